"""A complaint of an examiner is registered (Article 29)."""

from datetime import datetime

from django.db import transaction

from award.process.conduct import ConductRoad
from award.records.conduct.models import Complaint
from award.records.reviews.models import Examiner
from award.records.seat import Seat
from award.services.deeds.conduct import Report
from award.services.steps import take


def register(examiner: Examiner, report: Report, *, by: Seat, now: datetime) -> Complaint:
    """Refused or BadDetails leave no row behind."""
    with transaction.atomic():
        made = Complaint.objects.create(examiner=examiner, raised_at=now)
        take(ConductRoad.COMPLAIN, made, by=by, now=now, seen=0, details=report)
        made.refresh_from_db()
        return made
