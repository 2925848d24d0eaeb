"""The deeds of sheets: signed, voided with their trace, and what that takes back (Articles 23, 27)."""

import hashlib
import json
from typing import Any

from award.law import figures
from award.process.application import Road, S
from award.process.panel import SheetRoad, SheetState
from award.records.applications.models import Application
from award.records.reviews.models import Examiner, Result, Sheet
from award.records.scoring.models import Reasons
from award.records.seat import CLOCK
from award.services.steps import Act, effect, move


def unsettle(results: Any) -> None:
    """A discussion among other hands no longer stands: it is held again before the result is signed."""
    Reasons.objects.filter(result__in=results.filter(signed_at=None)).delete()
    results.filter(signed_at=None).update(consensus={}, discussion="")


def void(sheets: Any, act: Act) -> None:
    """Void sheets with their trace: the marks stay on record and are never read again."""
    for sheet in sheets.exclude(state=SheetState.VOID.value):
        move(SheetRoad.VOID, sheet, by=CLOCK, now=act.now)


REVIEWED = {S.DOCUMENT_REVIEWED: Road.REOPEN_DOCUMENTS, S.SITE_REVIEWED: Road.REOPEN_SITE}


def withdraw(examiner: Examiner, application: Application, act: Act) -> None:
    """A recusal voids the sheets, and takes back what rested on them and has not been acted upon yet."""
    sheets = Sheet.objects.filter(examiner=examiner, application=application)
    sheets = sheets.exclude(state=SheetState.VOID.value)
    counted_in = [s.panel_id for s in sheets if s.state == SheetState.SIGNED]
    void(sheets, act)
    unsettle(Result.objects.filter(application=application))
    reopen = REVIEWED.get(S(application.state))
    if reopen is not None and _signed_here(application).filter(panel__in=counted_in).exists():
        move(reopen, application, by=CLOCK, now=act.now)


def _signed_here(application: Application) -> Any:
    """The signed result of the stage at which the file is."""
    kind = "site" if application.state in (S.SITE_VISIT, S.SITE_REVIEWED) else "document"
    return Result.objects.filter(application=application, panel__kind=kind, signed_at__isnull=False)


def _reopened(application: Application, details: None, act: Act) -> dict[str, Any]:
    """The signed score stays in the ledger; the row waits for the panel's new one."""
    result = _signed_here(application).get()
    taken_back = figures.text(result.score)
    result.score, result.signed_by, result.signed_at = None, None, None
    result.save()
    unsettle(Result.objects.filter(pk=result.pk))
    return {"panel": result.panel.subject, "taken_back": taken_back}


effect(Road.REOPEN_DOCUMENTS)(_reopened)
effect(Road.REOPEN_SITE)(_reopened)


@effect(SheetRoad.SIGN)
def signed(sheet: Sheet, details: None, act: Act) -> dict[str, Any]:
    """A sheet that joins after a discussion opens the discussion again."""
    sheet.signed_at = act.now
    unsettle(Result.objects.filter(panel=sheet.panel, application=sheet.application))
    return {"application": sheet.application.subject, "examiner": f"examiner/{sheet.examiner_id}",
            "criteria": sheet.panel.cycle.plan().criteria, "percents": sheet.percents,
            "sha256": sheet_digest(sheet)}  # fmt: skip


def sheet_digest(sheet: Sheet) -> str:
    """Of all that was signed, words and marks: the ledger keeps it, so the sheet cannot change unseen."""
    body = [sheet.percents, sheet.strengths, sheet.opportunities]
    return hashlib.sha256(json.dumps(body, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


@effect(SheetRoad.VOID)
def voided(sheet: Sheet, details: None, act: Act) -> dict[str, Any]:
    return {"application": sheet.application.subject, "examiner": f"examiner/{sheet.examiner_id}"}
