"""/city/qualification/N/openings/: who opened a dossier's files, from which seat, when, in what form (28)."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from award.law.art28_secrets import KEEP
from award.process.kinds import Actor
from award.records.desk import on_the_desk_of
from award.records.uploads.models import Opening
from award.web.seats import SeatedRequest, seat

A_PAGE = 50


@seat(Actor.CITY)
@require_safe
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """The newest first; `?secret=1`: only what was claimed secret."""
    application = get_object_or_404(on_the_desk_of(request.seat), pk=pk)
    rows = Opening.objects.filter(application=application).select_related("evidence", "by")
    secret = request.GET.get("secret") == "1"
    if secret:
        rows = rows.exclude(evidence=None).exclude(evidence__secrecy="none")
    context = {
        "application": application,
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "secret": secret,
        "law": KEEP,
    }
    return render(request, "city/openings.html", context)
