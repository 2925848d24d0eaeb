"""What is wrong with what was typed into the entry form (Article 20: 如实填写), in words that help mend it.

Nothing typed is thrown away: a faulty value stays in the draft as typed, and keeps the form unfinished.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from award.law import size, uscc
from award.law.dates import spoken
from award.process.entry_form import ROWS_MOST, EntryForm, Field, asked, empty, length
from award.process.odd_characters import deceiving, hidden

FIRST_YEAR, LAST_YEAR = 1900, 2100
NUMBER = re.compile(r"-?\d{1,12}(\.\d+)?")
_GROUPED = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")
_SPOKEN = re.compile(r"(-?\d{1,9}(?:\.\d+)?)\s*(亿|万)元?")
_IN_WAN = {"亿": 10_000, "万": 1}
PLACES = 2

# Two dates of one matter: (earlier, later, what to say).
ORDERED = (
    ("established_on", "relocated_to_baotou_on", "迁入日期早于成立日期"),
    ("suspended_from", "suspended_to", "停产结束日早于开始日"),
    ("high_tech_issued_on", "high_tech_expires_on", "证书到期日早于发证日"),
    ("tech_sme_from", "tech_sme_to", "入库有效止早于有效起"),
)
# A second date that says nothing without the first.
NEEDS = (
    ("suspended_to", "suspended_from", "填了停产结束日，请先填开始日"),
    ("award_fraud_name", "award_fraud_on", "填了奖项，请填行为日"),
)


def plain_number(text: str) -> str | None:
    """The figure without its thousands separators; None where the text is no plain decimal."""
    text = text.strip()
    if _GROUPED.fullmatch(text):
        return text.replace(",", "")
    return text if NUMBER.fullmatch(text) else None


def plain_day(text: str) -> date | None:
    """A day written 2026-03-02, of a year that can be meant; None for anything else."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.strip()):
        return None
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def faults(fields: Iterable[Field], values: Mapping[str, Any]) -> dict[str, str]:
    """Field key -> what is wrong with the value typed there. Empty fields are not faults, only unfinished."""
    open_ones = {f.key: f for f in fields if asked(f, values)}
    found: dict[str, str] = {}
    for key, f in open_ones.items():
        value = values.get(key)
        wrong = "" if _blank(value) else _CHECKS.get(f.kind, _nothing)(f, value)
        if wrong:
            found[key] = wrong
    for earlier, later, words in ORDERED:
        first, last = plain_day(_text(values, earlier)), plain_day(_text(values, later))
        if later in open_ones and first and last and last < first:
            found[later] = f"{words}：{spoken(first)}、{spoken(last)}前后颠倒，请核对"
    return found | {
        needed: words
        for key, needed, words in NEEDS
        if {key, needed} <= open_ones.keys() and not empty(values.get(key)) and empty(values.get(needed))
    }


def too_long(fields: Iterable[Field], values: Mapping[str, Any]) -> dict[str, str]:
    """Field key -> by how much its text goes over the limit."""
    found = {}
    for f in fields:
        count = length(f, values.get(f.key)) if f.max else 0
        if f.max and count > f.max:
            unit = "行" if f.kind == "rows" else "字"
            found[f.key] = f"最多{f.max}{unit}，现有{count}{unit}，请删去{count - f.max}{unit}"
    return found


def faulty(form: EntryForm, values: Mapping[str, Any]) -> tuple[str, ...]:
    """Labels of the fields whose value cannot stand, for the clause that the form be filled in."""
    labels = {f.key: f.label for f in form.fields()}
    return tuple(f"{labels[key]}（填写有误）" for key in faults(form.fields(), values))


def _blank(value: object) -> bool:
    return all(empty(v) for v in value) if isinstance(value, list) else empty(value)


def _text(values: Mapping[str, Any], key: str) -> str:
    value = values.get(key)
    return "" if value is None or isinstance(value, list | bool) else str(value)


def _nothing(field: Field, value: Any) -> str:
    return ""


def _name(field: Field, value: Any) -> str:
    """A line of text is a name or may become one: it must be what it looks like."""
    return deceiving(str(value))


def _prose(field: Field, value: Any) -> str:
    return hidden(str(value))


def _code(field: Field, value: Any) -> str:
    because = uscc.check(str(value)).because
    return f"{because}。请对照营业执照" if because else ""


def _industry(field: Field, value: Any) -> str:
    code = str(value).strip()
    if not re.fullmatch(r"[0-9]{4}", code):
        return f"填了“{code}”，应为GB/T 4754-2017的4位小类代码，例：3250"
    try:
        size.row_of(code)
    except size.UnknownIndustry as unknown:
        return str(unknown)
    return ""


def _day(field: Field, value: Any) -> str:
    if plain_day(str(value)) is None:
        return f"“{value}”不是能用的日期，请按 2026-03-02 的写法填"
    return ""


def _whole(field: Field, value: Any) -> str:
    number = plain_number(str(value))
    if number is None or "." in number or number.startswith("-"):
        return f"填了“{value}”，应为不带小数的数字，例：1280"
    return ""


def _figure(field: Field, value: Any) -> str:
    return _amount(field, value) or (
        f"填了“{value}”，不能是负数" if str(value).strip().startswith("-") else ""
    )


def _amount(field: Field, value: Any) -> str:
    """A figure with up to two decimals; 9.6亿 is answered with the same in the field's unit."""
    text = str(value).strip()
    number = plain_number(text)
    unit = f"按{field.unit}" if field.unit else ""
    if number is None:
        told = _SPOKEN.fullmatch(text)
        same = Decimal(told[1]) * _IN_WAN[told[2]] if told and field.unit == "万元" else None
        example = f"{same:,.2f}" if same is not None else "128,640.50"
        return f"填了“{text}”，请{unit}填数字，例：{example}"
    if len(number.partition(".")[2]) > PLACES:
        return f"填了“{text}”，最多两位小数"
    return ""


def _years(field: Field, value: Any) -> str:
    figures = value if isinstance(value, list) else [value]
    for place, figure in enumerate(figures):
        wrong = "" if empty(figure) else _amount(field, figure)
        if wrong:
            return f"第{place + 1}年{wrong}"
    return ""


def _rows(field: Field, value: Any) -> str:
    """The first fault of a table, by row and column."""
    if not isinstance(value, list):
        return "应为逐行填写的表"
    if len(value) > (field.max or ROWS_MOST):
        return ""  # too_long says so
    for place, row in enumerate(value, start=1):
        for c in field.columns:
            text = str(row.get(c.key) or "").strip()
            one = c.as_field()
            wrong = f"没有填“{c.label}”" if c.required and not text else ""
            if text and not wrong:
                wrong = _CHECKS.get(c.kind, _nothing)(one, text) or too_long([one], {c.key: text}).get(
                    c.key, ""
                )
                wrong = f"“{c.label}”{wrong}" if wrong else ""
            if wrong:
                return f"第{place}行{wrong}"
        first, last = plain_day(str(row.get("from") or "")), plain_day(str(row.get("to") or ""))
        if first and last and last < first:
            return f"第{place}行起止日期{spoken(first)}、{spoken(last)}前后颠倒，请核对"
    return ""


def _option(field: Field, value: Any) -> str:
    return "" if value in {key for key, _ in field.options} else "没有这个选项，请重选"


_CHECKS: dict[str, Callable[[Field, Any], str]] = {
    "uscc": _code,
    "industry": _industry,
    "date": _day,
    "integer": _whole,
    "decimal": _figure,
    "years": _years,
    "choice": _option,
    "text": _name,
    "long": _prose,
    "rows": _rows,
}
