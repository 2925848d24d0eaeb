"""What the records say of a cycle, its lists, panels, results and sheets."""

from decimal import Decimal
from typing import Any

from award.law.art07_criteria import criteria
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
from award.records.cases import calendar
from award.records.cycles.models import Cycle
from award.records.honours.models import Honour
from award.records.insignia.models import Movement
from award.records.listing import FELL_OUT
from award.records.notices.models import AwardList, Objection, Opinion, PublicNotice
from award.records.waiting import notice_clock
from award.services.papers.catalogue import Facts
from award.services.papers.facts_common import NOTHING, common, listed, moment_zh, movements, on
from award.services.papers.official import Block, Fields, Grid, Heading, Paragraph, day_zh

KINDS_ZH = {"document": "材料评审", "site": "现场评审"}


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
