"""/draws/: what was sealed, fixed and drawn, for anybody to replay (Articles 9, 23; docs/draw.md).

No name is shown: examiners, employers and files go by numbers here as in the record.
"""

import json
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from award.law.art09_panels import INVITE
from award.process.draw.draw import ALGORITHM, ordered
from award.process.drawing import DrawState, Way
from award.records.draws.models import Draw
from award.web.review.cycles import chosen

OPENED = (DrawState.DRAWN.value, DrawState.FORMED.value)


def _shown() -> Any:
    """Draws by lot; a match has no seed to replay, its record is CITY's."""
    lots = Draw.objects.filter(way=Way.LOT.value)
    return lots.exclude(state=DrawState.NONE.value).select_related("cycle")


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All, or those of the cycle in the address."""
    cycle = chosen(request) if request.GET.get("cycle") else None
    rows = _shown().filter(cycle=cycle) if cycle else _shown()
    page = Paginator(rows, 20).get_page(request.GET.get("page"))
    return render(request, "public/draws.html", {"page": page, "cycle": cycle, "law": INVITE})


@login_not_required
@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(_shown(), pk=pk)
    context = {"draw": row, "opened": row.state in OPENED, "algorithm": ALGORITHM, "law": INVITE}
    return render(request, "public/draw.html", context)


@login_not_required
@require_safe
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """RECORD as `award draw --verify` reads it."""
    row = get_object_or_404(_shown(), pk=pk)
    if row.state not in OPENED:
        raise Http404
    text = json.dumps(ordered(row.record), ensure_ascii=False, indent=2) + "\n"
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="award-draw-{row.pk}.json"'
    return answer
