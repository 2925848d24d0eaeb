"""The deeds of an honour after the award (Articles 30 and 31): history is kept, states change."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from award.process.honour import HonourRoad
from award.records.cases import local
from award.records.honours.models import Honour
from award.services.asking import ask
from award.services.steps import Act, effect


@dataclass(frozen=True, slots=True)
class Grounds:
    """What was established, in words that will be published."""

    grounds: str = ask("事由和依据", "long", max=4000)


def _proposed(article: int) -> Any:
    def proposed(honour: Honour, details: Grounds, act: Act) -> dict[str, Any]:
        honour.grounds_article, honour.grounds = article, details.grounds
        honour.proposed_by_id = act.by.user_id
        return {"article": article}

    return proposed


effect(HonourRoad.ESTABLISH, Grounds)(_proposed(30))
effect(HonourRoad.STUDY, Grounds)(_proposed(31))


@dataclass(frozen=True, slots=True)
class Dropped:
    reason: str = ask("不报请撤销的理由", "long", max=1000)


@effect(HonourRoad.DROP, Dropped)
def dropped(honour: Honour, details: Dropped, act: Act) -> dict[str, Any]:
    honour.grounds_article, honour.grounds = None, ""
    return {}


@dataclass(frozen=True, slots=True)
class Revocation:
    """The government's decision, by number and date."""

    revocation_number: str = ask("撤销决定文号", max=60)
    revoked_on: date | None = ask("成文日期", "date")


def _revoked(honour: Honour, details: Revocation, act: Act) -> dict[str, Any]:
    honour.revocation_number, honour.revoked_on = details.revocation_number, details.revoked_on
    return {"document_number": details.revocation_number, "article": honour.grounds_article}


effect(HonourRoad.REVOKE, Revocation)(_revoked)
effect(HonourRoad.REVOKE_FRAUD, Revocation)(_revoked)


@effect(HonourRoad.RECALL)
def recalled(honour: Honour, details: None, act: Act) -> dict[str, Any]:
    honour.recalled_on = local(act.now).date()
    return {}


@effect(HonourRoad.ANNOUNCE)
def announced(honour: Honour, details: None, act: Act) -> dict[str, Any]:
    honour.announced_on = local(act.now).date()
    return {}
