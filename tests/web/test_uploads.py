"""Uploads by tus 1.0.0: what came stays, what is wrong is said at once, the deadline holds for each part."""

import base64
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from award.demo.pdf import page
from award.process.plan import BAOTOU
from award.records.applications.models import Application
from award.records.files.models import Evidence
from award.records.seat import Seat
from award.records.uploads.models import Upload
from award.services import uploads
from award.services.tick import run_due
from web.field import Field, at, begun, called, enterprise, filed, signed_in, stop_clock, upload

pytestmark = pytest.mark.django_db

UPLOADS, EVIDENCE = "/applicant/uploads/", "/applicant/evidence/"
SCAN = page(["示例扫描件"]) + b"%" + b"x" * 5000
TUS = {"Tus-Resumable": "1.0.0"}
BYTES = "application/offset+octet-stream"


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Any) -> None:
    settings.UPLOADS_ROOT = tmp_path


@pytest.fixture
def field(monkeypatch: pytest.MonkeyPatch) -> Field:
    stop_clock(monkeypatch, at(3, 11))
    return called()


@pytest.fixture
def seat(field: Field, client: Client) -> Seat:
    made = enterprise()
    signed_in(client, made)
    return made


@pytest.fixture
def draft(field: Field, seat: Seat) -> Application:
    return begun(field, seat)


def told(**words: str) -> str:
    return ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in words.items())


def create(client: Client, length: int = len(SCAN), **words: str) -> Any:
    headers = {**TUS, "Upload-Length": str(length)}
    meant = {"filename": "税.pdf", "purpose": "tax", **words}
    return client.post(UPLOADS, headers={**headers, "Upload-Metadata": told(**meant)})


def patch(client: Client, url: str, at_byte: int, content: bytes) -> Any:
    headers = {**TUS, "Upload-Offset": str(at_byte)}
    return client.patch(url, content, content_type=BYTES, headers=headers)


def kept(application: Application) -> list[tuple[str, str, str]]:
    rows = Evidence.objects.filter(subject=application.subject, removed_at=None)
    return sorted(rows.values_list("purpose", "name", "secrecy"))


def test_the_protocol_is_offered_as_the_standard_says(seat: Seat, client: Client) -> None:
    answer = client.options(UPLOADS)
    told = {name: answer[name] for name in ("Tus-Version", "Tus-Extension", "Tus-Max-Size", "Tus-Resumable")}
    assert (answer.status_code, told) == (
        204,
        {
            "Tus-Version": "1.0.0", "Tus-Extension": "creation,termination",
            "Tus-Max-Size": str(200 * 1024 * 1024), "Tus-Resumable": "1.0.0",
        },
    )  # fmt: skip


def test_a_request_of_another_version_or_of_none_is_refused(draft: Application, client: Client) -> None:
    answers = [client.post(UPLOADS), client.post(UPLOADS, headers={"Tus-Resumable": "0.2.2"})]
    assert [(a.status_code, a["Tus-Version"]) for a in answers] == [(412, "1.0.0")] * 2


def test_a_broken_upload_goes_on_where_it_broke_and_becomes_the_same_file(
    draft: Application, client: Client
) -> None:
    claim = {"secrecy": "technical", "ground": "工艺参数不公开", "scope": "第2页"}
    url = create(client, **claim)["Location"]
    assert patch(client, url, 0, SCAN[:1000])["Upload-Offset"] == "1000"
    assert "传到16%停下了" in client.get(EVIDENCE).content.decode()
    head = client.head(url, headers=TUS)
    assert (head["Upload-Offset"], head["Upload-Length"], head["Cache-Control"]) == (
        "1000", str(len(SCAN)), "no-store",
    )  # fmt: skip
    wrong = patch(client, url, 0, SCAN)
    assert (wrong.status_code, wrong["Upload-Offset"]) == (409, "1000")
    assert patch(client, url, 1000, SCAN[1000:]).status_code == 204
    evidence = Evidence.objects.get(subject=draft.subject)
    assert (evidence.size, evidence.secrecy_ground, evidence.secrecy_scope) == (
        len(SCAN), "工艺参数不公开", "第2页",
    )  # fmt: skip
    assert kept(draft) == [("tax", "税.pdf", "technical")]
    assert client.head(url, headers=TUS)["Upload-Offset"] == str(len(SCAN))
    assert "已收下税.pdf" in client.get(EVIDENCE).content.decode()


