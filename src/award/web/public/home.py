"""/: what runs now is the hero; below it the track of each open cycle, the notices, the last recipients."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from award.law import art21_county_screening
from award.law.art33_certificates import NO_FORGERY
from award.law.citation import Law, cite
from award.law.workdays import Calendar, Cell
from award.process.cycle import C
from award.records.cases import calendar, local
from award.records.cycles.models import Cycle
from award.records.honours.models import Honour
from award.records.notices.models import PublicNotice
from award.web.parts import RoadStop
from award.web.public import track
from award.web.public.recipients import with_state
from award.web.public.shown import Shown, show
from award.web.public.validated import validated
from award.web.seats import SeatedRequest

OPEN = (C.APPROVED, C.CALLED, C.VACANT)
ENDINGS = ("circular", "vacancy", "abandoned")
LATEST = 6

# stop of the track -> what the hero says while nothing is on public notice there
SAYS: dict[int, tuple[str, str, Law]] = {
    track.CALL: (
        "已经批准启动", "申报公告发布以后开始受理申报。", cite(18, "经批准同意后，启动新一届评审表彰工作"),
    ),
    track.SCREENING: (
        "旗县区正在初审", "旗县区质量工作主管部门会同行业主管部门核实申报材料。",
        art21_county_screening.VERIFY,
    ),
    track.QUALIFICATION: (
        "正在资格审查", "具备申报资格的企业名单确定以后在这里公示，不少于5个工作日。",
        cite(22, "确定具备申报资格的企业名单并向社会公示"),
    ),
    track.DOCUMENTS: ("正在材料评审", "专家组评审通过公示的企业的申报材料。", cite(23, "对通过公示的企业")),
    track.SITE: ("正在现场评审", "专家组到进入现场评审的单位实地评价。", cite(23, "组建现场评审专家组")),
    track.DELIBERATION: (
        "正在最终审议", "拟授奖名单决定以后由市政府办公室在这里公示7个工作日。", cite(25, "决定拟授奖名单"),
    ),
    track.COMMENDATION: (
        "公示期满，等待批准", "市人民政府批准以后发布授奖通报。", cite(26, "报请市人民政府批准"),
    ),
}  # fmt: skip
FILING = cite(20, "符合申报条件的企业自愿申报市长质量奖")


@dataclass(frozen=True, slots=True)
class Hero:
    """One thing that goes on: a notice (`shown`), or the present step of a cycle in words.

    `filing`: applications are taken until `deadline`; `opens_on` lies ahead or is past.
    """

    title: tuple[str, str]
    law: Law | None
    shown: Shown | None = None
    say: str = ""
    filing: bool = False
    opens_on: date | None = None
    deadline: str = ""
    left: int = 0
    cells: tuple[Cell, ...] = ()
    call: PublicNotice | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """A cycle and its track."""

    cycle: Cycle
    track: list[RoadStop]


@login_not_required
@require_safe
@validated
def home(request: SeatedRequest) -> HttpResponse:
    days = calendar()
    cycles = Cycle.objects.filter(state__in=OPEN).prefetch_related(*track.FETCHED)
    facts = [track.public_facts(cycle, request.now, days) for cycle in cycles]
    heroes = [hero for f in facts for hero in _heroes(f, days)]
    heroes.sort(key=lambda h: (h.shown is None or not h.shown.running, _ends(h)))
    latest = list(
        PublicNotice.objects.select_related("cycle", "corrects").prefetch_related("cycle__plans")[:LATEST]
    )
    if not heroes:
        heroes = _last_ending(request, days)
    context = {
        "heroes": heroes,
        "tracks": [Progress(f.cycle, track.track(f)) for f in facts if f.cycle.state != C.VACANT],
        "latest": [show(notice, request.now, days) for notice in latest],
        "last": _last_recipients(),
        "today": local(request.now).date(),
        "no_forgery": NO_FORGERY,
    }
    return render(request, "public/home.html", context)


def _ends(hero: Hero) -> date:
    return hero.shown.last if hero.shown and hero.shown.last else date.max


def _heroes(facts: track.Public, days: Calendar) -> list[Hero]:
    """Every notice that runs in a cycle; else its present step."""
    running = list(facts.running)
    if running:
        return [Hero(s.title_lines, s.law, shown=s) for s in running]
    return [_step(facts, days)]


def _step(facts: track.Public, days: Calendar) -> Hero:
    name = f"{facts.cycle}包头市市长质量奖"
    here = track.place(facts)
    ending = next((facts.notices[k] for k in ENDINGS if k in facts.notices), None)
    if ending is not None:
        return Hero(ending.title_lines, ending.law, shown=ending)
    if here == track.APPLY:
        return _filing(name, facts, days)
    title, say, law = SAYS[here]
    return Hero((name, title), law, say=say)


def _filing(name: str, facts: track.Public, days: Calendar) -> Hero:
    """The weeks of filing: until when, and how many working days are left."""
    plan, today = facts.plan, facts.now.date()
    deadline = local(plan.deadline)
    before = plan.opens_on - timedelta(1)
    call = facts.notices.get("call")
    return Hero(
        (name, "正在受理申报" if today >= plan.opens_on else "即将受理申报"),
        FILING,
        filing=True,
        opens_on=plan.opens_on,
        deadline=f"{track.short(deadline.date(), facts)} {deadline:%H:%M}",
        left=days.workdays_between(today, deadline.date()),
        cells=days.day_cells(before, deadline.date(), today)[1:],
        call=call.notice if call else None,
    )


def _last_ending(request: SeatedRequest, days: Calendar) -> list[Hero]:
    """Between cycles: how the last one ended, if there was one."""
    ended = PublicNotice.objects.filter(kind__in=ENDINGS).select_related("cycle")
    last = ended.prefetch_related("cycle__plans").first()
    if last is None:
        return []
    shown = show(last, request.now, days)
    return [Hero(shown.title_lines, shown.law, shown=shown)]


def _last_recipients() -> list[Honour]:
    """The recipients of the newest cycle that has any, with what is public of their state."""
    newest = Honour.objects.order_by("-cycle_number").values_list("cycle_number", flat=True).first()
    if newest is None:
        return []
    return list(with_state(Honour.objects.filter(cycle_number=newest)).order_by("pk"))
