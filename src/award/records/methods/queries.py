"""Who reads which entry of the library, who may act on it, and its case for the rules."""

from datetime import datetime

from django.db.models import Q, QuerySet

from award.law.case import Hands
from award.process.kinds import Actor
from award.process.method import M, MethodCase
from award.records.cases import local
from award.records.methods.models import Method
from award.records.seat import Seat

DRAFTERS = (Actor.CITY, Actor.COUNTY, Actor.SECTOR)


def desk(seat: Seat) -> QuerySet[Method]:
    """A drafter's own; CITY also what others proposed, since it publishes for all."""
    every = Method.objects.select_related("file", "drafted_by", "proposed_by", "published_by")
    if seat.actor not in DRAFTERS:
        return every.none()
    own = Q(actor=seat.actor.value, county_id=seat.county, organ_id=seat.organ)
    if seat.actor is Actor.CITY:
        own |= Q(state__in=(M.PROPOSED.value, M.PUBLISHED.value, M.WITHDRAWN.value))
    return every.filter(own)


def readable(seat: Seat | None) -> QuerySet[Method]:
    """What is published: to strangers what is public, to everybody who signed in all of it."""
    found = Method.objects.select_related("file").filter(state=M.PUBLISHED.value)
    return found if seat is not None and seat.actor is not Actor.PUBLIC else found.filter(public=True)


def method_case(row: Method, now: datetime, seat: Seat) -> MethodCase:
    own = seat.user_id in (row.drafted_by_id, row.proposed_by_id)
    return MethodCase(
        moment=local(now),
        of_enterprise=row.of_enterprise,
        consent=bool(row.consent_by and row.consent_on),
        hands=Hands(by=seat.hand, prepared_by=seat.hand if own else ""),
    )
