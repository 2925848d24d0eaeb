"""Standards and rules (7, 9): two officers, versions that follow each other, cycles that stay bound."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from award.process.cycle import C
from award.process.kinds import Actor
from award.records.ledger.models import Line
from award.records.standards.models import StandardVersion, in_force
from award.services import standards
from web.public_world import DURING, at, cycle, get, officer

pytestmark = pytest.mark.django_db
RULES = {
    "kind": "rules", "title": "包头市市长质量奖评审细则", "number": "2026年版", "issued_by": "示例机关",
    "issued_on": "2026-03-01", "in_force_from": "2026-04-01", "public": "on",
}  # fmt: skip


def desk(name: str) -> Client:
    client = Client()
    client.force_login(officer(name, Actor.CITY))
    return client


def post(client: Client, path: str, **data: Any) -> Any:
    with at(DURING):
        return client.post(path, data, follow=True)


def entered(client: Client, **changed: Any) -> StandardVersion:
    post(client, "/city/standards/", **{**RULES, **changed})
    return StandardVersion.objects.order_by("-pk")[0]


def test_the_standards_of_article_7_stand_there_from_the_first_day() -> None:
    page = get("/standards/")
    for number in ("GB/T 19580-2012", "GB/Z 19579-2012"):
        assert number in page


def test_a_version_is_in_force_once_a_second_officer_confirmed_it() -> None:
    first, second = desk("甲"), desk("乙")
    row = entered(first, file=SimpleUploadedFile("细则.pdf", b"%PDF-1.4 x"))
    assert "2026年版" not in get("/standards/")
    assert post(first, f"/city/standards/{row.pk}/confirm/").status_code == 400
    post(second, f"/city/standards/{row.pk}/confirm/")
    assert "2026年版" in get("/standards/")
    with at(DURING):
        assert Client().get(f"/standards/{row.pk}/file/").content == b"%PDF-1.4 x"
    assert [line.clause["article"] for line in Line.objects.filter(subject=row.subject)] == [9, 9]


def test_the_next_version_ends_the_one_before_it_the_day_before() -> None:
    first, second = desk("甲"), desk("乙")
    old = entered(first)
    post(second, f"/city/standards/{old.pk}/confirm/")
    new = entered(first, number="2026年修订版", in_force_from="2026-06-01")
    post(second, f"/city/standards/{new.pk}/confirm/")
    old.refresh_from_db()
    assert old.in_force_to == date(2026, 5, 31)
    assert [old in in_force(d) for d in (date(2026, 5, 31), date(2026, 6, 1))] == [True, False]
    assert [new in in_force(d) for d in (date(2026, 5, 31), date(2026, 6, 1))] == [False, True]


def test_a_cycle_keeps_the_versions_of_its_launch() -> None:
    first, second = desk("甲"), desk("乙")
    row = entered(first)
    post(second, f"/city/standards/{row.pk}/confirm/")
    ten = cycle(10, C.APPROVED)
    standards.freeze(ten, DURING)
    post(second, f"/city/standards/{row.pk}/end/", last_day="2026-05-12")
    bound = {str(s.standard) for s in ten.standards.all()}
    assert "《包头市市长质量奖评审细则》（2026年版）" in bound
    assert len(bound) == 3


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"in_force_from": "2026-02-01"}, "早于发布日期"),
        ({"in_force_from": "x"}, "有效的日期"),
        ({"title": " "}, "名称"),
        ({"number": "长" * 61}, "60"),
    ],
)
def test_what_cannot_be_entered_is_told_beside_its_field(changed: dict[str, str], says: str) -> None:
    answer = post(desk("甲"), "/city/standards/", **{**RULES, **changed})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert StandardVersion.objects.filter(kind="rules").count() == 0


def test_the_same_version_is_not_entered_twice_and_an_unopened_text_stays_closed() -> None:
    client = desk("甲")
    row = entered(client, file=SimpleUploadedFile("细则.pdf", b"%PDF-1.4 x"))
    assert "已经登记" in post(client, "/city/standards/", **RULES).content.decode()
    with at(DURING):
        assert Client().get(f"/standards/{row.pk}/file/").status_code == 404
