"""A public notice that could not be seen: which of its working days no longer count.

Neither Article 22 nor Article 25 says what an interruption does (docs/interpretations 0033). Up to one
working day it changes nothing; beyond it every working day that it touched is made up for at the end.
"""

from datetime import date, datetime, time, timedelta

from award.law.citation import house
from award.law.dates import days
from award.law.workdays import Calendar

EXTENDS = house("interruption", "公示中断超过一个工作日的，中断触及的工作日不计，公示期相应顺延")
Span = tuple[datetime, datetime]
ONE_WORKING_DAY = timedelta(days=1)


def lost_days(span: Span, calendar: Calendar) -> tuple[date, ...]:
    """The working days that an interruption takes from a notice: none, or all that it touched."""
    began, ended = span
    touched = {d: _within(d, span) for d in days(began.date(), ended.date()) if calendar.is_workday(d)}
    touched = {d: length for d, length in touched.items() if length}
    if sum(touched.values(), timedelta()) <= ONE_WORKING_DAY:
        return ()
    return tuple(touched)


def _within(day: date, span: Span) -> timedelta:
    """How long the interruption lasted on that day."""
    began, ended = span
    midnight = datetime.combine(day, time.min, began.tzinfo)
    return max(min(ended, midnight + timedelta(days=1)) - max(began, midnight), timedelta())
