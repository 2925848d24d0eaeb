"""Lists that wait for CITY: to be drawn up, released, or entered for an organ that does not log in."""

from collections.abc import Iterator, Mapping, Sequence

from django.db.models import Count, Q

from award.law.dates import spoken
from award.law.workdays import Cell
from award.process.application import S
from award.process.cycle import C
from award.process.kinds import Actor
from award.process.lists import MOVES, K, L, ListRoad
from award.records.listing import FIRST_ACT, PENDING
from award.records.notices.models import AwardList
from award.records.waiting import notice_clock
from award.web.city.common import on_hand
from award.web.city.item import Item, Moment
from award.web.parts import WorkRow

Counts = Mapping[tuple[int, str], int]
# The step after each state of the list of proposed recipients, and whose it is.
OF_OTHERS = {
    L.PROPOSED: ListRoad.DECIDE,
    L.DECIDED: ListRoad.PUBLISH_PROPOSED,
    L.REPORTED: ListRoad.CIRCULATE,
    L.CIRCULATED: ListRoad.CONFER,
}


def lists(counts: Counts, at: Moment, accounts: frozenset[str]) -> Iterator[Item]:
    """One row for each list whose next act is CITY's, or comes to CITY on paper."""
    unanswered = Count("notice__opinions", filter=Q(notice__opinions__treated_at=None))
    every = (
        AwardList.objects.filter(cycle__state=C.CALLED.value)
        .select_related("cycle", "notice", "notice__cycle")
        .prefetch_related("cycle__plans", "notice__cycle__plans")
        .annotate(unanswered=unanswered)
    )
    for award_list in every:
        item = _of(award_list, counts, at, accounts)
        if item is not None:
            yield item


def _of(award_list: AwardList, counts: Counts, at: Moment, accounts: frozenset[str]) -> Item | None:
    kind, state = K(award_list.kind), L(award_list.state)
    if state is L.DRAFT:
        return _draft(award_list, kind, counts)
    if kind is K.CANDIDATES and state is L.FIXED:
        return _item(award_list, ListRoad.CONSULT, "公开征求意见")
    if kind is K.CANDIDATES and state is L.CONSULTING:
        waiting = award_list.unanswered  # type: ignore[attr-defined]
        return _item(award_list, ListRoad.ANSWER_OPINION, f"处理{waiting}条意见", at) if waiting else None
    if kind is K.PROPOSED and state is L.PUBLISHED:
        return _item(award_list, ListRoad.REPORT, "公示期满后报请批准", at)
    step = OF_OTHERS.get(state) if kind is K.PROPOSED else None
    if step is not None and on_hand(next(iter(step.by)), accounts):
        return _item(award_list, step, f"代为登记：{step.label}")
    return None


def _draft(award_list: AwardList, kind: K, counts: Counts) -> Item | None:
    """A list not yet released: worth a row once a file has come to its threshold."""
    cycle, step = award_list.cycle_id, FIRST_ACT[kind]
    there = counts.get((cycle, MOVES[step].source.value), 0)
    refused = counts.get((cycle, S.NOT_QUALIFIED.value), 0) if kind is K.QUALIFIED else 0
    if not there + refused:
        return None
    pending = sum(counts.get((cycle, s.value), 0) for s in PENDING[kind])
    if pending:
        todo = f"还有{pending}家没有结论，已有{there}家"
    elif kind is K.QUALIFIED:
        todo = "复核后发布公示" if there else "无一家具备资格，作出空缺说明"
    elif award_list.prepared_by_id is None:
        todo = f"拟定名单，{there}家"
    else:
        todo = f"由另一名工作人员复核后{step.label}"
    return _item(award_list, step, todo)


def _item(award_list: AwardList, step: ListRoad, todo: str, at: Moment | None = None) -> Item:
    cells: Sequence[Cell] = ()
    note = ""
    if at is not None and award_list.notice is not None:
        last, cells = notice_clock(award_list.notice, at.now, at.days)
        note = f"公示到{spoken(last)}24:00" if at.today <= last else f"公示已于{spoken(last)}届满"
    row = WorkRow(
        title=str(award_list),
        url=f"/city/lists/{award_list.pk}/",
        step=L(award_list.state).label,
        law=step.law,
        todo=todo,
        cells=cells,
        deadline_note=note,
    )
    stage = "approval" if next(iter(step.by)) is not Actor.CITY or step is ListRoad.REPORT else "list"
    return Item(row, stage, cycle=award_list.cycle.number)
