"""/applicant/examiners/: where the plan says so, applicants are told their examiners and may claim (27)."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from award.law.art27_recusal import CLAIM, INTERESTS, RECUSE
from award.process.kinds import Actor
from award.process.recusal import RecusalRoad
from award.records import desk
from award.records.applications.models import Application
from award.records.recusing import named_to
from award.services import recusals
from award.services.asking import BadDetails, check
from award.services.deeds.recusals import Claim
from award.web.asking import form_class, repeat
from award.web.parts import Confirm
from award.web.seats import SeatedRequest, seat


def _files(request: SeatedRequest) -> list[Application]:
    """The unit's files of cycles whose plan allows the claim."""
    rows = desk.on_the_desk_of(request.seat).prefetch_related("cycle__plans").order_by("-cycle__number")
    return [a for a in rows if a.cycle.plans.all() and a.cycle.plan().recusal_claims]


@seat(Actor.APPLICANT)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    """The examiners of each file, and what became of the unit's claims."""
    files = [(a, list(named_to(a))) for a in _files(request)]
    claims = desk.recusals(request.seat).exclude(state="none")
    context = {
        "files": files,
        "claims": [(c, INTERESTS.get(c.interest, c.interest)) for c in claims],
        "laws": (RECUSE, CLAIM),
    }
    return render(request, "recusal/examiners.html", context)


@seat(Actor.APPLICANT)
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: SeatedRequest, pk: int, member: int) -> HttpResponse:
    """The claim, its confirm page, the claim itself: a person at CITY decides."""
    file = next((a for a in _files(request) if a.pk == pk), None)
    if file is None:
        raise Http404
    sits = get_object_or_404(named_to(file), pk=member)
    made = form_class(Claim, file, request.seat)
    form = made(request.POST) if request.method == "POST" else made()
    if form.is_bound and form.is_valid():
        word = form.details()
        try:
            check(word)
            if "confirmed" not in request.POST:
                confirm = Confirm(
                    verb="申请回避",
                    consequence=f"申请评审员{sits.examiner}对你单位的申报回避，由市质量工作主管部门认定。",
                    law=RecusalRoad.CLAIM.law,
                    back_url=request.path,
                    points=["认定以前评审照常进行；认定成立的，该评审员的评分作废，由其他评审员评审"],
                    hidden=[("confirmed", "1"), *repeat(form)],
                )
                context = {"c": confirm, "subject": file, "step": RecusalRoad.CLAIM}
                return render(request, "acts/confirm.html", context)
            recusals.claim(sits.examiner.user_id, file, word, by=request.seat, now=request.now)
        except BadDetails as wrong:
            form.reject(wrong)
        else:
            messages.success(request, "已提交回避申请，结果在这一页查看")
            return redirect("/applicant/examiners/")
    context = {"file": file, "member": sits, "form": form, "laws": (RECUSE, CLAIM)}
    return render(request, "recusal/claim.html", context, status=422 if form.is_bound else 200)
