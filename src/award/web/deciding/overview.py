"""/meeting/: the whole cycle for the vice-mayor in charge (Articles 9, 25): where it is, what waits."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from award.law.art09_panels import LEAD
from award.law.art25_final_deliberation import MEETING
from award.process.kinds import Actor
from award.process.lists import L
from award.records import desk
from award.records.cases import calendar
from award.web.city import overview
from award.web.deciding.common import COUNTS, notices_of, running
from award.web.public.track import FETCHED, public_facts, track
from award.web.review.cycles import chosen, others
from award.web.seats import SeatedRequest, seat


@seat(Actor.MEETING)
@require_safe
def page(request: SeatedRequest) -> HttpResponse:
    """The track, the list before the meeting, running notices, counts by state and county. No dossier."""
    cycle = chosen(request, *FETCHED)
    context: dict[str, Any] = {
        "cycle": cycle,
        "others": others(cycle),
        "law": LEAD,
        "meeting": MEETING,
        "today": request.now,
    }
    if cycle is not None:
        days = calendar()
        mine = list(desk.lists(request.seat).filter(cycle=cycle))
        context |= {
            "track": track(public_facts(cycle, request.now, days)),
            "waiting": [a for a in mine if a.state == L.PROPOSED],
            "decided": [a for a in mine if a.state != L.PROPOSED],
            "running": running(notices_of(cycle), request, days),
            "overview": overview.of(COUNTS, str(cycle.number)),
        }
    return render(request, "meeting/overview.html", context)
