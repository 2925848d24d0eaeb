"""Examiners are invited to a cycle, several at once; with the cycle every appointment ends by itself (9)."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from award.law.citation import Findings
from award.process.appointment import AppointmentRoad, AppointmentState
from award.records.appointments import appointments
from award.records.cycles.models import Cycle
from award.records.library.models import Appointment
from award.records.reviews.models import Examiner
from award.records.seat import CLOCK, Seat
from award.services.steps import blocking, move, take, why_not

RUNNING = (AppointmentState.INVITED.value, AppointmentState.ACCEPTED.value)


def row(cycle: Cycle, examiner: Examiner) -> Appointment:
    """The appointment as it is, or one not begun and not saved."""
    found = Appointment.objects.filter(cycle=cycle, examiner=examiner).first()
    return found or Appointment(cycle=cycle, examiner=examiner)


def objections(cycle: Cycle, examiner: Examiner, by: Seat, now: datetime) -> Findings:
    """What stands against inviting this examiner now."""
    return blocking(why_not(AppointmentRoad.INVITE, row(cycle, examiner), now, by))


def invite(cycle: Cycle, examiners: Iterable[Examiner], *, by: Seat, now: datetime) -> list[Appointment]:
    """Invite them all, or, where one may not be invited, none (Refused)."""
    made = []
    with transaction.atomic():
        for examiner in examiners:
            appointment, _ = Appointment.objects.get_or_create(cycle=cycle, examiner=examiner)
            take(AppointmentRoad.INVITE, appointment, by=by, now=now, seen=appointment.revision)
            appointment.refresh_from_db()
            made.append(appointment)
    return made


def end(cycle: Cycle, now: datetime, examiner: Examiner | None = None) -> int:
    """Rights end: of everybody with the cycle, or of one who was struck off. How many ended."""
    rows = appointments(CLOCK).filter(cycle=cycle, state__in=RUNNING)
    running = list(rows.filter(examiner=examiner) if examiner else rows)
    for appointment in running:
        move(AppointmentRoad.END, appointment, by=CLOCK, now=now)
    return len(running)
