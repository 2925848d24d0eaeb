"""The desk: what a seat may see. The only door to a file; lists, search, counts and exports start here."""

from typing import Any

from django.db.models import Model, Q, QuerySet

from award.process.application import S
from award.process.honour import H
from award.process.kinds import Actor
from award.process.lists import K, L
from award.process.panel import P, SheetState
from award.process.recusal import HOLDING, RecusalState
from award.records.applications.models import Application
from award.records.appointments import UNDERTAKING, undertaken
from award.records.cycles.models import Cycle
from award.records.draws.models import Draw
from award.records.honours.models import Honour
from award.records.mutual.models import Statement
from award.records.notices.models import AwardList, Objection
from award.records.people.models import Message
from award.records.recipients.queries import bodies_of
from award.records.recusals.models import Recusal
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
# A recusal that holds, or was decided upon, is no longer in the hands of the person concerned.
OPEN_TO_ONESELF = tuple(r.value for r in RecusalState if r not in HOLDING)
# From which state on the proposed list is before each seat (25, 26).
AFTER_REPORT = (L.REPORTED, L.CIRCULATED, L.CONFERRED)
AFTER_DECISION = (L.DECIDED, L.PUBLISHED, *AFTER_REPORT)
# Whose content stays closed until the person has signed the cycle's undertaking (28).
OWES = frozenset(UNDERTAKING)
# Who declares an interest or none, file by file, before reading (27).
OFFICERS = (Actor.CITY, Actor.COUNTY)
DECLARES = frozenset({*OFFICERS, Actor.EXAMINER})
# Seats at which a recusal closes nothing: the applicant's own file, and those without a person.
OWN_CAUSE = frozenset({Actor.APPLICANT, Actor.PUBLIC, Actor.CLOCK})
NO_INTEREST = "none"
COME_TO = {
    Actor.MEETING: (L.PROPOSED, *AFTER_DECISION),
    Actor.OFFICE: AFTER_DECISION,
    Actor.GOVERNMENT: AFTER_REPORT,
}


def on_the_desk_of(seat: Seat) -> QuerySet[Application]:
    """Applications that this seat may open; for anybody else, and for the recused, they do not exist."""
    files = _reached(seat)
    return files if seat.actor in OWN_CAUSE else files.exclude(pk__in=recused(seat))


def _reached(seat: Seat) -> QuerySet[Application]:
    """What the seat reaches before anybody's recusal."""
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
            return files.filter(_assigned(seat)).distinct()
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


def recused(seat: Seat) -> QuerySet[Any]:
    """Ids of the files from which this person is kept, at whatever seat (27).

    An act on paper has two persons: who entered it and who confirms it. Neither may be recused.
    """
    return _words(seat).exclude(interest=NO_INTEREST).values("application_id")


def _words(seat: Seat) -> QuerySet[Declaration]:
    people = [p for p in (seat.user_id, seat.confirmed_by) if p is not None]
    return Declaration.objects.filter(user_id__in=people)


def compares(seat: Seat, cycle: Cycle) -> bool:
    """Whether this person may see and handle what weighs the files of a cycle against each other.

    Lists, rankings and the end of the cycle are about every file at once: whoever is recused from one of
    them leaves those to others (docs/interpretations/0027).
    """
    if seat.actor in OWN_CAUSE:
        return True
    return not _words(seat).filter(application__cycle=cycle).exclude(interest=NO_INTEREST).exists()


def recused_cycles(seat: Seat) -> QuerySet[Any]:
    """Ids of the cycles in which this person is recused from a file."""
    return _words(seat).exclude(interest=NO_INTEREST).values("application__cycle_id")


def closed_subjects(seat: Seat) -> list[str]:
    """The ledger's names of what a recusal closes to this person: files, lists, objections, titles."""
    files = list(recused(seat).values_list("application_id", flat=True))
    if not files:
        return []
    return [
        *(f"application/{pk}" for pk in files),
        *(row.subject for row in AwardList.objects.filter(cycle__in=recused_cycles(seat))),
        *(row.subject for row in Objection.objects.filter(application__in=files)),
        *(row.subject for row in Honour.objects.filter(application__in=files)),
        *_of_mutual_feedback(files),
    ]


def _of_mutual_feedback(files: list[int]) -> list[str]:
    """What was said on these files (29), and the complaints and entries that came of it."""
    rows = Statement.objects.filter(application__in=files).select_related("complaint", "entry")
    return [made.subject for s in rows for made in (s, s.complaint, s.entry) if made is not None]


def kept_from(seat: Seat, subject: Model) -> bool:
    """Whether a recusal keeps this person from a subject: it closes the door that a paper would open."""
    match subject:
        case Application():
            return recused(seat).filter(application_id=subject.pk).exists()
        case AwardList():
            return not compares(seat, subject.cycle)
        case Panel():
            return subject.applications.filter(pk__in=recused(seat)).exists()
        case Objection() | Sheet() | Honour():
            return recused(seat).filter(application_id=subject.application_id).exists()
    return False


