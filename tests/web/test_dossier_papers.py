"""The bound dossier page by page, who may open it, whose name it bears, what trace an opening leaves."""

import io
import re
import zipfile
from typing import Any

import pypdfium2
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image

from award.demo.pdf import page
from award.law.art28_secrets import NO_CLAIM, Claim
from award.process.application import Road
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.files.models import Evidence, Scan
from award.records.seat import Seat
from award.records.uploads.models import Opening
from award.services import evidence, files, reading
from award.services.digests import sha256, sm3
from award.services.papers import bound
from web.field import (
    KUNDULUN,
    QINGSHAN,
    Field,
    asked,
    at,
    called,
    enterprise,
    officer,
    organ,
    signed_in,
    step,
    stop_clock,
    written,
)

pytestmark = pytest.mark.django_db
SECRET = Claim("technical", "工艺参数不公开", "全部")


@pytest.fixture
def field(monkeypatch: pytest.MonkeyPatch) -> Field:
    stop_clock(monkeypatch, at(3, 12))
    return called()


@pytest.fixture
def seat(field: Field) -> Seat:
    return enterprise()


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGBA", (3000, 1200), (40, 90, 60, 200)).save(out, "PNG")
    return out.getvalue()


def office() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "x")
    return out.getvalue()


def scan(pages: int) -> bytes:
    import pikepdf

    out = io.BytesIO()
    with pikepdf.new() as made:
        for n in range(pages):
            with pikepdf.open(io.BytesIO(page([f"第{n + 1}张"]))) as one:
                made.pages.extend(one.pages)
        made.pages[-1].rotate(90, relative=True)
        made.save(out)
    return out.getvalue()


def hand_in(application: Application, seat: Seat, name: str, content: bytes, claim: Claim) -> Evidence:
    return evidence.add(
        application, io.BytesIO(content), name=name, size=len(content), purpose="other", claim=claim, by=seat,
        now=at(3, 4),
    ).evidence  # fmt: skip


@pytest.fixture
def application(field: Field, seat: Seat) -> Application:
    draft = written(field, seat)
    for name, content, claim in (
        ("工艺.pdf", scan(3), SECRET), ("奖牌.png", picture(), NO_CLAIM), ("台账.xlsx", office(), NO_CLAIM),
    ):  # fmt: skip
        hand_in(draft, seat, name, content, claim)
    return step(Road.SUBMIT, draft, seat, at(3, 11))


def texts(content: bytes) -> list[str]:
    """The words of each page, without the spaces between them."""
    document = pypdfium2.PdfDocument(content)
    return ["".join(p.get_textpage().get_text_bounded().split()) for p in document]


def test_the_bound_dossier_page_by_page(application: Application) -> None:
    dossier = application.dossiers.get()
    content = bound.bound(dossier).read()
    pages = texts(content)
    total = len(pages)
    foot = "质奖〔10〕001号材料摘要SHA-256"
    assert [p for p in pages if foot not in p or dossier.digest not in p] == []
    assert [re.search(r"第(\d+)页共(\d+)页", p)[0] for p in pages] == [  # type: ignore[index]
        f"第{n}页共{total}页" for n in range(1, total + 1)
    ]
    cover, contents = pages[0], pages[1]
    told = (application.name, sm3(dossier.body.encode()), "内含申报单位申明的技术秘密，共1件")
    assert [w in cover for w in told] == [True] * 3
    listed = {m[0]: int(m[1]) for m in re.findall(r"证(\d+)[^…]*?\.{4,}(\d+)", contents)}
    evidence_list = next(p for p in pages if p.startswith("证明性材料清单"))
    for no, first in listed.items():
        assert f"证{no}" in pages[first - 1]
        assert "第1页，共" in pages[first - 1]
    process = next(n for n, p in enumerate(pages) if "工艺.pdf第1页，共3页【技术秘密】" in p)
    assert [f"第{n}张" in pages[process + n - 1] for n in (1, 2, 3)] == [True, True, True]
    assert "依据：工艺参数不公开。范围：全部" in evidence_list
    assert "这一件（XLSX）不能并入合订本，原件在封存包中" in "".join(pages)
    assert sum("自我评价报告" in p for p in pages) >= 2
    assert {"4.1.2", "4.7.6"} <= set(re.findall(r"4\.\d\.\d", "".join(pages)))
    assert bound.bound(dossier).read() == content


def test_a_file_lost_from_the_store_leaves_a_page_that_says_so(application: Application) -> None:
    lost = Evidence.objects.get(subject=application.subject, name="工艺.pdf")
    path = files.path_of(lost.sha256)
    default_storage.delete(path)
    pages = texts(bound.bound(application.dossiers.get()).read())
    default_storage.save(path, ContentFile(scan(3)))
    assert any("这一件（PDF）不能并入合订本" in p for p in pages)


