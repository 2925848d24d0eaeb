"""Applicant and examiner speak of each other, and CITY decides by name what follows (Article 29)."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from award.law.art29_mutual_feedback import MECHANISM, in_the_window, not_given
from award.process.kinds import Actor
from award.process.mutual import ANSWERS, ITEMS, Outcome, Side
from award.records.cases import local
from award.records.complaints import complaints
from award.records.mutual.models import Statement
from award.records.mutual.queries import Pair, case, statements
from award.records.seat import Seat
from award.services import complaints as complaining
from award.services import integrity, ledger
from award.services.asking import BadDetails, ask, check
from award.services.deeds.conduct import Report
from award.services.telling import mutual as telling

CHOICES = tuple(ANSWERS.items())
FOR_CITY = "只给市主管部门的情况"


@dataclass(frozen=True, slots=True)
class OnExaminer:
    """The applicant's word on one examiner's discipline."""

    on_time: str = ask(ITEMS[Side.APPLICANT][0].words, "choice", options=CHOICES)
    impartial: str = ask(ITEMS[Side.APPLICANT][1].words, "choice", options=CHOICES)
    secrecy: str = ask(ITEMS[Side.APPLICANT][2].words, "choice", options=CHOICES)
    score_kept: str = ask(ITEMS[Side.APPLICANT][3].words, "choice", options=CHOICES)
    clean: str = ask(
        ITEMS[Side.APPLICANT][4].words, "choice", options=CHOICES, help="这一项只有市主管部门看得到"
    )
    to_other: str = ask(
        "给评审员的意见", "long", required=False, max=1000, help="双方都交了或者到期以后，对方看得到"
    )
    to_city: str = ask(
        FOR_CITY, "long", required=False, max=4000, help="选“否”的写明时间、地点、经过；不给评审员看"
    )

    def faults(self) -> dict[str, str]:
        return _reasons(self)


@dataclass(frozen=True, slots=True)
class OnApplicant:
    """An examiner's word on the applicant's conduct."""

    truthful: str = ask(ITEMS[Side.EXAMINER][0].words, "choice", options=CHOICES)
    open: str = ask(ITEMS[Side.EXAMINER][1].words, "choice", options=CHOICES)
    frugal: str = ask(ITEMS[Side.EXAMINER][2].words, "choice", options=CHOICES)
    hands_off: str = ask(ITEMS[Side.EXAMINER][3].words, "choice", options=CHOICES)
    clean: str = ask(
        ITEMS[Side.EXAMINER][4].words, "choice", options=CHOICES, help="这一项只有市主管部门看得到"
    )
    to_other: str = ask(
        "给申报单位的意见", "long", required=False, max=1000, help="双方都交了或者到期以后，对方看得到"
    )
    to_city: str = ask(
        FOR_CITY, "long", required=False, max=4000, help="选“否”的写明时间、地点、经过；不给申报单位看"
    )

    def faults(self) -> dict[str, str]:
        return _reasons(self)


WORDS: dict[Side, type[OnExaminer] | type[OnApplicant]] = {
    Side.APPLICANT: OnExaminer,
    Side.EXAMINER: OnApplicant,
}


def _reasons(said: OnExaminer | OnApplicant) -> dict[str, str]:
    side = Side.APPLICANT if isinstance(said, OnExaminer) else Side.EXAMINER
    if any(getattr(said, item.key) == "no" for item in ITEMS[side]) and not said.to_city.strip():
        return {"to_city": "有选“否”的，请写明情况，市主管部门才能核实"}
    return {}


@dataclass(frozen=True, slots=True)
class Settled:
    """A statement from which nothing follows."""

    finding: str = ask(
        "处理", "choice", options=tuple((o.value, o.label) for o in (Outcome.NOTED, Outcome.UNFOUNDED))
    )
    reason: str = ask("处理意见", "long", max=1000)


@dataclass(frozen=True, slots=True)
class ToComplaint:
    """What goes into an inquiry of the examiner."""

    facts: str = ask("反映的事实", "long", max=4000)


@dataclass(frozen=True, slots=True)
class Fault:
    """An applicant's fault, found by a named officer; another one confirms the entry that it makes."""

    facts: str = ask("认定的事实", "long", max=2000)
    heard: str = ask("听取申报单位陈述的情况", "long", max=1000)
    document: str = ask("认定文书及文号", max=120)
    committed_on: date | None = ask(
        "行为日期", "date", required=False, help="以后申报时，近3年从这一天算起；查不清的留空"
    )


