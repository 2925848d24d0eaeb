"""Where a cycle is, by article numbers, told from public facts alone: the plan, notices, releases."""

from dataclasses import dataclass
from datetime import date, datetime

from award.law.dates import WEEKDAYS
from award.law.workdays import Calendar
from award.process.cycle import C
from award.process.lists import K, L
from award.process.plan import Plan
from award.records.cases import local
from award.records.cycles.models import Cycle
from award.web.parts import RoadStop, State
from award.web.public.shown import Shown, show

STOPS = (
    (18, "启动评审"), (19, "发布通知"), (20, "自愿申报"), (21, "旗县区初审"), (22, "资格审查"),
    (23, "材料评审"), (23, "现场评审"), (24, "综合评议"), (25, "最终审议"), (26, "表彰奖励"),
)  # fmt: skip
LAUNCH, CALL, APPLY, SCREENING, QUALIFICATION, DOCUMENTS, SITE, EVALUATION, DELIBERATION, COMMENDATION = (
    range(10)
)
ALL_PAST = 10
AFTER = (
    "", "启动之后", "公告之后", "申报截止之后", "推荐截止之后", "资格公示之后", "材料评审之后",
    "现场评审之后", "综合评议之后", "公示期满之后",
)  # fmt: skip
OPEN_ENDED = "办法未定期限"
FETCHED = ("plans", "notices", "lists")  # what has to be fetched with the cycles for all this


@dataclass(frozen=True, slots=True)
class Public:
    """What is public of one cycle. `notices`: the newest of each kind; `running`: all whose clock runs."""

    cycle: Cycle
    plan: Plan
    notices: dict[str, Shown]
    running: tuple[Shown, ...]
    shortlisted: bool
    conferred: bool
    now: datetime

    def over(self, kind: str) -> bool:
        found = self.notices.get(kind)
        return found is not None and found.over

    def published(self, kind: str) -> bool:
        return kind in self.notices


def public_facts(cycle: Cycle, now: datetime, days: Calendar) -> Public:
    """Read from a cycle with its plans, notices and lists fetched beforehand."""
    every = {notice.pk: notice for notice in cycle.notices.all()}  # newest first
    newest: dict[str, Shown] = {}
    clocks = []
    for notice in every.values():
        if notice.corrects_id:
            notice.corrects = every[notice.corrects_id]
        if notice.kind not in newest or notice.days:
            shown = show(notice, now, days)
            newest.setdefault(notice.kind, shown)
            clocks += [shown] if shown.running else []
    lists = {(entry.kind, entry.state) for entry in cycle.lists.all()}
    return Public(
        cycle=cycle,
        plan=cycle.plan(),
        notices=newest,
        running=tuple(clocks),
        shortlisted=(K.SHORTLIST, L.FIXED) in lists,
        conferred=(K.PROPOSED, L.CONFERRED) in lists or cycle.state == C.CLOSED,
        now=local(now),
    )


def place(facts: Public) -> int:
    """The index of the present stop; ALL_PAST once the insignia are conferred."""
    if facts.conferred:
        return ALL_PAST
    reached = (
        (COMMENDATION, facts.published("circular") or facts.over("proposed")),
        (DELIBERATION, facts.published("proposed") or facts.over("candidates")),
        (EVALUATION, facts.published("candidates")),
        (SITE, facts.shortlisted),
        (DOCUMENTS, facts.over("qualified")),
        (QUALIFICATION, facts.published("qualified")),
        (CALL, facts.cycle.called_at is None),
        (QUALIFICATION, facts.now > facts.plan.county_deadline),
        (SCREENING, facts.now > facts.plan.deadline),
    )
    return next((stop for stop, holds in reached if holds), APPLY)


def track(facts: Public) -> list[RoadStop]:
    """The ten stops. Days to come are said only where they can be computed."""
    here = place(facts)
    stops = []
    for n, (article, label) in enumerate(STOPS):
        state: State = "past" if n < here else "now" if n == here else "next"
        stops.append(RoadStop(state, label, _when(n, state, facts), article=article))
    return stops


def _when(n: int, state: State, facts: Public) -> str:
    fixed = _planned(n, facts)
    if fixed and (state != "next" or facts.cycle.called_at is not None):
        return fixed
    if state == "next":
        return _earliest(n, facts) or AFTER[n]
    kind = {QUALIFICATION: "qualified", EVALUATION: "candidates", DELIBERATION: "proposed"}.get(n)
    found = facts.notices.get(kind) if kind else None
    if found is not None and found.last is not None:
        if found.running:
            return f"{found.word}中，{found.nth or 0}/{found.notice.days}"
        return f"至 {short(found.last, facts)}"
    return "已完成" if state == "past" else OPEN_ENDED


def _planned(n: int, facts: Public) -> str:
    """Stops whose day the record or the plan itself says."""
    cycle = facts.cycle
    match n:
        case 0 if cycle.launched_at:
            return short(local(cycle.launched_at).date(), facts)
        case 1 if cycle.called_at:
            return short(local(cycle.called_at).date(), facts)
        case 2 if cycle.called_at:
            return f"至 {short(local(facts.plan.deadline).date(), facts)}"
        case 3 if cycle.called_at:
            return f"至 {short(local(facts.plan.county_deadline).date(), facts)}"
        case 9 if "circular" in facts.notices:
            circular = facts.notices["circular"]
            return short(circular.dated_on or circular.published, facts)
    return ""


def _earliest(n: int, facts: Public) -> str:
    """The day after a running notice, for the step that waits for it."""
    kind = {DOCUMENTS: "qualified", DELIBERATION: "candidates", COMMENDATION: "proposed"}.get(n)
    found = facts.notices.get(kind) if kind else None
    if found is None or found.last is None or not found.running:
        return ""
    return f"最早 {short(date.fromordinal(found.last.toordinal() + 1), facts)}"


def short(day: date, facts: Public) -> str:
    """03-27（周五）; with the year where it is not this one."""
    said = f"{day:%m-%d}" if day.year == facts.now.year else day.isoformat()
    return f"{said}（周{WEEKDAYS[day.weekday()]}）"
