"""What the records say of a panel, its members, its results and sheets."""

from decimal import Decimal
from typing import Any

from award.law.art07_criteria import Criteria, Item, criteria
from award.process.mutual import ANSWERS, ITEMS, Side
from award.records import reviewing
from award.records.cases import local
from award.records.reviews.models import Panel, PanelMember, Result, Sheet
from award.services.papers.catalogue import Facts
from award.services.papers.facts_common import NOTHING, common, listed, on, unit_words
from award.services.papers.facts_rounds import KINDS_ZH
from award.services.papers.official import Block, Grid, Paragraph, day_zh

BAND = 100


def _panel(panel: Panel) -> dict[str, str]:
    members = reviewing.members(panel)
    return {
        **common(panel.cycle),
        "panel": panel.name,
        "panel_kind": KINDS_ZH[panel.kind],
        "leader": next((str(m.examiner) for m in members if m.leader), ""),
    }


def _members(panel: Panel) -> list[Block]:
    rows = [
        ("组长" if m.leader else "成员", str(m.examiner), m.examiner.employer)
        for m in reviewing.members(panel)
    ]
    return listed(("序号", "职务", "姓名", "工作单位"), rows, (1, 2, 2, 5))


def of_panel(panel: Panel) -> Facts:
    files = panel.applications.order_by("number")
    rows = [(a.number or "", a.name) for a in files]
    given = listed(("序号", "编号", "申报单位"), rows, (1, 4, 6))
    return Facts(_panel(panel), {"members": _members(panel), "files": given})


def of_member(member: PanelMember) -> Facts:
    examiner = member.examiner
    declared = {d.application_id: d for d in examiner.declarations.all()}
    rows = []
    for row in member.panel.applications.order_by("number"):
        found = declared.get(row.pk)
        told = "" if found is None else "无利害关系" if found.interest == "none" else "有利害关系，回避"
        rows.append((row.name, told, day_zh(local(found.at).date()) if found else ""))
    words = {
        **_panel(member.panel),
        "examiner": str(examiner),
        "employer": examiner.employer,
        "role": "组长" if member.leader else "成员",
    }
    return Facts(words, {"declarations": listed(("序号", "申报单位", "声明", "日期"), rows, (1, 5, 4, 3))})


def of_result(result: Result) -> Facts:
    plan, row = result.panel.cycle.plan(), result.application
    standard = criteria(plan.criteria)
    scored = reviewing.outcome(result.panel, row, plan)
    low = int(result.score // BAND * BAND) if result.score is not None else 0
    words = {
        **_panel(result.panel),
        **unit_words(row),
        "findings": result.findings,
        "discussion": result.discussion or "各评审员评分未超过须讨论的差距。",
        "score": f"{result.score:.2f}" if result.score is not None else "",
        "score_band": f"{low}至{low + BAND}分" if result.score is not None else "",
    }
    sheets = result.panel.sheets.filter(application=row, state="signed")
    blocks: dict[str, Any] = {
        "members": _members(result.panel),
        "consensus": _percents(standard, result.consensus),
        "categories": _categories(standard, scored.by_category if scored.valid else {}),
        "strengths": _said(standard, [s.strengths for s in sheets]),
        "opportunities": _said(standard, [s.opportunities for s in sheets]),
        "site_agenda": _agenda(),
        "signin": _signin(result.panel),
        "site_record": _record(standard),
        "discipline": _mutual(result, Side.APPLICANT),
        "conduct": _mutual(result, Side.EXAMINER),
    }
    return Facts(words, blocks)


def of_sheet(sheet: Sheet) -> Facts:
    standard = criteria(sheet.panel.cycle.plan().criteria)
    words = {
        **_panel(sheet.panel),
        **unit_words(sheet.application),
        "examiner": str(sheet.examiner),
        "signed_on": on(sheet.signed_at),
    }
    rows = [
        (
            i.clause,
            i.name_zh,
            _number(sheet.percents.get(i.clause)),
            str(sheet.strengths.get(i.clause) or ""),
            str(sheet.opportunities.get(i.clause) or ""),
        )
        for i in _items(standard)
    ]
    head = ("条款", "名称", "百分比", "优势", "改进机会")
    return Facts(words, {"sheet": [Grid(head, rows, (2, 3, 2, 5, 5))]})


def _items(standard: Criteria) -> list[Item]:
    return [item for category in standard.categories for item in category.items]


def _number(value: Any) -> str:
    return "" if value is None else f"{Decimal(str(value)).normalize():f}%"


def _percents(standard: Criteria, given: dict[str, Any]) -> list[Block]:
    rows = [(i.clause, i.name_zh, f"{i.points:f}", _number(given.get(i.clause))) for i in _items(standard)]
    return [Grid(("条款", "名称", "分值", "合议百分比"), rows, (2, 5, 2, 3))]


def _categories(standard: Criteria, given: Any) -> list[Block]:
    rows = [
        (c.name_zh, f"{c.points:f}", f"{given[c.clause]:.2f}" if c.clause in given else "")
        for c in standard.categories
    ]
    return [Grid(("类目", "满分", "得分"), rows, (4, 2, 2))]


def _said(standard: Criteria, sheets: list[dict[str, Any]]) -> list[Block]:
    """What the examiners wrote, item by item, without their names."""
    made: list[Block] = []
    for item in _items(standard):
        words = dict.fromkeys(str(s.get(item.clause) or "").strip() for s in sheets)
        made += [Paragraph(f"{item.name_zh}：{text}") for text in words if text]
    return made or list(NOTHING)


def _agenda() -> list[Block]:
    steps = ("首次会议：组长说明，企业汇报", "参观现场", "高层访谈、部门查证、员工座谈、记录核查",
             "组内沟通，逐条评分", "与企业高层沟通", "末次会议：优势和改进机会（不公布分数）")  # fmt: skip
    return listed(("序号", "内容", "时间", "地点"), [(s, "", "") for s in steps], (1, 6, 3, 3))


def _signin(panel: Panel) -> list[Block]:
    rows = [(str(m.examiner), m.examiner.employer, "", "") for m in reviewing.members(panel)]
    blank = [("", "", "", "")] * 8
    return listed(("序号", "姓名", "单位、职务", "首次会议", "末次会议"), rows + blank, (1, 2, 4, 2, 2))


def _record(standard: Criteria) -> list[Block]:
    rows = [(i.clause, i.name_zh, "", "") for i in _items(standard)]
    return [Grid(("条款", "名称", "查证的事实和证据", "优势、改进机会"), rows, (2, 3, 6, 5))]


def _mutual(result: Result, side: Side) -> list[Block]:
    """How many answered what; columns left blank for a pen where nobody has spoken yet (Article 29)."""
    people = [m.examiner_id for m in reviewing.members(result.panel)]
    given = result.application.statements.filter(side=side.value, examiner__in=people)
    answers = list(given.values_list("answers", flat=True))
    rows = [
        (item.words, *(_count([a.get(item.key) for a in answers].count(key)) for key in ANSWERS), "")
        for item in ITEMS[side]
    ]
    return listed(("序号", "评价内容", *ANSWERS.values(), "说明"), rows, (1, 6, 1, 1, 2, 3))


def _count(number: int) -> str:
    return str(number) if number else ""
