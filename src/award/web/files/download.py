"""/files/ID/: one file, to whoever may read what it belongs to; for everybody else it does not exist."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from award.process.kinds import Actor
from award.records import desk
from award.records.applications.models import Application
from award.records.files.models import Evidence
from award.records.seat import Seat
from award.services import files
from award.web.seats import SeatedRequest, seat

READERS = (Actor.APPLICANT, Actor.COUNTY, Actor.SECTOR, Actor.CITY, Actor.EXAMINER)
OF_APPLICATION = "application/"


def may_read(evidence: Evidence, by: Seat) -> bool:
    """A dossier's file: by its desk. Other papers (approvals, minutes, an objector's proof): CITY alone."""
    if not evidence.subject.startswith(OF_APPLICATION):
        return by.actor is Actor.CITY
    key = evidence.subject.removeprefix(OF_APPLICATION)
    application = Application.objects.filter(pk=key).first() if key.isdecimal() else None
    return application is not None and desk.evidence(by, application).filter(pk=evidence.pk).exists()


@seat(*READERS)
@require_safe
def download(request: SeatedRequest, pk: UUID) -> HttpResponse:
    """The bytes as they were uploaded, checked against their digest; always saved, never shown in place."""
    evidence = get_object_or_404(Evidence, pk=pk)
    if not may_read(evidence, request.seat):
        raise Http404
    try:
        content = files.read(evidence)
    except (files.BadFile, FileNotFoundError):
        raise Http404 from None
    response = HttpResponse(content, content_type=evidence.kind)
    response["Content-Disposition"] = content_disposition_header(True, evidence.name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
