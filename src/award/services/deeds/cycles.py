"""The deeds of a cycle's road (Articles 18, 19, 3, 9)."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from award.law.art18_launch import ORGANS
from award.law.art19_call import RECEIVERS
from award.process.cycle import CycleRoad
from award.process.panel import P, PanelRoad
from award.process.plan import BAOTOU, DATES, Plan
from award.records.cases import local
from award.records.cycles.models import ApprovalPaper, Cycle, PlanVersion
from award.records.files.models import Evidence
from award.records.seat import CLOCK
from award.services import appointments, notices, outcomes, standards
from award.services.asking import ask
from award.services.steps import Act, effect, move


@dataclass(frozen=True, slots=True)
class PlanText:
    """A whole plan, as the page composed it."""

    plan: Plan


def new_version(cycle: Cycle, plan: Plan, act: Act, reason: str = "") -> PlanVersion:
    """The next version of the cycle's plan; the digest covers its canonical text."""
    last = cycle.plan_version()
    body = plan.dumps()
    return PlanVersion.objects.create(
        cycle=cycle,
        version=last.version + 1 if last else 1,
        body=body,
        digest=hashlib.sha256(body.encode()).hexdigest(),
        reason=reason,
        made_by_id=act.by.user_id,
        made_at=act.now,
    )


@effect(CycleRoad.DRAFT_PLAN, PlanText)
def drafted(cycle: Cycle, details: PlanText, act: Act) -> dict[str, Any]:
    cycle.prepared_by_id = act.by.user_id
    cycle.opened_at = act.now
    return {"plan_digest": new_version(cycle, details.plan, act).digest}


@effect(CycleRoad.REVISE_PLAN, PlanText)
def revised(cycle: Cycle, details: PlanText, act: Act) -> dict[str, Any]:
    cycle.prepared_by_id = act.by.user_id
    return {"plan_digest": new_version(cycle, details.plan, act, "修改").digest}


@dataclass(frozen=True, slots=True)
class Approval:
    """An approval on paper, of one organ or of both."""

    organs: tuple[str, ...] = ask(
        "批准机关", "multi", options=tuple(ORGANS.items()), help="联合批准的两个都选"
    )
    document_number: str = ask("文号", max=60, example="包府批〔2026〕12号")
    dated_on: date | None = ask("成文日期", "date")
    scan: Evidence | None = ask("批准文件扫描件", "file")


@effect(CycleRoad.REGISTER_APPROVAL, Approval)
def approval_registered(cycle: Cycle, details: Approval, act: Act) -> dict[str, Any]:
    paper = ApprovalPaper.objects.create(
        cycle=cycle,
        organs=sorted(details.organs),
        document_number=details.document_number,
        dated_on=details.dated_on or local(act.now).date(),
        scan=details.scan,
        entered_by_id=act.by.person,
    )
    return {"paper": paper.pk, "organs": paper.organs, "document_number": paper.document_number,
            "scan": details.scan.sha256 if details.scan else None}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The second officer's confirmation of one paper."""

    paper: int

    def entered_by(self, cycle: Cycle) -> int | None:
        return cycle.approvals.filter(pk=self.paper).values_list("entered_by_id", flat=True).first()


@effect(CycleRoad.CONFIRM_APPROVAL, Confirmation)
def approval_confirmed(cycle: Cycle, details: Confirmation, act: Act) -> dict[str, Any]:
    paper = cycle.approvals.get(pk=details.paper)
    paper.confirmed_by_id = act.by.user_id
    paper.confirmed_at = act.now
    paper.save(update_fields=["confirmed_by", "confirmed_at"])
    return {"paper": paper.pk}


@effect(CycleRoad.LAUNCH)
def launched(cycle: Cycle, details: None, act: Act) -> dict[str, Any]:
    """The plan and the standards in force freeze here; what changes later makes a new version."""
    version = cycle.plans.order_by("-version")[0]
    version.frozen_at = act.now
    version.save(update_fields=["frozen_at"])
    cycle.launched_at = act.now
    return {"plan_digest": version.digest, "standards": standards.freeze(cycle, act.now)}


