"""The size class and the label of Article 16, shown while figures are typed. It never refuses."""

from dataclasses import dataclass

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from award.law.art16_sme import SIZE, encourage
from award.law.citation import Citation
from award.law.eligibility import EligibilityCase
from award.law.size import NAMES, UnknownIndustry, classify
from award.process.kinds import Actor
from award.records.applications.facts import Values, eligibility
from award.records.applications.models import Application
from award.web.applicant import own
from award.web.seats import SeatedRequest, seat

ENCOURAGED = {
    True: "按现在所填，符合第十六条四项，属于特别鼓励申报的中小企业",
    False: "按现在所填，第十六条四项没有同时具备，不影响申报",
    None: "是否属于第十六条特别鼓励的中小企业，还有情况没有填或须具名认定，不影响申报",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """`size`: 大型 ... 微型, or why it is not known yet; `because`: the figures that decided."""

    size: str
    because: str
    encouraged: str
    law: Citation = SIZE


def standing(application: Application, values: Values | None = None) -> Standing:
    """By what is kept in the draft, or by `values` while they are typed."""
    plan = application.cycle.plan()
    given = {**application.draft.values, **(values or {})}
    facts = eligibility(given, base_date=plan.base_date, cycle=application.cycle.number, last_won_cycle=None)
    encouraged = encourage(EligibilityCase(facts, plan.chosen())).encouraged
    if facts.industry_code is None:
        return Standing("还不能划型", "先填国民经济行业代码", ENCOURAGED[encouraged])
    try:
        answer = classify(
            facts.industry_code, employees=facts.employees, revenue=facts.revenue, assets=facts.assets
        )
    except UnknownIndustry as unknown:
        return Standing("还不能划型", str(unknown), ENCOURAGED[encouraged])
    size = NAMES[answer.size] if answer.size is not None else "还不能划型"
    return Standing(size, answer.because, ENCOURAGED[encouraged])


@seat(Actor.APPLICANT)
@require_safe
def size(request: SeatedRequest) -> HttpResponse:
    """What the figures in the query would give. Reads only."""
    application = own.chosen(request)
    if application is None:
        return own.not_begun(request)
    typed = {key: request.GET.get(key, "")[:100] for key in request.GET if key != "cycle"}
    found = standing(application, typed)
    return JsonResponse({"size": found.size, "because": found.because, "encouraged": found.encouraged})
