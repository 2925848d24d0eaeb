"""Article 24's ranking: worked examples, weights, and what must hold for every list."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.law import figures
from award.law.rank import Entry, Weights, rank
from law.cases import cases, title

WEIGHTS = Weights(Decimal("0.4"), Decimal("0.6"))
SCORES = st.sampled_from([Decimal(n) for n in ("500", "500.01", "512.35", "600", "600.005", "1000", "0")])
ENTRIES = st.lists(st.tuples(SCORES, SCORES), max_size=9).map(
    lambda pairs: [Entry(f"A{n}", *pair) for n, pair in enumerate(pairs)]
)


@pytest.mark.parametrize("case", cases("rank"), ids=title)
def test_worked_example(case: Any) -> None:
    floor = Decimal(case["最低分"]) if "最低分" in case else None
    entries = [Entry(number, *map(Decimal, scores)) for number, scores in case["申报"].items()]
    ranking = rank(Weights(*map(Decimal, case["权重"])), floor, entries)
    assert [[p.number, figures.text(p.composite), p.rank] for p in ranking.places] == case["排名"]
    assert list(ranking.ties_at_cap) == case.get("跨线", [])
    assert "；".join(ranking.warnings) == case.get("提示", "")


@pytest.mark.parametrize(
    ("document", "site"),
    [("0.4", "0.5"), ("0.4", "0.6000000000000000000000000000000000001"), ("-0.1", "1.1"), ("1", "1")],
)
def test_weights_that_are_not_exactly_one_together_are_refused(document: str, site: str) -> None:
    with pytest.raises(ValueError, match="权重之和应恰为1"):
        Weights(Decimal(document), Decimal(site))


def test_weights_of_many_digits_are_added_exactly() -> None:
    third, rest = Decimal("0." + "3" * 40), Decimal("0." + "6" * 39 + "7")
    assert Weights(third, rest).site == rest


@given(ENTRIES, st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(entries: list[Entry], random: Any) -> None:
    shuffled = random.sample(entries, len(entries))
    assert rank(WEIGHTS, None, shuffled) == rank(WEIGHTS, None, entries)


@given(ENTRIES, st.sampled_from([None, Decimal(500), Decimal("512.35")]))
def test_a_rank_is_one_more_than_the_number_above_and_equals_share_it(
    entries: list[Entry], floor: Decimal | None
) -> None:
    ranking = rank(WEIGHTS, floor, entries)
    ranked = [place for place in ranking.places if place.rank]
    for place in ranked:
        assert place.rank == 1 + sum(other.composite > place.composite for other in ranked)
    assert [p.number for p in ranking.places if p.below_floor] == [
        p.number for p in ranking.places if floor is not None and p.composite < floor
    ]


@given(ENTRIES)
def test_numbers_tie_at_the_cap_exactly_when_five_cannot_be_told_from_six(entries: list[Entry]) -> None:
    ranking = rank(WEIGHTS, None, entries)
    line = {p.composite for p in ranking.places[4:6]}
    crosses = len(ranking.places) > 5 and len(line) == 1
    assert list(ranking.ties_at_cap) == (
        [p.number for p in ranking.places if p.composite in line] if crosses else []
    )
