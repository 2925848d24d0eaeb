"""The deeds of an application's own road: filed, withdrawn, attested, approved; and corrections."""

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Max

from award.process.application import Road
from award.records.applications.models import Application, Attestation
from award.services import frozen, outcomes
from award.services.asking import BadDetails, ask
from award.services.steps import Act, effect

GROUNDS = tuple((str(n), f"第十七条第（{'一二三四五六'[n - 1]}）项") for n in range(1, 7))


@effect(Road.START)
def started(application: Application, details: None, act: Act) -> dict[str, Any]:
    return {}


@effect(Road.SUBMIT)
def submitted(application: Application, details: None, act: Act) -> dict[str, Any]:
    """The number is given, the dossier frozen; its digest is the receipt's."""
    application.submitted_at = act.now
    application.plan_version = application.cycle.plan_version()
    application.number = next_number(application)
    application.name = str(application.draft.values.get("name") or application.name)
    dossier = frozen.freeze(application, act.by, act.now)
    return {"number": application.number, "dossier": dossier.digest}


def next_number(application: Application) -> str:
    """质奖〔10〕007号: by order of filing in the cycle."""
    taken = application.cycle.applications.exclude(number=None).aggregate(last=Max("number"))["last"]
    serial = int(re.sub(r".*〕(\d+)号", r"\1", taken)) if taken else 0
    return f"质奖〔{application.cycle.number}〕{serial + 1:03d}号"


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason in words, told to whom it concerns."""

    reason: str = ask("理由", "long", max=1000)


@effect(Road.WITHDRAW, Reason)
def withdrawn(application: Application, details: Reason, act: Act) -> dict[str, Any]:
    outcomes.record(application, Road.WITHDRAW, Road.WITHDRAW.law, details.reason, act, released=True)
    return {}


@dataclass(frozen=True, slots=True)
class Word:
    """A named official's word on a point that no rule computes."""

    key: str
    holds: str = ask("认定", "choice", options=(("yes", "符合，不影响申报"), ("no", "不符合")))
    reason: str = ask("依据和理由", "long", max=1000)


def _attested(application: Application, details: Word, act: Act) -> dict[str, Any]:
    Attestation.objects.create(
        application=application,
        key=details.key,
        actor=act.by.actor.value,
        holds=details.holds == "yes",
        reason=details.reason,
        by_id=act.by.person,
        at=act.now,
    )
    return {"key": details.key, "holds": details.holds == "yes"}


effect(Road.COUNTY_ATTEST, Word)(_attested)
effect(Road.CITY_ATTEST, Word)(_attested)


@effect(Road.DISQUALIFY, Reason)
def disqualified(application: Application, details: Reason, act: Act) -> dict[str, Any]:
    """Nobody moves up: a replacement would have to walk Article 25 again (interpretation 0006)."""
    outcomes.record(application, Road.DISQUALIFY, Road.DISQUALIFY.law, details.reason, act, released=True)
    return {}


@effect(Road.REPORT_LATER)
def reported_later(application: Application, details: None, act: Act) -> dict[str, Any]:
    return {}


@effect(Road.APPROVE)
def approved(application: Application, details: None, act: Act) -> dict[str, Any]:
    return {}


@effect(Road.NOT_APPROVE, Reason)
def not_approved(application: Application, details: Reason, act: Act) -> dict[str, Any]:
    """The government may decline what it is asked for; nobody moves up."""
    outcomes.record(application, Road.NOT_APPROVE, Road.NOT_APPROVE.law, details.reason, act, released=True)
    return {}


@dataclass(frozen=True, slots=True)
class Correction:
    """A correcting entry: which line of the ledger is wrong, and what holds instead."""

    line: int | None = ask("有误的记录序号", "integer", least=1)
    reason: str = ask("更正内容和理由", "long", max=1000)


@effect(Road.CORRECT_ENTRY, Correction)
def corrected(application: Application, details: Correction, act: Act) -> dict[str, Any]:
    """Points to the wrong line; what happened stays as it was written."""
    from award.records.ledger.models import Line

    wrong = Line.objects.filter(sequence=details.line or 0, subject=application.subject).first()
    if wrong is None:
        raise BadDetails({"line": "这份申报没有这个序号的记录"})
    if wrong.true_actor == f"user/{act.by.user_id}":
        raise BadDetails({"line": "自己经办的记录由另一名工作人员更正"})
    outcomes.record(
        application, Road.CORRECT_ENTRY, Road.CORRECT_ENTRY.law, details.reason, act, released=False
    )
    return {"corrects": wrong.sequence, "corrects_digest": wrong.digest}
