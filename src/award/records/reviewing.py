"""A panel's state for one file, from its rows: who counts, who has signed, what the sheets give."""

import hashlib
import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Max

from award.law.art07_criteria import criteria
from award.law.case import PanelState
from award.law.score import Flag, Method, Rules, Score, score
from award.law.score import Sheet as Marks
from award.process.narrative import parse
from award.process.panel import P, SheetState
from award.process.plan import Plan
from award.process.points import PROFILE, Places
from award.process.site_visit import V
from award.records.applications.models import Application
from award.records.concluding import reasons_of, text_of, words_on
from award.records.cycles.models import Cycle
from award.records.onsite.models import SiteVisit
from award.records.reviews.models import Declaration, Panel, PanelMember, Result, Sheet
from award.records.visiting import here


def panel_for(application: Application, kind: str) -> Panel | None:
    """The panel of this stage (document | site) to which the file is given."""
    return application.panels.filter(kind=kind).exclude(state=P.NONE.value).order_by("-id").first()


def members(panel: Panel) -> list[PanelMember]:
    """Who sits on the panel now, the leader first."""
    rows = panel.members.filter(left_at=None).select_related("examiner__user")
    return [m for m in rows if m.examiner.struck_off_at is None]


def interests(application: Application) -> dict[int, str]:
    """Examiner id -> declared interest ('none' or a kind)."""
    return dict(application.declarations.values_list("examiner_id", "interest"))


def counted(panel: Panel, application: Application) -> list[PanelMember]:
    """Members without a declared interest in this applicant: theirs are the sheets that count."""
    declared = interests(application)
    return [m for m in members(panel) if declared.get(m.examiner_id, "none") == "none"]


def rules(plan: Plan, kind: str) -> Rules:
    """The frozen plan's rules of scoring for this stage."""
    return Rules(
        Method(plan.method),
        plan.panel_min_site if kind == "site" else plan.panel_min_document,
        Decimal(plan.spread_item),
        Decimal(plan.spread_total),
    )


def percents(stored: dict[str, Any]) -> dict[str, Decimal | None]:
    return {clause: Decimal(str(value)) for clause, value in stored.items() if value is not None}


def outcome(panel: Panel, application: Application, plan: Plan) -> Score:
    """The score that the signed sheets (and the leader's consensus) give."""
    counting = counted(panel, application)
    result = result_of(panel, application)
    return _scored(panel, plan, signed_sheets(panel, application, counting), counting, result)


def _scored(
    panel: Panel,
    plan: Plan,
    sheets: Iterable[Sheet],
    counting: Iterable[PanelMember],
    result: Result | None,
) -> Score:
    return score(
        criteria(plan.criteria),
        rules(plan, panel.kind),
        marks_of(sheets, counting),
        percents(result.consensus) if result else None,
    )


def marks_of(sheets: Iterable[Sheet], counting: Iterable[PanelMember]) -> list[Marks]:
    """Signed sheets as the rules of Article 23 read them; two examiners of one name stay two."""
    leaders = {m.examiner_id for m in counting if m.leader}
    rows = list(sheets)
    names = [str(s.examiner) for s in rows]
    return [
        Marks(
            name if names.count(name) == 1 else f"{name}（{s.examiner.employer}，{s.examiner_id}号）",
            percents(s.percents),
            leader=s.examiner_id in leaders,
        )
        for name, s in zip(names, rows, strict=True)
    ]


def signed_sheets(panel: Panel, application: Application, counting: Iterable[PanelMember]) -> list[Sheet]:
    ids = [m.examiner_id for m in counting]
    rows = panel.sheets.filter(application=application, state=SheetState.SIGNED.value, examiner_id__in=ids)
    return list(rows.select_related("examiner__user"))


def result_of(panel: Panel, application: Application) -> Result | None:
    return panel.results.filter(application=application).first()


def panel_state(application: Application, plan: Plan, kind: str) -> PanelState:
    """What the rules of Articles 23 and 27 ask about the panel of one file."""
    panel = panel_for(application, kind)
    minimum = rules(plan, kind).panel_min
    if panel is None:
        return PanelState(minimum=minimum)
    everybody, counting = members(panel), counted(panel, application)
    declared = interests(application)
    sheets, result = signed_sheets(panel, application, counting), result_of(panel, application)
    signed = {s.examiner_id for s in sheets}
    unsigned = tuple(str(m.examiner) for m in counting if m.examiner_id not in signed)
    scored = _scored(panel, plan, sheets, counting, result)
    # Until everybody has signed, nothing is said of how far the sheets are apart.
    flags = () if unsigned else scored.flags
    words = words_on(result, _digest(result, sheets, scored), counting)
    return PanelState(
        exists=True,
        members=len(counting),
        minimum=minimum,
        leaders=tuple(str(m.examiner.user_id) for m in counting if m.leader),
        undeclared=tuple(str(m.examiner) for m in everybody if m.examiner_id not in declared),
        unsigned=unsigned,
        spreads=tuple(
            f"{f.clause}相差{f.spread:f}个百分点" if f.clause else f"总分相差{f.spread:.2f}分" for f in flags
        ),
        discussed=bool(result and result.discussion.strip()),
        score_valid=scored.valid,
        score_because=scored.because or "",
        findings_written=bool(result and result.findings.strip()),
        hands=frozenset(str(m.examiner.user_id) for m in counting),
        unreasoned=unreasoned(flags, reasons_of(result)),
        uncountersigned=tuple(str(w.member.examiner) for w in words if w.word is None),
        **(_visited(panel, application, counting) if kind == "site" else {}),
    )


