"""Whose desk a file lies on, what comes next, and by when: the answers on top of every file page."""

from dataclasses import dataclass
from datetime import date, datetime

from award.law.art22_qualification import not_seen, notice_running_until
from award.law.citation import Law
from award.law.dates import spoken
from award.law.workdays import Calendar, Cell
from award.process.application import Road, S
from award.process.cycle import C, CycleRoad
from award.process.kinds import Actor, Steps
from award.process.lists import ListRoad
from award.records.applications.models import Application
from award.records.cases import calendar, local
from award.records.cycles.models import Cycle
from award.records.notice_clocks import counted_for, notice_facts
from award.records.notices.models import PublicNotice


@dataclass(frozen=True, slots=True)
class Waiting:
    """`deadline` None: the regulation sets none; `note` says so, or what it hangs on."""

    desk: Actor
    step: Steps
    law: Law
    deadline: date | None = None
    note: str = "办法未定期限"
    since: date | None = None
    cells: tuple[Cell, ...] = ()


NEXT: dict[str, tuple[Actor, Steps]] = {
    S.DRAFT: (Actor.APPLICANT, Road.SUBMIT),
    S.COUNTY_SCREENING: (Actor.COUNTY, Road.RECOMMEND),
    S.RETURNED: (Actor.APPLICANT, Road.RESUBMIT),
    S.QUALIFICATION: (Actor.CITY, Road.QUALIFY),
    S.QUALIFIED: (Actor.CITY, ListRoad.PUBLISH_QUALIFIED),
    S.QUALIFIED_NOTICE: (Actor.CITY, Road.REVIEW),
    S.DOCUMENT_REVIEW: (Actor.EXAMINER, Road.FINISH_DOCUMENTS),
    S.DOCUMENT_REVIEWED: (Actor.CITY, ListRoad.SHORTLIST),
    S.SITE_VISIT: (Actor.EXAMINER, Road.FINISH_SITE),
    S.SITE_REVIEWED: (Actor.CITY, ListRoad.NOMINATE),
    S.CANDIDATE: (Actor.CITY, ListRoad.CONSULT),
    S.CONSULTATION: (Actor.CITY, ListRoad.PROPOSE),
    S.PROPOSED: (Actor.MEETING, ListRoad.DECIDE),
    S.CHOSEN: (Actor.OFFICE, ListRoad.PUBLISH_PROPOSED),
    S.AWARD_NOTICE: (Actor.CITY, ListRoad.REPORT),
    S.REPORTED: (Actor.GOVERNMENT, Road.APPROVE),
    S.APPROVED: (Actor.GOVERNMENT, ListRoad.CIRCULATE),
    S.COMMENDED: (Actor.GOVERNMENT, ListRoad.CONFER),
}
NOTICE_KINDS = {S.QUALIFIED_NOTICE: "qualified", S.CONSULTATION: "candidates", S.AWARD_NOTICE: "proposed"}


def application_waits(
    application: Application, now: datetime, *, state: str | None = None, days: Calendar | None = None
) -> Waiting | None:
    """What the file waits for at `now`; None at the end of the road. `state`: as its applicant may see it."""
    shown = state or application.state
    if shown not in NEXT:
        return None
    desk, step = NEXT[shown]
    deadline, note, cells = _by_when(application, shown, now, days)
    since = local(application.since).date() if shown == application.state else None
    return Waiting(desk, step, step.law, deadline, note, since, cells)


def _by_when(
    application: Application, state: str, now: datetime, days: Calendar | None
) -> tuple[date | None, str, tuple[Cell, ...]]:
    if state in (S.DRAFT, S.COUNTY_SCREENING):
        plan = application.cycle.plan()
        own = application.extended_to or plan.deadline
        moment = local(own if state == S.DRAFT else plan.county_deadline)
        return moment.date(), f"{moment:%H:%M:%S}前", ()
    if state == S.RETURNED:
        return application.correction_due, "24:00前", ()
    if state in NOTICE_KINDS:
        notice = PublicNotice.objects.filter(cycle=application.cycle_id, kind=NOTICE_KINDS[S(state)]).first()
        if notice is not None:
            last, cells = notice_clock(counted_for(notice, application.pk), now, days)
            return None, f"公示到{spoken(last)}24:00", cells
    return None, "办法未定期限", ()


def notice_clock(
    notice: PublicNotice, now: datetime, days: Calendar | None = None
) -> tuple[date, tuple[Cell, ...]]:
    """The last day of a notice and its drawn days. Notices without a clock: its own day, no cells."""
    facts = notice_facts(notice)
    if not facts.days:
        return facts.published_on, ()
    table = days or calendar()
    readings = notice.cycle.plan().chosen()
    count = notice_running_until(facts, table, readings)
    without = not_seen(facts, table)
    cells = table.day_cells(
        facts.published_on,
        count.last_day,
        local(now).date(),
        count_first_day=readings["publicity.count_first_day"],
        without=without,
    )
    return count.last_day, cells


CYCLE_NEXT: dict[str, Steps] = {
    C.PLANNING: CycleRoad.SUBMIT_PLAN,
    C.SUBMITTED: CycleRoad.LAUNCH,
    C.APPROVED: CycleRoad.CALL,
    C.CALLED: CycleRoad.CLOSE,
    C.VACANT: CycleRoad.CLOSE,
}


def cycle_waits(cycle: Cycle) -> Waiting | None:
    """What the cycle itself waits for; None once it has ended."""
    step = CYCLE_NEXT.get(cycle.state)
    return Waiting(Actor.CITY, step, step.law) if step else None
