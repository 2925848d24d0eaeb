"""take(): the only writer of state, tried on a cycle's road from a draft to a launch (Article 18)."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from award.process.cycle import C, CycleRoad
from award.process.kinds import Actor
from award.process.plan import BAOTOU, Plan
from award.records.cycles.models import Cycle
from award.records.files.models import Evidence
from award.records.ledger.models import AppendOnly, Line
from award.records.people.models import Post, User
from award.records.seat import Seat, seat_of
from award.services import cycles, ledger
from award.services.asking import BadDetails
from award.services.deeds.cycles import Approval, CallDraft, Confirmation, Extension, PlanText
from award.services.steps import Hidden, Refused, WrongSeat, take, why_not

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=BAOTOU)
PLAN = Plan(
    opens_on=date(2026, 3, 11),
    deadline=datetime(2026, 4, 10, 17, 0, tzinfo=BAOTOU),
    county_deadline=datetime(2026, 4, 24, 17, 0, tzinfo=BAOTOU),
    base_date=date(2026, 4, 10),
)


def officer(name: str, actor: Actor = Actor.CITY) -> Seat:
    user = User.objects.create_user(f"{name}@example.invalid", None, name=name)
    return seat_of(Post.objects.create(user=user, actor=actor.value))


@pytest.fixture
def first() -> Seat:
    return officer("first")


@pytest.fixture
def second() -> Seat:
    return officer("second")


@pytest.fixture
def submitted(first: Seat) -> Cycle:
    """A cycle whose plan lies before the two organs."""
    cycle = cycles.draft(10, PLAN, by=first, now=NOW)
    take(CycleRoad.SUBMIT_PLAN, cycle, by=first, now=NOW, seen=cycle.revision)
    cycle.refresh_from_db()
    return cycle


def approve(cycle: Cycle, by: Seat, *organs: str) -> int:
    scan = Evidence.objects.create(
        name="批复.pdf",
        kind="application/pdf",
        size=9,
        sha256="0" * 64,
        subject=cycle.subject,
        uploaded_at=NOW,
    )
    paper = Approval(organs, "包府批〔2026〕12号", date(2026, 3, 1), scan)
    step(CycleRoad.REGISTER_APPROVAL, cycle, by, paper)
    return cycle.approvals.latest("id").pk


def step(which: CycleRoad, cycle: Cycle, by: Seat, details: Any = None) -> None:
    cycle.refresh_from_db()
    take(which, cycle, by=by, now=NOW, seen=cycle.revision, details=details)
    cycle.refresh_from_db()


def refusals(refused: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str]]:
    return [(f.law.label, f.because) for f in refused.value.findings]


def test_a_step_moves_the_state_raises_the_revision_and_writes_one_line(
    submitted: Cycle, first: Seat
) -> None:
    line = Line.objects.latest("sequence")
    assert (submitted.state, submitted.revision) == (C.SUBMITTED, 2)
    assert (line.sequence, line.step, line.subject, line.true_actor, line.seat, line.clause, line.facts) == (
        2,
        "cycle.submit_plan",
        submitted.subject,
        f"user/{first.user_id}",
        "city",
        {"article": 18, "item": None, "label": "第十八条", "quote": "应当将项目实施方案报市委、市政府"},
        {"from": "planning", "to": "submitted", "cycle": 10, "plan_version": 1, "form": "2026"},
    )


def test_a_page_that_somebody_overtook_changes_nothing(submitted: Cycle, first: Seat) -> None:
    with pytest.raises(Refused) as refused:
        take(CycleRoad.WITHDRAW_PLAN, submitted, by=first, now=NOW, seen=submitted.revision - 1)
    submitted.refresh_from_db()
    assert refusals(refused) == [("系统规则", "你打开页面之后，另有人办过这一件，页面内容已经变了")]
    assert (submitted.state, submitted.revision, Line.objects.count()) == (C.SUBMITTED, 2, 2)


def test_another_seat_is_told_whose_step_it_is(submitted: Cycle) -> None:
    with pytest.raises(WrongSeat) as wrong:
        take(CycleRoad.LAUNCH, submitted, by=officer("county", Actor.COUNTY), now=NOW, seen=2)
    expected = "“启动本届评审”由市质量工作主管部门办理，你现在的席位是旗县区质量工作主管部门"
    assert str(wrong.value) == expected


def test_what_is_not_on_the_desk_does_not_exist(submitted: Cycle, second: Seat) -> None:
    submitted.pk += 1000
    with pytest.raises(Hidden):
        take(CycleRoad.LAUNCH, submitted, by=second, now=NOW, seen=2)


def test_a_step_from_the_wrong_state_names_the_state(submitted: Cycle, second: Seat) -> None:
    with pytest.raises(Refused) as refused:
        step(CycleRoad.CALL, submitted, second)
    assert refusals(refused) == [("系统规则", "现在是“报批实施方案”，不能发布申报公告")]


def test_nothing_starts_before_both_organs_have_approved(submitted: Cycle, first: Seat, second: Seat) -> None:
    with pytest.raises(Refused) as refused:
        step(CycleRoad.LAUNCH, submitted, first)
    assert refusals(refused) == [
        ("第十八条", "尚未登记市委的批准文件"),
        ("第十八条", "尚未登记市政府的批准文件"),
    ]
    paper = approve(submitted, first, "party", "government")
    with pytest.raises(Refused) as refused:
        step(CycleRoad.CONFIRM_APPROVAL, submitted, first, Confirmation(paper))
    assert refusals(refused) == [("系统规则", "这一件由你本人经办，须由另一名工作人员复核发布")]
    step(CycleRoad.CONFIRM_APPROVAL, submitted, second, Confirmation(paper))
    step(CycleRoad.LAUNCH, submitted, first)
    assert (submitted.state, submitted.plans.get().frozen_at) == (C.APPROVED, NOW)


def test_a_plan_with_a_fault_stays_on_the_desk(first: Seat) -> None:
    cycle = cycles.draft(10, replace(PLAN, internal_days=4), by=first, now=NOW)
    with pytest.raises(Refused) as refused:
        step(CycleRoad.SUBMIT_PLAN, cycle, first)
    assert refusals(refused) == [("第十八条", "单位内部公示定为4个工作日，不少于5个")]
    step(CycleRoad.REVISE_PLAN, cycle, first, PlanText(PLAN))
    step(CycleRoad.SUBMIT_PLAN, cycle, first)
    assert (cycle.state, cycle.plans.count()) == (C.SUBMITTED, 2)


def test_a_cycle_is_not_opened_under_a_regulation_that_has_ended(first: Seat) -> None:
    cycle = cycles.draft(14, PLAN, by=first, now=NOW)
    ended = datetime(2030, 9, 6, 0, 0, tzinfo=BAOTOU)
    found = why_not(CycleRoad.SUBMIT_PLAN, cycle, ended, first)
    assert [(f.law.label, f.because) for f in found] == [
        ("第三十六条", "《办法》有效期至2030-09-05（周四），已经届满")
    ]


def test_missing_details_are_named_field_by_field(submitted: Cycle, first: Seat) -> None:
    with pytest.raises(BadDetails) as wrong:
        step(CycleRoad.REGISTER_APPROVAL, submitted, first, Approval())
    assert wrong.value.errors == {
        "organs": "请填写批准机关",
        "document_number": "请填写文号",
        "dated_on": "请填写成文日期",
        "scan": "请填写批准文件扫描件",
    }


def called(cycle: Cycle, first: Seat, second: Seat, publisher: Seat | None = None) -> None:
    step(
        CycleRoad.CONFIRM_APPROVAL, cycle, second, Confirmation(approve(cycle, first, "party", "government"))
    )
    step(CycleRoad.LAUNCH, cycle, first)
    draft = CallDraft(("departments", "counties", "associations"), "市政府门户网站", "首页")
    step(CycleRoad.PREPARE_CALL, cycle, first, draft)
    step(CycleRoad.CALL, cycle, publisher or second)


def test_dates_move_only_later_and_make_a_new_version(submitted: Cycle, first: Seat, second: Seat) -> None:
    called(submitted, first, second)
    earlier = Extension(PLAN.deadline - timedelta(days=1), PLAN.county_deadline, "提前")
    with pytest.raises(Refused) as refused:
        step(CycleRoad.EXTEND, submitted, first, earlier)
    assert refusals(refused) == [("本届实施方案", "顺延只能推后，这些日期提前了：申报截止")]
    later = Extension(PLAN.deadline + timedelta(days=7), PLAN.county_deadline + timedelta(days=7), "系统故障")
    step(CycleRoad.EXTEND, submitted, first, later)
    plan = Cycle.objects.get(pk=submitted.pk).plan()
    assert (plan.deadline, submitted.plans.count()) == (PLAN.deadline + timedelta(days=7), 2)
    assert submitted.notices.filter(kind="extension").count() == 1


def test_whoever_prepared_the_call_does_not_publish_it(submitted: Cycle, first: Seat, second: Seat) -> None:
    with pytest.raises(Refused) as refused:
        called(submitted, first, second, publisher=first_as_second(first, second))
    assert refusals(refused) == [("系统规则", "这一件由你本人经办，须由另一名工作人员复核发布")]
    assert submitted.state == C.APPROVED


def first_as_second(first: Seat, second: Seat) -> Seat:
    """A seat of the second post held by the first person: four eyes look at persons, not posts."""
    return replace(second, user_id=first.user_id)


def test_the_ledger_holds_and_its_lines_can_be_neither_changed_nor_deleted(submitted: Cycle) -> None:
    assert list(ledger.breaks()) == []
    line = Line.objects.get(sequence=1)
    with pytest.raises(AppendOnly, match="经办记录第1行不可更改"):
        line.save()
    with pytest.raises(AppendOnly, match="经办记录第1行不可删除"):
        line.delete()
