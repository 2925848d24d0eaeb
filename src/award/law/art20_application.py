"""第二十条 Article 20: self-assessment, truthful materials, an internal notice of 5 working days."""

from award.law.case import ApplicationCase
from award.law.citation import Findings, cite, house, met, refuse
from award.law.dates import spoken

SELF_ASSESSMENT = cite(20, "按照评审标准有关要求进行自我评价")
FORM = cite(20, "如实填写申报材料")
INSIDE = cite(20, "在单位内部进行公示")
AT_LEAST = cite(20, "公示时间不少于5个工作日")
TRUTH = cite(30, "申报单位对申报材料的真实性负责")
APPROVER = house("unit_approver", "提交、撤回由单位审批人办理")
MIN_DAYS = 5
ITEMS = 23


def form_finished(case: ApplicationCase) -> Findings:
    """Every required field of the entry form is filled and within its limits."""
    found: Findings = met()
    if case.dossier.unfinished:
        names = "、".join(case.dossier.unfinished)
        found += refuse(FORM, f"还有{len(case.dossier.unfinished)}处没有填完：{names}", "dossier")
    if case.dossier.over_limit:
        found += refuse(FORM, f"超过字数限制：{'、'.join(case.dossier.over_limit)}", "dossier")
    return found


def self_assessed(case: ApplicationCase) -> Findings:
    """All 23 scoring items of GB/T 19580-2012 are answered."""
    done = case.dossier.self_assessed
    if done < ITEMS:
        return refuse(SELF_ASSESSMENT, f"自我评价写了{done}项，共{ITEMS}项", "report")
    return met()


def committed(case: ApplicationCase) -> Findings:
    """The commitment to truth (Article 30) is given with the filing."""
    return met() if case.dossier.committed else refuse(TRUTH, "尚未作出真实性承诺", "commitment")


def shown_inside(case: ApplicationCase) -> Findings:
    """Posted inside for at least 5 whole working days, the posting day not counted; with proof.

    A notice taken down too early must be posted and counted anew (interpretation 0005).
    """
    posted = case.internal_notice
    if posted is None:
        return refuse(INSIDE, "没有登记单位内部公示", "internal_notice")
    needed = max(MIN_DAYS, case.internal_days)
    first = case.readings["publicity.count_first_day"]
    count = case.calendar.count(posted.posted_on, needed, count_first_day=first)
    if posted.taken_down_on is not None and posted.taken_down_on < count.last_day:
        hung = sum(1 for d in count.counted if d <= posted.taken_down_on)
        because = (
            f"{spoken(posted.posted_on)}张贴，{spoken(posted.taken_down_on)}撤下，只满{hung}个工作日，"
            f"差{needed - hung}个；须重新张贴、重新计算"
        )
        return refuse(AT_LEAST, because, "internal_notice")
    if case.day <= count.last_day:
        until = f"公示到{spoken(count.last_day)}24时才满{needed}个工作日"
        because = f"{spoken(posted.posted_on)}张贴，{until}，次日起可以提交"
        return refuse(AT_LEAST, because, "internal_notice")
    if not posted.has_proof:
        return refuse(INSIDE, "没有上传内部公示的照片或证明", "internal_notice")
    return met()


def by_approver(case: ApplicationCase) -> Findings:
    """Whoever writes the materials may not file them: the unit's approver does (house rule)."""
    if case.hands.approves:
        return met()
    return refuse(APPROVER, "你可以填写和保存，提交、撤回请由本单位审批人登录后办理", "approver")
