"""Two officers at once: one wins, the other is told; the ledger's chain holds under many writers."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from award.process.course import CourseRoad
from award.process.cycle import C, CycleRoad
from award.records.cycles.models import Cycle
from award.records.ledger.models import Line
from award.records.seat import Seat
from award.services import courses, cycles, ledger
from award.services.steps import Refused, take
from services.courses_world import NOW as COURSE_NOW
from services.courses_world import giver, outline, signed_up
from services.test_steps import NOW, PLAN, officer
from web.field import enterprise, step

pytestmark = pytest.mark.django_db(transaction=True)

TOGETHER = 4


def at_once(acts: list[Callable[[], str]]) -> list[str]:
    """Run the acts in threads of their own, started together, each on its own connection."""
    start = Barrier(len(acts))

    def run(act: Callable[[], str]) -> str:
        start.wait()
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_of_officers_who_take_the_same_step_one_wins_and_the_others_are_told() -> None:
    seats = [officer(f"officer{n}") for n in range(TOGETHER)]
    cycle = cycles.draft(10, PLAN, by=seats[0], now=NOW)
    seen = cycle.revision

    def submit(by: Seat) -> str:
        try:
            take(CycleRoad.SUBMIT_PLAN, Cycle.objects.get(pk=cycle.pk), by=by, now=NOW, seen=seen)
        except Refused as refused:
            return refused.findings[0].because
        return "办成"

    told = "你打开页面之后，另有人办过这一件，页面内容已经变了"
    answers = at_once([lambda by=by: submit(by) for by in seats])  # type: ignore[misc]
    cycle.refresh_from_db()
    assert sorted(answers) == sorted(["办成", *[told] * (TOGETHER - 1)])
    assert (cycle.state, cycle.revision, Line.objects.filter(step="cycle.submit_plan").count()) == (
        C.SUBMITTED,
        seen + 1,
        1,
    )


def test_lines_written_at_once_still_form_one_chain() -> None:
    by = officer("first")

    def draft(number: int) -> str:
        return str(cycles.draft(number, PLAN, by=by, now=NOW))

    numbers = range(10, 10 + TOGETHER)
    at_once([lambda n=n: draft(n) for n in numbers])  # type: ignore[misc]
    assert list(Line.objects.values_list("sequence", flat=True)) == list(range(1, TOGETHER + 1))
    assert list(ledger.breaks()) == []


def test_of_units_that_take_the_last_place_at_once_one_has_it_and_the_others_wait_in_order() -> None:
    city = giver()
    course = courses.plan(outline(places=1), by=city, now=COURSE_NOW)
    step(CourseRoad.PUBLISH, course, city, COURSE_NOW)
    units = [enterprise(n) for n in range(TOGETHER)]
    answers = at_once([lambda u=u: signed_up(course, u, "张三")[0].state for u in units])  # type: ignore[misc]
    assert sorted(answers) == ["held", *["waiting"] * (TOGETHER - 1)]
    assert list(ledger.breaks()) == []
