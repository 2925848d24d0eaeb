"""A panel and a sheet as the rules of Articles 9, 23 and 27 read them."""

from datetime import datetime
from typing import Any

from award.law.art07_criteria import criteria
from award.law.case import Hands, PanelCase, SheetCase
from award.law.score import missing, off_grid
from award.process.application import S
from award.process.panel import P
from award.process.plan import BAOTOU
from award.process.points import dangling
from award.records.applications.models import Application
from award.records.appointments import appointed
from award.records.conflicts import ties
from award.records.reviewing import interests, members, percents, places, rules
from award.records.reviews.models import Examiner, Panel, Sheet
from award.records.seat import Seat


def panel_case(panel: Panel, now: datetime, seat: Seat, details: Any) -> PanelCase:
    """The panel as it stands or, with details, as the change would make it.

    A tie on record refuses a new pair of examiner and file. A member who recused from one file stays on
    the panel for the others, so pairs that stand already are judged file by file (art23.panel_ready).
    """
    plan = panel.cycle.plan()
    rows, held = members(panel), list(panel.applications.all())
    if details is not None and hasattr(details, "examiners"):
        chosen = list(Examiner.objects.select_related("user").filter(pk__in=details.examiners))
        leaders = sum(str(e.pk) == details.leader for e in chosen)
        files = list(panel.cycle.applications.filter(pk__in=details.applications))
    else:
        chosen, leaders, files = [m.examiner for m in rows], sum(m.leader for m in rows), held
    standing = {(m.examiner_id, a.pk) for m in rows for a in held}
    new = [t for t in ties(chosen, files) if t.firm and (t.examiner, t.application) not in standing]
    return PanelCase(
        moment=now.astimezone(BAOTOU),
        members=len(chosen),
        minimum=rules(plan, panel.kind).panel_min,
        leaders=leaders,
        applications=len(files),
        conflicts=tuple(dict.fromkeys(t.because for t in new)),
        unfit=(*_unfit(panel, held, files), *_kept(panel, files)),
        struck_off=tuple(str(e) for e in chosen if e.struck_off_at is not None),
        unappointed=_unappointed(panel, chosen),
        hands=Hands(by=seat.hand),
    )


def _unappointed(panel: Panel, chosen: list[Examiner]) -> tuple[str, ...]:
    """Who of them is not appointed to the panel's cycle; the struck off are named elsewhere."""
    may = set(appointed(panel.cycle).filter(pk__in=[e.pk for e in chosen]).values_list("pk", flat=True))
    return tuple(str(e) for e in chosen if e.pk not in may and e.struck_off_at is None)


def _unfit(panel: Panel, held: list[Application], files: list[Application]) -> list[str]:
    """Only what passed its notice, or is shortlisted, is given to a panel, and to one of its stage (23)."""
    fresh = [a for a in files if a not in held]
    allowed = (S.SITE_VISIT,) if panel.kind == "site" else (S.QUALIFIED_NOTICE, S.DOCUMENT_REVIEW)
    found = [
        f"{a.name}现在是“{a.get_state_display()}”，还不能交评审组" for a in fresh if S(a.state) not in allowed
    ]
    others = Panel.objects.filter(kind=panel.kind, state=P.STANDING.value).exclude(pk=panel.pk)
    taken = others.filter(applications__in=fresh).values_list("applications__name", "name")
    return found + [f"{file}已交{other}，先从那一组移出" for file, other in taken]


def _kept(panel: Panel, files: list[Application]) -> list[str]:
    """A file whose result the panel has signed stays with the panel."""
    signed = panel.results.filter(signed_at__isnull=False).exclude(application__in=files)
    names = signed.values_list("application__name", flat=True)
    return [f"{name}的评审结果已由本组签署，不能移出" for name in names]


def sheet_case(sheet: Sheet, now: datetime, seat: Seat) -> SheetCase:
    """What is missing before one sheet can be signed."""
    standard = criteria(sheet.panel.cycle.plan().criteria)
    marks = percents(sheet.percents)
    declared = interests(sheet.application).get(sheet.examiner_id)
    stage = S.SITE_VISIT if sheet.panel.kind == "site" else S.DOCUMENT_REVIEW
    return SheetCase(
        moment=now.astimezone(BAOTOU),
        missing=missing(standard, marks),
        off_grid=off_grid(standard, marks),
        declared=declared is not None,
        recused=declared not in (None, "none"),
        started=sheet.application.state == stage,
        dangling=dangling(
            [*sheet.strengths.values(), *sheet.opportunities.values()], places(sheet.application)
        ),
        hands=Hands(by=seat.hand),
    )
