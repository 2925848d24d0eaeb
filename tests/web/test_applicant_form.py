"""The entry form: saved as typed, wrong or right; two editors are told; what is closed stays closed."""

from typing import Any

import pytest
from django.test import Client

from award.process.application import Road
from award.process.entry_form import load
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.seat import Seat
from award.services import dossiers
from award.services.deeds.correction import Return
from web.field import (
    KUNDULUN,
    Field,
    at,
    begun,
    called,
    colleague,
    enterprise,
    filed,
    officer,
    queries,
    signed_in,
    step,
    stop_clock,
    values,
    written,
)

pytestmark = pytest.mark.django_db

UNIT = "/applicant/form/unit/"


@pytest.fixture
def field(monkeypatch: pytest.MonkeyPatch) -> Field:
    stop_clock(monkeypatch, at(3, 11, 14, 3))
    return called()


@pytest.fixture
def seat(field: Field) -> Seat:
    return enterprise()


@pytest.fixture
def draft(field: Field, seat: Seat, client: Client) -> Application:
    signed_in(client, seat)
    return begun(field, seat)


def stored(application: Application) -> dict[str, Any]:
    application.draft.refresh_from_db()
    kept: dict[str, Any] = application.draft.values
    return kept


def faults(answer: Any) -> dict[str, list[str]]:
    return {name: list(errors) for name, errors in answer.context["form"].errors.items()}


def test_a_section_is_saved_and_leads_to_the_next(draft: Application, seat: Seat, client: Client) -> None:
    answer = client.post(UNIT, {**values(seat)["unit"], "revision": "0", "next": "1"})
    assert answer["Location"] == "/applicant/form/standing/?cycle=10"
    nothing = {f.key: [] if f.kind == "rows" else "" for f in load().section("unit").fields}
    assert stored(draft) == nothing | values(seat)["unit"]


def test_after_the_last_section_comes_the_self_assessment(draft: Application, client: Client) -> None:
    answer = client.post("/applicant/form/commitment/", {"committed": "on", "revision": "0", "next": "1"})
    assert answer["Location"] == "/applicant/report/?cycle=10"
    assert stored(draft)["committed"] is True


def test_what_is_wrong_is_kept_as_typed_named_at_its_field_and_leaves_the_section_unfinished(
    draft: Application, seat: Seat, client: Client
) -> None:
    typed = {**values(seat)["unit"], "uscc": "91150000701463622E", "established_on": "2026-02-30"}
    answer = client.post(UNIT, {**typed, "revision": "0", "next": "1"})
    assert answer.status_code == 422
    assert faults(answer) == {
        "uscc": ["第18位校验码应为D，现为E。请对照营业执照"],
        "established_on": ["“2026-02-30”不是能用的日期，请按 2026-03-02 的写法填"],
    }
    assert (stored(draft)["uscc"], stored(draft)["established_on"]) == ("91150000701463622E", "2026-02-30")
    body = answer.content.decode()
    assert "有2处要改" in body
    assert 'href="#id_uscc"' in body
    assert 'value="91150000701463622E"' in body
    overview = client.get("/applicant/form/").context["sections"]
    assert [(s.wrong, s.done) for s in overview if s.section.key == "unit"] == [(2, False)]


def test_three_years_keep_a_figure_in_words_and_answer_with_the_figure(
    draft: Application, client: Client
) -> None:
    typed = {"revenue_3_0": "81,205.33", "revenue_3_1": "9.6亿", "revenue_3_2": "", "revision": "0"}
    answer = client.post("/applicant/form/results/", typed)
    assert faults(answer) == {"revenue_3": ["第2年填了“9.6亿”，请按万元填数字，例：96,000.00"]}
    assert stored(draft)["revenue_3"] == ["81,205.33", "9.6亿", ""]
    body = answer.content.decode()
    assert [f"{year}年" in body for year in (2022, 2023, 2024, 2025, 2026)] == [
        False,
        True,
        True,
        True,
        False,
    ]


def test_a_text_over_its_limit_is_kept_and_told_by_how_much(draft: Application, client: Client) -> None:
    answer = client.post("/applicant/form/results/", {"position": "前" * 305, "revision": "0"})
    assert faults(answer) == {"position": ["最多300字，现有305字，请删去5字"]}
    assert stored(draft)["position"] == "前" * 305


def test_an_option_that_does_not_exist_and_a_null_character_are_not_kept(
    draft: Application, client: Client
) -> None:
    client.post(UNIT, {"entity_type": "kingdom", "address": "包头\x00市", "revision": "0"})
    assert (stored(draft)["entity_type"], stored(draft)["address"]) == ("", "包头市")


def test_an_autosave_answers_with_the_moment_and_the_revision(draft: Application, client: Client) -> None:
    answer = client.post(UNIT, {"address": "甲", "revision": "0"}, headers={"X-Autosave": "1"})
    assert answer.json() == {"revision": 1, "saved_at": "14:03:00"}
    again = client.post(UNIT, {"address": "乙", "revision": "1", "autosave": "1"})
    assert again.json() == {"revision": 2, "saved_at": "14:03:00"}


