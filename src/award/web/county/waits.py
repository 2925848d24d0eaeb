"""What waits for a county (Article 21): its files in screening, and corrections that never came.

Everything a row needs is fetched with the files, so that a list costs no query a row.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from award.law.dates import spoken
from award.law.workdays import Calendar, Cell
from award.process import entry_form
from award.process.application import Road, S
from award.process.evidence import PAPER, checklist
from award.process.kinds import Steps
from award.records.applications.models import Application
from award.records.cases import calendar, local
from award.records.desk import on_the_desk_of
from award.records.files.models import Evidence
from award.records.seat import Seat
from award.web.city.waits import working_days_left
from award.web.parts import WorkRow

STAGES = {
    "check": "核实材料",
    "sector": "会同行业部门",
    "answers": "等部门答复",
    "doubtful": "不完整或存疑",
    "recommend": "签署推荐意见",
    "overdue": "补正逾期",
}
LOOK_BACK = timedelta(days=6)  # the small clock begins here at the earliest, so that it fits a row
LONGEST = timedelta(days=16)


@dataclass(frozen=True, slots=True)
class Item:
    """A row with what it is filtered by."""

    row: WorkRow
    stage: str
    cycle: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a screening is: points unchecked and doubtful, departments asked and silent."""

    points: int
    unchecked: int
    doubtful: int
    asked: int
    silent: int

    @property
    def missing(self) -> int:
        return self.unchecked + self.doubtful + self.silent + (not self.asked)

    @property
    def stage(self) -> str:
        if self.unchecked:
            return "check"
        if not self.asked:
            return "sector"
        if self.doubtful:
            return "doubtful"
        return "answers" if self.silent else "recommend"

    @property
    def todo(self) -> str:
        """The next thing to do, in words."""
        match self.stage:
            case "check":
                done = self.points - self.unchecked
                return f"核实材料，{self.points}项已核实{done}项"
            case "sector":
                return "会同行业主管部门核实"
            case "doubtful":
                return f"{self.doubtful}项不完整或存疑，退回补正或查清"
            case "answers":
                return f"等{self.silent}个部门答复核实情况"
        return "具名认定，签署推荐意见"


def progress(application: Application, purposes: frozenset[str]) -> Progress:
    """Read from prefetched marks and requests."""
    marks = {m.point: m.verdict for m in application.marks.all()}
    points = [key for key, _ in checklist(purposes, entry_form.load(application.cycle.form_version))]
    asked = [r for r in application.requests.all() if r.ground == 0]
    return Progress(
        points=len(points),
        unchecked=sum(p not in marks for p in points),
        doubtful=sum(marks.get(p) in ("incomplete", "doubtful") for p in points),
        asked=len(asked),
        silent=sum(not r.kind for r in asked),
    )


def proven(applications: Iterable[Application]) -> dict[str, frozenset[str]]:
    """Subject -> what its files prove, in one query."""
    found: dict[str, set[str]] = {a.subject: set() for a in applications}
    files = Evidence.objects.filter(subject__in=list(found), removed_at=None).exclude(purpose=PAPER)
    for subject, purpose in files.values_list("subject", "purpose"):
        found[subject].add(purpose)
    return {subject: frozenset(purposes) for subject, purposes in found.items()}


def everything(seat: Seat, now: datetime) -> list[Item]:
    """Every file that waits for this county, unsorted."""
    today, days = local(now).date(), calendar()
    states = [S.COUNTY_SCREENING.value, S.RETURNED.value]
    files = list(
        on_the_desk_of(seat).filter(state__in=states).prefetch_related("marks", "requests", "cycle__plans")
    )
    purposes = proven(files)
    items = []
    for a in files:
        if a.state == S.COUNTY_SCREENING:
            how = progress(a, purposes[a.subject])
            items.append(_item(a, Road.RECOMMEND, how.stage, how.todo, how.missing, now, days))
        elif a.correction_due is not None and a.correction_due < today:
            todo = f"补正已于{spoken(a.correction_due)}截止，收回按原材料办理"
            items.append(_item(a, Road.CLOSE_RETURN, "overdue", todo, 0, now, days))
    return items


def _item(
    a: Application, step: Steps, stage: str, todo: str, missing: int, now: datetime, days: Calendar
) -> Item:
    due, today = local(a.cycle.plan().county_deadline), local(now).date()
    note = f"今天{due:%H:%M}{'前' if now <= due else '已截止'}" if due.date() == today else ""
    row = WorkRow(
        title=S(a.state).label,
        org=a.name,
        url=f"/county/screening/{a.pk}/",
        number=a.number or "",
        step=S(a.state).label,
        law=step.law,
        todo=todo,
        missing=missing,
        deadline=due.date(),
        left=working_days_left(days, today, due.date()),
        deadline_note=note,
        cells=clock(local(a.since).date(), due.date(), today, days),
    )
    return Item(row, stage, a.cycle.number)


def clock(since: date, due: date, today: date, days: Calendar) -> tuple[Cell, ...]:
    """The days of the small clock; none where they would not fit."""
    first, last = max(since, today - LOOK_BACK), max(due, today)
    return days.day_cells(first, last, today) if last - first <= LONGEST else ()
