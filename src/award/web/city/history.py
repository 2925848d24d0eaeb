"""/city/qualification/N/history/: the ledger's lines on one file, as they were written."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from award.process.application import Road, S
from award.process.kinds import Actor
from award.records.desk import on_the_desk_of
from award.records.ledger.models import Line
from award.records.people.models import User
from award.services import steps
from award.web.city.common import do_url, step_label
from award.web.seats import SeatedRequest, seat


@dataclass(frozen=True, slots=True)
class Entry:
    """A line in words."""

    line: Line
    step: str
    seat: str
    person: str
    second: str
    moved: str
    correct_url: str


@seat(Actor.CITY)
@require_safe
def history(request: SeatedRequest, pk: int) -> HttpResponse:
    """Every line on the file, oldest first; another officer's line can be corrected by a new one."""
    application = get_object_or_404(on_the_desk_of(request.seat), pk=pk)
    lines = list(Line.objects.filter(subject=application.subject))
    people = names(lines)
    may_correct = steps.may(Road.CORRECT_ENTRY, application, request.seat)
    mine = f"user/{request.seat.user_id}"
    entries = [
        entry(
            line,
            people,
            do_url(application, Road.CORRECT_ENTRY, line=line.sequence)
            if may_correct and line.true_actor != mine
            else "",
        )
        for line in lines
    ]
    return render(request, "city/history.html", {"application": application, "entries": entries})


def names(lines: list[Line]) -> dict[str, str]:
    """user/7 -> the person's name, for everybody these lines name."""
    keys = {line.true_actor for line in lines} | {line.confirmed_by for line in lines}
    ids = [int(key.partition("/")[2]) for key in keys if key.startswith("user/")]
    return {f"user/{user.pk}": str(user) for user in User.objects.filter(pk__in=ids)}


def entry(line: Line, people: dict[str, str], correct_url: str) -> Entry:
    facts: dict[str, Any] = line.facts
    before, after = facts.get("from"), facts.get("to")
    moved = f"{_state(before)} → {_state(after)}" if before != after and after else ""
    return Entry(
        line=line,
        step=step_label(line.step),
        seat=Actor(line.actor).label,
        person=people.get(line.true_actor, ""),
        second=people.get(line.confirmed_by, ""),
        moved=moved,
        correct_url=correct_url,
    )


def _state(value: Any) -> str:
    try:
        return S(value).label
    except ValueError:
        return str(value)
