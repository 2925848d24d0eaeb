"""The year's means: a budget by two officers, lines, entries that are only ever added, a close by two.

A line's remainder is computed from its entries and never stored. What has no row here cannot happen.
"""

from decimal import Decimal
from enum import StrEnum

from award.law import art05_means
from award.law.art05_means import BUDGETED, EARMARKED, yuan
from award.law.art18_launch import second_officer
from award.law.citation import house
from award.process.kinds import Actor, Steps

# What the money may be for; `other` for what none of them names.
LINES = {
    "experts": "评审专家劳务",
    "travel": "差旅食宿",
    "training": "培训",
    "meetings": "会议",
    "publicity": "宣传",
    "insignia": "奖牌证书制作",
    "other": "其他",
}
ENTRIES = {
    "commitment": "支出安排",
    "voucher": "凭证",
    "release": "释放余额",
    "reversal": "冲销凭证",
}
# kind -> its words, whether a line gives, whether a line takes
ADJUSTMENTS: dict[str, tuple[str, bool, bool]] = {
    "transfer": ("科目之间调剂", True, True),
    "allot": ("从未分配的预算分配到科目", False, True),
    "supplement": ("市财政追加预算", False, True),
    "cut": ("市财政调减、收回预算", True, False),
}
CEILING = Decimal("99999999.99")
CENT = Decimal("0.01")

MONEY = house("means_entries", "经费的每一笔只增不改：多安排的释放余额，记错的凭证以红字冲销，都另记一笔")
TWO = house("means_two", "年度预算、科目调整和关账由两名工作人员先后登记、复核")


def fault_of(amount: Decimal | None, *, naught: bool = False) -> str:
    """What is wrong with a sum of money, in words; '' where nothing is. `naught`: zero is allowed."""
    if amount is None:
        return ""
    if not amount.is_finite():
        return "金额不是数字"
    if amount < 0 and naught:
        return "金额不为负"
    if amount <= 0 and not naught:
        return "金额必须大于0元"
    if amount > CEILING:
        return f"金额超过{yuan(CEILING)}：请核对，这里的单位是元"
    if amount != amount.quantize(CENT):
        return "金额最多两位小数（到分）"
    return ""


class Y(StrEnum):
    """A year's budget."""

    DRAFT = "draft"
    IN_FORCE = "in_force"
    REFUSED = "refused"
    CLOSING = "closing"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return BUDGET_ZH[self]


BUDGET_ZH = {
    Y.DRAFT: "待另一名工作人员复核",
    Y.IN_FORCE: "执行中",
    Y.REFUSED: "复核退回，未登记",
    Y.CLOSING: "提请关账，待复核",
    Y.CLOSED: "已关账",
}


class G(StrEnum):
    """An adjustment."""

    DRAFT = "draft"
    IN_FORCE = "in_force"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        return {"draft": "待另一名工作人员复核", "in_force": "已调整", "refused": "复核退回，未调整"}[
            self.value
        ]


A = Actor


class BudgetRoad(Steps):
    CONFIRM = "复核年度预算", A.CITY, Y.DRAFT, Y.IN_FORCE, BUDGETED, second_officer
    SEND_BACK = "退回年度预算", A.CITY, Y.DRAFT, Y.REFUSED, TWO, second_officer
    ASK_CLOSE = "提请关账", A.CITY, Y.IN_FORCE, Y.CLOSING, BUDGETED, art05_means.nothing_open
    CLOSE = (
        "复核关账", A.CITY, Y.CLOSING, Y.CLOSED, BUDGETED, art05_means.nothing_open, second_officer,
    )  # fmt: skip
    KEEP_OPEN = "不关账，继续执行", A.CITY, Y.CLOSING, Y.IN_FORCE, TWO


class AdjustmentRoad(Steps):
    CONFIRM = (
        "复核调整", A.CITY, G.DRAFT, G.IN_FORCE, EARMARKED, art05_means.giver_has_it, second_officer,
    )  # fmt: skip
    SEND_BACK = "退回调整", A.CITY, G.DRAFT, G.REFUSED, TWO, second_officer
