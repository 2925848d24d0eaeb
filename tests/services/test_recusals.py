"""Recusals with force (Article 27): officers too, found and claimed ones, what follows, how one is lifted."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from award.process.application import Road
from award.process.cycle import CycleRoad
from award.process.kinds import Actor
from award.process.lists import K, ListRoad
from award.process.panel import SheetRoad, SheetState
from award.process.recusal import RecusalRoad
from award.records import desk
from award.records.conflicts import ties
from award.records.library.models import Item
from award.records.notices.models import AwardList
from award.records.people.models import Message
from award.records.recusals.models import Recusal
from award.records.recusing import aftermath, short_of_hands
from award.records.reviewing import panel_state
from award.records.reviews.models import Declaration
from award.records.seat import Seat
from award.services import recusals
from award.services.asking import BadDetails
from award.services.deeds.applications import Reason
from award.services.deeds.lists import Composition
from award.services.deeds.recusals import Claim, Decision, Settlement, Statement
from award.services.steps import Hidden, Refused, take, why_not
from services.review_world import NOW, PLAN, World, officer, world

pytestmark = pytest.mark.django_db
KIN = Statement("kinship", "配偶在该单位任职")


@pytest.fixture
def here() -> World:
    return world(examiners=8, files=2)


def decide(step: RecusalRoad, recusal: Recusal, by: Seat, details: Any = None) -> Recusal:
    recusal.refresh_from_db()
    words = details or Decision("经核实")
    take(step, recusal, by=by, now=NOW, seen=recusal.revision, details=words)
    recusal.refresh_from_db()
    return recusal


def test_an_officer_who_withdraws_sees_nothing_of_the_file_and_the_others_go_on(here: World) -> None:
    one, two = here.files
    assert (
        recusals.declare(one, KIN, by=here.city, now=NOW)
        == "市质量工作主管部门能办理这一件的只剩1人，不能互相复核，须增派人员"
    )
    assert list(desk.on_the_desk_of(here.city)) == [two]
    assert list(desk.on_the_desk_of(here.second)) == [one, two]
    with pytest.raises(Hidden):
        take(Road.REVIEW, one, by=here.city, now=NOW, seen=0)


def test_who_is_recused_from_one_file_leaves_the_lists_and_the_end_of_the_cycle_to_others(
    here: World,
) -> None:
    award_list = AwardList.objects.get(kind=K.SHORTLIST.value)
    assert desk.lists(here.city).filter(pk=award_list.pk).exists()
    recusals.declare(here.files[0], KIN, by=here.city, now=NOW)
    with pytest.raises(Hidden):
        take(ListRoad.PREPARE, award_list, by=here.city, now=NOW, seen=0, details=Composition((), {}, ""))
    found = why_not(CycleRoad.CLOSE, here.cycle, NOW, here.city)
    assert found[0].because == "你在本届有回避的申报件，结束本届由其他工作人员办理"
    assert here.files[0].name not in "".join(f.because for f in found)


def test_nobody_enters_a_paper_about_a_file_from_which_either_of_the_two_is_recused(here: World) -> None:
    one = here.files[0]
    paper = Seat(Actor.CITY, here.second.user_id, confirmed_by=here.city.user_id)
    assert not desk.kept_from(paper, one)
    recusals.declare(one, KIN, by=here.city, now=NOW)
    assert desk.kept_from(paper, one)
    with pytest.raises(Hidden):
        take(Road.REVIEW, one, by=paper, now=NOW, seen=0)


def test_when_a_whole_seat_is_recused_it_is_said_and_the_administrator_is_told_without_the_file(
    here: World,
) -> None:
    one = here.files[0]
    admin = officer("管理员", Actor.ADMIN)
    county = officer("昆区经办", Actor.COUNTY, county=here.county)
    said = recusals.declare(one, KIN, by=county, now=NOW)
    assert said == "旗县区质量工作主管部门能办理这一件的人员全部回避，须由系统管理员增派其他人员"
    text = Message.objects.get(user_id=admin.person).text
    assert text == "昆都仑区质量工作主管部门因回避缺少办理人员，请增派（第10届）"
    officer("昆区另一人", Actor.COUNTY, county=here.county)
    assert short_of_hands(Actor.COUNTY, one) == ""


def test_the_recused_are_told_nothing_more_and_old_messages_of_the_file_are_closed(here: World) -> None:
    one = here.files[0]
    Message.objects.create(user_id=here.city.person, text=f"{one.name}提交了申报材料", at=NOW)
    recusals.declare(one, KIN, by=here.city, now=NOW)
    take(Road.WITHDRAW, one, by=applicant(here), now=NOW, seen=0, details=Reason("重组"))
    assert not desk.messages(here.city).exists()
    assert Message.objects.filter(user_id=here.second.person, text=f"{one.name}撤回了申报").exists()


def applicant(here: World) -> Seat:
    return officer("申报人", Actor.APPLICANT, enterprise=here.files[0].enterprise, may_release=True)


def test_none_is_declared_for_many_files_at_once_and_for_each_only_once(here: World) -> None:
    assert recusals.declare_none(here.files, by=here.city, now=NOW) == 2
    with pytest.raises(BadDetails, match="有的申报件已经声明过"):
        recusals.declare_none(here.files, by=here.city, now=NOW)
    recusals.declare(here.files[0], KIN, by=here.city, now=NOW)  # later found: the other way stays shut
    assert Declaration.objects.get(user_id=here.city.person, application=here.files[0]).interest == "kinship"


# What the records tell


def known(here: World, n: int, kind: str, **more: Any) -> None:
    fields = {"body": here.files[0].name, "entered_by_id": here.city.person, "entered_at": NOW, **more}
    Item.objects.create(examiner=here.examiners[n], kind=kind, **fields)


def told(here: World, n: int) -> list[tuple[str, bool]]:
    return [(t.interest, t.firm) for t in ties([here.examiners[n]], here.files[:1])]


@pytest.mark.parametrize(
    ("until", "counts"),
    [(date(2023, 4, 9), False), (date(2023, 4, 10), True), (date(2023, 4, 11), True)],
)
def test_paid_advice_counts_for_three_years_to_the_day(here: World, until: date, counts: bool) -> None:
    """The base date of the plan is 2026-04-10."""
    known(here, 0, "advice", until=until, paid=True)
    assert told(here, 0) == ([("advice", True)] if counts else [])


def test_advice_that_was_not_paid_is_no_interest_on_record_and_shares_last_until_sold(here: World) -> None:
    known(here, 0, "advice", until=date(2026, 1, 5), paid=False)
    assert told(here, 0) == []
    known(here, 0, "shares", since=date(2019, 1, 5))
    assert told(here, 0) == [("shares", True)]


def test_a_name_much_like_it_is_put_to_a_person_when_the_panel_is_formed(here: World) -> None:
    here.examiners[0].employer = "示例第01制造有限公司技术中心"
    here.examiners[0].save()
    here.panel(here.files[0])
    found = Recusal.objects.get()
    assert (found.state, found.source, found.interest) == ("open", "found", "group")
    assert desk.given(here.seats[0]).exists()  # a doubt closes nothing yet
    text = f"系统查到{here.files[0].name}一处可能的利害关系，请认定"
    assert Message.objects.filter(user_id=here.city.person, text=text).exists()
    decide(RecusalRoad.UPHOLD, found, here.city)
    assert not desk.given(here.seats[0]).exists()
    assert (found.decided_by_id, found.state) == (here.city.person, "holds")


def test_what_a_person_found_to_be_nothing_is_not_asked_again(here: World) -> None:
    here.examiners[0].employer = "示例第01制造有限公司技术中心"
    here.examiners[0].save()
    here.panel(here.files[0])
    decide(RecusalRoad.DISMISS, Recusal.objects.get(), here.city)
    assert told(here, 0) == []


# What follows, and how it is lifted


def late_recusal_of_the_leader(here: World) -> Any:
    one = here.files[0]
    panel = here.panel(one)
    here.all_declare(panel, one)
    for n in range(5):
        here.sign(n, one)
    here.declare(0, panel, one, "employment")
    return panel


def test_a_late_recusal_of_the_leader_is_computed_and_settled_by_name(here: World) -> None:
    one = here.files[0]
    panel = late_recusal_of_the_leader(here)
    recusal = Recusal.objects.get()
    after = aftermath(recusal)
    assert after is not None
    assert after.points == ("除回避外4名，方案要求5名，须补1名", "回避的是组长，须另定组长")
    assert (after.sheets, after.signed, after.short) == (1, 1, 1)
    assert [str(e) for e in after.leaders] == ["王建国"]
    assert here.examiners[5] in after.reserves
    with pytest.raises(Refused, match="除回避外有4名评审员，少于本届方案的5名"):
        here.step(Road.FINISH_DOCUMENTS, one, 1)
    plan = Settlement(str(here.examiners[5].pk), str(here.examiners[1].pk), "由候补递补，副组长接任组长")
    decide(RecusalRoad.SETTLE, recusal, here.city, plan)
    assert (recusal.settled_by_id, recusal.settlement) == (here.city.person, "由候补递补，副组长接任组长")
    here.declare(5, panel, one)
    here.sign(5, one)
    here.conclude(one, n=1)
    assert panel_state(one, PLAN, "document").leaders == (here.seats[1].hand,)
    assert here.sheet(0, one).state == SheetState.VOID


def test_whoever_is_not_offered_cannot_join(here: World) -> None:
    late_recusal_of_the_leader(here)
    tied = here.examiner("吴海燕", employer=here.files[0].name)
    with pytest.raises(BadDetails, match="只能从所列的候补中选"):
        decide(RecusalRoad.SETTLE, Recusal.objects.get(), here.city, Settlement(str(tied.pk), "", "补人"))


def test_a_recusal_is_lifted_by_two_and_never_by_the_person_or_by_one_alone(here: World) -> None:
    one = here.files[0]
    late_recusal_of_the_leader(here)
    recusal = Recusal.objects.get()
    decide(RecusalRoad.ASK_LIFT, recusal, here.city)
    assert not desk.given(here.seats[0]).exists()  # it holds while it is considered
    with pytest.raises(Refused, match="解除是你提请的，由另一名工作人员复核"):
        decide(RecusalRoad.LIFT, recusal, here.city)
    decide(RecusalRoad.LIFT, recusal, here.second)
    assert desk.given(here.seats[0]).exists()
    assert not desk.readable(here.seats[0]).exists()  # declared anew first
    panel = one.panels.get()
    here.declare(0, panel, one)
    sheet = here.sheet(0, one)
    assert (sheet.state, sheet.percents, sheet.signed_at) == ("open", {}, None)
    here.sign(0, one)


def test_an_officer_lifts_no_recusal_of_their_own_even_with_a_second(here: World) -> None:
    recusals.declare(here.files[0], KIN, by=here.city, now=NOW)
    recusal = Recusal.objects.get()
    with pytest.raises(Hidden):
        decide(RecusalRoad.ASK_LIFT, recusal, here.city)
    decide(RecusalRoad.ASK_LIFT, recusal, here.second)
    with pytest.raises(Hidden):
        decide(RecusalRoad.LIFT, recusal, here.city)


def test_a_doubt_about_an_officer_is_not_decided_by_that_officer(here: World) -> None:
    mine = recusals.row(here.city.person, here.files[0], NOW, "city")
    mine.state = "open"
    mine.save()
    with pytest.raises(Refused, match="这是你本人的回避，由其他工作人员办理"):
        decide(RecusalRoad.DISMISS, mine, here.city)


# Claims of applicants


def test_an_applicant_claims_where_the_plan_allows_and_only_against_its_own_examiners(here: World) -> None:
    one = here.files[0]
    here.panel(one)
    unit, word = applicant(here), Claim("kinship", "该评审员是竞争对手负责人的亲属")
    with pytest.raises(Refused, match="本届方案没有规定申报单位申请回避"):
        recusals.claim(here.seats[0].person, one, word, by=unit, now=NOW)
    here.cycle.plans.update(body=replace(PLAN, recusal_claims=True).dumps())
    one.refresh_from_db()
    with pytest.raises(Refused, match="这名评审员不在你单位的评审组"):
        recusals.claim(here.seats[7].person, one, word, by=unit, now=NOW)
    claimed = recusals.claim(here.seats[0].person, one, word, by=unit, now=NOW)
    assert (claimed.state, claimed.source) == ("open", "claimed")
    with pytest.raises(BadDetails, match="已在认定或已有结论"):
        recusals.claim(here.seats[0].person, one, word, by=unit, now=NOW)
    decide(RecusalRoad.UPHOLD, claimed, here.second)
    assert here.sheet(0, one).state == SheetState.VOID


def test_no_sheet_is_revived_but_by_a_lift(here: World) -> None:
    late_recusal_of_the_leader(here)
    sheet = here.sheet(0, here.files[0])
    assert Actor.CLOCK in SheetRoad.REVIVE.by
    assert SheetRoad.REVIVE.by == {Actor.CLOCK}
    with pytest.raises(Hidden):
        take(SheetRoad.SIGN, sheet, by=here.seats[0], now=NOW, seen=sheet.revision)
