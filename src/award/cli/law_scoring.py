"""`award law score` (Articles 7, 23) and `award law evaluate` (Articles 3, 24)."""

from decimal import Decimal
from typing import TYPE_CHECKING

from award.cli.law_common import Answer, add_facts_command
from award.law import figures
from award.law.art07_criteria import Criteria, criteria
from award.law.json_input import Reader
from award.law.rank import Entry, Weights, rank
from award.law.readings import Readings
from award.law.score import Flag, Method, Percents, Rules, Sheet, score

if TYPE_CHECKING:
    from award.cli import Subparsers


def register(subparsers: "Subparsers") -> None:
    add_facts_command(subparsers, "score", "汇总评审员的评分表", score_answer)
    add_facts_command(subparsers, "evaluate", "综合评分与排名", evaluate_answer)


def score_answer(reader: Reader, _readings: Readings) -> Answer:
    standard = _criteria(reader)
    rules = _rules(reader)
    sheets = _sheets(reader, standard)
    consensus = reader.optional("consensus", reader.nested)
    agreed = _percents(consensus, standard) if consensus else None
    outcome = score(standard, rules, sheets, agreed)
    return {
        "valid": outcome.valid,
        "total": figures.text(outcome.total),
        "by_category": {clause: figures.text(points) for clause, points in outcome.by_category.items()},
        "sheets": {examiner: figures.text(points) for examiner, points in outcome.sheets.items()},
        "flags": [_flag(flag) for flag in outcome.flags],
        "because": outcome.because,
    }


def evaluate_answer(reader: Reader, _readings: Readings) -> Answer:
    weights = reader.nested("weights")
    document = weights.decimal("document", text=True)
    site = weights.decimal("site", text=True)
    floor = reader.optional("floor", lambda key: reader.decimal(key, text=True))
    entries = _entries(reader)
    try:
        ranking = rank(Weights(document, site), floor, entries)
    except ValueError as error:
        raise reader.bad("weights", str(error)) from None
    return {
        "ranking": [
            {
                "number": place.number,
                "composite": figures.text(place.composite),
                "rank": place.rank,
                "below_floor": place.below_floor,
            }
            for place in ranking.places
        ],
        "cap": ranking.cap,
        "ties_at_cap": list(ranking.ties_at_cap),
        "warnings": list(ranking.warnings),
    }


def _criteria(reader: Reader) -> Criteria:
    try:
        return criteria(reader.text("criteria"))
    except LookupError as error:
        raise reader.bad("criteria", str(error.args[0])) from None


def _rules(reader: Reader) -> Rules:
    spread = reader.default("spread", reader.nested, Reader({}))
    default = Rules(Method.MEAN)
    return Rules(
        method=reader.member("method", Method),
        panel_min=reader.default("panel_min", lambda key: reader.integer(key, least=1), default.panel_min),
        item_points=spread.default("item_points", spread.decimal, default.item_points),
        total=spread.default("total", spread.decimal, default.total),
    )


def _sheets(reader: Reader, standard: Criteria) -> list[Sheet]:
    entries, found = reader.entries("sheets"), dict[str, Sheet]()
    for place in entries.values:
        entry = entries.nested(place)
        examiner = entry.text("examiner")
        if examiner in found:
            raise entry.bad("examiner", f"{examiner}有两份评分表")
        if entry.default("recused", entry.boolean, False):
            found[examiner] = Sheet(examiner, {}, recused=True)  # the rest stays unread (27)
        else:
            leader = entry.default("leader", entry.boolean, False)
            found[examiner] = Sheet(examiner, _percents(entry.nested("percent"), standard), leader)
    return list(found.values())


def _percents(reader: Reader, standard: Criteria) -> Percents:
    clauses = {item.clause for item in standard.items}
    found: dict[str, Decimal | None] = {}
    for clause in reader.values:
        if clause not in clauses:
            raise reader.bad(clause, f"{standard.version}没有这个评分条款")
        found[clause] = reader.nullable(clause, reader.decimal)
    return found


def _entries(reader: Reader) -> list[Entry]:
    entries, found = reader.entries("applications"), dict[str, Entry]()
    for place in entries.values:
        entry = entries.nested(place)
        number = entry.text("number")
        if number in found:
            raise entry.bad("number", f"{number}出现了两次")
        document = entry.decimal("document", most=1000, text=True)
        site = entry.decimal("site", most=1000, text=True)
        found[number] = Entry(number, document, site)
    return list(found.values())


def _flag(flag: Flag) -> Answer:
    if flag.clause is None:
        return {"clause": "total", "spread": figures.text(flag.spread)}
    return {"clause": flag.clause, "spread": int(flag.spread)}
