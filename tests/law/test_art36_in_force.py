"""Article 36: from 2025-09-05 for five years; six months' warning; the 2024 text never."""

from dataclasses import dataclass
from datetime import date

import pytest

from award.law.art36_in_force import FIVE_YEARS, FROM_ISSUE, in_force, opened_under, text_for, warns_from
from award.law.citation import Findings, met, note, refuse
from award.law.readings import Readings

LITERAL = Readings.default()
SHORTER = LITERAL.with_("regulation.last_day", "2030-09-04")


@dataclass(frozen=True)
class Opening:
    day: date
    readings: Readings


@pytest.mark.parametrize(
    ("readings", "day", "text"),
    [
        (LITERAL, date(2025, 9, 4), None),
        (LITERAL, date(2025, 9, 5), "2025-57"),
        (LITERAL, date(2025, 9, 6), "2025-57"),
        (LITERAL, date(2030, 9, 4), "2025-57"),
        (LITERAL, date(2030, 9, 5), "2025-57"),
        (LITERAL, date(2030, 9, 6), None),
        (SHORTER, date(2030, 9, 3), "2025-57"),
        (SHORTER, date(2030, 9, 4), "2025-57"),
        (SHORTER, date(2030, 9, 5), None),
    ],
)
def test_one_text_governs_from_its_issue_to_its_last_day_and_none_governs_else(
    readings: Readings, day: date, text: str | None
) -> None:
    assert (text_for(day, readings), in_force(day, readings)) == (text, text is not None)


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (
            date(2025, 9, 4),
            refuse(FROM_ISSUE, "《办法》自2025-09-05（周五）起施行，不能按此前的文件启动", "art36.in_force"),
        ),
        (date(2025, 9, 5), met()),
        (date(2030, 3, 4), met()),
        (
            date(2030, 3, 5),
            note(FIVE_YEARS, "《办法》有效期至2030-09-05（周四），还有184天", "art36.in_force"),
        ),
        (
            date(2030, 9, 5),
            note(FIVE_YEARS, "《办法》有效期至2030-09-05（周四），还有0天", "art36.in_force"),
        ),
        (
            date(2030, 9, 6),
            refuse(FIVE_YEARS, "《办法》有效期至2030-09-05（周四），已经届满", "art36.in_force"),
        ),
    ],
)
def test_a_cycle_opens_only_under_a_regulation_in_force(day: date, found: Findings) -> None:
    assert opened_under(Opening(day, LITERAL)) == found


def test_the_warning_begins_six_months_before_the_last_day_of_either_reading() -> None:
    assert (warns_from(LITERAL), warns_from(SHORTER)) == (date(2030, 3, 5), date(2030, 3, 4))
