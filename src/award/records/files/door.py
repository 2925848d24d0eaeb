"""Which files of a dossier a seat may see and open: a room behind the desk (records/desk.py)."""

import json
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from award.process.evidence import PAPER, PROVING, needed_for
from award.process.kinds import Actor
from award.records.applications.models import Application, Dossier
from award.records.desk import readable
from award.records.files.models import Evidence
from award.records.seat import Seat


def evidence(seat: Seat, application: Application) -> QuerySet[Evidence]:
    """The files of one dossier; empty where its content is closed to the seat.

    Its own unit sees the files as they now stand, everybody else those that were filed last.
    Papers that authorities added to it are CITY's, the county's where they answer it, and their author's.
    A department sees the files that its questions need.
    """
    files = _allowed(seat, application)
    if seat.actor is Actor.APPLICANT:
        return files.filter(removed_at=None)
    last = application.dossiers.order_by("-round").first()
    return files.filter(Q(pk__in=_filed_in([last] if last else [])) | ~Q(purpose__in=PROVING))


def may_open(seat: Seat, application: Application, file: Evidence) -> bool:
    """Whether the seat may open one file: of the filing that counts, or of an earlier one, to compare."""
    found = _allowed(seat, application).filter(pk=file.pk)
    if seat.actor is Actor.APPLICANT:
        found = found.filter(removed_at=None)
    elif file.purpose in PROVING:
        found = found.filter(pk__in=_filed_in(application.dossiers.all()))
    return found.exists()


def _filed_in(dossiers: Iterable[Dossier]) -> set[str]:
    """Ids of the files that these filings name."""
    return {e["id"] for d in dossiers for e in json.loads(d.body)["evidence"]}


def _allowed(seat: Seat, application: Application) -> QuerySet[Evidence]:
    if not readable(seat).filter(pk=application.pk).exists():
        return Evidence.objects.none()
    files = Evidence.objects.filter(subject=application.subject).filter(
        Q(removed_at=None) | Q(purpose__in=PROVING)
    )
    if seat.actor is Actor.CITY:
        return files
    mine = ~Q(purpose=PAPER) | Q(uploaded_by_id=seat.user_id)
    if seat.actor is Actor.COUNTY:
        mine |= Q(sectorrequest__ground=0) | Q(mark__application=application)
    if seat.actor is Actor.SECTOR:
        grounds = application.requests.filter(organ_id=seat.organ or 0).values_list("ground", flat=True)
        needed = {key for ground in grounds for key in needed_for(ground)}
        mine &= Q(purpose__in=needed) | Q(uploaded_by_id=seat.user_id)
    return files.filter(mine).distinct()
