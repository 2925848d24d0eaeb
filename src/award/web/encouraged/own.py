"""/applicant/encouraged/: the enterprise's own tags, where each comes from, and word of an error (6)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from award.law.art06_encouraged import SUPPORTED, VOLUNTARY
from award.process.kinds import Actor
from award.records.cases import local
from award.records.encouraged.queries import on_the_desk_of, standing
from award.services import encouraged
from award.web.asking_page import Asking, asking_page
from award.web.encouraged.register import stands
from award.web.seats import SeatedRequest, seat


@seat(Actor.APPLICANT)
@require_safe
def home(request: SeatedRequest) -> HttpResponse:
    today = local(request.now).date()
    tags = standing(on_the_desk_of(request.seat)).prefetch_related("doubts")
    context = {
        "rows": [(t, stands(t, today)) for t in tags],
        "laws": (SUPPORTED, VOLUNTARY),
        "never": encouraged.NEVER,
    }
    return render(request, "encouraged/own.html", context)


@seat(Actor.APPLICANT)
@require_http_methods(["GET", "HEAD", "POST"])
def doubt(request: SeatedRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(standing(on_the_desk_of(request.seat)), pk=pk)
    asked = Asking(
        encouraged.DoubtText, "反映标签有误", SUPPORTED, row, "发给登记这条标签的主管部门，由其核对、答复。",
        "/applicant/encouraged/", about=f"{row.get_group_display()}（{row.source}）",
    )  # fmt: skip

    def done(details: Any) -> str:
        encouraged.doubt(row, details, by=request.seat, now=request.now)
        return "/applicant/encouraged/"

    return asking_page(request, asked, done)
