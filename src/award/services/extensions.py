"""More time for one enterprise (Article 21): one officer of CITY asks with a reason, another decides.

CITY does not see an open draft: it names the enterprise by its credit code, and learns no more than that this
enterprise is writing. An extension for everybody is an announced change of the plan (deeds/cycles.py).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from award.law import uscc
from award.law.art21_county_screening import ONE_EXTENSION
from award.law.dates import spoken_moment
from award.process.application import Road, S
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.cases import local
from award.records.cycles.models import Cycle
from award.records.filings.models import Extension
from award.records.seat import Seat
from award.services import dossiers, ledger, messages
from award.services.asking import BadDetails
from award.services.digests import sha256
from award.services.steps import Act, WrongSeat, effect, move

REASON_MAX = 400


@dataclass(frozen=True, slots=True)
class Granted:
    """What the step records: the new deadline, and who asked for it."""

    extension: Extension


@effect(Road.EXTEND, Granted)
def extended(application: Application, details: Granted, act: Act) -> dict[str, Any]:
    application.extended_to = details.extension.until
    return _facts(details.extension)


def _facts(extension: Extension) -> dict[str, Any]:
    """References and digests only: the reason itself stays out of the ledger."""
    return {
        "extension": extension.pk,
        "until": local(extension.until).isoformat(),
        "reason_sha256": sha256(extension.reason.encode()),
        "asked_by": f"user/{extension.asked_by_id}",
    }


def ask(
    cycle: Cycle, code: str, *, until: datetime | None, reason: str, by: Seat, now: datetime
) -> Extension:
    """Put an extension to a second officer. BadDetails names what is wrong beside its field."""
    _city(by)
    reason, errors = reason.strip(), {}
    with transaction.atomic():
        application = (
            Application.objects.select_for_update(of=("self",))
            .select_related("cycle")
            .filter(cycle=cycle, enterprise__uscc=uscc.check(code).normalised, state=S.DRAFT.value)
            .first()
        )
        if application is None:
            errors["uscc"] = "这一届没有这个信用代码的单位正在填写申报材料"
        elif late := dossiers.too_late(application, now):
            errors["uscc"] = f"{late}，不能再顺延"
        elif Extension.objects.filter(application=application, granted=None).exists():
            errors["uscc"] = "这个单位已有一件顺延等另一名工作人员决定"
        if not reason:
            errors["reason"] = "请写明为什么只对这一个单位顺延"
        elif len(reason) > REASON_MAX:
            errors["reason"] = f"理由最多{REASON_MAX}字，现有{len(reason)}字"
        if wrong := _until(cycle, application, until):
            errors["until"] = wrong
        if errors or application is None or until is None:
            raise BadDetails(errors)
        made = Extension.objects.create(
            application=application, until=until, reason=reason, asked_by_id=by.person, asked_at=now
        )
        ledger.append(
            step="application.ask_extension", subject=application.subject, law=ONE_EXTENSION, by=by, now=now,
            facts=_facts(made),
        )  # fmt: skip
    return made


def _until(cycle: Cycle, application: Application | None, until: datetime | None) -> str:
    plan = cycle.plan()
    present = (application.extended_to if application else None) or plan.deadline
    if until is None:
        return "请填写顺延到的时间"
    if until <= present:
        return f"现在的截止时间是{spoken_moment(local(present))}，顺延只能更晚"
    if until >= plan.county_deadline:
        return f"须早于旗县区推荐截止时间{spoken_moment(local(plan.county_deadline))}，给初审留出时间"
    return ""


def decide(extension: Extension, *, grant: bool, by: Seat, now: datetime) -> Extension:
    """Another officer grants or refuses; a granted one moves the deadline of this application alone."""
    _city(by)
    with transaction.atomic():
        row = Extension.objects.select_for_update().get(pk=extension.pk)
        application = Application.objects.select_for_update(of=("self",)).get(pk=row.application_id)
        if row.granted is not None:
            raise BadDetails({"__all__": "这一件已经决定过"})
        if row.asked_by_id == by.user_id:
            raise BadDetails({"__all__": "自己提出的由另一名工作人员决定"})
        if grant and application.state != S.DRAFT:
            raise BadDetails({"__all__": "这个单位已经提交、撤回或逾期，不能再顺延"})
        if grant and (late := dossiers.too_late(application, now)):
            raise BadDetails({"__all__": f"{late}，不能再顺延"})
        row.granted, row.decided_by_id, row.decided_at = grant, by.person, now
        row.save()
        if grant:
            move(Road.EXTEND, application, by=by, now=now, details=Granted(row))
            words = f"申报截止顺延至{spoken_moment(local(row.until))}，只对本单位有效"
            messages.send(messages.of_applicant(application), words, "/applicant/", now)
        else:
            ledger.append(
                step="application.refuse_extension", subject=application.subject, law=ONE_EXTENSION, by=by,
                now=now, facts=_facts(row),
            )  # fmt: skip
    return row


def _city(by: Seat) -> None:
    if by.actor is not Actor.CITY:
        raise WrongSeat(Road.EXTEND, by)
