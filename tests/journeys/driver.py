"""A person at a browser who changes seats: every act goes through pages, as an officer would click it."""

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

from award.demo.cast import PASSWORD
from award.records.people.models import Post
from award.web.clock import set_clock

SERIOUS = ("serious", "critical")


class Driver:
    """Sits down, goes to pages, fills fields by name, presses buttons by their words, confirms."""

    def __init__(self, page: Page, base: str, scan: Path) -> None:
        self.page, self.base, self.scan = page, base, scan
        self.seen: set[str] = set()
        self.barriers: list[str] = []

    def begin(self, moment: datetime) -> None:
        """The demonstration's clock starts here; from now on only the bar on top moves it."""
        set_clock(moment)
        self.go("/")

    def sit(self, email: str) -> None:
        """Take a seat by the bar on top."""
        post = Post.objects.get(user__email=email, active=True)
        self.page.select_option("#demo-seat", str(post.pk))
        self._click(self.page.locator("aside.demo").get_by_role("button", name="换席位"))

    def leave(self) -> None:
        """Be nobody: a citizen without an account."""
        self.page.select_option("#demo-seat", "")
        self._click(self.page.locator("aside.demo").get_by_role("button", name="换席位"))

    def turn_to(self, day: date) -> None:
        """Move the clock on to a day."""
        self.page.fill("#demo-day", day.isoformat())
        self._click(self.page.get_by_role("button", name="拨到这天"))

    def go(self, path: str) -> int:
        """Open an address; its status. Each kind of page is tried by axe the first time it is seen."""
        answer = self.page.goto(self.base + path)
        kind = re.sub(r"\d+", "N", path.partition("?")[0])
        if kind not in self.seen:
            self.seen.add(kind)
            self._try_access(kind)
        return answer.status if answer else 0

    def _try_access(self, kind: str) -> None:
        """Keep what axe calls serious or critical: page, rule, how many places."""
        found = Axe().run(self.page).response["violations"]
        self.barriers += [f"{kind} {v['id']} x{len(v['nodes'])}" for v in found if v["impact"] in SERIOUS]

    def fill(self, **values: Any) -> None:
        """Fill fields by name: text, choice, several ticks (a tuple), a tick (True), a file (a Path)."""
        for name, value in values.items():
            self.set(name, value)

    def set(self, name: str, value: Any) -> None:
        field = self.page.locator(f'main [name="{name}"]')
        kind = field.first.evaluate("e => e.tagName === 'SELECT' ? 'select' : e.type")
        if kind == "file":
            field.set_input_files(value)
        elif kind == "select":
            field.select_option(str(value))
        elif kind in ("radio", "checkbox"):
            self._tick(field, value)
        else:
            field.first.fill(value.isoformat() if isinstance(value, date) else str(value))

    def _tick(self, field: Locator, value: Any) -> None:
        if value is True:
            field.first.check()
            return
        wanted = {str(v) for v in (value if isinstance(value, tuple) else (value,))}
        for box in field.all():
            if box.get_attribute("value") in wanted:
                box.check()
            elif box.get_attribute("type") == "checkbox":
                box.uncheck()

    def press(self, words: str) -> None:
        """Press the button of the page with these words."""
        self._click(self.page.locator("main").get_by_role("button", name=words, exact=True).first)

    def _click(self, button: Locator) -> None:
        """A button that sends its form: done when the next page stands there."""
        with self.page.expect_navigation():
            button.click()

    def main(self) -> None:
        """Press the page's one primary button, whatever it says."""
        self._click(self.page.locator("main button.btn-main").first)

    def upload(self, purpose: str, name: str, content: bytes) -> None:
        """Hand one file in at the shelf of what it proves."""
        form = self.page.locator("form", has=self.page.locator(f'[name="purpose"][value="{purpose}"]'))
        file: Any = {"name": name, "mimeType": "application/pdf", "buffer": content}
        form.locator('[name="file"]').set_input_files(file)
        with self.page.expect_navigation():  # the script sends it in parts, then loads the page anew
            form.get_by_role("button", name="上传").click()
        self.page.get_by_role("link", name=name).first.wait_for()

    def act(self, address: str, words: str, **values: Any) -> None:
        """One step on its own page: fill, press, confirm, and see that it was done."""
        self.go(address)
        self.fill(**values)
        self.press(words)
        signature = self.page.locator("input[name=signature]")
        if signature.count():
            signature.fill(PASSWORD)
        self.press(f"确认并{words}")
        self.sees(f"已{words}")

    def stopped(self, address: str, words: str, because: str) -> None:
        """A step that may not be taken: its button stands there, locked, and the fact above it."""
        self.go(address)
        button = self.page.locator("main").get_by_role("button", name=words, exact=True).first
        assert button.get_attribute("aria-disabled") == "true"
        self.sees(because)

    def refused(self, address: str, words: str, because: str) -> None:
        """A step that is refused when it is tried."""
        self.go(address)
        self.press(words)
        self.sees(because)

    def refused_with(self, address: str, words: str, because: str, **values: Any) -> None:
        """The same, with something to fill in first."""
        self.go(address)
        self.fill(**values)
        self.press(words)
        self.sees(because)

    def confirm(self) -> None:
        """The confirm page's one primary button, where the page asks for it."""
        button = self.page.locator("main .confirm button.btn-main")
        if button.count():
            self._click(button)

    def names(self, beginning: str) -> list[str]:
        """The names of this page's fields that begin so, each once."""
        found = self.page.locator(f'main [name^="{beginning}"]').evaluate_all("all => all.map(e => e.name)")
        return list(dict.fromkeys(found))

    def values(self, name: str) -> list[str]:
        """The values that a group of ticks offers."""
        return self.page.locator(f'main [name="{name}"]').evaluate_all("all => all.map(e => e.value)")

    def tick_only(self, name: str, chosen: tuple[str, ...]) -> None:
        """Tick these of a group and no others."""
        self._tick(self.page.locator(f'main [name="{name}"]'), chosen)

    def text(self) -> str:
        return self.page.locator("main").inner_text()

    def sees(self, words: str) -> None:
        """Fail, with the whole page's words, unless these stand on it."""
        shown = self.page.locator("body").inner_text()
        assert words in shown, f"{self.page.url}: {words!r} is not in\n{shown}"
