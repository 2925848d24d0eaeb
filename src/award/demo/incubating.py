"""Articles 11 to 14: some enterprises in the pool, by each way, one of them guided and one waiting."""

from award.demo.play import Play
from award.process.incubation import PoolRoad
from award.records.people.models import Enterprise
from award.services import incubation
from award.services.incubation import Help, Intent, Referral

WISH = "计划三年内申报市长质量奖，希望得到卓越绩效准则宣贯和自评报告辅导（示例）。"


def fill_the_pool(play: Play) -> None:
    """The first applicants came by themselves, by their county and by their department."""
    clerk = play.troupe.clerk
    for place, company in enumerate(play.applicants[:4]):
        body = Enterprise.objects.get(uscc=company.uscc)
        county = play.troupe.counties[company.county]
        named = Referral(company.uscc, company.name, company.county, WISH, True)
        by = {1: county, 2: play.troupe.organs.get(company.sector, clerk)}.get(place)
        if by is not None:
            row = incubation.refer(named, by=by, now=play.now)
        else:
            owner = play.troupe.enterprises[company.key]
            row = incubation.join(body, Intent(WISH), by=owner, now=play.now)
        if place < 3:
            play.take(PoolRoad.ADMIT, row, clerk)
        if place == 1:
            help_ = Help(play.today, "GB/T 19580标准宣贯（示例）", "到企业讲解七个类目，座谈自评中的问题。")
            play.take(PoolRoad.GUIDE, row, county, help_)
