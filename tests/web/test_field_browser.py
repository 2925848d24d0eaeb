"""A day on site without network, in a browser: kept under a passphrase, scored, synchronised."""

from typing import TYPE_CHECKING, Any

import pytest

from award.process.application import S
from award.records.onsite.models import CheckIn, Record
from services.review_world import World, world
from web.review_seats import sit

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)
PASS = "现场口令2026"
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 4000
CHECKED, NOTED, SHOT = "[data-make=check_in] button", "[data-make=note]", "[data-make=media]"


@pytest.fixture
def here() -> World:
    made = world(examiners=5, files=1, state=S.SITE_VISIT)
    file = made.files[0]
    made.all_declare(made.panel(file, kind="site"))
    made.arrange(file)
    return made


def come_in(page: "Page", here: World, server: "LiveServer", n: int = 1) -> None:
    key = sit(here.seats[n]).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": key, "url": server.url}])


def keep(page: "Page", here: World, server: "LiveServer") -> None:
    """The visit's page, the passphrase, the bench: everything with a network still."""
    page.goto(f"{server.url}/examiner/visit/{here.files[0].pk}/")
    page.fill("#keep_pass", PASS)
    page.get_by_role("button", name="存到本机").click()
    page.get_by_text("断网也能打开离线工作台").wait_for()


def unlock(page: "Page", server: "LiveServer", word: str = PASS) -> None:
    page.goto(f"{server.url}/examiner/field/")
    page.fill("#field_pass", word)
    page.get_by_role("button", name="打开", exact=True).click()


def note(page: "Page", text: str) -> None:
    page.select_option("#fn_clause", "4.1.2")
    page.fill("#fn_text", text)
    page.locator(NOTED).get_by_role("button", name="保存记录").click()
    page.locator("[data-list]").get_by_text(text).wait_for()


def synced(page: "Page") -> None:
    page.locator("[data-left]", has_text="都已同步").wait_for()


def test_a_whole_day_without_network_is_kept_and_synchronised_once(
    here: World, page: "Page", live_server: "LiveServer"
) -> None:
    come_in(page, here, live_server)
    keep(page, here, live_server)
    page.context.set_offline(True)
    unlock(page, live_server, "不是这个口令")
    page.get_by_text("离线口令不对").wait_for()
    unlock(page, live_server)
    page.locator(CHECKED).click()
    note(page, "三年会议纪要齐全")
    photo: Any = {"name": "车间.png", "mimeType": "image/png", "buffer": PNG}
    page.locator("#fm_file").set_input_files(photo)
    page.select_option("#fm_secrecy", "technical")
    page.locator(SHOT).get_by_role("button", name="保存到本机").click()
    page.locator("[data-list]").get_by_text("车间.png").wait_for()
    field = page.locator("[id='p_4.1.2']")
    field.press("6")
    page.locator("[data-left]", has_text="待同步4条").wait_for()
    assert (CheckIn.objects.count(), Record.objects.count()) == (0, 0)
    # The tablet is switched off and on again, still without network: nothing is lost.
    unlock(page, live_server)
    page.locator("[data-list]").get_by_text("三年会议纪要齐全").wait_for()
    assert field.input_value() == "60"
    page.context.set_offline(False)
    page.locator("[data-sync]").click()
    synced(page)
    assert here.sheet(1, here.files[0], "site").percents == {"4.1.2": 60}
    assert [(r.kind, r.secrecy) for r in Record.objects.order_by("number")] == [
        ("note", "none"), ("photo", "technical"),
    ]  # fmt: skip
    page.locator("[data-sync]").click()
    synced(page)
    unlock(page, live_server)
    synced(page)
    assert (CheckIn.objects.count(), Record.objects.count()) == (1, 2)


def test_what_was_changed_elsewhere_is_shown_in_both_versions_and_the_person_decides(
    here: World, page: "Page", live_server: "LiveServer"
) -> None:
    come_in(page, here, live_server)
    keep(page, here, live_server)
    page.context.set_offline(True)
    unlock(page, live_server)
    page.locator("[id='p_4.1.2']").press("6")
    page.locator("[data-left]", has_text="待同步1条").wait_for()
    here.fill(1, here.files[0], {"4.1.2": 80, "4.1.3": 40}, "site")  # on another device meanwhile
    page.context.set_offline(False)
    page.locator("[data-sync]").click()
    box = page.locator("[data-conflicts] section")
    box.get_by_text("4.1.2的百分比在别处改过").wait_for()
    assert "80" in box.inner_text()
    assert here.sheet(1, here.files[0], "site").percents["4.1.2"] == 80
    box.get_by_role("button", name="用本机的").click()
    synced(page)
    assert here.sheet(1, here.files[0], "site").percents == {"4.1.2": 60, "4.1.3": 40}


def test_signing_out_asks_for_what_was_not_sent_and_wipes_the_rest(
    here: World, page: "Page", live_server: "LiveServer"
) -> None:
    come_in(page, here, live_server)
    keep(page, here, live_server)
    page.context.set_offline(True)
    unlock(page, live_server)
    note(page, "还没有同步")
    page.context.set_offline(False)
    page.goto(f"{live_server.url}/examiner/")
    page.get_by_role("button", name="退出").click()
    page.get_by_text("本机还有1条现场内容没有同步").wait_for()
    unlock(page, live_server)
    synced(page)
    page.goto(f"{live_server.url}/examiner/")
    page.get_by_role("button", name="退出").click()
    page.wait_for_url(f"{live_server.url}/")
    left = "(async () => [(await indexedDB.databases()).length, (await caches.keys()).length])()"
    assert page.evaluate(left) == [0, 0]
    assert Record.objects.get().text == "还没有同步"


def test_once_the_sheet_is_signed_the_device_forgets(
    here: World, page: "Page", live_server: "LiveServer"
) -> None:
    come_in(page, here, live_server)
    keep(page, here, live_server)
    here.sign(1, here.files[0], 60, "site")
    page.goto(f"{live_server.url}/examiner/")
    page.get_by_text("这次现场评审的内容已从本机清除").wait_for()
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0
