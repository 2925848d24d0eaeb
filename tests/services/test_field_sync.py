"""What two tablets send from one visit (23, 28): once by its key, in the server's order."""

import hashlib
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from hypothesis.strategies import integers, sampled_from

from award.process.application import S
from award.records import desk, visiting
from award.records.ledger.models import Line
from award.records.onsite.models import CheckIn, Record
from award.services import ledger
from award.services.onsite import clock_words
from services.review_world import CLAUSES, NOW, World, world
from web.review_seats import sit, text

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def here() -> World:
    made = world(examiners=6, files=1, state=S.SITE_VISIT)
    file = made.files[0]
    made.all_declare(made.panel(file, kind="site"))
    made.arrange(file)
    return made


def send(client: Client, here: World, entry: dict[str, Any], file: Any = None) -> Any:
    body: dict[str, Any] = {"entry": json.dumps({"device": "平板一", "clock": NOW.isoformat(), **entry})}
    if file is not None:
        body["file"] = file
    return client.post(f"/examiner/visit/{here.files[0].pk}/sync/", body)


def note(words: str, **more: Any) -> dict[str, Any]:
    values = {"clause": "4.1.2", "bearing": "fact", "secrecy": "none", "shared": False, "text": words}
    return {"type": "note", "key": str(uuid4()), "base": 0, "at": NOW.isoformat(), "values": values, **more}


def test_sent_three_times_it_is_kept_once_and_the_chain_holds(here: World) -> None:
    client, entry = sit(here.seats[1]), note("一次")
    answers = [send(client, here, entry).json() for _ in range(3)]
    assert {a["state"] for a in answers} == {"ok"}
    assert {a["record"]["revision"] for a in answers} == {1}
    came = {"type": "check_in", "key": str(uuid4())}
    for _ in range(2):
        assert send(client, here, came).json()["state"] == "ok"
    assert (Record.objects.count(), CheckIn.objects.count()) == (1, 1)
    assert Line.objects.filter(step="site_visit.record").count() == 1
    assert list(ledger.breaks()) == []


def test_two_tablets_with_clocks_apart_are_ordered_by_the_server_and_their_clocks_are_notes(
    here: World,
) -> None:
    fast, slow = NOW + timedelta(hours=3, minutes=5), NOW - timedelta(minutes=12)
    first, second = sit(here.seats[1]), sit(here.seats[2])
    send(first, here, note("快的先到", at=fast.isoformat(), clock=fast.isoformat()))
    send(second, here, note("慢的后到", at=slow.isoformat(), clock=slow.isoformat()))
    rows = list(Record.objects.order_by("number"))
    assert [r.text for r in rows] == ["快的先到", "慢的后到"]
    assert [clock_words(r.skew) for r in rows] == ["设备钟快3小时5分", "设备钟慢12分钟"]
    assert {r.received_at for r in rows} == {NOW}
    assert rows[0].device_at == fast
    for clock in ("昨天", "2026-06-01T09:00:00", 7, None):  # no clock at all is no reason to lose a note
        assert send(first, here, note("没有钟", clock=clock, at=clock)).json()["state"] == "ok"


def test_a_note_changed_on_two_devices_is_a_conflict_with_both_versions(here: World) -> None:
    client, entry = sit(here.seats[1]), note("起先")
    send(client, here, entry)
    other = {**entry, "base": 1, "values": {**entry["values"], "text": "平板甲改的"}}
    assert send(client, here, other).json()["record"]["revision"] == 2
    mine = {**entry, "base": 1, "values": {**entry["values"], "text": "平板乙改的"}}
    answer = send(client, here, mine)
    assert (answer.status_code, answer.json()["state"]) == (409, "conflict")
    assert answer.json()["record"]["values"]["text"] == "平板甲改的"
    assert Record.objects.get().text == "平板甲改的"
    assert send(client, here, {**mine, "base": 2}).json()["record"]["revision"] == 3


def test_the_sheet_is_merged_field_by_field_and_only_the_same_field_conflicts(here: World) -> None:
    client, file = sit(here.seats[1]), here.files[0]
    here.fill(1, file, {"4.1.2": 80}, "site")
    changes = [
        {"field": "p_4.1.2", "was": "", "now": "60"},
        {"field": "p_4.1.3", "was": "", "now": "55"},
        {"field": "n_4.1.3", "was": "", "now": "问原始记录"},
    ]
    answer = send(client, here, {"type": "sheet", "key": str(uuid4()), "changes": changes}).json()
    assert answer["saved"] == ["p_4.1.3", "n_4.1.3"]
    assert answer["conflicts"] == [{"field": "p_4.1.2", "stored": "80", "now": "60"}]
    assert here.sheet(1, file, "site").percents == {"4.1.2": 80, "4.1.3": 55}
    again = send(client, here, {"type": "sheet", "key": str(uuid4()), "changes": changes}).json()
    assert again["revision"] == answer["revision"]


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"type": "note", "key": "no key"}, "读不出"),
        ({"type": "other", "key": str(uuid4())}, "读不出"),
        ({"type": "sheet", "key": str(uuid4()), "changes": [{"field": "p_4.1.2", "now": "63"}]}, "5的倍数"),
        ({"type": "sheet", "key": str(uuid4()), "changes": [{"field": "x_4.1.2", "now": "6"}]}, "没有这一栏"),
        ({"type": "media", "key": str(uuid4()), "kind": "photo"}, "没有收到文件"),
        (note(""), "请写记录内容"),
        (note("字" * 2001), "一条记录最多2000字"),
    ],
)
def test_what_cannot_be_taken_is_refused_in_words(here: World, entry: dict[str, Any], words: str) -> None:
    answer = send(sit(here.seats[1]), here, entry)
    assert (answer.status_code, answer.json()["state"]) == (422, "refused")
    assert words in answer.json()["message"]
    assert Record.objects.count() == 0


