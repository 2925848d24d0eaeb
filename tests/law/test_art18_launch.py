"""Article 18: nothing starts before 市委 and 市政府 have both approved the plan."""

from award.law import art18_launch as art18
from award.law.case import Approval, Hands
from award.law.citation import met, refuse
from law.situations import cycle

BOTH = frozenset({"party", "government"})
PARTY = frozenset({"party"})
GOVERNMENT = frozenset({"government"})


def test_two_confirmed_papers_are_the_approval_of_both() -> None:
    case = cycle(approvals=(Approval(PARTY, confirmed=True), Approval(GOVERNMENT, confirmed=True)))
    assert art18.approved_by_both(case) == met()


def test_one_joint_paper_is_the_approval_of_both() -> None:
    assert art18.approved_by_both(cycle(approvals=(Approval(BOTH, confirmed=True),))) == met()


def test_the_approval_of_one_organ_alone_names_the_other() -> None:
    case = cycle(approvals=(Approval(PARTY, confirmed=True),))
    assert art18.approved_by_both(case) == refuse(
        art18.APPROVED, "尚未登记市政府的批准文件", "approval.government"
    )


def test_a_paper_that_no_second_officer_confirmed_is_no_approval_yet() -> None:
    case = cycle(approvals=(Approval(BOTH, confirmed=False),))
    assert art18.approved_by_both(case) == (
        *refuse(art18.APPROVED, "市委的批准文件已登记，尚待另一名经办人复核", "approval.party"),
        *refuse(art18.APPROVED, "市政府的批准文件已登记，尚待另一名经办人复核", "approval.government"),
    )


def test_every_fault_of_the_plan_is_told_in_its_own_words() -> None:
    assert art18.plan_complete(cycle(plan_faults=("甲", "乙"))) == (
        *refuse(art18.PLAN, "甲", "plan"),
        *refuse(art18.PLAN, "乙", "plan"),
    )


def test_whoever_prepared_it_does_not_release_it() -> None:
    mine = cycle(hands=Hands(by="7", prepared_by="7"))
    because = "这一件由你本人经办，须由另一名工作人员复核发布"
    assert art18.second_officer(mine) == refuse(art18.SECOND_OFFICER, because, "four_eyes")
    assert art18.second_officer(cycle(hands=Hands(by="8", prepared_by="7"))) == met()


def test_an_extension_that_moves_a_date_earlier_is_refused() -> None:
    case = cycle(earlier_than_planned=("申报截止",))
    because = "顺延只能推后，这些日期提前了：申报截止"
    assert art18.only_later(case) == refuse(art18.EXTENSION, because, "dates")
    assert art18.only_later(cycle()) == met()
