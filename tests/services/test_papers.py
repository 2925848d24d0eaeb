"""The papers: equal records give equal bytes, a name is never left out, nothing typed becomes markup."""

import io
import json
import logging
from datetime import UTC, date, datetime
from decimal import Decimal

import pikepdf
import pytest

from award.records.applications.models import Application, Dossier
from award.records.cycles.models import Cycle
from award.records.honours.models import Honour
from award.records.people.models import County
from award.services.papers import certificate, receipt, typeset

NUMBER = "BTZLJ-10-2026-7K3M-Q2XD"


def honour(name: str = "包头市北曜稀土永磁材料股份有限公司", **changed: object) -> Honour:
    facts = {
        "cycle": Cycle(number=10),
        "cycle_number": 10,
        "name": name,
        "certificate": NUMBER,
        "awarded_on": date(2026, 11, 20),
        "circular_number": "包府发〔2026〕9号",
    }
    return Honour(**{**facts, **changed})


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def test_the_same_record_gives_the_same_bytes_and_another_name_others() -> None:
    first = certificate.certificate_pdf(honour())
    assert certificate.certificate_pdf(honour()) == first
    assert certificate.certificate_pdf(honour("包头市示例有限公司")) != first


def test_a_certificate_is_one_landscape_a4_page_dated_by_the_circular_and_fit_for_the_archive() -> None:
    pdf = opened(certificate.certificate_pdf(honour()))
    (page,) = pdf.pages
    size = [round(Decimal(str(v))) for v in page.mediabox]
    assert size == [0, 0, 842, 595]
    assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261120")
    assert pdf.docinfo["/Title"] == f"包头市市长质量奖证书 {NUMBER}"
    with pdf.open_metadata() as metadata:
        assert metadata.pdfa_status == "2B"


@pytest.mark.parametrize(
    "name", ["包钢", "内蒙古自治区包头市达尔罕茂明安联合旗" + "阴山北麓绒毛纤维精深加工" * 6 + "有限公司"]
)
def test_short_and_very_long_names_stay_on_one_page(name: str) -> None:
    assert len(opened(certificate.certificate_pdf(honour(name))).pages) == 1


def test_the_words_name_the_regulation_the_cycle_and_the_circular() -> None:
    assert certificate.words(honour()) == (
        "依据《包头市市长质量奖管理办法（修订）》（包府办发〔2025〕57号），经评审、审议和公示，"
        "授予你单位第十届包头市市长质量奖（授奖通报：包府发〔2026〕9号）。"
    )


def test_a_title_of_the_archive_is_not_said_to_stand_on_a_later_regulation() -> None:
    said = certificate.words(honour(cycle=None, cycle_number=5, circular_number="包府发〔2018〕3号"))
    assert said == "授予你单位第五届包头市市长质量奖（授奖通报：包府发〔2018〕3号）。"


def test_the_code_leads_to_the_page_that_verifies_the_number(settings: object) -> None:
    settings.SITE_URL = "https://award.example"  # type: ignore[attr-defined]
    assert certificate.verify_url(honour()) == f"https://award.example/verify/{NUMBER}/"


def test_a_character_that_no_face_has_is_told_in_the_log_and_the_paper_is_made(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING):
        pdf = certificate.certificate_pdf(honour("包头市\ue83a有限公司"))
    assert len(opened(pdf).pages) == 1
    assert [r.levelname for r in caplog.records if r.name == typeset.__name__] == ["WARNING"]


def test_what_is_typed_never_becomes_markup() -> None:
    pdf = certificate.certificate_pdf(honour('#panic("x") $1$ *有限公司* "] <a>'))
    assert len(opened(pdf).pages) == 1


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-11-20", "二〇二六年十一月二十日"),
        ("2030-01-01", "二〇三〇年一月一日"),
        ("2027-12-31", "二〇二七年十二月三十一日"),
    ],
)
def test_a_date_in_words(day: str, words: str) -> None:
    assert typeset.date_zh(day) == words


def dossier(files: int = 2) -> Dossier:
    listed = [{"name": f"材料{n}.pdf", "sha256": "ab12" * 16} for n in range(files)]
    county = County(name="昆都仑区")
    return Dossier(
        application=Application(
            number="质奖〔10〕007号", name="包头市示例有限公司", cycle=Cycle(number=10), county=county
        ),
        round=0,
        body=json.dumps({"evidence": listed}),
        digest="3f9a" * 16,
        filed_at=datetime(2026, 3, 27, 6, 3, 22, tzinfo=UTC),
    )


def test_a_receipt_says_what_was_filed_when_and_under_which_clause(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[dict[str, object]] = []
    monkeypatch.setattr(receipt, "typeset", lambda name, data: given.append(data) or b"")
    receipt.receipt_pdf(dossier())
    (data,) = given
    said = {k: data[k] for k in ("number", "enterprise", "county", "moment", "kind", "digest", "clause")}
    assert said == {
        "number": "质奖〔10〕007号",
        "enterprise": "包头市示例有限公司",
        "county": "昆都仑区",
        "moment": "2026-03-27（周五） 14:03:22",
        "kind": "申报表、自我评价报告、证明性材料",
        "digest": "3f9a" * 16,
        "clause": {"label": "第二十一条", "quote": "申报单位应当在规定时限内"},
    }


def test_a_receipt_of_many_files_goes_on_over_pages_and_repeats_itself_exactly() -> None:
    pdf = receipt.receipt_pdf(dossier(80))
    assert len(opened(pdf).pages) > 1
    assert receipt.receipt_pdf(dossier(80)) == pdf


def test_a_receipt_without_files_is_one_page() -> None:
    assert len(opened(receipt.receipt_pdf(dossier(0))).pages) == 1
