"""Two roads of spreading (Articles 9, 10, 34): a recipient's experience, and events that make it known.

A story is written, looked at by CITY, released by a second officer. Correcting it is a new version of the
same story: the published one stays until the new one takes its place, and officers keep every version.
"""

from enum import StrEnum

from award.law.art18_launch import second_officer
from award.law.art34_spreading import (
    CITY_SPREADS,
    CONSENT,
    EACH_ITS_OWN,
    SPREAD,
    agreed,
    of_own_ground,
    still_a_recipient,
    whole,
    without_personal_numbers,
)
from award.law.art35_title_use import NOT_PROMOTION, reads_like_promotion
from award.law.citation import house
from award.process.kinds import STAYS, Actor, Steps

SECOND_LOOK = house("spreading_second_look", "经验和活动公开前，由另一名工作人员复看，不含个人信息")
TITLE_MAX, SUMMARY_MAX, METHODS_MAX, TEXT_MAX = 60, 300, 120, 20_000


class T(StrEnum):
    """Where a story's working text is; what is public meanwhile is its published version."""

    NONE = "none"
    DRAFT = "draft"
    HANDED_IN = "handed_in"
    RETURNED = "returned"
    FORWARDED = "forwarded"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        return STORY_ZH[self]


STORY_ZH = {
    T.NONE: "未写",
    T.DRAFT: "正在写",
    T.HANDED_IN: "待市主管部门审看",
    T.RETURNED: "请修改",
    T.FORWARDED: "拟公开，待复看",
    T.PUBLISHED: "已公开",
    T.WITHDRAWN: "已撤下",
}
WRITABLE = (T.DRAFT, T.RETURNED)
A = Actor


class StoryRoad(Steps):
    BEGIN = "写一篇经验", {A.APPLICANT, A.CITY}, T.NONE, T.DRAFT, SPREAD, still_a_recipient
    HAND_IN = (
        "提交审看", A.APPLICANT, {T.DRAFT, T.RETURNED}, T.HANDED_IN, SPREAD,
        still_a_recipient, whole, without_personal_numbers,
    )  # fmt: skip
    TAKE_BACK = "取回修改", A.APPLICANT, T.HANDED_IN, T.DRAFT, SPREAD
    CONSENT = (
        "登记单位同意", A.CITY, {T.DRAFT, T.RETURNED}, STAYS, CONSENT,
        still_a_recipient, whole, without_personal_numbers,
    )  # fmt: skip
    ASK_CHANGES = "请修改", A.CITY, {T.HANDED_IN, T.FORWARDED}, T.RETURNED, NOT_PROMOTION
    FORWARD = (
        "提请公开", A.CITY, {T.HANDED_IN, T.DRAFT, T.RETURNED}, T.FORWARDED, SECOND_LOOK,
        still_a_recipient, whole, agreed, without_personal_numbers, reads_like_promotion,
    )  # fmt: skip
    PUBLISH = (
        "复看并公开", A.CITY, T.FORWARDED, T.PUBLISHED, CITY_SPREADS,
        still_a_recipient, whole, agreed, without_personal_numbers, reads_like_promotion, second_officer,
    )  # fmt: skip
    REVISE = "修订", {A.APPLICANT, A.CITY}, {T.PUBLISHED, T.WITHDRAWN}, T.DRAFT, SPREAD, still_a_recipient
    WITHDRAW = (
        "撤下", {A.APPLICANT, A.CITY},
        {T.DRAFT, T.HANDED_IN, T.RETURNED, T.FORWARDED, T.PUBLISHED}, T.WITHDRAWN, SECOND_LOOK,
    )  # fmt: skip


class W(StrEnum):
    """Where an event's record is."""

    NONE = "none"
    RECORDED = "recorded"
    PROPOSED = "proposed"
    PUBLISHED = "published"
    VOID = "void"

    @property
    def label(self) -> str:
        return ACTIVITY_ZH[self]


ACTIVITY_ZH = {
    W.NONE: "未登记",
    W.RECORDED: "已登记",
    W.PROPOSED: "拟公开，待复看",
    W.PUBLISHED: "已公开",
    W.VOID: "已作废",
}
VISIT = "visit"
KINDS = {
    "on_site": "现场会",
    "report": "报告会、宣讲",
    "exchange": "观摩交流",
    "training": "培训讲课",
    "media": "媒体报道",
    VISIT: "来访参观",
    "other": "其他",
}
ANYBODY = frozenset({A.APPLICANT, A.COUNTY, A.SECTOR, A.CITY})


class ActivityRoad(Steps):
    RECORD = "登记推广活动", ANYBODY, W.NONE, W.RECORDED, EACH_ITS_OWN, of_own_ground
    PROPOSE = "提请公开", A.CITY, W.RECORDED, W.PROPOSED, SECOND_LOOK, without_personal_numbers
    PUBLISH = (
        "复看并公开", A.CITY, W.PROPOSED, W.PUBLISHED, CITY_SPREADS,
        without_personal_numbers, second_officer,
    )  # fmt: skip
    SEND_BACK = "不公开", A.CITY, W.PROPOSED, W.RECORDED, SECOND_LOOK
    TAKE_DOWN = "撤下", A.CITY, W.PUBLISHED, W.RECORDED, SECOND_LOOK
    VOID = "登记作废", ANYBODY, W.RECORDED, W.VOID, EACH_ITS_OWN
