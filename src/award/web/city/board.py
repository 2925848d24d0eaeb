"""A list's rows with their scores: ranked, the line of five drawn, nothing decided (Article 24)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal

from award.law.art03_limits import MAX_AWARDS
from award.law.rank import Entry as Scored
from award.law.rank import Weights, rank
from award.process.application import S
from award.process.lists import MOVES, K, L
from award.process.plan import Plan
from award.records.applications.models import Application
from award.records.listing import FIRST_ACT, eligible
from award.records.notices.models import AwardList
from award.records.reviewing import scores


@dataclass(frozen=True, slots=True)
class Standing:
    """One application: its scores, its rank (None: unranked or below the floor), what the list says of it.

    `line`: the line of five is drawn below this row. `suggested`: within the plan's ratio, only a hint.
    """

    application: Application
    member: bool | None
    reason: str
    effect: str
    document: Decimal | None = None
    site: Decimal | None = None
    composite: Decimal | None = None
    rank: int | None = None
    suggested: bool = False
    line: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """`words`: what must be read with the table, ties across the line of five among them."""

    rows: tuple[Standing, ...]
    words: tuple[str, ...]
    scored: bool
    composite: bool


def board(award_list: AwardList) -> Board:
    """The list as it stands: while drafted, everybody who may be on it; afterwards who is and who is not."""
    kind, plan = K(award_list.kind), award_list.cycle.plan()
    rows = _rows(award_list, kind)
    if kind is K.QUALIFIED:
        return Board(tuple(rows), (), scored=False, composite=False)
    known = scores(award_list.cycle)
    scored = [
        replace(r, document=known.get(r.application.pk, {}).get("document"),
                site=known.get(r.application.pk, {}).get("site"))
        for r in rows
    ]  # fmt: skip
    if kind is K.SHORTLIST:
        return _by_documents(scored, plan)
    return _by_composite(scored, plan, proposed=kind is K.PROPOSED)


def _rows(award_list: AwardList, kind: K) -> list[Standing]:
    moves = MOVES[FIRST_ACT[kind]]
    entries = {e.application_id: e for e in award_list.entries.select_related("application__county")}
    drafted = award_list.state == L.DRAFT
    if drafted:
        there = list(eligible(award_list).select_related("county"))
    else:
        there = [e.application for e in entries.values()]
    made = []
    for a in there:
        entry = entries.get(a.pk)
        member = True if kind is K.QUALIFIED else entry.member if entry else None
        effect = _effect(moves.target, moves.left, member) if drafted else a.get_state_display()
        made.append(Standing(a, member, entry.reason if entry else "", effect))
    return made


def _effect(target: S, left: S | None, member: bool | None) -> str:
    if member is None:
        return "还没有拟定"
    if member:
        return f"列入，转为“{target.label}”"
    return f"不列入，转为“{left.label}”，书面告知理由" if left else "不列入，由专题会议一并审议"


def _by_documents(rows: Sequence[Standing], plan: Plan) -> Board:
    """Document scores, high to low; the plan's ratio says how many it would suggest."""
    ordered = sorted(rows, key=lambda r: (-(r.document or Decimal(-1)), r.application.number or ""))
    wanted = int((plan.shortlist_ratio * MAX_AWARDS).to_integral_value(ROUND_CEILING))
    ranked = []
    for r in ordered:
        place = None if r.document is None else 1 + sum((o.document or 0) > r.document for o in ordered)
        ranked.append(replace(r, rank=place, suggested=place is not None and place <= wanted))
    words = (
        f"方案按授奖名额的{plan.shortlist_ratio}倍，建议前{wanted}名进入现场评审；名单由主管部门确定并写明理由",
    )
    return Board(tuple(ranked), words, scored=True, composite=False)


def _by_composite(rows: Sequence[Standing], plan: Plan, *, proposed: bool) -> Board:
    """The composite by the plan's weights (24); a tie across the line of five is never broken here."""
    whole = {r.application.number or "": r for r in rows if r.document is not None and r.site is not None}
    entries = [Scored(number, r.document, r.site) for number, r in whole.items()]  # type: ignore[arg-type]
    ranking = rank(Weights(plan.weight_document, plan.weight_site), plan.floor, entries)
    ordered = [replace(whole[p.number], composite=p.composite, rank=p.rank) for p in ranking.places]
    five = ranking.places[ranking.cap - 1].composite if len(ranking.places) > ranking.cap else None
    ordered = [replace(r, line=n == ranking.cap and five is not None) for n, r in enumerate(ordered, start=1)]
    rest = [r for r in rows if (r.application.number or "") not in whole]
    names = {r.application.number: r.application.name for r in rows}
    words = [_named(w, names) for w in ranking.warnings] if rows else []
    if five is not None:
        rule = "至多5家" if proposed else "候选不受5个的限制，授奖总数不超过5个"
        words.insert(0, f"横线以上是前{ranking.cap}名；{rule}")
    return Board((*ordered, *rest), tuple(words), scored=True, composite=True)


def _named(words: str, names: dict[str | None, str]) -> str:
    """Numbers in a warning with the names they stand for."""
    for number, name in names.items():
        if number:
            words = words.replace(number, f"{name}（{number}）")
    return words
