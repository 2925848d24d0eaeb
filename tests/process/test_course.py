"""What decides in a course, without a database: sessions, touching ends, deadlines, shares, averages."""

from datetime import datetime, timedelta

import pytest

from award.process.course import (
    EARLY,
    LATE,
    Span,
    average,
    earned,
    in_time,
    read_sessions,
    signs_in,
    written,
)
from award.process.plan import BAOTOU


def at(hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2026, 5, 12, hour, minute, second, tzinfo=BAOTOU)


MORNING = Span(at(9), at(12))


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        (Span(at(7), at(9)), False),
        (Span(at(7), at(9, 0, 1)), True),
        (Span(at(10), at(11)), True),
        (Span(at(8), at(13)), True),
        (Span(at(11, 59, 59), at(14)), True),
        (Span(at(12), at(14)), False),
    ],
)
def test_touching_ends_do_not_overlap_and_a_second_more_does(other: Span, meets: bool) -> None:
    assert (MORNING.meets(other), other.meets(MORNING)) == (meets, meets)


@pytest.mark.parametrize(
    ("moment", "taken"),
    [
        (at(16, 59, 59), True),
        (at(17), True),
        (at(17) + timedelta(microseconds=999_999), True),
        (at(17, 0, 1), False),
    ],
)
def test_one_is_in_time_up_to_the_second_of_the_deadline(moment: datetime, taken: bool) -> None:
    assert in_time(moment, at(17)) is taken


@pytest.mark.parametrize(
    ("moment", "counts"),
    [
        (MORNING.starts - EARLY - timedelta(seconds=1), False),
        (MORNING.starts - EARLY, True),
        (MORNING.ends + LATE, True),
        (MORNING.ends + LATE + timedelta(seconds=1), False),
    ],
)
def test_a_scan_counts_from_half_an_hour_before_to_half_an_hour_after(moment: datetime, counts: bool) -> None:
    assert signs_in(moment, MORNING) is counts


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", "请至少写一节的时间"),
        ("明天上午", "第1行“明天上午”看不懂，例：2026-05-12 09:00-12:00"),
        ("2026-02-30 09:00-12:00", "第1行没有这个日期或时刻：2026-02-30 09:00-12:00"),
        ("2026-05-12 09:00-25:00", "第1行没有这个日期或时刻：2026-05-12 09:00-25:00"),
        ("2026-05-12 09:00-09:00", "第1行的结束时间不晚于开始时间"),
        ("2026-05-12 09:00-12:00\n\n2026-05-12 11:59-14:00", "第2行与第1行时间重叠"),
        ("\n".join(f"2026-05-{d:02} 09:00-12:00" for d in range(1, 22)), "最多20节，现有21节"),
    ],
)
def test_what_cannot_be_read_as_sessions_is_said_line_by_line(text: str, wrong: str) -> None:
    assert read_sessions(text) == ((), wrong)


def test_sessions_are_read_as_people_type_them_and_written_so_that_they_can_be_read_again() -> None:
    found, wrong = read_sessions("2026-05-12（周二） 14：00—17：00\n2026-5-12 9:00-12:00")
    assert (found, wrong) == ((MORNING, Span(at(14), at(17))), "")
    assert read_sessions(written(found)) == (found, "")
    assert MORNING.spoken() == "2026-05-12（周二）09:00—12:00"


@pytest.mark.parametrize(
    ("came", "sessions", "share", "paper"),
    [(3, 5, 80, False), (4, 5, 80, True), (2, 3, 67, False), (2, 3, 66, True), (0, 0, 1, False)],
)
def test_the_paper_is_for_who_attended_the_share(came: int, sessions: int, share: int, paper: bool) -> None:
    assert earned(came, sessions, share) is paper


@pytest.mark.parametrize(("marks", "shown"), [([5, 4], None), ([5, 4, 3], 4.0), ([], None)])
def test_an_average_is_shown_from_three_answers_on(marks: list[int], shown: float | None) -> None:
    assert average(marks) == shown
