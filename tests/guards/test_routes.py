"""Every address has a seat or is public by name; every page that the law's table promises exists."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from award.process.kinds import Actor
from award.process.screens import SCREENS
from award.web.public import regulation

OURS = "award.web"


def routes(patterns: list[Any], before: str = "/") -> Iterator[tuple[str, Any]]:
    """Every address that this project answers, with its view; allauth guards its own."""
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, here)
        elif isinstance(pattern, URLPattern) and pattern.callback.__module__.startswith(OURS):
            yield here, pattern.callback


ROUTES = list(routes(get_resolver().url_patterns))


@pytest.mark.parametrize(("address", "view"), ROUTES, ids=[address for address, _ in ROUTES])
def test_every_address_has_its_seats_or_is_public_by_name(address: str, view: Any) -> None:
    seats, public = getattr(view, "seats", ()), not getattr(view, "login_required", True)
    assert bool(seats) != public, f"{address}: {view.__module__}.{view.__name__}"


def test_no_seat_of_the_clock_the_party_or_the_public_has_a_page() -> None:
    seated = {actor for _, view in ROUTES for actor in getattr(view, "seats", ())}
    assert seated == set(Actor) - {Actor.CLOCK, Actor.PARTY, Actor.PUBLIC}


@pytest.mark.parametrize("address", SCREENS)
def test_every_page_that_answers_to_an_article_exists(address: str) -> None:
    """An address of the table is a page, or the beginning of pages (/city/call/ of /city/call/<pk>/)."""
    begins = [route for route, _ in ROUTES if route == address or route.startswith(address)]
    assert begins or resolve(address)


def test_every_article_of_the_procedure_has_a_page() -> None:
    shown = {article for articles in SCREENS.values() for article in articles}
    assert {n for n in range(15, 37) if n not in shown} == set()


def test_every_screen_that_answers_has_a_name_on_the_page() -> None:
    assert [path for path in SCREENS if regulation.screen_name(path) == path] == []
