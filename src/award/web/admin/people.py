"""/admin/people/: who sits where. The administrator sets up people and sees no application."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from award.process.kinds import Actor
from award.records.people.models import Post
from award.services import people
from award.services.asking import BadDetails
from award.services.people import SEATING
from award.web.admin.forms import PersonForm
from award.web.city import narrowing
from award.web.parts import Confirm
from award.web.seats import SeatedRequest, seat

PAGE = 50


@seat(Actor.ADMIN)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    """Every post, the active first, with filters by seat and a search."""
    every = Post.objects.select_related("user", "county", "organ", "enterprise").order_by(
        "-active", "actor", "id"
    )
    counted = dict(every.order_by().values_list("actor").annotate(n=Count("pk")))
    filters = [narrowing.chips(request.GET, "actor", "席位", counted, {a.value: a.label for a in Actor})]
    found = every.filter(actor=request.GET["actor"]) if request.GET.get("actor") else every
    words = request.GET.get("q", "").strip()
    if words:
        found = found.filter(
            Q(user__name__icontains=words)
            | Q(user__email__icontains=words)
            | Q(organ__name__icontains=words)
            | Q(enterprise__name__icontains=words)
        )
    context = {
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "filters": filters,
        "narrowed": bool(request.GET.get("actor") or words),
        "q": request.GET.get("q", ""),
    }
    return render(request, "admin/people.html", context)


@seat(Actor.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SeatedRequest) -> HttpResponse:
    """A person on a seat; an account is made where the e-mail has none."""
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            post = people.add_person(
                actor=Actor(given["actor"]),
                person=given["person"],
                email=given["email"],
                password=form.password_or_none(),
                county=given["county"] or None,
                organ=int(given["organ"]) if given["organ"] else None,
                title=given["title"],
                may_release=given["may_release"],
                by=request.seat,
                now=request.now,
            )
        except BadDetails as wrong:
            for name, message in wrong.errors.items():
                form.add_error(name if name in form.fields else None, message)
        else:
            messages.success(request, f"已登记：{post}")
            return redirect("/admin/people/")
    context = {"form": form, "title": "登记人员", "back": "/admin/people/", "submit": "登记到席位"}
    return render(request, "admin/form.html", context, status=422 if form.is_bound else 200)


@seat(Actor.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: SeatedRequest, pk: int) -> HttpResponse:
    """The person leaves the seat, after a page that says what follows."""
    post = get_object_or_404(Post.objects.select_related("user", "county", "organ"), pk=pk, active=True)
    if request.method == "POST":
        people.end_post(post, by=request.seat, now=request.now)
        messages.success(request, f"已撤下：{post}")
        return redirect("/admin/people/")
    confirm = Confirm(
        verb="撤下",
        consequence=f"{post}，从此不能再以这个席位办理。",
        law=SEATING,
        back_url="/admin/people/",
        points=["已经办过的事不变，经办记录仍写明是本人。", "需要时可以重新登记到同一席位。"],
    )
    return render(request, "admin/confirm.html", {"c": confirm, "post": post})
