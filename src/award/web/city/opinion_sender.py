"""/city/opinions/N/identity/: who gave an opinion on the candidates, opened on the record (Article 24)."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from award.process.kinds import Actor
from award.records.desk import lists
from award.records.notices.models import Opinion
from award.services.identities import open_sender, times_opened
from award.web.seats import SeatedRequest, seat


@seat(Actor.CITY)
@require_POST
def identity(request: SeatedRequest, pk: int) -> HttpResponse:
    """Shown this once; a list that is closed to the person is closed with its opinions."""
    mine = Opinion.objects.filter(notice__lists__in=lists(request.seat)).distinct()
    row = get_object_or_404(mine, pk=pk)
    opened = open_sender(row, by=request.seat, now=request.now)
    of = lists(request.seat).filter(notice=row.notice_id).values_list("pk", flat=True).first()
    context = {
        "opinion": row,
        "opened": opened,
        "times_opened": times_opened(row),
        "back": f"/city/lists/{of}/",
    }
    return render(request, "city/opinion_identity.html", context)
