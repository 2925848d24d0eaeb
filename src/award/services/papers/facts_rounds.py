"""What the records say of a cycle, its lists, panels, results and sheets."""

from decimal import Decimal
from typing import Any

from award.law.art07_criteria import Criteria, Item, criteria
from award.law.art31_revocation import last_day
from award.law.rank import Entry as Ranked
from award.law.rank import Weights, rank
from award.process import entry_form
from award.process.application import S
from award.process.evidence import REQUIREMENTS
from award.process.lists import K
from award.process.plan import Plan
from award.records import reviewing
from award.records.applications.models import Application
from award.records.cases import calendar, local
from award.records.cycles.models import Cycle
from award.records.honours.models import Honour
from award.records.insignia.models import Movement
from award.records.listing import FELL_OUT
from award.records.notices.models import AwardList, Objection, Opinion, PublicNotice
from award.records.reviews.models import Panel, PanelMember, Result, Sheet
from award.records.waiting import notice_clock
from award.services.papers.catalogue import Facts
from award.services.papers.facts_files import NOTHING, common, listed, moment_zh, movements, on, unit_words
from award.services.papers.official import Block, Fields, Grid, Heading, Paragraph, day_zh

KINDS_ZH = {"document": "材料评审", "site": "现场评审"}
BAND = 100


def of_cycle(cycle: Cycle) -> Facts:
    plan = cycle.plan()
    standard = criteria(plan.criteria)
    lists = {K(a.kind): a for a in cycle.lists.select_related("notice")}
    proposed = lists.get(K.PROPOSED)
    awarded = list(cycle.applications.filter(state__in=AWARDED).select_related("county").order_by("number"))
    opinions = list(Opinion.objects.filter(notice__cycle=cycle))
    words = {
        **common(cycle),
        "criteria_names": f"{standard.standard_zh}和{standard.guide_zh}",
        "weight_document": _percent(plan.weight_document),
        "weight_site": _percent(plan.weight_site),
        "panel_min_document": str(plan.panel_min_document),
        "panel_min_site": str(plan.panel_min_site),
        "profile_chars": str(plan.profile_chars),
        "report_chars": str(plan.report_chars),
        "filed_count": str(cycle.applications.exclude(submitted_at=None).count()),
        "opinions_count": str(len(opinions)),
        "report": proposed.report if proposed else "",
        "presider": proposed.presider if proposed else "",
        "held_on": day_zh(proposed.held_on) if proposed and proposed.held_on else "",
        "minutes": proposed.minutes if proposed else "",
        "circular_number": proposed.circular_number if proposed else "",
        "awarded_names": "、".join(a.name for a in awarded),
        "awardable_count": str(len(awarded)),
    }
    blocks: dict[str, Any] = {
        "plan_dates": _dates(plan),
        "requirements": [Paragraph(f"{r.label}{'' if r.required else '（有的提供）'}") for r in REQUIREMENTS],
        "form_blank": _form_blank(cycle),
        "awarded": _units(awarded),
        "awardable": _units(awarded),
        "composite": _composite(cycle, plan),
        "opinions": listed(
            ("序号", "意见建议", "研究处理情况"),
            [(o.text, o.treatment or "待处理") for o in opinions],
            (1, 5, 5),
        ),
        "insignia": movements(Movement.objects.filter(piece__honour__cycle=cycle)),
        "visit_plan": _visits(cycle),
    }
    for kind in K:
        more, tables = _of_list(kind, lists.get(kind))
        words |= more
        blocks |= tables
    return Facts(words, blocks)


AWARDED = [S.REPORTED.value, S.APPROVED.value, S.COMMENDED.value, S.CONFERRED.value]


def _percent(weight: Decimal) -> str:
    return f"{weight * 100:f}".rstrip("0").rstrip(".") + "%"


def _dates(plan: Plan) -> list[Block]:
    rows = [
        ("开始受理申报", day_zh(plan.opens_on)),
        ("申报截止", moment_zh(plan.deadline)),
        ("旗县区推荐截止", moment_zh(plan.county_deadline)),
        ("各项年限的基准日", day_zh(plan.base_date)),
        ("部门答复征求意见", f"收到函后{plan.reply_days}个工作日内"),
        ("资格公示", f"不少于{plan.qualification_days}个工作日"),
        ("候选名单征求意见", f"{plan.consultation_days}个工作日"),
        ("拟授奖名单公示", "7个工作日"),
    ]
    return [Grid(("事项", "时间"), rows, (2, 3))]


