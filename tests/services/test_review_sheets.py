"""Sheets and results (Articles 7, 23): saved as typed, signed once, summed by hand, settled by the leader."""

from decimal import Decimal
from typing import Any

import pytest

from award.law.art07_criteria import criteria
from award.law.score import Sheet as Marks
from award.law.score import suggested
from award.process.application import Road, S
from award.process.panel import SheetRoad, SheetState
from award.records.ledger.models import Line
from award.records.reviewing import outcome, panel_for, panel_state, scores
from award.records.reviews.models import Panel, Result
from award.services import sheets
from award.services.asking import BadDetails
from award.services.deeds.conclusions import Consensus, Findings
from award.services.steps import Hidden, Refused, take, why_not
from services.review_world import CLAUSES, NOW, PLAN, World, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> World:
    return world(examiners=7, files=1)


@pytest.fixture
def panel(here: World) -> Panel:
    """A panel of five, everybody declared, nothing signed."""
    made = here.panel(here.files[0])
    here.all_declare(made)
    return made


def save(here: World, n: int, **given: Any) -> None:
    sheet = here.sheet(n, here.files[0])
    typed = {"percents": {}, "strengths": {}, "opportunities": {}, "seen": sheet.revision, **given}
    sheets.save(sheet, by=here.seats[n], now=NOW, **typed)


