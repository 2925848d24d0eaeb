"""One file at the county's desk: checked point by point, with nothing typed lost, and recommended by name."""

import pytest
from django.test import Client

from award.process.application import Road, S
from award.process.evidence import REQUIREMENTS
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.seat import Seat
from award.services import dossiers
from award.services.deeds.applications import Word
from award.services.deeds.correction import Return
from award.services.deeds.departments import Answer
from award.services.deeds.screening import Checks
from web.field import (
    KUNDULUN,
    PASSWORD,
    Field,
    asked,
    at,
    called,
    enterprise,
    filed,
    officer,
    organ,
    queries,
    signed_in,
    step,
    stop_clock,
    upload,
)

pytestmark = pytest.mark.django_db

POINTS = ["form", "report", "inside", *(r.key for r in REQUIREMENTS if r.required)]
JUDGED = ("art15.quality_system", "art15.industry_position", "art15.outstanding_results")


@pytest.fixture
def field(monkeypatch: pytest.MonkeyPatch) -> Field:
    stop_clock(monkeypatch, at(3, 16))
    return called()


@pytest.fixture
def county(field: Field, client: Client) -> Seat:
    made = officer("county", Actor.COUNTY, county_id=KUNDULUN)
    signed_in(client, made)
    return made


@pytest.fixture
def unit() -> Seat:
    return enterprise()


@pytest.fixture
def application(field: Field, county: Seat, unit: Seat) -> Application:
    return filed(field, unit)


def page_of(application: Application) -> str:
    return f"/county/screening/{application.pk}/"


def everything(verdict: str = "true") -> dict[str, str]:
    return {f"verdict_{p}": verdict for p in POINTS}


def test_the_file_shows_what_stands_against_the_recommendation_with_its_places(
    application: Application, client: Client
) -> None:
    page = client.get(page_of(application))
    found = [(f.law.label, f.finding.key, f.mend_url) for f in page.context["findings"]]
    url = page_of(application)
    attest = f"/do/application/{application.pk}/county_attest/?key="
    assert found == [
        ("第二十一条", "checklist", f"{url}#checklist"),
        ("第二十一条", "sector", f"{url}#sector"),
        ("第十五条第（二）项", JUDGED[0], f"{attest}{JUDGED[0]}"),
        ("第十五条第（三）项", JUDGED[1], f"{attest}{JUDGED[1]}"),
        ("第十五条第（四）项", JUDGED[2], f"{attest}{JUDGED[2]}"),
    ]
    assert 'aria-disabled="true"' in page.content.decode()


def test_checked_joined_and_attested_the_file_goes_to_the_city(
    field: Field, application: Application, county: Seat, client: Client
) -> None:
    client.post(page_of(application), {**everything(), "seen": application.revision})
    body, sector = organ()
    request = asked(application, county, body)
    step(Road.SECTOR_ANSWER, application, sector, at(3, 13), Answer(request.pk, "none"))
    for key in JUDGED:
        step(Road.COUNTY_ATTEST, application, county, at(3, 13), Word(key, "yes", "有证明"))
    page = client.get(page_of(application))
    assert page.context["findings"] == []
    url = f"/do/application/{application.pk}/recommend/"
    assert page.context["button_url"] == url
    typed = {"opinion": "同意推荐", "signer": "示例", "seen": application.revision}
    assert "签署后不能收回" in client.post(url, typed).content.decode()
    unsigned = client.post(url, {**typed, "confirmed": "1", "signature": ""})
    assert "请输入本人登录口令，签署才能生效" in unsigned.content.decode()
    mistyped = client.post(url, {**typed, "confirmed": "1", "signature": "not mine"})
    assert "口令不对，没有签署" in mistyped.content.decode()
    application.refresh_from_db()
    assert application.state == S.COUNTY_SCREENING
    answer = client.post(url, {**typed, "confirmed": "1", "signature": PASSWORD})
    assert answer["Location"] == page_of(application)
    application.refresh_from_db()
    assert application.state == S.QUALIFICATION
    assert "现在没有等本席对这一件办的事" in client.get(page_of(application)).content.decode()


