"""/objections/: an objection to a notice, its receipt, and what became of it (Articles 22 and 26)."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from award.law import art26_commendation
from award.records.cases import calendar
from award.records.notice_clocks import corrections
from award.records.notices.models import Objection, PublicNotice
from award.services import objections as service
from award.services.asking import BadDetails
from award.services.files import BadFile
from award.web.public.by_code import by_code
from award.web.public.forms import ObjectionForm, StatusForm
from award.web.public.limits import too_often
from award.web.public.shown import running, show
from award.web.seats import SeatedRequest

KEPT = "objection"  # the session's name for the code that was just given
LOOKUPS = 60  # an hour
OFTEN = "一小时内提交得太多，请过一会儿再试；已填的内容还在下面，没有丢失"
CITED = art26_commendation.REEXAMINE


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SeatedRequest) -> HttpResponse:
    """The form for the notice named in the address; without one, the notices that can be objected to."""
    asked = request.GET.get("notice", "")
    if not asked:
        return _choose(request)
    number = int(asked) if asked.isdecimal() and len(asked) < 10 else 0
    row = get_object_or_404(
        PublicNotice.objects.select_related("cycle"), pk=number, kind__in=service.INVITING
    )
    units = [(e["id"], e["name"]) for e in row.body.get("entries", ())]
    initial = {"application": request.GET.get("unit", "")}
    form = ObjectionForm(units, request.POST or None, request.FILES or None, initial=initial)
    status = 200
    if request.method == "POST":
        filed, status = _file(request, row, form)
        if filed is not None:
            request.session[KEPT] = filed.code
            return redirect("/objections/receipt/")
    days = calendar()
    own = [show(one, request.now, days) for one in corrections(row).values()]
    context = {
        "n": show(row, request.now, days),
        "own": [one for one in own if one.running],
        "form": form,
        "law": CITED,
    }
    return render(request, "public/objection.html", context, status=status)


def _file(request: SeatedRequest, row: PublicNotice, form: ObjectionForm) -> tuple[Objection | None, int]:
    """The objection, or None and the status of the page that says what is wrong; all typed stays."""
    if form.is_valid():
        if too_often(request, "objection"):
            form.add_error(None, OFTEN)
            return None, 429
        data = form.cleaned_data
        try:
            filed = service.file(
                row,
                data["application"],
                objector=data["objector"],
                contact=data["contact"],
                facts=data["facts"],
                uploads=data["evidence"],
                now=request.now,
            )
        except BadDetails as wrong:
            form.reject(wrong)
        except BadFile as wrong:
            form.add_error("evidence", str(wrong))
        else:
            return filed, 200
    form.choose_file_again("evidence")
    return None, 422


def _choose(request: SeatedRequest) -> HttpResponse:
    inviting = PublicNotice.objects.filter(
        Q(kind__in=service.INVITING) | Q(corrects__kind__in=service.INVITING)
    ).select_related("cycle", "corrects")
    every = inviting.prefetch_related("cycle__plans")
    return render(
        request, "public/objection_choose.html", {"running": running(every, request.now, calendar())}
    )


@login_not_required
@never_cache
@require_safe
def receipt(request: SeatedRequest) -> HttpResponse:
    """What was received just now and the code to ask for it; known to this browser only."""
    code = request.session.get(KEPT)
    row = Objection.objects.select_related("notice", "application").filter(code=code).first()
    if row is None:
        return redirect("/objections/status/")
    return render(request, "public/objection_receipt.html", {"objection": row, "law": CITED})


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: SeatedRequest) -> HttpResponse:
    """State and reply by code, of whatever was handed in; who it was and what was written are never shown."""
    form = StatusForm(request.POST or None)
    found, code = None, 200
    if request.method == "POST":
        code = 422
        if form.is_valid():
            if too_often(request, "objection-status", LOOKUPS):
                form.add_error(None, "一小时内查询得太多，请过一会儿再试")
                code = 429
            else:
                found = by_code(form.cleaned_data["code"])
                code = 200 if found else 404
                if found is None:
                    form.add_error("code", "没有这个查询码，请核对")
    return render(request, "public/objection_status.html", {"form": form, "found": found}, status=code)
