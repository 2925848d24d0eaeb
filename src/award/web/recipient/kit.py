"""/recipient/kit/N/: words and artwork for the unit's image, the year built in; never for products (35)."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from award.law.art35_title_use import CORPORATE_IMAGE, NOT_ON_PRODUCTS, NOT_PROMOTION, STATE_YEAR
from award.process.kinds import Actor
from award.records.honours.models import Honour
from award.records.recipients.queries import titles_of
from award.web.seats import SeatedRequest, seat

# name -> what it is for
ARTWORK = {"banner": "横幅（网站、宣传册页眉）", "plate": "方图（展厅、简介）"}


def held(request: SeatedRequest, pk: int) -> Honour:
    """A title that the unit still holds; a revoked one has no kit any more."""
    honour = get_object_or_404(titles_of(request.seat.enterprise or 0), pk=pk)
    if honour.gone:
        raise Http404
    return honour


def texts(honour: Honour) -> list[tuple[str, str]]:
    """(where it is meant for, the words), each with its year."""
    year, name = honour.awarded_on.year, f"第{honour.cycle_number}届包头市市长质量奖"
    return [
        ("单位简介", f"{honour.name}于{year}年获得{name}。"),
        ("网站、名片", f"{name}（{year}年）获奖单位"),
        ("英文简介", f"Recipient of the Baotou Mayor's Quality Award ({year}, cycle {honour.cycle_number})"),
    ]


@seat(Actor.APPLICANT)
@require_safe
def kit(request: SeatedRequest, pk: int) -> HttpResponse:
    honour = held(request, pk)
    context = {
        "honour": honour,
        "texts": texts(honour),
        "artwork": list(ARTWORK.items()),
        "laws": (CORPORATE_IMAGE, STATE_YEAR),
        "never": (NOT_PROMOTION, NOT_ON_PRODUCTS),
    }
    return render(request, "recipient/kit.html", context)


@seat(Actor.APPLICANT)
@require_safe
def artwork(request: SeatedRequest, pk: int, name: str) -> HttpResponse:
    """SVG with the cycle and the year drawn in, so that neither can be left out."""
    honour = held(request, pk)
    if name not in ARTWORK:
        raise Http404
    drawn = render_to_string(f"recipient/{name}.svg", {"honour": honour, "year": honour.awarded_on.year})
    response = HttpResponse(drawn, content_type="image/svg+xml")
    if "download" in request.GET:
        file = f"市长质量奖-{honour.cycle_number}届-{honour.awarded_on.year}-{name}.svg"
        response["Content-Disposition"] = content_disposition_header(True, file) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response
