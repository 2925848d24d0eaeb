"""第七条: the criteria add up, and every percentage of the grid lies in one band."""

from decimal import Decimal

import pytest

from award.law.art07_criteria import VERSION, ItemKind, criteria

CRITERIA = criteria()


def test_seven_categories_hold_23_items_and_1000_points() -> None:
    assert [(c.clause, c.points) for c in CRITERIA.categories] == [
        ("4.1", 110),
        ("4.2", 90),
        ("4.3", 90),
        ("4.4", 130),
        ("4.5", 100),
        ("4.6", 80),
        ("4.7", 400),
    ]
    assert len(CRITERIA.items) == 23
    assert CRITERIA.points == 1000


def test_each_category_has_the_points_of_its_items() -> None:
    for category in CRITERIA.categories:
        assert sum(item.points for item in category.items) == category.points
        assert {item.category for item in category.items} == {category.clause}


def test_17_items_are_processes_worth_600_and_6_are_results_worth_400() -> None:
    by_kind = {kind: [item.points for item in CRITERIA.items if item.kind is kind] for kind in ItemKind}
    assert {kind: (len(points), sum(points)) for kind, points in by_kind.items()} == {
        ItemKind.PROCESS: (17, 600),
        ItemKind.RESULT: (6, 400),
    }


def test_the_grid_has_21_percentages_in_steps_of_five() -> None:
    assert CRITERIA.percents == tuple(range(0, 101, 5))
    assert [p for p in range(-5, 106) if CRITERIA.on_grid(p)] == list(range(0, 101, 5))
    assert not CRITERIA.on_grid(Decimal("52.5"))


@pytest.mark.parametrize("kind", list(ItemKind))
def test_every_percentage_lies_in_one_of_six_bands_that_has_words(kind: ItemKind) -> None:
    found = [CRITERIA.band(kind, percent) for percent in CRITERIA.percents]
    assert [(band.low, band.high) for band in CRITERIA.bands[kind]] == [
        (0, 5),
        (10, 25),
        (30, 45),
        (50, 65),
        (70, 85),
        (90, 100),
    ]
    assert len({band.label_zh for band in found}) == 6
    assert all(set(band.words) == set(CRITERIA.dimensions[kind]) for band in found)


def test_an_item_of_15_points_at_5_percent_is_exactly_three_quarters() -> None:
    assert CRITERIA.item("4.4.3").score(5) == Decimal("0.75")


def test_the_introductory_clause_of_a_category_is_not_scored() -> None:
    with pytest.raises(LookupError, match=r"没有评分条款4\.1\.1"):
        CRITERIA.item("4.1.1")


def test_a_percentage_off_the_grid_has_no_band() -> None:
    with pytest.raises(LookupError, match="百分比只取5的倍数，0至100，不能是7"):
        CRITERIA.band(ItemKind.RESULT, 7)


def test_a_version_that_is_not_kept_is_named() -> None:
    assert criteria(VERSION).version == "GB/T 19580-2012"
    with pytest.raises(LookupError, match="没有评审标准'GB/T 19580-2004'"):
        criteria("GB/T 19580-2004")
