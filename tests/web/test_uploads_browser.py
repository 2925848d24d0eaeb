"""A broken upload in a real browser: the line breaks, the page is closed, the same file goes on."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from award.demo.pdf import page as pdf_page
from award.records.applications.models import Application
from award.records.files.models import Evidence
from web.field import at, begun, called, enterprise, signed_in, stop_clock

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)
MB = 1024 * 1024


class Line:
    """What lies between the browser and the server; it is cut once `breaks` parts have passed."""

    def __init__(self, page: "Page") -> None:
        self.breaks, self.parts = 99, list[tuple[str, int]]()
        page.route("**/applicant/uploads/*/", self.carry)

    def carry(self, route: "Route") -> None:
        asked = route.request
        if asked.method == "PATCH":
            if self.breaks == 0:
                route.abort("connectionreset")
                return
            self.breaks -= 1
            self.parts.append((asked.headers["upload-offset"], len(asked.post_data_buffer or b"")))
        route.continue_()


@pytest.fixture
def draft(
    page: "Page",
    live_server: "LiveServer",
    tmp_path: Path,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> Application:
    """An enterprise's open dossier, its page of evidence in the browser."""
    settings.UPLOADS_ROOT = tmp_path / "uploads"
    stop_clock(monkeypatch, at(3, 11))
    field = called()
    seat = enterprise()
    key = signed_in(Client(), seat).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
    application = begun(field, seat)
    page.goto(f"{live_server.url}/applicant/evidence/")
    return application


def send(page: "Page", *files: Path) -> None:
    page.set_input_files("#file-tax", list(files))
    page.locator("#tax button", has_text="上传").click()


def test_an_upload_goes_on_where_the_line_broke_after_the_page_was_closed(
    page: "Page", draft: Application, tmp_path: Path
) -> None:
    file = tmp_path / "近三年完税证明.pdf"
    file.write_bytes(pdf_page(["示例"]).ljust(int(2.5 * MB)))
    line = Line(page)
    line.breaks = 2
    send(page, file)
    page.get_by_text("网络断了").wait_for()
    assert line.parts == [("0", MB), (str(MB), MB)]

    page.reload()
    page.get_by_text("传到80%停下了").wait_for()
    line.breaks, line.parts = 99, []
    send(page, file)
    page.get_by_text("已收下近三年完税证明.pdf").wait_for()
    assert line.parts == [(str(2 * MB), MB // 2)]
    evidence = Evidence.objects.get(subject=draft.subject)
    assert (evidence.name, evidence.purpose, evidence.size) == (file.name, "tax", file.stat().st_size)


def test_a_refused_file_says_why_and_the_others_are_taken(
    page: "Page", draft: Application, tmp_path: Path
) -> None:
    good, bad = tmp_path / "好.pdf", tmp_path / "假.pdf"
    good.write_bytes(pdf_page(["示例"]))
    bad.write_bytes(b"MZ\x90\x00" + b"\0" * 60)
    send(page, bad, good)
    page.get_by_text("好.pdf：已收下").wait_for()
    assert page.get_by_text("假.pdf：看不出是可用的文件").is_visible()
    assert [e.name for e in Evidence.objects.filter(subject=draft.subject)] == ["好.pdf"]


@pytest.mark.parametrize("width", [1280, 390])
def test_the_shelves_and_the_notice_have_no_barrier_and_fit_a_phone(
    page: "Page", draft: Application, width: int
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.set_viewport_size({"width": width, "height": 844})
    found = []
    for path in ("/applicant/evidence/", "/applicant/internal-notice/"):
        page.goto(page.url.split("/applicant/")[0] + path)
        for claim in page.locator("details.claim summary").all()[:1]:
            claim.click()
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append((path, "wider"))
        found += [(path, v["id"]) for v in Axe().run(page).response["violations"]]
    assert found == []
