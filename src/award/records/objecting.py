"""What is undecided about an enterprise (26): an objection, a lead in time, a letter that waits."""

from collections.abc import Iterable

from award.process.objection import UNDECIDED, UPHOLDING, O
from award.records.cycles.models import PaperAct
from award.records.notices.models import Objection


def undecided(objections: Iterable[Objection]) -> list[Objection]:
    """Those that somebody has still to decide. A letter counts from its receipt, confirmed or not."""
    every = list(objections)
    letters = [o.subject for o in every if o.state == O.NONE]
    waiting = set(
        PaperAct.objects.filter(subject__in=letters, confirmed_at=None, refused_because="").values_list(
            "subject", flat=True
        )
        if letters
        else ()
    )
    return [o for o in every if o.state in UNDECIDED or o.subject in waiting]


def holds_up(objection: Objection) -> bool:
    """A lead that came after the notice holds nothing up until somebody takes it up (0006)."""
    return not (objection.late and objection.state in (O.NONE, O.LEAD))


def upholding(objections: Iterable[Objection]) -> list[Objection]:
    """Upheld, the file not yet taken off."""
    return [o for o in objections if o.state in UPHOLDING]
