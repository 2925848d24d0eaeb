"""The demonstration's own clock: acts in the order of their moments, on working days."""

import heapq
from collections.abc import Callable
from datetime import date, datetime, time

from award.law.workdays import Calendar
from award.process.plan import BAOTOU


class Agenda:
    """What happens when. Days are counted in working days from the first; `now` only moves forward."""

    def __init__(self, first: date, calendar: Calendar) -> None:
        self.first, self.calendar = first, calendar
        self.now = self.moment(0)
        self._serial = 0
        self._due: list[tuple[datetime, int, Callable[[], None]]] = []

    def day(self, number: int) -> date:
        """The `number`-th working day after the first; the first itself for 0."""
        return self.calendar.add_workdays(self.first, number)

    def moment(self, number: int, hour: int = 9, minute: int = 0) -> datetime:
        """That working day at an hour; minutes beyond 59 run into the next hours."""
        hour, minute = hour + minute // 60, minute % 60
        return datetime.combine(self.day(number), time(hour, minute), BAOTOU)

    def moment_after(self, moment: datetime, days: int) -> datetime:
        """The same hour, so many working days later."""
        return datetime.combine(self.calendar.add_workdays(moment.date(), days), moment.timetz())

    def at(self, moment: datetime, act: Callable[[], None]) -> None:
        """Put an act on the agenda. ValueError for a moment that has passed."""
        if moment < self.now:
            raise ValueError(f"{moment} lies before {self.now}")
        self._serial += 1
        heapq.heappush(self._due, (moment, self._serial, act))

    def run(self, until: datetime) -> None:
        """Everything due up to and including `until`, which is then the moment."""
        while self._due and self._due[0][0] <= until:
            self.now, _, act = heapq.heappop(self._due)
            act()
        self.now = max(self.now, until)
