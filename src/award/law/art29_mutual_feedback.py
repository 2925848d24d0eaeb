"""第二十九条 Article 29: applicants judge examiners' discipline, examiners the applicants' conduct."""

from award.law.case import AppointmentCase, ConductCase
from award.law.citation import Findings, cite, house, met, refuse

ON_EXAMINER = cite(29, "申报单位对评审人员纪律执行情况予以评价")
ON_APPLICANT = cite(29, "评审人员对申报单位守纪情况予以评价")
MISCONDUCT = cite(29, "对评审人员存在弄虚作假、索取或收受财物等不正当行为的")
STRIKE_OFF = cite(29, "取消其评审员资格")
REFER = cite(29, "严格按照有关规定追责问责")
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
