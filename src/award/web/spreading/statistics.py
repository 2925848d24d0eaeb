"""/spreading/statistics/: who spread how much, by recipient, county and year; nothing is scored (34)."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from award.law.art34_spreading import DUTIES, EACH_ITS_OWN
from award.process.kinds import Actor
from award.records.spreading.queries import by_county, by_recipient, by_year, titles
from award.web.export import workbook
from award.web.seats import SeatedRequest, seat

COLUMNS = ("", "公开的经验", "推广活动", "来访", "人数")
PARTS = {"recipient": "获奖单位", "county": "旗县区", "year": "年份"}


@seat(Actor.CITY, Actor.COUNTY, Actor.SECTOR)
@require_safe
def page(request: SeatedRequest) -> HttpResponse:
    """?cycle= narrows the titles; ?export=recipient gives one table."""
    every = titles(request.seat)
    asked = request.GET.get("cycle", "")
    cycle = int(asked) if asked.isdecimal() and len(asked) < 5 else 0
    found = every.filter(cycle_number=cycle) if cycle else every
    made = {
        "recipient": by_recipient(found),
        "county": by_county(found),
        "year": by_year(found, request.seat),
    }
    part = request.GET.get("export", "")
    if part in made:
        columns = (PARTS[part], *COLUMNS[1:])
        return workbook(f"推广统计-{PARTS[part]}", columns, (s.row() for s in made[part]))
    context = {
        "parts": [(key, PARTS[key], rows) for key, rows in made.items()],
        "cycles": sorted(set(every.order_by().values_list("cycle_number", flat=True)), reverse=True),
        "cycle": cycle,
        "laws": (DUTIES[3], EACH_ITS_OWN),
    }
    return render(request, "spreading/statistics.html", context)
