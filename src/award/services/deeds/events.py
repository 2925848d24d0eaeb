"""The deeds of an event: grade and impact by name, the decision with its reason (Articles 30 to 32)."""

from dataclasses import dataclass
from typing import Any

from award.law.facts import GRADES_ZH
from award.law.honour import ROADS_ZH, EventKind
from award.process.event import EventRoad
from award.records.events.models import Event
from award.services.asking import BadDetails, ask
from award.services.steps import Act, effect

GRADES = tuple((g.name.lower(), zh) for g, zh in GRADES_ZH.items())
IMPACT = (("yes", "导致重大不良社会影响"), ("no", "没有导致重大不良社会影响"))
ACCIDENTS = frozenset(EventKind) - {EventKind.FRAUD, EventKind.SERIOUS_VIOLATION}


@dataclass(frozen=True, slots=True)
class Grade:
    grade: str = ask("等级", "choice", options=GRADES)
    grade_basis: str = ask("认定的依据", max=200, example="事故调查报告批复文号")


@effect(EventRoad.ATTEST_GRADE, Grade)
def graded(event: Event, details: Grade, act: Act) -> dict[str, Any]:
    """A grade below what the figures give settles nothing: that contradiction stays open (0012)."""
    if EventKind(event.kind) not in ACCIDENTS:
        raise BadDetails({"grade": "这类事件没有事故等级"})
    event.grade, event.grade_basis = details.grade, details.grade_basis.strip()
    event.grade_by_id = act.by.user_id
    return {"grade": event.grade}


@dataclass(frozen=True, slots=True)
class Impact:
    impact: str = ask("社会影响", "choice", options=IMPACT)
    impact_basis: str = ask("认定的依据", max=200)


@effect(EventRoad.ATTEST_IMPACT, Impact)
def weighed(event: Event, details: Impact, act: Act) -> dict[str, Any]:
    """The second half of Article 31: a serious violation alone is not enough."""
    if event.kind != EventKind.SERIOUS_VIOLATION:
        raise BadDetails({"impact": "只有严重违法违规生产经营行为才认定社会影响"})
    event.impact, event.impact_basis = details.impact == "yes", details.impact_basis.strip()
    event.impact_by_id = act.by.user_id
    return {"major_social_impact": event.impact}


@dataclass(frozen=True, slots=True)
class Decision:
    """`chosen()` gives the rules what was picked, before it is taken."""

    decision: str = ask("处理决定", "choice", options=tuple((o.value, zh) for o, zh in ROADS_ZH.items()))
    reason: str = ask("理由", "long", max=2000)

    def chosen(self) -> dict[str, str]:
        return {"decision": self.decision}


@effect(EventRoad.DECIDE, Decision)
def decided(event: Event, details: Decision, act: Act) -> dict[str, Any]:
    event.decision, event.reason = details.decision, details.reason.strip()
    event.decided_by_id, event.decided_at = act.by.user_id, act.now
    return {"decision": event.decision}


@dataclass(frozen=True, slots=True)
class NewFacts:
    reason: str = ask("新情况和重新处理的理由", "long", max=2000)


@effect(EventRoad.REOPEN, NewFacts)
def reopened(event: Event, details: NewFacts, act: Act) -> dict[str, Any]:
    """The earlier decision stays in the event's own words, dated; the ledger has its line."""
    before = f"原决定：{event.decision}。{event.reason}\n重新处理：{details.reason.strip()}"
    taken = {"decision_before": event.decision}
    event.reason, event.decision = before, ""
    event.decided_by_id, event.decided_at = None, None
    return taken