class Breaking(BytesIO):
    """A body whose line breaks after its first piece."""

    def read(self, size: int | None = -1) -> bytes:
        piece = super().read(700)
        if not piece:
            raise OSError("the line is gone")
        return piece


def test_what_came_before_the_line_broke_in_the_middle_of_a_part_stays(
    draft: Application, client: Client
) -> None:
    url = create(client)["Location"]
    answer = client.generic(
        "PATCH", url, b"x", content_type=BYTES, headers={**TUS, "Upload-Offset": "0"},
        **{"wsgi.input": Breaking(SCAN[:1400]), "CONTENT_LENGTH": len(SCAN)},
    )  # fmt: skip
    assert answer.status_code == 400
    assert client.head(url, headers=TUS)["Upload-Offset"] == "1400"


@pytest.mark.parametrize(
    ("length", "words", "status", "said"),
    [
        (0, {}, 422, "文件是空的（0 字节）"),
        (200 * 1024 * 1024 + 1, {}, 413, "文件有200.0兆，最大200兆"),
        (9, {"filename": "名" * 300}, 422, "文件名有300个字，最多120个，请改短"),
        (9, {"purpose": "paper"}, 404, "没有这一项证明材料"),
        (9, {"secrecy": "commercial"}, 422, "申明了商业秘密，请写明依据；申明了商业秘密，请写明范围"),
        (9, {"secrecy": "state"}, 422, "请选择是否涉及秘密"),
    ],
)
def test_what_can_be_refused_before_the_bytes_come_is_refused_then(
    draft: Application, client: Client, length: int, words: dict[str, str], status: int, said: str
) -> None:
    answer = create(client, length, **words)
    assert (answer.status_code, answer.content.decode()) == (status, said)
    assert not Upload.objects.exists()


def test_a_name_loses_its_direction_marks(draft: Application, client: Client) -> None:
    create(client, filename="C:\\税\u202efdp.exe.pdf")
    assert Upload.objects.get().name == "税fdp.exe.pdf"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Upload-Length": "x"}, 400),
        ({}, 400),
        ({"Upload-Length": "9", "Upload-Metadata": "filename ???"}, 400),
    ],
)
def test_headers_that_are_none_are_refused(
    draft: Application, client: Client, headers: dict[str, str], status: int
) -> None:
    assert client.post(UPLOADS, headers={**TUS, **headers}).status_code == status


def test_a_renamed_program_is_refused_when_it_has_come_and_leaves_nothing(
    draft: Application, client: Client
) -> None:
    program = b"MZ\x90\x00" + b"\0" * 60
    url = create(client, len(program), filename="合同.pdf")["Location"]
    answer = patch(client, url, 0, program)
    assert answer.status_code == 422
    assert "改扩展名没有用" in answer.content.decode()
    assert (kept(draft), Upload.objects.count()) == ([], 0)
    assert client.head(url, headers=TUS).status_code == 404


def test_a_broken_pdf_is_no_evidence(draft: Application, client: Client) -> None:
    cut = SCAN[:60]
    url = create(client, len(cut))["Location"]
    answer = patch(client, url, 0, cut)
    assert answer.content.decode() == "PDF 打不开，可能没有传完整或已损坏，请重新导出后再传"


def test_more_than_was_announced_a_wrong_type_and_a_wrong_method_are_refused(
    draft: Application, client: Client
) -> None:
    url = create(client, 10)["Location"]
    assert patch(client, url, 0, b"x" * 11).status_code == 409
    assert client.patch(url, b"x", headers={**TUS, "Upload-Offset": "0"}).status_code == 415
    assert client.put(url, headers=TUS).status_code == 405
    assert client.head(url, headers=TUS)["Upload-Offset"] == "0"


