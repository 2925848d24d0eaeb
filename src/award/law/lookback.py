"""近N年 "the last N years": where a day lies, seen from the base date (interpretation 0003).

The window runs from the corresponding day N years earlier up to the base date, both included;
`lookback.includes_first_day` false leaves that first day out. Later days are only noted.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from award.law.dates import years_before
from award.law.readings import Readings


class Lies(Enum):
    """Where a day lies, seen from the window."""

    BEFORE = "before"
    WITHIN = "within"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Window:
    """Calendar days from `first` to `last`, both inside."""

    first: date
    last: date

    def place(self, day: date) -> Lies:
        """Before, within or later than the window."""
        if day < self.first:
            return Lies.BEFORE
        return Lies.LATER if day > self.last else Lies.WITHIN


def window(base_date: date, years: int, readings: Readings) -> Window:
    """The last `years` years up to `base_date`."""
    first = years_before(base_date, years)
    if not readings["lookback.includes_first_day"]:
        first += timedelta(days=1)
    return Window(first, base_date)
