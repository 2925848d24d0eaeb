"""The roads as tables: what is not a row cannot happen, equal rows are refused, every end can be reached."""

from enum import StrEnum

import pytest

from award.law.citation import cite
from award.process.application import ENDS, MAY_WITHDRAW, QUIET, Road, S
from award.process.appointment import AppointmentRoad, AppointmentState
from award.process.conduct import ConductRoad, ConductState
from award.process.course import CourseRoad
from award.process.course import K as CourseState
from award.process.cycle import C, CycleRoad
from award.process.drawing import DrawRoad, DrawState
from award.process.event import E, EventRoad
from award.process.honour import H, HonourRoad
from award.process.incubation import B, PoolRoad
from award.process.integrity import I, IntegrityRoad
from award.process.kinds import ROAD_KEYS, Actor, EqualSteps, Steps
from award.process.lists import MOVES, K, L, ListRoad
from award.process.means import AdjustmentRoad, BudgetRoad, G, Y
from award.process.method import M as MethodState
from award.process.method import MethodRoad
from award.process.misuse import MisuseRoad, U
from award.process.objection import O, ObjectionRoad
from award.process.panel import P, PanelRoad, SheetRoad, SheetState
from award.process.question import Q, QuestionRoad
from award.process.recusal import RecusalRoad, RecusalState
from award.process.register import ArchiveRoad, ChangeRoad, R
from award.process.site_visit import SiteVisitRoad
from award.process.site_visit import V as SV
from award.process.spreading import ActivityRoad, StoryRoad, T, W
from award.process.visit import M, MendRoad, V, VisitRoad

ROADS: list[tuple[type[Steps], type[StrEnum], set[str]]] = [
    (Road, S, {S.NONE}),
    (CycleRoad, C, {C.NONE}),
    (ListRoad, L, {L.DRAFT}),
    (PanelRoad, P, {P.NONE}),
    (SheetRoad, SheetState, {SheetState.OPEN}),
    (SiteVisitRoad, SV, {SV.NONE}),
    (ObjectionRoad, O, {O.NONE}),
    (HonourRoad, H, {H.HELD}),
    (AppointmentRoad, AppointmentState, {AppointmentState.NONE}),
    (IntegrityRoad, I, {I.DRAFT}),
    (PoolRoad, B, {B.NONE}),
    (ArchiveRoad, R, {R.DRAFT}),
    (ChangeRoad, R, {R.DRAFT}),
    (RecusalRoad, RecusalState, {RecusalState.NONE}),
    (ConductRoad, ConductState, {ConductState.NONE}),
    (EventRoad, E, {E.OPEN}),
    (MisuseRoad, U, {U.RECEIVED}),
    (VisitRoad, V, {V.PLANNED}),
    (MendRoad, M, {M.OPEN}),
    (DrawRoad, DrawState, {DrawState.NONE}),
    (QuestionRoad, Q, {Q.NONE}),
    (BudgetRoad, Y, {Y.DRAFT}),
    (AdjustmentRoad, G, {G.DRAFT}),
    (CourseRoad, CourseState, {CourseState.NONE}),
    (MethodRoad, MethodState, {MethodState.NONE}),
    (StoryRoad, T, {T.NONE}),
    (ActivityRoad, W, {W.NONE}),
]
STEPS = [step for road, _, _ in ROADS for step in road]


def test_every_road_has_its_key_and_every_step_a_key_of_its_own() -> None:
    assert {road.__name__ for road, _, _ in ROADS} == set(ROAD_KEYS)
    assert len({step.key for step in STEPS}) == len(STEPS)


def test_equal_rows_are_refused_not_aliased() -> None:
    class Light(StrEnum):
        RED = "red"
        GREEN = "green"

    law = cite(21, "签署推荐意见后报送")
    with pytest.raises(EqualSteps, match="Twice: GO and RUN are equal"):

        class Twice(Steps):
            GO = "走", Actor.CITY, Light.RED, Light.GREEN, law
            RUN = "走", Actor.CITY, {Light.RED}, Light.GREEN, law


@pytest.mark.parametrize("step", STEPS, ids=lambda s: s.key)
def test_every_step_has_a_label_a_seat_a_source_and_a_law(step: Steps) -> None:
    assert all((step.label, step.by, step.sources, step.law.quote))


@pytest.mark.parametrize(("road", "states", "start"), ROADS, ids=lambda v: getattr(v, "__name__", ""))
def test_every_state_of_a_road_can_be_reached(
    road: type[Steps], states: type[StrEnum], start: set[str]
) -> None:
    reached, moves = set(start), [(s.sources, s.target) for s in road if s.target is not None]
    if road is Road:
        moves += [
            (frozenset({m.source}), t) for m in MOVES.values() for t in (m.target, m.left) if t is not None
        ]
    if road is ObjectionRoad:
        reached |= {O.LEAD}
    for _ in states:
        reached |= {target for sources, target in moves if sources & reached}
    assert reached == set(states)


def test_no_step_leaves_the_end_of_an_application() -> None:
    leaving = [s.key for s in Road if s.target is not None and s.sources & ENDS]
    assert leaving == []
    assert [m for m in MOVES.values() if m.source in ENDS] == []


def test_nobody_withdraws_before_starting_or_after_the_meeting_chose() -> None:
    never = {S.NONE, S.CHOSEN, S.AWARD_NOTICE, S.REPORTED, S.APPROVED, S.COMMENDED} | ENDS
    assert set(S) - MAY_WITHDRAW == never


def test_only_the_office_publishes_the_proposed_recipients() -> None:
    assert ListRoad.PUBLISH_PROPOSED.by == {Actor.OFFICE}


def test_the_meeting_decides_the_government_approves_the_city_disqualifies() -> None:
    seats = [next(iter(s.by)) for s in (ListRoad.DECIDE, Road.APPROVE, ListRoad.CIRCULATE, Road.DISQUALIFY)]
    assert seats == [Actor.MEETING, Actor.GOVERNMENT, Actor.GOVERNMENT, Actor.CITY]


def test_the_clock_takes_only_what_follows_by_itself() -> None:
    assert {s.key for s in STEPS if Actor.CLOCK in s.by} == {
        "application.lapse", "application.reopen_documents", "application.reopen_site",
        "appointment.end", "panel.dissolve", "recusal.doubt", "sheet.revive", "sheet.void",
    }  # fmt: skip


def test_a_list_of_each_kind_moves_its_members_and_the_qualified_are_never_thinned_out() -> None:
    assert {m.kind for m in MOVES.values()} == set(K)
    assert MOVES[ListRoad.PUBLISH_QUALIFIED].left is None


def test_quiet_decisions_are_those_that_the_published_list_releases() -> None:
    assert {Road.QUALIFY, Road.NOT_QUALIFY} == QUIET
