"""Writing in a browser: a killed server, an expired session, no network, two editors; no word is lost."""

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.sessions.models import Session
from django.test import Client
from django.test.testcases import QuietWSGIRequestHandler
from pytest_django.live_server_helper import LiveServer

from award.records.applications.models import Application
from award.records.seat import Seat
from web.field import at, begun, called, colleague, enterprise, signed_in, stop_clock, values

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.django_db(transaction=True)
UNIT, RESULTS = "/applicant/form/unit/", "/applicant/form/results/"
MINE = (
    "eligibility", "form", "form/quality", "form/results", "report", "check", "history", "pictures",
    "workbook", "earlier",
)  # fmt: skip

PASTE = """(text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", text);
    const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(paste);
}"""


@pytest.fixture
def seat(monkeypatch: pytest.MonkeyPatch) -> Seat:
    stop_clock(monkeypatch, at(3, 11, 14, 3))
    field = called()
    made = enterprise()
    begun(field, made)
    return made


def at_once(thread: Any, connections_override: Any = None) -> Any:
    """A server on a port that another has only just left."""
    return thread.server_class(
        (thread.host, thread.port),
        QuietWSGIRequestHandler,
        allow_reuse_address=True,
        connections_override=connections_override,
    )


def sit(page: Any, seat: Seat, base: str) -> None:
    key = signed_in(Client(), seat).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": key, "url": base}])


def kept() -> dict[str, Any]:
    values: dict[str, Any] = Application.objects.get().draft.values
    return values


def says(page: Any, words: str) -> None:
    page.locator("[data-saved]", has_text=words).wait_for()


def test_a_killed_server_and_an_expired_session_cost_no_word(
    seat: Seat, page: "Page", live_server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No connection outlives an answer, so that a stopped server is gone as a killed one is.
    monkeypatch.setattr("django.core.servers.basehttp.WSGIRequestHandler.protocol_version", "HTTP/1.0")
    monkeypatch.setattr("django.test.testcases.LiveServerThread._create_server", at_once)
    first = LiveServer("localhost")  # the shared one lives on for others
    base, port = first.url, first.thread.port
    sit(page, seat, base)
    page.goto(base + UNIT)
    address = page.locator("#id_address")
    first.stop()
    address.fill("服务器停的时候写的")
    address.press("Tab")
    says(page, "连不上服务器，已存本机")
    again = LiveServer(f"localhost:{port}")
    try:
        says(page, "已保存")  # tried again by itself
        assert kept()["address"] == "服务器停的时候写的"
        Session.objects.all().delete()
        address.fill("登录过期以后写的")
        address.press("Tab")
        says(page, "登录已过期")
        sit(page, seat, base)
        says(page, "已保存")
        assert kept()["address"] == "登录过期以后写的"
    finally:
        again.stop()


def test_what_was_typed_offline_is_offered_after_the_page_was_killed(
    seat: Seat, page: "Page", live_server: LiveServer
) -> None:
    sit(page, seat, live_server.url)
    page.goto(live_server.url + "/applicant/form/quality/")
    page.context.set_offline(True)
    page.get_by_text("加一行").first.click()
    page.locator("#id_excellence_history-1-what").fill("断网时写的第二行")
    page.locator("#id_achievements").fill("断网时写的成效")
    page.locator("#id_achievements").press("Tab")
    says(page, "已存本机")
    page.close()
    page.context.set_offline(False)
    new = page.context.new_page()
    new.goto(live_server.url + "/applicant/form/quality/")
    assert "achievements" not in kept()
    new.get_by_role("button", name="取回").click()
    assert new.locator("#id_excellence_history-1-what").input_value() == "断网时写的第二行"
    new.locator("#id_achievements").press("Tab")
    says(new, "已保存")
    assert kept()["achievements"] == "断网时写的成效"
    assert [row["what"] for row in kept()["excellence_history"]] == ["断网时写的第二行"]


def test_two_editors_see_each_other_and_the_second_overwrites_nothing(
    seat: Seat, page: "Page", live_server: LiveServer
) -> None:
    other = page.context.browser.new_context(locale="zh-CN").new_page()  # type: ignore[union-attr]
    sit(page, seat, live_server.url)
    sit(other, colleague(seat), live_server.url)
    page.goto(live_server.url + UNIT)
    page.wait_for_load_state("networkidle")
    other.goto(live_server.url + UNIT)
    other.locator("[data-others]", has_text="经办0也在写这一节").wait_for()
    page.locator("#id_address").fill("先写的")
    page.locator("#id_address").press("Tab")
    says(page, "已保存")
    other.locator("#id_address").fill("后写的")
    other.locator("#id_address").press("Tab")
    says(other, "经办0")
    assert "没有覆盖" in other.locator("[data-saved]").inner_text()
    assert kept()["address"] == "先写的"
    other.context.close()


def test_three_years_are_pasted_from_a_spreadsheet_and_the_pages_are_open_to_all(
    seat: Seat, page: "Page", live_server: LiveServer
) -> None:
    sit(page, seat, live_server.url)
    page.goto(live_server.url + RESULTS)
    page.locator("#id_revenue_3_0").focus()
    page.evaluate(PASTE, "10000\t11000\t12,000.5\n-5\t100\t200\n")
    page.locator("#id_tax_3_0").focus()
    says(page, "已保存")
    wanted = values(seat)["results"]
    assert kept()["revenue_3"] == ["10000", "11000", "12,000.5"]
    assert kept()["profit_3"] == wanted["profit_3"]
    for path in MINE:
        page.goto(f"{live_server.url}/applicant/{path}/")
        found = Axe().run(page)
        assert found.violations_count == 0, f"{path}: {found.generate_report()}"
