"""The five answers on top of a file's page, and the road beside it."""

from typing import Any

from django.db import models

from award.law.dates import spoken
from award.process.application import S
from award.process.cycle import C
from award.process.kinds import Actor
from award.process.lists import K, L, ListRoad
from award.records.applications.models import Application
from award.records.cases import local
from award.records.cycles.models import Cycle
from award.records.ledger.models import Line
from award.records.listing import members as standing
from award.records.notices.models import AwardList
from award.records.waiting import NEXT, Waiting, application_waits, cycle_waits
from award.services import steps
from award.web.parts import FiveAnswers, RoadStop

# The main road of a file, in the order of Articles 20 to 26.
STOPS = (
    S.DRAFT, S.COUNTY_SCREENING, S.QUALIFICATION, S.QUALIFIED_NOTICE, S.DOCUMENT_REVIEW, S.SITE_VISIT,
    S.CONSULTATION, S.PROPOSED, S.AWARD_NOTICE, S.REPORTED, S.CONFERRED,
)  # fmt: skip
# States between two stops count as the stop before them.
AT = {
    S.NONE: S.DRAFT, S.RETURNED: S.COUNTY_SCREENING, S.QUALIFIED: S.QUALIFICATION,
    S.DOCUMENT_REVIEWED: S.DOCUMENT_REVIEW, S.SITE_REVIEWED: S.SITE_VISIT, S.CANDIDATE: S.CONSULTATION,
    S.CHOSEN: S.PROPOSED, S.APPROVED: S.REPORTED, S.COMMENDED: S.REPORTED,
}  # fmt: skip


def five_answers(subject: models.Model, request: Any) -> FiveAnswers | None:
    """The answers for a file, a cycle or a list; None for subjects without a page of their own."""
    match subject:
        case Application():
            return of_application(subject, request)
        case Cycle():
            return of_cycle(subject, request)
        case AwardList():
            return of_list(subject, request)
    return None


def shown_state(application: Application, request: Any) -> S:
    """What this seat may know of the file's state: its applicant only what was released."""
    applicant = request.seat is not None and request.seat.actor is Actor.APPLICANT
    return S(application.shown if applicant else application.state)


def of_application(application: Application, request: Any) -> FiveAnswers:
    state = shown_state(application, request)
    waits = application_waits(application, request.now, state=state)
    if waits is None:
        return FiveAnswers(
            where=state.label, desk="已办结", law=None, next_step="没有下一步", missing_count=None
        )
    unmet = _missing(application, request, waits)
    body = application.county.name if waits.desk is Actor.COUNTY else ""
    place = STOPS.index(AT.get(state, state)) + 1 if AT.get(state, state) in STOPS else None
    return FiveAnswers(
        where=state.label,
        where_sub=f"{len(STOPS)}步中的第{place}步" if place else "",
        desk=waits.desk.label,
        desk_sub="，".join(t for t in (body, f"自{spoken(waits.since)}" if waits.since else "") if t),
        law=waits.law,
        next_step=waits.step.label,
        next_sub=f"{spoken(waits.deadline)}{waits.note}" if waits.deadline else waits.note,
        missing_count=unmet,
        cells=waits.cells,
    )


# What the step's own form brings: the days of a notice, the meeting's record, the circular's number.
OF_THE_FORM = frozenset({"days", "meeting", "circular"})


def _missing(subject: models.Model, request: Any, waits: Waiting) -> int | None:
    """How much stands against the next step, where that step is this seat's own."""
    if request.seat is None or request.seat.actor not in waits.step.by:
        return None
    if not steps.may(waits.step, subject, request.seat):
        return None
    found = steps.blocking(steps.why_not(waits.step, subject, request.now, request.seat))
    return sum(f.key not in OF_THE_FORM for f in found)


def of_cycle(cycle: Cycle, request: Any) -> FiveAnswers:
    waits = cycle_waits(cycle)
    if waits is None:
        label = C(cycle.state).label
        return FiveAnswers(label, "已办结", None, "没有下一步", missing_count=None)
    return FiveAnswers(
        where=C(cycle.state).label,
        desk=waits.desk.label,
        law=waits.law,
        next_step=waits.step.label,
        next_sub=waits.note,
        missing_count=_missing(cycle, request, waits),
    )


def list_desk(award_list: AwardList) -> str:
    """Whose act the list waits for."""
    step = LIST_NEXT.get((K(award_list.kind), L(award_list.state)))
    return next(iter(step.by)).label if step else "已办结"


def of_list(award_list: AwardList, request: Any) -> FiveAnswers:
    """A list's next act is its road's: whose it is, under which clause, and what is still missing."""
    kind, state = K(award_list.kind), L(award_list.state)
    members = f"{len(standing(award_list))}家"
    step = LIST_NEXT.get((kind, state))
    if step is None:
        return FiveAnswers(state.label, "已办结", None, "没有下一步", next_sub=members, missing_count=None)
    waits = Waiting(next(iter(step.by)), step, step.law)
    return FiveAnswers(
        where=state.label,
        desk=waits.desk.label,
        law=step.law,
        next_step=step.label,
        next_sub=f"{members}，{waits.note}",
        missing_count=_missing(award_list, request, waits),
    )


LIST_NEXT = {
    (K.QUALIFIED, L.DRAFT): ListRoad.PUBLISH_QUALIFIED,
    (K.SHORTLIST, L.DRAFT): ListRoad.SHORTLIST,
    (K.CANDIDATES, L.DRAFT): ListRoad.NOMINATE,
    (K.CANDIDATES, L.FIXED): ListRoad.CONSULT,
    (K.PROPOSED, L.DRAFT): ListRoad.PROPOSE,
    (K.PROPOSED, L.PROPOSED): ListRoad.DECIDE,
    (K.PROPOSED, L.DECIDED): ListRoad.PUBLISH_PROPOSED,
    (K.PROPOSED, L.PUBLISHED): ListRoad.REPORT,
    (K.PROPOSED, L.REPORTED): ListRoad.CIRCULATE,
    (K.PROPOSED, L.CIRCULATED): ListRoad.CONFER,
}


def road(application: Application, request: Any) -> list[RoadStop]:
    """The road beside a file: past stops with their day, the present one, and those to come.

    Days to come are said only where they can be computed; the regulation sets none for most.
    """
    state = shown_state(application, request)
    reached = _days(application)
    here = AT.get(state, state)
    place = STOPS.index(here) if here in STOPS else len(STOPS)
    stops = []
    for n, stop in enumerate(STOPS):
        article = NEXT[stop][1].law.article if stop in NEXT else 26
        if n < place and stop in reached:
            stops.append(RoadStop("past", stop.label, reached[stop], article=article))
        elif n == place:
            since = f"自{spoken(local(application.since).date())}"
            stops.append(RoadStop("now", state.label, since, article=article))
        elif n > place and here in STOPS:
            stops.append(RoadStop("next", stop.label, f"{STOPS[n - 1].label}之后", article=article))
    if here not in STOPS:
        stops.append(RoadStop("now", state.label, spoken(local(application.since).date())))
    return stops


def _days(application: Application) -> dict[S, str]:
    """State -> the day on which the file came to it, from the ledger."""
    lines = Line.objects.filter(subject=application.subject).values_list("facts", "moment")
    found: dict[S, str] = {}
    for facts, moment in lines:
        to = facts.get("to")
        if to and facts.get("from") != to:
            found.setdefault(S(to), spoken(local(moment).date()))
    return found
