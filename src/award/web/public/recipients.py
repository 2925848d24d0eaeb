"""/recipients/: the register of recipients by cycle, year, county and state (Articles 2, 3 and 34)."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import BooleanField, Case, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from award.law.size import UnknownIndustry, row_of
from award.process.honour import H
from award.records.honours.models import Honour
from award.records.people.models import County
from award.web.public.validated import validated
from award.web.seats import SeatedRequest

REVOKED = (H.REVOKED.value, H.RECALLED.value)
STATES = (("valid", "有效"), ("revoked", "已撤销"))
PAGE, LONGEST = 50, 60


def with_state(honours: QuerySet[Honour]) -> QuerySet[Honour]:
    """Adds `revoked`, the only part of the state that is public: what is under study is not."""
    return honours.annotate(
        revoked=Case(When(state__in=REVOKED, then=True), default=False, output_field=BooleanField())
    )


@login_not_required
@require_safe
@validated
def recipients(request: SeatedRequest) -> HttpResponse:
    """Filters stand in the address; what is no number or no county there is passed over."""
    every = with_state(Honour.objects.all()).annotate(
        place=Coalesce("application__county_id", "enterprise__county_id", Value(""))
    )
    asked = {name: request.GET.get(name, "") for name in ("cycle", "year", "county", "industry", "state")}
    words = " ".join(request.GET.get("q", "").split())[:LONGEST]
    found = every
    if cycle := _number(asked["cycle"]):
        found = found.filter(cycle_number=cycle)
    if year := _number(asked["year"]):
        found = found.filter(awarded_on__year=year)
    if asked["county"]:
        found = found.filter(place=asked["county"][:6])
    of = industries()
    if asked["industry"]:
        found = found.filter(pk__in=[pk for pk, name in of.items() if name == asked["industry"]])
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(enterprise__name__icontains=word))
    if asked["state"] in dict(STATES):
        revoked = Q(state__in=REVOKED)
        found = found.filter(revoked if asked["state"] == "revoked" else ~revoked)
    page = Paginator(found.order_by("-cycle_number", "pk"), PAGE).get_page(request.GET.get("page"))
    names = {c.code: c.name for c in County.objects.all()}
    for row in page.object_list:
        row.county_name = names.get(row.place, "")
        row.industry = of.get(row.pk, "")
    places = set(every.order_by().values_list("place", flat=True).distinct())
    context = {
        "page": page,
        "filters": [
            ("cycle", "届次", asked["cycle"], [(str(n), f"第{n}届") for n in _cycles(every)]),
            ("year", "年份", asked["year"], [(str(y), f"{y}年") for y in _years(every)]),
            ("county", "旗县区", asked["county"], [(c, n) for c, n in names.items() if c in places]),
            ("industry", "行业", asked["industry"], [(n, n) for n in sorted(set(of.values()))]),
            ("state", "称号", asked["state"], list(STATES)),
        ],
        "filtered": any(asked.values()) or bool(words),
        "words": words,
    }
    return render(request, "public/recipients.html", context)


def industries() -> dict[int, str]:
    """Honour -> the industry of its application's form, as statistics divide it; earlier ones: none."""
    codes = Honour.objects.exclude(application=None).values_list(
        "pk", "application__draft__values__industry_code"
    )
    found = {}
    for pk, code in codes:
        try:
            found[pk] = row_of(str(code)).industry_zh if code else ""
        except UnknownIndustry:
            continue
    return {pk: name for pk, name in found.items() if name}


def _number(text: str) -> int:
    """1 to 9999, or 0 for what is no such number."""
    return int(text) if text.isdecimal() and len(text) <= 4 else 0


def _cycles(honours: QuerySet[Honour]) -> list[int]:
    numbers = honours.order_by("-cycle_number").values_list("cycle_number", flat=True)
    return list(numbers.distinct())


def _years(honours: QuerySet[Honour]) -> list[int]:
    return [day.year for day in honours.dates("awarded_on", "year", order="DESC")]
