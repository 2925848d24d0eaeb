"""Home, the pre-check, filing and what the enterprise receives: only what was released."""

import json
from dataclasses import replace
from datetime import datetime

import pytest
from django.test import Client

from award.process.application import Road, S
from award.process.kinds import Actor
from award.records.applications.models import Application, Outcome
from award.records.cycles.models import Cycle
from award.records.seat import Seat
from award.services import dossiers
from award.services.deeds.correction import Return
from award.services.deeds.screening import Refusal
from web.field import (
    KUNDULUN,
    PLAN,
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
    written,
)

pytestmark = pytest.mark.django_db

HOME, SUBMIT = "/applicant/", "/applicant/submit/"


@pytest.fixture
def field(monkeypatch: pytest.MonkeyPatch) -> Field:
    stop_clock(monkeypatch, at(3, 11))
    return called()


@pytest.fixture
def seat(field: Field, client: Client) -> Seat:
    made = enterprise()
    signed_in(client, made)
    return made


def county() -> Seat:
    return officer("county", Actor.COUNTY, county_id=KUNDULUN)


def said(findings: object) -> list[tuple[str, str]]:
    return [(f.law.label, f.because) for f in findings]  # type: ignore[attr-defined]


def test_before_the_call_the_button_says_why_with_its_clause(
    monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    stop_clock(monkeypatch, at(3, 2))
    called(call=False)
    signed_in(client, enterprise())
    (beginning,) = client.get(HOME).context["beginnings"]
    assert said(beginning.findings) == [("第十九条", "第10届尚未发布申报公告")]
    answer = client.post("/applicant/start/", {"cycle": "10"})
    assert answer.status_code == 409
    assert "第10届尚未发布申报公告" in answer.content.decode()
    assert not Application.objects.exists()


@pytest.mark.parametrize(
    ("moment", "because"),
    [
        (at(3, 27, 17, 0), []),
        (at(3, 27, 17, 1), ["申报已于2026-03-27（周五）17:00:00截止"]),
    ],
)
def test_beginning_is_open_to_the_second_of_the_deadline(
    field: Field,
    seat: Seat,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    moment: datetime,
    because: list[str],
) -> None:
    stop_clock(monkeypatch, moment)
    (beginning,) = client.get(HOME).context["beginnings"]
    assert [f.because for f in beginning.findings] == because


def test_without_an_open_cycle_the_page_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    stop_clock(monkeypatch, at(3, 2))
    called(call=False)
    Cycle.objects.update(state="planning")
    signed_in(client, enterprise())
    assert "现在没有开放申报的届次" in client.get(HOME).content.decode()


def test_an_application_begins_once_and_leads_to_the_form(field: Field, seat: Seat, client: Client) -> None:
    answer = client.post("/applicant/start/", {"cycle": "10"})
    assert answer["Location"] == "/applicant/eligibility/?cycle=10"
    client.post("/applicant/start/", {"cycle": "10"})
    assert Application.objects.count() == 1
    assert client.get(HOME).context["beginnings"] == []
    assert client.post("/applicant/start/", {"cycle": "十"}).status_code == 404
    assert client.get("/applicant/start/").status_code == 405


def test_home_lists_what_is_missing_with_its_links(field: Field, seat: Seat, client: Client) -> None:
    begun(field, seat)
    found = client.get(HOME).context["findings"]
    assert [(f.law.label, f.mend_url) for f in found] == [
        ("第二十条", "/applicant/form/?cycle=10"),
        ("第二十条", "/applicant/report/?cycle=10"),
        ("第三十条", "/applicant/form/commitment/?cycle=10"),
        ("第二十条", "/applicant/internal-notice/?cycle=10"),
    ]


def test_the_pre_check_goes_clause_by_clause_and_links_each_doubt_to_its_field(
    field: Field, seat: Seat, client: Client
) -> None:
    application = written(field, seat)
    doubtful = {"unrepaired_record": "unknown"}
    dossiers.save_section(application, "standing", doubtful, seen=99, by=seat, now=at(3, 4))
    page = client.get(SUBMIT)
    assert page.context["findings"] == []
    clauses = {c.article: c for c in page.context["clauses"]}
    assert list(clauses) == [2, 3, 15, 16, 17]
    assert [(f.because, f.mend_url) for f in clauses[17].findings] == [
        (
            "经营异常名录、严重违法失信名单或不良信用记录尚未查清",
            "/applicant/form/standing/?cycle=10#field-abnormal_list",
        )
    ]
    assert page.context["verdict"] == "wait"


def test_what_the_enterprise_admits_blocks_the_filing(field: Field, seat: Seat, client: Client) -> None:
    application = written(field, seat)
    admitted = {"abnormal_list": "yes"}
    dossiers.save_section(application, "standing", admitted, seen=99, by=seat, now=at(3, 4))
    page = client.get(SUBMIT)
    assert said(page.context["findings"]) == [("第十七条第（六）项", "列入经营异常名录")]
    answer = client.post(SUBMIT, {"seen": application.revision})
    assert answer.status_code == 409
    answer = client.post(SUBMIT, {"seen": application.revision, "confirmed": "1"})
    assert answer.status_code == 409
    application.refresh_from_db()
    assert application.state == S.DRAFT


def test_filing_goes_over_a_confirm_page_to_a_numbered_receipt_with_the_digest(
    field: Field, seat: Seat, client: Client
) -> None:
    application = written(field, seat)
    confirm = client.post(SUBMIT, {"seen": application.revision})
    body = confirm.content.decode()
    assert "申报材料将冻结并编号，提交后不能再改，旗县区即可初审。" in body
    application.refresh_from_db()
    assert application.state == S.DRAFT
    answer = client.post(SUBMIT, {"seen": application.revision, "confirmed": "1"})
    application.refresh_from_db()
    dossier = application.dossiers.get()
    assert answer["Location"] == f"/applicant/receipt/{dossier.pk}/"
    receipt = client.get(answer["Location"]).content.decode()
    shown = ("质奖〔10〕001号", dossier.digest, "2026-03-11（周三）09:00:00")
    assert [words in receipt for words in shown] == [True, True, True]
    assert json.loads(dossier.body)["values"]["name"] == application.name
    assert client.get(SUBMIT)["Location"] == "/applicant/?cycle=10"


def test_a_stale_page_files_nothing(field: Field, seat: Seat, client: Client) -> None:
    application = written(field, seat)
    answer = client.post(SUBMIT, {"seen": str(application.revision + 1), "confirmed": "1"})
    assert answer.status_code == 409
    assert "这一页已经有人改过" in answer.content.decode()
    assert client.post(SUBMIT, {"seen": "x", "confirmed": "1"}).status_code == 409
    application.refresh_from_db()
    assert application.state == S.DRAFT


def test_a_colleague_sees_the_button_blocked_with_the_words(field: Field, seat: Seat) -> None:
    application = written(field, seat)
    client = signed_in(Client(), colleague(seat))
    page = client.get(SUBMIT)
    because = "你可以填写和保存，提交、撤回请由本单位审批人登录后办理"
    assert said(page.context["findings"]) == [("系统规则", because)]
    assert 'aria-disabled="true"' in page.content.decode()
    assert client.post(SUBMIT, {"seen": application.revision, "confirmed": "1"}).status_code == 409
    withdraw = client.get(f"/do/application/{application.pk}/withdraw/").content.decode()
    assert because in withdraw


def test_another_units_receipt_and_letter_do_not_exist(field: Field, seat: Seat, client: Client) -> None:
    other = enterprise(1)
    application = filed(field, other)
    receipt = application.dossiers.get().pk
    assert client.get(f"/applicant/receipt/{receipt}/").status_code == 404
    assert signed_in(Client(), other).get(f"/applicant/receipt/{receipt}/").status_code == 200


def test_a_return_stands_on_top_with_what_it_opens_and_comes_back_with_a_second_receipt(
    field: Field, seat: Seat, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = filed(field, seat)
    parts = ("unit", "report", "evidence:tax", "internal_notice")
    step(Road.RETURN, application, county(), at(3, 12), Return(parts, "补2023年度完税证明"))
    stop_clock(monkeypatch, at(3, 19, 23, 59))
    page = client.get(HOME)
    assert page.context["returned"].reason == "补2023年度完税证明"
    assert page.context["points"] == [
        ("证明材料：近三年完税证明", "/applicant/evidence/?cycle=10#tax"),
        ("单位内部公示", "/applicant/internal-notice/?cycle=10"),
        ("自我评价报告", "/applicant/report/?cycle=10"),
        ("申报表：单位概况", "/applicant/form/unit/?cycle=10"),
    ]
    application.refresh_from_db()
    answer = client.post(SUBMIT, {"seen": application.revision, "confirmed": "1"}, follow=True)
    assert "补正回执（第1次）" in answer.content.decode()
    application.refresh_from_db()
    assert application.state == S.COUNTY_SCREENING


def test_the_day_after_the_last_day_refuses_the_correction(
    field: Field, seat: Seat, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = filed(field, seat)
    step(Road.RETURN, application, county(), at(3, 12), Return(("unit",), "补住所"))
    stop_clock(monkeypatch, at(3, 20, 0, 0))
    found = client.get(SUBMIT).context["findings"]
    assert [f.because for f in found] == ["补正期限为2026-03-19（周四），已过"]


def test_a_reasoned_no_is_a_letter_with_its_clause_and_an_unreleased_one_does_not_exist(
    field: Field, seat: Seat, client: Client
) -> None:
    application = filed(field, seat)
    step(Road.NOT_RECOMMEND, application, county(), at(3, 13), Refusal("17.3", "2024年较大责任事故"))
    outcome = application.outcomes.get()
    letter = client.get(f"/applicant/letter/{outcome.pk}/").content.decode()
    shown = ("不予推荐告知书", "2024年较大责任事故", "第十七条第（三）项", "昆都仑区质量工作主管部门")
    assert [words in letter for words in shown] == [True, True, True, True]
    Outcome.objects.update(released_at=None)
    assert client.get(f"/applicant/letter/{outcome.pk}/").status_code == 404
    assert client.get(HOME).context["letters"] == []


def test_an_unreleased_decision_is_nowhere_on_the_enterprises_pages(
    field: Field, seat: Seat, client: Client
) -> None:
    application = filed(field, seat)
    Application.objects.update(state=S.NOT_QUALIFIED.value, shown=S.QUALIFICATION.value, since=at(3, 10))
    body = client.get(HOME).content.decode()
    assert ("不具备" in body, "资格审查" in body) == (False, True)
    answer = client.post(f"/do/application/{application.pk}/withdraw/", {"reason": "不报了", "seen": "2"})
    words = answer.content.decode()
    assert ("不具备" in words, "结果公布前暂不能撤回申报" in words) == (False, True)


def test_an_unfilled_cycle_two_is_offered_beside_the_first(field: Field, seat: Seat, client: Client) -> None:
    begun(field, seat)
    called(11, replace(PLAN))
    page = client.get(HOME)
    assert [b.cycle.number for b in page.context["beginnings"]] == [11]
    client.post("/applicant/start/", {"cycle": "11"})
    page = client.get(f"{HOME}?cycle=10")
    assert page.context["application"].cycle.number == 10
    assert [a.cycle.number for a, _, _ in page.context["elsewhere"]] == [11]


def test_home_costs_the_same_with_three_letters_and_with_thirty(
    field: Field, seat: Seat, client: Client
) -> None:
    application = filed(field, seat)

    def letters(count: int) -> None:
        for _ in range(count):
            Outcome.objects.create(
                application=application, step=Road.RETURN.key, title="退回补正", article=21,
                quote="会同行业主管部门", reason="补", at=at(3, 12), released_at=at(3, 12),
            )  # fmt: skip

    letters(3)
    few = queries(client, HOME)
    letters(27)
    assert queries(client, HOME) == few
