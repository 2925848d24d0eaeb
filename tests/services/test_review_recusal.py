"""Recusal (Article 27), early and late: the file closes, the sheet is void, the result is made anew."""

from decimal import Decimal

import pytest

from award.process.application import Road, S
from award.process.panel import PanelRoad, SheetRoad, SheetState
from award.records import desk
from award.records.ledger.models import Line
from award.records.people.models import Message
from award.records.reviewing import panel_state
from award.records.reviews.models import Panel, Result
from award.services.asking import BadDetails
from award.services.deeds.conclusions import Consensus, Findings
from award.services.deeds.declarations import Interest
from award.services.steps import Hidden, Refused, take
from services.review_world import CLAUSES, NOW, PLAN, World, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> World:
    return world(examiners=7, files=2)


def seen_by(here: World, n: int) -> tuple[int, int, int, int]:
    """Files on the desk, readable, sheets, files still to declare upon."""
    seat = here.seats[n]
    return (
        desk.on_the_desk_of(seat).count(),
        desk.readable(seat).count(),
        desk.sheets(seat).count(),
        desk.given(seat).count(),
    )


def test_a_file_opens_only_after_the_declaration_and_only_under_review(here: World) -> None:
    one, two = here.files
    two.state = S.QUALIFIED_NOTICE
    two.save()
    panel = here.panel(one, two)
    assert seen_by(here, 1) == (2, 0, 0, 2)
    here.declare(1, panel, one)
    here.declare(1, panel, two)  # its notice still runs: declared, and closed
    assert seen_by(here, 1) == (2, 1, 1, 2)
    assert seen_by(here, 6) == (0, 0, 0, 0)  # on no panel


def test_a_declared_interest_closes_the_file_everywhere_and_tells_the_city(here: World) -> None:
    one, two = here.files
    panel = here.panel(one, two)
    here.declare(1, panel, one, "kinship")
    assert seen_by(here, 1) == (1, 0, 0, 1)
    texts = Message.objects.filter(user_id=here.city.user_id).values_list("text", flat=True)
    assert list(texts) == [f"{panel}有评审员声明回避，请看是否要补人或换组长"]
    with pytest.raises(Hidden):
        here.fill(1, one, 60)


def test_a_declaration_of_none_may_become_an_interest_and_never_the_other_way(here: World) -> None:
    one = here.files[0]
    panel = here.panel(one)
    here.declare(1, panel, one)
    here.declare(1, panel, one, "shares")
    with pytest.raises(BadDetails) as raised:
        here.declare(1, panel, one)
    assert raised.value.errors == {"interest": "已经声明回避，不能由本人撤回；确有差错的由市主管部门处理"}


def test_the_undertaking_of_article_28_is_part_of_the_declaration(here: World) -> None:
    panel = here.panel(here.files[0])
    word = Interest(application=here.files[0].pk, interest="none", note="", undertaking=False)
    with pytest.raises(BadDetails) as raised:
        take(PanelRoad.DECLARE, panel, by=here.seats[1], now=NOW, seen=panel.revision, details=word)
    assert list(raised.value.errors) == ["undertaking"]


def test_nobody_declares_on_a_file_of_another_panel(here: World) -> None:
    one, two = here.files
    mine = here.panel(one)
    here.panel(two, people=[1, 2, 3, 4, 5], leader=1)
    with pytest.raises(BadDetails, match="这份申报不在你的评审组"):
        here.declare(0, mine, two)


def test_a_late_recusal_voids_the_signed_sheet_and_four_sheets_are_refused_with_words(here: World) -> None:
    one = here.files[0]
    panel = here.panel(one)
    here.all_declare(panel, one)
    for n in range(5):
        here.sign(n, one)
    here.step(Road.CONSENSUS, one, 0, Consensus(dict.fromkeys(CLAUSES, 60), "五人合议。"))
    here.step(Road.FINDINGS, one, 0, Findings("意见。"))
    here.declare(4, panel, one, "employment")
    assert here.sheet(4, one).state == SheetState.VOID
    assert panel_state(one, PLAN, "document").score_because == (
        "有效评分表4份，少于5份；合议缺23项（" + "、".join(CLAUSES) + "）"
    )
    with pytest.raises(Refused) as raised:
        here.step(Road.FINISH_DOCUMENTS, one)
    assert next(f.because for f in raised.value.findings) == "除回避外有4名评审员，少于本届方案的5名"
    here.change(panel, here.compose([0, 1, 2, 3, 4, 5], here.files[:1]))
    here.declare(5, panel, one)
    here.sign(5, one, 80)
    here.conclude(one, 65)
    assert (one.state, Result.objects.get().score) == (S.DOCUMENT_REVIEWED, Decimal(650))


