"""CITY's desk at some day of a played cycle: signed-in clients on a fixed clock, and many rows at once."""

import html
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from award.demo.play import Play
from award.law.citation import Finding
from award.process.application import S
from award.records.applications.models import Application, SectorRequest
from award.records.people.models import Enterprise, Organ
from award.records.seat import Seat
from services.builders import go_to, rehearsed
from web.field import signed_in

TAGS = re.compile(r"<[^>]+>")


@contextmanager
def staged(
    blocker: Any, day: int, hour: int = 17, applicants: int = 3, parts: dict[int, str] | None = None
) -> Iterator[Play]:
    """The cycle played up to a working day; everything is rolled back at the end."""
    with blocker.unblock(), transaction.atomic():
        yield go_to(rehearsed(applicants, 5, parts), day, hour)
        transaction.set_rollback(True)


class Desk:
    """A client on a seat at a fixed moment; pages come back as plain words."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, seat: Seat, now: datetime) -> None:
        self.monkeypatch, self.seat = monkeypatch, seat
        self.client = signed_in(Client(), seat)
        self.at(now)

    def at(self, now: datetime) -> "Desk":
        self.now = now
        self.monkeypatch.setattr("award.web.clock.now", lambda: now)
        return self

    def see(self, url: str, status: int = 200) -> str:
        return words(self.answer(self.client.get(url), status))

    def send(self, url: str, data: dict[str, Any] | None = None, status: int = 302) -> str:
        """POST; where it leads (302) or what the page says."""
        response = self.client.post(url, data or {})
        self.answer(response, status)
        return str(response["Location"]) if status == 302 else words(response)

    def answer(self, response: Any, status: int) -> Any:
        assert response.status_code == status, words(response)[:600]
        return response


def words(response: Any) -> str:
    """What a page says, without its tags."""
    text = response.content.decode().replace("<wbr>", "")
    return " ".join(html.unescape(TAGS.sub(" ", text)).split())


def copies(of: Application, count: int) -> list[Application]:
    """As many more files like this one, with its letters: for pages of many rows."""
    made = []
    for n in range(count):
        body = Enterprise.objects.create(
            uscc=f"COPY{of.pk:04d}{n:010d}", name=f"包头市副本第{n:02d}有限公司", created_at=of.since
        )
        row = Application.objects.create(
            cycle=of.cycle, enterprise=body, county=of.county, name=body.name,
            number=f"质奖〔{of.cycle.number}〕{500 + n}号", state=of.state, shown=of.shown, since=of.since,
        )  # fmt: skip
        SectorRequest.objects.bulk_create(
            SectorRequest(application=row, organ=r.organ, ground=r.ground, sent_at=r.sent_at, due_on=r.due_on)
            for r in of.requests.select_related("organ")
        )
        made.append(row)
    return made


def unseated() -> Organ:
    """A department that has no account: it answers by letter."""
    return Organ.objects.create(name="示例无账号部门", grounds=[6])


def first(play: Play, state: S = S.QUALIFICATION) -> Application:
    return play.standing(state)[0]


def clerk(monkeypatch: pytest.MonkeyPatch, play: Play) -> Desk:
    """The officer who handles files and draws lists up."""
    return Desk(monkeypatch, play.troupe.clerk, play.now)


def releaser(monkeypatch: pytest.MonkeyPatch, play: Play) -> Desk:
    """The second officer."""
    return Desk(monkeypatch, play.troupe.releaser, play.now)


def because(found: Iterable[Finding]) -> list[str]:
    """The facts of findings."""
    return [f.because for f in found]
