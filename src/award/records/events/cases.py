"""An event as the law asks for it: its grade by its figures, else as attested (interpretation 0012)."""

from datetime import datetime

from award.law.accidents import counted_grade
from award.law.art36_in_force import in_force
from award.law.facts import AccidentGrade, Incident, IncidentKind
from award.law.honour import Answer, EventCase, EventKind, HonourFacts
from award.law.honour import Event as LawEvent
from award.law.honour import honour as answer
from award.law.readings import Readings
from award.process.honour import H
from award.process.plan import BAOTOU
from award.records.events.models import Event
from award.records.seat import Seat


def grade_of(event: Event) -> AccidentGrade | None:
    """Computed for production safety, where the figures suffice; else what a named officer attested."""
    kind = IncidentKind.PRODUCTION_SAFETY if event.kind == EventKind.SAFETY_ACCIDENT else None
    given = AccidentGrade.named(event.grade) if event.grade else None
    incident = Incident(
        kind=kind, occurred_on=event.occurred_on, deaths=event.deaths, serious_injuries=event.injuries,
        direct_loss=event.loss, grade=given,
    )  # fmt: skip
    return counted_grade(incident)


def facts_of(event: Event, now: datetime) -> HonourFacts:
    cycle = event.honour.cycle
    readings = cycle.plan().chosen() if cycle is not None else Readings.default()
    return HonourFacts(
        awarded_on=event.honour.awarded_on,
        regulation_in_force=in_force(now.astimezone(BAOTOU).date(), readings),
        event=LawEvent(
            kind=EventKind(event.kind),
            occurred_on=event.occurred_on,
            found_on=event.found_on,
            grade=grade_of(event),
            major_social_impact=event.impact,
        ),
    )


def answer_of(event: Event, now: datetime) -> Answer:
    """What the law makes of the event today."""
    return answer(facts_of(event, now))


def event_case(event: Event, now: datetime, seat: Seat, decision: str | None = None) -> EventCase:
    return EventCase(facts_of(event, now), decision, event.honour.state == H.HELD)
