"""Cases in order at one moment, to be spoilt by a test's own facts: one maker for each road."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from award.law import case as c
from award.law.readings import Readings
from award.law.workdays import packaged
from law.applicants import IN_ORDER

BAOTOU = ZoneInfo("Asia/Shanghai")
DEFAULTS = Readings.default()
FIRST_DAY_COUNTS = DEFAULTS.with_("publicity.count_first_day", "true")
CALL = c.Call(
    called_on=date(2026, 3, 10),
    opens_on=date(2026, 3, 11),
    deadline=datetime(2026, 4, 10, 17, 0, tzinfo=BAOTOU),
    county_deadline=datetime(2026, 4, 24, 17, 0, tzinfo=BAOTOU),
)
# Posted on a Wednesday before 劳动节: 4-30, 5-6, 5-7, 5-8 and the make-up Saturday 5-9 are the five days.
OVER_MAY = date(2026, 4, 29)


def at(month: int, day: int, hour: int = 9, minute: int = 0, second: int = 0) -> datetime:
    """A moment of 2026 on Baotou's clock."""
    return datetime(2026, month, day, hour, minute, second, tzinfo=BAOTOU)


MARCH, APRIL, JUNE = at(3, 2), at(4, 1), at(6, 1)


def application(moment: datetime = APRIL, **changed: Any) -> c.ApplicationCase:
    """An application with everything before filing in order."""
    given: dict[str, Any] = {
        "cycle": 10,
        "readings": DEFAULTS,
        "calendar": packaged(),
        "facts": IN_ORDER,
        "call": CALL,
        "dossier": c.Dossier(self_assessed=23, committed=True),
    }
    return c.ApplicationCase(moment=moment, **{**given, **changed})


def award_list(moment: datetime = JUNE, **changed: Any) -> c.ListCase:
    """A list of two members with nothing wanting."""
    given: dict[str, Any] = {
        "cycle": 10,
        "readings": DEFAULTS,
        "calendar": packaged(),
        "members": ("甲公司", "乙公司"),
    }
    return c.ListCase(moment=moment, **{**given, **changed})


def cycle(moment: datetime = MARCH, **changed: Any) -> c.CycleCase:
    """A cycle before its launch."""
    given: dict[str, Any] = {"number": 10, "readings": DEFAULTS, "calendar": packaged()}
    return c.CycleCase(moment=moment, **{**given, **changed})
