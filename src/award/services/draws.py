"""A draw of panels begins with a sealed seed, a match with a pool and its optimum (Articles 9, 23, 27)."""

import secrets
from datetime import datetime

from django.db import transaction

from award.process.draw.draw import commitment
from award.process.drawing import DrawRoad, Way
from award.process.panel import KINDS
from award.records.cycles.models import Cycle
from award.records.draws.models import Draw
from award.records.sealing import seal as sealed
from award.records.seat import Seat
from award.services.asking import BadDetails
from award.services.deeds.matching import Matching
from award.services.steps import take

SEED_BYTES = 32


def seal(cycle: Cycle, kind: str, *, by: Seat, now: datetime) -> Draw:
    """A new draw with a seed that nobody has seen; its digest goes into the ledger."""
    _kind(kind)
    seed = secrets.token_bytes(SEED_BYTES)
    digest = commitment(seed)
    with transaction.atomic():
        draw = Draw.objects.create(
            cycle=cycle, kind=kind, commitment=digest, sealed_seed=sealed({"seed": seed.hex()}, of=digest)
        )
        take(DrawRoad.SEAL, draw, by=by, now=now, seen=0)
        draw.refresh_from_db()
        return draw


def match(cycle: Cycle, kind: str, chosen: Matching, *, by: Seat, now: datetime) -> Draw:
    """A new proposal: the best panels of a pool. Refused or BadDetails leave no row behind."""
    _kind(kind)
    with transaction.atomic():
        draw = Draw.objects.create(cycle=cycle, kind=kind, way=Way.MATCH.value)
        take(DrawRoad.MATCH, draw, by=by, now=now, seen=0, details=chosen)
        draw.refresh_from_db()
        return draw


def _kind(kind: str) -> None:
    if kind not in KINDS:
        raise BadDetails({"kind": "评审组分材料评审组和现场评审组"})
