"""第二十二条 Article 22: recheck, consult the departments, decide, show the list for 5 days."""

from datetime import date

from award.law.case import ApplicationCase, ListCase, Notice
from award.law.citation import Citation, Findings, Kind, cite, confirm, met, note, plan_rule, refuse, settle
from award.law.credit_lists import on_lists
from award.law.dates import spoken
from award.law.interruptions import lost_days
from award.law.readings import Readings
from award.law.texts import chinese
from award.law.workdays import Calendar, Count

RECHECK = cite(22, "对申报单位资格和申报材料完整性进行复核")
CONSULT = cite(22, "征求包头市有关行业行政主管部门意见")
DECIDE = cite(22, "确定具备申报资格的企业名单")
SHOW = cite(22, "确定具备申报资格的企业名单并向社会公示")
AT_LEAST = cite(22, "公示期不少于5个工作日")
PASSED = cite(23, "对通过公示的企业")
PLANNED_DAYS = plan_rule("notice_days", "本届方案确定的公示天数")
MIN_DAYS = 5

REPLY_ZH = {"none": "无此情形", "found": "有情形", "cannot_verify": "无法核实"}


def _item(ground: int) -> str:
    """3 -> 第（三）项."""
    return f"第（{chinese(ground)}）项"


def rechecked(case: ApplicationCase) -> Findings:
    """An officer of CITY recorded the recheck of standing and completeness."""
    return met() if case.qualification.rechecked else refuse(RECHECK, "尚未登记复核结果", "recheck")


def sectors_answered(case: ApplicationCase) -> Findings:
    """Every ground of Article 17 was put to a department, and each reply is in or decided on.

    Silence is never consent: an overdue department is passed over only by a recorded reason.
    A reply of 有情形 or 无法核实 waits for a named official.
    """
    replies = case.qualification.replies
    missing = sorted(set(range(1, 7)) - {r.ground for r in replies})
    found: Findings = met()
    if missing:
        items = "、".join(map(_item, missing))
        found += refuse(CONSULT, f"第十七条{items}还没有征求任何部门的意见", "consultation")
    for r in replies:
        if r.kind is None and not r.excused:
            late = f"，已过期限{spoken(r.due_on)}" if case.day > r.due_on else f"，期限{spoken(r.due_on)}"
            found += refuse(CONSULT, f"{r.sector}未复{late}；未复不当作“无意见”", "consultation")
        elif r.kind in ("found", "cannot_verify"):
            because = f"{r.sector}复函：{REPLY_ZH[r.kind]}，须具名认定是否构成第十七条{_item(r.ground)}"
            found += confirm(CONSULT, because, r.key)
    return settle(found, case.attested)


def notice_running_until(notice: Notice, calendar: Calendar, readings: Readings) -> Count:
    """The count of a notice: the publication day itself not counted by default, interruptions made up for."""
    first = readings["publicity.count_first_day"]
    without = not_seen(notice, calendar)
    return calendar.count(notice.published_on, notice.days, count_first_day=first, without=without)


def not_seen(notice: Notice, calendar: Calendar) -> frozenset[date]:
    """The working days that interruptions took from the notice (interpretation 0033)."""
    return frozenset(d for span in notice.interruptions for d in lost_days(span, calendar))


def over(
    notice: Notice | None,
    case: ApplicationCase | ListCase,
    law: Citation,
    missing: str = "尚未公示",
) -> Findings:
    """The notice has run to 24:00 of its last day and hung that long."""
    if notice is None:
        return refuse(law, missing, "notice")
    count = notice_running_until(notice, case.calendar, case.readings)
    if notice.taken_down_on is not None and notice.taken_down_on < count.last_day:
        hung = sum(1 for d in count.counted if d <= notice.taken_down_on)
        because = f"公示{spoken(notice.taken_down_on)}撤下，只满{hung}个工作日，须重新公示、重新计算"
        return refuse(law, because, "notice")
    if case.day <= count.last_day:
        lost = sum(notice.published_on < d <= count.last_day for d in not_seen(notice, case.calendar))
        extended = f"中断顺延{lost}个工作日，" if lost else ""
        because = (
            f"公示自{spoken(notice.published_on)}发布，{extended}到{spoken(count.last_day)}24时满{notice.days}个工作日，"
            f"最早{spoken(count.next_step_from)}可办"
        )
        return refuse(law, because, "notice")
    return met()


def notice_over(case: ApplicationCase) -> Findings:
    """The qualification notice, counted for this entry."""
    return over(case.notice, case, AT_LEAST)


def no_objection_open(case: ApplicationCase) -> Findings:
    """Passed: the notice is over and no objection or lead is undecided (interpretation 0005)."""
    if case.objections.undecided:
        codes = "、".join(case.objections.undecided)
        return refuse(PASSED, f"还有未办结的异议或线索：{codes}", "objection")
    if case.objections.upheld:
        return refuse(PASSED, "有经复核成立的异议，这家没有通过公示，应撤回资格", "objection")
    return late_leads(PASSED, case.objections.late_leads)


def late_leads(law: Citation, codes: tuple[str, ...]) -> Findings:
    """What came after the notice holds nothing up, and is not forgotten either."""
    if not codes:
        return met()
    return note(law, f"公示期满后收到的线索尚未处理：{'、'.join(codes)}", "late_leads")


def may_take_back(case: ApplicationCase) -> Findings:
    """During the qualification notice CITY itself may take an entry back: an objection was upheld, or an
    official confirmed that a list of Article 17(6) bars it.
    """
    barred = any(f.kind is Kind.REFUSE for f in on_lists(case))
    if case.objections.upheld or barred:
        return met()
    return refuse(DECIDE, "没有经复核成立的异议，也没有经具名认定的第十七条（六）情形", "objection")


def nobody_waiting(case: ListCase) -> Findings:
    """The list is published once, with everybody decided: a later second list would be a second notice."""
    if case.unready:
        return refuse(
            SHOW, f"还有{len(case.unready)}家没有作出资格决定：{'、'.join(case.unready)}", "unready"
        )
    return met()


def has_members(case: ListCase) -> Findings:
    """An empty list is not published as a notice; a vacancy is stated instead (Article 3)."""
    return met() if case.members else refuse(SHOW, "名单是空的：没有单位可以公示，请作出空缺说明", "members")


def at_least_five(case: ListCase) -> Findings:
    """Not under 5 working days, nor under what the plan promised."""
    if case.days_chosen < MIN_DAYS:
        return refuse(AT_LEAST, f"公示期定为{case.days_chosen}个工作日，少于{MIN_DAYS}个", "days")
    if case.days_chosen < case.days_planned:
        because = f"公示期定为{case.days_chosen}个工作日，少于方案的{case.days_planned}个"
        return refuse(PLANNED_DAYS, because, "days")
    return met()
