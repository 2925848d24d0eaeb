"""第二十一条 Article 21: filing in time; the county verifies with the sector, then recommends."""

from award.law.case import ApplicationCase
from award.law.citation import Findings, cite, confirm, met, plan_rule, refuse, settle
from award.law.dates import spoken, spoken_moment

IN_TIME = cite(21, "申报单位应当在规定时限内")
REGISTERED = cite(21, "报送至登记注册地旗县区政府质量工作主管部门")
WITH_SECTOR = cite(21, "会同行业主管部门")
VERIFY = cite(21, "对申报材料的完整性、真实性进行核实")
RECOMMEND = cite(21, "签署推荐意见后报送至市政府质量工作主管部门")
COUNTY_DEADLINE = plan_rule("county_deadline", "旗县区推荐截止时间")
ONE_EXTENSION = plan_rule("one_extension", "个别顺延须写明理由，由另一名工作人员决定")
ROUNDS = plan_rule("correction_rounds", "补正的次数和时限")


def in_time(case: ApplicationCase) -> Findings:
    """To the second, by the server's clock; the deadline moment itself is in time."""
    if case.call is None:
        return met()
    deadline = case.extended_to or case.call.deadline
    if case.moment > deadline:
        return refuse(IN_TIME, f"申报已于{spoken_moment(deadline)}截止", "deadline")
    return met()


def county_in_time(case: ApplicationCase) -> Findings:
    """The county forwards before the city's own deadline, which the plan sets."""
    if case.call is not None and case.moment > case.call.county_deadline:
        because = f"旗县区推荐已于{spoken_moment(case.call.county_deadline)}截止"
        return refuse(COUNTY_DEADLINE, because, "county_deadline")
    return met()


def verified(case: ApplicationCase) -> Findings:
    """Every point of completeness and authenticity is checked and none left in doubt."""
    found: Findings = met()
    if case.screening.unchecked:
        names = "、".join(case.screening.unchecked)
        found += refuse(VERIFY, f"还有{len(case.screening.unchecked)}项没有核实：{names}", "checklist")
    if case.screening.incomplete:
        names = "、".join(case.screening.incomplete)
        found += refuse(VERIFY, f"核实不完整，须先补正：{names}", "checklist")
    if case.screening.doubtful:
        names = "、".join(case.screening.doubtful)
        found += refuse(VERIFY, f"核实存疑，须先补正或查清：{names}", "checklist")
    return found


def sector_joined(case: ApplicationCase) -> Findings:
    """At least one sector authority joined the check; a silent one is decided by the county by name."""
    if case.screening.sectors_asked == 0:
        return refuse(WITH_SECTOR, "没有会同任何行业主管部门核实", "sector")
    found: Findings = met()
    for name in case.screening.sectors_silent:
        found += confirm(WITH_SECTOR, f"{name}还没有答复核实情况", f"sector.{name}")
    return settle(found, case.attested)


def round_left(case: ApplicationCase) -> Findings:
    """A return for correction uses one of the plan's rounds."""
    used, allowed = case.screening.rounds_used, case.screening.rounds_allowed
    if used >= allowed:
        return refuse(ROUNDS, f"本届方案允许补正{allowed}次，已用{used}次", "rounds")
    return met()


def correction_in_time(case: ApplicationCase) -> Findings:
    """A corrected dossier comes back by 24:00 of the last day the plan gives."""
    due = case.screening.correction_due
    if due is not None and case.day > due:
        return refuse(ROUNDS, f"补正期限为{spoken(due)}，已过", "correction_due")
    return met()


def correction_over(case: ApplicationCase) -> Findings:
    """An uncorrected return can be closed only after its last day."""
    due = case.screening.correction_due
    if due is not None and case.day <= due:
        return refuse(ROUNDS, f"补正期限到{spoken(due)}24时，尚未届满", "correction_due")
    return met()


def deadline_passed(case: ApplicationCase) -> Findings:
    """The clock lapses a draft only when filing is over."""
    if case.call is not None and not in_time(case):
        deadline = case.extended_to or case.call.deadline
        return refuse(IN_TIME, f"申报到{spoken_moment(deadline)}截止，尚未届满", "deadline")
    return met()
