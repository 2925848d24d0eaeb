"""The readings: the keys, defaults and values that plans, screens and commands rely on."""

from datetime import date
from pathlib import Path

import pytest

from award.law.readings import BY_KEY, CATALOGUE, BadReading, Readings, written

INTERPRETATIONS = Path(__file__).parents[2] / "docs" / "interpretations"


def test_the_defaults_are_those_of_the_contract() -> None:
    assert Readings.default().as_dict() == {
        "reapply.mode": "strict_between",
        "eligibility.years": 3,
        "eligibility.pem_years": 2,
        "relocation.counts": "whole_life",
        "lookback.years": 3,
        "lookback.includes_first_day": True,
        "credit.reading": "either",
        "fraud.date": "conduct",
        "publicity.count_first_day": False,
        "regulation.last_day": "2030-09-05",
    }


def test_every_value_can_be_chosen_by_its_text_and_nothing_else_changes() -> None:
    for reading in CATALOGUE:
        for value in reading.allowed or (7,):
            chosen = Readings.default().with_(reading.key, written(value))
            assert [v for r, v in chosen if r.key == reading.key] == [value]
            assert all(v == r.default for r, v in chosen if r.key != reading.key)


def test_values_have_the_type_that_rules_expect() -> None:
    readings = Readings.default().with_("regulation.last_day", "2030-09-04")
    assert readings["regulation.last_day"] == date(2030, 9, 4)
    assert readings["lookback.includes_first_day"] is True
    assert readings["eligibility.years"] == 3


def test_what_a_plan_has_frozen_reads_back_the_same() -> None:
    chosen = Readings.default().with_("credit.reading", "both").with_("publicity.count_first_day", "true")
    assert Readings.of(chosen.as_dict()) == chosen
    assert Readings.of({}) == Readings.default()


@pytest.mark.parametrize(
    ("key", "text", "message"),
    [
        ("reapply.mode", "n4", "reapply.mode：只能是strict_between、nth_after，不能是'n4'"),
        (
            "lookback.includes_first_day",
            "True",
            "lookback.includes_first_day：只能是true、false，不能是'True'",
        ),
        ("eligibility.years", "0", "eligibility.years：应为1至99的整数，不能是'0'"),
        ("eligibility.years", "３", "eligibility.years：应为1至99的整数，不能是'３'"),
        ("eligibility.years", "3.0", "eligibility.years：应为1至99的整数，不能是'3.0'"),
        (
            "regulation.last_day",
            "2030-09-06",
            "regulation.last_day：只能是2030-09-05、2030-09-04，不能是'2030-09-06'",
        ),
    ],
)
def test_a_value_that_is_not_allowed_is_refused_in_one_line(key: str, text: str, message: str) -> None:
    with pytest.raises(BadReading) as error:
        Readings.default().with_(key, text)
    assert str(error.value) == message


def test_an_unknown_key_is_refused_with_the_known_ones() -> None:
    with pytest.raises(BadReading) as error:
        Readings.default().with_("reapply", "nth_after")
    assert str(error.value) == f"reapply：没有这项读法，可选的有{'、'.join(BY_KEY)}"


@pytest.mark.parametrize("reading", CATALOGUE, ids=lambda reading: str(reading.key))
def test_every_reading_is_explained_in_the_file_that_it_names(reading: object) -> None:
    assert isinstance(reading, type(CATALOGUE[0]))
    (path,) = INTERPRETATIONS.glob(f"{reading.interpretation:04}-*.md")
    source = path.read_text(encoding="utf-8")
    assert reading.key in source
    (articles,) = [line for line in source.splitlines() if line.startswith("Articles:")]
    named = {int(number) for number in articles.removeprefix("Articles:").split(",")}
    assert set(reading.articles) <= named