def _units(rows: list[Application]) -> list[Block]:
    return listed(("序号", "单位名称", "旗县区"), [(a.name, a.county.name) for a in rows], (1, 7, 3))


def _of_list(kind: K, award_list: AwardList | None) -> tuple[dict[str, str], dict[str, Any]]:
    """A list's members, who was left off, and the days of its notice."""
    entries = list(award_list.entries.select_related("application__county")) if award_list else []
    members = [e.application for e in entries if e.member and S(e.application.state) not in FELL_OUT]
    left = [(e.application.name, e.reason) for e in entries if not e.member]
    notice = award_list.notice if award_list else None
    first, last = _days(notice)
    objections = Objection.objects.filter(notice=notice).select_related("application") if notice else ()
    words = {
        f"{kind}_count": str(len(members)),
        f"{kind}_from": first,
        f"{kind}_to": last,
        f"{kind}_objections": str(len(objections)),
    }
    return words, {
        str(kind): _units(members),
        f"{kind}_left": listed(("序号", "单位名称", "理由"), left, (1, 5, 6)),
        f"{kind}_objections": listed(
            ("序号", "查询码", "单位", "办理"),
            [(o.code, o.application.name, o.get_state_display()) for o in objections],
            (1, 3, 5, 3),
        ),
    }


def _days(notice: PublicNotice | None) -> tuple[str, str]:
    """First counted and last day of a notice; a gap before it is published."""
    if notice is None:
        return "", ""
    first = on(notice.published_at)
    last, _ = notice_clock(notice, notice.published_at, calendar())
    return first, day_zh(last) if last else ""


def _form_blank(cycle: Cycle) -> list[Block]:
    made: list[Block] = []
    for section in entry_form.load(cycle.form_version).sections:
        labels = [(f.label + (f"（{f.unit}）" if f.unit else ""), "") for f in section.fields]
        made += [Heading(section.title), Fields(tuple(labels))]
    return made


def _composite(cycle: Cycle, plan: Plan) -> list[Block]:
    scores = reviewing.scores(cycle)
    rows = {a.pk: a for a in cycle.applications.filter(pk__in=scores)}
    ready = [a for a in rows.values() if {"document", "site"} <= set(scores[a.pk])]
    if not ready:
        return list(NOTHING)
    entries = [Ranked(str(a.pk), scores[a.pk]["document"], scores[a.pk]["site"]) for a in ready]
    places = rank(Weights(plan.weight_document, plan.weight_site), plan.floor, entries).places
    lines = [
        (
            rows[int(p.number)].name,
            f"{scores[int(p.number)]['document']:.2f}",
            f"{scores[int(p.number)]['site']:.2f}",
            f"{p.composite:.2f}",
            str(p.rank or "低于最低线"),
        )
        for p in places
    ]
    return listed(("序号", "单位名称", "材料评审", "现场评审", "综合得分", "排名"), lines, (1, 6, 2, 2, 2, 2))


def _visits(cycle: Cycle) -> list[Block]:
    honours = Honour.objects.filter(cycle=cycle).order_by("name")
    rows = [(h.name, f"{h.awarded_on.year + n}年", "", "") for h in honours for n in range(1, 4)]
    until = [Paragraph(f"寻访至{day_zh(last_day(honours[0].awarded_on))}。")] if honours else []
    return [*listed(("序号", "获奖单位", "年度", "寻访时间", "参加部门"), rows, (1, 5, 2, 3, 3)), *until]


# Panels


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
        "discipline": _asked(
            "遵守评审纪律、按时到场",
            "独立、客观、公正",
            "保守商业秘密、技术秘密",
            "廉洁自律，未索取、收受财物",
            "遵守回避规定",
        ),
        "conduct": _asked(
            "材料真实，如实提供情况", "配合评审，不干扰评分", "未宴请、馈赠评审人员", "未打探评审情况和分数"
        ),
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


def _asked(*questions: str) -> list[Block]:
    head = ("序号", "评价内容", "好", "一般", "差", "说明")
    return listed(head, [(q, "", "", "", "") for q in questions], (1, 6, 1, 1, 1, 3))
