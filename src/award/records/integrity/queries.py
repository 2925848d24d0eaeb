"""What counts in the integrity ledger today: confirmed, not answered by a newer entry, not withdrawn."""

from django.db.models import Exists, OuterRef, QuerySet

from award.law.facts import AwardFraud
from award.process.integrity import I
from award.process.kinds import Actor
from award.records import desk
from award.records.integrity.models import IntegrityEntry
from award.records.mutual.models import Statement
from award.records.seat import Seat


def at_desk(seat: Seat) -> QuerySet[IntegrityEntry]:
    """CITY's, without what came of a word on a file from which the officer is recused (27, 29)."""
    if seat.actor is not Actor.CITY:
        return IntegrityEntry.objects.none()
    closed = Statement.objects.filter(application__in=desk.recused(seat), entry__isnull=False)
    return IntegrityEntry.objects.exclude(pk__in=closed.values("entry"))


def in_force() -> QuerySet[IntegrityEntry]:
    """The newest of each chain of corrections, where it still finds something."""
    newer = IntegrityEntry.objects.filter(corrects=OuterRef("pk"), state=I.IN_FORCE.value)
    return IntegrityEntry.objects.filter(state=I.IN_FORCE.value, withdrawn=False).exclude(Exists(newer))


def of_enterprise(uscc: str) -> QuerySet[IntegrityEntry]:
    """What is found of an enterprise, in whatever award and cycle (Article 17(4))."""
    return in_force().filter(uscc=uscc or "-")


def of_examiner(examiner_id: int) -> QuerySet[IntegrityEntry]:
    """What is found of an examiner, in whatever cycle (Article 29)."""
    return in_force().filter(examiner_id=examiner_id)


def frauds(uscc: str) -> tuple[AwardFraud, ...]:
    """The findings as Article 17(4) asks for them."""
    return tuple(
        AwardFraud(e.committed_on, e.found_on, e.award, e.government_award, ref=f"entry{e.pk}")
        for e in of_enterprise(uscc).order_by("id")
    )
