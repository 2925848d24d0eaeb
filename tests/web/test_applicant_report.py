"""The self-assessment: 23 items, own percentages on the grid, a picture of them."""

import pytest
from django.test import Client

from award.law.art07_criteria import criteria
from award.records.applications.models import Application
from award.records.seat import Seat
from award.services import dossiers
from award.web.applicant.report import fault, share
from web.field import Field, at, begun, called, colleague, enterprise, filed, signed_in, stop_clock

pytestmark = pytest.mark.django_db

REPORT = "/applicant/report/"
STANDARD = criteria()


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


def test_an_item_is_saved_with_its_percentage_and_counted(draft: Application, client: Client) -> None:
    typed = {"text-4-1-2": "高层 领导\n怎么做", "percent-4-1-2": "55", "revision": "0", "next": "1"}
    answer = client.post(REPORT, typed)
    assert answer["Location"] == "/applicant/report/?cycle=10&category=4.2"
    draft.draft.refresh_from_db()
    assert draft.draft.report["4.1.2"] == {"text": "高层 领导\n怎么做", "percent": 55}
    page = client.get(REPORT)
    assert (page.context["progress"], page.context["of"], page.context["total"]) == (1, 23, 7)


@pytest.mark.parametrize("typed", ["57", "105", "-5", "五十", "5.0"])
def test_a_percentage_off_the_grid_is_kept_and_named(draft: Application, client: Client, typed: str) -> None:
    answer = client.post(REPORT, {"text-4-1-2": "写了", "percent-4-1-2": typed, "revision": "0", "next": "1"})
    assert answer.status_code == 422
    assert f"自评百分比填了“{typed}”，应为0至100之间5的倍数，例：55" in answer.content.decode()
    draft.draft.refresh_from_db()
    assert str(draft.draft.report["4.1.2"]["percent"]) == typed
    assert draft.draft.report["4.1.2"]["text"] == "写了"


@pytest.mark.parametrize(
    ("percent", "right"), [("0", True), ("5", True), ("4", False), ("100", True), ("101", False)]
)
def test_the_grid_is_fives_from_nothing_to_a_hundred(percent: str, right: bool) -> None:
    assert (fault(percent, STANDARD) == "") is right


def test_a_categorys_share_weighs_its_items_by_their_points() -> None:
    category = STANDARD.categories[0]
    points = {i.clause: i.points for i in category.items}
    assert points == {"4.1.2": 50, "4.1.3": 30, "4.1.4": 30}
    report = {"4.1.2": {"percent": 60}, "4.1.3": {"percent": 40}, "4.1.4": {"percent": "off"}}
    assert share(category, report, STANDARD) == 53  # (50*60 + 30*40) / 80 = 52.5, half up
    assert share(category, {}, STANDARD) is None


def test_the_picture_is_drawn_from_the_first_percentage_on(draft: Application, client: Client) -> None:
    assert client.get(REPORT).context["radar"] is None
    client.post(REPORT, {"percent-4-1-2": "60", "revision": "0"})
    spokes = client.get(REPORT).context["radar"].spokes
    assert [s.value for s in spokes] == [60, 0, 0, 0, 0, 0, 0]


def test_two_writers_of_one_category_are_told_and_shown_both(
    draft: Application, seat: Seat, client: Client
) -> None:
    theirs = {"4.1.2": {"text": "乙写的", "percent": 40}}
    dossiers.save_report(draft, theirs, seen=0, by=colleague(seat), now=at(3, 11, 13, 58))
    answer = client.post(REPORT, {"text-4-1-2": "甲写的", "percent-4-1-2": "", "revision": "0"})
    assert answer.status_code == 409
    assert answer.context["clash"].rows == [("4.1.2 高层领导的作用", ["甲写的"], ["乙写的", "自评40%"])]
    assert ">甲写的</textarea>" in answer.content.decode()
    auto = client.post(REPORT, {"text-4-1-2": "甲", "revision": "0"}, headers={"X-Autosave": "1"})
    assert (auto.status_code, auto.json()["by"]) == (409, "撰稿")


def test_a_filed_report_is_shown_and_not_changed(field: Field, seat: Seat, client: Client) -> None:
    filed(field, seat)
    signed_in(client, seat)
    assert "<textarea" not in client.get(REPORT).content.decode()
    answer = client.post(REPORT, {"text-4-1-2": "改", "revision": "99"})
    assert answer.status_code == 409
    assert "没有保存：材料已提交，这一部分不能再改" in answer.content.decode()


def test_a_report_over_the_plans_limit_says_by_how_much(
    draft: Application, seat: Seat, client: Client
) -> None:
    long = {"4.1.2": {"text": "字" * 50_001}}
    dossiers.save_report(draft, long, seen=0, by=seat, now=at(3, 11))
    assert "超出1字" in client.get(REPORT).content.decode()
