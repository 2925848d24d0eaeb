"""The deeds of asking departments: they join the county's check, answer, stay silent (Articles 21, 22)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from award.law.art22_qualification import REPLY_ZH
from award.process.application import Road
from award.records.applications.models import Application, SectorRequest
from award.records.cases import calendar, local
from award.records.files.models import Evidence
from award.records.people.models import Organ
from award.services.asking import BadDetails, ask
from award.services.steps import Act, effect


@dataclass(frozen=True, slots=True)
class Sectors:
    """Which sector authorities join the county's check."""

    organs: tuple[str, ...] = ask("会同的行业主管部门", "multi")


@effect(Road.ASK_SECTOR, Sectors)
def sector_asked(application: Application, details: Sectors, act: Act) -> dict[str, Any]:
    return {"organs": _ask(application, [(organ, 0) for organ in details.organs], act)}


def _ask(application: Application, pairs: list[tuple[str, int]], act: Act) -> list[str]:
    """Send what has not been sent; the reply is due after the plan's working days."""
    due = calendar().add_workdays(local(act.now).date(), application.cycle.plan().reply_days)
    organs = {str(o.pk): o for o in Organ.objects.filter(pk__in=[o for o, _ in pairs], active=True)}
    if any(organ not in organs for organ, _ in pairs):
        raise BadDetails({"organs": "没有这个部门，或已停用"})
    asked = {(str(organ), ground) for organ, ground in application.requests.values_list("organ", "ground")}
    new = [pair for pair in dict.fromkeys(pairs) if pair not in asked]
    if not new:
        raise BadDetails({"organs": "这些部门都已发过函"})
    SectorRequest.objects.bulk_create(
        SectorRequest(
            application=application, organ=organs[organ], ground=ground, sent_at=act.now, due_on=due
        )
        for organ, ground in new
    )
    return [f"organ/{organ}:{ground}" for organ, ground in new]


@dataclass(frozen=True, slots=True)
class Answer:
    """A sector authority's answer to one request."""

    request: int
    kind: str = ask("结论", "choice", options=tuple(REPLY_ZH.items()))
    text: str = ask("说明", "long", required=False, max=1000, help="有情形或无法核实的必须写明")
    evidence: Evidence | None = ask("依据材料", "file", required=False)

    def faults(self) -> dict[str, str]:
        if self.kind != "none" and not self.text.strip():
            return {"text": "有情形或无法核实的，请写明事实和依据"}
        return {}


@effect(Road.SECTOR_ANSWER, Answer)
def sector_answered(application: Application, details: Answer, act: Act) -> dict[str, Any]:
    return _answer(application, details, act)


@effect(Road.REPLY, Answer)
def replied(application: Application, details: Answer, act: Act) -> dict[str, Any]:
    return _answer(application, details, act)


def _answer(application: Application, details: Answer, act: Act) -> dict[str, Any]:
    request = application.requests.filter(pk=details.request, organ_id=act.by.organ or 0).first()
    if request is None:
        raise BadDetails({"__all__": "没有发给你部门的这件征求意见"})
    if request.kind:
        raise BadDetails({"__all__": "这件已经答复；差错请以更正记录改正"})
    request.kind, request.text, request.evidence = details.kind, details.text, details.evidence
    request.answered_at, request.answered_by_id = act.now, act.by.user_id
    request.save()
    return {"request": request.pk, "ground": request.ground, "answer": request.kind}


@dataclass(frozen=True, slots=True)
class Letters:
    """Which departments are asked about which grounds of Article 17: 'organ:ground' pairs."""

    organs: tuple[str, ...] = ask("部门与款项", "multi")


@effect(Road.CONSULT, Letters)
def consulted(application: Application, details: Letters, act: Act) -> dict[str, Any]:
    pairs = []
    for pair in details.organs:
        organ, _, ground = pair.partition(":")
        if not ground.isdecimal() or not 1 <= int(ground) <= 6:
            raise BadDetails({"organs": "款项应为第十七条第（一）至（六）项"})
        pairs.append((organ, int(ground)))
    application.handler_id = application.handler_id or act.by.user_id
    return {"letters": _ask(application, pairs, act)}


@dataclass(frozen=True, slots=True)
class Excuse:
    """CITY decides without an overdue reply, with a reason: silence itself is never consent."""

    request: int
    reason: str = ask("逾期未复仍作决定的理由", "long", max=1000)


@effect(Road.EXCUSE_SILENCE, Excuse)
def silence_excused(application: Application, details: Excuse, act: Act) -> dict[str, Any]:
    request = application.requests.filter(pk=details.request, kind="").exclude(ground=0).first()
    if request is None:
        raise BadDetails({"__all__": "没有这件未复的征求意见"})
    today = local(act.now).date()
    if today <= request.due_on:
        because = f"{request.organ}的回函期限到{request.due_on}24时，尚未逾期"
        raise BadDetails({"reason": because})
    request.excused_because = details.reason
    request.save(update_fields=["excused_because"])
    return {
        "request": request.pk,
        "ground": request.ground,
        "overdue_days": (today - request.due_on) // timedelta(1),
    }
