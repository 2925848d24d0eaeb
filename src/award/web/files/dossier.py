"""/dossiers/N/: a filing as a bound PDF, as a ZIP that proves itself, its receipt (Articles 20, 21, 28)."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from award.process import pack
from award.process.kinds import Actor
from award.records import desk
from award.records.applications.models import Dossier
from award.records.files.models import Evidence
from award.services import frozen, packs, reading
from award.services.papers import bound as papers
from award.services.papers import sheets
from award.services.papers.receipt import receipt_pdf
from award.web.seats import SeatedRequest, seat

if TYPE_CHECKING:
    from typing import BinaryIO

SECRET_WORDS = "申报材料"


def filing(request: SeatedRequest, pk: int) -> Dossier:
    """One filing that this seat may read; an examiner only the one that counts."""
    rows = Dossier.objects.select_related("application__cycle", "application__county")
    found = get_object_or_404(rows, pk=pk, application__in=desk.readable(request.seat))
    if request.seat.actor is Actor.EXAMINER and found != frozen.latest(found.application):
        raise Http404
    return found


@seat(Actor.APPLICANT, Actor.COUNTY, Actor.CITY, Actor.EXAMINER)
@require_safe
def bound(request: SeatedRequest, pk: int) -> HttpResponseBase:
    """The whole filing in one PDF; an examiner's copy bears the examiner's name."""
    dossier = filing(request, pk)
    file = papers.bound(dossier)
    if request.seat.actor is Actor.EXAMINER:
        file = _marked(request, dossier, file)
    reading.note(dossier.application, request.seat, request.now, "bound")
    return _sent(FileResponse(file, content_type="application/pdf"), dossier, "合订本.pdf")


def _marked(request: SeatedRequest, dossier: Dossier, file: "BinaryIO") -> "BinaryIO":
    import pikepdf

    with file, pikepdf.open(file) as pages:
        reading.mark(pages, request.seat, request.now, SECRET_WORDS, dossier.digest)
        return sheets.saved(pages)


@seat(Actor.APPLICANT, Actor.COUNTY, Actor.CITY)
@require_safe
def archive(request: SeatedRequest, pk: int) -> HttpResponseBase:
    """The frozen filing with every file, which `award dossier verify` proves."""
    dossier = filing(request, pk)
    named = [row["id"] for row in pack.named(frozen.read(dossier))]
    for file in Evidence.objects.filter(pk__in=named):
        try:
            reading.hold(file, request.seat)
        except reading.Held as held:
            raise PermissionDenied(str(held)) from None
    reading.note(dossier.application, request.seat, request.now, "zip")
    answer = StreamingHttpResponse(packs.write(dossier), content_type="application/zip")
    return _sent(answer, dossier, "封存包.zip")


@seat(Actor.APPLICANT, Actor.COUNTY, Actor.CITY)
@require_safe
def receipt(request: SeatedRequest, pk: int) -> HttpResponseBase:
    """The numbered receipt, to print."""
    dossier = filing(request, pk)
    return _sent(HttpResponse(receipt_pdf(dossier), content_type="application/pdf"), dossier, "回执.pdf")


def _sent(answer: HttpResponseBase, dossier: Dossier, what: str) -> HttpResponseBase:
    round_ = f"-补正{dossier.round}" if dossier.round else ""
    name = f"{dossier.application.number}{round_}-{what}"
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
