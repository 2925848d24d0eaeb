"""Article 23: enough members, one leader, independent sheets, a discussion where they part."""

import pytest

from award.law import art23_review as art23
from award.law.case import Hands, PanelCase, PanelState, SheetCase
from award.law.citation import Findings, cite, met, refuse
from law.situations import application, at, award_list

READY = {"exists": True, "members": 5, "leaders": ("9",), "score_valid": True}


def panel(**changed: object) -> PanelState:
    return PanelState(**{**READY, **changed})  # type: ignore[arg-type]


def test_without_a_panel_nothing_is_reviewed() -> None:
    because = "还没有为这份申报组建材料评审专家组"
    assert art23.panel_ready(application()) == refuse(art23.PANEL_DOCUMENT, because, "panel")


@pytest.mark.parametrize(
    ("members", "answer"),
    [
        (4, refuse(art23.MINIMUM, "除回避外有4名评审员，少于本届方案的5名", "panel")),
        (5, met()),
        (6, met()),
    ],
)
def test_a_recusal_below_the_minimum_is_refused(members: int, answer: Findings) -> None:
    assert art23.panel_ready(application(panel=panel(members=members))) == answer


@pytest.mark.parametrize(("leaders", "fact"), [((), "没有组长"), (("8", "9"), "有2名组长")])
def test_there_is_exactly_one_leader(leaders: tuple[str, ...], fact: str) -> None:
    because = f"这份申报的评审组{fact}，须恰为1名"
    answer = art23.panel_ready(application(panel=panel(leaders=leaders)))
    assert answer == refuse(art23.LEADER, because, "panel")


def test_unsigned_sheets_are_named_and_hide_the_score() -> None:
    case = application(panel=panel(unsigned=("高敏华",), score_valid=False, score_because="缺"))
    assert art23.sheets_signed(case) == refuse(art23.LEADER, "还没有签署评分表：高敏华", "sheets")


def test_signed_sheets_without_a_valid_score_say_why() -> None:
    case = application(panel=panel(score_valid=False, score_because="合议缺23项"))
    assert art23.sheets_signed(case) == refuse(art23.STANDARD, "合议缺23项", "score")


def test_a_spread_is_settled_by_a_recorded_discussion() -> None:
    apart = ("4.1.2相差20个百分点",)
    because = "须合议并记录理由：4.1.2相差20个百分点"
    answer = art23.spread_discussed(application(panel=panel(spreads=apart)))
    assert answer == refuse(art23.SPREAD, because, "spread")
    assert art23.spread_discussed(application(panel=panel(spreads=apart, discussed=True))) == met()


def test_only_the_leader_signs_the_result() -> None:
    because = "评审意见和分数由组长签署，你不是这份申报的组长"
    member = application(panel=panel(), hands=Hands(by="3"))
    assert art23.by_leader(member) == refuse(art23.LEADER, because, "leader")
    assert art23.by_leader(application(panel=panel(), hands=Hands(by="9"))) == met()


def test_a_score_without_findings_is_half_a_result() -> None:
    assert art23.findings_written(application(panel=panel())) == refuse(
        art23.LEADER, "还没有写评审意见", "findings"
    )


def test_a_panel_stands_with_the_minimum_one_leader_and_files() -> None:
    assert art23.panel_can_stand(PanelCase(at(5, 11), members=5, leaders=1, applications=1)) == met()


def test_everything_wrong_with_a_panel_is_told_at_once() -> None:
    case = PanelCase(at(5, 11), members=4, leaders=2, conflicts=("高敏华在甲公司任职",), struck_off=("某某",))
    assert art23.panel_can_stand(case) == (
        *refuse(art23.MINIMUM, "选了4名评审员，少于本届方案的5名", "members"),
        *refuse(art23.LEADER, "选了2名组长，须恰为1名", "leader"),
        *refuse(art23.PANEL_DOCUMENT, "没有选评审的申报件", "applications"),
        *refuse(cite(27, "本人应当主动回避"), "高敏华在甲公司任职", "conflict"),
        *refuse(cite(29, "取消其评审员资格"), "某某已被取消评审员资格", "members"),
    )


def test_a_sheet_with_twenty_two_items_or_off_the_grid_is_not_signed() -> None:
    case = SheetCase(at(5, 12), missing=("4.7.7",), off_grid=("4.1.2",))
    assert art23.sheet_complete(case) == (
        *refuse(art23.STANDARD, "还有1项没有评分：4.7.7", "sheet"),
        *refuse(art23.STANDARD, "百分比只取5的倍数：4.1.2", "sheet"),
    )


def test_whoever_is_left_off_the_shortlist_is_told_why() -> None:
    because = "还没有写未入选理由：丙公司"
    answer = art23.reasons_given(award_list(without_reason=("丙公司",)))
    assert answer == refuse(art23.SHORTLIST, because, "reasons")
