"""Durations in years: the corresponding day (《民法典》第二百零二条), that day included.

"Three years" from 29 February end on the month's last day where the day itself is lacking.
"""

import calendar
from datetime import date, datetime, timedelta

WEEKDAYS = "一二三四五六日"


def years_after(day: date, years: int) -> date:
    """The day on which `years` years are complete: 2024-02-29 + 3 -> 2027-02-28."""
    year = day.year + years
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def years_before(day: date, years: int) -> date:
    """The first day of the last `years` years: 2028-02-29 - 3 -> 2025-02-28."""
    return years_after(day, -years)


def days(first: date, last: date) -> tuple[date, ...]:
    """Every calendar day from `first` to `last`, both included; empty when reversed."""
    return tuple(first + timedelta(n) for n in range((last - first).days + 1))


def spoken(day: date) -> str:
    """2026-05-12（周二）: a date never stands without its weekday."""
    return f"{day.isoformat()}（周{WEEKDAYS[day.weekday()]}）"


def spoken_moment(moment: datetime) -> str:
    """2026-04-10（周五）17:00:00: a deadline as screens and refusals say it, on the clock it carries."""
    return f"{spoken(moment.date())}{moment:%H:%M:%S}"
