"""/applicant/visit/: when the panel comes, hour by hour, and who (Article 23); nothing of what it finds."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from award.law.art23_on_site import CLOSING, FORM
from award.process.kinds import Actor
from award.records import visiting
from award.records.reviewing import counted
from award.web.onsite.common import days
from award.web.seats import SeatedRequest, seat


@seat(Actor.APPLICANT)
@require_safe
def page(request: SeatedRequest) -> HttpResponse:
    """The visits that are arranged; the closing meeting is told apart, as no score is told there."""
    rows = visiting.visits(request.seat).prefetch_related("panel__members__examiner__user")
    shown = []
    for visit in rows:
        members = counted(visit.panel, visit.application)
        shown.append((visit, days(visit, members), members))
    context = {"visits": shown, "law": FORM, "closing": CLOSING}
    return render(request, "applicant/visit.html", context)
