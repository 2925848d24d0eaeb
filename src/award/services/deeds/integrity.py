"""The second officer's part in the integrity ledger."""

from dataclasses import dataclass
from typing import Any

from award.process.integrity import KINDS, IntegrityRoad
from award.records.integrity.models import IntegrityEntry
from award.services.asking import ask
from award.services.integrity import digest
from award.services.steps import Act, effect


@effect(IntegrityRoad.CONFIRM)
def confirmed(entry: IntegrityEntry, details: None, act: Act) -> dict[str, Any]:
    """From here on the pre-check of Article 17(4) and the pages of Article 29 know of it."""
    entry.confirmed_by_id, entry.confirmed_at = act.by.user_id, act.now
    return {"digest": digest(entry), "article": KINDS[entry.kind][2].article}


@dataclass(frozen=True, slots=True)
class SendBack:
    reason: str = ask("退回理由", "long", max=1000)


@effect(IntegrityRoad.SEND_BACK, SendBack)
def sent_back(entry: IntegrityEntry, details: SendBack, act: Act) -> dict[str, Any]:
    entry.confirmed_by_id, entry.confirmed_at = act.by.user_id, act.now
    entry.refused_because = details.reason.strip()
    return {}
