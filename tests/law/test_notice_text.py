"""The text of a notice: drafted by one, released by another, as it was drafted; a paper is its own text."""

from typing import Any

import pytest

from award.law import notice_text
from award.law.case import Hands, ListCase
from law.situations import award_list


def release(**changed: Any) -> ListCase:
    given: dict[str, Any] = {
        "kind": "proposed", "state": "decided", "notice_drafted_by": "7", "days_drafted": 7, "days_chosen": 7,
        "hands": Hands(by="8"),
    }  # fmt: skip
    return award_list(**{**given, **changed})


def keys(case: ListCase) -> list[str]:
    return [f.key for rule in notice_text.RELEASED for f in rule(case)]


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, []),
        ({"notice_drafted_by": "", "days_drafted": 0}, ["draft"]),
        ({"hands": Hands(by="7")}, ["four_eyes"]),
        ({"days_chosen": 8}, ["draft"]),
        ({"notice_drafted_by": "", "days_drafted": 0, "hands": Hands(by="7", second="8")}, []),
    ],
)
def test_another_officer_releases_what_was_drafted(changed: dict[str, Any], found: list[str]) -> None:
    assert keys(release(**changed)) == found


@pytest.mark.parametrize(
    ("kind", "state", "may"),
    [("proposed", "decided", True), ("proposed", "draft", False), ("qualified", "draft", True),
     ("candidates", "fixed", True), ("shortlist", "draft", False)],
)  # fmt: skip
def test_only_a_list_that_is_to_be_shown_has_a_text(kind: str, state: str, may: bool) -> None:
    assert (notice_text.is_shown(release(kind=kind, state=state)) == ()) is may


def test_a_text_of_six_days_for_the_proposed_is_refused_as_the_notice_would_be() -> None:
    assert [f.key for f in notice_text.days_lawful(release(days_chosen=6))] == ["days"]
    assert notice_text.days_lawful(release(days_chosen=7)) == ()
