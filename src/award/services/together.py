"""One step on several files at once: the same step for each, all of them or none."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from award.process.application import Road
from award.records.applications.models import Application
from award.records.seat import Seat
from award.services.steps import take


def take_each(
    step: Road,
    seen: Mapping[Application, int],
    *,
    by: Seat,
    now: datetime,
    details: Mapping[int, Any] | None = None,
) -> None:
    """`seen`: each file at the revision that the dry run showed; `details` by the file's id.

    One refusal takes every step back.
    """
    with transaction.atomic():
        for application, revision in seen.items():
            given = details[application.pk] if details else None
            take(step, application, by=by, now=now, seen=revision, details=given)
