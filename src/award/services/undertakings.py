"""The undertaking of secrecy and integrity (Article 28), signed before any file opens: once a cycle."""

import hashlib
from datetime import datetime

from django.db import IntegrityError, transaction

from award.law.art28_secrets import KEEP, undertaking
from award.records.appointments import OVER, UNDERTAKING
from award.records.cycles.models import Cycle
from award.records.library.models import Undertaking
from award.records.seat import Seat
from award.services import ledger
from award.services.asking import BadDetails


def digest(cycle: Cycle) -> str:
    """SHA-256 of the words that are signed."""
    return hashlib.sha256("\n".join(undertaking(str(cycle))).encode()).hexdigest()


def sign(cycle: Cycle, *, by: Seat, now: datetime) -> Undertaking:
    """Signed once for the cycle, whatever seat the person sits on. BadDetails where it cannot be."""
    if by.actor not in UNDERTAKING:
        raise BadDetails({"__all__": f"{by.actor.label}不参与评审，不用签承诺书"})
    if cycle.state in OVER:
        raise BadDetails({"__all__": f"{cycle}已经结束，不再签承诺书"})
    try:
        with transaction.atomic():
            made = Undertaking.objects.create(
                user_id=by.person, cycle=cycle, actor=by.actor.value, digest=digest(cycle), at=now
            )
            facts = {"digest": made.digest, "user": f"user/{by.person}"}
            ledger.append(
                step="undertaking.sign",
                subject=f"undertaking/{made.pk}",
                law=KEEP,
                by=by,
                now=now,
                facts=facts,
            )
    except IntegrityError:
        raise BadDetails({"__all__": f"你已经签过{cycle}的承诺书"}) from None
    return made
