"""Fraud found before the award: CITY ends the review by name, and the integrity ledger learns of it (30)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from award.process.application import Road
from award.records.applications.models import Application
from award.records.cases import local
from award.services import integrity, outcomes
from award.services.asking import BadDetails, ask
from award.services.steps import Act, effect


@dataclass(frozen=True, slots=True)
class Fraud:
    """What was found, on what it rests, and when it was done."""

    reason: str = ask("查实的事实和理由（书面告知申报单位）", "long", max=2000)
    document: str = ask("认定文书及文号", max=120)
    committed_on: date | None = ask(
        "行为日期", "date", required=False, help="以后申报时，近3年从这一天算起；查不清的留空"
    )


def _into_the_ledger(application: Application, details: Fraud, act: Act) -> None:
    integrity.from_decision(
        application.enterprise,
        award=f"{application.cycle}包头市市长质量奖",
        committed_on=details.committed_on,
        found_on=local(act.now).date(),
        source="city",
        document=details.document,
        facts=details.reason,
        origin=application.subject,
        by=act.by,
        now=act.now,
    )


@effect(Road.END_FOR_FRAUD, Fraud, after=_into_the_ledger)
def ended(application: Application, details: Fraud, act: Act) -> dict[str, Any]:
    if details.committed_on and details.committed_on > local(act.now).date():
        raise BadDetails({"committed_on": "行为日期晚于今天"})
    outcomes.record(
        application, Road.END_FOR_FRAUD, Road.END_FOR_FRAUD.law, details.reason, act, released=True
    )
    return {"document": details.document.strip()}
