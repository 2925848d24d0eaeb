"""Tables in and out: what comes in as rows, and the words for what cannot be read."""

import io

import pytest

from award.services import digests
from award.services.tables import BadTable, Column, read, template, write_xlsx

COLUMNS = (
    Column("name", "单位名称"),
    Column("code", "统一社会信用代码"),
    Column("note", "备注", required=False),
)


def test_a_csv_of_utf8_and_one_of_gb18030_give_the_same_rows() -> None:
    text = "单位名称,统一社会信用代码\n包头市示例稀土有限公司,91150203MA000001X5\n\n"
    rows = [read(text.encode(encoding), COLUMNS).rows for encoding in ("utf-8-sig", "utf-8", "gb18030")]
    assert rows[0] == rows[1] == rows[2]
    assert [(r.number, r.values) for r in rows[0]] == [
        (2, {"name": "包头市示例稀土有限公司", "code": "91150203MA000001X5", "note": ""})
    ]


def test_a_workbook_comes_back_as_it_was_written_with_dates_and_figures_as_text() -> None:
    from datetime import date

    book = write_xlsx(
        ["单位名称", "统一社会信用代码", "备注"], [["甲", 12, date(2026, 3, 2)], ["=1+1", 0.5, None]]
    )
    assert [r.values for r in read(book, COLUMNS).rows] == [
        {"name": "甲", "code": "12", "note": "2026-03-02"},
        {"name": "=1+1", "code": "0.5", "note": ""},
    ]


def test_columns_may_stand_in_any_order_and_unknown_ones_are_named() -> None:
    table = read("颜色,统一社会信用代码,单位名称\n红,1,甲\n".encode(), COLUMNS)
    assert (table.rows[0].values["name"], table.unknown) == ("甲", ("颜色",))


def test_a_row_says_which_required_columns_it_lacks() -> None:
    row = read("单位名称,统一社会信用代码\n甲,\n".encode(), COLUMNS).rows[0]
    assert row.lacking(COLUMNS) == ("统一社会信用代码",)


@pytest.mark.parametrize(
    ("content", "because"),
    [
        (b"", "文件是空的（0 字节）"),
        ("单位名称\n甲\n".encode(), "第1行（表头）缺少：统一社会信用代码。请用页面上的模板"),
        ("单位名称,单位名称,统一社会信用代码\n甲,乙,1\n".encode(), "第1行（表头）重复：单位名称"),
        ("单位名称,统一社会信用代码\n".encode(), "表头下面没有内容"),
        (b"PK\x03\x04 no workbook", "这个 XLSX 打不开：可能已损坏、加了密码，或者不是工作簿"),
        (b"%PDF-1.7\x00\x01", "看不出是表格：只收 XLSX 和 CSV，以文件内容为准"),
        (b"\xff\xff\xfe", "文字编码不是 UTF-8，也不是 GB 18030；请另存为 XLSX 再传"),
        ('单位名称,统一社会信用代码\n"甲,1\n'.encode(), "CSV 的引号不成对，读不下去；请另存为 XLSX 再传"),
    ],
)
def test_what_is_no_table_is_refused_in_words(content: bytes, because: str) -> None:
    with pytest.raises(BadTable) as caught:
        read(content, COLUMNS)
    assert str(caught.value) == because


def test_one_row_more_than_may_come_at_once_is_refused() -> None:
    lines = ["单位名称,统一社会信用代码", *(f"甲{n},{n}" for n in range(4))]
    assert len(read("\n".join(lines).encode(), COLUMNS, most=4).rows) == 4
    with pytest.raises(BadTable, match="有4行，一次最多3行，请分开导入"):
        read("\n".join(lines).encode(), COLUMNS, most=3)


def test_the_template_has_the_heads_and_one_example() -> None:
    from python_calamine import CalamineWorkbook

    columns = (Column("name", "单位名称", example="示例公司"),)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(template(columns))).get_sheet_by_index(0).to_python()
    assert rows == [["单位名称"], ["示例公司"]]


def test_the_digests_are_those_of_the_standards() -> None:
    """FIPS 180-4 and GB/T 32905-2016, both of the three letters abc."""
    assert digests.sha256(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert digests.sm3(b"abc") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
