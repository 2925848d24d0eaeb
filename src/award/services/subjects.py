"""What each kind of subject brings to a step: its states, its case, its desk, whom to tell."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import models
from django.db.models import QuerySet

from award.law.case import EntryCase, Hands
from award.process.application import QUIET, S
from award.process.appointment import AppointmentState
from award.process.conduct import ConductState
from award.process.course import K as CourseState
from award.process.cycle import C
from award.process.drawing import DrawState
from award.process.event import E
from award.process.honour import H
from award.process.incubation import B
from award.process.integrity import I
from award.process.kinds import Actor
from award.process.lists import L
from award.process.means import G, Y
from award.process.method import M as MethodState
from award.process.misuse import U
from award.process.objection import O
from award.process.panel import P, SheetState
from award.process.question import Q
from award.process.recusal import RecusalState
from award.process.register import R
from award.process.site_visit import V as SV
from award.process.spreading import T, W
from award.process.visit import M, V
from award.records import award_cases, cases, desk
from award.records.applications.models import Application
from award.records.appointments import appointment_case, appointments
from award.records.complaints import complaints, conduct_case
from award.records.conduct.models import Complaint
from award.records.courses import queries as courses
from award.records.courses.models import Course
from award.records.cycles.models import Cycle
from award.records.drawing import draw_case
from award.records.draws.models import Draw
from award.records.events.cases import event_case
from award.records.events.desk import events
from award.records.events.models import Event
from award.records.honours.models import Honour, MisuseReport
from award.records.incubation.models import PoolEntry
from award.records.incubation.queries import on_the_desk_of as pool_desk
from award.records.incubation.queries import pool_case
from award.records.integrity.models import IntegrityEntry
from award.records.integrity.queries import at_desk as integrity_at_desk
from award.records.library.models import Appointment
from award.records.listing import list_case
from award.records.means.models import Adjustment, Budget
from award.records.means.queries import adjustment_case, budget_case
from award.records.methods import queries as methods
from award.records.methods.models import Method
from award.records.notices.models import AwardList, Objection
from award.records.onsite.models import SiteVisit
from award.records.panel_cases import panel_case, sheet_case
from award.records.questions.models import Question
from award.records.recipients.models import Batch, BodyChange
from award.records.recusals.models import Recusal
from award.records.recusing import recusal_case
from award.records.reviewing import counted
from award.records.reviews.models import Panel, Sheet
from award.records.seat import Seat
from award.records.spreading import queries as spreading
from award.records.spreading.models import Activity, Story
from award.records.visiting import visit_case, visits
from award.records.visits import desk as visits_desk
from award.records.visits.models import Mend, Visit
from award.services.spreading_cases import activity_case, story_case
from award.services.telling import (
    after_the_award,
    from_outside,
    in_review,
    in_the_pool,
    of_courses,
    on_the_means,
    on_the_road,
)
from award.services.telling import spreading as spreading_told

Case = Callable[[Any, datetime, Seat, Any], Any]


@dataclass(frozen=True, slots=True)
class Adapter:
    """`marks`: references that every ledger line of this kind carries; `with_it`: rows read along with it."""

    states: type[StrEnum]
    case: Case
    desk: Callable[[Seat], QuerySet[Any]]
    marks: Callable[[Any], dict[str, Any]]
    tell: Callable[[Any, Any, Seat, datetime], None]
    entered: Callable[[Any, Any, datetime], None] = lambda step, row, now: None
    with_it: tuple[str, ...] = ()


def _cycles(seat: Seat) -> QuerySet[Cycle]:
    return Cycle.objects.all() if seat.actor is Actor.CITY else Cycle.objects.none()


def _honours(seat: Seat) -> QuerySet[Honour]:
    return desk.honours(seat)


def _of_city(model: type[models.Model]) -> Callable[[Seat], QuerySet[Any]]:
    """Rows that are CITY's alone."""
    rows = model._default_manager
    return lambda seat: rows.all() if seat.actor is Actor.CITY else rows.none()


def _objections(seat: Seat) -> QuerySet[Objection]:
    return Objection.objects.all() if seat.actor is Actor.PUBLIC else desk.objections(seat)


def _questions(seat: Seat) -> QuerySet[Question]:
    """CITY answers; the public's own seat only puts a question in."""
    every = Question.objects.select_related("answered_by", "proposed_by", "published_by")
    return every if seat.actor in (Actor.CITY, Actor.PUBLIC) else every.none()


def _question_case(row: Question, now: datetime, seat: Seat) -> EntryCase:
    return EntryCase(now, Hands(by=seat.hand, prepared_by=str(row.proposed_by_id or "")))


def _panels(seat: Seat) -> QuerySet[Panel]:
    return Panel.objects.all() if seat.actor is Actor.CLOCK else desk.panels(seat)


def _sheets(seat: Seat) -> QuerySet[Sheet]:
    if seat.actor is Actor.EXAMINER:
        return desk.sheets(seat)
    return Sheet.objects.exclude(application__in=desk.recused(seat))


def _plan_mark(cycle: Cycle) -> dict[str, Any]:
    version = cycle.plan_version()
    return {"cycle": cycle.number, "plan_version": version.version if version else None}


def _cycle_marks(cycle: Cycle) -> dict[str, Any]:
    """The form is frozen with the plan: the cycle's own lines name both."""
    return _plan_mark(cycle) | {"form": cycle.form_version}


def _case(build: Callable[[Any, datetime, Seat], Any]) -> Case:
    return lambda subject, now, seat, details: build(subject, now, seat)


