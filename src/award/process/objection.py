"""An objection's road, Article 26 (and within the notice of Article 22)."""

from enum import StrEnum

from award.law import art26_commendation
from award.law.citation import cite
from award.process.kinds import STAYS, Actor, Steps


class O(StrEnum):  # noqa: E742
    NONE = "none"
    RECEIVED = "received"
    LEAD = "lead"
    REEXAMINING = "reexamining"
    UPHELD = "upheld"
    ASKED = "asked"
    CONSENTED = "consented"
    REFUSED = "refused"
    DISMISSED = "dismissed"
    NOTED = "noted"
    MERGED = "merged"

    @property
    def label(self) -> str:
        return OBJECTION_ZH[self]


OBJECTION_ZH = {
    O.NONE: "来信待复核",
    O.RECEIVED: "已收到",
    O.LEAD: "作为线索登记",
    O.REEXAMINING: "复核中",
    O.UPHELD: "异议成立",
    O.ASKED: "已报请市政府同意",
    O.CONSENTED: "市政府已同意",
    O.REFUSED: "市政府不同意取消",
    O.DISMISSED: "异议不成立",
    O.NOTED: "线索已处理",
    O.MERGED: "并案处理",
}
UNDECIDED = frozenset({O.RECEIVED, O.LEAD, O.REEXAMINING, O.ASKED})
# Upheld, and the file has still to be taken off: it does not go on either.
UPHOLDING = frozenset({O.UPHELD, O.ASKED, O.CONSENTED})

A = Actor


class ObjectionRoad(Steps):
    FILE = (
        "提出异议", A.PUBLIC, O.NONE, O.RECEIVED, cite(26, "公示有异议的"),
        art26_commendation.received_in_time,
    )  # fmt: skip
    FILE_LEAD = "反映线索", A.PUBLIC, O.NONE, O.LEAD, cite(26, "公示有异议的")
    REEXAMINE = (
        "受理并复核", A.CITY, {O.RECEIVED, O.LEAD}, O.REEXAMINING, art26_commendation.REEXAMINE,
        art26_commendation.handler_uninvolved,
    )  # fmt: skip
    CLOSE_LEAD = (
        "作出线索处理决定", A.CITY, O.LEAD, O.NOTED, art26_commendation.REEXAMINE,
        art26_commendation.handler_uninvolved,
    )  # fmt: skip
    REPORT = (
        "写复核报告", A.CITY, O.REEXAMINING, STAYS, art26_commendation.REEXAMINE,
        art26_commendation.handler_uninvolved,
    )  # fmt: skip
    UPHOLD = (
        "认定异议成立", A.CITY, O.REEXAMINING, O.UPHELD, cite(26, "经复核异议成立的"),
        art26_commendation.handler_uninvolved, art26_commendation.reexamined,
    )  # fmt: skip
    DISMISS = (
        "认定异议不成立", A.CITY, O.REEXAMINING, O.DISMISSED, cite(26, "异议不成立及公示无异议的"),
        art26_commendation.handler_uninvolved, art26_commendation.reexamined,
    )  # fmt: skip
    ASK_CONSENT = (
        "报请市政府同意", A.CITY, O.UPHELD, O.ASKED, art26_commendation.CONSENT,
        art26_commendation.at_award_notice,
    )  # fmt: skip
    CONSENT = "同意取消授奖资格", A.GOVERNMENT, O.ASKED, O.CONSENTED, art26_commendation.CONSENT
    # What follows a refusal the article does not say: docs/interpretations 0034.
    REFUSE_CONSENT = "不同意取消授奖资格", A.GOVERNMENT, O.ASKED, O.REFUSED, art26_commendation.CONSENT
    MERGE = (
        "并入另一件", A.CITY, {O.RECEIVED, O.LEAD, O.REEXAMINING}, O.MERGED, art26_commendation.REEXAMINE,
        art26_commendation.handler_uninvolved,
    )  # fmt: skip
