"""Large, medium, small, micro: 国统字〔2017〕213号, which Article 16(1) cites; data/sizes.json.

A class is reached only where all its indicators reach their lower bounds (inclusive); what misses
one falls to the class below. Industries that the standard leaves out are NOT_COVERED, never micro.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from award.law.data_files import data
from award.law.json_input import Reader


class Size(StrEnum):
    """The class of an enterprise."""

    LARGE = "large"
    MEDIUM = "medium"
    SMALL = "small"
    MICRO = "micro"
    NOT_COVERED = "not_covered"


NAMES = {
    Size.LARGE: "大型",
    Size.MEDIUM: "中型",
    Size.SMALL: "小型",
    Size.MICRO: "微型",
    Size.NOT_COVERED: "不适用",
}
SMALL_AND_MEDIUM = frozenset({Size.MEDIUM, Size.SMALL, Size.MICRO})  # 《中小企业促进法》第二条
INDICATORS = {
    "employees": ("从业人员", "人"),
    "revenue": ("营业收入", "万元"),
    "assets": ("资产总额", "万元"),
}
LADDER = (Size.LARGE, Size.MEDIUM, Size.SMALL)
Figure = int | Decimal | None


class UnknownIndustry(ValueError):
    """No industry of GB/T 4754-2017 has this code, or the code is too short to tell; says which."""


@dataclass(frozen=True, slots=True)
class Row:
    """One industry row of the standard; `number` None for what the standard leaves out.

    `minimums` gives for each indicator used the lower bound of each class, in its unit.
    """

    number: int | None
    industry_zh: str
    minimums: Mapping[str, Mapping[Size, Decimal]]
    note: str = ""


@dataclass(frozen=True, slots=True)
class SizeAnswer:
    """The row and class, with the figures that decided; `size` None where one is missing."""

    row: int | None
    industry_zh: str
    size: Size | None
    because: str


def classify(
    industry: str, *, employees: int | None = None, revenue: Figure = None, assets: Figure = None
) -> SizeAnswer:
    """The class of an enterprise of `industry` (2-4 digits of GB/T 4754-2017).

    Persons and 万元. Indicators that the row does not use are ignored. UnknownIndustry.
    """
    row = row_of(industry)
    if row.number is None:
        because = f"{row.industry_zh}不在国统字〔2017〕213号划型范围内{row.note}，由办理人员认定"
        return SizeAnswer(None, row.industry_zh, Size.NOT_COVERED, because)
    given = {"employees": employees, "revenue": revenue, "assets": assets}
    figures = {name: Decimal(value) for name in row.minimums if (value := given[name]) is not None}
    if missing := [INDICATORS[name][0] for name in row.minimums if name not in figures]:
        return SizeAnswer(row.number, row.industry_zh, None, f"{row.industry_zh}划型缺少{'、'.join(missing)}")
    size = next((step for step in LADDER if not _short_of(row, step, figures)), Size.MICRO)
    return SizeAnswer(row.number, row.industry_zh, size, _because(row, size, figures))


def row_of(industry: str) -> Row:
    """The row that an industry code belongs to. UnknownIndustry."""
    code = industry.strip()
    if not (code.isascii() and code.isdigit() and 2 <= len(code) <= 4):
        raise UnknownIndustry(f"行业代码应为GB/T 4754-2017的2至4位数字，不能是{industry!r}")
    row = _BY_CODE.get(code[:3]) or _BY_CODE.get(code[:2])
    if row is not None:
        return row
    if any(known.startswith(code[:2]) for known in _BY_CODE):
        if len(code) == 2:
            raise UnknownIndustry(f"大类{code}分属不同行业，行业代码至少要写到中类（3位）")
        raise UnknownIndustry(f"大类{code[:2]}中没有中类{code[:3]}")
    raise UnknownIndustry(f"GB/T 4754-2017没有行业代码{code}")


def _short_of(row: Row, size: Size, figures: Mapping[str, Decimal]) -> list[str]:
    return [name for name, figure in figures.items() if figure < row.minimums[name][size]]


def _because(row: Row, size: Size, figures: Mapping[str, Decimal]) -> str:
    given = "、".join(
        f"{INDICATORS[name][0]}{figure:f}{INDICATORS[name][1]}" for name, figure in figures.items()
    )
    reached = f"达到{NAMES[size]}下限（{_bounds(row, size, row.minimums)}）" if size is not Size.MICRO else ""
    if size is Size.LARGE:
        return f"{row.industry_zh}：{given}，{reached}"
    above = LADDER[LADDER.index(size) - 1] if size in LADDER else Size.SMALL
    lacking = f"未达到{NAMES[above]}下限（{_bounds(row, above, _short_of(row, above, figures))}）"
    verdict = "，为微型" if size is Size.MICRO else ""
    return f"{row.industry_zh}：{given}，{'，'.join(filter(None, (reached, lacking)))}{verdict}"


def _bounds(row: Row, size: Size, names: Mapping[str, object] | list[str]) -> str:
    return "、".join(
        f"{INDICATORS[name][0]}{row.minimums[name][size]}{INDICATORS[name][1]}" for name in names
    )


def _read_row(reader: Reader) -> Row:
    minimums = {
        indicator.text("indicator"): {size: indicator.decimal(f"{size}_min") for size in LADDER}
        for indicator in reader.objects("indicators")
    }
    return Row(reader.integer("id"), reader.text("industry_zh"), minimums)


def _by_code() -> dict[str, Row]:
    """Divisions (2 digits) and, where a division is split, groups (3 digits)."""
    found: dict[str, Row] = {}
    for reader in data("sizes").objects("rows"):
        row, codes = _read_row(reader), reader.nested("gbt4754_2017")
        found |= dict.fromkeys((*codes.texts("divisions"), *codes.texts("groups")), row)
    for reader in data("sizes").objects("not_covered"):
        note = f"（{reader.text('note_zh')}）" if reader.has("note_zh") else ""
        found |= dict.fromkeys(reader.texts("codes"), Row(None, reader.text("zh"), {}, note))
    return found


_BY_CODE = _by_code()
