"""第十条 Article 10: counties, departments and associations each mobilise on their own ground.

The law sets no number of it and this code has no field for one: applying is voluntary (4).
"""

from dataclasses import dataclass

from award.law.citation import Findings, cite, met, refuse

OWN_WORK = cite(10, "分别负责本辖区、本行业、本系统内市长质量奖有关工作")
MOBILISING = cite(10, "申报动员")
BODIES = cite(10, "各旗、县、区人民政府，稀土高新区管委会，各行业主管部门和行业组织等")
VOLUNTARY = cite(4, "自愿申请")


@dataclass(frozen=True, slots=True)
class Ground:
    """Whose ground a record is about. `seat_county` empty: the seat is bound to none."""

    name: str
    county: str
    county_name: str
    seat_county: str = ""


def of_own_ground(case: Ground) -> Findings:
    """A county, and a department of a county, keeps to the enterprises of its own territory."""
    if case.seat_county and case.county != case.seat_county:
        because = f"{case.name}的住所在{case.county_name or '别处'}，不属于本辖区"
        return refuse(OWN_WORK, because, "art10.ground")
    return met()
