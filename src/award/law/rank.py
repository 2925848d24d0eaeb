"""Article 24: composite scores by the plan's weights, ranked; where the line of five cuts a tie.

The program ranks; the authority nominates with reasons. A tie across place five is never broken here:
the special meeting of Article 25 decides it. The cap of Article 3 bounds awards, not candidates.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from award.law import figures
from award.law.art03_limits import MAX_AWARDS


@dataclass(frozen=True, slots=True)
class Weights:
    """How document review and site visit weigh; they sum to exactly 1. ValueError otherwise."""

    document: Decimal
    site: Decimal

    def __post_init__(self) -> None:
        if min(self.document, self.site) < 0 or figures.total([self.document, self.site]) != 1:
            raise ValueError(f"材料与现场的权重之和应恰为1，不能是{self.document:f}与{self.site:f}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One application's two scores, in points of 1000."""

    number: str
    document: Decimal
    site: Decimal


@dataclass(frozen=True, slots=True)
class Place:
    """One line of the ranking: the composite as printed; `rank` None below the floor."""

    number: str
    composite: Decimal
    rank: int | None

    @property
    def below_floor(self) -> bool:
        return self.rank is None


@dataclass(frozen=True, slots=True)
class Ranking:
    """Places from the highest, those below the floor last; `ties_at_cap` the numbers that tie across it."""

    places: tuple[Place, ...]
    ties_at_cap: tuple[str, ...]
    warnings: tuple[str, ...]
    cap: int = MAX_AWARDS


def rank(weights: Weights, floor: Decimal | None, entries: Sequence[Entry]) -> Ranking:
    """Rank by the composite as printed (1, 2, 2, 4); equals stand in the order of their numbers."""
    composites = {entry.number: composite(weights, entry) for entry in entries}
    order = sorted(composites, key=lambda number: (-composites[number], number))
    above = [number for number in order if floor is None or composites[number] >= floor]
    ranks = {number: 1 + sum(composites[other] > composites[number] for other in above) for number in above}
    below = [number for number in order if number not in ranks]
    places = tuple(Place(number, composites[number], ranks.get(number)) for number in (*above, *below))
    ties = _ties(above, composites)
    return Ranking(places, ties, _warnings(places, ties))


def composite(weights: Weights, entry: Entry) -> Decimal:
    """The composite score as printed: two places, half up."""
    return figures.printed(figures.weighted((weights.document, entry.document), (weights.site, entry.site)))


def _ties(above: Sequence[str], composites: dict[str, Decimal]) -> tuple[str, ...]:
    if len(above) <= MAX_AWARDS or composites[above[MAX_AWARDS - 1]] != composites[above[MAX_AWARDS]]:
        return ()
    line = composites[above[MAX_AWARDS]]
    return tuple(number for number in above if composites[number] == line)


def _warnings(places: Sequence[Place], ties: Sequence[str]) -> tuple[str, ...]:
    found = []
    if not any(place.rank for place in places):
        found.append("没有达到最低分的申报单位，奖项可以空缺" if places else "没有申报单位，奖项可以空缺")
    if ties:
        found.append(f"{'、'.join(ties)}同分，跨第{MAX_AWARDS}名，由市政府专题会议决定，程序不作取舍")
    return tuple(found)
