"""Which events a seat may see: CITY all, a department those it studies or told of itself (31)."""

from django.db.models import Q, QuerySet

from award.process.kinds import Actor
from award.records.desk import honours
from award.records.events.models import Event
from award.records.seat import Seat


def events(seat: Seat) -> QuerySet[Event]:
    every = Event.objects.select_related("honour__cycle", "honour__enterprise")
    match seat.actor:
        case Actor.CITY:
            return every.filter(honour__in=honours(seat))
        case Actor.SECTOR:
            mine = Q(entered_by__posts__organ_id=seat.organ or 0)
            return every.filter(mine | Q(honour__in=honours(seat))).distinct()
    return every.none()
