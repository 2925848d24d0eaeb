"""award-match/1: the record of a best match, and whether it holds (docs/draw.md).

The optimum is one number, but several fillings may reach it: a record holds when its pool follows from its
facts and points, its panels keep every rule, and no filling is worth more.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from award.law.bad_input import BadInput
from award.law.json_input import Reader
from award.process.draw.affinity import Facts, affinities, weighted
from award.process.draw.draw import Impossible, differences
from award.process.draw.match import Match, match
from award.process.draw.pool import Pool, digest, read_pool, whole_number

ALGORITHM = "award-match/1"
KEYS = (
    "algorithm", "weights", "facts", "pool", "pool_digest", "objective", "gap", "panels", "excluded",
    "unseated",
)  # fmt: skip
EVERYWHERE = "与每一组的申报件都有利害关系"


def record(
    pool: Pool, facts: Facts, weights: Mapping[str, int], seconds: float | None = None
) -> dict[str, Any]:
    """The best match of a pool with its affinities. Impossible where proven; NotInTime."""
    found = match(pool, seconds)
    if found is None:
        raise Impossible
    return {
        "algorithm": ALGORITHM,
        "weights": dict(sorted(weights.items())),
        "facts": facts.body(),
        "pool": pool.whole(),
        "pool_digest": digest(pool.whole()),
        "objective": whole_number(found.objective),
        "gap": found.gap,
        "panels": [
            {
                "id": p.id,
                "leader": found.leaders[p.id],
                "members": found.members[p.id],
                "reserves": found.reserves[p.id],
            }
            for p in pool.panels
        ],
        "excluded": [
            {"examiner": examiner, "panel": panel, "because": f"与{'、'.join(files)}有利害关系"}
            for (examiner, panel), files in sorted(pool.conflicting().items(), key=lambda e: e[0][::-1])
        ],
        "unseated": _unseated(pool, found),
    }


def _unseated(pool: Pool, found: Match) -> list[dict[str, Any]]:
    """Who sits nowhere and is no reserve either, with the panel that would suit best."""
    placed = {e for lists in (found.members, found.reserves) for people in lists.values() for e in people}
    barred = pool.conflicting()
    rows = []
    for examiner in pool.examiners:
        if examiner.id in placed:
            continue
        open_to = [p.id for p in pool.panels if (examiner.id, p.id) not in barred]
        if not open_to:
            rows.append({"examiner": examiner.id, "because": EVERYWHERE})
            continue
        best = max(open_to, key=lambda p, e=examiner.id: weighted(pool, e, p))  # type: ignore[misc]
        worth = weighted(pool, examiner.id, best)
        because = f"对最合适的{best}适配度{worth}，换入任何一组都不能使总适配度更高"
        rows.append({"examiner": examiner.id, "because": because})
    return rows


def not_a_record(given: Mapping[str, Any]) -> str:
    """Why this is no record of a match at all; empty where it is one, true or not."""
    for key in KEYS:
        if key not in given:
            return f"缺少“{key}”，不是匹配记录"
    return ""


def broken(given: Mapping[str, Any]) -> str:
    """Why the record does not hold; empty where it does."""
    if given["algorithm"] != ALGORITHM:
        return f"algorithm：只认{ALGORITHM}，记录写的是{given['algorithm']}"
    try:
        pool = read_pool(Reader(given["pool"], "pool"))
        again = record(pool, _facts(given), given["weights"])
    except BadInput as wrong:
        return str(wrong)
    except (KeyError, TypeError, AttributeError):
        return "facts：缺少评审员或申报件的情况，或者写法不对"
    except Impossible:
        return "pool：按这份名单无法组成评审组"
    if pool.affinity != affinities(given["weights"], _facts(given)):
        return "pool.affinity：与按facts和weights算出的适配度不同"
    for key in ("pool", "pool_digest", "objective", "facts", "weights", "excluded"):
        here, there = {key: given[key]}, {key: again[key]}
        if where := differences(here, there):
            return f"{where}：与重新求解的结果不同"
    return _fault(pool, given)


def _facts(given: Mapping[str, Any]) -> Facts:
    return Facts(given["facts"]["files"], given["facts"]["examiners"])


def _fault(pool: Pool, given: Mapping[str, Any]) -> str:
    """The rule that the record's own panels break, or the sum that they miss; empty where none."""
    people = {e.id: e for e in pool.examiners}
    barred = pool.conflicting()
    load: Counter[str] = Counter()
    total = 0
    if [p.get("id") for p in given["panels"]] != [p.id for p in pool.panels]:
        return "panels：各组与名单不同"
    reserves = [e for p in given["panels"] for e in p["reserves"]]
    seated = {e for p in given["panels"] for e in p["members"]}
    for n, (wanted, made) in enumerate(zip(pool.panels, given["panels"], strict=True)):
        at, members = f"panels[{n}]", made["members"]
        if len(set(members)) != wanted.size or {*members, *made["reserves"]} - set(people):
            return f"{at}.members：人数或人员与名单不同"
        if not members or members[0] != made["leader"] or not people[made["leader"]].may_lead:
            return f"{at}.leader：组长应排在第一位并有组长资格"
        if any((e, wanted.id) in barred for e in (*members, *made["reserves"])):
            return f"{at}：有利害关系的人不能入组或备选"
        if any(sum(s in people[e].skills for e in members) < least for s, least in wanted.needs):
            return f"{at}.members：专长人数不足"
        for limit, of in (("per_employer", "employer"), ("per_county", "county")):
            counted = Counter(getattr(people[e], of) for e in members)
            del counted[None]
            most = getattr(pool, limit)
            if most is not None and max(counted.values(), default=0) > most:
                return f"{at}.members：超过pool.limits.{limit}"
        if len(made["reserves"]) != pool.reserves:
            return f"{at}.reserves：备选人数与名单不同"
        load.update(members)
        total += sum(weighted(pool, e, wanted.id) for e in members)
    if pool.load is not None and max(load.values(), default=0) > pool.load:
        return "panels：超过pool.limits.load"
    if len(set(reserves)) != len(reserves) or set(reserves) & seated:
        return "panels：备选重复或已经入组"
    return (
        "" if total == given["objective"] else f"objective：各组合计{total}，记录写的是{given['objective']}"
    )
