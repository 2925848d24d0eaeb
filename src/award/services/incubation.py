"""Into the pool and on: a unit asks or is named, CITY confirms, each guides on its own ground (11-14)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from award.law import uscc as credit_code
from award.law.art14_joining_the_pool import Way
from award.process.incubation import OPEN, PoolRoad
from award.process.kinds import Actor
from award.records.cases import local
from award.records.files.models import Evidence
from award.records.incubation.models import Guidance, PoolEntry
from award.records.people.models import County, Enterprise
from award.records.seat import Seat
from award.services.asking import BadDetails, ask, check
from award.services.steps import Act, effect, take

ALREADY = "已经在培育库，或者正等确认"


@dataclass(frozen=True, slots=True)
class Intent:
    """The enterprise's own word."""

    intent: str = ask(
        "申报意向和需要的帮扶", "long", max=1000, example="计划申报第11届，希望得到标准宣贯和自评辅导"
    )


@dataclass(frozen=True, slots=True)
class Referral:
    """A county, a department or the authority names a unit that wants to apply."""

    uscc: str = ask("统一社会信用代码", max=30, example="91150203MA00000000")
    name: str = ask("单位名称", max=100)
    county: str = ask("住所所在旗县区", "choice", help="旗县区推荐本辖区的单位")
    intent: str = ask("推荐理由和需要的帮扶", "long", max=1000)
    willing: bool = ask("已经征得该单位同意：有意向申报，自愿加入", "tick")

    def faults(self) -> dict[str, str]:
        answer = credit_code.check(self.uscc)
        return {} if answer.valid else {"uscc": answer.because or "统一社会信用代码有误"}


def join(enterprise: Enterprise, details: Intent, *, by: Seat, now: datetime) -> PoolEntry:
    """The enterprise asks for itself. BadDetails where it is in already."""
    check(details)
    if enterprise.county is None:
        raise BadDetails({"__all__": "单位还没有登记住所所在旗县区"})
    return _enter(
        PoolRoad.ASK,
        enterprise,
        enterprise.county,
        Way.BY_ITSELF,
        details.intent,
        by=by,
        now=now,
        willing=True,
    )


WAYS = {
    Actor.COUNTY: Way.COUNTY_REFERRAL,
    Actor.SECTOR: Way.SECTOR_REFERRAL,
    Actor.CITY: Way.OTHER,
}


def refer(details: Referral, *, by: Seat, now: datetime) -> PoolEntry:
    """Another names it. An enterprise that never registered here is entered by its credit code."""
    check(details)
    code = credit_code.check(details.uscc).normalised
    with transaction.atomic():
        county = County.objects.filter(pk=details.county).first()
        if county is None:
            raise BadDetails({"county": "请选择旗县区"})
        enterprise, new = Enterprise.objects.get_or_create(
            uscc=code, defaults={"name": details.name.strip(), "county": county, "created_at": now}
        )
        place = county if new or enterprise.county is None else enterprise.county
        return _enter(
            PoolRoad.REFER, enterprise, place, WAYS[by.actor], details.intent,
            by=by, now=now, willing=details.willing,
        )  # fmt: skip


def _enter(
    step: PoolRoad,
    enterprise: Enterprise,
    county: County,
    way: Way,
    intent: str,
    *,
    by: Seat,
    now: datetime,
    willing: bool,
) -> PoolEntry:
    if enterprise.pool_entries.filter(state__in=[b.value for b in OPEN]).exists():
        raise BadDetails({"uscc" if step is PoolRoad.REFER else "intent": f"{enterprise}{ALREADY}"})
    with transaction.atomic():
        entry = PoolEntry.objects.create(
            enterprise=enterprise,
            county=county,
            way=way.value,
            referred_county_id=by.county if by.actor is Actor.COUNTY else None,
            referred_organ_id=by.organ if by.actor is Actor.SECTOR else None,
            intent=intent.strip(),
            willing=willing,
            asked_at=now,
        )
        try:
            take(step, entry, by=by, now=now, seen=0)
        except IntegrityError:  # two at once: the other was first
            raise BadDetails({"__all__": f"{enterprise}{ALREADY}"}) from None
        entry.refresh_from_db()
        return entry


@effect(PoolRoad.ASK)
def asked(entry: PoolEntry, details: None, act: Act) -> dict[str, Any]:
    return {"enterprise": f"enterprise/{entry.enterprise_id}", "way": entry.way}


effect(PoolRoad.REFER)(asked)


@effect(PoolRoad.ADMIT)
def admitted(entry: PoolEntry, details: None, act: Act) -> dict[str, Any]:
    entry.admitted_on = local(act.now).date()
    return {"enterprise": f"enterprise/{entry.enterprise_id}"}


@dataclass(frozen=True, slots=True)
class Ending:
    reason: str = ask("理由", "long", max=1000)


def _ended(entry: PoolEntry, details: Ending, act: Act) -> dict[str, Any]:
    entry.ended_on, entry.ended_because = local(act.now).date(), details.reason.strip()
    return {"enterprise": f"enterprise/{entry.enterprise_id}"}


effect(PoolRoad.DECLINE, Ending)(_ended)
effect(PoolRoad.LEAVE, Ending)(_ended)


@dataclass(frozen=True, slots=True)
class Help:
    """One piece of guidance; nothing of it costs the enterprise anything (Article 14)."""

    held_on: date | None = ask("日期", "date")
    topic: str = ask("内容", max=100, example="卓越绩效准则宣贯，自评报告辅导")
    text: str = ask("情况", "long", required=False, max=2000)
    evidence: Evidence | None = ask("照片或资料", "file", required=False)


@effect(PoolRoad.GUIDE, Help)
def guided(entry: PoolEntry, details: Help, act: Act) -> dict[str, Any]:
    assert details.held_on is not None  # asked for
    if details.held_on > local(act.now).date():
        raise BadDetails({"held_on": "日期还没有到，指导以后再登记"})
    if entry.admitted_on is not None and details.held_on < entry.admitted_on:
        raise BadDetails({"held_on": f"早于入库日期{entry.admitted_on}"})
    made = Guidance.objects.create(
        entry=entry,
        held_on=details.held_on,
        topic=details.topic.strip(),
        text=details.text.strip(),
        evidence=details.evidence,
        given_by=act.by.body,
        actor=act.by.actor.value,
        by_id=act.by.person,
        at=act.now,
    )
    return {"guidance": made.pk}