def test_an_autosave_over_somebody_elses_words_is_told_who_and_when(
    draft: Application, seat: Seat, client: Client
) -> None:
    other = colleague(seat)
    dossiers.save_section(draft, "unit", {"address": "乙"}, seen=0, by=other, now=at(3, 11, 13, 58))
    answer = client.post(UNIT, {"address": "甲", "revision": "0"}, headers={"X-Autosave": "1"})
    assert answer.status_code == 409
    assert answer.json() == {"revision": 1, "by": "撰稿", "at": "13:58:00"}
    assert stored(draft)["address"] == "乙"


def test_a_second_editor_sees_both_texts_and_may_then_save_their_own(
    draft: Application, seat: Seat, client: Client
) -> None:
    other = colleague(seat)
    dossiers.save_section(draft, "unit", {"address": "乙"}, seen=0, by=other, now=at(3, 11, 13, 58))
    answer = client.post(UNIT, {"address": "甲", "name": draft.name, "uscc": "", "revision": "0"})
    assert answer.status_code == 409
    clash = answer.context["clash"]
    assert (clash.who, clash.at) == ("撰稿", "13:58:00")
    assert ("住所", ["甲"], ["乙"]) in clash.rows
    body = answer.content.decode()
    assert 'value="甲"' in body
    assert 'name="revision" value="1"' in body
    client.post(UNIT, {"address": "甲", "revision": "1"})
    assert stored(draft)["address"] == "甲"


def test_another_section_saved_meanwhile_is_no_conflict(
    draft: Application, seat: Seat, client: Client
) -> None:
    dossiers.save_section(draft, "size", {"assets": "1"}, seen=0, by=colleague(seat), now=at(3, 11))
    assert client.post(UNIT, {"address": "甲", "revision": "0"}).status_code == 302


def test_a_filed_section_is_shown_but_not_changed(field: Field, seat: Seat, client: Client) -> None:
    application = filed(field, seat)
    signed_in(client, seat)
    page = client.get(UNIT).content.decode()
    assert "材料已提交，内容已冻结" in page
    assert "包头市昆都仑区示例路1号" in page
    answer = client.post(UNIT, {"address": "改", "revision": "9"})
    assert answer.status_code == 409
    assert "没有保存：材料已提交，这一部分不能再改" in answer.content.decode()
    auto = client.post(UNIT, {"address": "改", "revision": "9"}, headers={"X-Autosave": "1"})
    assert (auto.status_code, auto.json()) == (422, {"message": "材料已提交，这一部分不能再改"})
    assert stored(application)["address"] == "包头市昆都仑区示例路1号"


def test_a_return_opens_only_what_it_names(field: Field, seat: Seat, client: Client) -> None:
    application = filed(field, seat)
    county = officer("county", Actor.COUNTY, county_id=KUNDULUN)
    step(Road.RETURN, application, county, at(3, 12), Return(("unit",), "住所写全"))
    signed_in(client, seat)
    assert client.post(UNIT, {**values(seat)["unit"], "revision": "99", "next": "1"}).status_code == 302
    closed = client.post("/applicant/form/size/", {"employees": "9", "revision": "99"})
    assert closed.status_code == 409
    assert "没有保存：补正没有开放这一部分" in closed.content.decode()


def test_the_size_class_follows_the_figures_without_being_saved(
    field: Field, seat: Seat, client: Client
) -> None:
    application = written(field, seat)
    signed_in(client, seat)
    answer = client.get("/applicant/size/?cycle=10&employees=1000&revenue=40000").json()
    assert answer["size"] == "大型"
    assert client.get("/applicant/size/?employees=19").json()["size"] == "微型"
    assert client.get("/applicant/size/?industry_code=xx").json()["size"] == "还不能划型"
    assert stored(application)["employees"] == "350"


def test_without_an_application_the_form_leads_home(field: Field, seat: Seat, client: Client) -> None:
    signed_in(client, seat)
    for path in ("form/", "form/unit/", "report/", "evidence/", "internal-notice/", "submit/"):
        assert client.get(f"/applicant/{path}")["Location"] == "/applicant/"


def test_an_unknown_section_is_not_found_and_another_seat_not_let_in(
    draft: Application, client: Client
) -> None:
    assert client.get("/applicant/form/nothing/").status_code == 404
    county = officer("county", Actor.COUNTY, county_id=KUNDULUN)
    answer = signed_in(Client(), county).get(UNIT)
    assert answer.status_code == 403


def test_of_two_open_cycles_each_has_its_own_form(field: Field, seat: Seat, client: Client) -> None:
    first = begun(field, seat)
    second = begun(called(11), seat)
    signed_in(client, seat)
    client.post(f"{UNIT}?cycle=10", {"address": "十", "revision": "0"})
    client.post(f"{UNIT}?cycle=11", {"address": "十一", "revision": "0"})
    assert (stored(first)["address"], stored(second)["address"]) == ("十", "十一")


def test_a_form_costs_the_same_however_much_is_written(field: Field, seat: Seat, client: Client) -> None:
    empty = enterprise(1)
    begun(field, empty)
    few = queries(signed_in(Client(), empty), "/applicant/form/")
    written(field, seat)
    assert queries(signed_in(client, seat), "/applicant/form/") == few
