"""A case asks the records only for what a rule reads; the plan in force is read once for a row."""

from dataclasses import dataclass, replace

import pytest

from award.records.cycles.models import Cycle, PlanVersion
from award.records.lazily import lazily
from services.review_world import NOW, PLAN


@dataclass(frozen=True, slots=True)
class Facts:
    day: int
    far: int = 0
    farther: int = 0

    @property
    def both(self) -> int:
        return self.day + self.far


def test_a_fact_is_made_when_it_is_first_asked_for_and_only_once() -> None:
    asked: list[str] = []

    def far() -> int:
        asked.append("far")
        return 7

    facts = lazily(Facts, {"day": 1}, {"far": far, "farther": lambda: asked.append("farther")})
    assert (facts.day, asked) == (1, [])
    assert (facts.both, facts.far, asked) == (8, 7, ["far"])
    assert isinstance(facts, Facts)
    assert replace(facts, day=2, farther=0).both == 9


def test_what_nobody_makes_has_its_default_as_in_a_plain_value() -> None:
    facts = lazily(Facts, {"day": 1}, {"far": lambda: 0})
    assert (facts, facts.farther) == (lazily(Facts, {"day": 1}, {}), 0)


def test_a_fact_that_nobody_named_is_an_error_as_ever() -> None:
    with pytest.raises(AttributeError, match="nobody"):
        lazily(Facts, {"day": 1}, {}).nobody  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.django_db
def test_the_plan_in_force_is_read_once_and_anew_after_a_new_version() -> None:
    cycle = Cycle.objects.create(number=10)
    first = PlanVersion.objects.create(
        cycle=cycle, version=1, body=PLAN.dumps(), digest="0" * 64, made_at=NOW
    )
    assert (cycle.plan_version(), cycle.plan().internal_days) == (first, PLAN.internal_days)
    longer = replace(PLAN, internal_days=8)
    second = PlanVersion.objects.create(
        cycle=cycle, version=2, body=longer.dumps(), digest="0" * 64, made_at=NOW
    )
    assert (cycle.plan_version(), cycle.plan().internal_days) == (second, 8)
    third = PlanVersion.objects.create(
        cycle_id=cycle.pk, version=3, body=PLAN.dumps(), digest="0" * 64, made_at=NOW
    )
    cycle.refresh_from_db()
    assert cycle.plan_version() == third


@pytest.mark.django_db
def test_an_open_file_asks_the_plan_once(django_assert_num_queries: object) -> None:
    cycle = Cycle.objects.create(number=10)
    PlanVersion.objects.create(cycle=cycle, version=1, body=PLAN.dumps(), digest="0" * 64, made_at=NOW)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert [cycle.plan() is cycle.plan(), cycle.plan_version() is None] == [True, False]
