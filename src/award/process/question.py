"""A question's road (咨询): asked by anybody, answered by an officer, published after a second look.

The regulation gives the daily work to the authority (Article 9) and sets no time: the house answers in two
working days.
"""

from enum import StrEnum

from award.law.art18_launch import second_officer
from award.law.citation import cite, house
from award.process.kinds import Actor, Steps

DAYS = 2  # working days, the day it came not counted
DAILY = cite(9, "市政府质量工作主管部门负责市长质量奖日常工作")
SECOND_LOOK = house("second_look", "咨询答复公开前，由另一名工作人员复看，不含个人信息")

TOPICS = {
    "conditions": "申报条件",
    "dossier": "申报材料",
    "procedure": "程序和期限",
    "title": "证书和称号的使用",
    "other": "其他",
}


class Q(StrEnum):
    NONE = "none"
    OPEN = "open"
    ANSWERED = "answered"
    PROPOSED = "proposed"
    PUBLISHED = "published"

    @property
    def label(self) -> str:
        return QUESTION_ZH[self]


QUESTION_ZH = {
    Q.NONE: "未提交",
    Q.OPEN: "待答复",
    Q.ANSWERED: "已答复",
    Q.PROPOSED: "拟公开，待复看",
    Q.PUBLISHED: "已公开",
}

A = Actor


class QuestionRoad(Steps):
    ASK = "提出咨询", A.PUBLIC, Q.NONE, Q.OPEN, DAILY
    ANSWER = "答复咨询", A.CITY, Q.OPEN, Q.ANSWERED, DAILY
    PROPOSE = "提请公开", A.CITY, Q.ANSWERED, Q.PROPOSED, SECOND_LOOK
    PUBLISH = "复看并公开", A.CITY, Q.PROPOSED, Q.PUBLISHED, SECOND_LOOK, second_officer
    SEND_BACK = "不公开", A.CITY, Q.PROPOSED, Q.ANSWERED, SECOND_LOOK
    TAKE_DOWN = "撤下公开的答复", A.CITY, Q.PUBLISHED, Q.ANSWERED, SECOND_LOOK