def test_verdicts_are_saved_with_the_name_of_who_gave_them(
    application: Application, county: Seat, client: Client
) -> None:
    typed = {"verdict_form": "true", "verdict_tax": "doubtful", "note_tax": "缺2023年度"}
    answer = client.post(page_of(application), {**typed, "seen": application.revision})
    assert answer["Location"] == f"{page_of(application)}#checklist"
    marks = application.marks.order_by("point").values_list("point", "verdict", "note", "by_id")
    assert list(marks) == [
        ("form", "true", "", county.person),
        ("tax", "doubtful", "缺2023年度", county.person),
    ]


def test_an_unchanged_verdict_stays_its_authors(
    application: Application, county: Seat, client: Client
) -> None:
    second = officer("second", Actor.COUNTY, county_id=KUNDULUN)
    step(Road.CHECK, application, county, at(3, 12), Checks({"form": ("true", "")}))
    typed = {"verdict_form": "true", "verdict_tax": "true", "seen": application.revision}
    signed_in(Client(), second).post(page_of(application), typed)
    by = dict(application.marks.values_list("point", "by_id"))
    assert by == {"form": county.person, "tax": second.person}


def test_a_doubt_without_its_reason_is_named_at_its_line_and_nothing_typed_is_lost(
    application: Application, client: Client
) -> None:
    typed = {"verdict_tax": "doubtful", "verdict_form": "true", "note_form": "看过原件"}
    answer = client.post(page_of(application), {**typed, "seen": application.revision})
    assert answer.status_code == 422
    assert [(p.key, p.error) for p in answer.context["wrong"]] == [("tax", "存疑的要写明疑点")]
    shown = {p.key: (p.verdict, p.note) for p in answer.context["points"]}
    assert (shown["tax"], shown["form"]) == (("doubtful", ""), ("true", "看过原件"))
    assert not application.marks.exists()


def test_a_reason_without_a_verdict_and_one_too_long_are_named(
    application: Application, client: Client
) -> None:
    typed = {"note_form": "看过", "verdict_tax": "true", "note_tax": "字" * 401}
    answer = client.post(page_of(application), {**typed, "seen": application.revision})
    wrong = [(p.key, p.error) for p in answer.context["wrong"]]
    assert wrong == [("form", "写了说明或附了照片的，请选结论"), ("tax", "说明最多400字，现有401字")]


def test_nothing_changed_is_said_and_writes_no_line(application: Application, client: Client) -> None:
    answer = client.post(page_of(application), {"seen": application.revision}, follow=True)
    assert "没有改动" in answer.content.decode()
    assert not application.marks.exists()


def test_a_page_overtaken_by_an_answer_keeps_what_was_typed_and_may_be_saved_again(
    application: Application, county: Seat, client: Client
) -> None:
    shown = application.revision
    body, _ = organ()
    asked(application, county, body)
    typed = {"verdict_tax": "doubtful", "note_tax": "写了很久的疑点"}
    answer = client.post(page_of(application), {**typed, "seen": shown})
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "另有人办过这一件。你填的还在，没有保存" in text
    assert 'value="写了很久的疑点"' in text
    assert not application.marks.exists()
    assert client.post(page_of(application), {**typed, "seen": answer.context["seen"]}).status_code == 302


def test_a_file_gone_ahead_is_no_longer_checked(
    application: Application, county: Seat, client: Client
) -> None:
    step(Road.RETURN, application, county, at(3, 16), Return(("unit",), "补住所"))
    answer = client.post(page_of(application), {**everything(), "seen": application.revision})
    assert answer.status_code == 409
    assert "现在是“退回补正”，不能核实材料" in answer.content.decode()
    page = client.get(page_of(application))
    assert page.context["step"] is Road.CLOSE_RETURN
    assert [f.because for f in page.context["findings"]] == ["补正期限到2026-03-23（周一）24时，尚未届满"]


