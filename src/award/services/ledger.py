"""Write and verify the ledger: each line's digest covers the line before it."""

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import connection

from award.law.citation import Law
from award.process.plan import BAOTOU
from award.records.ledger.models import Line
from award.records.seat import Seat

GENESIS = "0" * 64
LOCK = 19580  # one writer at a time on PostgreSQL; SQLite's IMMEDIATE transaction is that already


def clause(law: Law) -> dict[str, Any]:
    """The clause as the ledger keeps it."""
    return {"article": law.article, "item": law.item, "label": law.label, "quote": law.quote}


def append(*, step: str, subject: str, law: Law, by: Seat, now: datetime, facts: dict[str, Any]) -> Line:
    """Write one line; call it inside the transaction of the act it records."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    last = Line.objects.order_by("-sequence").values("sequence", "digest").first()
    line = Line(
        sequence=last["sequence"] + 1 if last else 1,
        moment=now,
        actor=by.actor.value,
        seat=by.label,
        true_actor=f"user/{by.user_id}" if by.user_id is not None else "",
        confirmed_by=f"user/{by.confirmed_by}" if by.confirmed_by is not None else "",
        step=step,
        subject=subject,
        clause=clause(law),
        facts=facts,
        previous=last["digest"] if last else GENESIS,
    )
    line.digest = digest(line)
    line.save()
    return line


def digest(line: Line) -> str:
    """SHA-256 over the canonical JSON of everything but the digest itself."""
    content = {
        "sequence": line.sequence,
        "moment": line.moment.astimezone(BAOTOU).isoformat(timespec="microseconds"),
        "actor": line.actor,
        "seat": line.seat,
        "true_actor": line.true_actor,
        "confirmed_by": line.confirmed_by,
        "step": line.step,
        "subject": line.subject,
        "clause": line.clause,
        "facts": line.facts,
        "previous": line.previous,
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def breaks() -> Iterator[tuple[int, str]]:
    """Every line where the chain does not hold, with why, in order; it ends at one that cannot be read.

    Lines cut off the end leave a chain that holds: only a digest kept elsewhere shows them missing.
    """
    previous, expected = GENESIS, 1
    lines = Line.objects.order_by("sequence").iterator(chunk_size=500)
    while True:
        try:
            line = next(lines, None)
            computed = digest(line) if line else ""
        except (ValueError, TypeError, AttributeError):  # what a column holds is not of its kind
            yield expected, "内容读不出"
            return
        if line is None:
            return
        if line.sequence != expected:
            yield line.sequence, f"缺第{expected}行"
        elif line.previous != previous:
            yield line.sequence, "与上一行的摘要不相连"
        elif computed != line.digest:
            yield line.sequence, "内容与摘要不符"
        previous, expected = line.digest, line.sequence + 1
