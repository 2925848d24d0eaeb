"""Credit lists come in whole: what an older one of the kind said no longer counts (Article 17(6))."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from award.records.credit.models import CreditEntry, CreditList
from award.records.seat import Seat


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of a list, checked: whose, since when, until when, why."""

    uscc: str
    name: str
    listed_on: date
    removed_on: date | None
    reason: str


def take_in(
    kind: str, as_of: date, source: str, rows: Sequence[Listed], *, by: Seat, now: datetime
) -> CreditList:
    """Keep one list; call it inside the import's transaction, which writes the ledger's line."""
    made = CreditList.objects.create(
        kind=kind, as_of=as_of, source=source, imported_by_id=by.person, imported_at=now
    )
    CreditEntry.objects.bulk_create(
        CreditEntry(
            credit_list=made,
            uscc=r.uscc,
            name=r.name,
            listed_on=r.listed_on,
            removed_on=r.removed_on,
            reason=r.reason,
        )
        for r in rows
    )
    return made
