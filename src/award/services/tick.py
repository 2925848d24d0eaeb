"""What falls due by the clock alone: run every minute or so; running it twice does no more than once."""

from datetime import datetime

from django.db import transaction

from award.process.application import Road, S
from award.records.applications.models import Application
from award.records.seat import CLOCK
from award.services import improving, notice_copies, rescan, search, uploads
from award.services.steps import Refused, take


def run_due(now: datetime) -> int:
    """Lapse the drafts whose deadline has passed (Article 21). Returns how many steps were taken.

    What the scanner did not answer for is asked again; uploads that nobody goes on with are forgotten.
    Notices get their signed copy, the search its index; units are told which of their measures fall due.
    """
    notice_copies.run(now)
    search.refresh()
    rescan.run(now)
    uploads.sweep(now)
    improving.remind(now)
    drafts = Application.objects.filter(state=S.DRAFT.value).values_list("pk", flat=True)
    return sum(_lapse(pk, now) for pk in list(drafts))


def _lapse(pk: int, now: datetime) -> bool:
    """Whether this draft lapsed; one that is still in time, or was filed meanwhile, stays."""
    with transaction.atomic():
        row = Application.objects.select_related("cycle").get(pk=pk)
        try:
            take(Road.LAPSE, row, by=CLOCK, now=now, seen=row.revision)
        except Refused:
            return False
    return True
