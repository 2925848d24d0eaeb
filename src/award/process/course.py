"""A course's road (培训), Articles 9, 11, 12 and 14: planned, open, held or cancelled; always free.

What decides between people is here and pure: sessions as they are typed, overlapping, the deadline, the share
that earns the paper. docs/interpretations/0045 says how the deadline and a full course are read.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from award.law.citation import Findings, cite, house, met, note, refuse
from award.law.dates import spoken
from award.process.kinds import STAYS, Actor, Steps
from award.process.plan import BAOTOU

TRAINING = cite(9, "开展培训、培育工作")
TALENT = cite(11, "培育优秀质量管理人才")
GROUND = cite(12, "分别负责本辖区、本行业、本系统内市长质量奖的培育孵化和指导工作")
FREE = cite(14, "免费接受卓越绩效管理等培训")
NO_FEES = cite(5, "不收取任何费用")
IN_ORDER = house("course_order", "名额按报名先后，满额后依次候补，有人取消时最先候补的递补")
ONCE = house("course_once", "同一人不报时间重叠的两个培训；首尾相接不算重叠")
AHEAD = house("course_ahead", "报名截止在开课之前；发布时还在报名期内")
OVER = house("course_over", "最后一节结束以后才确认签到")

KINDS = {
    "criteria": "卓越绩效准则宣贯",
    "self_assessment": "自评与申报辅导",
    "tools": "质量工具与方法",
    "cqo": "首席质量官",
    "other": "其他",
}
EARLY = LATE = timedelta(minutes=30)  # sign-in opens before and closes after a session
ROTATES = timedelta(minutes=5)  # how long a code on a screen is taken
MOST_SESSIONS = 20
QUESTIONS = ("内容针对性", "讲授清楚程度", "资料实用程度", "组织安排", "对工作的帮助")
HIDDEN_UNDER = 3


class K(StrEnum):
    """Where a course is."""

    NONE = "none"
    DRAFT = "draft"
    OPEN = "open"
    HELD = "held"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        return COURSE_ZH[self]


COURSE_ZH = {
    K.NONE: "尚未登记",
    K.DRAFT: "未发布",
    K.OPEN: "已发布",
    K.HELD: "已办结",
    K.CANCELLED: "已取消",
}


@dataclass(frozen=True, slots=True)
class CourseCase:
    """One course at one moment. `clashes`: the same lecturer or room elsewhere at the time, in words;
    `begun`: somebody has signed in."""

    moment: datetime
    signup_until: datetime
    ends: datetime
    clashes: tuple[str, ...] = ()
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """One session: from, until."""

    starts: datetime
    ends: datetime

    def meets(self, other: "Span") -> bool:
        """Whether they have a moment in common; touching ends do not."""
        return self.starts < other.ends and other.starts < self.ends

    def spoken(self) -> str:
        starts, ends = self.starts.astimezone(BAOTOU), self.ends.astimezone(BAOTOU)
        return f"{spoken(starts.date())}{starts:%H:%M}—{ends:%H:%M}"


LINE = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})\s*(?:[（(]周.[)）])?\s*(\d{1,2})[:：](\d{2})\s*[-—–~至]+\s*(\d{1,2})[:：](\d{2})"
)


def read_sessions(text: str) -> tuple[tuple[Span, ...], str]:
    """The sessions of a text, one a line, in order; and what is wrong with it, in words, else nothing."""
    found: list[Span] = []
    for number, line in enumerate((one for one in text.splitlines() if one.strip()), start=1):
        m = LINE.fullmatch(line.strip())
        if m is None:
            return (), f"第{number}行“{line.strip()[:40]}”看不懂，例：2026-05-12 09:00-12:00"
        y, mo, d, h1, m1, h2, m2 = (int(g) for g in m.groups())
        try:
            span = Span(datetime(y, mo, d, h1, m1, tzinfo=BAOTOU), datetime(y, mo, d, h2, m2, tzinfo=BAOTOU))
        except ValueError:
            return (), f"第{number}行没有这个日期或时刻：{line.strip()[:40]}"
        if span.starts >= span.ends:
            return (), f"第{number}行的结束时间不晚于开始时间"
        clash = next((n for n, other in enumerate(found, start=1) if span.meets(other)), None)
        if clash is not None:
            return (), f"第{number}行与第{clash}行时间重叠"
        found.append(span)
    if not found:
        return (), "请至少写一节的时间"
    if len(found) > MOST_SESSIONS:
        return (), f"最多{MOST_SESSIONS}节，现有{len(found)}节"
    return tuple(sorted(found, key=lambda s: s.starts)), ""


def written(spans: Iterable[Span]) -> str:
    """Sessions as they are typed: what `read_sessions` reads."""
    return "\n".join(
        f"{s.starts.astimezone(BAOTOU):%Y-%m-%d %H:%M}-{s.ends.astimezone(BAOTOU):%H:%M}" for s in spans
    )


def in_time(moment: datetime, until: datetime) -> bool:
    """Up to the second of the deadline, that second included."""
    return moment.replace(microsecond=0) <= until


def signs_in(moment: datetime, session: Span) -> bool:
    """Whether a scan counts: from half an hour before the session to half an hour after it."""
    return session.starts - EARLY <= moment <= session.ends + LATE


def earned(attended: int, sessions: int, share: int) -> bool:
    """Whether the share that the course demands was attended; whole numbers, so that no half is lost."""
    return sessions > 0 and attended * 100 >= share * sessions


def average(marks: Sequence[int]) -> float | None:
    """Shown from three answers on: fewer would tell who said what."""
    return None if len(marks) < HIDDEN_UNDER else sum(marks) / len(marks)


def still_to_come(case: CourseCase) -> Findings:
    """A course opens while one can still sign up."""
    if in_time(case.moment, case.signup_until):
        return met()
    return refuse(AHEAD, "报名截止时间已经过去，先修改时间再发布", "signup_until")


def nothing_twice(case: CourseCase) -> Findings:
    """The same lecturer or room at the same time within one authority: said, not refused."""
    return tuple(f for words in case.clashes for f in note(ONCE, words, "clash"))


def is_over(case: CourseCase) -> Findings:
    if case.moment >= case.ends:
        return met()
    ends = case.ends.astimezone(BAOTOU)
    return refuse(OVER, f"最后一节{spoken(ends.date())}{ends:%H:%M}才结束", "ends")


def not_begun(case: CourseCase) -> Findings:
    """What was attended is not moved or taken back."""
    return refuse(OVER, "已经有人签到，不能再改期或取消", "begun") if case.begun else met()


A = Actor
GIVERS = (A.CITY, A.COUNTY, A.SECTOR)


class CourseRoad(Steps):
    PLAN = "登记培训", GIVERS, K.NONE, K.DRAFT, TRAINING
    REVISE = "修改培训安排", GIVERS, K.DRAFT, STAYS, TRAINING
    PUBLISH = "发布培训", GIVERS, K.DRAFT, K.OPEN, FREE, still_to_come, nothing_twice
    MOVE = "改期改地点", GIVERS, K.OPEN, STAYS, GROUND, not_begun
    CANCEL = "取消培训", GIVERS, {K.DRAFT, K.OPEN}, K.CANCELLED, GROUND, not_begun
    CLOSE = "确认签到、办结培训", GIVERS, K.OPEN, K.HELD, TALENT, is_over
