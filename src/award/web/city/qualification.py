"""/city/qualification/N/: one file at CITY's desk: the six grounds, what is not yet met, one button (22)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from award.process.application import Road, S
from award.process.evidence import REQUIREMENTS, label_of_point
from award.process.kinds import Actor, Steps
from award.records.applications.models import Application
from award.records.cases import calendar, local
from award.records.desk import on_the_desk_of
from award.records.files.door import evidence
from award.records.people.models import Post
from award.services import steps
from award.web.city import consultation
from award.web.city.common import actions, do_url, findings
from award.web.city.points import point_label
from award.web.five import five_answers, road
from award.web.opened import opened
from award.web.seats import SeatedRequest, seat

# The one button of a file, by where it is; elsewhere the file waits for another seat or for a list.
PRIMARY: dict[S, Road] = {
    S.QUALIFICATION: Road.QUALIFY,
    S.QUALIFIED_NOTICE: Road.REVIEW,
    S.AWARD_NOTICE: Road.DISQUALIFY,
}
KNOWN = {r.key: r.label for r in REQUIREMENTS}
OTHERS: tuple[Steps, ...] = (
    Road.RECHECK,
    Road.NOT_QUALIFY,
    Road.TAKE_BACK,
    Road.REASSIGN,
    Road.END_FOR_FRAUD,
)


@seat(Actor.CITY)
@require_safe
def file(request: SeatedRequest, pk: int) -> HttpResponse:
    """The whole file on one page."""
    chosen = on_the_desk_of(request.seat).prefetch_related("cycle__plans")
    application = opened(request, chosen, pk)
    requests = list(application.requests.select_related("organ", "evidence"))
    attestations = list(application.attestations.select_related("by"))
    context: dict[str, Any] = {
        "application": application,
        "five": five_answers(application, request),
        "road": road(application, request),
        "grounds": consultation.grounds(
            application,
            requests,
            [a for a in attestations if a.actor == Actor.CITY],
            today=local(request.now).date(),
            days=calendar(),
            accounts=answering_themselves(),
        ),
        "summary": consultation.summary(requests),
        "joined": [r for r in requests if r.ground == 0],
        "evidence": [(KNOWN.get(e.purpose, "来文"), e) for e in evidence(request.seat, application)],
        "attestations": [(point_label(a.key), a) for a in attestations],
        "outcomes": application.outcomes.select_related("by"),
        "objections": application.objections.all(),
        "dossiers": list(application.dossiers.all()),
        "marks": [(label_of_point(m.point), m) for m in application.marks.exclude(verdict="true")],
        "may_consult": steps.may(Road.CONSULT, application, request.seat),
        **button(application, request),
    }
    return render(request, "city/qualification.html", context)


def answering_themselves() -> frozenset[int]:
    """Ids of the departments on whose seat somebody sits."""
    posts = Post.objects.filter(actor=Actor.SECTOR.value, active=True, organ__isnull=False)
    return frozenset(posts.values_list("organ_id", flat=True))


def button(application: Application, request: SeatedRequest) -> dict[str, Any]:
    """The findings and the one button, with the other steps this seat could take."""
    step = PRIMARY.get(S(application.state))
    if step is Road.DISQUALIFY and not application.objections.filter(state="consented").exists():
        step = None
    others = actions(application, OTHERS, request)
    if step is None:
        waits = WAITS.get(S(application.state), "")
        if S(application.state) in FRAUD_BY_ARTICLE_26:
            waits += FRAUD_LATER
        return {"step": None, "others": others, "say_wait": waits}
    return {
        "step": step,
        "findings": findings(step, application, request),
        "button_url": do_url(application, step),
        "others": others,
        "say": handled_by(application) if step is Road.QUALIFY else "",
    }


# Once proposed, fraud is not ended by CITY alone: an objection, its re-examination, the government's consent.
FRAUD_BY_ARTICLE_26 = frozenset({S.PROPOSED, S.CHOSEN, S.AWARD_NOTICE})
FRAUD_LATER = "发现弄虚作假的，在公示期登记异议，按第二十六条复核、报请同意后取消授奖资格。"
WAITS = {
    S.QUALIFIED: "已确定具备申报资格，等全部审定后列入名单，由另一名工作人员发布公示。",
    S.DOCUMENT_REVIEWED: "材料评审结果已签署，等现场评审名单。",
    S.SITE_REVIEWED: "现场评审结果已签署，等候选名单。",
    S.CANDIDATE: "已列入候选名单，等公开征求意见。",
    S.CONSULTATION: "候选名单正在征求意见，随后提出拟授奖名单。",
    S.AWARD_NOTICE: "拟授奖名单正在公示，期满无异议的随名单报请批准。",
}


def handled_by(application: Application) -> str:
    """Who handled the file; the list itself is released by another officer."""
    who = f"经办：{application.handler}。" if application.handler else ""
    return f"{who}名单由另一名工作人员复核后发布，经办人不能自己发布。"
