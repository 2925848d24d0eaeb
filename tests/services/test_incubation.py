"""The incubation pool (Articles 11 to 14): ways in, own ground, one stay at a time, never a condition."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from award.process.application import Road
from award.process.incubation import B, PoolRoad
from award.process.kinds import Actor
from award.records.incubation.models import Guidance, PoolEntry
from award.records.incubation.queries import funnel, on_the_desk_of
from award.records.people.models import Enterprise
from award.records.seat import Seat
from award.services import incubation, steps
from award.services.asking import BadDetails
from award.services.incubation import Ending, Help, Intent, Referral
from award.services.steps import Refused
from web.field import (
    KUNDULUN,
    QINGSHAN,
    Field,
    at,
    called,
    codes,
    enterprise,
    filed,
    officer,
    organ,
    queries,
    signed_in,
    step,
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


def own(seat: Seat) -> Enterprise:
    return Enterprise.objects.get(pk=seat.enterprise)


def asked(seat: Seat) -> PoolEntry:
    return incubation.join(own(seat), Intent("想申报"), by=seat, now=NOW)


def referral(n: int, county: str = KUNDULUN, *, willing: bool = True) -> Referral:
    return Referral(codes(n + 1)[n], f"包头市示例第{n}制造有限公司", county, "基础好", willing)


def test_a_unit_asks_for_itself_and_the_authority_takes_it_in(field: Field) -> None:
    row = asked(enterprise())
    assert (row.state, row.way) == (B.ASKED, "by_itself")
    step(PoolRoad.ADMIT, row, field.city, NOW)
    assert (row.state, row.admitted_on) == (B.IN, date(2026, 3, 16))


def test_a_county_names_an_enterprise_that_never_registered_and_it_is_known_by_its_code(county: Seat) -> None:
    row = incubation.refer(referral(5), by=county, now=NOW)
    assert (row.way, row.referred_county_id, row.enterprise.uscc) == (
        "county_referral",
        KUNDULUN,
        codes(6)[5],
    )


def test_a_department_s_referral_is_its_own_way(field: Field) -> None:
    body, sector = organ()
    row = incubation.refer(referral(5), by=sector, now=NOW)
    assert (row.way, row.referred_organ) == ("sector_referral", body)


def test_a_county_cannot_name_an_enterprise_of_another_county(field: Field, county: Seat) -> None:
    elsewhere = enterprise(2, QINGSHAN)
    with pytest.raises(Refused) as refused:
        incubation.refer(referral(2), by=county, now=NOW)
    assert str(refused.value) == f"{own(elsewhere).name}的住所在青山区，不属于本辖区"
    assert PoolEntry.objects.count() == 0


def test_a_unit_that_was_not_asked_is_not_named(county: Seat) -> None:
    with pytest.raises(BadDetails, match="请填写已经征得该单位同意"):
        incubation.refer(referral(5, willing=False), by=county, now=NOW)


def test_a_wrong_credit_code_is_refused_in_words(county: Seat) -> None:
    with pytest.raises(BadDetails) as wrong:
        incubation.refer(Referral("9115020", "甲", KUNDULUN, "好", True), by=county, now=NOW)
    assert list(wrong.value.errors) == ["uscc"]


def test_one_stay_at_a_time_and_another_after_it_ended(field: Field, county: Seat) -> None:
    seat = enterprise()
    row = asked(seat)
    with pytest.raises(BadDetails, match="已经在培育库，或者正等确认"):
        asked(seat)
    with pytest.raises(BadDetails, match="已经在培育库，或者正等确认"):
        incubation.refer(referral(0), by=county, now=NOW)
    step(PoolRoad.LEAVE, row, seat, NOW, Ending("不再需要"))
    assert asked(seat).state == B.ASKED


@pytest.mark.parametrize(
    ("day", "error"),
    [
        (date(2026, 3, 15), "早于入库日期2026-03-16"),
        (date(2026, 3, 16), ""),
        (date(2026, 3, 17), "日期还没有到，指导以后再登记"),
    ],
)
def test_guidance_lies_between_admission_and_today(field: Field, county: Seat, day: date, error: str) -> None:
    row = asked(enterprise())
    step(PoolRoad.ADMIT, row, field.city, NOW)
    if not error:
        step(PoolRoad.GUIDE, row, county, NOW, Help(day, "标准宣贯"))
        assert Guidance.objects.get().given_by == county.body
        return
    with pytest.raises(BadDetails) as wrong:
        step(PoolRoad.GUIDE, row, county, NOW, Help(day, "标准宣贯"))
    assert wrong.value.errors == {"held_on": error}


def test_another_county_s_unit_is_not_on_the_desk(field: Field) -> None:
    row = asked(enterprise())
    elsewhere = officer("青山", Actor.COUNTY, county_id=QINGSHAN)
    assert not on_the_desk_of(elsewhere).exists()
    step(PoolRoad.ADMIT, row, field.city, NOW)
    with pytest.raises(steps.Hidden):
        step(PoolRoad.GUIDE, row, elsewhere, NOW, Help(date(2026, 3, 16), "宣贯"))


def test_applying_asks_nothing_about_the_pool(field: Field) -> None:
    """No condition, no bar and no note of filing knows of it (4, 13)."""
    inside, outside = enterprise(), enterprise(1)
    step(PoolRoad.ADMIT, asked(inside), field.city, NOW)
    assert filed(field, inside).state == filed(field, outside).state
    law = [
        rule.__module__
        for row in (Road.START, Road.SUBMIT, Road.RECOMMEND, Road.QUALIFY)
        for rule in row.provided
    ]
    assert "award.law.art13_incubation" not in law


def test_the_funnel_counts_each_enterprise_once_and_those_outside_beside_it(field: Field) -> None:
    inside, outside = enterprise(), enterprise(1)
    step(PoolRoad.ADMIT, asked(inside), field.city, NOW)
    asked(enterprise(2))
    filed(field, inside)
    filed(field, outside)
    got = funnel(PoolEntry.objects.all())
    assert (got.pool, got.applied, got.visited, got.awarded, got.applied_outside) == (1, 1, 0, 0, 1)


def test_the_pages_of_each_seat(
    field: Field, county: Seat, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_clock(monkeypatch, NOW)
    seat = enterprise()
    signed_in(client, seat)
    assert "现在不在培育库" in client.get("/applicant/incubation/").content.decode()
    typed = {"intent": "想申报"}
    assert "入库不是申报的前提" in client.post("/applicant/incubation/join/", typed).content.decode()
    client.post("/applicant/incubation/join/", {**typed, "confirmed": "1"})
    row = PoolEntry.objects.get()
    again = client.post("/applicant/incubation/join/", {**typed, "confirmed": "1"})
    assert "已经在培育库，或者正等确认" in again.content.decode()
    assert client.get(f"/incubation/{row.pk}/").status_code == 403
    signed_in(client, field.city)
    page = client.get(f"/incubation/{row.pk}/").content.decode()
    assert "纳入培育库" in page
    client.post(f"/do/pool/{row.pk}/admit/", {"seen": row.revision, "confirmed": "1"})
    row.refresh_from_db()
    assert row.state == B.IN
    signed_in(client, county)
    listed = client.get("/incubation/").content.decode()
    assert "昆都仑区" in listed
    assert client.get("/incubation/?export=xlsx").status_code == 200
    signed_in(client, officer("青山", Actor.COUNTY, county_id=QINGSHAN))
    assert client.get(f"/incubation/{row.pk}/").status_code == 404


def test_thirty_units_cost_no_more_queries_than_three(field: Field, client: Client) -> None:
    signed_in(client, field.city)

    def more(n: int) -> Any:
        for k in range(n, n + (3 if n == 0 else 27)):
            incubation.refer(referral(k), by=field.city, now=NOW)

    more(0)
    few = queries(client, "/incubation/")
    more(3)
    assert queries(client, "/incubation/") == few


def test_who_waits_stands_first_and_a_unit_guided_often_is_counted_once(field: Field, county: Seat) -> None:
    """A county's figure is of units, however often each was guided."""
    rows = [incubation.refer(referral(n), by=county, now=NOW) for n in range(3)]
    for row in rows[:2]:
        step(PoolRoad.ADMIT, row, field.city, NOW)
    for _ in range(3):
        step(PoolRoad.GUIDE, rows[0], county, NOW, Help(date(2026, 3, 16), "标准宣贯"))
    answer = signed_in(Client(), field.city).get("/incubation/")
    assert [e.pk for e in answer.context["page"]] == [rows[2].pk, rows[1].pk, rows[0].pk]
    assert [(c["n"], c["guided"]) for c in answer.context["counties"]] == [(2, 3)]
