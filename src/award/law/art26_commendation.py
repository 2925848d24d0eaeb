"""第二十六条 Article 26: re-examination, consent, approval, circular, insignia."""

from award.law.art03_limits import CAP, MAX_AWARDS, VACANCY
from award.law.art22_qualification import late_leads, notice_running_until, over
from award.law.art25_final_deliberation import SEVEN
from award.law.case import ApplicationCase, ListCase, ObjectionCase
from award.law.citation import Findings, cite, house, met, note, plan_rule, refuse
from award.law.dates import spoken

REEXAMINE = cite(26, "由市政府质量工作主管部门组织复核")
CONSENT = cite(26, "经复核异议成立的，报请市人民政府同意")
DISQUALIFY = cite(26, "取消其授奖资格")
REPORT = cite(26, "异议不成立及公示无异议的，报请市人民政府批准")
CIRCULAR = cite(26, "由市人民政府发布授奖通报")
INSIGNIA = cite(26, "颁发奖牌（奖杯）、证书")
ONE_BY_ONE = plan_rule("objection_blocks", "有异议的单位办结前不报请，不影响其他单位报请批准")
FEEDBACK = house("feedback_release", "评审反馈报告在授奖通报发布以后才提供给申报单位")
UNINVOLVED = house("uninvolved", "复核人没有经办过被异议的申报件")


def notice_over(case: ApplicationCase) -> Findings:
    """Counted for this entry: a corrected one has a clock of its own."""
    return over(case.notice, case, SEVEN, "拟授奖名单还没有公示")


def no_objection_open(case: ApplicationCase) -> Findings:
    """Nothing undecided about this enterprise, leads included."""
    if case.objections.undecided:
        return refuse(
            REEXAMINE, f"还有未办结的异议或线索：{'、'.join(case.objections.undecided)}", "objection"
        )
    if case.objections.upheld:
        return refuse(DISQUALIFY, "有经复核成立的异议，应报请同意、取消授奖资格", "objection")
    return late_leads(REEXAMINE, case.objections.late_leads)


def none_open(case: ListCase) -> Findings:
    """The report to the government waits for every objection on the list, or the plan lets the others go.

    One by one (interpretation 0006): the entries concerned stay behind, and are reported when decided.
    """
    if case.undecided_objections and not case.one_by_one:
        codes = "、".join(case.undecided_objections)
        return refuse(REEXAMINE, f"还有未办结的异议或线索：{codes}", "objection")
    found = late_leads(REEXAMINE, case.late_leads)
    if case.held_back:
        if len(case.held_back) == len(case.members):
            return refuse(REEXAMINE, "名单上各家都有未办结的异议、线索或未满期的更正", "objection")
        because = f"本次不报请、办结后另报：{'、'.join(case.held_back)}"
        found += note(ONE_BY_ONE, because, "held_back")
    return found


def list_reported(case: ApplicationCase) -> Findings:
    """An entry that stayed behind follows its list."""
    return met() if case.list_reported else refuse(REPORT, "拟授奖名单还没有报请批准", "list")


def none_behind(case: ListCase) -> Findings:
    """One circular for the whole list: it waits for the entries that stayed behind."""
    if case.held_back:
        because = f"还有没有报请批准的单位：{'、'.join(case.held_back)}"
        return refuse(REPORT, because, "objection")
    return met()


def objection_upheld(case: ApplicationCase) -> Findings:
    return met() if case.objections.upheld else refuse(CONSENT, "没有经复核成立的异议", "objection")


def government_consented(case: ApplicationCase) -> Findings:
    """CITY asks, GOVERNMENT consents, CITY disqualifies."""
    return met() if case.objections.consented else refuse(CONSENT, "市人民政府尚未同意", "consent")


def within_cap(case: ApplicationCase) -> Findings:
    """The sixth award is refused here too, whatever the list said."""
    if case.approved_in_cycle >= MAX_AWARDS:
        return refuse(CAP, f"本届已批准{case.approved_in_cycle}家", "cap")
    return met()


def somebody_left(case: ListCase) -> Findings:
    """Where every proposed recipient was disqualified, the vacancy is stated; no empty list is awarded."""
    if case.members:
        return met()
    return refuse(VACANCY, "拟授奖名单上的单位都已取消授奖资格，请作空缺说明", "members")


def all_approved(case: ListCase) -> Findings:
    """The circular names only whom the government approved."""
    if case.unapproved:
        return refuse(REPORT, f"市人民政府还没有批准：{'、'.join(case.unapproved)}", "approval")
    return met()


def circular_numbered(case: ListCase) -> Findings:
    """Numbers are given by the official document system and entered, never invented."""
    return met() if case.circular_number else refuse(CIRCULAR, "没有登记授奖通报的文号", "circular")


def received_in_time(case: ObjectionCase) -> Findings:
    """In time until 24:00 of the last day; a later one is kept as a lead."""
    count = notice_running_until(case.notice, case.calendar, case.readings)
    if case.received_at.date() > count.last_day:
        return refuse(REEXAMINE, f"公示已于{spoken(count.last_day)}24时届满，改按线索登记", "late")
    return met()


def handler_uninvolved(case: ObjectionCase) -> Findings:
    """Re-examination by people who did not handle the file (house rule, after Article 27)."""
    if case.hands.by in case.involved:
        return refuse(UNINVOLVED, "你经办过这份申报，复核须由未经办的工作人员作出", "handler")
    return met()


def reexamined(case: ObjectionCase) -> Findings:
    """A report stands before a verdict."""
    return met() if case.reexamined else refuse(REEXAMINE, "还没有写复核报告", "report")


def at_award_notice(case: ObjectionCase) -> Findings:
    """The government's consent is asked only about proposed recipients."""
    return met() if case.at_award_notice else refuse(CONSENT, "只有对拟授奖名单的异议须报请同意", "consent")


def feedback_released(circulated: bool) -> Findings:
    """Scores and findings reach an applicant once the circular is out, or the cycle ended without one."""
    return met() if circulated else refuse(FEEDBACK, "本届授奖通报还没有发布", "feedback")
