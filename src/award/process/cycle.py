"""The cycle's road, Articles 18 and 19, and its two empty ends."""

from enum import StrEnum

from award.law import art09_panels, art18_launch, art19_call, art27_recusal
from award.law.art36_in_force import opened_under
from award.law.citation import cite
from award.process.kinds import STAYS, Actor, Steps


class C(StrEnum):
    NONE = "none"
    PLANNING = "planning"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    CALLED = "called"
    VACANT = "vacant"
    CLOSED = "closed"
    ABANDONED = "abandoned"

    @property
    def label(self) -> str:
        return CYCLE_ZH[self]


CYCLE_ZH = {
    C.NONE: "尚未开始",
    C.PLANNING: "拟订实施方案",
    C.SUBMITTED: "报批实施方案",
    C.APPROVED: "已启动，待发通知",
    C.CALLED: "申报与评审",
    C.VACANT: "奖项空缺",
    C.CLOSED: "已结束",
    C.ABANDONED: "已中止",
}

A = Actor


class CycleRoad(Steps):
    DRAFT_PLAN = "拟订实施方案", A.CITY, C.NONE, C.PLANNING, cite(18, "应当将项目实施方案报市委、市政府")
    REVISE_PLAN = "修改实施方案", A.CITY, C.PLANNING, STAYS, art18_launch.PLAN
    SUBMIT_PLAN = (
        "报市委、市政府", A.CITY, C.PLANNING, C.SUBMITTED, art18_launch.PLAN,
        art18_launch.plan_complete, opened_under,
    )  # fmt: skip
    WITHDRAW_PLAN = "收回修改", A.CITY, C.SUBMITTED, C.PLANNING, art18_launch.PLAN
    REGISTER_APPROVAL = "登记批准文件", A.CITY, C.SUBMITTED, STAYS, cite(18, "经批准同意后")
    CONFIRM_APPROVAL = (
        "复核批准文件", A.CITY, C.SUBMITTED, STAYS, cite(18, "经批准同意后，启动新一届评审表彰工作"),
        art18_launch.second_officer,
    )  # fmt: skip
    LAUNCH = (
        "启动本届评审", A.CITY, C.SUBMITTED, C.APPROVED, art18_launch.APPROVED,
        art18_launch.approved_by_both, art18_launch.plan_complete, opened_under,
    )  # fmt: skip
    PREPARE_CALL = "拟订申报通知与公告", A.CITY, C.APPROVED, STAYS, art19_call.NOTIFY
    CALL = (
        "发布申报公告", A.CITY, C.APPROVED, C.CALLED, art19_call.ANNOUNCE,
        art18_launch.second_officer, art19_call.everyone_notified, art19_call.announced_publicly,
        art19_call.opens_after_the_call,
    )  # fmt: skip
    EXTEND = (
        "公告顺延期限", A.CITY, C.CALLED, STAYS, art18_launch.EXTENSION,
        art18_launch.only_later,
    )  # fmt: skip
    STATE_VACANCY = (
        "作出空缺说明", A.CITY, C.CALLED, C.VACANT, cite(3, "若无符合条件的单位，奖项可以空缺"),
        art27_recusal.without_interest, art09_panels.nothing_live, art09_panels.nobody_awarded,
    )  # fmt: skip
    CLOSE = (
        "结束本届", A.CITY, {C.CALLED, C.VACANT}, C.CLOSED, art09_panels.DISSOLVE,
        art27_recusal.without_interest, art09_panels.nothing_live, art09_panels.ended_properly,
    )  # fmt: skip
    ABANDON = (
        "中止本届", A.CITY, {C.PLANNING, C.SUBMITTED, C.APPROVED, C.CALLED}, C.ABANDONED,
        art18_launch.TIMELY,
    )  # fmt: skip
