"""Which of the enterprise's own applications a page is about: several cycles can be open at once."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import redirect

from award.process.application import S
from award.process.plan import BAOTOU
from award.records.applications.models import Application, Outcome
from award.records.cases import calendar, local
from award.records.desk import on_the_desk_of
from award.services.dossiers import OPEN
from award.web.seats import SeatedRequest


def applications(request: SeatedRequest) -> list[Application]:
    """All of the enterprise's, the newest cycle first, with what every page reads of them."""
    letters = Outcome.objects.filter(released_at__isnull=False).order_by("-released_at", "-id")
    rows = on_the_desk_of(request.seat).select_related("draft", "internal_notice", "cycle", "county")
    return list(
        rows.prefetch_related("cycle__plans", "dossiers", Prefetch("outcomes", letters, "letters")).order_by(
            "-cycle__number"
        )
    )


def chosen(request: SeatedRequest, rows: list[Application] | None = None) -> Application | None:
    """The one that ?cycle= names; else the newest open to writing; else the newest; None without any."""
    rows = applications(request) if rows is None else rows
    named = request.GET.get("cycle", "")
    for row in rows:
        if named == str(row.cycle.number):
            return row
    return next((r for r in rows if r.state in OPEN), rows[0] if rows else None)


def address(path: str, application: Application) -> str:
    """A page about this application."""
    return f"{path}?cycle={application.cycle.number}"


def not_begun(request: SeatedRequest) -> HttpResponse:
    """There is nothing to write on yet: the home page says why, or offers to begin."""
    return redirect("/applicant/")


def due(application: Application) -> date | None:
    """The day by which the materials must be filed, or filed again; None once they are."""
    if application.state == S.DRAFT:
        plan = application.cycle.plan()
        return local(application.extended_to or plan.deadline).date()
    return application.correction_due if application.state == S.RETURNED else None


def closes(application: Application) -> datetime | None:
    """The moment after which nothing more is taken; None once the materials are filed."""
    if application.state == S.DRAFT:
        return local(application.extended_to or application.cycle.plan().deadline)
    if application.state == S.RETURNED and application.correction_due is not None:
        return datetime.combine(application.correction_due + timedelta(days=1), time(), BAOTOU)
    return None


def clock_of(application: Application, now: datetime) -> dict[str, Any]:
    """What applicant/_countdown.html shows."""
    today = local(now).date()
    return {"closes": closes(application), "now": now, "left": days_left(application, today)}


def days_left(application: Application, today: date) -> int | None:
    """Working days until that day, today not counted; None where there is no such day."""
    day = due(application)
    return calendar().workdays_between(today, day) if day is not None else None
