"""What else waits for CITY: cycles, papers to confirm, objections, honours after a revocation."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from award.law.honour import EventKind
from award.process.cycle import C, CycleRoad
from award.process.event import E, EventRoad
from award.process.honour import H, HonourRoad
from award.process.integrity import IntegrityRoad
from award.process.kinds import Actor, Steps
from award.process.lists import K
from award.process.means import AdjustmentRoad, BudgetRoad, Y
from award.process.objection import O, ObjectionRoad
from award.process.register import ArchiveRoad, ChangeRoad
from award.records.cases import local
from award.records.cycles.models import Cycle, PaperAct
from award.records.desk import objections as objections_on_desk
from award.records.events.models import Event
from award.records.honours.models import Honour
from award.records.integrity.queries import at_desk
from award.records.means.models import Adjustment, Budget
from award.records.notices.models import Objection
from award.records.recipients.models import Batch, BodyChange
from award.records.seat import Seat
from award.services.events import law_of
from award.services.paper import BY_KEY, FOUR_EYES
from award.web.city.common import on_hand
from award.web.city.item import Item, Moment
from award.web.files_page import page_of
from award.web.parts import WorkRow

CITY = Seat(Actor.CITY)

CYCLE_TODO: dict[C, tuple[CycleRoad, str]] = {
    C.PLANNING: (CycleRoad.SUBMIT_PLAN, "写全实施方案并报送"),
    C.SUBMITTED: (CycleRoad.LAUNCH, "登记、复核批准文件，启动本届"),
    C.APPROVED: (CycleRoad.CALL, "拟订并发布申报通知与公告"),
    C.VACANT: (CycleRoad.CLOSE, "结束本届"),
}


def cycles(live: set[int], at: Moment) -> Iterator[Item]:
    """`live`: ids of cycles with files still on the road."""
    for cycle in Cycle.objects.exclude(state__in=[C.CLOSED.value, C.ABANDONED.value]).prefetch_related(
        "plans"
    ):
        state = C(cycle.state)
        if state in CYCLE_TODO:
            step, todo = CYCLE_TODO[state]
        elif cycle.pk not in live and local(cycle.plan().deadline).date() < at.today:
            step, todo = CycleRoad.CLOSE, "没有未办结的申报，作空缺说明或结束本届"
        else:
            continue
        page = "call" if state is C.APPROVED else "plan"
        row = WorkRow(
            title=f"{cycle}评审", url=f"/city/{page}/{cycle.pk}/", step=state.label, law=step.law, todo=todo
        )
        yield Item(row, "cycle", cycle=cycle.number)


def papers() -> Iterator[Item]:
    waiting = PaperAct.objects.filter(confirmed_at=None, refused_because="").select_related("entered_by")
    for act in waiting:
        row = WorkRow(
            title=f"{BY_KEY[act.step].label}：{act.organ_name}",
            url=f"/city/paper/{act.pk}/",
            number=act.document_number,
            step="待复核",
            law=FOUR_EYES,
            todo=f"由{act.entered_by}以外的工作人员复核",
        )
        yield Item(row, "paper")


OBJECTION_TODO: dict[O, tuple[ObjectionRoad, str]] = {
    O.RECEIVED: (ObjectionRoad.REEXAMINE, "受理并复核"),
    O.LEAD: (ObjectionRoad.REEXAMINE, "决定受理或作线索处理"),
    O.REEXAMINING: (ObjectionRoad.REPORT, "写复核报告，作出结论"),
}


def objections(seat: Seat, accounts: frozenset[str]) -> Iterator[Item]:
    open_states = [s.value for s in (*OBJECTION_TODO, O.UPHELD, O.ASKED, O.CONSENTED)]
    every = objections_on_desk(seat).filter(state__in=open_states).select_related("application__county")
    for objection in every:
        found = _objection(objection, accounts)
        if found is None:
            continue
        step, todo = found
        row = WorkRow(
            title="",
            org=objection.application.name,
            url=f"/city/objections/{objection.pk}/",
            number=objection.code,
            step=objection.get_state_display(),
            law=step.law,
            todo=todo,
        )
        county, cycle = objection.application.county.name, objection.application.cycle.number
        yield Item(row, "objection", county, cycle)


def _objection(objection: Objection, accounts: frozenset[str]) -> tuple[Steps, str] | None:
    """The next step and its words; None where the objection waits for nobody here."""
    state, application = O(objection.state), objection.application
    if state in OBJECTION_TODO:
        return OBJECTION_TODO[state]
    if state is O.ASKED:
        paper = on_hand(Actor.GOVERNMENT, accounts)
        return (ObjectionRoad.CONSENT, "代为登记市政府同意") if paper else None
    if application.state not in ("qualified_notice", "award_notice"):
        return None  # the file has already left the notice
    if state is O.UPHELD and objection.notice.kind == K.PROPOSED:
        return ObjectionRoad.ASK_CONSENT, "报请市政府同意取消授奖资格"
    if state is O.UPHELD:
        return ObjectionRoad.UPHOLD, "撤回这家企业的资格"
    return ObjectionRoad.CONSENT, "市政府已同意，取消授奖资格"


def entries(seat: Seat) -> Iterator[Item]:
    """What one officer entered into a register and another has yet to confirm."""
    waiting = [
        *((e, IntegrityRoad.CONFIRM) for e in _unconfirmed(at_desk(seat))),
        *((e, ArchiveRoad.CONFIRM) for e in _unconfirmed(Batch.objects.all())),
        *((e, ChangeRoad.CONFIRM) for e in _unconfirmed(BodyChange.objects.all())),
        *((e, BudgetRoad.CONFIRM) for e in _unconfirmed(Budget.objects.all())),
        *((e, AdjustmentRoad.CONFIRM) for e in _unconfirmed(Adjustment.objects.all())),
        *((e, BudgetRoad.CLOSE) for e in _closing()),
    ]
    for entry, step in waiting:
        first = entry.close_asked_by if step is BudgetRoad.CLOSE else entry.entered_by
        row = WorkRow(
            title=str(entry),
            url=page_of(entry, CITY) or "",
            step=step.label,
            law=step.law,
            todo=f"由{first}以外的工作人员复核",
        )
        yield Item(row, "entry")


def _unconfirmed(rows: QuerySet[Any]) -> list[Any]:
    return list(rows.filter(state="draft").select_related("entered_by"))


def _closing() -> list[Budget]:
    return list(Budget.objects.filter(state=Y.CLOSING.value).select_related("close_asked_by"))


def honours(accounts: frozenset[str]) -> Iterator[Item]:
    """Titles on a revocation's road where the next act is CITY's, and events nobody has decided upon."""
    wanted = [H.STUDYING, H.REVOKED, H.RECALLED]
    if on_hand(Actor.GOVERNMENT, accounts):
        wanted += [H.ESTABLISHED, H.STUDIED]
    for honour in Honour.objects.filter(state__in=[h.value for h in wanted]):
        if honour.state == H.RECALLED and honour.announced_on is not None:
            continue
        if honour.state == H.STUDYING and not honour.opinion:
            continue
        step, todo = _honour(honour)
        row = WorkRow(
            title="",
            org=honour.name,
            url=f"/city/honours/{honour.pk}/",
            number=honour.certificate,
            step=honour.get_state_display(),
            law=step.law,
            todo=todo,
        )
        yield Item(row, "honour", cycle=honour.cycle_number)


def _honour(honour: Honour) -> tuple[HonourRoad, str]:
    if honour.state == H.STUDYING:
        return HonourRoad.STUDY, "行业主管部门已提出研究意见，会同研究是否报请"
    if honour.state == H.REVOKED:
        return HonourRoad.RECALL, "收回奖牌、证书，并公告或通报"
    if honour.state == H.RECALLED:
        by = HonourRoad.CENSURE if honour.grounds_article == 31 else HonourRoad.ANNOUNCE
        return by, by.label
    return HonourRoad.REVOKE, "代为登记市政府的撤销决定"


def events() -> Iterator[Item]:
    """Events about recipients that wait for a decision."""
    for event in Event.objects.filter(state=E.OPEN.value).select_related("honour"):
        row = WorkRow(
            title=event.get_kind_display(),
            org=event.honour.name,
            url=f"/events/{event.pk}/",
            number=event.honour.certificate,
            step=EventRoad.DECIDE.label,
            law=law_of(EventKind(event.kind)),
            todo="认定等级、影响，作出处理决定",
        )
        yield Item(row, "honour", cycle=event.honour.cycle_number)
