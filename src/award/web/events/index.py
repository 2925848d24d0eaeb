"""/events/: what became known about recipients, and the studies that wait for a department (31)."""

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from award.process.event import SOURCES, E
from award.process.honour import H, HonourRoad
from award.process.kinds import Actor
from award.records.desk import honours
from award.records.events.cases import answer_of
from award.records.events.desk import events
from award.records.honours.models import Honour
from award.web.city import narrowing
from award.web.city.common import do_url
from award.web.events.words import outcome_tag
from award.web.seats import SeatedRequest, seat

PAGE = 30


@seat(Actor.CITY, Actor.SECTOR)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    every = events(request.seat)
    keys = (
        ("state", "状态", {e.value: e.label for e in E}),
        ("source", "来源", SOURCES),
    )
    filters = []
    found = every
    for key, label, labels in keys:
        counted = dict(every.order_by().values_list(key).annotate(n=Count("pk", distinct=True)))
        filters.append(narrowing.chips(request.GET, key, label, counted, labels))
        if request.GET.get(key) in labels:
            found = found.filter(**{key: request.GET[key]})
    words = request.GET.get("q", "").strip()
    if words:
        found = found.filter(Q(honour__name__icontains=words) | Q(honour__certificate__icontains=words))
    page = Paginator(found.prefetch_related("honour__cycle__plans"), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(e, outcome_tag(e, answer_of(e, request.now))) for e in page.object_list],
        "filters": [f for f in filters if len(f.chips) > 1 or f.on],
        "narrowed": any(request.GET.get(key) for key in ("state", "source", "q")),
        "q": request.GET.get("q", ""),
        "studies": studies(request),
    }
    return render(request, "events/index.html", context)


def studies(request: SeatedRequest) -> list[tuple[Honour, str]]:
    """Titles that this department is asked to study, with where it says what it thinks."""
    if request.seat.actor is not Actor.SECTOR:
        return []
    rows = honours(request.seat).filter(state=H.STUDYING.value)
    return [(h, do_url(h, HonourRoad.OPINION)) for h in rows]
