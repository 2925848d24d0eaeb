"""/files/ID/: one file, to whoever may read what it belongs to; for everybody else it does not exist."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from award.process.kinds import Actor
from award.records import visiting
from award.records.applications.models import Application
from award.records.encouraged.queries import on_the_desk_of as tags
from award.records.files import door
from award.records.files.models import Evidence
from award.records.mobilising.queries import on_the_desk_of as activities
from award.records.onsite.models import Record
from award.records.seat import Seat
from award.records.visits.desk import mends
from award.services import files, reading
from award.web.seats import SeatedRequest, seat

READERS = (Actor.APPLICANT, Actor.COUNTY, Actor.SECTOR, Actor.CITY, Actor.EXAMINER)
OF_APPLICATION = "application/"
OF_MEND = "mend/"
OF_SITE_VISIT = "site_visit/"
OF_TAG, OF_MOBILISING = "tag/", "mobilising/"


def on_site(evidence: Evidence, by: Seat) -> bool:
    """A photo or a recording goes with the record it belongs to."""
    record = Record.objects.filter(file=evidence).select_related("visit__application").first()
    return record is not None and visiting.records(by, record.visit).filter(pk=record.pk).exists()


def application_of(evidence: Evidence) -> Application | None:
    """The application that a dossier's file belongs to; None for every other paper."""
    key = evidence.subject.removeprefix(OF_APPLICATION)
    if not evidence.subject.startswith(OF_APPLICATION) or not key.isdecimal():
        return None
    return Application.objects.filter(pk=key).first()


def may_read(evidence: Evidence, by: Seat) -> bool:
    """A dossier's file: by its desk. A proof of what was mended: by the visit's.

    Other papers (approvals, minutes, an objector's proof): CITY alone.
    """
    if evidence.subject.startswith(OF_MEND):
        key = evidence.subject.removeprefix(OF_MEND)
        return key.isdecimal() and mends(by).filter(pk=key).exists()
    if evidence.subject.startswith(OF_SITE_VISIT):
        return on_site(evidence, by)
    if evidence.subject.startswith(OF_TAG):
        return tags(by).filter(evidence=evidence).exists()
    if evidence.subject.startswith(OF_MOBILISING):
        return activities(by).filter(evidence=evidence).exists()
    if not evidence.subject.startswith(OF_APPLICATION):
        return by.actor is Actor.CITY
    application = application_of(evidence)
    return application is not None and door.may_open(by, application, evidence)


@seat(*READERS)
@require_safe
def download(request: SeatedRequest, pk: UUID) -> HttpResponseBase:
    """The bytes, checked against their digest; always saved, never shown in place.

    Examiners and departments get a secret file as a copy with their name on it: X-Award-Copy says so.
    """
    evidence = get_object_or_404(Evidence, pk=pk)
    if not may_read(evidence, request.seat):
        raise Http404
    application = application_of(evidence)
    try:
        if application is None:
            reading.hold(evidence, request.seat)
            copy = reading.Copy(files.opened(evidence), evidence.kind, evidence.name, marked=False)
        else:
            copy = reading.open_file(evidence, application, request.seat, request.now)
    except reading.Held as held:
        raise PermissionDenied(str(held)) from None
    except (files.BadFile, FileNotFoundError):
        raise Http404 from None
    response = FileResponse(copy.file, content_type=copy.kind)
    response["Content-Disposition"] = content_disposition_header(True, copy.name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    if copy.marked:
        response["X-Award-Copy"] = "marked"
    return response
