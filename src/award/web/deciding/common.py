"""What the deciding seats share: the cycle with its public facts, its notices that run."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from award.law.workdays import Calendar
from award.process.kinds import Actor
from award.records.cycles.models import Cycle
from award.records.notices.models import PublicNotice
from award.records.seat import Seat
from award.web.public.shown import Shown, show
from award.web.seats import SeatedRequest

# The vice-mayor in charge sees how many files came how far, as CITY counts them; no file, no name (9).
COUNTS = Seat(Actor.CITY, name="汇总数", body="市质量工作主管部门")


@dataclass(frozen=True, slots=True)
class Running:
    """A notice with its drawn days; `earliest` the first day on which the next step may be taken."""

    shown: Shown

    @property
    def earliest(self) -> date | None:
        return self.shown.last + timedelta(days=1) if self.shown.last else None


def running(notices: Iterable[PublicNotice], request: SeatedRequest, days: Calendar) -> list[Running]:
    """Those whose clock runs today."""
    found = [show(n, request.now, days) for n in notices if n.days]
    return [Running(s) for s in found if s.running]


def notices_of(cycle: Cycle) -> list[PublicNotice]:
    """The notices of a cycle, each with its cycle at hand."""
    rows = list(cycle.notices.all())
    for notice in rows:
        notice.cycle = cycle
    return rows
