"""Panels (Articles 9, 23, 27): who may be seated, what is given to them, what a change leaves standing."""

import pytest

from award.process.application import Road, S
from award.process.panel import PanelRoad, SheetState
from award.records.conflicts import ties
from award.records.cycles.models import Cycle
from award.records.people.models import Post
from award.records.reviews.models import Declaration, Panel, Sheet
from award.records.seat import seat_of
from award.services import ledger, panels
from award.services.asking import BadDetails
from award.services.steps import Refused, take
from services.review_world import NOW, World, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> World:
    return world(examiners=7, files=2)


def refusals(raised: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [f.because for f in raised.value.findings]


def test_a_panel_stands_with_its_members_its_leader_and_a_sheet_for_each_file(here: World) -> None:
    panel = here.panel(*here.files)
    leaders = [m.examiner.user.name for m in panel.members.filter(leader=True)]
    assert (panel.state, panel.members.count(), leaders, Sheet.objects.count()) == (
        "standing", 5, ["高敏华"], 10,
    )  # fmt: skip


@pytest.mark.parametrize("people", [4, 5])
def test_a_panel_of_four_is_refused_and_one_of_five_stands(here: World, people: int) -> None:
    if people == 5:
        assert here.panel(*here.files, people=range(people)).state == "standing"
        return
    with pytest.raises(Refused) as raised:
        here.panel(*here.files, people=range(people))
    assert refusals(raised) == ["选了4名评审员，少于本届方案的5名"]
    assert Panel.objects.count() == 0


def test_a_leader_who_may_not_lead_is_refused_at_the_field(here: World) -> None:
    with pytest.raises(BadDetails) as raised:
        here.panel(*here.files, leader=2)
    assert raised.value.errors == {"leader": "这名评审员没有组长资格，请先在专家库中登记"}


def test_a_file_that_has_not_passed_its_notice_is_not_given_to_a_panel(here: World) -> None:
    early = here.file("包头市早到有限公司", S.QUALIFIED)
    with pytest.raises(Refused) as raised:
        here.panel(early)
    [finding] = raised.value.findings
    assert (finding.law.article, finding.law.quote, finding.because) == (
        23, "对通过公示的企业", "包头市早到有限公司现在是“具备申报资格”，还不能交评审组",
    )  # fmt: skip


def test_a_file_is_with_one_panel_of_its_stage(here: World) -> None:
    here.panel(here.files[0])
    with pytest.raises(Refused) as raised:
        here.panel(here.files[0], people=[1, 2, 3, 4, 5], leader=1)
    assert refusals(raised) == [f"{here.files[0].name}已交评审第1组，先从那一组移出"]


def test_a_panel_needs_a_name_that_no_other_panel_of_the_cycle_has(here: World) -> None:
    here.panel(here.files[0])
    chosen = here.compose([1, 2, 3, 4, 5], [here.files[1]], leader=1)
    for name, words in (("  ", "请填写组名"), ("评审第1组", "本届已有“评审第1组”，请换一个组名")):
        with pytest.raises(BadDetails) as raised:
            panels.form(here.cycle, "document", name, chosen, by=here.city, now=NOW)
        assert raised.value.errors == {"name": words}


def test_an_examiner_employed_by_the_applicant_is_not_seated(here: World) -> None:
    here.examiner("吴海燕", employer=here.files[0].name)
    with pytest.raises(Refused) as raised:
        here.panel(here.files[0], people=[0, 1, 2, 3, 7])
    assert refusals(raised) == [f"吴海燕在{here.files[0].name}任职"]
    assert here.panel(here.files[1], people=[0, 1, 2, 3, 7]).state == "standing"


def test_the_records_tell_of_posts_of_acts_on_the_file_and_of_earlier_interests(here: World) -> None:
    file, one, two, three = here.files[0], *here.examiners[:3]
    Post.objects.create(user=one.user, actor="applicant", enterprise=file.enterprise)
    county = seat_of(Post.objects.create(user=two.user, actor="county", county=here.county))
    step = Road.RECOMMEND
    ledger.append(step=step.key, subject=file.subject, law=step.law, by=county, now=NOW, facts={})
    before = Cycle.objects.create(number=9, state="closed")
    earlier = here.file("旧件")
    earlier.cycle, earlier.enterprise = before, file.enterprise
    earlier.save()
    Declaration.objects.create(examiner=three, application=earlier, interest="advice", at=NOW)
    found = {(t.examiner, t.because, t.firm) for t in ties(here.examiners, [file])}
    assert found == {
        (one.pk, f"高敏华在{file.name}任职", True),
        (two.pk, f"王建国在其他席位经办过{file.name}的申报", True),
        (three.pk, f"李秀兰在第9届对{file.name}声明过利害关系：近三年有偿咨询、培训或辅导", False),
    }


def test_a_member_who_is_replaced_leaves_void_sheets_and_cannot_return(here: World) -> None:
    file = here.files[0]
    panel = here.panel(file)
    here.all_declare(panel)
    here.sign(4, file)
    here.change(panel, here.compose([0, 1, 2, 3, 5], [file]))
    assert here.sheet(4, file).state == SheetState.VOID
    assert [m.examiner_id for m in panel.members.filter(left_at=None)] == [
        here.examiners[n].pk for n in (0, 1, 2, 3, 5)
    ]
    with pytest.raises(BadDetails) as raised:
        here.change(panel, here.compose([0, 1, 2, 3, 4], [file]))
    assert raised.value.errors == {"examiners": "刘桂英曾调出本组，评分表已作废，不能再编入；请另选评审员"}


def test_a_member_recused_from_one_file_stays_for_the_others_when_somebody_is_added(here: World) -> None:
    one, two = here.files
    panel = here.panel(one, two)
    here.declare(4, panel, one, "kinship")
    here.change(panel, here.compose([0, 1, 2, 3, 4, 5], [one, two]))
    states = {s.examiner_id: s.state for s in Sheet.objects.filter(application=one)}
    assert states[here.examiners[4].pk] == SheetState.VOID
    assert states[here.examiners[5].pk] == SheetState.OPEN
    assert here.sheet(4, two).state == SheetState.OPEN


def test_a_change_keeps_the_files_whose_result_is_signed(here: World) -> None:
    done, open_one = here.files
    panel = here.panel(done, open_one)
    here.all_declare(panel)
    for n in range(5):
        here.sign(n, done)
    here.conclude(done)
    with pytest.raises(Refused) as raised:
        here.change(panel, here.compose([0, 1, 2, 3, 5], [open_one]))
    assert refusals(raised) == [f"{done.name}的评审结果已由本组签署，不能移出"]
    here.change(panel, here.compose([0, 1, 2, 3, 5], [done, open_one]))
    assert here.sheet(4, done).state == SheetState.SIGNED  # the result that it counted in stands
    assert here.sheet(4, open_one).state == SheetState.VOID


def test_the_officer_sees_a_stale_page_when_somebody_declared_meanwhile(here: World) -> None:
    panel = here.panel(*here.files)
    seen = panel.revision
    here.declare(1, panel, here.files[0], "shares")
    panel.refresh_from_db()
    chosen = here.compose([0, 1, 2, 3, 5], here.files)
    with pytest.raises(Refused) as raised:
        take(PanelRoad.CHANGE, panel, by=here.city, now=NOW, seen=seen, details=chosen)
    assert [f.key for f in raised.value.findings] == ["stale"]
