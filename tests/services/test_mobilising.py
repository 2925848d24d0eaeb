"""Mobilisation (Articles 4, 10): each on its own ground, for associations by others, no quota, no ranking."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from award.process.kinds import Actor
from award.records.mobilising.models import Activity
from award.records.mobilising.queries import figures, on_the_desk_of, standing
from award.records.people.models import County, Organ
from award.records.seat import Seat
from award.services import files, mobilising, tables
from award.services.asking import BadDetails
from web.field import (
    KUNDULUN,
    PDF,
    QINGSHAN,
    Field,
    at,
    called,
    codes,
    enterprise,
    officer,
    organ,
    queries,
    signed_in,
    stop_clock,
)

pytestmark = pytest.mark.django_db
NOW = at(3, 16)


@pytest.fixture
def field() -> Field:
    return called()


@pytest.fixture
def county(field: Field) -> Seat:
    return officer("昆区", Actor.COUNTY, county_id=KUNDULUN)


def held(by: Seat, **other: Any) -> Activity:
    given = {
        "body": "own", "held_on": date(2026, 3, 10), "kind": "talk", "audience": "规上工业企业",
        "reached": 30, "place": "示例会议室",
    }  # fmt: skip
    return mobilising.enter(mobilising.Held(**{**given, **other}), by=by, now=NOW)


def refused(act: Any) -> dict[str, str]:
    with pytest.raises(BadDetails) as wrong:
        act()
    return wrong.value.errors


@pytest.mark.parametrize(
    ("day", "error"),
    [
        (date(2026, 3, 15), ""),
        (date(2026, 3, 16), ""),
        (date(2026, 3, 17), "日期还没有到，活动以后再登记"),
    ],
)
def test_only_what_was_done_is_recorded(county: Seat, day: date, error: str) -> None:
    if error:
        assert refused(lambda: held(county, held_on=day)) == {"held_on": error}
    else:
        assert held(county, held_on=day).county_id == KUNDULUN


def test_a_county_names_its_own_enterprises_only(field: Field, county: Seat) -> None:
    enterprise(0)
    enterprise(1, QINGSHAN)
    own, other, unknown = codes(3)
    said = "包头市示例第1制造有限公司的住所在青山区，不属于本辖区"
    missing = f"{unknown}：系统里没有这家企业，先登记标签或推荐入库，或者只填家数"
    errors = refused(lambda: held(county, units=f"{own}\n{other}\n{unknown}"))
    assert errors == {"units": f"{said}；{missing}"}
    assert refused(lambda: held(county, units="123"))["units"].startswith("123：")
    assert refused(lambda: held(county, units=own, reached=0)) == {
        "reached": "列出了1家，到场或覆盖企业数不少于它"
    }
    assert held(county, units=f"{own}\n").enterprises.count() == 1
    assert held(field.city, units=f"{own}\n{other}").enterprises.count() == 2


def test_an_association_has_no_seat_and_is_entered_by_city_or_a_department(
    field: Field, county: Seat
) -> None:
    body = Organ.objects.create(name="示例稀土行业协会", association=True)
    _, sector = organ("示例工信局")
    first = held(field.city, body=str(body.pk))
    second = held(sector, body=str(body.pk))
    assert [a.held_by for a in (first, second)] == ["示例稀土行业协会"] * 2
    assert refused(lambda: held(county, body=str(body.pk))) == {"body": "请选择组织单位"}
    assert list(on_the_desk_of(sector)) == [second]
    assert list(on_the_desk_of(county)) == []


def test_figures_name_every_body_in_a_fixed_order_and_none_of_it_is_no_nought(
    field: Field, county: Seat, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_clock(monkeypatch, NOW)
    organ("示例工信局")
    last = officer("青山", Actor.COUNTY, county_id=QINGSHAN)
    held(last, reached=900)
    held(last, reached=100, kind="media")
    held(county, reached=0)
    got = figures(Activity.objects.all())
    order = [c.name for c in County.objects.all()]
    assert [d.name for d in got.counties] == order
    counted = {d.name: (d.times, d.reached) for d in got.counties if d.times}
    assert counted == {"昆都仑区": (1, 0), "青山区": (2, 1000)}
    page = signed_in(client, field.city).get("/mobilising/").content.decode()
    assert page.count("未登记</td>") == len(order) - 2 + 1 + 1
    assert "不设指标，不排名，申报自愿" in page
    assert "未登记不等于没有做" in page
    talks = client.get("/mobilising/?kind=media").content.decode()
    assert "900家" not in talks


def test_no_field_of_it_is_a_target() -> None:
    names = {f.name for f in Activity._meta.get_fields()}
    assert not {n for n in names if "target" in n or "quota" in n or "goal" in n}


def test_a_wrong_record_is_answered_by_a_newer_one_that_stays_its_body_s(field: Field, county: Seat) -> None:
    old = held(county)
    given = {"held_on": date(2026, 3, 9), "kind": "talk", "audience": "规上工业企业", "reached": 3,
             "place": "示例会议室", "correction": "家数记错"}  # fmt: skip
    elsewhere = officer("青山", Actor.COUNTY, county_id=QINGSHAN)
    change = mobilising.Correction(**given)
    said = {"__all__": "只能更正本单位登记的记录"}
    assert refused(lambda: mobilising.correct(old, change, by=elsewhere, now=NOW)) == said
    new = mobilising.correct(old, change, by=field.city, now=NOW)
    assert (new.county_id, new.held_by, list(standing(Activity.objects.all()))) == (
        KUNDULUN,
        county.body,
        [new],
    )
    again = {"__all__": "这一条已有更正，请对最新的一条更正"}
    assert refused(lambda: mobilising.correct(old, change, by=county, now=NOW)) == again
    gone = mobilising.Correction(**{**given, "withdrawn": True})
    mobilising.correct(new, gone, by=county, now=NOW)
    assert (standing(Activity.objects.all()).count(), Activity.objects.count()) == (0, 3)


def test_the_pages_and_the_file_of_each_seat(
    field: Field, county: Seat, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_clock(monkeypatch, NOW)
    signed_in(client, county)
    assert "还没有登记申报动员" in client.get("/mobilising/").content.decode()
    typed = {"body": "own", "held_on": "2026-03-10", "kind": "talk", "audience": "企业", "reached": "12",
             "place": "礼堂"}  # fmt: skip
    assert client.post("/mobilising/new/", {**typed, "reached": "-1"}).status_code == 422
    assert "动员不设指标，申报自愿" in client.post("/mobilising/new/", typed).content.decode()
    client.post("/mobilising/new/", {**typed, "confirmed": "1"})
    row = Activity.objects.get()
    file = files.keep(PDF, name="照片.pdf", subject="mobilising/new", purpose="paper", by=county, now=NOW)
    Activity.objects.filter(pk=row.pk).update(evidence=file)
    assert client.get(f"/mobilising/{row.pk}/").status_code == 200
    assert client.get(f"/files/{file.pk}/").status_code == 200
    assert "家数记错" not in client.get(f"/mobilising/{row.pk}/correct/").content.decode()
    book = client.get("/mobilising/?export=xlsx&kind=talk")
    assert len(tables._workbook(book.content)) == 2
    signed_in(client, officer("青山", Actor.COUNTY, county_id=QINGSHAN))
    assert client.get(f"/mobilising/{row.pk}/").status_code == 404
    assert client.get(f"/files/{file.pk}/").status_code == 404
    assert client.get(f"/mobilising/{row.pk}/correct/").status_code == 404
    signed_in(client, enterprise())
    assert client.get("/mobilising/").status_code == 403


def test_thirty_records_cost_no_more_queries_than_three(field: Field, county: Seat, client: Client) -> None:
    signed_in(client, field.city)
    for _ in range(3):
        held(county)
    few = queries(client, "/mobilising/")
    for _ in range(27):
        held(county)
    assert queries(client, "/mobilising/") == few
