"""The deeds of the city's qualification: recheck, decision, and its taking back (Article 22)."""

from dataclasses import dataclass
from typing import Any

from award.process.application import Road
from award.records.applications.models import Application
from award.services import outcomes
from award.services.asking import ask
from award.services.deeds.screening import REFUSAL_GROUNDS, Refusal
from award.services.steps import Act, effect


@dataclass(frozen=True, slots=True)
class Recheck:
    """The city's recheck of standing and completeness."""

    note: str = ask("复核情况", "long", max=2000)


@effect(Road.RECHECK, Recheck)
def rechecked(application: Application, details: Recheck, act: Act) -> dict[str, Any]:
    application.rechecked_at, application.recheck_note = act.now, details.note
    application.handler_id = act.by.user_id
    return {}


@effect(Road.QUALIFY)
def qualified(application: Application, details: None, act: Act) -> dict[str, Any]:
    application.handler_id = act.by.user_id
    outcomes.record(application, Road.QUALIFY, Road.QUALIFY.law, "具备申报资格", act, released=False)
    return {}


@effect(Road.NOT_QUALIFY, Refusal)
def not_qualified(application: Application, details: Refusal, act: Act) -> dict[str, Any]:
    law = REFUSAL_GROUNDS[details.ground][1]
    application.handler_id = act.by.user_id
    outcomes.record(application, Road.NOT_QUALIFY, law, details.reason, act, released=False)
    return {"ground": details.ground}


@effect(Road.TAKE_BACK, Refusal)
def taken_back(application: Application, details: Refusal, act: Act) -> dict[str, Any]:
    law = REFUSAL_GROUNDS[details.ground][1]
    outcomes.record(application, Road.TAKE_BACK, law, details.reason, act, released=True)
    return {"ground": details.ground}
