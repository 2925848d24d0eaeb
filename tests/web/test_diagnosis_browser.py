"""Self-diagnosis in a browser: open to everybody, on a phone without sideways scroll, judged by keys."""

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from award.records.diagnosis.queries import percents
from award.services import diagnosis, improving, people
from award.services.improving import Planned
from services.diagnosed import finished, started, unit
from web.field import at, signed_in

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)
NOW = at(3, 16)
BASE = "/applicant/diagnosis/"


def test_every_page_is_open_to_everybody_and_fits_a_phone_and_one_key_judges_an_item(
    page: "Page", live_server: "LiveServer", monkeypatch: pytest.MonkeyPatch
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    monkeypatch.setattr("award.web.clock.now", lambda: NOW)
    people.set_up_counties()
    seat = unit()
    for n in range(1, 6):
        finished(unit(n), 10 * n, NOW)
    for percent in (30, 40):
        finished(seat, percent, at(3, 10 + percent // 20))
    row = diagnosis.share(finished(seat, 55, NOW), True, by=seat, now=NOW)
    what = "建立关键岗位继任者清单和年度培训计划，按季检查"
    improving.add(row, Planned("4.4.2", what, "人力资源部部长", NOW.date()), by=seat, now=NOW)
    draft = started(seat, NOW)
    key = signed_in(Client(), seat).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
    page.set_viewport_size({"width": 390, "height": 844})
    wrong = []
    for end in ("", f"{row.pk}/", f"{row.pk}/measures/new/", f"{draft.pk}/finish/", f"{draft.pk}/"):
        page.goto(f"{live_server.url}{BASE}{end}")
        found = Axe().run(page)
        if found.violations_count:
            wrong.append(f"{end}\n{found.generate_report()}")
        if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            wrong.append(f"{end} is wider than a phone")
    assert wrong == []
    page.set_viewport_size({"width": 1280, "height": 900})
    page.locator(".item.cur [data-percent]").press("6")
    page.keyboard.press("Tab")
    page.locator("[data-saved]", has_text="已保存").wait_for()
    page.locator("[data-progress]", has_text="1/23").wait_for()
    assert page.locator("[data-sign]").get_attribute("aria-disabled") == "true"
    assert percents(draft)["4.1.2"] == 60
