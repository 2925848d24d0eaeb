"""One application's road, Articles 20 to 26. What is not a line here cannot happen."""

from enum import StrEnum

from award.law import (
    art03_limits,
    art15_conditions,
    art17_bars,
    art19_call,
    art20_application,
    art21_county_screening,
    art22_qualification,
    art23_on_site,
    art23_review,
    art26_commendation,
    art27_recusal,
    credit_lists,
)
from award.law.citation import cite, house
from award.process.kinds import STAYS, Actor, Steps


class S(StrEnum):
    """Where an application is."""

    NONE = "none"
    DRAFT = "draft"
    COUNTY_SCREENING = "county_screening"
    RETURNED = "returned"
    NOT_RECOMMENDED = "not_recommended"
    QUALIFICATION = "qualification"
    QUALIFIED = "qualified"
    NOT_QUALIFIED = "not_qualified"
    QUALIFIED_NOTICE = "qualified_notice"
    DOCUMENT_REVIEW = "document_review"
    DOCUMENT_REVIEWED = "document_reviewed"
    NOT_SHORTLISTED = "not_shortlisted"
    SITE_VISIT = "site_visit"
    SITE_REVIEWED = "site_reviewed"
    NOT_CANDIDATE = "not_candidate"
    CANDIDATE = "candidate"
    CONSULTATION = "consultation"
    PROPOSED = "proposed"
    NOT_CHOSEN = "not_chosen"
    CHOSEN = "chosen"
    AWARD_NOTICE = "award_notice"
    DISQUALIFIED = "disqualified"
    REPORTED = "reported"
    APPROVED = "approved"
    NOT_APPROVED = "not_approved"
    COMMENDED = "commended"
    CONFERRED = "conferred"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"

    @property
    def label(self) -> str:
        return STATE_ZH[self]


STATE_ZH = {
    S.NONE: "尚未开始",
    S.DRAFT: "填写申报材料",
    S.COUNTY_SCREENING: "旗县区初审",
    S.RETURNED: "退回补正",
    S.NOT_RECOMMENDED: "不予推荐",
    S.QUALIFICATION: "资格审查",
    S.QUALIFIED: "具备申报资格",
    S.NOT_QUALIFIED: "不具备申报资格",
    S.QUALIFIED_NOTICE: "资格公示",
    S.DOCUMENT_REVIEW: "材料评审",
    S.DOCUMENT_REVIEWED: "材料评审完成",
    S.NOT_SHORTLISTED: "未进入现场评审",
    S.SITE_VISIT: "现场评审",
    S.SITE_REVIEWED: "现场评审完成",
    S.NOT_CANDIDATE: "未列入候选",
    S.CANDIDATE: "拟授奖候选",
    S.CONSULTATION: "候选名单征求意见",
    S.PROPOSED: "提请审议",
    S.NOT_CHOSEN: "未列入拟授奖名单",
    S.CHOSEN: "拟授奖",
    S.AWARD_NOTICE: "拟授奖公示",
    S.DISQUALIFIED: "取消授奖资格",
    S.REPORTED: "报请批准",
    S.APPROVED: "批准授奖",
    S.NOT_APPROVED: "未获批准",
    S.COMMENDED: "发布授奖通报",
    S.CONFERRED: "已颁奖",
    S.ENDED: "因弄虚作假终止评审",
    S.WITHDRAWN: "已撤回",
    S.LAPSED: "逾期未提交",
}

ENDS = frozenset(
    {
        S.NOT_RECOMMENDED,
        S.NOT_QUALIFIED,
        S.NOT_SHORTLISTED,
        S.NOT_CANDIDATE,
        S.NOT_CHOSEN,
        S.DISQUALIFIED,
        S.NOT_APPROVED,
        S.CONFERRED,
        S.ENDED,
        S.WITHDRAWN,
        S.LAPSED,
    }
)
MAY_WITHDRAW = frozenset(S) - ENDS - {S.NONE, S.CHOSEN, S.AWARD_NOTICE, S.REPORTED, S.APPROVED, S.COMMENDED}
WITH_CITY = frozenset({S.QUALIFICATION, S.QUALIFIED, S.QUALIFIED_NOTICE})
CREDIT_CHECKED = WITH_CITY | {S.AWARD_NOTICE, S.REPORTED}
# Fraud found on the way ends the review here; from the proposal on it is the road of Article 26.
BEFORE_PROPOSAL = frozenset(
    {
        S.QUALIFIED_NOTICE,
        S.DOCUMENT_REVIEW,
        S.DOCUMENT_REVIEWED,
        S.SITE_VISIT,
        S.SITE_REVIEWED,
        S.CANDIDATE,
        S.CONSULTATION,
    }
)
UNDER_REVIEW = frozenset({S.DOCUMENT_REVIEW, S.SITE_VISIT})

