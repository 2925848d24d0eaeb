"""The desk: what a seat may see. The only door to a file; lists, search, counts and exports start here."""

import json
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from award.process.application import S
from award.process.evidence import PAPER, PROVING, needed_for
from award.process.kinds import Actor
from award.process.lists import K, L
from award.process.panel import P, SheetState
from award.records.applications.models import Application, Dossier
from award.records.appointments import UNDERTAKING, undertaken
from award.records.files.models import Evidence
from award.records.notices.models import AwardList, Objection
from award.records.reviews.models import Declaration, Panel, Sheet
from award.records.seat import Seat

CITY_UNSEEN = (S.NONE, S.DRAFT)
BEFORE_FILING = (S.NONE, S.DRAFT, S.LAPSED)
# The states in which a file is with a panel of each stage; before the review it can only be declared upon.
AT_STAGE = {
    "document": (S.QUALIFIED_NOTICE, S.DOCUMENT_REVIEW, S.DOCUMENT_REVIEWED),
    "site": (S.SITE_VISIT, S.SITE_REVIEWED),
}
BEFORE_REVIEW = (S.QUALIFIED_NOTICE,)
# From which state on the proposed list is before each seat (25, 26).
AFTER_REPORT = (L.REPORTED, L.CIRCULATED, L.CONFERRED)
AFTER_DECISION = (L.DECIDED, L.PUBLISHED, *AFTER_REPORT)
# Whose content stays closed until the person has signed the cycle's undertaking (28).
OWES = frozenset(UNDERTAKING)
COME_TO = {
    Actor.MEETING: (L.PROPOSED, *AFTER_DECISION),
    Actor.OFFICE: AFTER_DECISION,
    Actor.GOVERNMENT: AFTER_REPORT,
}


def on_the_desk_of(seat: Seat) -> QuerySet[Application]:
    """Applications that this seat may open; for anybody else they do not exist."""
    files = Application.objects.select_related("cycle", "enterprise", "county")
    match seat.actor:
        case Actor.APPLICANT:
            return files.filter(enterprise_id=seat.enterprise or 0)
        case Actor.COUNTY:
            return files.filter(county_id=seat.county).exclude(state__in=BEFORE_FILING)
        case Actor.SECTOR:
            return files.filter(requests__organ_id=seat.organ or 0).distinct()
        case Actor.CITY:
            return files.exclude(state__in=BEFORE_FILING)
        case Actor.EXAMINER:
            return files.filter(_assigned(seat)).exclude(_interested(seat)).distinct()
        case Actor.MEETING:
            return files.filter(entries__award_list__in=lists(seat)).distinct()
        case Actor.OFFICE | Actor.GOVERNMENT:
            return files.filter(entries__award_list__in=lists(seat), entries__member=True).distinct()
        case Actor.CLOCK:
            return files
    return files.none()


def _sits(seat: Seat) -> Q:
    return Q(
        panels__state=P.STANDING.value,
        panels__members__examiner__user_id=seat.person,
        panels__members__left_at=None,
        panels__members__examiner__struck_off_at=None,
    )


def _assigned(seat: Seat) -> Q:
    """Given to a panel of theirs, at that panel's stage: before and after it the file is not theirs."""
    stages = Q()
    for kind, states in AT_STAGE.items():
        stages |= Q(panels__kind=kind, state__in=states)
    return _sits(seat) & stages


def _interested(seat: Seat) -> Q:
    """A declared interest closes the file on every surface (Article 27)."""
    mine = Declaration.objects.filter(examiner__user_id=seat.person).exclude(interest="none")
    return Q(pk__in=mine.values("application_id"))


def given(seat: Seat) -> QuerySet[Application]:
    """What an examiner may still declare upon (27): every file given to their panels, at whatever stage.

    Only that it was given to them is told here; a declared interest closes this door too.
    """
    files = Application.objects.select_related("cycle", "county").filter(_sits(seat))
    return files.exclude(_interested(seat)).distinct()


def readable(seat: Seat) -> QuerySet[Application]:
    """Files whose content may be read: after the undertaking of the cycle was signed (28).

    An examiner reads only after declaring no interest, and while the file is under review.
    """
    files = on_the_desk_of(seat)
    if seat.actor in OWES:
        files = files.filter(cycle__in=undertaken(seat).values("cycle"))
    if seat.actor is Actor.EXAMINER:
        clear = Declaration.objects.filter(examiner__user_id=seat.person, interest="none")
        return files.filter(pk__in=clear.values("application_id")).exclude(state__in=BEFORE_REVIEW)
    if seat.actor in (Actor.MEETING, Actor.OFFICE, Actor.GOVERNMENT):
        return files.none()
    return files


def lacks(seat: Seat, application: Application) -> str:
    """What this person has to do before the file's content opens: "undertaking", or "" where nothing."""
    owes = seat.actor in OWES and not undertaken(seat).filter(cycle=application.cycle_id).exists()
    return "undertaking" if owes else ""


def sheets(seat: Seat) -> QuerySet[Sheet]:
    """An examiner's own sheets, of the stage at which the file is, on files still open to them."""
    stages = Q()
    for kind, states in AT_STAGE.items():
        stages |= Q(panel__kind=kind, application__state__in=states)
    mine = Sheet.objects.filter(stages, examiner__user_id=seat.person, application__in=readable(seat))
    return mine.filter(panel__in=panels(seat)).exclude(state=SheetState.VOID.value)


def panels(seat: Seat) -> QuerySet[Panel]:
    if seat.actor is Actor.CITY:
        return Panel.objects.all()
    if seat.actor is Actor.EXAMINER:
        return Panel.objects.filter(
            state=P.STANDING.value,
            members__examiner__user_id=seat.person,
            members__left_at=None,
            members__examiner__struck_off_at=None,
        ).distinct()
    return Panel.objects.none()


def lists(seat: Seat) -> QuerySet[AwardList]:
    """CITY sees every list; the meeting, the office and the government the one that has come to them."""
    every = AwardList.objects.select_related("cycle", "notice")
    if seat.actor is Actor.CITY:
        return every
    return every.filter(kind=K.PROPOSED.value, state__in=COME_TO.get(seat.actor, ()))


def objections(seat: Seat) -> QuerySet[Objection]:
    every = Objection.objects.select_related("notice", "application", "application__cycle")
    if seat.actor is Actor.CITY:
        return every
    if seat.actor is Actor.GOVERNMENT:
        return every.filter(state__in=("asked", "consented", "refused"))
    return every.none()


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
        mine |= Q(sectorrequest__ground=0)
    if seat.actor is Actor.SECTOR:
        grounds = application.requests.filter(organ_id=seat.organ or 0).values_list("ground", flat=True)
        needed = {key for ground in grounds for key in needed_for(ground)}
        mine &= Q(purpose__in=needed) | Q(uploaded_by_id=seat.user_id)
    return files.filter(mine).distinct()
