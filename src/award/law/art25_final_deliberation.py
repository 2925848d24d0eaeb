"""第二十五条 Article 25: report, special meeting, at most five, a notice of 7 working days by OFFICE."""

from award.law.art03_limits import CAP, MAX_AWARDS
from award.law.art22_qualification import over
from award.law.case import ListCase
from award.law.citation import Findings, cite, met, note, refuse

REPORT = cite(25, "汇总评审报告及征求意见情况")
MEETING = cite(25, "由市人民政府分管质量工作副市长组织市政府专题会议研究审议")
DECIDE = cite(25, "决定拟授奖名单")
OFFICE = cite(25, "由市政府办公室向社会公示市长质量奖拟授奖名单")
SEVEN = cite(25, "公示期为7个工作日")
DAYS = 7


def report_written(case: ListCase) -> Findings:
    """CITY gathered review reports and opinions before it proposes."""
    return met() if case.report_written else refuse(REPORT, "还没有写汇总报告", "report")


def within_cap(case: ListCase) -> Findings:
    """At most five, none is possible; equal at five, refused at six."""
    if len(case.members) > MAX_AWARDS:
        return refuse(CAP, f"名单有{len(case.members)}家，超过{MAX_AWARDS}家", "members")
    return met()


def reasons_given(case: ListCase) -> Findings:
    """Each candidate left out is told why."""
    if case.without_reason:
        return refuse(DECIDE, f"还没有写未列入的理由：{'、'.join(case.without_reason)}", "reasons")
    return met()


def meeting_recorded(case: ListCase) -> Findings:
    """Presided by the vice-mayor in charge, with day and minutes."""
    return (
        met() if case.meeting_recorded else refuse(MEETING, "没有登记专题会议的主持人、日期和纪要", "meeting")
    )


def has_members(case: ListCase) -> Findings:
    """Nobody to award is a vacancy, stated as such (Article 3), not an empty notice."""
    if case.members:
        return met()
    return refuse(
        cite(3, "若无符合条件的单位，奖项可以空缺"), "拟授奖名单为空，应作空缺说明而非公示", "members"
    )


def seven_days(case: ListCase) -> Findings:
    """Exactly seven: shorter is refused, longer only with a reason and said aloud."""
    if case.days_chosen < DAYS:
        return refuse(SEVEN, f"公示期定为{case.days_chosen}个工作日，少于{DAYS}个", "days")
    if case.days_chosen > DAYS:
        because = f"公示期定为{case.days_chosen}个工作日，多于{DAYS}个"
        if not case.longer_because.strip():
            return refuse(SEVEN, f"{because}，没有写理由", "days")
        return note(SEVEN, f"{because}，理由：{case.longer_because}", "days")
    return met()


def notice_over(case: ListCase) -> Findings:
    """The notice of proposed recipients has run out."""
    return over(case.notice, case, SEVEN, "市政府办公室还没有公示拟授奖名单")
