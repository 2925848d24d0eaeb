"""/city/conduct/: complaints of examiners, inquiries, strike-offs by two officers, referrals (29)."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from award.law.art29_mutual_feedback import MISCONDUCT, STRIKE_OFF
from award.process.conduct import ConductRoad
from award.process.kinds import Actor
from award.records.complaints import complaints
from award.records.ledger.models import Line
from award.records.reviews.models import Examiner
from award.services import complaints as service
from award.services.asking import BadDetails
from award.services.deeds.conduct import Report
from award.web.asking import form_class
from award.web.city.common import actions
from award.web.city.history import entry, names
from award.web.seats import SeatedRequest, seat

PAGE = 50
OFFERED = tuple(s for s in ConductRoad if s is not ConductRoad.COMPLAIN)


@seat(Actor.CITY)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    """Every complaint, the newest first; one is registered from the examiner's page in the library."""
    page = Paginator(complaints(request.seat), PAGE).get_page(request.GET.get("page"))
    return render(request, "conduct/complaints.html", {"page": page, "laws": (MISCONDUCT, STRIKE_OFF)})


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SeatedRequest, examiner: int) -> HttpResponse:
    """What was complained of."""
    others = Examiner.objects.select_related("user").exclude(user_id=request.seat.person)
    about = get_object_or_404(others, pk=examiner)
    made = form_class(Report, about, request.seat)
    form = made(request.POST) if request.method == "POST" else made()
    if form.is_bound and form.is_valid():
        try:
            row = service.register(about, form.details(), by=request.seat, now=request.now)
        except BadDetails as wrong:
            form.reject(wrong)
        else:
            messages.success(request, "已登记，待调查")
            return redirect(f"/city/conduct/{row.pk}/")
    back = f"/city/examiners/{about.pk}/"
    context = {"form": form, "title": f"登记对{about}的反映", "back": back, "submit": "登记"}
    return render(request, "admin/form.html", context, status=422 if form.is_bound else 200)


@seat(Actor.CITY)
@require_safe
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """One complaint, what was found and decided, and what can be done next."""
    row = get_object_or_404(complaints(request.seat).select_related("proposed_by", "decided_by"), pk=pk)
    lines = list(Line.objects.filter(subject=row.subject))
    people = names(lines)
    context: dict[str, Any] = {
        "row": row,
        "acts": actions(row, OFFERED, request),
        "entries": [entry(line, people, "") for line in lines],
        "laws": (MISCONDUCT, STRIKE_OFF),
    }
    return render(request, "conduct/complaint.html", context)
