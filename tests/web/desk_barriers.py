"""What axe objects to on the pages of several seats, at a phone's width."""

from typing import TYPE_CHECKING

from django.test import Client

from award.records.seat import Seat
from web.field import signed_in

if TYPE_CHECKING:
    from playwright.sync_api import Page


def barriers(page: "Page", base: str, wanted: dict[Seat, tuple[str, ...]]) -> list[str]:
    """What axe objects to, and every page that a phone would have to scroll sideways."""
    from axe_playwright_python.sync_playwright import Axe

    wrong = []
    page.set_viewport_size({"width": 390, "height": 844})
    for seat, addresses in wanted.items():
        key = signed_in(Client(), seat).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": key, "url": base}])
        for address in addresses:
            answer = page.goto(f"{base}{address}")
            assert answer is not None
            found = Axe().run(page)
            if answer.status != 200 or found.violations_count:
                wrong.append(f"{answer.status} {address}\n{found.generate_report()}")
            if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
                wrong.append(f"{address} is wider than a phone")
    return wrong
