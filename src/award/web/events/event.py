"""/events/N/: one event: its facts, what the law makes of them, what is attested and decided (30 to 32)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from award.law.art31_revocation import last_day
from award.law.honour import EventKind, Outcome
from award.process.event import E, EventRoad
from award.process.kinds import Actor
from award.records.events.cases import answer_of, grade_of
from award.records.events.desk import events
from award.records.events.models import Event
from award.records.ledger.models import Line
from award.services.deeds.events import ACCIDENTS
from award.web.city.common import actions
from award.web.city.history import entry, names
from award.web.events.words import WORDS, outcome_tag
from award.web.parts import FiveAnswers
from award.web.seats import SeatedRequest, seat


@seat(Actor.CITY, Actor.SECTOR)
@require_safe
def event(request: SeatedRequest, pk: int) -> HttpResponse:
    every = events(request.seat).select_related(
        "entered_by", "grade_by", "impact_by", "decided_by", "evidence", "report", "visit"
    )
    row = get_object_or_404(every, pk=pk)
    answer = answer_of(row, request.now)
    lines = list(Line.objects.filter(subject=row.subject))
    people = names(lines)
    grade = grade_of(row)
    context: dict[str, Any] = {
        "event": row,
        "honour": row.honour,
        "until": last_day(row.honour.awarded_on),
        "before": row.occurred_on < row.honour.awarded_on,
        "answer": answer,
        "tag": outcome_tag(row, answer),
        "grade": grade.zh if grade else "",
        "computed": bool(grade) and not row.grade,
        "accident": EventKind(row.kind) in ACCIDENTS,
        "violation": row.kind == EventKind.SERIOUS_VIOLATION,
        "decided": WORDS[Outcome(row.decision)] if row.decision else "",
        "offers": offers(row, request),
        "five": five(row, answer.law),
        "of_city": request.seat.actor is Actor.CITY,
        "entries": [entry(line, people, "") for line in lines],
    }
    return render(request, "events/event.html", context)


def offers(row: Event, request: SeatedRequest) -> list[tuple[str, str]]:
    """What this seat can do with it: attest what is open, decide, or begin anew."""
    steps = [EventRoad.DECIDE, EventRoad.REOPEN]
    if EventKind(row.kind) in ACCIDENTS:
        steps.insert(0, EventRoad.ATTEST_GRADE)
    if row.kind == EventKind.SERIOUS_VIOLATION:
        steps.insert(0, EventRoad.ATTEST_IMPACT)
    return actions(row, steps, request)


def five(row: Event, law: Any) -> FiveAnswers:
    if row.state == E.DECIDED:
        done = "已作处理决定"
        return FiveAnswers(done, Actor.CITY.label, law, "按决定办理", missing_count=None)
    return FiveAnswers(
        E.OPEN.label,
        Actor.CITY.label,
        law,
        EventRoad.DECIDE.label,
        next_sub="办法未定期限",
        missing_count=None,
    )
