"""The departments' desk: what is asked of one's own organ, what is needed to judge it, and one answer."""

import pytest
from django.test import Client

from award.process.application import Road, S
from award.process.evidence import PAPER
from award.process.kinds import Actor
from award.records.applications.models import Application, SectorRequest
from award.records.files.models import Evidence
from award.records.people.models import Organ
from award.records.seat import Seat
from award.services.deeds.departments import Letters
from web.field import (
    KUNDULUN,
    Field,
    asked,
    at,
    called,
    enterprise,
    filed,
    officer,
    organ,
    pdf,
    queries,
    signed_in,
    step,
    stop_clock,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def field(monkeypatch: pytest.MonkeyPatch) -> Field:
    stop_clock(monkeypatch, at(3, 16))
    return called()


@pytest.fixture
def county(field: Field) -> Seat:
    return officer("county", Actor.COUNTY, county_id=KUNDULUN)


@pytest.fixture
def body(field: Field) -> Organ:
    return organ()[0]


@pytest.fixture
def sector(body: Organ, client: Client) -> Seat:
    made = officer("second of it", Actor.SECTOR, organ=body)
    signed_in(client, made)
    return made


@pytest.fixture
def request_(field: Field, county: Seat, body: Organ, sector: Seat) -> SectorRequest:
    """A joint check of a county, due 19 March."""
    made: SectorRequest = asked(filed(field, enterprise()), county, body)
    return made


def consulted(field: Field, application: Application, body: Organ, ground: int) -> SectorRequest:
    """CITY's letter on one ground of Article 17."""
    Application.objects.filter(pk=application.pk).update(state=S.QUALIFICATION.value)
    step(Road.CONSULT, application, field.city, at(3, 16), Letters((f"{body.pk}:{ground}",)))
    return application.requests.get(organ=body, ground=ground)


def test_a_desk_without_letters_says_so(sector: Seat, client: Client) -> None:
    text = client.get("/sector/").content.decode()
    assert ("现在没有等你办的事" in text, "还没有答复过" in text) == (True, True)


@pytest.mark.parametrize(("day", "group"), [(18, "week"), (19, "today"), (20, "late")])
def test_letters_wait_by_their_deadline(
    request_: SectorRequest, client: Client, monkeypatch: pytest.MonkeyPatch, day: int, group: str
) -> None:
    stop_clock(monkeypatch, at(3, day))
    groups = client.get("/sector/").context["groups"]
    assert [(g.key, r.step, r.todo, r.url) for g in groups for r in g.rows] == [
        (group, "会同核实", "答复核实情况", f"/sector/{request_.pk}/")
    ]


def test_an_answer_goes_over_a_confirm_page_and_is_given_once(
    request_: SectorRequest, body: Organ, client: Client
) -> None:
    url = f"/sector/{request_.pk}/"
    confirm = client.post(url, {"kind": "none", "text": ""})
    assert "答复“无此情形”，以示例应急管理局名义记入经办记录。" in confirm.content.decode()
    request_.refresh_from_db()
    assert request_.kind == ""
    assert client.post(url, {"kind": "none", "text": "", "confirmed": "1"})["Location"] == "/sector/"
    request_.refresh_from_db()
    assert (request_.kind, request_.answered_at) == ("none", at(3, 16))
    again = client.post(url, {"kind": "found", "text": "改主意", "confirmed": "1"})
    assert again.status_code == 422
    request_.refresh_from_db()
    assert request_.kind == "none"


def test_an_answer_is_not_lost_because_another_department_answered_meanwhile(
    request_: SectorRequest, county: Seat, client: Client
) -> None:
    client.get(f"/sector/{request_.pk}/")
    other_body, _ = organ("示例税务局", (5,))
    asked(request_.application, county, other_body)
    answer = client.post(f"/sector/{request_.pk}/", {"kind": "none", "text": "", "confirmed": "1"})
    assert answer.status_code == 302


def test_what_was_found_must_be_told_and_stays_typed(request_: SectorRequest, client: Client) -> None:
    answer = client.post(f"/sector/{request_.pk}/", {"kind": "found", "text": " "})
    assert answer.status_code == 422
    form = answer.context["form"]
    assert {name: list(found) for name, found in form.errors.items()} == {
        "text": ["有情形或无法核实的，请写明事实和依据"]
    }
    empty = client.post(f"/sector/{request_.pk}/", {"text": "写了说明"})
    assert list(empty.context["form"].errors["kind"]) == ["请填写结论"]
    assert "写了说明" in empty.content.decode()


def test_a_bad_file_is_named_and_a_good_one_is_kept_through_the_confirm_page(
    request_: SectorRequest, client: Client
) -> None:
    url = f"/sector/{request_.pk}/"
    bad = client.post(url, {"kind": "none", "text": "", "evidence": pdf("假.pdf", b"MZ")})
    assert bad.status_code == 422
    assert "看不出是可用的文件" in bad.content.decode()
    typed = {"kind": "found", "text": "一般事故一起", "evidence": pdf("复函.pdf")}
    hidden = dict(client.post(url, typed).context["c"].hidden)
    client.post(url, hidden)
    request_.refresh_from_db()
    paper = Evidence.objects.get(purpose=PAPER, subject=request_.application.subject)
    assert (request_.kind, request_.text, request_.evidence) == ("found", "一般事故一起", paper)


def test_a_letter_on_a_ground_quotes_it_and_shows_only_what_it_needs(
    field: Field, request_: SectorRequest, body: Organ, client: Client
) -> None:
    letter = consulted(field, request_.application, body, 5)
    page = client.get(f"/sector/{letter.pk}/")
    words = "近3年在缴纳和代扣代缴税收、社会保险费过程中存在严重违法行为。"
    assert page.context["question"] == words
    labels = [label for label, _ in page.context["lines"]]
    assert labels == [
        "单位名称",
        "统一社会信用代码",
        "住所",
        "法定代表人",
        "主导产品或服务",
        "从业人员",
        "纳税总额，近三年",
    ]
    assert sorted(label for label, _ in page.context["evidence"]) == [
        "近三年完税证明",
        "近三年社会保险费缴纳证明",
    ]
    client.post(f"/sector/{letter.pk}/", {"kind": "none", "text": "", "confirmed": "1"})
    letter.refresh_from_db()
    assert letter.kind == "none"


def test_a_joint_check_shows_the_form_without_the_contact(request_: SectorRequest, client: Client) -> None:
    page = client.get(f"/sector/{request_.pk}/")
    assert "0472-5000000" not in page.content.decode()
    assert "申报联系人及电话" not in [label for label, _ in page.context["lines"]]


def test_a_file_that_moved_on_no_longer_asks(request_: SectorRequest, client: Client) -> None:
    Application.objects.update(state=S.QUALIFICATION.value)
    desk = client.get("/sector/")
    assert (desk.context["groups"], desk.context["passed"]) == ([], 1)
    page = client.get(f"/sector/{request_.pk}/").content.decode()
    assert "不再需要答复" in page
    answer = client.post(f"/sector/{request_.pk}/", {"kind": "none", "text": "", "confirmed": "1"})
    assert answer.status_code == 409
    assert "现在是“资格审查”，不能答复核实情况" in answer.content.decode()


def test_another_departments_letter_does_not_exist_and_another_seat_is_not_let_in(
    request_: SectorRequest, county: Seat
) -> None:
    stranger = signed_in(Client(), organ("示例水务局", (1,))[1])
    url = f"/sector/{request_.pk}/"
    assert stranger.get(url).status_code == 404
    assert stranger.post(url, {"kind": "none", "confirmed": "1"}).status_code == 404
    assert signed_in(Client(), county).get(url).status_code == 403
    assert signed_in(Client(), county).get("/sector/").status_code == 403


def test_answers_are_listed_with_their_conclusion(request_: SectorRequest, client: Client) -> None:
    client.post(f"/sector/{request_.pk}/", {"kind": "cannot_verify", "text": "无记录", "confirmed": "1"})
    desk = client.get("/sector/")
    assert [(r.kind, ground) for r, ground in desk.context["answered"]] == [("cannot_verify", "")]
    assert "无记录" in client.get(f"/sector/{request_.pk}/").content.decode()


def test_search_narrows_and_says_when_nothing_is_left(request_: SectorRequest, client: Client) -> None:
    assert client.get("/sector/?q=示例第0").context["total"] == 1
    page = client.get("/sector/?q=没有这家")
    assert "没有符合筛选的事项" in page.content.decode()
    assert client.get("/sector/?export=xlsx")["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("answered", [False, True])
def test_the_desk_costs_the_same_for_three_letters_and_for_thirty(
    field: Field, county: Seat, body: Organ, sector: Seat, client: Client, answered: bool
) -> None:
    def letters(first: int, count: int) -> None:
        for n in range(first, first + count):
            application = filed(field, enterprise(n))
            application.requests.create(
                organ=body, ground=0, sent_at=at(3, 12), due_on=at(3, 19).date(),
                kind="none" if answered else "", answered_at=at(3, 13) if answered else None,
            )  # fmt: skip

    letters(0, 3)
    few = queries(client, "/sector/")
    letters(3, 27)
    assert queries(client, "/sector/") == few
