"""Entries of the library: drafted by one officer, published after a second one's look, withdrawn."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from award.law.art07_criteria import criteria
from award.process.method import KINDS, MethodRoad
from award.records.cases import local
from award.records.files.models import Evidence
from award.records.methods.models import INDUSTRIES, Method
from award.records.seat import Seat
from award.services.asking import BadDetails, ask, check
from award.services.digests import sha256
from award.services.steps import Act, effect, take

ITEMS = tuple((i.clause, f"{i.clause} {i.name_zh}") for i in criteria().items)
FIELDS = ("kind", "title", "summary", "text", "source", "of_enterprise", "consent_by")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it is drafted. The text takes the small markup of the self-assessment report."""

    kind: str = ask("种类", "choice", options=tuple(KINDS.items()))
    title: str = ask("标题", max=80)
    items: tuple[str, ...] = ask("对应的评分条款", "multi", options=ITEMS)
    industry: str = ask(
        "行业", "choice", required=False, options=tuple((k, v) for k, v in INDUSTRIES.items() if k),
        help="各行业都适用的不选",
    )  # fmt: skip
    summary: str = ask("摘要", "long", max=300)
    text: str = ask(
        "正文", "long", max=20000, help="## 小标题，- 一条，**要点**，| 表格 |，写法与自我评价报告相同"
    )
    source: str = ask("来源", max=200, example="第10届现场评审交流材料")
    of_enterprise: str = ask("来源企业", required=False, max=100, help="取自企业的填全称，并登记该企业的同意")
    consent_by: str = ask("企业的同意人", required=False, max=60, example="质量负责人王某")
    consent_on: date | None = ask("同意日期", "date", required=False)
    file: Evidence | None = ask("附件或同意书", "file", required=False)
    public: bool = ask("向社会公开（不选的只供登录单位阅读）", "tick", required=False)

    def faults(self) -> dict[str, str]:
        if self.kind == "case" and not self.of_enterprise.strip():
            return {"of_enterprise": "案例请填写来源企业"}
        if self.consent_by.strip() and self.consent_on is None:
            return {"consent_on": "请填写同意日期"}
        return {}


def begin(row: Method) -> dict[str, Any]:
    names = (*FIELDS, "items", "industry", "consent_on", "public")
    return {name: getattr(row, name) for name in names}


def draft(details: Entry, *, by: Seat, now: datetime) -> Method:
    check(details)
    with transaction.atomic():
        row = Method(actor=by.actor.value, county_id=by.county, organ_id=by.organ, drafted_by_id=by.person,
                     drafted_at=now)  # fmt: skip
        _write(row, details, now)
        row.save()
        take(MethodRoad.DRAFT, row, by=by, now=now, seen=0)
        row.refresh_from_db()
        return row


def _write(row: Method, details: Entry, now: datetime) -> None:
    if details.consent_on is not None and details.consent_on > local(now).date():
        raise BadDetails({"consent_on": "同意日期还没有到"})
    for name in FIELDS:
        setattr(row, name, getattr(details, name).strip())
    row.items, row.industry = sorted(details.items), details.industry
    row.consent_on, row.public = details.consent_on, details.public
    row.file = details.file or row.file


def _digest(row: Method) -> dict[str, Any]:
    text = "\n".join((row.title, row.summary, row.text, row.source, *row.items))
    return {"text": sha256(text.encode()), "public": row.public, "consent": bool(row.consent_on)}


@effect(MethodRoad.DRAFT)
def drafted(row: Method, details: None, act: Act) -> dict[str, Any]:
    return _digest(row)


@effect(MethodRoad.REVISE, Entry)
def revised(row: Method, details: Entry, act: Act) -> dict[str, Any]:
    _write(row, details, act.now)
    row.drafted_by_id = act.by.person
    return _digest(row)


@effect(MethodRoad.PROPOSE)
def proposed(row: Method, details: None, act: Act) -> dict[str, Any]:
    row.proposed_by_id = act.by.user_id
    return _digest(row)


@effect(MethodRoad.PUBLISH)
def published(row: Method, details: None, act: Act) -> dict[str, Any]:
    row.published_by_id, row.published_at = act.by.user_id, act.now
    return _digest(row)


@dataclass(frozen=True, slots=True)
class Why:
    reason: str = ask("理由", max=400)


@effect(MethodRoad.SEND_BACK, Why)
def sent_back(row: Method, details: Why, act: Act) -> dict[str, Any]:
    return {"reason": sha256(details.reason.encode())}


@effect(MethodRoad.WITHDRAW, Why)
def withdrawn(row: Method, details: Why, act: Act) -> dict[str, Any]:
    row.withdrawn_because = details.reason.strip()
    return {"reason": sha256(row.withdrawn_because.encode())}
