"""Into the register of events about recipients: bulletins, reports, visits, courts (Articles 30 to 32)."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from award.law.art30_fraud import TRUTH
from award.law.art31_revocation import ACCIDENT, VIOLATION
from award.law.citation import Citation
from award.law.honour import EventKind
from award.process.event import SOURCES
from award.process.kinds import Actor
from award.records.cases import local
from award.records.events.models import Event
from award.records.files.models import Evidence
from award.records.honours.models import Honour, MisuseReport
from award.records.seat import Seat
from award.records.visits.models import Visit
from award.services import ledger, messages
from award.services.asking import BadDetails, ask, check

FIGURED = (EventKind.SAFETY_ACCIDENT,)


@dataclass(frozen=True, slots=True)
class Intake:
    """What became known. The figures grade production-safety accidents; every other grade is attested."""

    kind: str = ask("事件", "choice", options=tuple((k.value, k.zh) for k in EventKind))
    source: str = ask("来源", "choice", options=tuple(SOURCES.items()))
    document: str = ask("来源文书", max=120, required=False, example="事故调查报告批复文号")
    occurred_on: date | None = ask("发生日期", "date", help="第三十一条的3年按这一天算")
    found_on: date | None = ask("发现日期", "date", required=False)
    deaths: int | None = ask("死亡人数", "integer", required=False, least=0, unit="人", help="生产安全事故填")
    injuries: int | None = ask("重伤人数", "integer", required=False, least=0, unit="人")
    loss: Decimal | None = ask(
        "直接经济损失", "decimal", required=False, least=0, unit="万元", help="以经批复的调查报告为准"
    )
    facts: str = ask("情况", "long", max=4000)
    evidence: Evidence | None = ask("材料", "file", required=False)

    def faults(self) -> dict[str, str]:
        found = {}
        if self.found_on and self.occurred_on and self.found_on < self.occurred_on:
            found["found_on"] = "发现日期早于发生日期"
        figures = {"deaths": self.deaths, "injuries": self.injuries, "loss": self.loss}
        if self.kind not in FIGURED:
            found |= {n: "只有生产安全事故按数字定级，请留空" for n, v in figures.items() if v is not None}
        if self.loss is not None and self.loss >= Decimal(10) ** 12:
            found["loss"] = "直接经济损失的单位是万元，这个数太大"
        return found


def take_in(
    honour: Honour, details: Intake, *, by: Seat, now: datetime,
    report: MisuseReport | None = None, visit: Visit | None = None,
) -> Event:  # fmt: skip
    """Register an event. A revoked title has no more to lose, but what became known is still kept."""
    if by.actor not in (Actor.CITY, Actor.SECTOR):
        raise BadDetails({"__all__": "事件由市质量工作主管部门或者行业主管部门登记"})
    check(details)
    assert details.occurred_on is not None  # check() asked for it
    if details.occurred_on > local(now).date():
        raise BadDetails({"occurred_on": "发生日期晚于今天"})
    if details.found_on and details.found_on > local(now).date():
        raise BadDetails({"found_on": "发现日期晚于今天"})
    with transaction.atomic():
        event = Event.objects.create(
            honour=honour, kind=details.kind, source=details.source, document=details.document.strip(),
            report=report, visit=visit, occurred_on=details.occurred_on, found_on=details.found_on,
            deaths=details.deaths, injuries=details.injuries, loss=details.loss,
            facts=details.facts.strip(), evidence=details.evidence,
            entered_by_id=by.user_id, entered_at=now,
        )  # fmt: skip
        facts: dict[str, Any] = {
            "honour": honour.subject, "kind": event.kind, "occurred_on": event.occurred_on.isoformat(),
            "source": event.source, "report": report.subject if report else None,
            "visit": visit.subject if visit else None,
        }  # fmt: skip
        law = law_of(EventKind(event.kind))
        ledger.append(step="event.take_in", subject=event.subject, law=law, by=by, now=now, facts=facts)
        if by.actor is not Actor.CITY:
            text = f"行业主管部门登记了{honour.name}的一件事件"
            messages.send(messages.posts(Actor.CITY), text, f"/events/{event.pk}/", now)
    return event


def law_of(kind: EventKind) -> Citation:
    """Under which words an event is looked at."""
    if kind is EventKind.FRAUD:
        return TRUTH
    return VIOLATION if kind is EventKind.SERIOUS_VIOLATION else ACCIDENT