def _cycle_case(subject: Cycle, now: datetime, seat: Seat, details: Any) -> Any:
    """An extension is judged by the plan it would make, a paper by who entered it."""
    extended = details.extended(subject.plan()) if hasattr(details, "extended") else None
    entered_by = details.entered_by(subject) if hasattr(details, "entered_by") else None
    return cases.cycle_case(subject, now, seat, extended, entered_by)


def _list_case(subject: AwardList, now: datetime, seat: Seat, details: Any) -> Any:
    return list_case(subject, now, seat, **(details.chosen() if details is not None else {}))


def _panel_case(subject: Panel, now: datetime, seat: Seat, details: Any) -> Any:
    return panel_case(subject, now, seat, details)


def _site_visit_case(subject: SiteVisit, now: datetime, seat: Seat, details: Any) -> Any:
    return visit_case(subject, now, seat, details, counted(subject.panel, subject.application))


def _event_case(subject: Event, now: datetime, seat: Seat, details: Any) -> Any:
    """A decision is judged by what was chosen."""
    chosen = details.chosen() if hasattr(details, "chosen") else {}
    return event_case(subject, now, seat, chosen.get("decision"))


def _arrived(step: Any, row: Application, now: datetime) -> None:
    """When the file came to this desk, and whether its applicant may see that it did."""
    row.since = now
    if step not in QUIET:
        row.shown = row.state


def _silent(step: Any, row: Any, by: Seat, now: datetime) -> None:
    """Nobody to tell."""


ADAPTERS: dict[type[models.Model], Adapter] = {
    Application: Adapter(
        S,
        _case(cases.application_case),
        desk.on_the_desk_of,
        lambda a: _plan_mark(a.cycle),
        on_the_road.application,
        _arrived,
        ("cycle", "county", "draft"),
    ),
    Cycle: Adapter(C, _cycle_case, _cycles, _cycle_marks, on_the_road.cycle),
    AwardList: Adapter(
        L, _list_case, desk.lists, lambda a: _plan_mark(a.cycle), on_the_road.award_list, with_it=("cycle",)
    ),
    Panel: Adapter(P, _panel_case, _panels, lambda a: _plan_mark(a.cycle), in_review.panel),
    SiteVisit: Adapter(
        SV,
        _site_visit_case,
        visits,
        lambda a: _plan_mark(a.panel.cycle),
        in_review.site_visit,
        with_it=("panel__cycle", "application"),
    ),
    Sheet: Adapter(SheetState, _case(sheet_case), _sheets, lambda a: _plan_mark(a.panel.cycle), _silent),
    Objection: Adapter(
        O,
        _case(cases.objection_case),
        _objections,
        lambda a: _plan_mark(a.notice.cycle),
        from_outside.objection,
    ),
    Draw: Adapter(
        DrawState, draw_case, desk.draws, lambda a: _plan_mark(a.cycle), _silent, with_it=("cycle",)
    ),
    Appointment: Adapter(
        AppointmentState,
        _case(appointment_case),
        appointments,
        lambda a: _plan_mark(a.cycle),
        in_review.appointment,
        with_it=("cycle", "examiner__user"),
    ),
    Complaint: Adapter(
        ConductState, _case(conduct_case), complaints, lambda c: {}, _silent, with_it=("examiner__user",)
    ),
    Recusal: Adapter(
        RecusalState,
        _case(recusal_case),
        desk.recusals,
        lambda r: _plan_mark(r.application.cycle),
        in_review.recusal,
        with_it=("application__cycle", "user"),
    ),
    Honour: Adapter(
        H,
        _case(award_cases.honour_case),
        _honours,
        lambda a: {"cycle": a.cycle_number},
        after_the_award.honour,
    ),
    Event: Adapter(E, _event_case, events, lambda a: {}, from_outside.event, with_it=("honour",)),
    MisuseReport: Adapter(
        U, _case(award_cases.misuse_case), _of_city(MisuseReport), lambda a: {}, after_the_award.misuse
    ),
    Visit: Adapter(
        V,
        _case(award_cases.visit_case),
        visits_desk.visits,
        lambda a: {},
        after_the_award.visit,
        with_it=("honour",),
    ),
    Mend: Adapter(
        M,
        _case(award_cases.mend_case),
        visits_desk.mends,
        lambda a: {},
        after_the_award.mend,
        with_it=("visit", "visit__honour"),
    ),
    Question: Adapter(Q, _case(_question_case), _questions, lambda a: {}, from_outside.question),
    Batch: Adapter(R, _case(award_cases.archive_case), _of_city(Batch), lambda a: {}, _silent),
    BodyChange: Adapter(R, _case(award_cases.entry_case), _of_city(BodyChange), lambda a: {}, _silent),
    PoolEntry: Adapter(
        B, _case(pool_case), pool_desk, lambda a: {}, in_the_pool.pool, with_it=("enterprise", "county")
    ),
    Course: Adapter(CourseState, _case(courses.course_case), courses.mine, lambda a: {}, of_courses.course),
    Method: Adapter(MethodState, _case(methods.method_case), methods.desk, lambda a: {}, of_courses.method),
    IntegrityEntry: Adapter(I, _case(award_cases.entry_case), integrity_at_desk, lambda a: {}, _silent),
    Budget: Adapter(Y, _case(budget_case), _of_city(Budget), lambda a: {}, on_the_means.budget),
    Adjustment: Adapter(
        G, _case(adjustment_case), _of_city(Adjustment), lambda a: {}, _silent, with_it=("budget", "giver")
    ),
    Story: Adapter(
        T, _case(story_case), spreading.stories, lambda s: {}, spreading_told.story, with_it=("honour",)
    ),
    Activity: Adapter(W, _case(activity_case), spreading.activities, lambda a: {}, spreading_told.activity),
}


def adapter(subject: models.Model) -> Adapter:
    """KeyError for a model that no road moves."""
    return ADAPTERS[type(subject)]
