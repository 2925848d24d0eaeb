"""/recipient/: the enterprise's titles, the visits to it, what it is asked to mend (Articles 32 to 35)."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from award.law.art32_follow_up import last_day
from award.process.honour import H, HonourRoad
from award.process.kinds import Actor
from award.process.misuse import U
from award.process.visit import MendRoad, V
from award.records.cases import local
from award.records.honours.models import MisuseReport
from award.records.recipients.queries import titles_of
from award.records.visits.desk import mends, visits
from award.web.city.common import actions, do_url
from award.web.public.reports_desk import letter_of
from award.web.seats import SeatedRequest, seat


def misuses(request: SeatedRequest) -> QuerySet[MisuseReport]:
    """Requests to put a use of the title right; never who reported it."""
    return MisuseReport.objects.filter(honour__in=titles_of(request.seat.enterprise or 0)).filter(
        state__in=[U.REQUESTED.value, U.CORRECTED.value]
    )


@seat(Actor.APPLICANT)
@require_safe
def letter(request: SeatedRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(misuses(request), pk=pk)
    return render(request, "public/report_letter.html", {"report": row, "letter": letter_of(row)})


@seat(Actor.APPLICANT)
@require_safe
def home(request: SeatedRequest) -> HttpResponse:
    """Titles of the enterprise and of those whose place it took; a visit's record once it is finished."""
    today = local(request.now).date()
    titles = titles_of(request.seat.enterprise or 0)
    heard = [h for h in titles if H(h.state) in HonourRoad.STATE.sources]
    context = {
        "heard": [(h, do_url(h, HonourRoad.STATE)) for h in heard],
        "honours": [(h, last_day(h.awarded_on)) for h in titles],
        "visits": [(v, v.state == V.DONE) for v in visits(request.seat).order_by("honour", "number")],
        "misuses": misuses(request),
        "mends": [
            (m, m.overdue(today), actions(m, (MendRoad.ANSWER,), request)) for m in mends(request.seat)
        ],
    }
    return render(request, "recipient/home.html", context)
