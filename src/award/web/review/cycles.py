"""Which cycle a page is about: the number in the address, else the newest one that was called."""

from typing import Any

from django.http import Http404, HttpRequest

from award.process.cycle import C
from award.records.cycles.models import Cycle

NOT_CALLED = (C.NONE.value, C.PLANNING.value, C.SUBMITTED.value, C.APPROVED.value)


def chosen(request: HttpRequest, *fetched: str) -> Cycle | None:
    """None where no cycle was ever called; 404 for a number that none has. `fetched`: relations."""
    called = Cycle.objects.exclude(state__in=NOT_CALLED).prefetch_related(*(fetched or ("plans",)))
    number = request.GET.get("cycle", "")
    if not number:
        return called.first()
    found = called.filter(number=int(number)).first() if number.isdecimal() and len(number) < 5 else None
    if found is None:
        raise Http404
    return found


def others(cycle: Cycle | None) -> list[tuple[str, str]]:
    """(label, query) of the other called cycles, newest first."""
    rows: Any = Cycle.objects.exclude(state__in=NOT_CALLED)
    return [(str(c), f"?cycle={c.number}") for c in rows if cycle is None or c.pk != cycle.pk]
