"""/admin/organs/: departments and associations, and the 项 of Article 17 that each answers for."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from award.law import texts
from award.process.kinds import Actor
from award.records.people.models import Organ, Post
from award.services import people
from award.services.asking import BadDetails
from award.web.admin.forms import OrganChange, OrganForm
from award.web.seats import SeatedRequest, seat


@seat(Actor.ADMIN)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    """Every department; the grounds that nobody answers for are said on top."""
    organs = list(Organ.objects.select_related("county").order_by("-active", "id"))
    seated = set(
        Post.objects.filter(actor=Actor.SECTOR.value, active=True).values_list("organ_id", flat=True)
    )
    covered = {g for o in organs if o.active and o.county_id is None for g in o.grounds}
    context = {
        "rows": [(o, marks(o.grounds), o.pk in seated) for o in organs],
        "uncovered": marks([g for g in range(1, 7) if g not in covered]),
    }
    return render(request, "admin/organs.html", context)


def marks(grounds: list[int]) -> str:
    """[1, 3] -> （一）（三）."""
    return "".join(f"（{texts.chinese(g)}）" for g in sorted(grounds))


@seat(Actor.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SeatedRequest) -> HttpResponse:
    form = OrganForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            organ = people.add_organ(
                given["name"],
                county=given["county"] or None,
                association=given["association"],
                grounds=form.numbers(),
                by=request.seat,
                now=request.now,
            )
        except BadDetails as wrong:
            for name, message in wrong.errors.items():
                form.add_error(name if name in form.fields else None, message)
        else:
            messages.success(request, f"已登记{organ}")
            return redirect("/admin/organs/")
    return _page(request, form, "登记部门")


@seat(Actor.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SeatedRequest, pk: int) -> HttpResponse:
    organ = get_object_or_404(Organ, pk=pk)
    known = {"grounds": [str(g) for g in organ.grounds], "active": organ.active}
    form = OrganChange(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        still = form.cleaned_data["active"]
        people.change_organ(organ, grounds=form.numbers(), active=still, by=request.seat, now=request.now)
        messages.success(request, f"已更新{organ}")
        return redirect("/admin/organs/")
    return _page(request, form, organ.name)


def _page(request: SeatedRequest, form: forms.Form, title: str) -> HttpResponse:
    context = {"form": form, "title": title, "back": "/admin/organs/", "submit": "保存"}
    return render(request, "admin/form.html", context, status=422 if form.is_bound else 200)
