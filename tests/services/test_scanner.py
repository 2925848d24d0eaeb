"""The scanner hook: what it clears is clean, what it finds is refused, and its silence is a quarantine."""

import socket
import struct
import threading
from collections.abc import Iterator
from io import BytesIO

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from award.demo.pdf import page
from award.law.art28_secrets import NO_CLAIM
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.files.models import Evidence, Scan
from award.records.people.models import Message
from award.records.seat import Seat
from award.services import evidence
from award.services.file_kinds import BadFile
from award.services.tick import run_due
from web.field import KUNDULUN, Field, at, begun, called, enterprise, filed, officer, signed_in, stop_clock

pytestmark = pytest.mark.django_db

SCAN = page(["示例扫描件"])


class Clamd:
    """Answers INSTREAM as clamd does; counts what it was sent."""

    def __init__(self, answer: bytes) -> None:
        self.answer, self.seen = answer, b""
        self.server = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self.server.getsockname()[1]}"
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self) -> None:
        while True:
            try:
                link, _ = self.server.accept()
            except OSError:
                return
            with link, link.makefile("rb") as told:
                assert told.read(10) == b"zINSTREAM\0"
                self.seen = b""
                while size := struct.unpack("!I", told.read(4))[0]:
                    self.seen += told.read(size)
                link.sendall(self.answer)


@pytest.fixture
def clamd(settings: Settings) -> Iterator[Clamd]:
    made = Clamd(b"stream: OK\0")
    settings.CLAMD = made.address
    yield made
    made.server.close()


def handed_in(application: Application, seat: Seat) -> Evidence:
    return evidence.add(
        application, BytesIO(SCAN), name="税.pdf", size=len(SCAN), purpose="tax", claim=NO_CLAIM, by=seat,
        now=at(3, 4),
    ).evidence  # fmt: skip


@pytest.fixture
def field() -> Field:
    return called()


@pytest.fixture
def seat(field: Field) -> Seat:
    return enterprise()


@pytest.fixture
def draft(field: Field, seat: Seat) -> Application:
    return begun(field, seat)


def test_what_the_scanner_has_seen_whole_and_cleared_is_clean(
    draft: Application, seat: Seat, clamd: Clamd
) -> None:
    assert handed_in(draft, seat).scan == Scan.CLEAN
    assert clamd.seen == SCAN


def test_what_it_finds_is_refused_by_its_name(draft: Application, seat: Seat, clamd: Clamd) -> None:
    clamd.answer = b"stream: Eicar-Test-Signature FOUND\0"
    before = Evidence.objects.count()
    with pytest.raises(BadFile, match="查毒软件报告“Eicar-Test-Signature”，没有收下"):
        handed_in(draft, seat)
    assert Evidence.objects.count() == before


@pytest.mark.parametrize("answer", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"\xff\xfe"])
def test_an_answer_that_is_no_verdict_is_a_quarantine(
    draft: Application, seat: Seat, clamd: Clamd, answer: bytes
) -> None:
    clamd.answer = answer
    assert handed_in(draft, seat).scan == Scan.QUARANTINED


def test_a_file_in_quarantine_is_its_owners_alone_until_the_scanner_speaks(
    field: Field, seat: Seat, settings: Settings, clamd: Clamd, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_clock(monkeypatch, at(3, 12))
    settings.CLAMD, address = "127.0.0.1:1", settings.CLAMD
    application = filed(field, seat)
    held = Evidence.objects.filter(subject=application.subject)[0]
    assert held.scan == Scan.QUARANTINED
    county = officer("county", Actor.COUNTY, county_id=KUNDULUN)
    page_of_county = signed_in(Client(), county)
    url = f"/files/{held.pk}/"
    refused = page_of_county.get(url)
    assert refused.status_code == 403
    assert f"{held.name}待查毒，现在不能打开" in refused.content.decode()
    mine = signed_in(Client(), seat)
    assert mine.get(url).status_code == 200
    assert "待查毒" in mine.get("/applicant/evidence/").content.decode()
    run_due(at(3, 12))
    assert page_of_county.get(url).status_code == 403
    settings.CLAMD = address
    run_due(at(3, 12))
    assert page_of_county.get(url).status_code == 200


def test_what_turns_out_infected_nobody_opens_and_its_unit_is_told(
    seat: Seat, draft: Application, clamd: Clamd
) -> None:
    clamd.answer = b""
    held = handed_in(draft, seat)
    clamd.answer = b"stream: Worm FOUND\0"
    run_due(at(3, 5))
    held.refresh_from_db()
    assert held.scan == Scan.INFECTED
    assert signed_in(Client(), seat).get(f"/files/{held.pk}/").status_code == 403
    assert "税.pdf查出病毒" in Message.objects.latest("id").text
