"""View-model of parts/scoring.html: the dossier left, the examiner's sheet right (Articles 7, 23)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from award.law.art07_criteria import Criteria, Item, ItemKind
from award.process.points import Reference, points

RULER = tuple(range(0, 101, 5))
BAND_STARTS = (10, 30, 50, 70, 90)


@dataclass(frozen=True, slots=True)
class Band:
    """One of the six bands: 50 to 65 成型, and its words in the order of the item's dimensions."""

    low: int
    high: int
    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """One point: its words, and each reference with the place on the page that it leads to."""

    text: str
    links: tuple[tuple[str, str], ...]


def made(written: str) -> list[Made]:
    """The points of a text, each reference as a link into the dossier beside it."""
    return [Made(p.text, tuple((r.words, _place(r)) for r in p.references)) for p in points(written)]


def _place(r: Reference) -> str:
    where = {"report": r.clause, "profile": "profile", "file": "file", "site": "record"}[r.kind]
    return f"#d-{where}-{r.number}"


@dataclass(frozen=True, slots=True)
class Trend:
    """One figure over three years: (year, value as filed), how it goes."""

    label: str
    unit: str
    values: tuple[tuple[int, str], ...]
    way: str


@dataclass(frozen=True, slots=True)
class ScoringItem:
    """One of the 23 items. `percent` is what was typed (kept even when wrong) or an empty string."""

    clause: str
    name: str
    points: int
    is_result: bool
    focus: str
    dimensions: tuple[str, ...]
    bands: tuple[Band, ...]
    percent: str = ""
    strengths: str = ""
    opportunities: str = ""
    error: str = ""
    private: str = ""

    @property
    def points_made(self) -> list[tuple[str, str, list["Made"]]]:
        """(field, label, points) of strengths and opportunities, as the dossier is marked with them."""
        return [
            (f"s_{self.clause}", "优", made(self.strengths)),
            (f"o_{self.clause}", "改", made(self.opportunities)),
        ]

    @property
    def short(self) -> str:
        return f".{self.clause.rpartition('.')[2]}"

    @property
    def number(self) -> int | None:
        """The percentage where one was given: 0-100 in steps of 5."""
        return int(self.percent) if self.percent.isdecimal() and int(self.percent) in RULER else None

    @property
    def done(self) -> bool:
        return self.number is not None

    @property
    def score(self) -> Decimal | None:
        """Points: the item's points times the percentage, exact."""
        return None if self.number is None else Decimal(self.points * self.number) / 100

    @property
    def rows(self) -> list[tuple[str, list[str]]]:
        """The table of bands: each dimension with its words from the lowest band to the highest."""
        return [(name, [band.words[n] for band in self.bands]) for n, name in enumerate(self.dimensions)]


@dataclass(frozen=True, slots=True)
class ScoringCategory:
    clause: str
    name: str
    points: int
    items: Sequence[ScoringItem]


@dataclass(frozen=True, slots=True)
class DossierSection:
    """One section of the dossier as the examiner reads it; `clause` joins it to its item on the sheet.

    `files`: number in the dossier, label, address. `label`: its entry in the list above; empty for sections
    that need none. `text`: narrative, with its
    pictures by number.
    """

    clause: str
    label: str
    title: str
    paragraphs: Sequence[str]
    files: Sequence[tuple[int, str, str]] = ()
    secret: bool = False
    text: str = ""
    pictures: Mapping[str, Any] = field(default_factory=dict)
    trends: Sequence[Trend] = ()


@dataclass(frozen=True, slots=True)
class ScoringSheet:
    """The whole sheet. Fields sent: p_4.1.2, s_4.1.2 (strengths), o_4.1.2 (opportunities), revision.

    `then` = sign is sent with them where the sheet is to be saved and its signing page opened.
    """

    categories: Sequence[ScoringCategory]
    sections: Sequence[DossierSection]
    action: str
    autosave: str
    revision: int
    dossier_note: str = ""
    bound_url: str = ""
    table_url: str = ""
    saved_at: str = ""

    @property
    def items(self) -> list[ScoringItem]:
        return [item for category in self.categories for item in category.items]

    @property
    def done(self) -> int:
        return sum(item.done for item in self.items)

    @property
    def missing(self) -> int:
        return len(self.items) - self.done


def scoring_item(
    standard: Criteria, item: Item, values: Mapping[str, str], errors: Mapping[str, str]
) -> ScoringItem:
    """An item with what was typed: fields p_, s_, o_ and n_ (percent, strengths, opportunities, notes)."""
    names = standard.dimensions[item.kind]
    typed = {letter: values.get(f"{letter}_{item.clause}", "") for letter in "pson"}
    wrong = (errors.get(f"{letter}_{item.clause}") for letter in typed)
    return ScoringItem(
        clause=item.clause,
        name=item.name_zh,
        points=int(item.points),
        is_result=item.kind is ItemKind.RESULT,
        focus=item.focus_zh,
        dimensions=tuple(names.values()),
        bands=tuple(
            Band(b.low, b.high, b.label_zh, tuple(b.words[key] for key in names))
            for b in standard.bands[item.kind]
        ),
        percent=typed["p"],
        strengths=typed["s"],
        opportunities=typed["o"],
        error="；".join(filter(None, wrong)),
        private=typed["n"],
    )
