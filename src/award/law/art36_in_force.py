"""第三十六条 Article 36: in force from the day of issue, for five years; what text governs a day.

The last day is read as 2030-09-05 or 2030-09-04 (interpretation 0011): `regulation.last_day`. A
cycle keeps the text under which it was opened. The 2024 text is abolished and never applied: for
a day before 2025-09-05 there is no text at all.
"""

from datetime import date
from typing import Protocol

from award.law import texts
from award.law.citation import Findings, cite, met, note, refuse
from award.law.dates import spoken
from award.law.readings import Readings

FROM_ISSUE = cite(36, "本办法自印发之日起施行")
FIVE_YEARS = cite(36, "有效期5年")
ABOLISHED = cite(36, "（包府办发〔2024〕111号）同时废止")

FIRST_DAY = date(2025, 9, 5)
WARNING_MONTHS = 6


class HasDay(Protocol):
    """What this article needs of a case: its day and its readings."""

    @property
    def day(self) -> date: ...

    @property
    def readings(self) -> Readings: ...


def in_force(day: date, readings: Readings) -> bool:
    """Both the day of issue and the last day are included."""
    return FIRST_DAY <= day <= readings["regulation.last_day"]


def text_for(day: date, readings: Readings) -> str | None:
    """The name of the text that governs a cycle opened on `day`; None where none does."""
    return texts.CURRENT if in_force(day, readings) else None


def warns_from(readings: Readings) -> date:
    """The first day of the warning: `WARNING_MONTHS` before the last day (2030-03-05).

    Both readings of the last day lie in September, so the corresponding day always exists.
    """
    last = readings["regulation.last_day"]
    return last.replace(month=last.month - WARNING_MONTHS)


def opened_under(case: HasDay) -> Findings:
    """A new cycle needs a regulation in force; in its last six months that it ends is said aloud."""
    last = case.readings["regulation.last_day"]
    if case.day < FIRST_DAY:
        because = f"《办法》自{spoken(FIRST_DAY)}起施行，不能按此前的文件启动"
        return refuse(FROM_ISSUE, because, "art36.in_force")
    if case.day > last:
        return refuse(FIVE_YEARS, f"《办法》有效期至{spoken(last)}，已经届满", "art36.in_force")
    if case.day >= warns_from(case.readings):
        left = (last - case.day).days
        return note(FIVE_YEARS, f"《办法》有效期至{spoken(last)}，还有{left}天", "art36.in_force")
    return met()
