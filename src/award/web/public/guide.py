"""/guide/: who may apply, what to prepare, which road, by when: from articles and a running cycle's plan."""

from dataclasses import dataclass, fields
from datetime import date, timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from award.law import art03_limits, texts
from award.law.art07_criteria import criteria
from award.law.citation import cite
from award.law.workdays import Calendar
from award.process import entry_form
from award.process.cycle import C
from award.process.evidence import REQUIREMENTS
from award.process.plan import Plan
from award.records.cases import calendar, local
from award.records.cycles.models import Cycle
from award.web.public import track
from award.web.public.validated import validated
from award.web.seats import SeatedRequest

OPEN = (C.APPROVED.value, C.CALLED.value)
VOLUNTARY = cite(4, "自愿申请")
INSIDE = cite(20, "公示时间不少于5个工作日")
TO_THE_COUNTY = cite(21, "报送至登记注册地旗县区政府质量工作主管部门")
BARRED = cite(17, "凡有下列情况之一的，不得申报市长质量奖")
FREE_TRAINING = cite(14, "免费接受卓越绩效管理等培训")


@dataclass(frozen=True, slots=True)
class Dates:
    """The days of one running cycle that an applicant goes by; `post_by`: the last for posting inside."""

    cycle: Cycle
    called: bool
    opens_on: date
    deadline: str
    county_deadline: str
    base_date: date
    post_by: date
    internal_days: int
    provisional: bool
    open: bool


@login_not_required
@require_safe
@validated
def guide(request: SeatedRequest) -> HttpResponse:
    days = calendar()
    cycles = Cycle.objects.filter(state__in=OPEN).prefetch_related(*track.FETCHED)
    facts = [track.public_facts(cycle, request.now, days) for cycle in cycles]
    form = entry_form.load(facts[0].cycle.form_version if facts else entry_form.LATEST)
    items = criteria().items
    context = {
        "dates": [_dates(f, days) for f in facts],
        "tracks": [(f.cycle, track.track(f)) for f in facts],
        "conditions": _items(15),
        "bars": _items(17),
        "sme": _items(16),
        "sections": [section.title for section in form.sections],
        "report_items": len(items),
        "report_points": sum(item.points for item in items),
        "required": [r for r in REQUIREMENTS if r.required],
        "optional": [r for r in REQUIREMENTS if not r.required],
        "limits": _limits(facts[0].plan if facts else None),
        "laws": {
            "interval": art03_limits.INTERVAL, "voluntary": VOLUNTARY,
            "inside": INSIDE, "county": TO_THE_COUNTY, "barred": BARRED, "training": FREE_TRAINING,
        },
    }  # fmt: skip
    return render(request, "public/guide.html", context)


def _items(number: int) -> list[str]:
    """The numbered 项 of an article, verbatim."""
    return [p.text for p in texts.article(number).paragraphs if p.item]


def _limits(plan: Plan | None) -> tuple[int, int]:
    """Characters of the profile and of the report, as the running plan or the house's default has them."""
    if plan is not None:
        return plan.profile_chars, plan.report_chars
    defaults = {f.name: f.default for f in fields(Plan)}
    return int(str(defaults["profile_chars"])), int(str(defaults["report_chars"]))


def _dates(facts: track.Public, days: Calendar) -> Dates:
    plan = facts.plan
    deadline, county = local(plan.deadline), local(plan.county_deadline)
    return Dates(
        cycle=facts.cycle,
        called=facts.cycle.called_at is not None,
        opens_on=plan.opens_on,
        deadline=f"{track.short(deadline.date(), facts)} {deadline:%H:%M}",
        county_deadline=f"{track.short(county.date(), facts)} {county:%H:%M}",
        base_date=plan.base_date,
        post_by=post_by(plan, days),
        internal_days=plan.internal_days,
        provisional=days.is_provisional(deadline.date()),
        open=plan.opens_on <= facts.now.date() and facts.now <= plan.deadline,
    )


def post_by(plan: Plan, days: Calendar) -> date:
    """The last day on which posting inside still runs its working days before the deadline's day begins."""
    first = plan.chosen()["publicity.count_first_day"]
    last = local(plan.deadline).date()
    day = last - timedelta(1)
    while days.count(day, plan.internal_days, count_first_day=first).next_step_from > last:
        day -= timedelta(1)
    return day
