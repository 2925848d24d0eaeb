"""`award dossier verify`: a pack or a stored dossier is what was filed, or what first says it is not."""

import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from award.cli import main
from award.process import pack
from award.process.application import Road
from award.process.kinds import Actor
from award.records.applications.models import Application, Dossier
from award.records.files.models import Evidence
from award.records.seat import Seat
from award.services import files, packs
from award.services.deeds.correction import Return
from award.services.digests import sha256
from web.field import KUNDULUN, Field, at, called, enterprise, filed, officer, step, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def field() -> Field:
    return called()


@pytest.fixture
def application(field: Field) -> Application:
    return filed(field, enterprise())


def packed(application: Application, folder: Path, **changed: bytes) -> Path:
    """The pack on disk; `changed`: an entry's path (or its beginning) -> other bytes."""
    content = b"".join(packs.write(application.dossiers.latest("round")))
    path = folder / "封存包.zip"
    if not changed:
        path.write_bytes(content)
        return path
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(path, "w") as new:
        for info in old.infolist():
            other = [v for k, v in changed.items() if info.filename.startswith(k)]
            new.writestr(info.filename, other[0] if other else old.read(info))
        if extra := changed.get("extra"):
            new.writestr("files/extra.txt", extra)
    return path


def asked(capsys: pytest.CaptureFixture[str], subject: object) -> tuple[int, Any, str]:
    code = main(["dossier", "verify", str(subject)])
    said = capsys.readouterr()
    return code, json.loads(said.out) if said.out else None, said.err


def test_a_pack_as_it_was_handed_out_holds_and_names_the_receipts_digest(
    application: Application, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    digest = application.dossiers.get().digest
    expected = (0, {"holds": True, "digest": digest, "because": None}, "")
    assert asked(capsys, packed(application, tmp_path)) == expected
    assert asked(capsys, application.number) == expected


def test_equal_filings_give_equal_packs_and_every_file_lies_in_them(application: Application) -> None:
    dossier = application.dossiers.get()
    content = b"".join(packs.write(dossier))
    assert content == b"".join(packs.write(dossier))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.read(pack.BODY).decode() == dossier.body
        named = [e["name"] for e in json.loads(dossier.body)["evidence"]]
        assert [n[10:] for n in archive.namelist()[2:]] == named


def test_one_byte_of_a_file_one_word_of_the_text_and_a_file_more_or_less_are_found(
    application: Application, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = application.dossiers.get().body
    name = json.loads(body)["evidence"][0]["name"]
    cases: list[tuple[dict[str, bytes], str]] = [
        ({"files/001": b"%PDF-other"}, f"文件与材料所载的摘要不符：{name}"),
        (
            {"dossier.json": body.replace("示例", "样例").encode()},
            "dossier.json 与 manifest.json 所载的摘要不符",
        ),
        ({"extra": b"x"}, "包内有材料没有列明的文件"),
    ]
    for changed, because in cases:
        code, answer, _ = asked(capsys, packed(application, tmp_path, **changed))
        assert (code, answer["holds"], answer["because"]) == (1, False, because)


def test_a_pack_made_to_agree_with_itself_is_found_by_the_record_of_the_filing(
    application: Application, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier = application.dossiers.get()
    Dossier.objects.filter(pk=dossier.pk).update(body=dossier.body.replace("示例", "样例"))
    forged = Dossier.objects.get(pk=dossier.pk)
    Dossier.objects.filter(pk=dossier.pk).update(digest=sha256(forged.body.encode()))
    code, answer, _ = asked(capsys, packed(application, tmp_path))
    assert (code, answer["because"]) == (1, f"与{application.number}提交时登记的摘要不符")
    code, answer, _ = asked(capsys, application.number)
    assert (code, answer["because"]) == (1, "首次提交的摘要与经办记录不符")


def test_a_pack_of_a_number_that_was_never_filed_here_does_not_hold(
    application: Application, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = packed(application, tmp_path)
    Application.objects.update(number="质奖〔10〕002号")
    code, answer, _ = asked(capsys, path)
    assert (code, answer["because"]) == (1, "本系统没有登记过质奖〔10〕001号")


def test_a_stored_file_that_was_changed_or_lost_is_named(
    application: Application, capsys: pytest.CaptureFixture[str]
) -> None:
    evidence = Evidence.objects.filter(subject=application.subject, purpose="tax").get()
    path = files.path_of(evidence.sha256)
    kept = default_storage.open(path).read()
    default_storage.delete(path)
    default_storage.save(path, ContentFile(b"tampered"))
    code, answer, _ = asked(capsys, application.number)
    default_storage.delete(path)
    default_storage.save(path, ContentFile(kept))
    assert (code, answer["holds"]) == (1, False)
    assert answer["because"].startswith("首次提交的文件缺失或被改动：")


def test_a_correction_has_a_pack_of_its_own_and_the_number_answers_for_all(
    field: Field, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seat: Seat = enterprise()
    application = filed(field, seat)
    county = officer("county", Actor.COUNTY, county_id=KUNDULUN)
    first = packed(application, tmp_path).rename(tmp_path / "first.zip")
    step(Road.RETURN, application, county, at(3, 12), Return(("evidence:tax",), "补"))
    upload(application, "tax", seat, "补.pdf")
    step(Road.RESUBMIT, application, seat, at(3, 13))
    digests = [d.digest for d in application.dossiers.order_by("round")]
    answers = [asked(capsys, x)[1] for x in (first, packed(application, tmp_path), application.number)]
    assert [(a["holds"], a["digest"]) for a in answers] == [
        (True, digests[0]), (True, digests[1]), (True, digests[1]),
    ]  # fmt: skip


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04broken"])
def test_what_is_no_pack_is_bad_input_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(content)
    code, answer, err = asked(capsys, path)
    assert (code, answer, err.count("\n")) == (2, None, 1)


@pytest.mark.parametrize(
    "manifest",
    [b"[]", b"{", b'{"format":"other"}', b'{"format":"award-dossier/1","digest":"x","files":[{}],"round":0}'],
)
def test_a_zip_of_another_kind_is_bad_input_in_one_line(
    application: Application, tmp_path: Path, capsys: pytest.CaptureFixture[str], manifest: bytes
) -> None:
    code, answer, err = asked(capsys, packed(application, tmp_path, **{"manifest.json": manifest}))
    assert (code, answer, err.count("\n")) == (2, None, 1)


def test_a_missing_file_and_an_unknown_number_are_bad_input(
    application: Application, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for subject in (tmp_path / "none.zip", "质奖〔10〕999号"):
        code, answer, err = asked(capsys, subject)
        assert (code, answer, err.count("\n")) == (2, None, 1)
