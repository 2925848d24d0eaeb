"""The roads of lists, Articles 22 to 26: one act by one seat, and the files of its members move with it."""

from dataclasses import dataclass
from enum import StrEnum

from award.law import (
    art22_qualification,
    art23_review,
    art24_evaluation,
    art25_final_deliberation,
    art26_commendation,
    notice_text,
)
from award.law.art18_launch import second_officer
from award.law.citation import cite
from award.process.application import S
from award.process.kinds import STAYS, Actor, Steps


class K(StrEnum):
    """Kinds of lists."""

    QUALIFIED = "qualified"
    SHORTLIST = "shortlist"
    CANDIDATES = "candidates"
    PROPOSED = "proposed"

    @property
    def label(self) -> str:
        return KIND_ZH[self]


KIND_ZH = {
    K.QUALIFIED: "具备申报资格企业名单",
    K.SHORTLIST: "进入现场评审单位名单",
    K.CANDIDATES: "拟授奖候选名单",
    K.PROPOSED: "拟授奖名单",
}


class L(StrEnum):
    """Where a list is."""

    DRAFT = "draft"
    FIXED = "fixed"
    CONSULTING = "consulting"
    PROPOSED = "proposed"
    DECIDED = "decided"
    PUBLISHED = "published"
    REPORTED = "reported"
    CIRCULATED = "circulated"
    CONFERRED = "conferred"

    @property
    def label(self) -> str:
        return LIST_ZH[self]


LIST_ZH = {
    L.DRAFT: "拟定中",
    L.FIXED: "已确定",
    L.CONSULTING: "征求意见",
    L.PROPOSED: "提请审议",
    L.DECIDED: "已决定",
    L.PUBLISHED: "已公示",
    L.REPORTED: "已报请批准",
    L.CIRCULATED: "已通报",
    L.CONFERRED: "已颁奖",
}

A = Actor


class ListRoad(Steps):
    PREPARE = "拟定名单", A.CITY, L.DRAFT, STAYS, cite(9, "根据评审结果，提出审议候选名单")
    DRAFT_NOTICE = (
        "拟公示稿", {A.CITY, A.OFFICE}, {L.DRAFT, L.FIXED, L.DECIDED}, STAYS, notice_text.DRAFT,
        notice_text.is_shown, notice_text.days_lawful,
    )  # fmt: skip
    ANSWER_OPINION = "登记意见处理", A.CITY, L.CONSULTING, STAYS, art24_evaluation.CONSULT
    PUBLISH_QUALIFIED = (
        "发布资格公示", A.CITY, L.DRAFT, L.PUBLISHED, art22_qualification.SHOW,
        second_officer, art22_qualification.nobody_waiting, art22_qualification.has_members,
        art22_qualification.at_least_five, *notice_text.RELEASED,
    )  # fmt: skip
    SHORTLIST = (
        "确定现场评审名单", A.CITY, L.DRAFT, L.FIXED, art23_review.SHORTLIST,
        second_officer, art23_review.all_scored, art23_review.reasons_given,
    )  # fmt: skip
    NOMINATE = (
        "提出候选名单", A.CITY, L.DRAFT, L.FIXED, art24_evaluation.NOMINATE,
        second_officer, art24_evaluation.all_scored, art24_evaluation.reasons_given,
    )  # fmt: skip
    CONSULT = (
        "公开征求意见", A.CITY, L.FIXED, L.CONSULTING, art24_evaluation.CONSULT,
        art24_evaluation.has_members, art24_evaluation.days_as_planned, *notice_text.RELEASED,
    )  # fmt: skip
    PROPOSE = (
        "提出拟授奖名单", A.CITY, L.DRAFT, L.PROPOSED, art25_final_deliberation.REPORT,
        second_officer, art24_evaluation.consultation_over, art24_evaluation.opinions_answered,
        art25_final_deliberation.report_written, art25_final_deliberation.within_cap,
        art25_final_deliberation.reasons_given,
    )  # fmt: skip
    DECIDE = (
        "决定拟授奖名单", A.MEETING, L.PROPOSED, L.DECIDED, art25_final_deliberation.DECIDE,
        art25_final_deliberation.meeting_recorded, art25_final_deliberation.within_cap,
        art25_final_deliberation.reasons_given,
    )  # fmt: skip
    PUBLISH_PROPOSED = (
        "发布拟授奖公示", A.OFFICE, L.DECIDED, L.PUBLISHED, art25_final_deliberation.OFFICE,
        art25_final_deliberation.has_members, art25_final_deliberation.within_cap,
        art25_final_deliberation.seven_days, *notice_text.RELEASED,
    )  # fmt: skip
    REPORT = (
        "报请市政府批准", A.CITY, L.PUBLISHED, L.REPORTED, art26_commendation.REPORT,
        art25_final_deliberation.notice_over, art26_commendation.none_open,
        art26_commendation.somebody_left,
    )  # fmt: skip
    CIRCULATE = (
        "发布授奖通报", A.GOVERNMENT, L.REPORTED, L.CIRCULATED, art26_commendation.CIRCULAR,
        art26_commendation.somebody_left, art26_commendation.none_behind,
        art26_commendation.all_approved, art25_final_deliberation.within_cap,
        art26_commendation.circular_numbered,
    )  # fmt: skip
    CONFER = (
        "颁发奖牌、证书", A.GOVERNMENT, L.CIRCULATED, L.CONFERRED, art26_commendation.INSIGNIA,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moves:
    """What a list's act does to files: members go `source` -> `target`, the others to `left`."""

    kind: K
    source: S
    target: S
    left: S | None = None


MOVES = {
    ListRoad.PUBLISH_QUALIFIED: Moves(K.QUALIFIED, S.QUALIFIED, S.QUALIFIED_NOTICE),
    ListRoad.SHORTLIST: Moves(K.SHORTLIST, S.DOCUMENT_REVIEWED, S.SITE_VISIT, S.NOT_SHORTLISTED),
    ListRoad.NOMINATE: Moves(K.CANDIDATES, S.SITE_REVIEWED, S.CANDIDATE, S.NOT_CANDIDATE),
    ListRoad.CONSULT: Moves(K.CANDIDATES, S.CANDIDATE, S.CONSULTATION),
    ListRoad.PROPOSE: Moves(K.PROPOSED, S.CONSULTATION, S.PROPOSED),
    ListRoad.DECIDE: Moves(K.PROPOSED, S.PROPOSED, S.CHOSEN, S.NOT_CHOSEN),
    ListRoad.PUBLISH_PROPOSED: Moves(K.PROPOSED, S.CHOSEN, S.AWARD_NOTICE),
    ListRoad.REPORT: Moves(K.PROPOSED, S.AWARD_NOTICE, S.REPORTED),
    ListRoad.CIRCULATE: Moves(K.PROPOSED, S.APPROVED, S.COMMENDED),
    ListRoad.CONFER: Moves(K.PROPOSED, S.COMMENDED, S.CONFERRED),
}
