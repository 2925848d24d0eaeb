"""第十八条 Article 18: a cycle starts when 市委 and 市政府 have approved its plan."""

from award.law.case import CycleCase
from award.law.citation import Findings, cite, house, met, plan_rule, refuse

PLAN = cite(18, "应当将项目实施方案报市委、市政府")
APPROVED = cite(18, "经批准同意后，启动新一届评审表彰工作")
TIMELY = cite(3, "经市委、市政府研究批准后适时组织开展")
EXTENSION = plan_rule("extension", "期限只以公告并说明理由的顺延改动")
SECOND_OFFICER = house("four_eyes", "经办人与复核人不得为同一人")

ORGANS = {"party": "市委", "government": "市政府"}


def plan_complete(case: CycleCase) -> Findings:
    """The plan says everything that the cycle will be run by."""
    return tuple(f for fault in case.plan_faults for f in refuse(PLAN, fault, "plan"))


def approved_by_both(case: CycleCase) -> Findings:
    """Each organ's approval registered from its paper and confirmed by a second officer.

    One joint paper may carry both (市委、市政府 jointly or each).
    """
    found: Findings = met()
    for organ, name in ORGANS.items():
        papers = [a for a in case.approvals if organ in a.organs]
        if not papers:
            found += refuse(APPROVED, f"尚未登记{name}的批准文件", f"approval.{organ}")
        elif not any(a.confirmed for a in papers):
            found += refuse(APPROVED, f"{name}的批准文件已登记，尚待另一名经办人复核", f"approval.{organ}")
    return found


def only_later(case: CycleCase) -> Findings:
    """An announced, reasoned extension moves dates later, never earlier (plan rule)."""
    if case.earlier_than_planned:
        names = "、".join(case.earlier_than_planned)
        return refuse(EXTENSION, f"顺延只能推后，这些日期提前了：{names}", "dates")
    return met()


def second_officer(case: object) -> Findings:
    """Four eyes: who prepared an act is not the one who releases it (house rule)."""
    hands = case.hands  # type: ignore[attr-defined]
    if hands.by and hands.by == hands.prepared_by:
        return refuse(SECOND_OFFICER, "这一件由你本人经办，须由另一名工作人员复核发布", "four_eyes")
    return met()
