"""Article 3: five awards, and three whole cycles between."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.law.art03_limits import INTERVAL, MAX_AWARDS, may_return
from award.law.citation import confirm, met, refuse
from award.law.facts import UNKNOWN
from law.applicants import applicant


def test_five_is_the_number_the_article_says() -> None:
    assert MAX_AWARDS == 5


def test_who_never_won_may_apply() -> None:
    assert may_return(applicant(last_won_cycle=None)) == met()


@pytest.mark.parametrize(
    ("mode", "won", "cycle", "earliest"),
    [("strict_between", 4, 7, 8), ("strict_between", 1, 2, 5), ("nth_after", 4, 6, 7)],
)
def test_the_cycle_before_the_earliest_is_refused_and_says_which_is(
    mode: str, won: int, cycle: int, earliest: int
) -> None:
    case = applicant({"reapply.mode": mode}, last_won_cycle=won, cycle=cycle)
    because = f"第{won}届获奖，第{earliest}届起可再次申报"
    assert may_return(case) == refuse(INTERVAL, because, "art03.last_won_cycle")


@pytest.mark.parametrize(
    ("mode", "won", "cycle"),
    [("strict_between", 4, 8), ("strict_between", 4, 9), ("nth_after", 4, 7), ("nth_after", 4, 8)],
)
def test_the_earliest_cycle_and_later_ones_are_free(mode: str, won: int, cycle: int) -> None:
    assert may_return(applicant({"reapply.mode": mode}, last_won_cycle=won, cycle=cycle)) == met()


@given(won=st.integers(1, 100), later=st.integers(1, 10))
def test_the_literal_reading_leaves_three_whole_cycles_between(won: int, later: int) -> None:
    found = may_return(applicant(last_won_cycle=won, cycle=won + later))
    cycles_between = later - 1
    assert (found == met()) == (cycles_between >= 3)


@pytest.mark.parametrize(
    ("attested", "expected"),
    [
        ({}, confirm(INTERVAL, "是否曾获奖、获奖届次未说明，须查对获奖台账", "art03.last_won_cycle")),
        ({"art03.last_won_cycle": True}, met()),
        (
            {"art03.last_won_cycle": False},
            refuse(
                INTERVAL,
                "是否曾获奖、获奖届次未说明，须查对获奖台账；经具名认定：不符合",
                "art03.last_won_cycle",
            ),
        ),
    ],
)
def test_an_unknown_past_is_settled_by_a_named_official(attested: dict[str, bool], expected: Any) -> None:
    assert may_return(applicant(attested=attested, last_won_cycle=UNKNOWN)) == expected