def give(pair: Pair, said: OnExaminer | OnApplicant, *, by: Seat, now: datetime) -> Statement:
    """One side's word, once, within the window. BadDetails says why it cannot be taken."""
    side = Side.APPLICANT if isinstance(said, OnExaminer) else Side.EXAMINER
    check(said)
    if not _speaks(pair, side, by):
        raise BadDetails({"__all__": "只有到场的评审员和被评审的申报单位互相评价"})
    if side is Side.APPLICANT and not by.may_release:
        raise BadDetails({"__all__": "由本单位审批人提交评价"})
    facts = case(pair, side, now)
    for finding in (*in_the_window(facts), *not_given(facts)):
        raise BadDetails({"__all__": finding.because})
    answers = {item.key: getattr(said, item.key) for item in ITEMS[side]}
    try:
        with transaction.atomic():
            made = Statement.objects.create(
                application=pair.application, examiner=pair.examiner, side=side.value, answers=answers,
                to_other=said.to_other.strip(), to_city=said.to_city.strip(),
                given_by_id=by.person, given_at=now,
            )  # fmt: skip
            line = {"application": pair.application.subject, "digest": digest(made)}
            ledger.append(step="mutual.give", subject=made.subject, law=side.law, by=by, now=now, facts=line)
            doubted = any(answers[item.key] == "no" for item in ITEMS[side]) or made.to_city
            if doubted:
                telling.doubted(made, now)
            if side.other in pair.given:
                telling.both_are_in(pair, now)
    except IntegrityError:
        raise BadDetails({"__all__": "这份评价已经交了，不能再改"}) from None
    return made


def _speaks(pair: Pair, side: Side, by: Seat) -> bool:
    if side is Side.APPLICANT:
        return by.actor is Actor.APPLICANT and by.enterprise == pair.application.enterprise_id
    return by.actor is Actor.EXAMINER and by.person == pair.examiner.user_id


def settle(row: Statement, said: Settled, *, by: Seat, now: datetime) -> None:
    """Read, and nothing follows: with a reason, by name."""
    check(said)
    with transaction.atomic():
        _decide(_held(row, by), Outcome(said.finding), said.reason, by, now)


def to_complaint(row: Statement, said: ToComplaint, *, by: Seat, now: datetime) -> int:
    """What an applicant said of an examiner becomes a complaint, to be inquired into; its id."""
    check(said)
    with transaction.atomic():
        held = _held(row, by)
        if held.side != Side.APPLICANT:
            raise BadDetails({"__all__": "只有申报单位对评审员的评价可以登记为反映"})
        report = Report(complainant=held.application.name, facts=said.facts)
        made = complaining.register(held.examiner, report, by=by, now=now)
        held.complaint = made
        _decide(held, Outcome.COMPLAINT, f"评审纪律第{made.pk}件", by, now)
        return complaints(by).get(pk=made.pk).pk


def to_ledger(row: Statement, said: Fault, *, by: Seat, now: datetime) -> int:
    """What an examiner said of an applicant is found true: a draft of the integrity ledger; its id."""
    check(said)
    if said.committed_on and said.committed_on > local(now).date():
        raise BadDetails({"committed_on": "行为日期晚于今天"})
    with transaction.atomic():
        held = _held(row, by)
        if held.side != Side.EXAMINER:
            raise BadDetails({"__all__": "只有评审员对申报单位的评价可以认定为申报单位违规"})
        made = integrity.from_decision(
            held.application.enterprise, award=f"{held.application.cycle}包头市市长质量奖",
            committed_on=said.committed_on, found_on=local(now).date(), source="feedback",
            document=said.document, facts=f"{said.facts.strip()}\n听取陈述：{said.heard.strip()}",
            origin=held.subject, by=by, now=now,
        )  # fmt: skip
        held.entry = made
        _decide(held, Outcome.LEDGER, f"诚信台账第{made.pk}条，另一名工作人员复核后生效", by, now)
        return made.pk


def _held(row: Statement, by: Seat) -> Statement:
    """The row, locked, as this officer may see it; decided upon once, unless the second officer sent the
    entry back: then it is to be decided anew.
    """
    Statement.objects.select_for_update().get(pk=row.pk)
    held = statements(by).filter(pk=row.pk).first()
    if held is None:
        raise BadDetails({"__all__": "由市质量工作主管部门没有回避的工作人员处理"})
    if not held.open:
        raise BadDetails({"__all__": f"已经处理：{held.get_outcome_display()}"})
    return held


def _decide(row: Statement, outcome: Outcome, reason: str, by: Seat, now: datetime) -> None:
    row.outcome, row.reason = outcome.value, reason.strip()
    row.decided_by_id, row.decided_at = by.person, now
    row.save(update_fields=["outcome", "reason", "decided_by", "decided_at", "complaint", "entry"])
    facts = {"application": row.application.subject, "outcome": outcome.value}
    ledger.append(step="mutual.decide", subject=row.subject, law=MECHANISM, by=by, now=now, facts=facts)


def digest(row: Statement) -> str:
    """SHA-256 of what was said: the ledger holds it, so a changed row shows."""
    said = {"side": row.side, "answers": row.answers, "to_other": row.to_other, "to_city": row.to_city}
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
