"""An entry of the integrity ledger: one officer enters it, another confirms it, nobody changes it.

A wrong entry is answered by a new one that points to it; what counts is the newest of a chain.
"""

from enum import StrEnum

from award.law import art29_mutual_feedback
from award.law.art17_bars import FRAUD
from award.law.art18_launch import second_officer
from award.law.citation import Citation, house
from award.process.kinds import Actor, Steps


class I(StrEnum):  # noqa: E742
    DRAFT = "draft"
    IN_FORCE = "in_force"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        return INTEGRITY_ZH[self]


INTEGRITY_ZH = {I.DRAFT: "待另一名工作人员复核", I.IN_FORCE: "已登记", I.REFUSED: "复核退回，未登记"}

LEDGER = house("integrity_ledger", "诚信台账由两名工作人员先后登记、复核；有误的以新的一条更正，不删改")

# what was found -> its words, of whom, and the clause it is kept for
KINDS: dict[str, tuple[str, str, Citation]] = {
    "award_fraud": ("参加奖项评定弄虚作假等违规行为", "enterprise", FRAUD),
    "examiner_fraud": ("评审中弄虚作假", "examiner", art29_mutual_feedback.MISCONDUCT),
    "examiner_taking": ("索取或收受财物", "examiner", art29_mutual_feedback.MISCONDUCT),
    "examiner_other": ("其他不正当行为", "examiner", art29_mutual_feedback.MISCONDUCT),
}
SOURCES = {
    "city": "市质量工作主管部门查实",
    "objection": "异议复核结论",
    "feedback": "双向监督反馈评价",
    "department": "其他机关的认定或通报",
    "court": "法院裁判",
    "revocation": "撤销称号的决定",
}

A = Actor


class IntegrityRoad(Steps):
    CONFIRM = "复核登记", A.CITY, I.DRAFT, I.IN_FORCE, LEDGER, second_officer
    SEND_BACK = "复核退回", A.CITY, I.DRAFT, I.REFUSED, LEDGER, second_officer
