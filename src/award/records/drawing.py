"""The pool of a draw, from its rows: who is appointed, which files wait, which ties are known (9, 23, 27)."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from award.law.case import DrawCase, Hands
from award.process.application import S
from award.process.draw.affinity import affinities
from award.process.draw.because import prove
from award.process.draw.draw import commitment, differences
from award.process.draw.filling import Filling
from award.process.draw.pool import Candidate, Pool, Wanted, digest
from award.process.drawing import DrawState
from award.process.panel import P
from award.process.plan import BAOTOU
from award.records.applications.models import Application
from award.records.appointments import appointed
from award.records.conflicts import ties
from award.records.cycles.models import Cycle
from award.records.draws.models import Draw
from award.records.ledger.models import Line
from award.records.matching import EXAMINER, facts_of
from award.records.reviewing import rules
from award.records.reviews.models import Examiner, Panel
from award.records.sealing import Unsealable
from award.records.seat import Seat

CHANGED = {
    "examiners": "评审员",
    "panels": "申报件",
    "conflicts": "利害关系",
    "affinity": "评审员或申报单位的行业、类目登记",
}
WAITING = {"document": (S.QUALIFIED_NOTICE, S.DOCUMENT_REVIEW), "site": (S.SITE_VISIT,)}


def files_waiting(cycle: Cycle, kind: str) -> QuerySet[Application]:
    """Files of this stage that no panel of it has yet."""
    standing = Panel.objects.filter(cycle=cycle, kind=kind, state=P.STANDING.value)
    taken = standing.exclude(applications=None).values("applications")
    states = [s.value for s in WAITING[kind]]
    rows = Application.objects.filter(cycle=cycle, state__in=states).exclude(pk__in=taken)
    return rows.select_related("county", "enterprise").order_by("number")


def candidates(cycle: Cycle) -> QuerySet[Examiner]:
    """Whoever may sit on a panel of this cycle."""
    return appointed(cycle).select_related("user", "county").distinct()


def pool_of(cycle: Cycle, kind: str, chosen: Mapping[str, Any]) -> Pool:
    """The pool that an officer's choice gives now: only what still waits and who may still sit is in it.

    Examiners and employers go by numbers, so that a record can be shown to anybody. With weights, each
    examiner's worth to each file is in it.
    """
    people = list(candidates(cycle).filter(pk__in=chosen["examiners"]))
    files = {a.pk: a for a in files_waiting(cycle, kind) if str(a.pk) in chosen["files"]}
    groups: dict[int, list[str]] = {}
    for pk, application in files.items():
        groups.setdefault(int(chosen["files"][str(pk)]), []).append(application.number or "")
    employers = {name: n for n, name in enumerate(sorted({e.employer.strip() for e in people}), start=1)}
    made = Pool(
        cycle=cycle.number,
        panels=tuple(
            Wanted(f"P{n}", tuple(numbers), chosen["size"], tuple(chosen["needs"].items()))
            for n, numbers in groups.items()
        ),
        examiners=tuple(
            Candidate(
                f"{EXAMINER}{e.pk}",
                f"employer/{employers[e.employer.strip()]}",
                e.county_id,
                tuple(e.skills),
                e.may_lead,
            )
            for e in people
        ),
        conflicts=tuple(
            (f"{EXAMINER}{t.examiner}", files[t.application].number or "")
            for t in ties(people, files.values())
            if t.firm
        ),
        load=chosen["load"],
        per_employer=chosen["per_employer"],
        per_county=chosen["per_county"],
        reserves=chosen["reserves"] or 0,
    ).sorted()
    if not chosen.get("weights"):
        return made
    return replace(made, affinity=affinities(chosen["weights"], facts_of(cycle, made)))


def possible(pool: Pool) -> bool:
    return Filling(pool).possible


def why_impossible(pool: Pool) -> str:
    """The proof in words; empty where panels can be drawn."""
    if not pool.panels:
        return "没有选要交评审组的申报件"
    return "" if possible(pool) else prove(pool, possible).words()


def draw_case(draw: Draw, now: datetime, seat: Seat, details: Any) -> DrawCase:
    """With details, the pool as it would be fixed; without, whether the fixed one is still true."""
    impossible = stale = ""
    if details is not None and hasattr(details, "chosen"):
        impossible = _too_few(draw, details.size)
        impossible = impossible or why_impossible(pool_of(draw.cycle, draw.kind, details.chosen()))
    elif draw.chosen:
        stale = _stale(draw)
    prepared = str(draw.fixed_by_id) if draw.fixed_by_id and details is None else ""
    return DrawCase(
        moment=now.astimezone(BAOTOU),
        impossible=impossible,
        stale=stale,
        tampered="" if details is not None else _tampered(draw),
        hands=Hands(by=seat.hand, prepared_by=prepared),
    )


def _too_few(draw: Draw, size: int) -> str:
    minimum = rules(draw.cycle.plan(), draw.kind).panel_min
    return f"每组定为{size}人，少于本届方案的{minimum}名" if size < minimum else ""


def _stale(draw: Draw) -> str:
    pool = pool_of(draw.cycle, draw.kind, draw.chosen)
    where = differences(draw.pool, pool.whole() if draw.matched else pool.body())
    if not where:
        return ""
    what = CHANGED.get(where.partition("[")[0].partition(".")[0], "条件")
    return f"名单固定以后，{what}有了变化，请重新{'求解' if draw.matched else '固定名单'}"


def record_digest(record: Mapping[str, Any]) -> str:
    """Of a draw's or a match's record, as the ledger holds it."""
    return hashlib.sha256(json.dumps(record, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _tampered(draw: Draw) -> str:
    """What in the store differs from the digests that the ledger holds; empty where nothing does."""
    lines = Line.objects.filter(subject=draw.subject).order_by("-sequence")
    told: dict[str, Any] = {}
    for facts in lines.values_list("facts", flat=True):
        told = facts | told
    if draw.commitment != told.get("commitment", ""):
        return "种子的摘要与台账所记的不符"
    if draw.state == DrawState.FIXED:
        try:
            opened = commitment(bytes.fromhex(draw.seed()))
        except (Unsealable, KeyError, ValueError):
            return "封存的种子打不开：封存密钥不是当时的那一把，或者内容被改动过"
        if opened != draw.commitment:
            return "封存的种子与公开的摘要不符"
    if draw.pool and digest(draw.pool) != told.get("pool_digest"):
        return "保存的名单与台账所记的摘要不符"
    if draw.record and record_digest(draw.record) != told.get("record_digest"):
        return f"保存的{draw.get_way_display()}记录与台账所记的摘要不符"
    return ""


def people_of(names: Iterable[str]) -> dict[str, Examiner]:
    """The examiners behind a record's numbers."""
    keys = [n.removeprefix(EXAMINER) for n in names]
    rows = Examiner.objects.select_related("user", "county").filter(pk__in=[k for k in keys if k.isdecimal()])
    return {f"{EXAMINER}{e.pk}": e for e in rows}