def _visited(panel: Panel, application: Application, counting: Iterable[PanelMember]) -> dict[str, Any]:
    """What Article 23 on site asks: arranged, who was not there, whether the report is written."""
    visit = visit_of(panel, application)
    if visit is None or visit.state != V.ARRANGED:
        return {}
    return {
        "visit_arranged": True,
        "absent": tuple(str(m.examiner) for m, came in here(visit, counting) if came is None),
        "site_report_written": bool(visit.course and visit.verified),
    }


def visit_of(panel: Panel, application: Application) -> SiteVisit | None:
    return SiteVisit.objects.filter(panel=panel, application=application).first()


def unreasoned(flags: Iterable[Flag], reasons: dict[str, str]) -> tuple[str, ...]:
    """The items that parted and have no reason of their own; the total is the discussion's."""
    return tuple(f.clause for f in flags if f.clause and not reasons.get(f.clause, "").strip())


def text_digest(panel: Panel, application: Application, plan: Plan) -> str:
    """SHA-256 of what the panel is about to sign: what a countersignature is given on."""
    result, counting = result_of(panel, application), counted(panel, application)
    signed = signed_sheets(panel, application, counting)
    return _digest(result, signed, _scored(panel, plan, signed, counting, result))


def _digest(result: Result | None, sheets: Iterable[Sheet], scored: Score) -> str:
    if result is None:
        return ""
    visit = visit_of(result.panel, result.application) if result.panel.kind == "site" else None
    report = f"{visit.course}\n{visit.verified}" if visit else ""
    return hashlib.sha256(text_of(result, sheets, scored, report).encode()).hexdigest()


def places(application: Application) -> Places:
    """What a reference can lead to: the paragraphs and the files of the dossier as it was filed."""
    dossier = application.dossiers.order_by("-round").first()
    filed = json.loads(dossier.body) if dossier else {}
    report = filed.get("report", {})
    counts = {clause: len(parse(str(item.get("text") or ""))) for clause, item in report.items()}
    counts[PROFILE] = len(lines(filed.get("values", {}).get(name) for name in PROFILE_FIELDS))
    records = SiteVisit.objects.filter(application=application).aggregate(n=Max("records__number"))["n"]
    return Places(counts, len(filed.get("evidence", ())), records or 0)


PROFILE_FIELDS = ("organization", "challenges")


def lines(texts: Iterable[Any]) -> list[str]:
    """The paragraphs of what an applicant wrote, as they are numbered on the sheet."""
    return [line for text in texts for line in str(text or "").splitlines() if line.strip()]


def scores(cycle: Cycle) -> dict[int, dict[str, Decimal]]:
    """Application id -> {document, site}: the signed scores of a cycle."""
    found: dict[int, dict[str, Decimal]] = {}
    signed = Result.objects.filter(panel__cycle=cycle, signed_at__isnull=False).select_related("panel")
    for r in signed:
        if r.score is not None:
            found.setdefault(r.application_id, {})[r.panel.kind] = r.score
    return found


def tainted(cycle: Cycle) -> dict[int, list[str]]:
    """Application id -> what to know of its signed scores: an interest was declared after they were signed.

    Where the stage had passed, the score stands as it was acted upon, and this is said beside it (27).
    """
    signed = Result.objects.filter(panel__cycle=cycle, signed_at__isnull=False).select_related("panel")
    results = {(r.panel_id, r.application_id): r for r in signed}
    late = Declaration.objects.filter(application__cycle=cycle).exclude(interest="none")
    declared = {(d.application_id, d.examiner_id): d.at for d in late}
    found: dict[int, list[str]] = {}
    voided = Sheet.objects.filter(panel__cycle=cycle, state=SheetState.VOID.value, signed_at__isnull=False)
    for sheet in voided.select_related("examiner__user"):
        result = results.get((sheet.panel_id, sheet.application_id))
        at = declared.get((sheet.application_id, sheet.examiner_id))
        if result is not None and result.signed_at is not None and at is not None and at >= result.signed_at:
            stage = "现场" if result.panel.kind == "site" else "材料"
            words = f"{stage}评审分数签署后，{sheet.examiner}声明了利害关系，须书面说明处理"
            found.setdefault(sheet.application_id, []).append(words)
    return found
