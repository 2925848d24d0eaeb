"""Certificates made, verified, tampered with, revoked (Articles 26, 30, 33): by the web, as people do it."""

import io
import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from award.cli import main
from award.law.art33_certificates import is_number
from award.process.honour import H
from award.process.kinds import Actor
from award.records.honours.models import Honour
from award.records.insignia.models import CertificateFile
from award.records.ledger.models import Line
from award.records.seat import Seat
from award.services import certificates, files
from award.services.papers import demo_authority, sign
from award.services.papers.certificate import certificate_art, certificate_pdf, trophy_art
from award.services.papers.official import Official, official_pdf
from award.services.papers.printing import MM, with_boxes
from services import paper_reading as reading
from web.public_world import DURING, NUMBERS, at, cycle, honour, officer

pytestmark = pytest.mark.django_db
HELD, OTHER, THIRD = NUMBERS
GOVERNMENT = Seat(Actor.GOVERNMENT)


@pytest.fixture
def titles() -> list[Honour]:
    nine = cycle(9)
    return [honour(nine, n, number) for n, number in enumerate(NUMBERS, start=1)]


def signed_in(actor: Actor, name: str) -> Client:
    client = Client()
    client.force_login(officer(name, actor))
    return client


def post(client: Client, path: str, data: Any = None, follow: bool = True) -> Any:
    with at(DURING):
        return client.post(path, data or {}, follow=follow)


def see(client: Client, path: str) -> str:
    with at(DURING):
        answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def upload(content: bytes, name: str = "证书.pdf") -> Any:
    with at(DURING):
        return Client(enforce_csrf_checks=True).post(
            "/verify/check/", {"file": SimpleUploadedFile(name, content)}
        )


def made(titles: list[Honour]) -> bytes:
    certificates.make(titles[0].cycle, by=GOVERNMENT, now=DURING)  # type: ignore[arg-type]
    return files.read(CertificateFile.objects.get(honour=titles[0]).evidence)


# Made


def test_the_government_makes_them_all_in_one_action_after_a_look(titles: list[Honour]) -> None:
    client = signed_in(Actor.GOVERNMENT, "政府")
    assert "已制作 0 份，应制作 3 份" in see(client, "/government/certificates/9/")
    asked = see(client, "/government/certificates/9/make/")
    assert "制作3份证书电子查验件" in asked
    assert CertificateFile.objects.count() == 0
    done = post(client, "/government/certificates/9/make/", {"confirmed": "1"}).content.decode()
    assert "已制作3份证书电子查验件，全部制作完成" in done
    assert "已制作 3 份，应制作 3 份" in done
    lines = Line.objects.filter(step="certificate.make")
    assert {line.clause["article"] for line in lines} == {33}
    assert lines.count() == 3


def test_what_one_request_has_no_time_for_is_made_by_pressing_on(titles: list[Honour]) -> None:
    nine = titles[0].cycle
    assert nine is not None
    assert len(certificates.make(nine, by=GOVERNMENT, now=DURING, seconds=0)) == 1
    assert len(certificates.waiting(nine)) == 2
    assert len(certificates.make(nine, by=GOVERNMENT, now=DURING)) == 2
    assert certificates.make(nine, by=GOVERNMENT, now=DURING) == []


def test_the_quality_authority_makes_them_only_once_two_officers_registered_the_authorisation(
    titles: list[Honour],
) -> None:
    first, second = signed_in(Actor.CITY, "甲"), signed_in(Actor.CITY, "乙")
    page = see(first, "/city/certificates/9/")
    assert "先登记市人民政府的授权" in page
    assert post(first, "/city/certificates/9/make/", {"confirmed": "1"}).status_code == 200
    assert CertificateFile.objects.count() == 0
    scan = SimpleUploadedFile("授权.pdf", b"%PDF-1.4 x")
    paper = {"document_number": "包府办函〔2026〕31号", "dated_on": "2026-05-08"}
    assert "请上传授权文件扫描件" in post(first, "/city/certificates/9/authorise/", paper).content.decode()
    post(first, "/city/certificates/9/authorise/", {**paper, "scan": scan})
    row = titles[0].cycle.authorisations.get()  # type: ignore[union-attr]
    assert post(first, f"/city/certificates/authorise/{row.pk}/confirm/").status_code == 400
    post(second, f"/city/certificates/authorise/{row.pk}/confirm/")
    post(second, "/city/certificates/9/make/", {"confirmed": "1"})
    files_made = CertificateFile.objects.all()
    assert [f.authorisation_id for f in files_made] == [row.pk] * 3


def test_the_governments_own_authorisation_takes_effect_at_once(titles: list[Honour]) -> None:
    client = signed_in(Actor.GOVERNMENT, "政府")
    paper = {"document_number": "包府办函〔2026〕31号", "dated_on": "2026-05-08"}
    assert "已授权" in post(client, "/government/certificates/9/authorise/", paper).content.decode()
    late = {**paper, "dated_on": "2026-06-08"}
    assert "晚于今天" in post(client, "/government/certificates/9/authorise/", late).content.decode()


