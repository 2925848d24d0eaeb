"""Properties of the form's definition: every field goes out and comes back without loss."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from award.law.art07_criteria import criteria
from award.process import entry_form
from award.process.entry_form import TRI, YEARS, Field, parse, plain
from award.services import form_workbook, form_workbook_made
from award.services.tables import BadTable
from award.web.applicant.entry_fields import as_posted, typed

FORM, STANDARD, LAST = entry_form.load(), criteria(), 2025
TEXT = st.text(
    st.characters(min_codepoint=0x21, max_codepoint=0xFFEF, exclude_categories=("C", "Z")), max_size=12
)
PROSE = st.lists(TEXT, max_size=4).map("\n".join).map(lambda t: t.strip("\n"))


def a_value(f: Any) -> st.SearchStrategy[Any]:
    match f.kind:
        case "years":
            return st.lists(TEXT, min_size=YEARS, max_size=YEARS)
        case "rows":
            row = st.fixed_dictionaries({c.key: a_value(c) for c in f.columns})
            return st.lists(row.filter(lambda r: any(r.values())), max_size=2)
        case "choice":
            return st.sampled_from(["", *(key for key, _ in f.options)])
        case "tri":
            return st.sampled_from(["", *(key for key, _ in TRI)])
        case "bool":
            return st.booleans()
    return PROSE if f.kind == "long" else TEXT


VALUES = st.fixed_dictionaries({f.key: a_value(f) for f in FORM.fields()})
ITEMS = st.fixed_dictionaries({i.clause: PROSE for i in STANDARD.items})


def test_a_definition_reads_back_equal_and_keeps_its_digest() -> None:
    again = parse(plain(FORM))
    assert (again, again.digest) == (FORM, FORM.digest)
    assert entry_form.loads(entry_form.dumps(FORM)) == FORM


@given(VALUES)
def test_whatever_is_typed_comes_back_from_the_page_as_it_was(values: dict[str, Any]) -> None:
    for section in FORM.sections:
        here = {f.key: values[f.key] for f in section.fields}
        assert typed(section, as_posted(section, here)) == here


@settings(max_examples=20)
@given(VALUES, ITEMS)
def test_whatever_is_typed_comes_back_from_excel_as_it_was(
    values: dict[str, Any], texts: dict[str, str]
) -> None:
    report = {clause: {"text": text, "percent": 55} for clause, text in texts.items()}
    content = form_workbook_made.write(FORM, STANDARD, LAST, title="表", values=values, report=report)
    filled = form_workbook.read(content, FORM, STANDARD, LAST)
    assert [c.wrong for c in filled.cells + filled.report if c.wrong] == []
    assert {c.key: c.value for c in filled.cells} == values
    assert {c.key: c.value for c in filled.report} == report


def test_a_text_longer_than_a_cell_of_excel_comes_back_whole() -> None:
    values = {"achievements": "字" * 40_000, "organization": "甲\n\n乙"}
    report = {"4.1.2": {"text": "文" * 50_000, "percent": None}}
    content = form_workbook_made.write(FORM, STANDARD, LAST, title="表", values=values, report=report)
    filled = form_workbook.read(content, FORM, STANDARD, LAST)
    found = {c.key: c.value for c in filled.cells + filled.report}
    assert (found["achievements"], found["organization"]) == (values["achievements"], "甲\n\n乙")
    assert found["4.1.2"] == report["4.1.2"]


def test_a_workbook_of_another_version_is_refused_by_the_names_of_both() -> None:
    other = parse({**plain(FORM), "version": "9-2"})
    content = form_workbook_made.write(other, STANDARD, LAST, title="表", values={}, report={})
    with pytest.raises(BadTable, match="这是表样9-2的模板，本届用表样2026"):
        form_workbook.read(content, FORM, STANDARD, LAST)


def test_a_template_of_other_years_is_refused() -> None:
    content = form_workbook_made.write(FORM, STANDARD, LAST - 1, title="表", values={}, report={})
    with pytest.raises(BadTable, match="2023年、2024年、2025年"):
        form_workbook.read(content, FORM, STANDARD, LAST)


@pytest.mark.parametrize(
    ("content", "because"),
    [
        (b"", "0 字节"),
        (b"MZ\x90\x00", "看不出是 XLSX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "打开密码"),
        (b"PK\x03\x04nonsense", "打不开"),
    ],
)
def test_what_is_no_workbook_is_refused_in_words(content: bytes, because: str) -> None:
    with pytest.raises(BadTable, match=because):
        form_workbook.read(content, FORM, STANDARD, LAST)


def test_a_workbook_with_macros_is_refused() -> None:
    import io
    import zipfile

    content = io.BytesIO(form_workbook_made.write(FORM, STANDARD, LAST, title="表", values={}, report={}))
    with zipfile.ZipFile(content, "a") as parts:
        parts.writestr("xl/vbaProject.bin", b"macro")
    with pytest.raises(BadTable, match="带宏"):
        form_workbook.read(content.getvalue(), FORM, STANDARD, LAST)


def test_every_kind_of_field_is_known_to_page_and_workbook() -> None:
    kinds = {f.kind for f in FORM.fields()}
    asked = "text long integer decimal date bool tri choice uscc industry years rows"
    assert kinds == set(asked.split())
    assert isinstance(FORM.fields()[0], Field)
