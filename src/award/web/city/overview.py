"""How a cycle stands: how many files came how far, over all and by county (Article 9)."""

from dataclasses import dataclass

from django.db.models import Count

from award.process.application import S
from award.process.cycle import C
from award.records.cycles.models import Cycle
from award.records.desk import on_the_desk_of
from award.records.seat import Seat
from award.web.charts import Row, bars

STEPS = ("提交申报", "旗县区推荐", "具备资格", "材料评审", "现场评审", "列入候选", "拟授奖", "批准授奖")
# How many of the steps a file in each state has come through; a withdrawn one counts as filed only.
REACHED = {
    S.COUNTY_SCREENING: 1, S.RETURNED: 1, S.NOT_RECOMMENDED: 1, S.WITHDRAWN: 1, S.ENDED: 1,
    S.QUALIFICATION: 2, S.NOT_QUALIFIED: 2, S.QUALIFIED: 3, S.QUALIFIED_NOTICE: 3,
    S.DOCUMENT_REVIEW: 4, S.DOCUMENT_REVIEWED: 4, S.NOT_SHORTLISTED: 4,
    S.SITE_VISIT: 5, S.SITE_REVIEWED: 5, S.NOT_CANDIDATE: 5,
    S.CANDIDATE: 6, S.CONSULTATION: 6, S.PROPOSED: 6, S.NOT_CHOSEN: 6,
    S.CHOSEN: 7, S.AWARD_NOTICE: 7, S.DISQUALIFIED: 7, S.REPORTED: 7,
    S.APPROVED: 8, S.COMMENDED: 8, S.CONFERRED: 8,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Overview:
    """`states`: (label, how many, address of the list); `counties`: (name, one figure a step)."""

    cycle: Cycle
    total: int
    states: list[tuple[str, int, str]]
    funnel: list[Row]
    counties: list[tuple[str, list[int]]]
    steps: tuple[str, ...] = STEPS


def of(seat: Seat, number: str) -> Overview | None:
    """The cycle of that number, else the newest one that was called; None before there is any."""
    cycles = Cycle.objects.exclude(state__in=[C.NONE.value, C.PLANNING.value, C.SUBMITTED.value])
    if number.isdecimal() and len(number) < 5:
        cycles = cycles.filter(number=int(number))
    cycle = cycles.first()
    return _count(seat, cycle) if cycle else None


def _count(seat: Seat, cycle: Cycle) -> Overview:
    rows = on_the_desk_of(seat).filter(cycle=cycle).order_by()
    counted = rows.values_list("county__short", "county__order", "state").annotate(n=Count("pk"))
    by_county: dict[tuple[int, str], list[int]] = {}
    by_state: dict[S, int] = {}
    for name, order, state, n in counted:
        by_state[S(state)] = by_state.get(S(state), 0) + n
        line = by_county.setdefault((order, name), [0] * len(STEPS))
        for step in range(REACHED.get(S(state), 0)):
            line[step] += n
    totals = [sum(line[step] for line in by_county.values()) for step in range(len(STEPS))]
    return Overview(
        cycle=cycle,
        total=totals[0],
        states=[
            (s.label, by_state[s], f"/city/qualification/?cycle={cycle.number}&state={s.value}")
            for s in S
            if s in by_state
        ],
        funnel=bars(zip(STEPS, totals, strict=True), unit="家"),
        counties=[(name, line) for (_, name), line in sorted(by_county.items())],
    )
