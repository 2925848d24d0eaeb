"""The departments of Article 22: which answers for which 项, and a reminder to those that are silent."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from award.law.art22_qualification import CONSULT
from award.process.consult_matrix import USUAL
from award.process.kinds import Actor
from award.records.applications.models import SectorRequest
from award.records.people.models import Organ
from award.records.seat import Seat
from award.services import ledger, messages, people

REMIND = "consultation.remind"


def set_matrix(grounds: Mapping[int, list[int]], *, by: Seat, now: datetime) -> int:
    """Department id -> its 项 of Article 17; how many departments changed."""
    changed = 0
    with transaction.atomic():
        for organ in Organ.objects.select_for_update().filter(pk__in=grounds, active=True):
            wanted = sorted(grounds[organ.pk])
            if wanted != sorted(organ.grounds):
                people.change_organ(organ, grounds=wanted, active=True, by=by, now=now)
                changed += 1
    return changed


def add_usual(*, by: Seat, now: datetime) -> int:
    """The usual departments that are not there yet; how many came."""
    with transaction.atomic():
        known = set(Organ.objects.values_list("name", flat=True))
        new = [(name, grounds) for name, grounds in USUAL if name not in known]
        for name, grounds in new:
            people.add_organ(name, county=None, association=False, grounds=list(grounds), by=by, now=now)
        return len(new)


def remind(requests: Iterable[SectorRequest], *, by: Seat, now: datetime) -> int:
    """Tell each silent department once, however many files it owes; a reminder moves no deadline."""
    owed: dict[int, list[SectorRequest]] = {}
    for each in requests:
        owed.setdefault(each.organ_id, []).append(each)
    with transaction.atomic():
        for organ, theirs in owed.items():
            first = min(r.due_on for r in theirs)
            text = f"还有{len(theirs)}件征求意见没有回复，最早的期限是{first}，请尽快回复"
            messages.send(messages.posts(Actor.SECTOR, organ_id=organ), text, "/sector/", now)
            facts = {"requests": sorted(r.pk for r in theirs)}
            ledger.append(step=REMIND, subject=f"organ/{organ}", law=CONSULT, by=by, now=now, facts=facts)
    return len(owed)
