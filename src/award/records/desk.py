"""The desk: what a seat may see. The only door to a file; lists, search, counts and exports start here."""

from django.db.models import Q, QuerySet

from award.process.application import S
from award.process.kinds import Actor
from award.process.panel import P
from award.records.applications.models import Application
from award.records.files.models import Evidence
from award.records.notices.models import AwardList, Objection
from award.records.reviews.models import Declaration, Panel, Sheet
from award.records.seat import Seat

CITY_UNSEEN = (S.NONE, S.DRAFT)
BEFORE_FILING = (S.NONE, S.DRAFT, S.LAPSED)


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
        case Actor.MEETING | Actor.OFFICE | Actor.GOVERNMENT:
            return files.filter(entries__award_list__kind="proposed").distinct()
        case Actor.CLOCK:
            return files
    return files.none()


def _assigned(seat: Seat) -> Q:
    return Q(
        panels__state=P.STANDING.value,
        panels__members__examiner__user_id=seat.person,
        panels__members__left_at=None,
        panels__members__examiner__struck_off_at=None,
    )


def _interested(seat: Seat) -> Q:
    """A declared interest closes the file on every surface (Article 27)."""
    mine = Declaration.objects.filter(examiner__user_id=seat.person).exclude(interest="none")
    return Q(pk__in=mine.values("application_id"))


def readable(seat: Seat) -> QuerySet[Application]:
    """Files whose content may be read: an examiner only after declaring no interest."""
    files = on_the_desk_of(seat)
    if seat.actor is Actor.EXAMINER:
        clear = Declaration.objects.filter(examiner__user_id=seat.person, interest="none")
        return files.filter(pk__in=clear.values("application_id"))
    if seat.actor in (Actor.MEETING, Actor.OFFICE, Actor.GOVERNMENT):
        return files.none()
    return files


def sheets(seat: Seat) -> QuerySet[Sheet]:
    """An examiner's own sheets on files still open to them."""
    return Sheet.objects.filter(examiner__user_id=seat.person, application__in=readable(seat))


def panels(seat: Seat) -> QuerySet[Panel]:
    if seat.actor is Actor.CITY:
        return Panel.objects.all()
    if seat.actor is Actor.EXAMINER:
        return Panel.objects.filter(
            state=P.STANDING.value, members__examiner__user_id=seat.person, members__left_at=None
        ).distinct()
    return Panel.objects.none()


def lists(seat: Seat) -> QuerySet[AwardList]:
    """CITY sees every list; the meeting, the office and the government the one that comes to them."""
    every = AwardList.objects.select_related("cycle", "notice")
    if seat.actor is Actor.CITY:
        return every
    if seat.actor in (Actor.MEETING, Actor.OFFICE, Actor.GOVERNMENT):
        return every.filter(kind="proposed").exclude(state="draft")
    return every.none()


def objections(seat: Seat) -> QuerySet[Objection]:
    every = Objection.objects.select_related("notice", "application", "application__cycle")
    if seat.actor is Actor.CITY:
        return every
    if seat.actor is Actor.GOVERNMENT:
        return every.filter(state__in=("asked", "consented"))
    return every.none()


def evidence(seat: Seat, application: Application) -> QuerySet[Evidence]:
    """The files of one dossier; empty where its content is closed to the seat."""
    if not readable(seat).filter(pk=application.pk).exists():
        return Evidence.objects.none()
    return Evidence.objects.filter(subject=application.subject, removed_at=None)