def given(seat: Seat) -> QuerySet[Application]:
    """What an examiner may still declare upon (27): every file given to their panels, at whatever stage.

    Only that it was given to them is told here; a declared interest closes this door too.
    """
    files = Application.objects.select_related("cycle", "county").filter(_sits(seat))
    return files.exclude(pk__in=recused(seat)).distinct()


def readable(seat: Seat) -> QuerySet[Application]:
    """Files whose content may be read: after the undertaking of the cycle was signed (28).

    Officers of city and county read after declaring no interest as well, an examiner moreover only while
    the file is under review.
    """
    files = on_the_desk_of(seat)
    if seat.actor in OWES:
        files = files.filter(cycle__in=undertaken(seat).values("cycle"))
    if seat.actor in DECLARES:
        files = files.filter(pk__in=_words(seat).filter(interest=NO_INTEREST).values("application_id"))
    if seat.actor is Actor.EXAMINER:
        return files.exclude(state__in=BEFORE_REVIEW)
    if seat.actor in (Actor.MEETING, Actor.OFFICE, Actor.GOVERNMENT):
        return files.none()
    return files


def lacks(seat: Seat, application: Application) -> str:
    """What comes before the file's content opens to this person: "undertaking", "declaration", "" nothing."""
    if seat.actor in OWES and not undertaken(seat).filter(cycle=application.cycle_id).exists():
        return "undertaking"
    owes = seat.actor in DECLARES and not _words(seat).filter(application=application).exists()
    return "declaration" if owes else ""


def undeclared(seat: Seat) -> QuerySet[Application]:
    """Files on the desk of an officer who has still to say whether there is an interest in them."""
    if seat.actor not in OFFICERS:
        return Application.objects.none()
    return on_the_desk_of(seat).exclude(pk__in=_words(seat).values("application_id"))


def sheets(seat: Seat) -> QuerySet[Sheet]:
    """An examiner's own sheets, of the stage at which the file is, on files still open to them."""
    stages = Q()
    for kind, states in AT_STAGE.items():
        stages |= Q(panel__kind=kind, application__state__in=states)
    mine = Sheet.objects.filter(stages, examiner__user_id=seat.person, application__in=readable(seat))
    return mine.filter(panel__in=panels(seat)).exclude(state=SheetState.VOID.value)


def panels(seat: Seat) -> QuerySet[Panel]:
    if seat.actor is Actor.CITY:
        return Panel.objects.exclude(applications__in=recused(seat))
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
    every = every.exclude(cycle__in=recused_cycles(seat))
    if seat.actor is Actor.CITY:
        return every
    return every.filter(kind=K.PROPOSED.value, state__in=COME_TO.get(seat.actor, ()))


def draws(seat: Seat) -> QuerySet[Draw]:
    """CITY's; a draw is about every file of its stage, so whoever is recused from one leaves it to others."""
    if seat.actor is Actor.CITY:
        return Draw.objects.select_related("cycle").exclude(cycle_id__in=recused_cycles(seat))
    return Draw.objects.none()


def objections(seat: Seat) -> QuerySet[Objection]:
    every = Objection.objects.select_related("notice", "application", "application__cycle")
    every = every.exclude(application__in=recused(seat))
    if seat.actor is Actor.CITY:
        return every
    if seat.actor is Actor.GOVERNMENT:
        return every.filter(state__in=("asked", "consented", "refused"))
    return every.none()


def honours(seat: Seat) -> QuerySet[Honour]:
    """CITY's and the government's files on titles; a department's are those it studies (31), an
    enterprise's its own. What everybody may know of them is public.
    """
    every = Honour.objects.exclude(application__in=recused(seat))
    match seat.actor:
        case Actor.CITY | Actor.GOVERNMENT:
            return every
        case Actor.SECTOR:
            return every.filter(study_organ_id=seat.organ or 0).exclude(state=H.HELD.value)
        case Actor.APPLICANT if seat.enterprise is not None:
            return every.filter(enterprise_id__in=bodies_of(seat.enterprise))
    return every.none()


def recusals(seat: Seat) -> QuerySet[Recusal]:
    """CITY decides on those of others, on files it may see; an applicant sees what the unit claimed.

    The clock raises what the records tell; whoever declares reaches their own.
    """
    every = Recusal.objects.select_related("application__cycle", "user")
    if seat.actor is Actor.CITY:
        others = every.filter(application__in=on_the_desk_of(seat)).exclude(user_id=seat.person)
        return others | every.filter(user_id=seat.person, state__in=OPEN_TO_ONESELF)
    if seat.actor is Actor.APPLICANT:
        return every.filter(source="claimed", application__enterprise_id=seat.enterprise or 0)
    if seat.actor in (Actor.EXAMINER, Actor.COUNTY):
        return every.filter(user_id=seat.person, state__in=OPEN_TO_ONESELF)
    return every if seat.actor is Actor.CLOCK else every.none()


def messages(seat: Seat) -> QuerySet[Message]:
    """A person's messages, without those that name a file from which they are recused."""
    mine = Message.objects.filter(user_id=seat.person)
    if seat.actor in OWN_CAUSE:
        return mine
    for name, number in Application.objects.filter(pk__in=recused(seat)).values_list("name", "number"):
        mine = mine.exclude(text__contains=name)
        mine = mine.exclude(text__contains=number) if number else mine
    return mine
