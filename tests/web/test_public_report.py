"""/report/ and CITY's desk for what comes in: a lead with a line, and nobody's name in it."""

from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from award.process.cycle import C
from award.process.kinds import Actor
from award.records.honours.models import MisuseReport
from award.records.ledger.models import Line
from award.records.people.models import Message
from award.services import misuse
from award.services.ledger import breaks
from award.web.public.limits import HOURLY
from web.public_world import DURING, NUMBERS, at, cycle, honour, officer

pytestmark = pytest.mark.django_db
TYPED = {
    "kind": "product",
    "place": "某超市",
    "facts": "包装上印有获奖标志",
    "reporter": "敏感姓名丁",
    "contact": "13900003333",
}


@pytest.fixture(autouse=True)
def _fresh_hour() -> None:
    cache.clear()


def send(client: Client | None = None, **typed: Any) -> Any:
    with at(DURING):
        return (client or Client()).post("/report/", {**TYPED, **typed})


def test_a_report_is_kept_its_line_written_and_city_told() -> None:
    reader = officer()
    title = honour(cycle(9, C.CLOSED), 1, NUMBERS[0])
    client = Client()
    answer = send(
        client, certificate=NUMBERS[0].lower(), evidence=SimpleUploadedFile("照片.png", b"\x89PNG\r\n\x1a\n1")
    )
    assert (answer.status_code, answer["Location"]) == (302, "/report/receipt/")
    (row,) = MisuseReport.objects.all()
    assert (row.kind, row.certificate, row.received_at) == ("product", NUMBERS[0], DURING)
    (line,) = Line.objects.filter(step="misuse.report")
    assert (line.subject, line.clause["article"], line.facts["honour"]) == (row.subject, 35, title.subject)
    assert [w for w in TYPED.values() if w != "product" and w in str(line.facts)] == []
    assert list(breaks()) == []
    (told,) = Message.objects.filter(user=reader)
    assert (told.link, "敏感" in told.text) == (f"/city/reports/{row.pk}/", False)
    with at(DURING):
        receipt = client.get("/report/receipt/").content.decode()
    assert row.code in receipt
    assert [w for w in ("敏感姓名丁", "13900003333") if w in receipt] == []


@pytest.mark.parametrize(("kind", "article"), [(k, law.article) for k, (_, law) in misuse.KINDS.items()])
def test_each_kind_goes_against_a_clause_of_its_own(kind: str, article: int) -> None:
    assert send(kind=kind).status_code == 302
    assert Line.objects.get(step="misuse.report").clause["article"] == article
    expected = {
        "forged": 33,
        "impostor": 33,
        "promotion": 35,
        "product": 35,
        "no_year": 35,
        "fee": 5,
        "unclear": 9,
    }
    assert article == expected[kind]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"kind": ""}, "请选择属于哪种情形"),
        ({"kind": "x"}, "请选择属于哪种情形"),
        ({"place": " "}, "请填写在哪里看到或遇到"),
        ({"facts": ""}, "请填写看到或遇到的情况"),
        ({"facts": "字" * 5001}, "最多5000字，现有5001字"),
        ({"evidence": SimpleUploadedFile("a.exe", b"MZ")}, "看不出是可用的文件"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(typed: dict[str, Any], said: str) -> None:
    answer = send(**typed)
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert not MisuseReport.objects.exists()


def test_after_twenty_in_an_hour_more_wait() -> None:
    assert [send(facts=f"情况{n}").status_code for n in range(HOURLY + 1)] == [302] * HOURLY + [429]


def test_a_number_in_the_address_is_filled_in() -> None:
    assert f'value="{NUMBERS[0]}"' in Client().get(f"/report/?number={NUMBERS[0].lower()}").content.decode()


def seated(actor: Actor) -> Client:
    client = Client()
    client.force_login(officer("某官员", actor))
    return client


def test_city_reads_the_reports_with_who_sent_them_and_what_came_with_them() -> None:
    png = b"\x89PNG\r\n\x1a\n1"
    send(evidence=SimpleUploadedFile("照片.png", png))
    row = MisuseReport.objects.get()
    city = seated(Actor.CITY)
    assert row.code in city.get("/city/reports/").content.decode()
    html = city.get(f"/city/reports/{row.pk}/").content.decode()
    assert [w for w in (TYPED["place"], TYPED["facts"], "实名") if w not in html] == []
    assert [w for w in (TYPED["reporter"], TYPED["contact"]) if w in html] == []
    assert city.get(f"/city/reports/{row.pk}/?file=1").content == png


@pytest.mark.parametrize("actor", [Actor.COUNTY, Actor.EXAMINER, Actor.GOVERNMENT])
def test_no_other_seat_reads_them(actor: Actor) -> None:
    send()
    client = seated(actor)
    row = MisuseReport.objects.get()
    answers = [client.get("/city/reports/"), client.get(f"/city/reports/{row.pk}/?file=1")]
    assert [a.status_code for a in answers] == [403, 403]
    assert Client().get("/city/reports/").status_code == 302
