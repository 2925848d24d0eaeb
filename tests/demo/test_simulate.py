"""`award simulate` without its command line: the same seed, the same cycle; what cannot be played is said."""

import pytest
from django.db import transaction

from award.demo import timetable
from award.demo.simulate import Impossible, Summary, check, simulate, summary


def summed(until: str, applicants: int, experts: int, seed: int) -> Summary:
    """The summary of a simulation, which then leaves nothing behind."""
    with transaction.atomic():
        told = summary(simulate(applicants, experts, seed, until), until)
        transaction.set_rollback(True)
    return told


STATES = {
    "call": ("called", {}),
    "qualified_notice": ("called", {"qualified_notice": 2}),
    "document_review": ("called", {"document_review": 2}),
    "site_visit": ("called", {"site_visit": 2}),
    "award_notice": ("called", {"award_notice": 2}),
    "commended": ("called", {"commended": 2}),
    "closed": ("closed", {"conferred": 2}),
}


@pytest.mark.django_db
@pytest.mark.parametrize("until", timetable.STOPS)
def test_each_stop_leaves_the_files_in_the_state_of_its_name(until: str) -> None:
    told = summed(until, 2, 5, 1)
    assert (told.state, told.applications, told.ledger_holds) == (*STATES[until], True)


@pytest.mark.django_db
def test_the_same_seed_gives_the_same_cycle_and_another_seed_another() -> None:
    first, again, other = (summed("qualified_notice", 6, 0, seed) for seed in (3, 3, 4))
    assert first == again
    assert other.moment == first.moment


@pytest.mark.django_db
def test_without_applicants_the_cycle_ends_vacant() -> None:
    told = summed("commended", 0, 0, 1)
    assert (told.state, told.applications, told.recipients) == ("vacant", {}, [])


def test_four_examiners_cannot_form_a_panel_and_five_can() -> None:
    with pytest.raises(Impossible, match="评审员4名，少于方案规定的每组5名"):
        check(1, 4, "document_review")
    assert check(1, 5, "document_review") is None


@pytest.mark.parametrize("until", ["call", "qualified_notice"])
def test_before_the_review_no_examiner_is_needed(until: str) -> None:
    assert check(12, 0, until) is None


@pytest.mark.parametrize(("applicants", "experts"), [(-1, 5), (2001, 5), (1, -1), (1, 2001)])
def test_numbers_out_of_range_are_refused(applicants: int, experts: int) -> None:
    with pytest.raises(Impossible, match="应在0至2000之间"):
        check(applicants, experts, "call")
