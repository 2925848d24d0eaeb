"""Acts on paper: an organ that does not log in acts by its document.

One officer of CITY enters it, another confirms it. Where an account of the organ exists, only it can act.
"""

from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models, transaction

from award.law.citation import Finding, Findings, Kind, house
from award.process.application import Road
from award.process.honour import HonourRoad
from award.process.kinds import Actor, Steps
from award.process.lists import ListRoad
from award.process.objection import ObjectionRoad
from award.records.cycles.models import PaperAct
from award.records.files.models import Evidence
from award.records.people.models import Organ, Post, User
from award.records.seat import Seat, on_paper
from award.services import ledger
from award.services.asking import BadDetails, check
from award.services.steps import Refused, details_of, take
from award.services.subjects import ADAPTERS

FOUR_EYES = house("four_eyes", "代为登记的与复核的不得为同一人")
OWN_ACCOUNT = house("own_account", "机关有账号的，只能由其本席办理")

ON_PAPER: tuple[Steps, ...] = (
    Road.REPLY,
    Road.SECTOR_ANSWER,
    Road.APPROVE,
    Road.NOT_APPROVE,
    ListRoad.DECIDE,
    ListRoad.PUBLISH_PROPOSED,
    ListRoad.CIRCULATE,
    ListRoad.CONFER,
    ObjectionRoad.CONSENT,
    ObjectionRoad.REFUSE_CONSENT,
    HonourRoad.OPINION,
    HonourRoad.REVOKE,
    HonourRoad.REVOKE_FRAUD,
    HonourRoad.NOT_REVOKE,
)
# A letter of objection makes its own row (services/objections.py), so it is not chosen from a list.
LETTERS_OF_OBJECTION: tuple[Steps, ...] = (ObjectionRoad.FILE, ObjectionRoad.FILE_LEAD)
BY_KEY = {step.key: step for step in (*ON_PAPER, *LETTERS_OF_OBJECTION)}


def organ_has_account(actor: Actor, organ: Organ | None) -> bool:
    """Whether somebody sits on the organ's own seat."""
    return Post.objects.filter(actor=actor.value, organ=organ, active=True).exists()


def enter(
    step: Steps,
    subject: models.Model,
    *,
    organ: Organ | None,
    details: Any,
    document_number: str,
    dated_on: date,
    received_at: datetime,
    scan: Evidence | None,
    by: Seat,
    now: datetime,
) -> PaperAct:
    """Register what the paper says; it takes effect when a second officer confirms it."""
    actor = next(iter(step.by))
    if by.actor is not Actor.CITY or step.key not in BY_KEY:
        raise BadDetails({"__all__": "这一步不能代为登记"})
    if organ_has_account(actor, organ):
        body = organ.name if organ else actor.label
        because = f"{body}在系统里有账号，请由其本席办理"
        raise Refused(step, subject, (Finding(Kind.REFUSE, OWN_ACCOUNT, because, "own_account"),))
    errors = {}
    if not document_number.strip():
        errors["document_number"] = "请填写来文文号"
    if scan is None:
        errors["scan"] = "请上传来文扫描件"
    if dated_on > received_at.date():
        errors["dated_on"] = "成文日期晚于收到日期"
    if received_at > now:
        errors["received_at"] = "收到时间晚于现在"
    if errors:
        raise BadDetails(errors)
    if details is not None:
        check(details)
    return PaperAct.objects.create(
        step=step.key,
        subject=subject.subject,  # type: ignore[attr-defined]
        actor=actor.value,
        organ_name=organ.name if organ else actor.label,
        organ=organ,
        details=plain(details),
        document_number=document_number.strip(),
        dated_on=dated_on,
        received_at=received_at,
        scan=scan,
        entered_by_id=by.person,
        entered_at=now,
    )


def confirm(act: PaperAct, *, by: Seat, now: datetime) -> models.Model:
    """The second officer confirms; the step is taken on the organ's seat, the ledger names both officers."""
    step, subject = BY_KEY[act.step], subject_of(act)
    alone = mine_alone(act, by)
    if alone:
        raise Refused(step, subject, alone)
    with transaction.atomic():
        row = PaperAct.objects.select_for_update().get(pk=act.pk)
        _open(row)
        row.confirmed_by_id, row.confirmed_at = by.user_id, now
        row.save()
        seat = on_paper(Actor(act.actor), act.entered_by, User.objects.get(pk=by.person), act.organ)
        seen = subject.revision  # type: ignore[attr-defined]
        return take(step, subject, by=seat, now=now, seen=seen, details=revived(step, act.details))


def mine_alone(act: PaperAct, by: Seat) -> Findings:
    """Four eyes: who entered a paper does not confirm it."""
    if by.user_id != act.entered_by_id:
        return ()
    because = "这一件由你登记，须由另一名工作人员复核"
    return (Finding(Kind.REFUSE, FOUR_EYES, because, "four_eyes"),)


def send_back(act: PaperAct, reason: str, *, by: Seat, now: datetime) -> None:
    """A registration that does not match its paper takes no effect; the reason stays with it."""
    if not reason.strip():
        raise BadDetails({"reason": "请写明退回的理由"})
    with transaction.atomic():
        row = PaperAct.objects.select_for_update().get(pk=act.pk)
        _open(row)
        row.refused_because = reason.strip()
        row.save(update_fields=["refused_because"])
        facts = {"paper": row.pk, "for": row.step}
        ledger.append(step="paper.send_back", subject=row.subject, law=FOUR_EYES, by=by, now=now, facts=facts)


def _open(act: PaperAct) -> None:
    if act.confirmed_at is not None:
        raise BadDetails({"__all__": "这一件已经复核"})
    if act.refused_because:
        raise BadDetails({"__all__": "这一件已经退回，请重新登记"})


def subject_of(act: PaperAct) -> models.Model:
    """The row a paper is about: 'list/3'."""
    kind, _, key = act.subject.partition("/")
    names = {"application": "Application", "list": "AwardList", "objection": "Objection", "honour": "Honour"}
    model = next(m for m in ADAPTERS if m.__name__ == names[kind])
    return model._default_manager.get(pk=int(key))


def plain(details: Any) -> dict[str, Any]:
    """A details record as JSON: dates ISO, decimals text, files by id."""
    if details is None:
        return {}
    return {name: _plain(getattr(details, name)) for name in (f.name for f in fields(details))}


def _plain(value: Any) -> Any:
    if isinstance(value, Evidence):
        return {"evidence": str(value.pk)}
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def revived(step: Steps, stored: dict[str, Any]) -> Any:
    """The inverse of `plain` for the step's details class."""
    wanted = details_of(step)
    if wanted is None:
        return None
    values = {}
    for f in fields(wanted):
        value = stored.get(f.name)
        spec = f.metadata.get("ask")
        if isinstance(value, dict) and "evidence" in value:
            value = Evidence.objects.get(pk=value["evidence"])
        elif spec is not None and spec.kind == "date" and isinstance(value, str):
            value = date.fromisoformat(value)
        elif isinstance(value, list):
            value = tuple(value)
        values[f.name] = value
    return wanted(**values)
