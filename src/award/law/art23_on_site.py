"""第二十三条 Article 23, on site: days and schedule, clauses dealt out, who came, what may be told.

The article asks for findings and a score on site; how a visit runs is the house's, and cited as such.
"""

import re
from collections.abc import Iterable

from award.law.art23_review import LEADER
from award.law.case import ApplicationCase, SiteVisitCase
from award.law.citation import Findings, cite, house, met, refuse

FORM = cite(23, "组建现场评审专家组")
SCHEDULE = house("site_schedule", "现场评审一至两天，从首次会议开始，经参观、访谈、查证，到末次会议结束")
SPLIT = house("clause_split", "23个评分条款逐条有人负责")
CLOSING = house("closing_meeting", "末次会议只通报优势和改进机会，不告知分数")
RECORDED = house("site_record", "现场评审须有日程、签到和报告，结果才能签署")
SCORE_WORDS = re.compile(
    r"(?:得分|评分|打分|分数|总分|百分比)[^。；\n]{0,8}?\d|\d+(?:\.\d+)?\s*分(?![钟之别公厂部级类析层批期支项]|\d)"
)


def by_visit_leader(case: SiteVisitCase) -> Findings:
    """The leader answers for the visit, so the leader arranges it and writes its report."""
    if case.hands.by != case.leader:
        return refuse(LEADER, "现场评审由组长安排，你不是这份申报现场评审的组长", "leader")
    return met()


def on_site_now(case: SiteVisitCase) -> Findings:
    """Visits are arranged and recorded while the file is at its site review."""
    return met() if case.started else refuse(FORM, "这份申报现在不在现场评审环节", "stage")


def schedule_sound(case: SiteVisitCase) -> Findings:
    """One or two days; opening first, closing last, nothing at the same time, every part there."""
    found: Findings = met()
    for fact in case.schedule_faults:
        found += refuse(SCHEDULE, fact, "schedule")
    return found


def split_whole(case: SiteVisitCase) -> Findings:
    """Each of the items has somebody who counts on this panel."""
    if case.uncovered:
        return refuse(SPLIT, f"还没有人负责：{'、'.join(case.uncovered)}", "split")
    return met()


def no_score_told(case: SiteVisitCase) -> Findings:
    """A text for the closing meeting that carries a score is refused with the words found."""
    found: Findings = met()
    for words in told_scores(case.told):
        found += refuse(CLOSING, f"通报中有分数：“{words}”，请删去", "told")
    return found


def told_scores(texts: Iterable[str]) -> tuple[str, ...]:
    """The words that tell a score; figures of the enterprise itself (合格率99.2%、30分钟) are none."""
    return tuple(m[0] for text in texts for m in SCORE_WORDS.finditer(text))


def visit_recorded(case: ApplicationCase) -> Findings:
    """Before the site result is signed: arranged, everybody there or excused, the report written."""
    panel = case.panel
    if not panel.visit_arranged:
        return refuse(RECORDED, "还没有排定现场评审的日程和分工", "visit")
    found: Findings = met()
    if panel.absent:
        found += refuse(RECORDED, f"没有现场签到，也没有登记缺席原因：{'、'.join(panel.absent)}", "visit")
    if not panel.site_report_written:
        found += refuse(RECORDED, "还没有写现场评审报告", "site_report")
    return found
