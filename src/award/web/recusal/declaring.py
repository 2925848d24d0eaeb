"""/declarations/: an officer says of each file, before reading it, whether there is an interest (27)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from award.law.art27_recusal import INTERESTED, RECUSE
from award.process.recusal import RecusalRoad
from award.records import desk
from award.records.applications.models import Application
from award.records.recusing import able
from award.records.reviews.models import Declaration
from award.services import recusals
from award.services.asking import BadDetails, check
from award.services.deeds.recusals import Statement
from award.web.asking import DetailsForm, form_class, repeat
from award.web.parts import Confirm
from award.web.seats import SeatedRequest, home_of, seat

PAGE = 50


@seat(*desk.OFFICERS)
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: SeatedRequest) -> HttpResponse:
    """What is still to be declared upon; those ticked have no interest, said for all of them at once."""
    waiting = desk.undeclared(request.seat).order_by("-cycle__number", "number", "id")
    wrong = ""
    if request.method == "POST":
        keys = [k for k in request.POST.getlist("file") if k.isdecimal() and len(k) < 19]
        chosen = list(waiting.filter(pk__in=keys))
        if not chosen:
            wrong = "请先勾选没有利害关系的申报件"
        elif "confirmed" not in request.POST:
            return _confirm_none(request, chosen)
        else:
            try:
                count = recusals.declare_none(chosen, by=request.seat, now=request.now)
            except BadDetails as bad:
                wrong = str(bad)
            else:
                messages.success(request, f"已声明与{count}家申报单位没有利害关系，材料已打开")
                return redirect("/declarations/")
    context = {
        "page": Paginator(waiting, PAGE).get_page(request.GET.get("page")),
        "declared": Declaration.objects.filter(
            user_id=request.seat.person, interest=desk.NO_INTEREST
        ).count(),
        "wrong": wrong,
        "laws": (INTERESTED, RECUSE),
    }
    return render(request, "recusal/declarations.html", context, status=422 if wrong else 200)


def _confirm_none(request: SeatedRequest, chosen: list[Application]) -> HttpResponse:
    confirm = Confirm(
        verb="声明",
        consequence=f"你声明：本人、近亲属和本人任职的单位与这{len(chosen)}家申报单位都没有利害关系。",
        law=INTERESTED,
        back_url="/declarations/",
        points=["此后发现有利害关系的，随时回来改为回避"],
        hidden=[("confirmed", "1"), *(("file", str(a.pk)) for a in chosen)],
    )
    rows = [(a.name, "没有利害关系，材料打开") for a in chosen]
    context = {"c": confirm, "rows": rows, "subject": request.seat.body, "step": {"label": "声明利害关系"}}
    return render(request, "acts/confirm.html", context)


@seat(*desk.OFFICERS)
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: SeatedRequest, pk: int) -> HttpResponse:
    """One file: none, or an interest, which is confirmed on a page of its own and closes the file at once."""
    file = get_object_or_404(desk.on_the_desk_of(request.seat), pk=pk)
    mine = Declaration.objects.filter(user_id=request.seat.person, application=file).first()
    made = form_class(Statement, file, request.seat)
    bound = request.method == "POST" and "none" not in request.POST
    form = made(request.POST) if bound else made()
    if request.method == "POST" and "none" in request.POST and mine is None:
        recusals.declare_none([file], by=request.seat, now=request.now)
        messages.success(request, f"已声明与{file.name}没有利害关系")
        return redirect(_back(request))
    if bound:
        done = _recuse(request, file, form)
        if done is not None:
            return done
    context = {
        "file": file,
        "form": form,
        "mine": mine,
        "laws": (INTERESTED, RECUSE),
        "next": _back(request),
        "others": able(request.seat.actor, file).exclude(user_id=request.seat.person).count(),
    }
    return render(request, "recusal/declaration.html", context, status=422 if form.is_bound else 200)


def _recuse(request: SeatedRequest, file: Application, form: DetailsForm) -> HttpResponse | None:
    if not form.is_valid():
        return None
    word = form.details()
    try:
        check(word)
        if "confirmed" not in request.POST:
            return _confirm(request, file, form)
        lacking = recusals.declare(file, word, by=request.seat, now=request.now)
    except BadDetails as wrong:
        form.reject(wrong)
        return None
    messages.success(request, "已声明回避，这一件已对你关闭，由其他人员办理")
    if lacking:
        messages.warning(request, f"{lacking}；已通知系统管理员")
    return redirect(home_of(request.seat))


def _confirm(request: SeatedRequest, file: Application, form: DetailsForm) -> HttpResponse:
    others = able(request.seat.actor, file).exclude(user_id=request.seat.person)
    left = others.values("user").distinct().count()
    points = [
        f"{request.seat.body}还有{left}人能办理这一件" if left else "你声明后，本席位没有人能办理这一件"
    ]
    points.append("声明后本人不能撤回；确有差错的，由两名与此无关的工作人员先后同意才能解除")
    if request.seat.actor.value == "city":
        points.append("本届的名单、综合评议和结束本届是对各家的比较，也由其他人员办理")
    confirm = Confirm(
        verb="声明回避",
        consequence=f"{file.name}：这一件立即从你的案头、查询、统计、导出和消息中消失。",
        law=RecusalRoad.DECLARE.law,
        back_url=request.path,
        points=points,
        hidden=[("confirmed", "1"), *repeat(form)],
    )
    return render(request, "acts/confirm.html", {"c": confirm, "subject": file, "step": RecusalRoad.DECLARE})


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next", "")
    ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if ours else "/declarations/"
