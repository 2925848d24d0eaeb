"""第二十九条 Article 29: applicants judge examiners' discipline, examiners the applicants' conduct."""

from award.law.case import AppointmentCase
from award.law.citation import Findings, cite, met, refuse

ON_EXAMINER = cite(29, "申报单位对评审人员纪律执行情况予以评价")
ON_APPLICANT = cite(29, "评审人员对申报单位守纪情况予以评价")
MISCONDUCT = cite(29, "对评审人员存在弄虚作假、索取或收受财物等不正当行为的")
STRIKE_OFF = cite(29, "取消其评审员资格")


def not_struck_off(case: AppointmentCase) -> Findings:
    """Who was struck off is invited to no later cycle."""
    if case.struck_off:
        return refuse(STRIKE_OFF, f"{case.struck_off}已被取消评审员资格，不能再聘任", "struck_off")
    return met()