def test_a_revoked_title_gets_no_certificate_and_no_artwork(titles: list[Honour]) -> None:
    Honour.objects.filter(pk=titles[1].pk).update(state=H.REVOKED.value, revoked_on=date(2026, 4, 1))
    made(titles)
    assert not CertificateFile.objects.filter(honour=titles[1]).exists()
    client = signed_in(Actor.GOVERNMENT, "政府")
    with at(DURING):
        assert client.get(f"/government/certificates/art/{titles[1].pk}/trophy.pdf").status_code == 404
        assert client.get(f"/government/certificates/art/{titles[0].pk}/nothing.pdf").status_code == 404
        answer = client.get(f"/government/certificates/art/{titles[0].pk}/trophy.pdf")
    assert answer["Content-Type"] == "application/pdf"


def test_other_seats_make_nothing(titles: list[Honour]) -> None:
    client = signed_in(Actor.OFFICE, "办公室")
    assert post(client, "/government/certificates/9/make/", {"confirmed": "1"}).status_code == 403
    assert post(client, "/city/insignia/").status_code == 403


def test_the_file_says_what_it_is_and_who_signed_it(titles: list[Honour]) -> None:
    said = reading.text(made(titles))
    for words in ("本文件为电子查验件，不加盖印章，不替代市人民政府颁发的证书", "演示签名（不具效力）", HELD):
        assert words in said


def test_without_a_key_it_stays_unsigned_says_so_and_is_made_anew_once_there_is_one(
    titles: list[Honour], settings: Any
) -> None:
    settings.DEMO_SIGNING = False
    pdf = made(titles)
    assert "本文件没有电子签名" in reading.text(pdf)
    assert "没有电子签名" in upload(pdf).content.decode()
    nine = titles[0].cycle
    assert nine is not None
    assert certificates.waiting(nine) == []
    settings.DEMO_SIGNING = True
    assert len(certificates.waiting(nine)) == 3


def test_the_plan_chooses_the_letters_of_the_number() -> None:
    from award.law.art33_certificates import number

    made_of = number(10, 2026, b"s" * 16, "BTSZJ")
    assert made_of.startswith("BTSZJ-10-2026-")
    assert is_number(made_of)
    assert not is_number(made_of.replace("BTSZJ", "BTSZK"))
    assert not is_number(made_of.replace("BTSZJ", "BTZSJ"))


# Verified, tampered with, forged


def test_the_file_is_verified_on_the_public_page_and_nothing_of_it_is_kept(titles: list[Honour]) -> None:
    pdf = made(titles)
    kept = files.Evidence.objects.count()
    page = upload(pdf).content.decode()
    for words in ("证书有效", titles[0].name, "没有改动", "与登记的查验件一字不差", "上传的文件没有保存"):
        assert words in page.replace("<wbr>", "")
    assert files.Evidence.objects.count() == kept


