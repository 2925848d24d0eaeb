"""An examiner's appointment for one cycle, Articles 9, 28 and 29: invited, accepted, ended with the cycle."""

from enum import StrEnum

from award.law import art09_panels, art29_mutual_feedback
from award.process.kinds import Actor, Steps


class AppointmentState(StrEnum):
    NONE = "none"
    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"

    @property
    def label(self) -> str:
        return APPOINTMENT_ZH[self]


APPOINTMENT_ZH = {
    AppointmentState.NONE: "尚未邀请",
    AppointmentState.INVITED: "已邀请，待答复",
    AppointmentState.ACCEPTED: "已接受聘任",
    AppointmentState.DECLINED: "已谢绝",
    AppointmentState.WITHDRAWN: "已撤回邀请",
    AppointmentState.ENDED: "已自动终止",
}

A, X = Actor, AppointmentState


class AppointmentRoad(Steps):
    """label on the button, who, from, to, the law, provided."""

    INVITE = (
        "邀请担任评审员", A.CITY, {X.NONE, X.DECLINED, X.WITHDRAWN}, X.INVITED, art09_panels.INVITE,
        art09_panels.cycle_open, art29_mutual_feedback.not_struck_off,
    )  # fmt: skip
    ACCEPT = (
        "接受聘任", A.EXAMINER, X.INVITED, X.ACCEPTED, art09_panels.INVITE,
        art09_panels.cycle_open, art29_mutual_feedback.not_struck_off,
    )  # fmt: skip
    DECLINE = "谢绝聘任", A.EXAMINER, X.INVITED, X.DECLINED, art09_panels.INVITE
    WITHDRAW = "撤回邀请", A.CITY, X.INVITED, X.WITHDRAWN, art09_panels.INVITE
    END = "聘任自动终止", A.CLOCK, {X.INVITED, X.ACCEPTED}, X.ENDED, art09_panels.DISSOLVE
