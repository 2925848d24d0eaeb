"""The deeds of an honour after the award (Articles 30 and 31): history is kept, states change."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from award.process.honour import HonourRoad
from award.records.cases import local
from award.records.honours.models import Honour
from award.services import notices
from award.services.asking import ask
from award.services.steps import Act, effect


@dataclass(frozen=True, slots=True)
class Grounds:
    """What was established, in words that will be published."""

    grounds: str = ask("事由和依据", "long", max=4000)


@effect(HonourRoad.ESTABLISH, Grounds)
def fraud_established(honour: Honour, details: Grounds, act: Act) -> dict[str, Any]:
    return _proposed(honour, 30, details.grounds, act)


@dataclass(frozen=True, slots=True)
class Study:
    """The study of Article 31: the sector authority leads it, the quality authority joins."""

    sector: str = ask("会同研究的行业主管部门", max=120, example="包头市应急管理局")
    grounds: str = ask("事由和依据（将予以通报）", "long", max=4000)


@effect(HonourRoad.STUDY, Study)
def studied(honour: Honour, details: Study, act: Act) -> dict[str, Any]:
    honour.studied_with = details.sector.strip()
    return _proposed(honour, 31, details.grounds, act)


def _proposed(honour: Honour, article: int, grounds: str, act: Act) -> dict[str, Any]:
    honour.grounds_article, honour.grounds = article, grounds
    honour.proposed_by_id = act.by.user_id
    return {"article": article}


@dataclass(frozen=True, slots=True)
class Dropped:
    reason: str = ask("不报请撤销的理由", "long", max=1000)


@effect(HonourRoad.DROP, Dropped)
def dropped(honour: Honour, details: Dropped, act: Act) -> dict[str, Any]:
    honour.grounds_article, honour.grounds, honour.studied_with = None, "", ""
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
    """Published to all; an honour of the archive has no cycle here whose notices could carry it."""
    honour.announced_on = local(act.now).date()
    if honour.cycle is None:
        return {}
    notice = notices.revocation(honour, honour.cycle, act.now)
    return {"notice": notice.pk, "digest": notice.digest}
