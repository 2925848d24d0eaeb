"""Article 27: interest or none is declared before a file opens; a recused examiner's sheet stays shut."""

from award.law import art27_recusal as art27
from award.law.case import PanelState, SheetCase
from award.law.citation import met, refuse
from law.situations import application, at


def test_review_opens_when_every_member_has_declared() -> None:
    because = "尚未填写利害关系声明：高敏华、宝音"
    case = application(panel=PanelState(exists=True, undeclared=("高敏华", "宝音")))
    assert art27.all_declared(case) == refuse(art27.RECUSE, because, "declaration")
    assert art27.all_declared(application(panel=PanelState(exists=True))) == met()


def test_without_a_declaration_the_sheet_stays_shut() -> None:
    because = "先填写利害关系声明，才能打开申报材料"
    assert art27.not_recused(SheetCase(at(5, 12))) == refuse(art27.RECUSE, because, "declaration")


def test_a_recused_examiner_does_not_sign() -> None:
    case = SheetCase(at(5, 12), declared=True, recused=True)
    assert art27.not_recused(case) == refuse(art27.RECUSE, "你对这家单位已回避", "recused")
    assert art27.not_recused(SheetCase(at(5, 12), declared=True)) == met()