def test_a_recused_leader_leaves_the_file_without_one_until_another_leads(here: World) -> None:
    one = here.files[0]
    panel = here.panel(one, people=range(6))
    here.declare(0, panel, one, "group")
    state = panel_state(one, PLAN, "document")
    assert (state.leaders, state.members) == ((), 5)
    here.change(panel, here.compose([0, 1, 2, 3, 4, 5], [one], leader=1))
    assert panel_state(one, PLAN, "document").leaders == (here.seats[1].hand,)


def test_a_recusal_after_the_result_takes_the_result_back_with_its_trace(here: World) -> None:
    one, two = here.files
    panel = here.panel(one, two, people=range(6))
    here.all_declare(panel)
    for file in (one, two):
        for n in range(6):
            here.sign(n, file)
        here.conclude(file)
    here.declare(5, panel, one, "advice")
    one.refresh_from_db()
    two.refresh_from_db()
    result = Result.objects.get(application=one)
    assert (one.state, two.state) == (S.DOCUMENT_REVIEW, S.DOCUMENT_REVIEWED)
    assert (result.score, result.signed_at, result.consensus, result.findings) == (
        None, None, {}, "优势与改进机会。",
    )  # fmt: skip
    line = Line.objects.get(step="application.reopen_documents")
    assert (line.actor, line.facts["taken_back"], line.subject) == ("clock", "600.00", one.subject)
    here.conclude(one, 65)
    assert Result.objects.get(application=one).score == Decimal(650)


def test_a_recusal_after_the_shortlist_closes_the_door_and_leaves_what_was_decided(here: World) -> None:
    one = here.files[0]
    panel = here.panel(one)
    here.all_declare(panel, one)
    for n in range(5):
        here.sign(n, one)
    here.conclude(one)
    one.state = S.SITE_VISIT
    one.save()
    here.declare(4, panel, one, "other")
    one.refresh_from_db()
    assert (one.state, Result.objects.get().score, here.sheet(4, one).state) == (
        S.SITE_VISIT, Decimal(600), SheetState.VOID,
    )  # fmt: skip


def test_after_its_stage_a_file_leaves_the_desk_of_the_document_panel(here: World) -> None:
    one = here.files[0]
    panel = here.panel(one)
    here.all_declare(panel, one)
    assert seen_by(here, 1) == (1, 1, 1, 1)
    one.state = S.SITE_VISIT
    one.save()
    assert seen_by(here, 1) == (0, 0, 0, 1)  # a late interest can still be declared


def test_a_dissolved_panel_opens_nothing(here: World) -> None:
    panel = here.panel(here.files[0])
    here.all_declare(panel)
    Panel.objects.update(state="dissolved")
    assert seen_by(here, 1) == (0, 0, 0, 0)


def test_a_struck_off_examiner_sees_nothing_and_is_not_counted(here: World) -> None:
    one = here.files[0]
    panel = here.panel(one)
    here.all_declare(panel)
    here.examiners[1].struck_off_at = NOW
    here.examiners[1].save()
    assert seen_by(here, 1) == (0, 0, 0, 0)
    assert panel_state(one, PLAN, "document").members == 4


def test_the_city_voids_no_sheet_of_an_examiner_who_has_not_recused(here: World) -> None:
    one = here.files[0]
    panel = here.panel(one)
    here.all_declare(panel, one)
    sheet = here.sign(1, one)
    with pytest.raises(Refused) as raised:
        take(SheetRoad.VOID, sheet, by=here.city, now=NOW, seen=sheet.revision)
    assert [f.key for f in raised.value.findings] == ["void"]
    assert here.sheet(1, one).state == SheetState.SIGNED
