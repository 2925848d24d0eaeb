"""Drawing, evidence and feedback in a browser: no barrier that axe finds, nothing wider than a phone."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
import time_machine
from django.contrib.staticfiles import finders
from django.test import Client

from award.process.kinds import Actor
from services.review_world import NOW, officer
from web.review_seats import sit
from web.test_drawing import opened, sealed
from web.test_evidence import judged
from web.test_matching import solved

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = pytest.mark.django_db
ORIGIN = "http://award.test"


def serve(page: "Page", bodies: dict[str, bytes]) -> None:
    """Answer the browser with pages fetched before."""

    def respond(route: "Route") -> None:
        path = urlsplit(route.request.url).path
        if path.startswith("/static/"):
            route.fulfill(path=finders.find(path.removeprefix("/static/")))
        else:
            route.fulfill(status=200, body=bodies[route.request.url], content_type="text/html")

    page.route(f"{ORIGIN}/**", respond)


def test_no_page_has_a_barrier_or_is_wider_than_the_screen(page: "Page") -> None:
    from axe_playwright_python.sync_playwright import Axe

    bodies: dict[str, bytes] = {}
    with time_machine.travel(NOW, tick=False):
        here = judged(6, spread=40)
        for n in range(3):
            here.examiner(f"另一评审员{n}")
        here.files = [here.file() for _ in range(2)]
        done, waiting = opened(here, need_site="0"), sealed(here)
        match = solved(here, need_site="0")
        first = done.cycle.applications.order_by("pk").first()
        assert first is not None
        applicant = officer("质量部", Actor.APPLICANT, enterprise=first.enterprise)
        done.cycle.lists.filter(kind="proposed").update(state="circulated")
        for client, paths in (
            (sit(here.city), [
                "/city/feedback/?cycle=10", f"/city/feedback/{first.pk}/",
                "/city/draw/", "/city/draw/seal/?cycle=10&kind=document", f"/city/draw/{done.pk}/",
                f"/city/draw/{waiting.pk}/pool/", "/city/evaluation/evidence/",
                f"/city/draw/{match.pk}/", f"/city/draw/{match.pk}/match/",
            ]),
            (Client(), ["/draws/", f"/draws/{done.pk}/"]),
            (sit(applicant), [f"/applicant/feedback/{first.pk}/"]),
        ):  # fmt: skip
            for path in paths:
                answer = client.get(path)
                assert answer.status_code == 200, path
                bodies[f"{ORIGIN}{path}"] = answer.content
    serve(page, bodies)
    for url in bodies:
        page.goto(url)
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            found = Axe().run(page)
            assert found.violations_count == 0, f"{url}: {found.generate_report()}"
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, url
