"""Rows become a case, after the award: titles, registers, visits, the use of a title."""

from datetime import datetime

from award.law import case as c
from award.law.art35_title_use import MisuseCase, Outcome
from award.law.readings import Readings
from award.process.event import E
from award.process.honour import GONE, H
from award.process.insignia import Move
from award.process.visit import POINTS
from award.records.cases import hand_of, local
from award.records.honours.models import Honour, MisuseReport
from award.records.insignia.models import Piece
from award.records.integrity.models import IntegrityEntry
from award.records.recipients.models import Batch, Entered
from award.records.seat import Seat
from award.records.visits.models import Mend, Visit


def honour_case(honour: Honour, now: datetime, seat: Seat) -> c.HonourCase:
    plan = honour.cycle.plan() if honour.cycle is not None else None
    return c.HonourCase(
        moment=local(now),
        awarded_on=honour.awarded_on,
        readings=plan.chosen() if plan else Readings.default(),
        article=honour.grounds_article,
        established=honour.state == H.ESTABLISHED and bool(honour.grounds.strip()),
        studied_by_sector=bool(honour.studied_with.strip()),
        events=frozenset(honour.events.filter(state=E.DECIDED.value).values_list("decision", flat=True)),
        hear_first=bool(plan and plan.hear_first),
        heard=honour.heard_on is not None,
        outstanding=tuple(str(p) for p in honour.pieces.prefetch_related("movements") if _held(p)),
        hands=c.Hands(by=seat.hand, prepared_by=hand_of(honour.proposed_by_id)),
    )


def entry_case(entry: IntegrityEntry | Entered, now: datetime, seat: Seat) -> c.EntryCase:
    return c.EntryCase(local(now), c.Hands(by=seat.hand, prepared_by=hand_of(entry.entered_by_id)))


def archive_case(batch: Batch, now: datetime, seat: Seat) -> c.EntryCase:
    """A batch was free of clashes when it was read; titles may have been registered since."""
    rows = list(batch.rows.all())
    held = set(
        Honour.objects.filter(enterprise__uscc__in=[r.uscc for r in rows]).values_list(
            "enterprise__uscc", "cycle_number"
        )
    )
    numbers = [r.certificate for r in rows if r.certificate]
    taken = set(Honour.objects.filter(certificate__in=numbers).values_list("certificate", flat=True))
    clashes = [f"{r}已在台账里" for r in rows if (r.uscc, r.cycle_number) in held]
    clashes += [f"证书编号{r.certificate}已在台账里" for r in rows if r.certificate in taken]
    hands = c.Hands(by=seat.hand, prepared_by=hand_of(batch.entered_by_id))
    return c.EntryCase(local(now), hands, tuple(clashes))


def _held(piece: Piece) -> bool:
    """Whether a trophy or certificate is with the recipient now."""
    last = piece.last()
    return last is not None and last.kind == Move.ISSUED


def visit_case(visit: Visit, now: datetime, seat: Seat) -> c.VisitCase:
    honour = visit.honour
    missing = [] if visit.visited_on else ["寻访日期"]
    missing += [words for key, (words, _) in POINTS.items() if key not in visit.points]
    for name, words in (("production", "生产经营情况"), ("quality", "质量管理情况")):
        if not getattr(visit, name).strip():
            missing.append(words)
    gone = honour.state in GONE
    return c.VisitCase(
        moment=local(now),
        awarded_on=honour.awarded_on,
        due_on=visit.due_on,
        revoked_on=(honour.revoked_on or local(now).date()) if gone else None,
        sector=visit.organ_id is not None,
        visited_on=visit.visited_on,
        missing=tuple(missing),
        hands=c.Hands(by=seat.hand, prepared_by=hand_of(visit.recorded_by_id)),
    )


def mend_case(mend: Mend, now: datetime, seat: Seat) -> c.EntryCase:
    return c.EntryCase(local(now), c.Hands(by=seat.hand, prepared_by=hand_of(mend.raised_by_id)))


def misuse_case(report: MisuseReport, now: datetime, seat: Seat) -> MisuseCase:
    return MisuseCase(Outcome(report.outcome) if report.outcome else None, report.kind == "fee")
