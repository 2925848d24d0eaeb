"""/admin/examiners/: the lasting records of examiners; rights come only with a panel (Article 9)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from award.process.kinds import Actor
from award.process.panel import SKILLS
from award.records.people.models import User
from award.records.reviews.models import Examiner
from award.services import people
from award.services.asking import BadDetails
from award.web.admin.forms import ExaminerData, ExaminerForm
from award.web.seats import SeatedRequest, seat

PAGE = 50


@seat(Actor.ADMIN)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    """Everybody in the pool of examiners."""
    found = Examiner.objects.select_related("user", "county")
    words = request.GET.get("q", "").strip()
    if words:
        found = found.filter(Q(user__name__icontains=words) | Q(employer__icontains=words))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    rows = [(e, "、".join(SKILLS.get(s, s) for s in e.skills)) for e in page]
    context = {"page": page, "rows": rows, "q": request.GET.get("q", ""), "narrowed": bool(words)}
    return render(request, "admin/examiners.html", context)


@seat(Actor.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SeatedRequest) -> HttpResponse:
    """An account on the examiner's seat, and the record."""
    form = ExaminerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            with transaction.atomic():
                post = people.add_person(
                    actor=Actor.EXAMINER,
                    person=given["person"],
                    email=given["email"],
                    password=form.password_or_none(),
                    by=request.seat,
                    now=request.now,
                )
                _keep(form, post.user, request)
        except BadDetails as wrong:
            for name, message in wrong.errors.items():
                form.add_error(name if name in form.fields else None, message)
        else:
            messages.success(request, f"已登记评审员{post.user}")
            return redirect("/admin/examiners/")
    return _page(request, form, "登记评审员")


@seat(Actor.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SeatedRequest, pk: int) -> HttpResponse:
    """Employer, county, skills, and whether the examiner may lead."""
    examiner = get_object_or_404(Examiner.objects.select_related("user"), pk=pk)
    known = {
        "employer": examiner.employer,
        "county": examiner.county_id or "",
        "skills": examiner.skills,
        "may_lead": examiner.may_lead,
    }
    form = ExaminerData(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        _keep(form, examiner.user, request)
        messages.success(request, f"已更新评审员{examiner.user}")
        return redirect("/admin/examiners/")
    return _page(request, form, f"评审员{examiner.user}")


def _keep(form: ExaminerData, user: User, request: SeatedRequest) -> None:
    given = form.cleaned_data
    people.add_examiner(
        user,
        employer=given["employer"],
        county=given["county"] or None,
        skills=given["skills"],
        may_lead=given["may_lead"],
        by=request.seat,
        now=request.now,
    )


def _page(request: SeatedRequest, form: ExaminerData, title: str) -> HttpResponse:
    context = {"form": form, "title": title, "back": "/admin/examiners/", "submit": "保存"}
    return render(request, "admin/form.html", context, status=422 if form.is_bound else 200)
