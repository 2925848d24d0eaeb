"""take(): the only writer of state. One lock, one transaction, one ledger line.

A step is taken by a seat, on a subject, at a revision that the page showed, with the details
that the step asks for. Whatever stands against it comes back as findings: clause and fact.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models, transaction

from award.law.citation import Finding, Findings, Kind, house, settle
from award.process.kinds import Actor, Steps
from award.records.applications.models import Application
from award.records.desk import kept_from
from award.records.seat import Seat
from award.services import ledger
from award.services.asking import BadDetails, check
from award.services.subjects import adapter

STALE = house("stale_page", "页面已过时，先看新的再办")
ELSEWHERE = house("not_from_here", "这一步不能从现在的状态办理")
UNRELEASED = house("unreleased", "审查、评审结果在名单公布或书面告知后才告知申报单位")


class Refused(Exception):
    """The step was not taken; nothing changed. `findings` say why, each with clause and fact."""

    def __init__(self, step: Steps, subject: models.Model, findings: Findings) -> None:
        super().__init__("；".join(f.because for f in findings))
        self.step, self.subject, self.findings = step, subject, findings


class WrongSeat(Exception):
    """The step belongs to another seat (403)."""

    def __init__(self, step: Steps, by: Seat) -> None:
        names = "、".join(sorted(a.label for a in step.by))
        super().__init__(f"“{step.label}”由{names}办理，你现在的席位是{by.actor.label}")


class Hidden(LookupError):
    """The subject is not on the seat's desk: for it, it does not exist (404)."""


@dataclass(frozen=True, slots=True)
class Act:
    """What an effect is given: who, when, and the subject's state before."""

    by: Seat
    now: datetime
    before: str


Effect = Callable[[Any, Any, Act], dict[str, Any]]
After = Callable[[Any, Any, Act], None]


@dataclass(frozen=True, slots=True)
class Deed:
    """A step's effect on the rows beside its state, the details it asks for, and what follows its line."""

    effect: Effect
    details: type[Any] | None
    after: After | None


DEEDS: dict[Steps, Deed] = {}


def effect(
    step: Steps, details: type[Any] | None = None, *, after: After | None = None
) -> Callable[[Effect], Effect]:
    """Register what a step does besides moving: (subject, details, act) -> the ledger's facts.

    `after` runs in the same transaction once the line is written: a list's members move then.
    """

    def register(function: Effect) -> Effect:
        DEEDS[step] = Deed(function, details, after)
        return function

    return register


def details_of(step: Steps) -> type[Any] | None:
    """The details class that a step asks for, or None."""
    deed = DEEDS.get(step)
    return deed.details if deed else None


def why_not(step: Steps, subject: models.Model, now: datetime, by: Seat, details: Any = None) -> Findings:
    """Everything that stands against the step, and every note: what the page shows above its button.

    The step's own attestations are asked of the seat that decides, so `by` is part of the question.
    """
    kind = adapter(subject)
    if by.actor is Actor.APPLICANT and _unreleased(subject):
        because = f"这份申报正在上级机关办理，结果公布前暂不能{step.label}"
        return (Finding(Kind.REFUSE, UNRELEASED, because, "state"),)
    if subject.state not in step.sources:  # type: ignore[attr-defined]
        here = kind.states(subject.state).label  # type: ignore[attr-defined]
        return (Finding(Kind.REFUSE, ELSEWHERE, f"现在是“{here}”，不能{step.label}", "state"),)
    if not step.provided:  # nothing to ask, so no facts to gather
        return ()
    case = kind.case(subject, now, by, details)
    found: list[Finding] = []
    for rule in step.provided:
        found.extend(f for f in rule(case) if f not in found)
    return settle(found, getattr(case, "attested", {})) if found else ()


def _unreleased(subject: models.Model) -> bool:
    """Something was decided that its applicant may not know yet: no answer may tell what."""
    return isinstance(subject, Application) and subject.shown != subject.state


def blocking(findings: Findings) -> Findings:
    """Those that keep the step from being taken: all but the notes."""
    return tuple(f for f in findings if f.blocks)


def may(step: Steps, subject: models.Model, by: Seat) -> bool:
    """Whether this seat could take the step from here at all, findings apart."""
    return by.actor in step.by and subject.state in step.sources  # type: ignore[attr-defined]


def take(
    step: Steps, subject: models.Model, *, by: Seat, now: datetime, seen: int, details: Any = None
) -> models.Model:
    """Take the step or raise: WrongSeat, Hidden, BadDetails, Refused. Returns the subject as it now is."""
    if by.actor not in step.by:
        raise WrongSeat(step, by)
    wanted = details_of(step)
    if wanted is not None:
        if not isinstance(details, wanted):
            raise BadDetails({"__all__": f"{step.label}缺少要填的内容"})
        check(details)
    with transaction.atomic():
        row = locked(subject, by)
        _fresh(step, row, seen)
        findings = blocking(why_not(step, row, now, by, details))
        if findings:
            raise Refused(step, row, findings)
        return move(step, row, by=by, now=now, details=details)


def locked(subject: models.Model, by: Seat) -> models.Model:
    """The row, locked, if it is on the seat's desk. A paper act reaches what its organ concerns."""
    kind = adapter(subject)
    rows = type(subject)._default_manager.select_related(*kind.with_it or (None,))
    found = rows.select_for_update(of=("self",)).filter(pk=subject.pk).first()
    on_paper = by.confirmed_by is not None and found is not None and not kept_from(by, found)
    if found is None or not (on_paper or kind.desk(by).filter(pk=subject.pk).exists()):
        raise Hidden(str(subject.pk))
    return found


def _fresh(step: Steps, row: models.Model, seen: int) -> None:
    if row.revision != seen:  # type: ignore[attr-defined]
        because = "你打开页面之后，另有人办过这一件，页面内容已经变了"
        raise Refused(step, row, (Finding(Kind.REFUSE, STALE, because, "stale"),))


def move(step: Steps, row: models.Model, *, by: Seat, now: datetime, details: Any = None) -> models.Model:
    """Change the state, run the effect, write the line. Only for steps already allowed."""
    before = row.state  # type: ignore[attr-defined]
    if step.target is not None:
        row.state = step.target.value  # type: ignore[attr-defined]
        adapter(row).entered(step, row, now)
    row.revision += 1  # type: ignore[attr-defined]
    deed = DEEDS.get(step)
    act = Act(by, now, before)
    more = deed.effect(row, details, act) if deed else {}
    row.save()
    written = {"from": before, "to": row.state, **adapter(row).marks(row), **more}  # type: ignore[attr-defined]
    ledger.append(step=step.key, subject=row.subject, law=step.law, by=by, now=now, facts=written)  # type: ignore[attr-defined]
    if deed and deed.after:
        deed.after(row, details, act)
    adapter(row).tell(step, row, by, now)
    return row
