"""The line that every import of a table leaves in the ledger: which file, how many rows, what came of it."""

from datetime import datetime
from typing import Any

from award.law.citation import Law
from award.records.seat import Seat
from award.services import ledger


def record(
    key: str, law: Law, sha256: str, rows: int, *, by: Seat, now: datetime, facts: dict[str, Any]
) -> None:
    """Call it inside the transaction of the rows."""
    ledger.append(
        step=f"import.{key}",
        subject=f"import/{sha256[:16]}",
        law=law,
        by=by,
        now=now,
        facts={"sha256": sha256, "rows": rows, **facts},
    )