def test_a_flipped_byte_is_told_and_nothing_in_the_file_is_believed(titles: list[Honour]) -> None:
    changed = bytearray(made(titles))
    changed[len(changed) // 3] ^= 1
    page = upload(bytes(changed)).content.decode()
    assert "未通过核对" in page
    assert titles[0].name not in page


@cache
def forged() -> bytes:
    """A certificate of a stranger, signed by an authority of his own."""
    import tempfile

    row = Honour(name="冒名有限公司", certificate=HELD, awarded_on=date(2026, 1, 27), cycle_number=9)
    authority = demo_authority.made(Path(tempfile.mkdtemp()))
    signer = sign._loaded(str(authority.key), demo_authority.PASSWORD)
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers

    out = io.BytesIO()
    data = signers.PdfSignatureMetadata(field_name="S", md_algorithm="sha256")
    made_by = signers.PdfSigner(data, signer=signer)
    writer = IncrementalPdfFileWriter(io.BytesIO(certificate_pdf(row)))
    sign._apart(lambda: made_by.sign_pdf(writer, output=out))
    return out.getvalue()


def test_a_forged_certificate_is_not_believed_though_its_number_exists(titles: list[Honour]) -> None:
    page = upload(forged()).content.decode()
    assert "签名人不是本系统认可的签发机构" in page
    assert titles[0].name not in page
    assert "举报伪造或冒用" in page


def test_another_paper_that_we_signed_is_no_certificate(titles: list[Honour]) -> None:
    pdf = sign.sign_pdf(official_pdf(Official(title="通知", made_on=date(2026, 5, 1))), "签发")
    assert "是本系统签发的文件，但不是证书" in upload(pdf).content.decode()


def test_what_cannot_be_checked_is_refused_in_words(titles: list[Honour]) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(certificate_pdf(titles[0]))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert "密码或权限加密" in upload(out.getvalue()).content.decode()
    for content, status, says in (
        (b"", 422, "请选择证书的 PDF 文件"),
        (b"GIF89a", 422, "这不是 PDF 文件"),
        (b"%PDF-1.7 nothing", 200, "不是完好的 PDF"),
        (b"%PDF-" + b"0" * (11 * 1024 * 1024), 413, "文件太大"),
    ):
        answer = upload(content)
        assert (answer.status_code, says in answer.content.decode()) == (status, True), says


def test_fifty_megabytes_are_refused_before_they_are_read() -> None:
    with at(DURING):
        answer = Client().generic("POST", "/verify/check/", b"x", CONTENT_LENGTH=str(50 * 1024 * 1024))
    assert answer.status_code == 413


def test_a_revoked_certificates_file_is_genuine_and_the_title_gone(titles: list[Honour]) -> None:
    pdf = made(titles)
    Honour.objects.filter(pk=titles[0].pk).update(state=H.REVOKED.value, revoked_on=date(2026, 4, 1))
    page = upload(pdf).content.decode()
    assert "称号已撤销" in page
    assert "证书不再有效" in page
    assert "证书有效" not in page


# The command


def command(capsys: Any, monkeypatch: Any, path: Path) -> tuple[int, Any]:
    monkeypatch.setattr("award.cli.certificate_cli.django_ready", lambda database: None)
    code = main(["certificate", "verify", str(path)])
    out = capsys.readouterr()
    return code, json.loads(out.out) if out.out else out.err


def test_the_command_answers_by_signature_and_register(
    titles: list[Honour], tmp_path: Path, capsys: Any, monkeypatch: Any
) -> None:
    pdf = made(titles)
    (tmp_path / "a.pdf").write_bytes(pdf)
    (tmp_path / "b.pdf").write_bytes(pdf + b"\n%")
    (tmp_path / "c.pdf").write_bytes(b"no pdf")
    ours = {"intact": True, "trusted": True, "number": HELD, "state": "valid"}
    assert command(capsys, monkeypatch, tmp_path / "a.pdf") == (0, ours)
    Honour.objects.update(state=H.REVOKED.value)
    assert command(capsys, monkeypatch, tmp_path / "a.pdf") == (0, {**ours, "state": "revoked"})
    code, found = command(capsys, monkeypatch, tmp_path / "b.pdf")
    assert (code, found["intact"]) == (1, False)
    nothing = {"intact": False, "trusted": False, "number": None, "state": "unknown"}
    assert command(capsys, monkeypatch, tmp_path / "c.pdf") == (1, nothing)
    code, line = command(capsys, monkeypatch, tmp_path / "none.pdf")
    assert (code, line.count("\n")) == (2, 1)


# For the printer


def test_the_artworks_have_bleed_trim_and_no_line_about_a_file(titles: list[Honour]) -> None:
    for pdf, size in ((certificate_art(titles[0]), (297, 210)), (trophy_art(titles[0]), (600, 400))):
        with pikepdf.open(io.BytesIO(with_boxes(pdf))) as opened:
            (page,) = opened.pages
            trim, bleed = ([float(v) / MM for v in page[name]] for name in ("/TrimBox", "/BleedBox"))
        assert (round(trim[2] - trim[0]), round(trim[3] - trim[1])) == size
        assert round(bleed[2] - bleed[0]) == size[0] + 6
        said = reading.text(pdf)
        assert titles[0].name in said
        assert "电子查验件" not in said


# The register


def test_issue_and_recall_are_registered_at_the_desk_and_exported(titles: list[Honour]) -> None:
    client, row = signed_in(Actor.CITY, "甲"), titles[0]
    place = f"/city/insignia/{row.pk}/"
    given = {"what": "trophy-issued", "serial": "奖牌1号", "on": "2026-02-03", "person": "领取人（示例）"}
    assert "请填写领取人" in post(client, place, {**given, "person": ""}).content.decode()
    assert "已登记：颁发奖牌（奖杯）" in post(client, place, given).content.decode()
    Honour.objects.filter(pk=row.pk).update(state=H.REVOKED.value, revoked_on=date(2026, 4, 1))
    assert "应收回未收回" in see(client, "/city/insignia/")
    back = {"what": "trophy-recalled", "on": "2026-04-08", "person": "交回人（示例）"}
    post(client, place, {**back, "receipt": SimpleUploadedFile("收据.pdf", b"%PDF-1.4 r")})
    assert "已收回" in see(client, "/city/insignia/?q=奖牌1号")
    assert "收据.pdf" in see(client, place)
    with at(DURING):
        assert client.get("/city/insignia/export/")["Content-Type"].endswith("sheet")


def test_the_register_asks_the_database_as_often_for_thirty_titles_as_for_three(
    titles: list[Honour], django_assert_max_num_queries: Any
) -> None:
    from award.law.art33_certificates import number

    client = signed_in(Actor.CITY, "甲")
    for n in range(4, 31):
        honour(titles[0].cycle, n, number(9, 2026, f"{n:016}".encode()))  # type: ignore[arg-type]
    with django_assert_max_num_queries(14):
        see(client, "/city/insignia/")