A = Actor
CORRECTING = house("correcting_entry", "差错以更正记录向前改正，不删改已发生的记录")


class Road(Steps):
    """label on the button, who, from, to, the law, provided."""

    START = (
        "开始申报", A.APPLICANT, S.NONE, S.DRAFT, cite(20, "符合申报条件的企业自愿申报"),
        art19_call.called, art21_county_screening.in_time,
    )  # fmt: skip
    SUBMIT = (
        "提交申报", A.APPLICANT, S.DRAFT, S.COUNTY_SCREENING, art21_county_screening.IN_TIME,
        art20_application.by_approver, art19_call.called, art21_county_screening.in_time,
        art20_application.form_finished, art20_application.self_assessed, art20_application.committed,
        art20_application.shown_inside, art03_limits.may_return, art17_bars.no_confirmed_bar,
    )  # fmt: skip
    EXTEND = "准予个别顺延", A.CITY, S.DRAFT, STAYS, art21_county_screening.ONE_EXTENSION
    LAPSE = (
        "逾期未提交", A.CLOCK, S.DRAFT, S.LAPSED, art21_county_screening.IN_TIME,
        art21_county_screening.deadline_passed,
    )  # fmt: skip
    WITHDRAW = (
        "撤回申报", A.APPLICANT, MAY_WITHDRAW, S.WITHDRAWN, cite(4, "自愿申请"),
        art20_application.by_approver,
    )  # fmt: skip

    CHECK = "核实材料", A.COUNTY, S.COUNTY_SCREENING, STAYS, art21_county_screening.VERIFY
    ASK_SECTOR = "会同行业部门", A.COUNTY, S.COUNTY_SCREENING, STAYS, art21_county_screening.WITH_SECTOR
    SECTOR_ANSWER = "答复核实情况", A.SECTOR, S.COUNTY_SCREENING, STAYS, art21_county_screening.WITH_SECTOR
    COUNTY_ATTEST = "具名认定", A.COUNTY, S.COUNTY_SCREENING, STAYS, cite(21, "经核实符合申报条件的")
    RETURN = (
        "退回补正", A.COUNTY, S.COUNTY_SCREENING, S.RETURNED, art21_county_screening.VERIFY,
        art21_county_screening.round_left,
    )  # fmt: skip
    RESUBMIT = (
        "提交补正", A.APPLICANT, S.RETURNED, S.COUNTY_SCREENING, cite(20, "如实填写申报材料"),
        art20_application.by_approver, art21_county_screening.correction_in_time,
        art20_application.form_finished,
    )  # fmt: skip
    CLOSE_RETURN = (
        "补正逾期收回", A.COUNTY, S.RETURNED, S.COUNTY_SCREENING, art21_county_screening.ROUNDS,
        art21_county_screening.correction_over,
    )  # fmt: skip
    REASSIGN = "指定初审旗县区", A.CITY, S.COUNTY_SCREENING, STAYS, art21_county_screening.REGISTERED
    RECOMMEND = (
        "签署推荐意见", A.COUNTY, S.COUNTY_SCREENING, S.QUALIFICATION, art21_county_screening.RECOMMEND,
        art21_county_screening.county_in_time, art21_county_screening.verified,
        art21_county_screening.sector_joined, *art15_conditions.CONDITIONS, *art17_bars.BARS,
        credit_lists.on_lists,
    )  # fmt: skip
    NOT_RECOMMEND = (
        "不予推荐", A.COUNTY, S.COUNTY_SCREENING, S.NOT_RECOMMENDED, cite(21, "经核实符合申报条件的"),
    )  # fmt: skip

    CONSULT = "征求部门意见", A.CITY, S.QUALIFICATION, STAYS, art22_qualification.CONSULT
    REPLY = "回复意见", A.SECTOR, S.QUALIFICATION, STAYS, art22_qualification.CONSULT
    EXCUSE_SILENCE = "逾期未复的处理", A.CITY, S.QUALIFICATION, STAYS, art22_qualification.CONSULT
    RECHECK = "登记复核", A.CITY, S.QUALIFICATION, STAYS, art22_qualification.RECHECK
    CHECK_CREDIT = "核查信用名单", A.CITY, CREDIT_CHECKED, STAYS, art17_bars.CREDIT
    CITY_ATTEST = "具名认定", A.CITY, WITH_CITY | {S.REPORTED}, STAYS, art22_qualification.DECIDE
    QUALIFY = (
        "确定具备申报资格", A.CITY, S.QUALIFICATION, S.QUALIFIED, art22_qualification.DECIDE,
        art22_qualification.rechecked, art22_qualification.sectors_answered, art03_limits.may_return,
        *art15_conditions.CONDITIONS, *art17_bars.BARS, credit_lists.checked_for_qualification,
        credit_lists.on_lists,
    )  # fmt: skip
    NOT_QUALIFY = (
        "作出不具备资格决定", A.CITY, {S.QUALIFICATION, S.QUALIFIED}, S.NOT_QUALIFIED,
        art22_qualification.DECIDE,
    )  # fmt: skip
    TAKE_BACK = (
        "撤回资格", A.CITY, S.QUALIFIED_NOTICE, S.NOT_QUALIFIED, art22_qualification.DECIDE,
        art22_qualification.may_take_back,
    )  # fmt: skip

    REVIEW = (
        "转入材料评审", A.CITY, S.QUALIFIED_NOTICE, S.DOCUMENT_REVIEW, art22_qualification.PASSED,
        art22_qualification.notice_over, art22_qualification.no_objection_open,
        art23_review.panel_ready, art27_recusal.all_declared, credit_lists.checked_before_review,
        credit_lists.on_lists,
    )  # fmt: skip
    CONSENSUS = "登记合议", A.EXAMINER, UNDER_REVIEW, STAYS, art23_review.SPREAD, art23_review.by_leader
    FINDINGS = "写评审意见", A.EXAMINER, UNDER_REVIEW, STAYS, art23_review.LEADER, art23_review.by_leader
    COUNTERSIGN = (
        "会签评审结果", A.EXAMINER, UNDER_REVIEW, STAYS, art23_review.COUNTERSIGN,
        art23_review.by_member, art23_review.text_ready,
    )  # fmt: skip
    DISSENT = (
        "书面保留意见", A.EXAMINER, UNDER_REVIEW, STAYS, art23_review.COUNTERSIGN,
        art23_review.by_member, art23_review.text_ready,
    )  # fmt: skip
    UNABLE = (
        "登记未能会签", A.EXAMINER, UNDER_REVIEW, STAYS, art23_review.COUNTERSIGN,
        art23_review.by_leader, art23_review.text_ready,
    )  # fmt: skip
    FINISH_DOCUMENTS = (
        "签署材料评审结果", A.EXAMINER, S.DOCUMENT_REVIEW, S.DOCUMENT_REVIEWED, art23_review.DOCUMENT_RESULT,
        art23_review.by_leader, art27_recusal.all_declared, art23_review.sheets_signed,
        art23_review.spread_discussed, art23_review.findings_written, art23_review.countersigned,
    )  # fmt: skip
    FINISH_SITE = (
        "签署现场评审结果", A.EXAMINER, S.SITE_VISIT, S.SITE_REVIEWED, art23_review.SITE_RESULT,
        art23_review.by_leader, art27_recusal.all_declared, art23_review.sheets_signed,
        art23_review.spread_discussed, art23_review.findings_written, art23_review.countersigned,
        art23_on_site.visit_recorded,
    )  # fmt: skip

    # A recusal declared after the result was signed takes the result back: the panel reviews again.
    REOPEN_DOCUMENTS = (
        "因回避重新作出材料评审结果", A.CLOCK, S.DOCUMENT_REVIEWED, S.DOCUMENT_REVIEW, art27_recusal.RECUSE,
    )  # fmt: skip
    REOPEN_SITE = (
        "因回避重新作出现场评审结果", A.CLOCK, S.SITE_REVIEWED, S.SITE_VISIT, art27_recusal.RECUSE,
    )  # fmt: skip

    END_FOR_FRAUD = (
        "因弄虚作假终止评审", A.CITY, BEFORE_PROPOSAL, S.ENDED, cite(30, "申报单位对申报材料的真实性负责"),
    )  # fmt: skip
    DISQUALIFY = (
        "取消授奖资格", A.CITY, S.AWARD_NOTICE, S.DISQUALIFIED, art26_commendation.DISQUALIFY,
        art26_commendation.objection_upheld, art26_commendation.government_consented,
    )  # fmt: skip
    REPORT_LATER = (
        "补报市政府批准", A.CITY, S.AWARD_NOTICE, S.REPORTED, art26_commendation.REPORT,
        art26_commendation.list_reported, art26_commendation.notice_over,
        art26_commendation.no_objection_open,
    )  # fmt: skip
    APPROVE = (
        "批准授奖", A.GOVERNMENT, S.REPORTED, S.APPROVED, art26_commendation.REPORT,
        art26_commendation.notice_over, art26_commendation.no_objection_open,
        art26_commendation.within_cap, *art17_bars.BARS, credit_lists.checked_before_award,
        credit_lists.on_lists,
    )  # fmt: skip
    NOT_APPROVE = "不予批准", A.GOVERNMENT, S.REPORTED, S.NOT_APPROVED, art26_commendation.REPORT
    CORRECT_ENTRY = (
        "更正记录", {A.COUNTY, A.CITY}, frozenset(S) - {S.NONE, S.DRAFT}, STAYS, CORRECTING,
    )  # fmt: skip


# Decisions that the applicant sees only when a list or letter releases them.
QUIET = frozenset({Road.QUALIFY, Road.NOT_QUALIFY})
