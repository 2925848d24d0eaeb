"""A draw of panels begins: its seed is made and sealed before anybody chooses a pool (Articles 9, 23, 27)."""

import secrets
from datetime import datetime

from django.db import transaction

from award.process.drawing import DrawRoad
from award.records.cycles.models import Cycle
from award.records.draws.models import Draw
from award.records.seat import Seat
from award.services.asking import BadDetails
from award.services.steps import take

SEED_BYTES = 32


def seal(cycle: Cycle, kind: str, *, by: Seat, now: datetime) -> Draw:
    """A new draw with a seed that nobody has seen; its digest goes into the ledger."""
    if kind not in ("document", "site"):
        raise BadDetails({"kind": "评审组分材料评审组和现场评审组"})
    with transaction.atomic():
        draw = Draw.objects.create(cycle=cycle, kind=kind, seed=secrets.token_bytes(SEED_BYTES).hex())
        take(DrawRoad.SEAL, draw, by=by, now=now, seen=0)
        draw.refresh_from_db()
        return draw
