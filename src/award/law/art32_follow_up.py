"""第三十二条 Article 32: regular visits in the three years after the award.

How often is not said: `visit_interval` of the plan, once a year unless it says otherwise.
"""

from datetime import date

from award.law.case import VisitCase
from award.law.citation import Findings, cite, met, note, refuse
from award.law.dates import spoken, years_after

VISIT = cite(32, "应在获奖单位获奖3年内开展定期寻访")
TOGETHER = cite(32, "市政府质量工作主管部门及有关行业主管部门")
LEARN = cite(32, "及时了解获奖单位的生产经营和质量管理等情况")
URGE = cite(32, "督促其维护荣誉，持续改进提升")
YEARS = 3


def last_day(awarded_on: date) -> date:
    """The last day on which a visit is one of Article 32."""
    return years_after(awarded_on, YEARS)


def visits_due(awarded_on: date, interval_years: int = 1) -> tuple[date, ...]:
    """The day by which each visit is due: every `interval_years` (at least 1), within the three years."""
    if interval_years < 1:
        raise ValueError(f"寻访间隔至少1年，不能是{interval_years}")
    return tuple(years_after(awarded_on, n) for n in range(interval_years, YEARS + 1, interval_years))


def title_held(case: VisitCase) -> Findings:
    """Once the title is revoked nobody is a recipient any more, and no visit is one of Article 32."""
    if case.revoked_on is None:
        return met()
    because = f"称号已于{spoken(case.revoked_on)}撤销，不再是获奖单位，不再寻访"
    return refuse(VISIT, because, "visit.revoked")


def joined(case: VisitCase) -> Findings:
    """The article names two visitors: the quality authority and the sector authority concerned."""
    if case.sector:
        return met()
    return refuse(TOGETHER, "还没有安排有关行业主管部门一起寻访", "visit.team")


def recorded(case: VisitCase) -> Findings:
    """The day, each point looked at, and both situations that the article wants to be known."""
    return tuple(f for what in case.missing for f in refuse(LEARN, f"还没有记录：{what}", "visit.record"))


def within_three_years(case: VisitCase) -> Findings:
    """A visit after the three years is no breach of anybody's; it is only said to be outside them."""
    last = last_day(case.awarded_on)
    if case.visited_on is None or case.visited_on <= last:
        return met()
    return note(VISIT, f"寻访日{spoken(case.visited_on)}在获奖满3年（{spoken(last)}）之后", "visit.late")
