"""Whose titles count for a body: its own, and those of bodies whose place it took (interpretation 0037)."""

from collections.abc import Iterable

from django.db.models import QuerySet

from award.process.register import R
from award.records.honours.models import Honour
from award.records.recipients.models import BodyChange


def bodies_of(enterprise_id: int) -> set[int]:
    """The body itself and every predecessor whose place as a recipient it was decided to have taken."""
    found, new = {enterprise_id}, {enterprise_id}
    while new:
        rows = BodyChange.objects.filter(successor_id__in=new, carries=True, state=R.IN_FORCE.value)
        new = set(rows.values_list("enterprise_id", flat=True)) - found
        found |= new
    return found


def titles_of(enterprise_id: int) -> QuerySet[Honour]:
    """Every title that counts for the body, revoked ones too (interpretation 0001)."""
    return Honour.objects.filter(enterprise_id__in=bodies_of(enterprise_id))


def changes_of(enterprise_ids: Iterable[int]) -> QuerySet[BodyChange]:
    """What became of these bodies, the newest first."""
    return BodyChange.objects.filter(enterprise_id__in=list(enterprise_ids)).select_related(
        "successor", "entered_by", "confirmed_by"
    )