def test_the_last_second_is_in_time_and_the_next_is_not_for_any_part(
    draft: Application, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    deadline = datetime(2026, 3, 27, 17, 0, 0, tzinfo=BAOTOU)
    stop_clock(monkeypatch, deadline)
    late_url, url = create(client)["Location"], create(client)["Location"]
    assert patch(client, url, 0, SCAN).status_code == 204
    stop_clock(monkeypatch, deadline.replace(second=1))
    said = "申报已于2026-03-27（周五）17:00:00截止"
    answers = [patch(client, late_url, 0, SCAN), create(client)]
    assert [(a.status_code, a.content.decode()) for a in answers] == [(403, said)] * 2
    multipart = client.post(EVIDENCE, {"purpose": "tax", "secrecy": "none", "file": BytesIO(SCAN)})
    assert said in multipart.content.decode()
    evidence = Evidence.objects.get(subject=draft.subject)
    client.post(f"/applicant/evidence/{evidence.pk}/remove/")
    assert kept(draft) == [("tax", "税.pdf", "none")]


def test_a_part_that_began_in_time_and_ended_late_is_not_taken_in(
    draft: Application, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    deadline = datetime(2026, 3, 27, 17, 0, 0, tzinfo=BAOTOU)
    stop_clock(monkeypatch, deadline)
    url = create(client)["Location"]
    moments = iter([deadline, deadline, deadline.replace(second=1)])
    monkeypatch.setattr("award.web.clock.now", lambda: next(moments))
    assert patch(client, url, 0, SCAN).status_code == 403
    assert kept(draft) == []


def test_a_file_that_came_whole_but_was_not_taken_in_is_taken_in_when_asked_about(
    draft: Application, client: Client
) -> None:
    url = create(client)["Location"]
    uploads.path_of(Upload.objects.get()).write_bytes(SCAN)
    assert client.head(url, headers=TUS)["Upload-Offset"] == str(len(SCAN))
    assert kept(draft) == [("tax", "税.pdf", "none")]


def test_an_upload_ends_when_told_to_and_one_taken_in_is_removed_on_its_shelf(
    draft: Application, client: Client
) -> None:
    url = create(client)["Location"]
    patch(client, url, 0, SCAN[:100])
    assert client.delete(url, headers=TUS).status_code == 204
    assert client.head(url, headers=TUS).status_code == 404
    whole = create(client)["Location"]
    patch(client, whole, 0, SCAN)
    assert client.delete(whole, headers=TUS).status_code == 409


def test_another_units_upload_does_not_exist_and_a_filed_dossier_takes_none(
    field: Field, draft: Application, client: Client
) -> None:
    url = create(client)["Location"]
    other = enterprise(1)
    filed(field, other)
    stranger = signed_in(Client(), other)
    assert patch(stranger, url, 0, SCAN).status_code == 404
    answer = create(stranger)
    assert (answer.status_code, answer.content.decode()) == (403, "材料已提交，这一部分不能再改")


def test_an_upload_needs_no_form_token_but_the_protocols_header(draft: Application, seat: Seat) -> None:
    strict = signed_in(Client(enforce_csrf_checks=True), seat)
    assert create(strict).status_code == 201
    assert strict.post(UPLOADS).status_code == 412


def test_the_same_content_again_is_kept_and_told(draft: Application, seat: Seat, client: Client) -> None:
    for purpose in ("tax", "social"):
        url = create(client, purpose=purpose, filename=f"{purpose}.pdf")["Location"]
        patch(client, url, 0, SCAN)
    body = client.get(EVIDENCE).content.decode()
    assert "social.pdf与“近三年完税证明”的tax.pdf内容完全相同，都保留着；传重了的请移除一份" in body
    assert body.count("内容与另一份相同") == 2
    assert len(kept(draft)) == 2


def test_what_nobody_goes_on_with_is_forgotten_after_a_week(draft: Application, client: Client) -> None:
    url = create(client)["Location"]
    patch(client, url, 0, SCAN[:100])
    run_due(at(3, 18))
    assert Upload.objects.count() == 1
    run_due(at(3, 18, 9, 1))
    assert Upload.objects.count() == 0


def test_a_claim_is_made_changed_and_taken_back_on_the_shelf(
    draft: Application, seat: Seat, client: Client
) -> None:
    evidence = upload(draft, "audit", seat)
    url = f"/applicant/evidence/{evidence.pk}/claim/"
    answer = client.post(url, {"secrecy": "commercial", "ground": "", "scope": "x" * 201})
    assert answer.status_code == 422
    errors = {name: list(found) for name, found in answer.context["form"].errors.items()}
    assert errors == {
        "ground": ["申明了商业秘密，请写明依据"],
        "scope": ["秘密申明的范围最多200字，现有201字"],
    }
    client.post(url, {"secrecy": "commercial", "ground": "未公开", "scope": "全部"})
    assert kept(draft) == [("audit", "audit.pdf", "commercial")]
    client.post(url, {"secrecy": "none"})
    assert kept(draft) == [("audit", "audit.pdf", "none")]
    assert signed_in(Client(), enterprise(1)).get(url).status_code == 404
