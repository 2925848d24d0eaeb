"""The second officer's part in the register: titles begin to exist, names change, successors are known."""

from dataclasses import dataclass
from typing import Any

from award.process.register import ArchiveRoad, ChangeRoad
from award.records.cases import local
from award.records.honours.models import Honour
from award.records.people.models import Enterprise
from award.records.recipients.models import Batch, BodyChange, Entered
from award.services import visits
from award.services.asking import ask
from award.services.steps import Act, effect


@effect(ArchiveRoad.CONFIRM)
def batch_confirmed(batch: Batch, details: None, act: Act) -> dict[str, Any]:
    """The honours of the batch; one without a certificate number gets a register place."""
    _by(batch, act)
    made = []
    for row in batch.rows.order_by("cycle_number", "id"):
        given = {"name": row.name, "county": row.county, "created_at": act.now}
        body, _ = Enterprise.objects.get_or_create(uscc=row.uscc, defaults=given)
        row.honour = Honour.objects.create(
            cycle_number=row.cycle_number,
            enterprise=body,
            name=row.name,
            certificate=row.certificate or f"无编号-{row.cycle_number}-{row.pk}",
            awarded_on=row.awarded_on,
            circular_number=row.circular_number,
        )
        row.save(update_fields=["honour"])
        visits.plan(row.honour, since=local(act.now).date())
        made.append(row.honour.subject)
    return {"honours": made}


@effect(ChangeRoad.CONFIRM)
def change_confirmed(change: BodyChange, details: None, act: Act) -> dict[str, Any]:
    """A new name is the body's from now on; titles keep the name under which they were given."""
    _by(change, act)
    if not change.successor_uscc:
        Enterprise.objects.filter(pk=change.enterprise_id).update(name=change.new_name)
        return {"enterprise": f"enterprise/{change.enterprise_id}"}
    given = {"name": change.new_name, "county": change.enterprise.county, "created_at": act.now}
    change.successor, _ = Enterprise.objects.get_or_create(uscc=change.successor_uscc, defaults=given)
    return {
        "enterprise": f"enterprise/{change.enterprise_id}",
        "successor": f"enterprise/{change.successor.pk}",
        "carries": change.carries,
    }


@dataclass(frozen=True, slots=True)
class SendBack:
    reason: str = ask("退回理由", "long", max=1000)


def _sent_back(row: Entered, details: SendBack, act: Act) -> dict[str, Any]:
    _by(row, act)
    row.refused_because = details.reason.strip()
    return {}


effect(ArchiveRoad.SEND_BACK, SendBack)(_sent_back)
effect(ChangeRoad.SEND_BACK, SendBack)(_sent_back)


def _by(row: Entered, act: Act) -> None:
    row.confirmed_by_id, row.confirmed_at = act.by.user_id, act.now
