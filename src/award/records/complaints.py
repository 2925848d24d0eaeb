"""Complaints of examiners at the desk: CITY's alone, never those about oneself (Article 29), nor those that
began with what a unit said on a file from which one is recused (27).
"""

from datetime import datetime

from django.db.models import QuerySet

from award.law.case import ConductCase, Hands
from award.process.kinds import Actor
from award.process.plan import BAOTOU
from award.records import desk
from award.records.conduct.models import Complaint
from award.records.mutual.models import Statement
from award.records.seat import Seat


def complaints(seat: Seat) -> QuerySet[Complaint]:
    every = Complaint.objects.select_related("examiner__user")
    if seat.actor is not Actor.CITY:
        return every.none()
    told = Statement.objects.filter(application__in=desk.recused(seat), complaint__isnull=False)
    return every.exclude(examiner__user_id=seat.person).exclude(pk__in=told.values("complaint"))


def conduct_case(complaint: Complaint, now: datetime, seat: Seat) -> ConductCase:
    return ConductCase(
        moment=now.astimezone(BAOTOU),
        concerned=str(complaint.examiner.user_id),
        hands=Hands(by=seat.hand, prepared_by=str(complaint.proposed_by_id or "")),
    )
