"""What may be right and looks mistaken: a wrong unit, two places that disagree, a certificate run out.

A doubt never blocks. It stands beside the field while one writes, and on the check page before filing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from award.law.dates import spoken
from award.process.entry_form import EntryForm, Field, asked
from award.process.form_faults import plain_day, plain_number
from award.process.indicators import figures

JUMP = 1_000  # from here on another unit is likelier than another year
MOST_A_HEAD = 5_000  # 万元 of revenue a person
# The latest year stands in two places.
SAME = (("revenue", "revenue_3"), ("assets", "assets_3"), ("employees", "employees_3"))
SMALLER = {"万元": "元", "万美元": "美元", "吨标准煤": "千克标准煤", "人": ""}


@dataclass(frozen=True, slots=True)
class Doubt:
    """The field that it turns on, and the question in words."""

    key: str
    says: str


def doubts(
    form: EntryForm, values: Mapping[str, Any], *, base_date: date, last_year: int
) -> tuple[Doubt, ...]:
    """Every question, in the form's order; the years end with `last_year`."""
    found: list[Doubt] = []
    for f in form.fields():
        if not asked(f, values):
            continue
        if f.kind == "years":
            found += _jumps(f, values, last_year)
        if f.kind == "rows":
            found += _run_out(f, values, base_date)
    order = {f.key: n for n, f in enumerate(form.fields())}
    found += _disagree(form, values)
    found += _a_head(values)
    return tuple(sorted(found, key=lambda d: order.get(d.key, len(order))))


def _jumps(f: Field, values: Mapping[str, Any], last_year: int) -> Iterator[Doubt]:
    known = figures(values.get(f.key))
    first = last_year - len(known) + 1
    for n, (was, now) in enumerate(pairwise(known)):
        if not was or not now:
            continue
        large, small = max(abs(was), abs(now)), min(abs(was), abs(now))
        if large >= JUMP * small:
            other = SMALLER.get(f.unit, "")
            unit = f"是否把{other}填成了{f.unit}" if other else "是否填错了单位或小数点"
            yield Doubt(
                f.key,
                f"“{f.label}”{first + n}年和{first + n + 1}年相差约{large / small:,.0f}倍，{unit}？请核对",
            )
            return
    if f.unit == "%" and any(v is not None and v > 100 for v in known):
        yield Doubt(f.key, f"“{f.label}”有超过100%的数，请核对")


def _disagree(form: EntryForm, values: Mapping[str, Any]) -> Iterator[Doubt]:
    for one, three in SAME:
        single, years = form.field(one), form.field(three)
        text, last = plain_number(str(values.get(one) or "")), figures(values.get(three))[-1]
        if single and years and text is not None and last is not None and Decimal(text) != last:
            yield Doubt(
                one, f"“{single.label}”填{values[one]}，“{years.label}”最后一年填{last}，两处应当一致"
            )


def _a_head(values: Mapping[str, Any]) -> Iterator[Doubt]:
    revenue, persons = (plain_number(str(values.get(k) or "")) for k in ("revenue", "employees"))
    if revenue and persons and Decimal(persons) > 0:
        each = Decimal(revenue) / Decimal(persons)
        if each > MOST_A_HEAD:
            yield Doubt(
                "revenue",
                f"人均营业收入{each:,.0f}万元，是否把元填成了万元？请核对",
            )


def _run_out(f: Field, values: Mapping[str, Any], base_date: date) -> Iterator[Doubt]:
    if not any(c.key == "to" and c.kind == "date" for c in f.columns):
        return
    rows = values.get(f.key)
    for n, row in enumerate(rows if isinstance(rows, list) else [], start=1):
        end = plain_day(str(row.get("to") or ""))
        if end is not None and end < base_date:
            yield Doubt(
                f.key, f"“{f.label}”第{n}行{spoken(end)}到期，早于基准日{spoken(base_date)}，请确认已经续证"
            )
