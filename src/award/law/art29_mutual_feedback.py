"""第二十九条 Article 29: applicants judge examiners' discipline, examiners the applicants' conduct."""

from datetime import date

from award.law.case import AppointmentCase, ConductCase, MutualCase
from award.law.citation import Findings, cite, house, met, refuse

ON_EXAMINER = cite(29, "申报单位对评审人员纪律执行情况予以评价")
ON_APPLICANT = cite(29, "评审人员对申报单位守纪情况予以评价")
MISCONDUCT = cite(29, "对评审人员存在弄虚作假、索取或收受财物等不正当行为的")
STRIKE_OFF = cite(29, "取消其评审员资格")
REFER = cite(29, "严格按照有关规定追责问责")
MECHANISM = cite(29, "建立评审人员和申报单位双向监督反馈评价机制")
WINDOW = house("mutual.window", "现场评审结果签署之后，在本届方案规定的工作日内互相评价")
ONCE = house("mutual.once", "双向评价交后不改，一人对一家只评一次")
FOUR_EYES = house("conduct.two", "取消评审员资格由一名工作人员提出，另一名复核，都不是本人")


def not_struck_off(case: AppointmentCase) -> Findings:
    """Who was struck off is invited to no later cycle."""
    if case.struck_off:
        return refuse(STRIKE_OFF, f"{case.struck_off}已被取消评审员资格，不能再聘任", "struck_off")
    return met()


def two_officers(case: ConductCase) -> Findings:
    """Nobody is struck off by one officer alone, or by somebody concerned."""
    if case.hands.by in (case.hands.prepared_by, case.concerned):
        return refuse(FOUR_EYES, "取消资格是你提出的，或者涉及你本人，由另一名工作人员复核", "second")
    return met()


def in_the_window(case: MutualCase) -> Findings:
    """From the leader's signature to 24:00 of the last day of the plan's window."""
    if case.last_day is None:
        return refuse(WINDOW, "现场评审结果还没有由组长签署，签署之后再评价", "unsigned")
    if case.day > case.last_day:
        return refuse(WINDOW, f"评价到{case.last_day:%Y-%m-%d} 24:00为止，已经过期", "late")
    return met()


def not_given(case: MutualCase) -> Findings:
    """A word once given stands."""
    if case.given:
        return refuse(ONCE, "这份评价已经交了，不能再改", "given")
    return met()


def opened(last_day: date, day: date, both: bool) -> bool:
    """Whether either side may read the other's: both are in, or the window is over."""
    return both or day > last_day
