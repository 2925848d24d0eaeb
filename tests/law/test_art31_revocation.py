"""Articles 30 and 31: no time limit for fraud, three years for what happens later. Words are in the cases."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.law.art30_fraud import FRAUD, established
from award.law.art31_revocation import STUDY, last_day, studied
from award.law.case import HonourCase
from award.law.citation import met, refuse
from award.law.facts import AccidentGrade
from award.law.honour import Event, EventKind, HonourFacts, Outcome, honour
from award.law.readings import Readings

AWARD_DAYS = st.dates(date(2026, 1, 1), date(2030, 9, 5))
ONE_DAY = timedelta(days=1)
TIMED = [kind for kind in EventKind if kind is not EventKind.FRAUD]


def outcome(awarded_on: date, kind: EventKind, day: date, **event: bool) -> Outcome:
    happened = Event(kind, day, grade=AccidentGrade.LARGE, major_social_impact=True)
    return honour(HonourFacts(awarded_on, event.get("in_force", True), happened)).outcome


@given(awarded_on=AWARD_DAYS, kind=st.sampled_from(TIMED))
def test_article_31_opens_on_the_day_of_the_award_and_closes_after_its_third_return(
    awarded_on: date, kind: EventKind
) -> None:
    last = last_day(awarded_on)
    within = outcome(awarded_on, kind, awarded_on)
    assert within in {Outcome.ARTICLE_31, Outcome.TO_CONFIRM}
    assert [
        outcome(awarded_on, kind, day)
        for day in (awarded_on - ONE_DAY, awarded_on + ONE_DAY, last - ONE_DAY, last, last + ONE_DAY)
    ] == [Outcome.TO_CONFIRM, within, within, within, Outcome.NONE]


@given(awarded_on=AWARD_DAYS, distance=st.integers(-3000, 3000))
def test_fraud_costs_the_award_whenever_it_was_committed(awarded_on: date, distance: int) -> None:
    day = awarded_on + timedelta(days=distance)
    assert outcome(awarded_on, EventKind.FRAUD, day) is Outcome.ARTICLE_30


@pytest.mark.parametrize("kind", EventKind)
def test_once_the_regulation_has_ended_a_person_decides_whatever_it_is(kind: EventKind) -> None:
    assert outcome(date(2030, 1, 1), kind, date(2031, 1, 1), in_force=False) is Outcome.TO_CONFIRM


def test_an_award_of_29_february_has_its_third_year_end_on_the_28th() -> None:
    assert last_day(date(2028, 2, 29)) == date(2031, 2, 28)


def test_nothing_is_revoked_before_fraud_is_established_or_the_sector_has_joined_the_study() -> None:
    moment = datetime(2028, 1, 1, tzinfo=UTC)
    open_case = HonourCase(moment, date(2027, 1, 20), Readings.default())
    done = HonourCase(moment, date(2027, 1, 20), Readings.default(), established=True, studied_by_sector=True)
    assert established(open_case) == refuse(FRAUD, "弄虚作假的事实还没有查实", "art30.established")
    assert studied(open_case) == refuse(STUDY, "行业主管部门还没有会同研究", "art31.studied")
    assert (established(done), studied(done)) == (met(), met())
