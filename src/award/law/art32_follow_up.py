"""第三十二条 Article 32: regular visits in the three years after the award.

How often is not said: `visit.interval` of the plan, once a year unless it says otherwise.
"""

from datetime import date

from award.law.citation import cite
from award.law.dates import years_after

VISIT = cite(32, "应在获奖单位获奖3年内开展定期寻访")
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
