"""/methods/desk/: entries drafted, proposed, looked at again, published, withdrawn (9, 10, 11)."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from award.process.kinds import Actor
from award.process.method import KINDS, SPREAD, M, MethodRoad
from award.records.ledger.models import Line
from award.records.methods import queries
from award.services import methods, steps
from award.web.asking_page import Asking, NotYet, asking_page
from award.web.city import narrowing
from award.web.city.common import actions, do_url, findings
from award.web.city.history import entry, names
from award.web.courses.course import sent
from award.web.methods.library import named
from award.web.seats import SeatedRequest, seat

SEATS = (Actor.CITY, Actor.COUNTY, Actor.SECTOR)
PAGE = 30
NEXT = {M.DRAFT: MethodRoad.PROPOSE, M.PROPOSED: MethodRoad.PUBLISH}
BESIDE = (MethodRoad.REVISE, MethodRoad.SEND_BACK, MethodRoad.WITHDRAW)


@seat(*SEATS)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    every = queries.desk(request.seat)
    found = every.order_by("-drafted_at", "-pk")
    filters = []
    for key, label, labels in (("state", "状态", {m.value: m.label for m in M}), ("kind", "种类", KINDS)):
        counted = dict(every.order_by().values_list(key).annotate(n=Count("pk")))
        filters.append(narrowing.chips(request.GET, key, label, counted, labels))
        if request.GET.get(key):
            found = found.filter(**{key: request.GET[key]})
    if words := request.GET.get("q", "").strip():
        found = found.filter(title__icontains=words)
    context = {
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "filters": [f for f in filters if len(f.chips) > 1 or f.on],
        "narrowed": any(request.GET.get(k) for k in ("state", "kind", "q")),
        "q": request.GET.get("q", ""),
        "laws": (SPREAD,),
    }
    return render(request, "methods/desk.html", context)


@seat(*SEATS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SeatedRequest) -> HttpResponse:
    asked = Asking(
        methods.Entry, MethodRoad.DRAFT.label, SPREAD, NotYet("method/new"),
        "先存为起草中；提请后由市主管部门另一名工作人员复看发布。", "/methods/desk/",
        say="不写个人信息和商业秘密；企业案例先征得该企业同意。",
    )  # fmt: skip

    def done(details: Any) -> str:
        return f"/methods/desk/{methods.draft(details, by=request.seat, now=request.now).pk}/"

    return asking_page(request, asked, done)


@seat(*SEATS)
@require_safe
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(queries.desk(request.seat), pk=pk)
    step = NEXT.get(M(row.state))
    step = step if step and steps.may(step, row, request.seat) else None
    lines = list(Line.objects.filter(subject=row.subject))
    people = names(lines)
    context = {
        "m": row,
        "items": named(row),
        "step": step,
        "findings": findings(step, row, request) if step else (),
        "button_url": do_url(row, step) if step else "",
        "others": actions(row, BESIDE, request),
        "entries": [entry(line, people, "") for line in lines],
        "laws": (SPREAD,),
    }
    return render(request, "methods/draft.html", context)


@seat(*SEATS)
@require_safe
def file(request: SeatedRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(queries.desk(request.seat), pk=pk)
    if row.file is None:
        raise Http404
    return sent(row.file)
