"""/applicant/incubation/: the enterprise's own stay in the pool: asking, guidance, leaving (13, 14)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from award.law.art13_incubation import POOL
from award.law.art14_joining_the_pool import FREE_TRAINING, JOINING
from award.process.incubation import OPEN, PoolRoad
from award.process.kinds import Actor
from award.records.incubation.queries import on_the_desk_of
from award.records.people.models import Enterprise
from award.services import incubation
from award.web.asking_page import Asking, NotYet, asking_page
from award.web.city.common import actions
from award.web.incubation.pool import five, guidance_of
from award.web.seats import SeatedRequest, seat


@seat(Actor.APPLICANT)
@require_safe
def home(request: SeatedRequest) -> HttpResponse:
    stays = list(on_the_desk_of(request.seat))
    now = next((s for s in stays if s.state in OPEN), None)
    context = {
        "row": now,
        "five": five(now) if now else None,
        "guidance": guidance_of(now) if now else [],
        "offers": actions(now, (PoolRoad.LEAVE,), request) if now else [],
        "earlier": [s for s in stays if s is not now],
        "laws": (POOL, FREE_TRAINING),
    }
    return render(request, "incubation/own.html", context)


@seat(Actor.APPLICANT)
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: SeatedRequest) -> HttpResponse:
    enterprise = get_object_or_404(Enterprise, pk=request.seat.enterprise or 0)
    asked = Asking(
        incubation.Intent, PoolRoad.ASK.label, JOINING, NotYet(f"enterprise/{enterprise.pk}"),
        "将报市质量工作主管部门确认。入库不是申报的前提，随时可以退出，培训免费。",
        "/applicant/incubation/", about=enterprise.name,
    )  # fmt: skip

    def done(details: Any) -> str:
        incubation.join(enterprise, details, by=request.seat, now=request.now)
        return "/applicant/incubation/"

    return asking_page(request, asked, done)
