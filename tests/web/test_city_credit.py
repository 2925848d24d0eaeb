"""Credit lists at CITY: imported by their day, matched by code, checked before each decision (17, 22)."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from award.demo.play import Play
from award.process.application import Road, S
from award.records.credit.models import CreditCheck, CreditEntry, CreditList
from award.records.ledger.models import Line
from award.services import steps
from web.city_world import Desk, clerk, first, staged

pytestmark = pytest.mark.django_db
CSV = "统一社会信用代码,单位名称,列入日期,移出或修复日期,事由\n"


@pytest.fixture(scope="module")
def play(django_db_setup: None, django_db_blocker: Any) -> Iterator[Play]:
    with staged(django_db_blocker, 38) as made:
        yield made


@pytest.fixture
def desk(play: Play, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return clerk(monkeypatch, play)


def address(kind: str = "dishonest") -> str:
    return f"/city/credit/import/?kind={kind}&as_of=2026-04-22&source=示例平台"


def upload(text: str) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("名单.csv", text.encode())}


def test_a_list_is_announced_by_kind_day_and_source_before_its_file(desk: Desk) -> None:
    given = {"kind": "dishonest", "as_of": "2026-04-22", "source": "示例平台"}
    assert desk.client.post("/city/credit/", given)["Location"].startswith(
        "/city/credit/import/?kind=dishonest"
    )
    later = desk.send("/city/credit/", {**given, "as_of": "2030-01-01"}, 422)
    assert "名单日期还没有到" in later
    assert "请填写来源" in desk.send("/city/credit/", {**given, "source": ""}, 422)


def test_the_dry_run_names_each_wrong_row_and_writes_nothing(play: Play, desk: Desk) -> None:
    good = first(play).enterprise.uscc
    rows = (
        f"{good},甲,2025-11-03,,未公示年报\n"
        "91150203MA0000000X,乙,2025-11-03,,\n"
        f"{good},丙,2026-05-01,,\n"
        f"{good},丁,十一月三日,2025-01-01,\n"
        ",戊,2025-01-01,,\n"
    )
    before = CreditList.objects.count()
    page = desk.send(address(), upload(CSV + rows), 200)
    assert "新增" not in page
    assert f"本届申报单位：{first(play).name}" in page
    assert "统一社会信用代码有误" in page
    assert "列入日期晚于名单日期" in page
    assert "列入日期“十一月三日”不是日期，写成2025-11-03" in page
    assert "缺少统一社会信用代码" in page
    assert CreditList.objects.count() == before


def test_a_confirmed_list_prevails_over_the_older_one_of_its_kind_and_is_on_the_ledger(
    play: Play, desk: Desk
) -> None:
    row = first(play)
    response = desk.client.post(address(), upload(f"{CSV}{row.enterprise.uscc},甲,2025-11-03,,失信\n"))
    digest = response.context["digest"]
    assert desk.send(address(), {"digest": digest, "confirmed": "1"}) == "/city/credit/"
    entry = CreditEntry.objects.get(reason="失信")
    assert (entry.credit_list.kind, entry.credit_list.as_of) == ("dishonest", date(2026, 4, 22))
    line = Line.objects.get(step="import.credit", facts__sha256=digest)
    assert line.facts["list"] == f"credit_list/{entry.credit_list_id}"
    page = desk.see("/city/credit/")
    assert "严重违法失信名单（2026-04-22）" in page
    found = steps.why_not(Road.QUALIFY, row, play.now, play.troupe.clerk)
    assert [f.key for f in found if f.key.startswith("art17.6.list")] == [
        f"art17.6.list.dishonest.{entry.pk}"
    ]


def test_checking_a_point_shows_each_file_first_and_then_records_all(play: Play, desk: Desk) -> None:
    path = "/city/credit/check/10/qualification/"
    page = desk.see(path)
    assert all(a.name in page for a in play.standing(S.QUALIFICATION))
    assert "2025-07-08（周二）列入，2025-09-02（周二）移出或修复" in page
    stale = {f"seen_{a.pk}": a.revision + 1 for a in play.standing(S.QUALIFICATION)} | {"note": ""}
    assert "另有人办过这一件" in desk.send(path, stale, 409)
    before = CreditCheck.objects.count()
    now = {f"seen_{a.pk}": a.revision for a in play.standing(S.QUALIFICATION)} | {"note": ""}
    assert desk.send(path, now) == "/city/credit/"
    assert CreditCheck.objects.count() == before + 3
    assert "都已核查" in desk.see("/city/credit/")


def test_without_a_list_of_some_kind_the_officer_must_say_how_it_was_looked_up(
    play: Play, desk: Desk
) -> None:
    CreditList.objects.filter(kind="record").delete()
    path = "/city/credit/check/10/qualification/"
    seen = {f"seen_{a.pk}": a.revision for a in play.standing(S.QUALIFICATION)}
    page = desk.send(path, seen | {"note": ""}, 422)
    assert "还没有导入不良信用记录，请写明在哪里、何时查的" in page
    assert desk.send(path, seen | {"note": "在信用中国逐家查询"}) == "/city/credit/"


def test_the_file_cannot_be_qualified_before_its_credit_was_checked(play: Play, desk: Desk) -> None:
    page = desk.see(f"/city/qualification/{first(play).pk}/")
    assert "确定资格之前还没有核查信用名单" in page


def test_a_point_without_files_is_no_page(desk: Desk) -> None:
    desk.see("/city/credit/check/10/award/", 404)
    desk.see("/city/credit/check/10/nonsense/", 404)
