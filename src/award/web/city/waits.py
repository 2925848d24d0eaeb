"""Everything that waits for CITY, one row each: files, lists, cycles, papers, objections, honours.

A handful of queries whatever the number of rows: plans, requests and panels are fetched with their files.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from award.law.dates import spoken
from award.law.workdays import Calendar
from award.process.application import ENDS, Road, S
from award.process.kinds import Actor
from award.records.applications.models import Application, SectorRequest
from award.records.cases import calendar, local
from award.records.desk import on_the_desk_of
from award.records.notices.models import PublicNotice
from award.records.people.models import Post
from award.records.seat import Seat
from award.records.waiting import notice_clock
from award.web.city import waits_else, waits_lists, waits_public
from award.web.city.common import on_hand
from award.web.city.item import Item, Moment
from award.web.parts import WorkRow

ORGANS = (Actor.MEETING, Actor.OFFICE, Actor.GOVERNMENT)


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of Article 22 on one file: what is asked, what is silent, what must be judged."""

    grounds: frozenset[int]
    silent: tuple[SectorRequest, ...]
    grave: int


def everything(seat: Seat, now: datetime) -> list[Item]:
    """All rows, unsorted."""
    at = Moment(now, local(now).date(), calendar())
    accounts = frozenset(
        Post.objects.filter(active=True, actor__in=[a.value for a in ORGANS]).values_list("actor", flat=True)
    )
    counts = state_counts(seat)
    live = {cycle for (cycle, state), n in counts.items() if n and S(state) not in ENDS}
    return [
        *files(seat, at, accounts),
        *waits_lists.lists(counts, at, accounts),
        *waits_else.cycles(live, at),
        *waits_else.papers(),
        *waits_else.objections(seat, accounts),
        *waits_else.honours(accounts),
        *waits_else.events(),
        *waits_else.entries(seat),
        *waits_public.questions(at),
        *waits_public.corrections(),
        *waits_public.spreading(seat),
    ]


def state_counts(seat: Seat) -> dict[tuple[int, str], int]:
    """(cycle id, state) -> how many files."""
    rows = on_the_desk_of(seat).order_by().values_list("cycle_id", "state").annotate(n=Count("pk"))
    return {(cycle, state): n for cycle, state, n in rows}


def files(seat: Seat, at: Moment, accounts: frozenset[str]) -> Iterator[Item]:
    states = [S.QUALIFICATION, S.QUALIFIED_NOTICE]
    if on_hand(Actor.GOVERNMENT, accounts):
        states.append(S.REPORTED)
    chosen = (
        on_the_desk_of(seat)
        .filter(state__in=[s.value for s in states])
        .prefetch_related("requests__organ", "cycle__plans", "panels", "objections")
    )
    clocks = _clocks(at)
    for application in chosen:
        if application.state == S.QUALIFICATION:
            yield _in_qualification(application, at)
        elif application.state == S.QUALIFIED_NOTICE:
            yield _on_notice(application, at, clocks)
        else:
            yield _item(application, Road.APPROVE, "approval", "代为登记市政府批准")


def _clocks(at: Moment) -> dict[int, tuple[date, tuple[object, ...]]]:
    """Cycle id -> last day and cells of the notice of the qualified."""
    running = PublicNotice.objects.filter(kind="qualified", cycle__state="called")
    return {
        n.cycle_id: notice_clock(n, at.now, at.days)
        for n in running.select_related("cycle").prefetch_related("cycle__plans")
    }


def letters(application: Application) -> Letters:
    """Read from prefetched requests, so that a list costs no query a row."""
    asked = [r for r in application.requests.all() if r.ground]
    return Letters(
        grounds=frozenset(r.ground for r in asked),
        silent=tuple(r for r in asked if not r.kind and not r.excused_because),
        grave=sum(r.kind in ("found", "cannot_verify") for r in asked),
    )


def _in_qualification(application: Application, at: Moment) -> Item:
    sent = letters(application)
    first = min((r for r in sent.silent), key=lambda r: r.due_on, default=None)
    todo = _todo(application, sent, at.today)
    if first is None:
        return _item(application, Road.QUALIFY, "qualification", todo)
    return _item(
        application,
        Road.QUALIFY,
        "qualification",
        todo,
        deadline=first.due_on,
        left=working_days_left(at.days, at.today, first.due_on),
        cells=at.days.day_cells(local(first.sent_at).date(), max(first.due_on, at.today), at.today),
    )


def _todo(application: Application, sent: Letters, today: date) -> str:
    """The next thing to do on a file in qualification, in words."""
    late = [r for r in sent.silent if r.due_on < today]
    if len(sent.grounds) < 6:
        return "征求部门意见" if not sent.grounds else "补发征求意见函"
    if late:
        return f"催办{late[0].organ.name}回函" if len(late) == 1 else f"催办{len(late)}份逾期回函"
    if sent.silent:
        return f"等{len(sent.silent)}份回函"
    if application.rechecked_at is None:
        return "登记复核"
    return "认定有情形的回函，作出资格决定" if sent.grave else "作出资格决定"


def _on_notice(
    application: Application, at: Moment, clocks: dict[int, tuple[date, tuple[object, ...]]]
) -> Item:
    last, cells = clocks.get(application.cycle_id, (at.today, ()))
    states = {o.state for o in application.objections.all()}
    if "upheld" in states:
        todo = "异议成立：撤回资格"
    elif states & {"received", "lead", "reexamining"}:
        todo = "先办结异议"
    elif at.today <= last:
        todo = "公示期满后转入材料评审"
    else:
        ready = any(p.kind == "document" and p.state == "standing" for p in application.panels.all())
        todo = "转入材料评审" if ready else "组建评审组，转入材料评审"
    note = f"公示到{spoken(last)}24:00" if at.today <= last else f"公示已于{spoken(last)}届满"
    return _item(application, Road.REVIEW, "notice", todo, cells=cells, deadline_note=note)


def working_days_left(days: Calendar, today: date, due: date) -> int:
    """Working days from today to a last day; negative past it."""
    if today > due:
        return -days.workdays_between(due, today)
    return days.workdays_between(today, due)


def _item(application: Application, step: Road, stage: str, todo: str, **more: object) -> Item:
    row = WorkRow(
        title="",
        org=application.name,
        url=f"/city/qualification/{application.pk}/",
        number=application.number or "",
        county=application.county.name,
        step=application.get_state_display(),
        law=step.law,
        todo=todo,
        **more,  # type: ignore[arg-type]
    )
    return Item(row, stage, application.county.name, application.cycle.number)