def test_a_photo_damaged_on_its_way_is_not_kept_and_a_key_of_another_is_refused(here: World) -> None:
    client, key = sit(here.seats[1]), str(uuid4())
    entry = {**note("车间"), "type": "media", "key": key, "kind": "photo", "sha256": "0" * 64}
    shot = SimpleUploadedFile("a.png", PNG, "image/png")
    assert "传输中损坏" in send(client, here, entry, shot).json()["message"]
    whole = {**entry, "sha256": hashlib.sha256(PNG).hexdigest()}
    assert send(client, here, whole, SimpleUploadedFile("a.png", PNG, "image/png")).json()["state"] == "ok"
    stolen = send(sit(here.seats[2]), here, {**note("冒用"), "key": key})
    assert "已被占用" in stolen.json()["message"]


def test_a_pack_is_ones_own_and_none_is_given_after_the_signature_or_to_a_stranger(here: World) -> None:
    file = here.files[0]
    here.fill(1, file, {"4.1.2": 35}, "site")
    here.fill(2, file, {"4.1.2": 95}, "site")
    path = f"/examiner/visit/{file.pk}/pack/"
    mine = sit(here.seats[1]).get(path)
    assert mine.json()["sheet"]["fields"] == {"p_4.1.2": "35"}
    assert "95" not in str(mine.json()["sheet"])
    assert mine["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    assert sit(here.seats[5]).get(path).status_code == 404
    here.sign(1, file, 60, "site")
    assert sit(here.seats[1]).get(path).status_code == 409
    assert sit(here.seats[1]).get("/examiner/field/token/").json()["held"] == []


def test_the_shell_and_its_worker_carry_nobodys_data(here: World) -> None:
    client = sit(here.seats[1])
    shell = text(client.get("/examiner/field/"))
    assert here.files[0].name not in shell
    assert "王建国" not in shell
    worker = Client().get("/examiner/field/worker.js")
    assert (worker.status_code, worker["Service-Worker-Allowed"]) == (200, "/examiner/field/")
    assert Client().get("/examiner/field/manifest.webmanifest").json()["scope"] == "/examiner/field/"


class Blind(RuleBasedStateMachine):
    """Whatever the panel does in whatever order, whoever has not signed sees nothing of the others."""

    def __init__(self) -> None:
        super().__init__()
        self.here = world(examiners=5, files=1, state=S.SITE_VISIT)
        self.file = self.here.files[0]
        self.here.all_declare(self.here.panel(self.file, kind="site"))
        self.here.arrange(self.file)
        self.clients = [sit(s) for s in self.here.seats]
        self.signed: set[int] = set()

    @rule(n=integers(0, 4), percent=sampled_from([35, 70, 95]))
    def writes(self, n: int, percent: int) -> None:
        if n not in self.signed:
            given = dict.fromkeys(CLAUSES, percent)
            fields = {f"p_{c}": str(p) for c, p in given.items()} | {"s_4.1.2": f"第{n}人的优势"}
            sheet = self.here.sheet(n, self.file, "site")
            sent = {**fields, "n_4.1.2": f"第{n}人的笔记", "revision": str(sheet.revision)}
            self.clients[n].post(f"/examiner/sheet/{sheet.pk}/save/", sent)
            send(self.clients[n], self.here, note(f"第{n}人的记录"))

    @rule(n=integers(0, 4))
    def signs(self, n: int) -> None:
        if n not in self.signed and self.here.sheet(n, self.file, "site").percents:
            self.here.sign(n, self.file, self.here.sheet(n, self.file, "site").percents, "site")
            self.signed.add(n)

    @invariant()
    def nobody_reads_another_before_signing(self) -> None:
        for me in set(range(5)) - self.signed:
            seat = self.here.seats[me]
            own = self.here.sheet(me, self.file, "site")
            assert set(desk.sheets(seat).values_list("pk", flat=True)) == {own.pk}
            rows = visiting.records(seat, visiting.visits(seat).get())
            assert {r.examiner.user_id for r in rows} <= {seat.person}

    def teardown(self) -> None:
        """Every page of one who has not signed, once all is done."""
        me = next((n for n in range(5) if n not in self.signed), None)
        if me is None:
            return
        pk, own = self.file.pk, self.here.sheet(me, self.file, "site")
        base = f"/examiner/visit/{pk}/"
        pages = [f"/examiner/result/{pk}/", f"/examiner/result/{pk}/word/", f"/examiner/sheet/{own.pk}/"]
        pages += [base, f"{base}report/", f"{base}closing/", "/examiner/"]
        shown = "".join(text(self.clients[me].get(path)) for path in pages)
        shown += json.dumps(self.clients[me].get(f"{base}pack/").json(), ensure_ascii=False)
        for other in set(range(5)) - {me}:
            assert not [w for w in ("优势", "笔记", "记录") if f"第{other}人的{w}" in shown]


class Rolled(Blind):
    """Each sequence in a savepoint of its own."""

    def __init__(self) -> None:
        self.around = transaction.savepoint()
        super().__init__()

    def teardown(self) -> None:
        super().teardown()
        transaction.savepoint_rollback(self.around)


def test_no_sequence_of_acts_shows_a_blind_examiner_anything_of_the_others() -> None:
    run_state_machine_as_test(Rolled, settings=settings(max_examples=3, stateful_step_count=5))
