"""A report of misuse or forgery: judged by Article 35, then put right, referred or closed."""

from enum import StrEnum

from award.law import art35_title_use
from award.law.art33_certificates import NO_FORGERY
from award.process.kinds import STAYS, Actor, Steps


class U(StrEnum):
    RECEIVED = "received"
    JUDGED = "judged"
    REQUESTED = "requested"
    CORRECTED = "corrected"
    REFERRED = "referred"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return MISUSE_ZH[self]


MISUSE_ZH = {
    U.RECEIVED: "待认定",
    U.JUDGED: "已认定，待处理",
    U.REQUESTED: "督促改正中",
    U.CORRECTED: "已改正",
    U.REFERRED: "已移送",
    U.CLOSED: "已办结",
}
WHERE_ZH = {
    "corporate_image": "单位形象宣传",
    "product_promotion": "产品宣传",
    "product_or_packaging": "产品或者包装",
    "unclear": "不清楚",
}
OUTCOME_ZH = {
    "allowed": "符合规定",
    "request_correction": "督促改正",
    "refer_forgery": "按伪造、冒用线索移送",
    "to_confirm": "不清楚，须再核实认定",
}
A = Actor


class MisuseRoad(Steps):
    JUDGE = (
        "认定使用情形", A.CITY, {U.RECEIVED, U.JUDGED}, U.JUDGED, art35_title_use.OVERSEEN,
        art35_title_use.about_the_title,
    )  # fmt: skip
    REQUEST = (
        "发出督促改正通知", A.CITY, U.JUDGED, U.REQUESTED, art35_title_use.OVERSEEN,
        art35_title_use.to_be_corrected,
    )  # fmt: skip
    FOLLOW_UP = "登记复查，尚未改正", A.CITY, U.REQUESTED, STAYS, art35_title_use.OVERSEEN
    CORRECTED = "登记已改正", A.CITY, U.REQUESTED, U.CORRECTED, art35_title_use.OVERSEEN
    REFER = (
        "移送有关机关", A.CITY, {U.RECEIVED, U.JUDGED}, U.REFERRED, NO_FORGERY,
        art35_title_use.to_be_referred,
    )  # fmt: skip
    CLOSE = (
        "办结", A.CITY, {U.RECEIVED, U.JUDGED}, U.CLOSED, art35_title_use.OVERSEEN,
        art35_title_use.nothing_to_do,
    )  # fmt: skip
