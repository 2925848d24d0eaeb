"""Complaints of examiners at the desk: CITY's alone, and never those about oneself (Article 29)."""

from datetime import datetime

from django.db.models import QuerySet

from award.law.case import ConductCase, Hands
from award.process.kinds import Actor
from award.process.plan import BAOTOU
from award.records.conduct.models import Complaint
from award.records.seat import Seat


def complaints(seat: Seat) -> QuerySet[Complaint]:
    every = Complaint.objects.select_related("examiner__user")
    if seat.actor is not Actor.CITY:
        return every.none()
    return every.exclude(examiner__user_id=seat.person)


def conduct_case(complaint: Complaint, now: datetime, seat: Seat) -> ConductCase:
    return ConductCase(
        moment=now.astimezone(BAOTOU),
        concerned=str(complaint.examiner.user_id),
        hands=Hands(by=seat.hand, prepared_by=str(complaint.proposed_by_id or "")),
    )
