"""Into the integrity ledger: an officer enters what was found, another confirms it (process/integrity.py)."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from award.law import uscc as credit_code
from award.process.integrity import KINDS, LEDGER, SOURCES, I
from award.process.kinds import Actor
from award.records.cases import local
from award.records.files.models import Evidence
from award.records.integrity.models import IntegrityEntry
from award.records.people.models import Enterprise
from award.records.reviews.models import Examiner
from award.records.seat import Seat
from award.services import ledger, messages
from award.services.asking import BadDetails, ask, check

YES_NO = (("yes", "是"), ("no", "不是"), ("unknown", "尚未确定，申报时由工作人员具名认定"))
GOVERNMENT = {"yes": True, "no": False, "unknown": None}


@dataclass(frozen=True, slots=True)
class OfEnterprise:
    """What was found of an enterprise in the contest for an award."""

    uscc: str = ask("统一社会信用代码", max=30, example="91150203MA00000000")
    name: str = ask("单位名称", max=100)
    award: str = ask("参加评定的奖项", max=100, example="第10届包头市市长质量奖")
    government: str = ask("是否政府奖项", "choice", options=YES_NO)
    committed_on: date | None = ask(
        "行为日期", "date", required=False, help="近3年从这一天算起；查不清的留空，由工作人员具名认定"
    )
    found_on: date | None = ask("认定日期", "date")
    source: str = ask("来源", "choice", options=tuple(SOURCES.items()))
    document: str = ask("认定文书及文号", max=120)
    facts: str = ask("认定的事实", "long", max=2000)
    evidence: Evidence | None = ask("文书扫描件", "file", required=False)

    def faults(self) -> dict[str, str]:
        answer = credit_code.check(self.uscc)
        wrong = {} if answer.valid else {"uscc": answer.because or "统一社会信用代码有误"}
        return wrong | _days(self.committed_on, self.found_on)


@dataclass(frozen=True, slots=True)
class OfExaminer:
    """What was found of an examiner (Article 29)."""

    examiner: str = ask("评审员", "choice")
    kind: str = ask(
        "查实的行为", "choice", options=tuple((k, v[0]) for k, v in KINDS.items() if v[1] == "examiner")
    )
    committed_on: date | None = ask("行为日期", "date", required=False)
    found_on: date | None = ask("认定日期", "date")
    source: str = ask("来源", "choice", options=tuple(SOURCES.items()))
    document: str = ask("认定文书及文号", max=120)
    facts: str = ask("认定的事实", "long", max=2000)
    evidence: Evidence | None = ask("文书扫描件", "file", required=False)

    def faults(self) -> dict[str, str]:
        known = self.examiner.isdecimal() and Examiner.objects.filter(pk=self.examiner).exists()
        wrong = {} if known else {"examiner": "没有这名评审员"}
        return wrong | _days(self.committed_on, self.found_on)


@dataclass(frozen=True, slots=True)
class Correction:
    """A new entry in place of a wrong one: other days, another award, or nothing found at all."""

    withdrawn: bool = ask("原来的认定不成立，撤回", "tick", required=False)
    government: str = ask("是否政府奖项", "choice", required=False, options=YES_NO, help="评审员的记录不填")
    award: str = ask("参加评定的奖项", required=False, max=100)
    committed_on: date | None = ask("行为日期", "date", required=False)
    found_on: date | None = ask("认定日期", "date")
    source: str = ask("更正的来源", "choice", options=tuple(SOURCES.items()))
    document: str = ask("更正所依据的文书及文号", max=120)
    facts: str = ask("认定的事实", "long", max=2000)
    correction: str = ask("更正理由", "long", max=1000)

    def faults(self) -> dict[str, str]:
        return _days(self.committed_on, self.found_on)


def _days(committed: date | None, found: date | None) -> dict[str, str]:
    if committed and found and committed > found:
        return {"committed_on": "行为日期晚于认定日期"}
    return {}


def enter(details: OfEnterprise | OfExaminer, *, by: Seat, now: datetime, origin: str = "") -> IntegrityEntry:
    """A draft of an entry; it counts for nothing until another officer confirms it.

    `origin`: the subject of the decision that found it (honour/7, application/12), where there is one.
    """
    check(details)
    values: dict[str, Any] = {
        "committed_on": details.committed_on,
        "found_on": details.found_on,
        "source": details.source,
        "document": details.document.strip(),
        "facts": details.facts.strip(),
        "evidence": details.evidence,
        "origin": origin,
    }
    if isinstance(details, OfEnterprise):
        values |= {
            "kind": "award_fraud",
            "uscc": credit_code.check(details.uscc).normalised,
            "name": details.name.strip(),
            "award": details.award.strip(),
            "government_award": GOVERNMENT[details.government],
        }
    else:
        examiner = Examiner.objects.select_related("user").get(pk=details.examiner)
        values |= {"kind": details.kind, "examiner": examiner, "name": str(examiner)}
    return _enter(values, by, now)


def from_decision(
    enterprise: Enterprise, *, award: str, committed_on: date | None, found_on: date, source: str,
    document: str, facts: str, origin: str, by: Seat, now: datetime,
) -> IntegrityEntry:  # fmt: skip
    """The draft that a decision for fraud leaves behind, on the officer who established it."""
    values: dict[str, Any] = {
        "kind": "award_fraud", "uscc": enterprise.uscc, "name": enterprise.name, "award": award,
        "government_award": True, "committed_on": committed_on, "found_on": found_on, "source": source,
        "document": document.strip(), "facts": facts.strip(), "origin": origin,
    }  # fmt: skip
    return _enter(values, by, now)


def correct(old: IntegrityEntry, details: Correction, *, by: Seat, now: datetime) -> IntegrityEntry:
    """A new entry that points to the old; the old one keeps counting until the new one is confirmed."""
    check(details)
    with transaction.atomic():
        row = IntegrityEntry.objects.select_for_update().get(pk=old.pk)
        if row.state != I.IN_FORCE:
            raise BadDetails({"__all__": "这一条还没有复核登记，请先复核或者退回"})
        if row.corrections.exclude(state=I.REFUSED.value).exists():
            raise BadDetails({"__all__": "这一条已有更正，请对最新的一条更正"})
        if row.uscc and not details.withdrawn and details.government not in GOVERNMENT:
            raise BadDetails({"government": "请填写是否政府奖项"})
        values = {
            "kind": row.kind, "uscc": row.uscc, "examiner": row.examiner, "name": row.name,
            "award": details.award.strip() or row.award, "withdrawn": details.withdrawn,
            "government_award": GOVERNMENT.get(details.government, row.government_award),
            "committed_on": details.committed_on, "found_on": details.found_on, "source": details.source,
            "document": details.document.strip(), "facts": details.facts.strip(), "origin": row.origin,
            "corrects": row, "correction": details.correction.strip(),
        }  # fmt: skip
        return _enter(values, by, now)


def _enter(values: dict[str, Any], by: Seat, now: datetime) -> IntegrityEntry:
    """The row, its line, and word to the other officers."""
    if by.actor is not Actor.CITY:
        raise BadDetails({"__all__": "诚信台账由市质量工作主管部门登记"})
    if values["found_on"] > local(now).date():
        raise BadDetails({"found_on": "认定日期晚于今天"})
    with transaction.atomic():
        entry = IntegrityEntry.objects.create(entered_by_id=by.person, entered_at=now, **values)
        facts: dict[str, Any] = {"kind": entry.kind, "digest": digest(entry), "origin": entry.origin or None}
        if entry.corrects is not None:
            facts |= {"corrects": entry.corrects.subject, "withdrawn": entry.withdrawn}
        ledger.append(step="integrity.enter", subject=entry.subject, law=LEDGER, by=by, now=now, facts=facts)
        others = messages.posts(Actor.CITY).exclude(user_id=by.person)
        messages.send(others, "诚信台账有一条待复核", f"/city/integrity/{entry.pk}/", now)
    return entry


def digest(entry: IntegrityEntry) -> str:
    """SHA-256 of what the entry says: the ledger's lines hold it, so a changed row shows."""
    said = {
        "kind": entry.kind,
        "uscc": entry.uscc,
        "examiner": entry.examiner_id,
        "name": entry.name,
        "award": entry.award,
        "government_award": entry.government_award,
        "committed_on": str(entry.committed_on or ""),
        "found_on": str(entry.found_on),
        "source": entry.source,
        "document": entry.document,
        "facts": entry.facts,
        "evidence": entry.evidence.sha256 if entry.evidence else "",
        "corrects": entry.corrects_id,
        "withdrawn": entry.withdrawn,
    }
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
