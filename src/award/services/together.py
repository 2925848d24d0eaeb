"""One step on several files at once: the same step for each, all of them or none."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from award.process.application import Road
from award.records.applications.models import Application
from award.records.seat import Seat
from award.services.steps import take


def take_each(step: Road, seen: Mapping[Application, int], *, by: Seat, now: datetime) -> None:
    """`seen`: each file at the revision that the dry run showed. One refusal takes every step back."""
    with transaction.atomic():
        for application, revision in seen.items():
            take(step, application, by=by, now=now, seen=revision)
