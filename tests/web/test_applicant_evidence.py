"""Proving materials and the internal notice: what is wrong is said, and everything else stays."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from award.demo.pdf import page
from award.process.application import Road
from award.process.kinds import Actor
from award.records.applications.models import Application, InternalNotice
from award.records.files.models import Evidence
from award.records.seat import Seat
from award.services.deeds.correction import Return
from web.field import (
    KUNDULUN,
    Field,
    at,
    begun,
    called,
    enterprise,
    filed,
    officer,
    pdf,
    queries,
    signed_in,
    step,
    stop_clock,
    upload,
)

pytestmark = pytest.mark.django_db

TOO_LATE = "2026-03-12（周四）晚于今天2026-03-11（周三）"
EVIDENCE, NOTICE = "/applicant/evidence/", "/applicant/internal-notice/"


@pytest.fixture
def field(monkeypatch: pytest.MonkeyPatch) -> Field:
    stop_clock(monkeypatch, at(3, 11))
    return called()


@pytest.fixture
def seat(field: Field) -> Seat:
    return enterprise()


@pytest.fixture
def draft(field: Field, seat: Seat, client: Client) -> Application:
    signed_in(client, seat)
    return begun(field, seat)


def kept(application: Application) -> list[tuple[str, str, str]]:
    rows = Evidence.objects.filter(subject=application.subject, removed_at=None)
    return sorted(rows.values_list("purpose", "name", "secrecy"))


def test_several_files_are_taken_at_once_with_their_secrecy(draft: Application, client: Client) -> None:
    files = [pdf("一.pdf"), pdf("二.pdf", page(["二"]))]
    claim = {"secrecy": "commercial", "ground": "未公开的财务数据", "scope": "全部"}
    answer = client.post(EVIDENCE, {"purpose": "audit", **claim, "file": files})
    assert answer["Location"] == "/applicant/evidence/?cycle=10#audit"
    assert kept(draft) == [("audit", "一.pdf", "commercial"), ("audit", "二.pdf", "commercial")]


def test_a_wrong_kind_and_an_empty_file_are_named_and_the_good_one_is_kept(
    draft: Application, client: Client
) -> None:
    files = [
        pdf("好.pdf"),
        SimpleUploadedFile("假.pdf", b"MZ\x90\x00 program"),
        SimpleUploadedFile("空.pdf", b""),
    ]
    answer = client.post(EVIDENCE, {"purpose": "tax", "secrecy": "none", "file": files})
    assert answer.status_code == 422
    shelf = next(s for s in answer.context["shelves"] if s.requirement.key == "tax")
    wrong = "看不出是可用的文件：只收PDF、JPG、PNG、DOCX、XLSX，以文件内容为准，改扩展名没有用"
    assert shelf.errors == [f"假.pdf：{wrong}", "空.pdf：文件是空的（0 字节）"]
    assert kept(draft) == [("tax", "好.pdf", "none")]


def test_a_file_over_the_limit_answers_413_and_says_how_large_it_is(
    draft: Application, client: Client, settings: object
) -> None:
    settings.UPLOAD_MAX_BYTES = 1048576  # type: ignore[attr-defined]
    large = SimpleUploadedFile("大.pdf", b"%PDF-" + b"0" * 1572864)
    answer = client.post(EVIDENCE, {"purpose": "tax", "secrecy": "none", "file": large})
    assert answer.status_code == 413
    assert "大.pdf：文件有1.5兆，最大1兆" in answer.content.decode()
    assert kept(draft) == []


def test_no_file_chosen_says_so_and_an_unknown_purpose_is_not_found(
    draft: Application, client: Client
) -> None:
    answer = client.post(EVIDENCE, {"purpose": "tax", "secrecy": "none"})
    assert answer.status_code == 422
    assert "请先选择文件，再按“上传”" in answer.content.decode()
    assert client.post(EVIDENCE, {"purpose": "paper", "file": pdf()}).status_code == 404


def test_a_file_is_removed_by_its_owner_only(draft: Application, seat: Seat, client: Client) -> None:
    evidence = upload(draft, "tax", seat)
    stranger = signed_in(Client(), enterprise(1))
    begun_by_stranger = f"/applicant/evidence/{evidence.pk}/remove/"
    assert stranger.post(begun_by_stranger).status_code == 404
    assert client.get(begun_by_stranger).status_code == 405
    client.post(begun_by_stranger)
    assert kept(draft) == []


def test_a_filed_dossier_takes_and_gives_no_file(field: Field, seat: Seat, client: Client) -> None:
    application = filed(field, seat)
    signed_in(client, seat)
    before = kept(application)
    answer = client.post(EVIDENCE, {"purpose": "tax", "secrecy": "none", "file": pdf("晚.pdf")})
    assert answer.status_code == 422
    evidence = Evidence.objects.filter(subject=application.subject).first()
    assert evidence is not None
    answer = client.post(f"/applicant/evidence/{evidence.pk}/remove/", follow=True)
    assert "没有移除：材料已提交，这一部分不能再改" in answer.content.decode()
    assert kept(application) == before


def test_a_return_opens_the_shelves_it_names(field: Field, seat: Seat, client: Client) -> None:
    application = filed(field, seat)
    county = officer("county", Actor.COUNTY, county_id=KUNDULUN)
    step(Road.RETURN, application, county, at(3, 11), Return(("evidence:tax",), "补2023年度"))
    page = signed_in(client, seat).get(EVIDENCE)
    assert [s.requirement.key for s in page.context["shelves"] if s.open] == ["tax"]


def test_the_shelves_cost_the_same_for_three_files_and_for_thirty(
    draft: Application, seat: Seat, client: Client
) -> None:
    for n in range(3):
        upload(draft, "audit", seat, f"{n}.pdf")
    few = queries(client, EVIDENCE)
    for n in range(27):
        upload(draft, "tax", seat, f"{n}.pdf")
    assert queries(client, EVIDENCE) == few


def posted(client: Client, **typed: str) -> object:
    return client.post(NOTICE, {"posted_on": "2026-03-03", "place": "公告栏", **typed})


def test_a_posting_is_recorded_and_its_days_are_drawn(draft: Application, client: Client) -> None:
    posted(client)
    notice = InternalNotice.objects.get()
    assert (notice.posted_on, notice.taken_down_on, notice.place) == (date(2026, 3, 3), None, "公告栏")
    running = client.get(NOTICE).context["running"]
    assert (running.last_day, running.short) == (date(2026, 3, 10), 0)
    assert [c.number for c in running.cells] == [None, 1, 2, 3, None, None, 4, 5]


def test_taken_down_a_day_early_draws_the_day_that_lacks(draft: Application, client: Client) -> None:
    posted(client, taken_down_on="2026-03-09")
    page = client.get(NOTICE)
    assert page.context["running"].short == 1
    assert "撤下过早，还差1个工作日" in page.content.decode()
    posted(client, taken_down_on="2026-03-10")
    assert client.get(NOTICE).context["running"].short == 0


def test_the_last_day_itself_is_not_enough_and_the_day_after_is(
    draft: Application, seat: Seat, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload(draft, "notice", seat)
    posted(client)
    stop_clock(monkeypatch, at(3, 10, 23, 59))
    assert len(client.get(NOTICE).context["findings"]) == 1
    stop_clock(monkeypatch, at(3, 11, 0, 0))
    assert client.get(NOTICE).context["findings"] == []


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"posted_on": ""}, {"posted_on": ["请填写张贴日期"]}),
        ({"posted_on": "昨天"}, {"posted_on": ["不是能用的日期，请按 2026-03-02 的写法填"]}),
        ({"posted_on": "2026-03-12"}, {"posted_on": [f"{TOO_LATE}，还没有张贴的，张贴后再登记"]}),
        ({"taken_down_on": "2026-03-12"}, {"taken_down_on": [f"{TOO_LATE}，还挂着的先不填"]}),
        ({"taken_down_on": "2026-03-02"}, {"taken_down_on": ["撤下日期早于张贴日期"]}),
        ({"place": " "}, {"place": ["请填写公示地点"]}),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named_at_its_field_and_stays_typed(
    draft: Application, client: Client, typed: dict[str, str], errors: dict[str, list[str]]
) -> None:
    answer = posted(client, **typed)
    assert answer.status_code == 422  # type: ignore[attr-defined]
    form = answer.context["form"]  # type: ignore[attr-defined]
    assert {name: list(found) for name, found in form.errors.items()} == errors
    assert not InternalNotice.objects.exists()


def test_a_filed_notice_is_closed(field: Field, seat: Seat, client: Client) -> None:
    filed(field, seat)
    signed_in(client, seat)
    answer = posted(client)
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert "材料已提交，内容已冻结" in client.get(NOTICE).content.decode()
