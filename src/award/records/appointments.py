"""Who is appointed to a cycle (9, 28, 29): accepted, undertaking signed, not struck off.

`draw` builds its pool on `appointed`; panels are composed of nobody else.
"""

from datetime import datetime

from django.db.models import QuerySet

from award.law.case import AppointmentCase, Hands
from award.process.appointment import AppointmentState
from award.process.cycle import C
from award.process.kinds import Actor
from award.process.plan import BAOTOU
from award.records.cycles.models import Cycle
from award.records.library.models import Appointment, Undertaking
from award.records.reviews.models import Examiner
from award.records.seat import Seat

OVER = (C.CLOSED.value, C.ABANDONED.value)
UNBORN = (C.NONE.value, C.PLANNING.value, C.SUBMITTED.value)
# Who takes part and so undertakes to keep secrets (28).
UNDERTAKING = (Actor.CITY, Actor.COUNTY, Actor.SECTOR, Actor.EXAMINER)


def appointed(cycle: Cycle) -> QuerySet[Examiner]:
    """Examiners who may sit on a panel of this cycle: nobody else may."""
    return Examiner.objects.filter(
        struck_off_at=None,
        appointments__cycle=cycle,
        appointments__state=AppointmentState.ACCEPTED.value,
        user__in=Undertaking.objects.filter(cycle=cycle).values("user"),
    )


def undertaken(seat: Seat) -> QuerySet[Undertaking]:
    """The undertakings of the person on this seat, whichever cycle."""
    return Undertaking.objects.filter(user_id=seat.user_id or 0)


def appointments(seat: Seat) -> QuerySet[Appointment]:
    """CITY sees every appointment, an examiner their own, the clock those it ends."""
    every = Appointment.objects.select_related("cycle", "examiner__user", "examiner__county")
    if seat.actor in (Actor.CITY, Actor.CLOCK):
        return every
    if seat.actor is Actor.EXAMINER:
        return every.filter(examiner__user_id=seat.person).exclude(state=AppointmentState.NONE.value)
    return every.none()


def appointment_case(appointment: Appointment, now: datetime, seat: Seat) -> AppointmentCase:
    cycle, examiner = appointment.cycle, appointment.examiner
    return AppointmentCase(
        moment=now.astimezone(BAOTOU),
        open=cycle.state not in (*OVER, *UNBORN),
        struck_off=str(examiner) if examiner.struck_off_at is not None else "",
        hands=Hands(by=seat.hand),
    )
