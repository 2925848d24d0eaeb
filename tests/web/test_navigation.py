"""The header's lines: every entry is a page of that seat, and one knows where one is."""

from typing import Any

import pytest
from django.urls import resolve

from award.process.kinds import Actor
from award.web.navigation import EVERYBODY, NAVIGATION, lines

ENTRIES = [
    (actor, url) for actor, groups in NAVIGATION.items() for group in groups for _, url in group.entries
]


@pytest.mark.parametrize(("actor", "url"), ENTRIES, ids=[f"{actor} {url}" for actor, url in ENTRIES])
def test_every_entry_is_a_page_that_its_seat_may_open(actor: Actor, url: str) -> None:
    """Or one that is everybody's."""
    view: Any = resolve(url).func
    assert actor in getattr(view, "seats", ()) or not view.login_required


def test_a_page_deep_in_a_group_marks_its_group_and_its_entry() -> None:
    main, inside = lines(Actor.CITY, "/city/lists/7/")
    assert [item.label for item in main if item.current] == ["申报与名单"]
    assert [(item.label, item.current) for item in inside if item.current] == [("名单", True)]


def test_a_group_of_one_page_has_no_second_line() -> None:
    main, inside = lines(Actor.COUNTY, "/county/screening/3/")
    assert ([item.label for item in main if item.current], inside) == (["申报件"], [])


def test_everybody_has_the_messages_and_the_regulation_at_the_end() -> None:
    for actor in NAVIGATION:
        assert [item.label for item in lines(actor, "/")[0]][-2:] == [g.label for g in EVERYBODY]