def test_a_second_return_is_refused_by_the_plans_single_round(
    application: Application, county: Seat, unit: Seat, client: Client
) -> None:
    step(Road.RETURN, application, county, at(3, 12), Return(("unit",), "补住所"))
    step(Road.RESUBMIT, application, unit, at(3, 13))
    url = f"/do/application/{application.pk}/return/"
    page = client.get(url)
    assert [f.because for f in page.context["findings"]] == ["本届方案允许补正1次，已用1次"]
    typed = {"points": ["unit"], "reason": "再补", "confirmed": "1", "seen": application.revision}
    assert client.post(url, typed).status_code == 409


def test_the_dossier_is_shown_as_filed_with_every_difference_of_a_correction(
    application: Application, county: Seat, unit: Seat, client: Client
) -> None:
    url = f"{page_of(application)}dossier/"
    assert client.get(url).context["changes"] == []
    parts = ("unit", "report", "evidence:tax", "internal_notice")
    step(Road.RETURN, application, county, at(3, 12), Return(parts, "一次补齐"))
    dossiers.save_section(application, "unit", {"address": "新住所"}, seen=99, by=unit, now=at(3, 13))
    dossiers.save_report(application, {"4.1.2": {"text": "新写的"}}, seen=99, by=unit, now=at(3, 13))
    upload(application, "tax", unit, "2023.pdf")
    step(Road.RESUBMIT, application, unit, at(3, 13))
    assert client.get(url).context["changes"] == [
        ("住所", ["包头市昆都仑区示例路1号"], ["新住所"]),
        ("自我评价 4.1.2", ["高层领导的作用：方法、展开、学习、整合"], ["新写的"]),
        ("自评百分比 4.1.2", ["50%"], []),
        ("证明材料：近三年完税证明", [], ["2023.pdf"]),
    ]


def test_what_is_being_corrected_is_not_shown_before_it_is_filed(
    application: Application, county: Seat, unit: Seat, client: Client
) -> None:
    step(Road.RETURN, application, county, at(3, 12), Return(("unit",), "补住所"))
    dossiers.save_section(application, "unit", {"address": "还没想好"}, seen=99, by=unit, now=at(3, 13))
    for path in (page_of(application), f"{page_of(application)}dossier/"):
        assert "还没想好" not in client.get(path).content.decode()


def test_the_history_names_every_step_and_its_clause_and_offers_a_correction_to_a_second_officer(
    application: Application, county: Seat, client: Client
) -> None:
    step(Road.CHECK, application, county, at(3, 12), Checks({"form": ("true", "")}))
    entries = client.get(f"{page_of(application)}history/").context["entries"]
    assert [(e.step, e.person) for e in entries] == [
        ("开始申报", "经办0"),
        ("提交申报", "经办0"),
        ("核实材料", "county"),
    ]
    assert [bool(e.correct_url) for e in entries] == [False, False, False]
    second = signed_in(Client(), officer("second", Actor.COUNTY, county_id=KUNDULUN))
    entries = second.get(f"{page_of(application)}history/").context["entries"]
    assert [bool(e.correct_url) for e in entries] == [False, False, True]


def test_the_citys_unreleased_decision_is_not_among_the_countys_outcomes(
    application: Application, client: Client
) -> None:
    for key, released in ((Road.NOT_QUALIFY.key, None), (Road.RETURN.key, at(3, 12))):
        application.outcomes.create(
            step=key, title=key, article=22, quote="征求", reason="理由", at=at(3, 12), released_at=released
        )
    outcomes = client.get(page_of(application)).context["outcomes"]
    assert [o.step for o in outcomes] == [Road.RETURN.key]


def test_a_file_costs_the_same_with_three_departments_and_with_thirty(
    application: Application, county: Seat, client: Client
) -> None:
    def joined(first: int, count: int) -> None:
        for n in range(first, first + count):
            body, _ = organ(f"部门{n}")
            application.requests.create(organ=body, ground=0, sent_at=at(3, 12), due_on=at(3, 19).date())

    joined(0, 3)
    few = queries(client, page_of(application))
    joined(3, 27)
    assert queries(client, page_of(application)) == few
