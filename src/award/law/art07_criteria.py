"""第七条 Article 7: GB/T 19580-2012 as criteria: 7 categories, 23 scored items, 1000 points, bands.

From data/criteria.json, which carries its provenance (the standard itself was not at hand: points
are to be compared with the printed standard before use). A cycle is bound to a version; a later
standard adds a file and a version, it never edits this one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from award.law.citation import cite
from award.law.data_files import data
from award.law.json_input import Reader

STANDARD = cite(7, "作为评审标准")
VERSION = "GB/T 19580-2012"
_FILES = {VERSION: "criteria"}


class ItemKind(StrEnum):
    """Items 4.1 to 4.6 are judged as processes, 4.7 as results."""

    PROCESS = "process"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class Item:
    """One scored item (评分条款): clause 4.1.2, Chinese name, points, what it looks at."""

    clause: str
    name_zh: str
    points: Decimal
    kind: ItemKind
    focus_zh: str

    @property
    def category(self) -> str:
        """The clause of its category: 4.1."""
        return self.clause.rpartition(".")[0]

    def score(self, percent: Decimal | int) -> Decimal:
        """The item's points at `percent`, exactly: 15 points at 5% are 0.75."""
        return self.points * Decimal(percent) / 100


@dataclass(frozen=True, slots=True)
class Category:
    """One category (类目): clause 4.1, Chinese name, key, points, its items in order."""

    clause: str
    name_zh: str
    key: str
    points: Decimal
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """One of six bands: from `low` to `high` per cent; `words` describes each dimension, in our own words."""

    low: int
    high: int
    label_zh: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Criteria:
    """One version of the criteria. `dimensions` and `bands` by kind of item."""

    version: str
    standard_zh: str
    guide_zh: str
    categories: tuple[Category, ...]
    percents: tuple[int, ...]
    step: int
    dimensions: Mapping[ItemKind, Mapping[str, str]]
    bands: Mapping[ItemKind, tuple[Band, ...]]

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for category in self.categories for item in category.items)

    @property
    def points(self) -> Decimal:
        return sum((category.points for category in self.categories), Decimal(0))

    def item(self, clause: str) -> Item:
        """The item of a clause. LookupError where no item is scored under it."""
        for item in self.items:
            if item.clause == clause:
                return item
        raise LookupError(f"{self.version}没有评分条款{clause}")

    def on_grid(self, percent: Decimal | int) -> bool:
        """Whether a percentage is one of 0, 5, ... 100."""
        return percent in self.percents

    def band(self, kind: ItemKind, percent: Decimal | int) -> Band:
        """The band in which a percentage of the grid lies. LookupError for one off the grid."""
        if self.on_grid(percent):
            for band in self.bands[kind]:
                if band.low <= percent <= band.high:
                    return band
        raise LookupError(f"百分比只取{self.step}的倍数，0至100，不能是{percent}")


@cache
def criteria(version: str = VERSION) -> Criteria:
    """The criteria of a version. LookupError where it is not kept."""
    if version not in _FILES:
        raise LookupError(f"没有评审标准{version!r}，可用的有{'、'.join(_FILES)}")
    reader = data(_FILES[version])
    return Criteria(
        version=reader.text("version"),
        standard_zh=reader.text("standard"),
        guide_zh=reader.text("guide"),
        categories=tuple(_category(entry) for entry in reader.objects("categories")),
        percents=_integers(reader, "allowed_percent"),
        step=reader.integer("step_percent"),
        dimensions={kind: _dimensions(reader, kind) for kind in ItemKind},
        bands={kind: _bands(reader, kind) for kind in ItemKind},
    )


def _category(reader: Reader) -> Category:
    return Category(
        reader.text("clause"),
        reader.text("name_zh"),
        reader.text("key"),
        reader.decimal("points"),
        tuple(_item(entry) for entry in reader.objects("items")),
    )


def _item(reader: Reader) -> Item:
    return Item(
        reader.text("clause"),
        reader.text("name_zh"),
        reader.decimal("points"),
        reader.member("kind", ItemKind),
        reader.text("focus_zh"),
    )


def _dimensions(reader: Reader, kind: ItemKind) -> dict[str, str]:
    return {entry.text("key"): entry.text("zh") for entry in reader.objects(f"{kind}_dimensions")}


def _bands(reader: Reader, kind: ItemKind) -> tuple[Band, ...]:
    names = _dimensions(reader, kind)
    found = []
    for entry in reader.objects(f"{kind}_bands"):
        low, high = _integers(entry, "range")
        words = {name: entry.text(name) for name in names}
        found.append(Band(low, high, entry.text("label_zh"), words))
    return tuple(found)


def _integers(reader: Reader, key: str) -> tuple[int, ...]:
    entries = reader.entries(key)
    return tuple(entries.integer(place) for place in entries.values)
