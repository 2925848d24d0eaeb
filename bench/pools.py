"""Invented pools of the sizes that the figures are given for; the same for the same seed."""

from decimal import Decimal
from random import Random

from award.process.draw.pool import Candidate, Pool, Wanted

TRADES = 12
SKILLS = ("management", "industry", "site")


def pool(
    panels: int,
    examiners: int,
    size: int,
    *,
    load: int,
    per_employer: int = 2,
    per_county: int = 2,
    reserves: int = 0,
    needs: tuple[tuple[str, int], ...] = (),
    seed: int = 7,
) -> Pool:
    """One file a panel; the affinity is an examiner's knowledge of the file's trade, in hundredths."""
    rng = Random(seed)
    people = [
        Candidate(
            f"E{n:03d}",
            f"单位{rng.randrange(examiners // 3)}",
            f"1502{rng.randrange(10):02d}",
            tuple(s for s in SKILLS if rng.random() < 0.45),
            may_lead=rng.random() < 0.3,
        )
        for n in range(examiners)
    ]
    known = {e.id: [rng.random() * (1 if rng.random() < 0.5 else 0.3) for _ in range(TRADES)] for e in people}
    wanted = [Wanted(f"P{n:03d}", (f"A{n:03d}",), size, needs) for n in range(panels)]
    trade = {p.applications[0]: rng.randrange(TRADES) for p in wanted}
    return Pool(
        cycle=10,
        panels=tuple(wanted),
        examiners=tuple(people),
        conflicts=tuple((e.id, a) for e in people for a in trade if rng.random() < 0.03),
        load=load,
        per_employer=per_employer,
        per_county=per_county,
        reserves=reserves,
        affinity={
            (e.id, a): Decimal(round(100 * known[e.id][t])).scaleb(-2)
            for e in people
            for a, t in trade.items()
        },
    ).sorted()
