"""The clock's own steps: drafts lapse after the deadline, once."""

from datetime import timedelta

import pytest

from award.demo import timetable as t
from award.process.application import S
from award.records.ledger.models import Line
from award.services.tick import run_due
from services.builders import go_to, rehearsed

pytestmark = pytest.mark.django_db


@pytest.fixture
def play():
    """One draft that is never filed, on the last day for filing."""
    return go_to(rehearsed(2, 0, {1: "late"}), t.DEADLINE, 9)


def drafts(play) -> int:
    return len(play.standing(S.DRAFT))


def test_at_the_deadline_itself_a_draft_is_still_in_time(play) -> None:
    deadline = play.cycle.plan().deadline
    assert (run_due(deadline), drafts(play)) == (0, 1)


def test_a_second_after_the_deadline_the_draft_lapses_and_is_told(play) -> None:
    late = play.cycle.plan().deadline + timedelta(seconds=1)
    assert (run_due(late), drafts(play)) == (1, 0)
    line = Line.objects.order_by("-sequence")[0]
    assert (line.step, line.actor, line.true_actor) == ("application.lapse", "clock", "")


def test_running_it_again_does_nothing_more(play) -> None:
    late = play.cycle.plan().deadline + timedelta(days=1)
    run_due(late)
    lines = Line.objects.count()
    assert (run_due(late), Line.objects.count()) == (0, lines)
