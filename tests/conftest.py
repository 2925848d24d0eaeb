"""What every test shares: hypothesis without chance, a browser where there is one, and a plain last word."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings as hypothesis_settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_user_model", "admin_user"}
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NO_BROWSER = "没有浏览器：apt-get install chromium（或安装 Google Chrome）后再运行"

hypothesis_settings.register_profile("house", derandomize=True, deadline=None, database=None, max_examples=60)
hypothesis_settings.load_profile("house")


@pytest.fixture
def repository() -> Path:
    """The repository's root."""
    return ROOT


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The tests that commit are cleared by DELETE on SQLite, which the ledger's own trigger refuses."""
    from django.db import connection

    if connection.vendor == "sqlite":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER IF EXISTS ledger_line_no_delete")


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """The system's Chromium, headless, without any traffic of its own."""
    if CHROMIUM is None:
        pytest.skip(NO_BROWSER)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: "Browser") -> Iterator["Page"]:
    """A fresh page at desk width. A script error or a breach of the content policy fails the test."""
    context = browser.new_context(
        locale="zh-CN", timezone_id="Asia/Shanghai", viewport={"width": 1280, "height": 800}
    )
    faults: list[str] = []
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if _is_fault(line.type, line.text) else None)
    yield page
    context.close()
    assert faults == []


def _is_fault(kind: str, text: str) -> bool:
    """Refusals are pages of ours with a status of their own; the browser logs each as a failed load."""
    return kind == "error" and not text.startswith("Failed to load resource")


@pytest.fixture(autouse=True)
def _officers_have_signed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Officers have signed (28) and declared (27) before reading, except in tests about it (`unsigned`).

    Examiners sign and declare wherever they appear.
    """
    if request.node.get_closest_marker("unsigned") is None:
        from award.process.kinds import Actor

        monkeypatch.setattr("award.records.desk.OWES", frozenset({Actor.EXAMINER}))
        monkeypatch.setattr("award.records.desk.DECLARES", frozenset({Actor.EXAMINER}))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database-only", action="store_true", help="only what touches the database, no browser"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Whoever asks for the browser is a browser test. Another engine is asked only what touches it."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
    if config.getoption("--database-only"):
        kept = [item for item in items if _touches_database(item) and not item.get_closest_marker("browser")]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
        items[:] = kept


def _touches_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or not fixtures.isdisjoint(DATABASE_FIXTURES)


def pytest_report_header() -> str:
    engine = os.environ.get("DATABASE_URL", "sqlite").split(":")[0]
    return f"database: {engine}; browser: {CHROMIUM or 'none'}"
