"""Official papers in the geometry of GB/T 9704-2012, as PDF and as DOCX; templates are data, not programs."""

import io
import zipfile
from datetime import date

import docx
import pikepdf
import pytest

from award.services.papers import docx_house, docx_template, glyphs
from award.services.papers.official import (
    Annex,
    Fields,
    Grid,
    Heading,
    Official,
    Paragraph,
    broken,
    official_docx,
    official_pdf,
)
from services import paper_reading as reading

LONG = "为深入贯彻落实质量强国建设纲要精神树立质量管理先进典型引领带动经济社会各领域高质量发展" * 3


def paper(**changed: object) -> Official:
    given: dict[str, object] = {
        "title": "关于征求第十届包头市市长质量奖申报单位有关情况意见的函",
        "to": "市应急管理局",
        "blocks": (
            Heading("有关事项"),
            Heading("时限", 2),
            Heading("方式", 3),
            Heading("联系", 4),
            Paragraph(LONG),
        ),
        "annexes": (
            Annex("名单", (Grid(("序号", "单位名称"), (("1", "包头市示例有限公司"),)),)),
            Annex("反馈表"),
        ),
        "signed_by": "包头市市场监督管理局",
        "day": date(2026, 5, 6),
        "number": "",
        "note": "此件公开发布",
        "copy_to": "市委办公室",
        "draft": True,
    }
    return Official(**{**given, **changed})  # type: ignore[arg-type]


def test_a_page_has_22_lines_of_28_characters_within_the_type_area() -> None:
    pdf = official_pdf(paper(blocks=tuple(Paragraph(LONG) for _ in range(20)), annexes=(), draft=False))
    assert reading.sizes(pdf) == {reading.A4}
    body = reading.pages(pdf)[1][:-1]  # the last line is the page number's
    assert len(body) == 22
    full = [line for line in body if line.right > 183]
    assert {len(line.text) for line in full if line.left < 29} == {28}
    assert min(line.left for line in body) == pytest.approx(28, abs=0.5)
    assert max(line.right for line in body) == pytest.approx(184, abs=0.5)
    assert body[0].top == pytest.approx(37, abs=1)
    assert body[-1].bottom == pytest.approx(297 - 35, abs=1)


def test_page_numbers_stand_right_on_odd_pages_and_left_on_even_ones() -> None:
    first, second, *_ = reading.pages(official_pdf(paper()))
    assert first[-1].text.replace(" ", "") == "—1—"
    assert first[-1].right == pytest.approx(184 - 4.9, abs=1)
    assert second[-1].left == pytest.approx(28 + 4.9, abs=1)


def test_headings_are_counted_and_a_number_that_was_not_given_stays_blank() -> None:
    said = reading.text(official_pdf(paper()))
    for words in ("送审稿", "〔〕号", "一、有关事项", "（一）时限", "1.方式", "（1）联系", "2026年5月6日",
                  "（此件公开发布）", "抄送：市委办公室。", "附件：1.名单", "附件1", "附件2"):  # fmt: skip
        assert words in said, words


def test_the_same_paper_gives_the_same_bytes_for_the_archive() -> None:
    first = official_pdf(paper())
    assert official_pdf(paper()) == first
    with pikepdf.open(io.BytesIO(first)) as pdf, pdf.open_metadata() as metadata:
        assert metadata.pdfa_status == "2B"


def test_what_is_typed_never_becomes_markup() -> None:
    typed = '#panic("x") $1$ *粗* "] <a> {{ title }}'
    assert "#panic" in reading.text(official_pdf(paper(title=typed, blocks=(Paragraph(typed),))))


@pytest.mark.parametrize("title", ["关于征求第十届包头市市长质量奖申报单位有关情况意见的函", "短", "甲" * 90])
def test_a_title_breaks_where_a_word_ends(title: str) -> None:
    lines = broken(title)
    assert "".join(lines) == title
    assert max(map(len, lines)) <= 20
    assert not lines[-1].startswith(("的", "位"))


def test_characters_that_no_face_can_show_are_named_and_ordinary_names_are_none_of_them() -> None:
    assert glyphs.missing(["朱镕基", "赵堃", "王玥", "包头市　（示例）\n"]) == ()
    assert glyphs.missing(["\ue83a号院", "\ue83a𠮷"]) == ("\ue83a", "𠮷")


def words(content: bytes) -> list[str]:
    return [p.text for p in docx.Document(io.BytesIO(content)).paragraphs]


def test_the_docx_says_what_the_pdf_says_in_the_same_geometry() -> None:
    content = official_docx(
        paper(blocks=(Heading("有关事项"), Paragraph("<正文> & 'x'"), Fields((("意见", ""),))))
    )
    said = words(content)
    for line in ("送审稿", "〔　　〕　号", "市应急管理局：", "一、有关事项", "<正文> & 'x'", "附件：1.名单",
                 "包头市市场监督管理局", "2026年5月6日", "附件1", "抄送：市委办公室。"):  # fmt: skip
        assert line in said, line
    section = docx.Document(io.BytesIO(content)).sections[0]
    assert [round(v.mm) for v in (section.page_width, section.top_margin, section.left_margin)] == [
        210,
        37,
        28,
    ]
    assert not [line for line in said if "{{" in line or "⟦" in line]


def template(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_officers_may_bring_a_template_of_their_own() -> None:
    own = template("本局用笺", "{{ title }}", "{{ body }}", "{{ signed_by }}")
    assert docx_template.faults(own) == ()
    said = words(official_docx(paper(), own))
    assert said[:2] == ["本局用笺", paper().title]
    assert LONG in said


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "不是 Word 的 .docx"),
        (b"PK\x03\x04 broken", "不是 Word 的 .docx"),
        (template("{{ title }}"), "缺少占位 {{ body }}"),
        (template("{{ title }}", "{{ body }}", "{{ phone }}"), "没有名为“phone”的占位"),
        (template("{{ title }}", "{{ body }}", "{{ ''.__class__ }}"), "不能用的写法"),
        (template("{{ title }}", "{{ body }}", "{% for x in range(9) %}x{% endfor %}"), "不能用的写法"),
        (template("{{ title }}", "{{ body }}", "{{ body }}"), "出现了2次"),
    ],
)
def test_a_template_that_cannot_be_filled_is_refused_with_the_reason(content: bytes, says: str) -> None:
    assert any(says in fault for fault in docx_template.faults(content))


def test_a_template_with_macros_is_refused() -> None:
    out = io.BytesIO(docx_house.house())
    with zipfile.ZipFile(out, "a") as parts:
        parts.writestr("word/vbaProject.bin", b"x")
    assert docx_template.faults(out.getvalue()) == ("文件带宏，请另存为不带宏的 .docx",)


def test_the_template_that_comes_with_the_system_is_one_itself() -> None:
    assert docx_template.faults(docx_house.house()) == ()
