"""An event about a recipient: taken in, its grade and impact attested, decided upon (Articles 30 to 32).

What the law makes of it is computed anew each time (law/honour.py); deciding is a named officer's.
"""

from enum import StrEnum

from award.law import art30_fraud, art31_revocation
from award.law.honour import decided_as_the_law_says, nothing_else_open
from award.process.kinds import STAYS, Actor, Steps


class E(StrEnum):
    OPEN = "open"
    DECIDED = "decided"

    @property
    def label(self) -> str:
        return {"open": "待认定处理", "decided": "已作处理决定"}[self.value]


SOURCES = {
    "bulletin": "事故、事件通报",
    "report": "社会举报",
    "visit": "寻访发现",
    "court": "法院裁判、行政处罚",
    "department": "部门来函",
    "media": "媒体报道",
}
A = Actor


class EventRoad(Steps):
    ATTEST_GRADE = (
        "具名认定事故等级", {A.CITY, A.SECTOR}, E.OPEN, STAYS, art31_revocation.ACCIDENT,
    )  # fmt: skip
    ATTEST_IMPACT = (
        "具名认定社会影响", {A.CITY, A.SECTOR}, E.OPEN, STAYS, art31_revocation.VIOLATION,
    )  # fmt: skip
    DECIDE = (
        "作出处理决定", A.CITY, E.OPEN, E.DECIDED, art31_revocation.STUDY,
        decided_as_the_law_says,
    )  # fmt: skip
    REOPEN = (
        "因新情况重新处理", A.CITY, E.DECIDED, E.OPEN, art30_fraud.TRUTH, nothing_else_open,
    )  # fmt: skip