def refusals(raised: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [f.because for f in raised.value.findings]


@pytest.mark.parametrize("value", [-5, 1, 54, 101, 105])
def test_a_percentage_off_the_grid_is_refused_and_nothing_is_saved(
    here: World, panel: Panel, value: int
) -> None:
    with pytest.raises(BadDetails) as raised:
        save(here, 1, percents={"4.1.2": 50, "4.1.3": value})
    assert raised.value.errors == {"p_4.1.3": f"4.1.3填了{value}，百分比只取0至100之间5的倍数"}
    assert here.sheet(1, here.files[0]).percents == {}


@pytest.mark.parametrize("value", [0, 5, 100])
def test_both_ends_of_the_grid_are_saved(here: World, panel: Panel, value: int) -> None:
    save(here, 1, percents={"4.1.2": value})
    assert here.sheet(1, here.files[0]).percents == {"4.1.2": value}


def test_an_unknown_item_and_a_note_too_long_are_refused_at_their_fields(here: World, panel: Panel) -> None:
    with pytest.raises(BadDetails) as raised:
        save(here, 1, percents={"4.9.9": 50}, strengths={"4.1.2": "优" * 2001})
    assert raised.value.errors == {
        "p_4.9.9": "没有评分条款4.9.9",
        "s_4.1.2": "4.1.2的优势最多2000字，现有2001字",
    }
    save(here, 1, strengths={"4.1.2": "优" * 2000})


def test_a_second_tab_is_told_and_overwrites_nothing(here: World, panel: Panel) -> None:
    save(here, 1, percents={"4.1.2": 50})
    with pytest.raises(sheets.SheetConflict, match="别处保存过"):
        save(here, 1, percents={"4.1.2": 70}, seen=0)
    assert here.sheet(1, here.files[0]).percents == {"4.1.2": 50}


def test_the_same_content_sent_twice_is_no_conflict_and_no_new_revision(here: World, panel: Panel) -> None:
    """Leaving a field and pressing the button send the same form at once, both with the old revision."""
    save(here, 1, percents={"4.1.2": 50}, strengths={"4.1.2": "好"})
    save(here, 1, percents={"4.1.2": 50}, strengths={"4.1.2": "好"}, seen=0)
    assert here.sheet(1, here.files[0]).revision == 1


def test_nobody_writes_on_the_sheet_of_another(here: World, panel: Panel) -> None:
    sheet = here.sheet(1, here.files[0])
    with pytest.raises(Hidden):
        sheets.save(
            sheet, percents={"4.1.2": 50}, strengths={}, opportunities={}, seen=0, by=here.seats[2], now=NOW
        )


def test_a_sheet_with_22_items_is_refused_and_with_23_it_is_signed_and_locked(
    here: World, panel: Panel
) -> None:
    file = here.files[0]
    sheet = here.fill(1, file, dict.fromkeys(CLAUSES[:22], 60))
    with pytest.raises(Refused) as raised:
        take(SheetRoad.SIGN, sheet, by=here.seats[1], now=NOW, seen=sheet.revision)
    assert refusals(raised) == ["还有1项没有评分：4.7.7"]
    assert here.sign(1, file).state == SheetState.SIGNED
    with pytest.raises(sheets.SheetConflict, match="已签署"):
        save(here, 1, percents={"4.1.2": 65})


def test_before_the_review_begins_and_after_its_result_no_sheet_is_written(here: World) -> None:
    file = here.files[0]
    file.state = S.QUALIFIED_NOTICE
    file.save()
    panel = here.panel(file)
    here.all_declare(panel)
    sheet = here.sheet(1, file)
    assert next(f.because for f in why_not(SheetRoad.SIGN, sheet, NOW, here.seats[1])) == (
        "这份申报现在不在本组的评审环节，评分表不能签署"
    )
    with pytest.raises(Hidden):
        save(here, 1, percents={"4.1.2": 50})
    file.state = S.DOCUMENT_REVIEWED
    file.save()
    with pytest.raises(sheets.SheetConflict, match="材料评审完成"):
        save(here, 1, percents={"4.1.2": 50})


def test_the_mean_of_five_sheets_is_the_sum_worked_out_by_hand(here: World, panel: Panel) -> None:
    """4.1.2 has 50 points, 4.4.3 has 15: 960 points at 60%, 50 at 55%... worked out line by line."""
    here.replan(method="mean")
    file = here.files[0]
    for n in range(4):
        here.sign(n, file, 60)  # 1000 points at 60% are 600.00 each
    here.sign(4, file, {**dict.fromkeys(CLAUSES, 60), "4.1.2": 55, "4.4.3": 65})
    # the fifth: 600 - 50 x 5% + 15 x 5% = 600 - 2.50 + 0.75 = 598.25
    # the mean: (4 x 600 + 598.25) / 5 = 2998.25 / 5 = 599.65
    scored = outcome(Panel.objects.get(), file, here.cycle.plan())
    assert (scored.total, scored.sheets["刘桂英"]) == (Decimal("599.65"), Decimal("598.25"))
    assert scored.by_category["4.1"] == Decimal("65.5")  # (4 x 66 + 63.5) / 5
    here.step(Road.FINDINGS, file, 0, Findings("评审意见。"))
    here.countersign(file)
    here.step(Road.FINISH_DOCUMENTS, file)
    assert scores(here.cycle) == {file.pk: {"document": Decimal("599.65")}}
    line = Line.objects.get(step="application.finish_documents")
    assert line.facts["score"] == "599.65"


def test_the_trimmed_mean_leaves_out_the_highest_and_the_lowest(here: World, panel: Panel) -> None:
    here.replan(method="trimmed_mean")
    for n, percent in enumerate((40, 55, 60, 65, 90)):
        here.sign(n, here.files[0], percent)
    # (550 + 600 + 650) / 3 = 600
    assert outcome(Panel.objects.get(), here.files[0], here.cycle.plan()).total == 600


def test_two_examiners_of_one_name_are_two_sheets(here: World, panel: Panel) -> None:
    here.replan(method="mean")
    here.examiners[1].user.name = "高敏华"
    here.examiners[1].user.save()
    for n, percent in enumerate((30, 60, 60, 60, 60)):
        here.sign(n, here.files[0], percent)
    scored = outcome(Panel.objects.get(), here.files[0], here.cycle.plan())
    assert (scored.total, len(scored.sheets)) == (Decimal(540), 5)  # (300 + 4 x 600) / 5
    assert [f.spread for f in scored.flags if f.clause is None] == [Decimal(300)]


@pytest.mark.parametrize(("last", "flagged"), [(55, 0), (40, 23 + 1)])
def test_spreads_are_told_only_once_everybody_has_signed(
    here: World, panel: Panel, last: int, flagged: int
) -> None:
    file, plan = here.files[0], PLAN
    for n in range(4):
        here.sign(n, file, 60)
    before = panel_state(file, plan, "document")
    assert (before.spreads, before.unsigned) == ((), ("刘桂英",))
    here.sign(4, file, last)
    assert len(panel_state(file, plan, "document").spreads) == flagged


def test_a_spread_of_15_needs_no_discussion_and_one_of_20_does(here: World, panel: Panel) -> None:
    file = here.files[0]
    for n in range(4):
        here.sign(n, file, 60)
    here.sign(4, file, {**dict.fromkeys(CLAUSES, 60), "4.1.2": 45, "4.1.3": 40})
    assert panel_state(file, PLAN, "document").spreads == ("4.1.3相差20个百分点",)
    here.replan(method="mean")
    here.step(Road.FINDINGS, file, 0, Findings("评审意见。"))
    with pytest.raises(Refused) as raised:
        here.step(Road.FINISH_DOCUMENTS, file)
    assert refusals(raised)[0] == "须合议并记录理由：4.1.3相差20个百分点"
    with pytest.raises(BadDetails) as bad:
        here.step(Road.CONSENSUS, file, 0, Consensus({}, "各说依据后，仍按均值计分。"))
    assert bad.value.errors == {"r_4.1.3": "4.1.3相差20个百分点，请写这一条的合议理由"}
    reasons = {"4.1.3": "一人没有看到附件，看后不改。"}
    # the mean needs no agreed sheet
    here.step(Road.CONSENSUS, file, 0, Consensus({}, "各说依据后，仍按均值计分。", reasons))
    here.countersign(file)
    here.step(Road.FINISH_DOCUMENTS, file)
    assert file.state == S.DOCUMENT_REVIEWED


def test_the_consensus_waits_for_every_sheet_and_names_each_fault_at_its_item(
    here: World, panel: Panel
) -> None:
    file = here.files[0]
    for n in range(4):
        here.sign(n, file)
    agreed = dict.fromkeys(CLAUSES, 60)
    with pytest.raises(BadDetails, match="全组签署各自的评分表以后才能合议"):
        here.step(Road.CONSENSUS, file, 0, Consensus(agreed, "理由"))
    here.sign(4, file)
    faulty = {**agreed, "4.1.2": 62}
    del faulty["4.7.7"]
    with pytest.raises(BadDetails) as raised:
        here.step(Road.CONSENSUS, file, 0, Consensus(faulty, "理由"))
    assert raised.value.errors == {
        "p_4.7.7": "4.7.7还没有合议百分比",
        "p_4.1.2": "4.1.2填了62，百分比只取0至100之间5的倍数",
    }
    assert Result.objects.get_or_create(panel=panel, application=file)[0].consensus == {}


def test_only_the_leader_agrees_finds_and_signs(here: World, panel: Panel) -> None:
    file = here.files[0]
    for n in range(5):
        here.sign(n, file)
    words = "评审意见和分数由组长签署，你不是这份申报的组长"
    for step, details in (
        (Road.CONSENSUS, Consensus(dict.fromkeys(CLAUSES, 60), "理由")),
        (Road.FINDINGS, Findings("意见")),
        (Road.FINISH_DOCUMENTS, None),
    ):
        with pytest.raises(Refused) as raised:
            here.step(step, file, 1, details)
        assert refusals(raised)[0] == words
    here.conclude(file, 65)
    result = Result.objects.get()
    assert (file.state, result.score, result.signed_by) == (
        S.DOCUMENT_REVIEWED, Decimal("650.00"), here.examiners[0],
    )  # fmt: skip


def test_the_site_panel_is_another_panel_with_sheets_of_its_own(here: World, panel: Panel) -> None:
    file = here.files[0]
    for n in range(5):
        here.sign(n, file)
    here.conclude(file)
    file.state = S.SITE_VISIT
    file.save()
    site = here.panel(file, people=[1, 2, 3, 4, 5], kind="site", leader=1)
    here.declare(5, site, file)  # the others declared for this applicant before
    assert panel_for(file, "site") == site
    for n in range(1, 6):
        here.sign(n, file, 70, kind="site")
    here.conclude(file, 70, n=1)
    assert scores(here.cycle)[file.pk] == {"document": Decimal(600), "site": Decimal(700)}


@pytest.mark.parametrize(
    ("given", "percent"), [((50, 55), 55), ((50, 50, 55), 50), ((0, 0, 5), 0), ((45, 50, 50, 65), 55)]
)
def test_the_suggestion_is_the_mean_on_the_grid_half_up(given: tuple[int, ...], percent: int) -> None:
    marks = [Marks(str(n), {"4.1.2": Decimal(p)}) for n, p in enumerate(given)]
    apart = Marks("out", {"4.1.2": Decimal(100)}, recused=True)
    assert suggested(criteria(), [*marks, apart]) == {"4.1.2": percent}
