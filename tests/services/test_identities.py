"""Who gives an opinion or reports a misuse (24, 33, 35): sealed in the rows, opened on the record alone."""

from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from award.process.kinds import Actor
from award.records.honours.models import MisuseReport
from award.records.ledger.models import Line
from award.records.notices.models import AwardList, Opinion
from award.records.seat import Seat, seat_of
from award.services import misuse, objections
from award.services.asking import BadDetails
from award.services.identities import open_sender
from web.field import signed_in
from web.public_world import DURING, at, cycle, officer, published

pytestmark = pytest.mark.django_db
NAME, CONTACT = "敏感姓名戊", "13900004444"


@pytest.fixture(autouse=True)
def _fresh_hour() -> None:
    cache.clear()


def city() -> Seat:
    return seat_of(officer("经办人", Actor.CITY).posts.get())


def opinion(**changed: str) -> Opinion:
    said = {"text": "支持", "name": NAME, "contact": CONTACT, **changed}
    return objections.give_opinion(published(cycle(), "candidates"), now=DURING, **said)


def report(**changed: Any) -> MisuseReport:
    said = {
        "kind": "product", "place": "某超市", "named": "", "certificate": "", "facts": "包装上印有标志",
        "reporter": NAME, "contact": CONTACT, "upload": None, **changed,
    }  # fmt: skip
    return misuse.report(now=DURING, **said)


def raw(table: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        return str(cursor.fetchall())


@pytest.mark.parametrize(("make", "table"), [(opinion, "notices_opinion"), (report, "honours_misusereport")])
def test_the_rows_hold_no_name_and_no_contact(make: Any, table: str) -> None:
    row = make()
    assert [w for w in (NAME, CONTACT) if w in raw(table)] == []
    assert (bool(row.sealed), len(row.who)) == (True, 64)


@pytest.mark.parametrize(
    ("make", "key"), [(opinion, "opinion.open_identity"), (report, "misuse.open_identity")]
)
def test_each_opening_is_a_line_that_tells_nobody_s_name(make: Any, key: str) -> None:
    row, by = make(), city()
    for _ in range(2):
        opened = open_sender(row, by=by, now=DURING)
        assert (opened.name, opened.contact) == (NAME, CONTACT)
    lines = Line.objects.filter(step=key, subject=row.subject)
    assert lines.count() == 2
    assert [w for w in (NAME, CONTACT) if w in str(list(lines.values()))] == []


def test_what_was_sent_anonymously_has_nobody_to_open() -> None:
    for row in (opinion(name="", contact=""), report(reporter="", contact="")):
        with pytest.raises(BadDetails, match="没有留下姓名和联系方式"):
            open_sender(row, by=city(), now=DURING)
    assert Line.objects.filter(step__endswith=".open_identity").count() == 0


def test_a_seal_moved_to_another_row_does_not_open() -> None:
    one, other = report(), report(facts="另一件", reporter="另一人")
    MisuseReport.objects.filter(pk=one.pk).update(sealed=other.sealed)
    one.refresh_from_db()
    with pytest.raises(BadDetails, match="封存的内容打不开"):
        open_sender(one, by=city(), now=DURING)


def test_the_report_s_page_shows_who_only_after_opening() -> None:
    row, client = report(), signed_in(Client(), city())
    with at(DURING):
        page = client.get(f"/city/reports/{row.pk}/").content.decode()
        opened = client.post(f"/city/reports/{row.pk}/identity/").content.decode()
        again = client.get(f"/city/reports/{row.pk}/").content.decode()
    assert [(NAME in text, CONTACT in text) for text in (page, opened, again)] == [
        (False, False), (True, True), (False, False)
    ]  # fmt: skip
    assert ["实名" in page, "第1次" in opened, "拆看过1次" in again, "拆看举报人身份" in again] == [True] * 4


def test_an_opinion_s_sender_is_opened_from_its_list_and_by_no_other_seat() -> None:
    row = opinion()
    AwardList.objects.update(notice=row.notice)
    of = AwardList.objects.get()
    client = signed_in(Client(), city())
    stranger = signed_in(Client(), seat_of(officer("县里", Actor.COUNTY).posts.get()))
    path = f"/city/opinions/{row.pk}/identity/"
    with at(DURING):
        listed = client.get(f"/city/lists/{of.pk}/").content.decode()
        opened = client.post(path).content.decode()
        strangers = [c.post(path).status_code for c in (stranger, Client())]
        read = client.get(path).status_code
    assert [NAME in listed, path in listed, NAME in opened, CONTACT in opened] == [False, True, True, True]
    assert (read, strangers) == (405, [403, 302])