def test_a_file_in_quarantine_is_not_bound_and_no_pack_is_made_of_it(
    application: Application, seat: Seat
) -> None:
    held = Evidence.objects.get(subject=application.subject, name="奖牌.png")
    Evidence.objects.filter(pk=held.pk).update(scan=Scan.QUARANTINED.value)
    dossier = application.dossiers.get()
    assert any("这一件待查毒，没有并入" in p for p in texts(bound.bound(dossier).read()))
    county = officer("county", Actor.COUNTY, county_id=KUNDULUN)
    refused = signed_in(Client(), county).get(f"/dossiers/{dossier.pk}/dossier.zip")
    assert refused.status_code == 403
    assert "奖牌.png待查毒" in refused.content.decode()
    Evidence.objects.filter(pk=held.pk).update(scan=Scan.CLEAN.value)
    assert not any("待查毒" in p for p in texts(bound.bound(dossier).read()))


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def test_who_may_open_the_papers_and_what_trace_it_leaves(
    field: Field, application: Application, seat: Seat
) -> None:
    dossier = application.dossiers.get()
    county = officer("county", Actor.COUNTY, county_id=KUNDULUN)
    other = officer("county2", Actor.COUNTY, county_id=QINGSHAN)
    _, sector = organ()
    paths = [f"/dossiers/{dossier.pk}/{name}" for name in ("bound.pdf", "dossier.zip", "receipt.pdf")]
    seen = {
        who: [signed_in(Client(), who).get(path).status_code for path in paths]
        for who in (seat, county, field.city, other, enterprise(1), sector)
    }
    assert list(seen.values()) == [[200] * 3, [200] * 3, [200] * 3, [404] * 3, [404] * 3, [403] * 3]
    log = signed_in(Client(), field.city).get(f"/city/qualification/{application.pk}/openings/")
    assert [o.seat_label for o in log.context["page"]][:2] == ["市质量工作主管部门"] * 2
    secret = signed_in(Client(), field.city).get(f"/city/qualification/{application.pk}/openings/?secret=1")
    assert list(secret.context["page"]) == []
    rows = Opening.objects.order_by("id").values_list("actor", "form")
    assert list(rows) == [("county", "bound"), ("county", "zip"), ("city", "bound"), ("city", "zip")]


def test_a_secret_file_reaches_a_department_with_its_name_on_every_page_and_the_county_as_it_is(
    field: Field, application: Application, seat: Seat
) -> None:
    secret = Evidence.objects.get(subject=application.subject, name="工艺.pdf")
    county = officer("county", Actor.COUNTY, county_id=KUNDULUN)
    office_, sector = organ()
    asked(application, county, office_)
    path = f"/files/{secret.pk}/"
    marked, original = (signed_in(Client(), who).get(path) for who in (sector, county))
    assert marked["X-Award-Copy"] == "marked"
    assert all("示例应急管理局" in p and "技术秘密" in p for p in texts(body(marked)))
    assert sha256(body(original)) == secret.sha256
    assert "X-Award-Copy" not in original
    assert list(Opening.objects.order_by("id").values_list("actor", "form")) == [
        ("sector", "marked"), ("county", "file"),
    ]  # fmt: skip
    shelf = signed_in(Client(), seat).get("/applicant/evidence/").content.decode()
    assert "其他席位打开过2次" in shelf


def test_a_secret_picture_is_marked_as_a_page(field: Field, application: Application, seat: Seat) -> None:
    photo = Evidence.objects.get(subject=application.subject, name="奖牌.png")
    photo.secrecy = "commercial"
    copy = reading.open_file(photo, application, officer("示例局", Actor.SECTOR), at(3, 12))
    assert (copy.name, copy.kind, copy.marked) == ("奖牌.png.pdf", "application/pdf", True)
    assert "商业秘密" in texts(copy.file.read())[0]


def test_the_receipt_has_its_number_the_second_and_both_digests(application: Application, seat: Seat) -> None:
    dossier = application.dossiers.get()
    answer = signed_in(Client(), seat).get(f"/dossiers/{dossier.pk}/receipt.pdf")
    said = "".join(texts(answer.content))
    wanted = ("质奖〔10〕001号-回1", "09:00:00", dossier.digest, sm3(dossier.body.encode()))
    assert [w in said for w in wanted] == [True] * 4


def test_sixty_files_are_bound_in_their_order_each_with_its_page(field: Field, seat: Seat) -> None:
    draft = written(field, seat)
    for n in range(51):
        hand_in(draft, seat, f"{n:02d}.pdf", page([f"第{n}件"]), NO_CLAIM)
    filed = step(Road.SUBMIT, draft, seat, at(3, 11))
    pages = texts(bound.bound(filed.dossiers.get()).read())
    heads = [int(m[1]) for p in pages if (m := re.search(r"证(\d+)\D[^页]*第1页，共1页", p))]
    assert heads == list(range(1, 61))
    assert f"第{len(pages)}页共{len(pages)}页" in pages[-1]
