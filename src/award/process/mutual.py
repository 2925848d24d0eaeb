"""What applicant and examiner say of each other after a site visit (Article 29), as data.

What touches gifts and requests is for CITY alone; the other side reads the rest, once both are in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from award.law.art29_mutual_feedback import ON_APPLICANT, ON_EXAMINER
from award.law.citation import Citation

ANSWERS = {"yes": "是", "no": "否", "unknown": "不了解"}


class Side(StrEnum):
    """Who speaks."""

    APPLICANT = "applicant"
    EXAMINER = "examiner"

    @property
    def label(self) -> str:
        return SIDE_ZH[self]

    @property
    def law(self) -> Citation:
        return ON_EXAMINER if self is Side.APPLICANT else ON_APPLICANT

    @property
    def other(self) -> "Side":
        return Side.EXAMINER if self is Side.APPLICANT else Side.APPLICANT


SIDE_ZH = {Side.APPLICANT: "申报单位评评审员", Side.EXAMINER: "评审员评申报单位"}


@dataclass(frozen=True, slots=True)
class Item:
    """One point, worded so that 是 is good. `shown`: the other side may read the answer in the end."""

    key: str
    words: str
    shown: bool = True


ITEMS: Mapping[Side, tuple[Item, ...]] = {
    Side.APPLICANT: (
        Item("on_time", "按日程到场，全程参加现场评审"),
        Item("impartial", "客观公正，没有偏袒或者刁难"),
        Item("secrecy", "遵守保密要求，没有打听、带走无关的商业秘密、技术秘密"),
        Item("score_kept", "没有透露分数和评审结果"),
        Item("clean", "没有索取或收受财物、宴请、有偿服务", shown=False),
    ),
    Side.EXAMINER: (
        Item("truthful", "申报材料与现场情况一致，没有发现弄虚作假"),
        Item("open", "如实提供现场、人员和记录，没有隐瞒"),
        Item("frugal", "接待合规，没有超出评审需要的安排"),
        Item("hands_off", "没有干扰评审、打听分数"),
        Item("clean", "没有赠送财物、请托说情", shown=False),
    ),
}


class Outcome(StrEnum):
    """What CITY did with a statement; empty while nobody has looked at it."""

    NOTED = "noted"
    UNFOUNDED = "unfounded"
    COMPLAINT = "complaint"
    LEDGER = "ledger"

    @property
    def label(self) -> str:
        return OUTCOME_ZH[self]


OUTCOME_ZH = {
    Outcome.NOTED: "已阅，没有需要处理的",
    Outcome.UNFOUNDED: "经核实不成立",
    Outcome.COMPLAINT: "已登记为对评审员的反映",
    Outcome.LEDGER: "认定违规，已登记诚信台账",
}


def doubtful(side: Side, answers: Mapping[str, str]) -> tuple[Item, ...]:
    """The points that were answered 否."""
    return tuple(item for item in ITEMS[side] if answers.get(item.key) == "no")
