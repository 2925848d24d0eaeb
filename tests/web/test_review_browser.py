"""The scoring page in a browser, on a real server: digits, autosave, a second tab, no network, signing."""

from typing import TYPE_CHECKING, Any

import pytest

from award.process.panel import SheetState
from services.review_world import CLAUSES, PASSWORD, World, world
from web.review_seats import sit

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def here() -> World:
    made = world(examiners=5, files=1)
    made.all_declare(made.panel(*made.files))
    return made


@pytest.fixture
def scoring(here: World, page: "Page", live_server: "LiveServer") -> "Page":
    """The second examiner's sheet, open."""
    key = sit(here.seats[1]).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
    page.goto(
        f"{live_server.url}/examiner/sheet/{here.sheet(1, here.files[0]).pk}/", wait_until="networkidle"
    )
    return page


def saved(page: Any) -> None:
    page.locator("[data-saved]", has_text="已保存").wait_for()


def test_digits_are_saved_on_leaving_and_found_again(here: World, scoring: "Page") -> None:
    field = scoring.locator("[id='p_4.1.2']")
    field.press("6")
    field.press("Tab")
    saved(scoring)
    sheet = here.sheet(1, here.files[0])
    assert (sheet.percents["4.1.2"], sheet.revision) == (60, 1)
    scoring.reload()
    assert scoring.locator("[id='p_4.1.2']").input_value() == "60"
    assert scoring.locator("[data-progress]").inner_text() == "1/23"


def test_without_network_what_was_typed_is_kept_and_said(here: World, scoring: "Page") -> None:
    scoring.wait_for_load_state("networkidle")  # the scripts have come before the network goes
    scoring.context.set_offline(True)
    scoring.locator("[id='p_4.1.2']").press("7")
    scoring.locator("[id='p_4.1.2']").press("Tab")
    scoring.locator("[data-saved]", has_text="已存本机").wait_for()
    assert here.sheet(1, here.files[0]).percents == {}
    scoring.context.set_offline(False)
    scoring.locator("[id='p_4.1.3']").press("5")
    scoring.locator("[id='p_4.1.3']").press("Tab")
    saved(scoring)
    assert here.sheet(1, here.files[0]).percents["4.1.2"] == 70


def test_a_second_tab_is_told_and_nothing_is_overwritten(here: World, scoring: "Page") -> None:
    here.fill(1, here.files[0], 50)
    scoring.locator("[id='p_4.1.2']").press("9")
    scoring.locator("[id='p_4.1.2']").press("Tab")
    scoring.locator("[data-saved]", has_text="没有覆盖").wait_for()
    assert here.sheet(1, here.files[0]).percents["4.1.2"] == 50


def test_all_23_marks_open_the_lock_and_lead_through_the_confirm_page_to_the_signature(
    here: World, scoring: "Page"
) -> None:
    for clause in CLAUSES:
        scoring.locator(f"[id='p_{clause}']").press("6")
        if clause != CLAUSES[-1]:
            scoring.keyboard.press("Tab")
    assert scoring.locator("[data-progress]").inner_text() == "23/23"
    scoring.locator("[data-sign]").click()
    scoring.wait_for_url("**/sign/")
    scoring.get_by_role("button", name="签署评分表").click()
    scoring.locator("input[name=signature]").fill(PASSWORD)
    scoring.get_by_role("button", name="确认并签署评分表").click()
    scoring.get_by_text("我的评分表已签署").wait_for()
    assert here.sheet(1, here.files[0]).state == SheetState.SIGNED
