"""The text of a public notice (Articles 22, 24, 25): drafted by one officer, released by another."""

from award.law import art22_qualification, art24_evaluation, art25_final_deliberation
from award.law.case import ListCase
from award.law.citation import Findings, house, met, refuse

DRAFT = house("notice_draft", "公示稿由一名工作人员拟写，由另一名工作人员发布")
# kind of list -> in which state its notice is drafted, and what is said of the days chosen
SHOWN = {
    "qualified": ("draft", art22_qualification.at_least_five),
    "candidates": ("fixed", art24_evaluation.days_as_planned),
    "proposed": ("decided", art25_final_deliberation.seven_days),
}


def is_shown(case: ListCase) -> Findings:
    """Only lists that go before the public have a notice, once they are as they will be shown."""
    if case.state == SHOWN.get(case.kind, ("",))[0]:
        return met()
    return refuse(DRAFT, "这份名单现在没有公示稿可拟", "draft")


def days_lawful(case: ListCase) -> Findings:
    """The draft's days are judged like the notice's own."""
    return SHOWN[case.kind][1](case) if case.kind in SHOWN and case.days_chosen else met()


def drafted(case: ListCase) -> Findings:
    """There is a text to release. What came on paper is its own text."""
    if case.hands.second or case.notice_drafted_by:
        return met()
    return refuse(DRAFT, "还没有拟公示稿", "draft")


def released_by_another(case: ListCase) -> Findings:
    """Four eyes on the text; two officers stand behind a paper already."""
    if case.hands.second or not case.hands.by or case.hands.by != case.notice_drafted_by:
        return met()
    return refuse(DRAFT, "公示稿由你拟写，须由另一名工作人员发布", "four_eyes")


def as_drafted(case: ListCase) -> Findings:
    """What is released is what was drafted: another length needs another draft."""
    if case.hands.second or not case.days_drafted or not case.days_chosen:
        return met()
    if case.days_chosen == case.days_drafted:
        return met()
    because = f"公示稿写的是{case.days_drafted}个工作日，发布的是{case.days_chosen}个"
    return refuse(DRAFT, because, "draft")


RELEASED = (drafted, released_by_another, as_drafted)
