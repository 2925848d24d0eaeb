"""Writing: every version kept, colleagues seen, pictures in the text, Excel and the last cycle taken in."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from award.process.revisions import pieces
from award.records.applications.models import Application
from award.records.drafts.models import Change
from award.records.ledger.models import Line
from award.records.seat import Seat
from award.services import dossiers, frozen, writing
from web.field import (
    Field,
    at,
    begun,
    called,
    colleague,
    enterprise,
    filed,
    queries,
    signed_in,
    stop_clock,
    values,
    written,
)

pytestmark = pytest.mark.django_db
AUTO = {"X-Autosave": "1"}


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


def png(name: str = "产线.png") -> SimpleUploadedFile:
    made = io.BytesIO()
    Image.new("RGB", (8, 6), "white").save(made, "PNG")
    return SimpleUploadedFile(name, made.getvalue(), content_type="image/png")


def text_of(application: Application) -> str:
    application.draft.refresh_from_db()
    return str(application.draft.report["4.1.2"]["text"])


def write(client: Client, text: str, revision: int) -> Any:
    typed = {"text-4-1-2": text, "percent-4-1-2": "55", "revision": str(revision)}
    return client.post("/applicant/report/", typed, headers=AUTO)


def test_every_save_is_a_version_and_any_of_them_can_be_read_again(
    draft: Application, client: Client
) -> None:
    long = "质量第一。" * 60
    texts = [long, long + "新的一句。", long[5:] + "新的一句。", "重写。"]
    for n, text in enumerate(texts):
        assert write(client, text, n).json()["revision"] == n + 1
    draft.draft.refresh_from_db()
    assert [writing.as_of(draft.draft, n + 1)["report"]["4.1.2"]["text"] for n in range(4)] == texts
    kept = Change.objects.get(application=draft, revision=2).changes
    assert kept == [{"key": "report/4.1.2/text", "at": 300, "was": "", "now": "新的一句。"}]


def test_a_version_shows_what_went_out_and_what_came_in(draft: Application, client: Client) -> None:
    write(client, "本单位建立了制度。每年评审一次。", 0)
    write(client, "本单位建立了制度。每半年评审一次。", 1)
    page = client.get("/applicant/history/2/").content.decode()
    assert "新写：</span>半</ins>" in page.replace('<span class="vh">', '<span class="vh">')
    assert pieces("甲乙丙。", "甲丁丙。") == [("same", "甲"), ("out", "乙"), ("in", "丁"), ("same", "丙。")]
    listed = client.get("/applicant/history/").content.decode()
    assert "第2版" in listed
    assert "4.1.2 高层领导的作用" in listed


def test_an_old_version_is_taken_back_as_a_new_one_and_nothing_is_lost(
    draft: Application, client: Client
) -> None:
    write(client, "旧的。", 0)
    write(client, "新的。", 1)
    client.post("/applicant/history/1/", {"revision": "2"})
    assert text_of(draft) == "旧的。"
    assert list(draft.changes.values_list("revision", "how")) == [(1, "typed"), (2, "typed"), (3, "restored")]
    assert writing.as_of(draft.draft, 2)["report"]["4.1.2"]["text"] == "新的。"
    client.post("/applicant/history/1/", {"revision": "1"})
    assert draft.changes.count() == 3  # somebody saved since: nothing is overwritten


def test_colleagues_see_each_other_by_section_for_a_minute(
    draft: Application, seat: Seat, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = signed_in(Client(), colleague(seat))
    other.post("/applicant/presence/", {"part": "size"})
    told = client.post("/applicant/presence/", {"part": "size"}).json()
    assert told == {"say": "撰稿也在写这一节", "here": True}
    assert client.post("/applicant/presence/", {"part": "unit"}).json()["say"] == "撰稿在写“行业与规模”"
    stop_clock(monkeypatch, at(3, 11, 14, 5))
    assert client.post("/applicant/presence/", {"part": "unit"}).json() == {"say": "", "here": False}
    assert client.post("/applicant/presence/", {"part": "nowhere"}).status_code == 404


def test_a_picture_is_numbered_shown_in_the_text_and_frozen_with_it(
    field: Field, seat: Seat, client: Client
) -> None:
    application = written(field, seat)
    signed_in(client, seat)
    answer = client.post("/applicant/pictures/", {"file": png()})
    assert answer["Location"] == "/applicant/pictures/?cycle=10"
    dossiers.save_report(
        application, {"4.1.2": {"text": "见图。\n![产线](图1)\n表：对比\n| 甲 | 乙 |\n| 1 | <b>2</b> |"}},
        seen=99, by=seat, now=at(3, 11),
    )  # fmt: skip
    page = client.get("/applicant/report/").content.decode()
    file = application.pictures.get().file
    assert f'<img src="/files/{file.pk}/" alt="产线"' in page
    assert "<td>&lt;b&gt;2&lt;/b&gt;</td>" in page
    application.refresh_from_db()
    assert frozen.content(application)["pictures"]["1"]["sha256"] == file.sha256
    assert "用在 4.1.2" in client.get("/applicant/pictures/").content.decode()


@pytest.mark.parametrize(
    ("upload", "because"),
    [
        (SimpleUploadedFile("a.png", b""), "0 字节"),
        (SimpleUploadedFile("a.png", b"%PDF-1.7 x"), "正文里的图只收 PNG、JPG"),
        (SimpleUploadedFile("a.png", b"MZ\x90\x00rename"), "改扩展名没有用"),
        (png("长" * 300 + ".png"), "文件名有"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(
    draft: Application, client: Client, upload: SimpleUploadedFile, because: str
) -> None:
    answer = client.post("/applicant/pictures/", {"file": upload})
    assert answer.status_code == 422
    assert because in answer.content.decode()


def test_the_history_costs_the_same_with_many_versions(draft: Application, client: Client) -> None:
    write(client, "一", 0)
    few = queries(client, "/applicant/history/")
    for n in range(1, 40):
        write(client, f"第{n}稿", n)
    assert queries(client, "/applicant/history/") <= few + 1
    assert "共40版" in client.get("/applicant/history/").content.decode()


def test_the_workbook_goes_out_is_judged_line_by_line_and_comes_in_as_one_version(
    field: Field, seat: Seat, client: Client
) -> None:
    source = written(field, seat)
    content = signed_in(Client(), seat).get("/applicant/workbook/?download=1").content
    other = enterprise(1)
    application = begun(field, other)
    signed_in(client, other)
    dry = client.post("/applicant/workbook/", {"file": SimpleUploadedFile("表.xlsx", content)})
    kinds = {j.label: j.kind for j in dry.context["incoming"].judged}
    assert (kinds["住所"], kinds["单位名称"], kinds["由外地迁入包头的日期"]) == ("new", "change", "same")
    application.draft.refresh_from_db()
    assert application.draft.revision == 0  # nothing yet
    digest = dry.context["hidden"]["digest"]
    client.post("/applicant/workbook/", {"digest": digest, "confirmed": "1", "revision": "0"})
    application.draft.refresh_from_db()
    source.draft.refresh_from_db()
    assert application.draft.report == source.draft.report
    assert application.draft.values["revenue_3"] == source.draft.values["revenue_3"]
    assert list(application.changes.values_list("revision", "how")) == [(1, "workbook")]
    line = Line.objects.get(step="draft.workbook")
    assert (line.facts["sha256"], line.facts["revision"]) == (digest, 1)


def test_a_workbook_that_is_none_says_so_and_keeps_the_page(draft: Application, client: Client) -> None:
    answer = client.post("/applicant/workbook/", {"file": SimpleUploadedFile("表.xlsx", b"MZ")})
    assert answer.status_code == 422
    assert "看不出是 XLSX" in answer.content.decode()


def test_an_earlier_dossier_is_taken_in_with_its_years_moved_on(
    field: Field, seat: Seat, client: Client
) -> None:
    filed(field, seat)
    later = called(11)
    application = begun(later, seat)
    signed_in(client, seat)
    page = client.get("/applicant/earlier/?cycle=11")
    assert [a.cycle.number for a in page.context["earlier"]] == [10]
    dry = client.get("/applicant/earlier/?cycle=11&from=10")
    assert "单位名称" not in {j.label for j in dry.context["incoming"].judged}
    client.post("/applicant/earlier/?cycle=11", {"from": "10", "confirmed": "1", "revision": "0"})
    application.draft.refresh_from_db()
    assert application.draft.values["address"] == values(seat)["unit"]["address"]
    assert "committed" not in application.draft.values
    assert len(application.draft.report) == 23
    assert client.get("/applicant/earlier/?cycle=11&from=3").status_code == 404


def test_three_years_move_on_by_the_cycles_distance() -> None:
    from award.services.taking_in import _moved

    assert _moved(["1", "2", "3"], 0) == ["1", "2", "3"]
    assert _moved(["1", "2", "3"], 1) == ["2", "3", ""]
    assert _moved(["1", "2", "3"], 4) == ["", "", ""]


def test_the_papers_of_a_draft_are_downloads(draft: Application, client: Client) -> None:
    for kind, head in (("pdf", b"%PDF-"), ("blank", b"%PDF-"), ("docx", b"PK")):
        answer = client.get(f"/applicant/papers/{kind}/")
        assert answer.content.startswith(head)
        assert "attachment" in answer["Content-Disposition"]
    assert client.get("/applicant/papers/odt/").status_code == 404