@dataclass(frozen=True, slots=True)
class CallDraft:
    """The notice's receivers and the public announcement's medium (Article 19)."""

    receivers: tuple[str, ...] = ask(
        "申报通知发给", "multi", required=False, options=tuple(RECEIVERS.items())
    )
    medium: str = ask("公告媒体", required=False, max=60, example="包头市人民政府门户网站")
    link: str = ask("公告链接或版面", required=False, max=200, example="2026年3月2日《包头日报》第3版")


@effect(CycleRoad.PREPARE_CALL, CallDraft)
def call_prepared(cycle: Cycle, details: CallDraft, act: Act) -> dict[str, Any]:
    cycle.receivers = sorted(details.receivers)
    cycle.media = [{"name": details.medium, "link": details.link}] if details.medium and details.link else []
    cycle.prepared_by_id = act.by.user_id
    return {"receivers": cycle.receivers, "media": len(cycle.media)}


@effect(CycleRoad.CALL)
def called(cycle: Cycle, details: None, act: Act) -> dict[str, Any]:
    cycle.called_at = act.now
    notice = notices.call(cycle, act.now)
    return {"notice": notice.pk, "digest": notice.digest}


@dataclass(frozen=True, slots=True)
class Extension:
    """Later dates for everybody, announced with a reason."""

    deadline: datetime | None = ask("新的申报截止", "moment")
    county_deadline: datetime | None = ask("新的旗县区推荐截止", "moment")
    reason: str = ask("顺延理由（写入公告）", "long")

    def extended(self, plan: Plan) -> Plan:
        return replace(
            plan,
            deadline=(self.deadline or plan.deadline).astimezone(BAOTOU),
            county_deadline=(self.county_deadline or plan.county_deadline).astimezone(BAOTOU),
        )


@effect(CycleRoad.EXTEND, Extension)
def extended(cycle: Cycle, details: Extension, act: Act) -> dict[str, Any]:
    version = new_version(cycle, details.extended(cycle.plan()), act, details.reason)
    version.frozen_at = act.now
    version.save(update_fields=["frozen_at"])
    notice = notices.extension(cycle, version, act.now)
    plan = version.value()
    return {"plan_digest": version.digest, "notice": notice.pk,
            **{name: getattr(plan, name).isoformat() for name in DATES}}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Statement:
    """Why the award stays vacant, or the cycle is abandoned; published as written."""

    statement: str = ask("说明（向社会公告）", "long", max=2000)


@effect(CycleRoad.STATE_VACANCY, Statement)
def vacancy_stated(cycle: Cycle, details: Statement, act: Act) -> dict[str, Any]:
    cycle.statement = details.statement
    outcomes.release(cycle.applications.all(), act.now)
    notice = notices.statement(cycle, "vacancy", f"{cycle}包头市市长质量奖空缺说明", act.now)
    return {"notice": notice.pk, "digest": notice.digest}


@dataclass(frozen=True, slots=True)
class Abandonment:
    """A cycle ended without an award, on a decision with a document number."""

    document_number: str = ask("决定文号", max=60)
    statement: str = ask("中止理由（向社会公告）", "long", max=2000)


@effect(CycleRoad.ABANDON, Abandonment)
def abandoned(cycle: Cycle, details: Abandonment, act: Act) -> dict[str, Any]:
    cycle.statement = details.statement
    notice = notices.statement(cycle, "abandoned", f"{cycle}包头市市长质量奖评审中止公告", act.now)
    _dissolve(cycle, act)
    return {"notice": notice.pk, "document_number": details.document_number}


@effect(CycleRoad.CLOSE)
def closed(cycle: Cycle, details: None, act: Act) -> dict[str, Any]:
    """Panels dissolve by themselves with the cycle (Article 9)."""
    cycle.closed_at = act.now
    return {"panels_dissolved": _dissolve(cycle, act)}


def _dissolve(cycle: Cycle, act: Act) -> int:
    standing = list(cycle.panels.filter(state=P.STANDING.value))
    for panel in standing:
        move(PanelRoad.DISSOLVE, panel, by=CLOCK, now=act.now)
    appointments.end(cycle, act.now)
    return len(standing)
