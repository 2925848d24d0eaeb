"""/standards/ for everybody: what is in force. /city/standards/: the register (Articles 7 and 9)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award.law.art07_criteria import STANDARD
from award.law.art09_panels import RULES_OF_WORK
from award.process.kinds import Actor
from award.records.cases import local
from award.records.standards.models import Kind, StandardVersion, in_force
from award.services import files, standards
from award.services.asking import BadDetails
from award.web.parts import describe
from award.web.seats import SeatedRequest, seat

STATES = {
    "entered": ("wait", "待复核"),
    "coming": ("now", "尚未施行"),
    "in_force": ("ok", "现行"),
    "ended": ("none", "已废止"),
}


class StandardForm(forms.Form):
    """One version of a text."""

    kind = forms.ChoiceField(label="种类", choices=Kind.choices)
    title = forms.CharField(label="名称", max_length=100)
    number = forms.CharField(label="标准号、文号或版次", max_length=60)
    issued_by = forms.CharField(label="发布机关", max_length=60)
    issued_on = forms.DateField(
        label="发布日期", required=False, widget=forms.DateInput, input_formats=["%Y-%m-%d"]
    )
    in_force_from = forms.DateField(label="施行日期", widget=forms.DateInput, input_formats=["%Y-%m-%d"])
    file = forms.FileField(label="文本", required=False)
    public = forms.BooleanField(label="文本可以向社会公开下载", required=False)
    note = forms.CharField(label="说明", max_length=400, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        describe(self.fields["title"], example="包头市市长质量奖评审细则")
        describe(self.fields["file"], kinds="PDF、DOCX", max_size="50兆")


@login_not_required
@require_safe
def public(request: SeatedRequest) -> HttpResponse:
    """Standards, rules and procedures in force today."""
    rows = in_force(local(request.now).date()).select_related("file")
    context = {"rows": rows, "laws": (STANDARD, RULES_OF_WORK)}
    return render(request, "standards/public.html", context)


@login_not_required
@require_safe
def text(request: SeatedRequest, pk: int) -> HttpResponse:
    """The text of a version that is in force or was, where it is open to the public."""
    row = get_object_or_404(StandardVersion.objects.select_related("file"), pk=pk, public=True)
    if row.confirmed_at is None or row.file is None:
        raise Http404
    response = HttpResponse(files.read(row.file), content_type=row.file.kind)
    response["Content-Disposition"] = content_disposition_header(True, row.file.name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: SeatedRequest) -> HttpResponse:
    """Every version with its days and the cycles that run under it; a new one is entered below."""
    form = StandardForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid() and _entered(request, form):
        return redirect("/city/standards/")
    day = local(request.now).date()
    rows = StandardVersion.objects.select_related("file", "entered_by", "confirmed_by")
    context = {
        "lines": [
            (r, *STATES[r.state(day)], r.entered_by_id == request.seat.user_id)
            for r in rows.prefetch_related("cycles__cycle")
        ],
        "form": form,
        "law": RULES_OF_WORK,
    }
    return render(request, "standards/register.html", context, status=422 if form.is_bound else 200)


def _entered(request: SeatedRequest, form: StandardForm) -> bool:
    data = dict(form.cleaned_data)
    upload = data.pop("file")
    try:
        standards.enter(standards.Text(**data), upload, by=request.seat, now=request.now)
    except BadDetails as wrong:
        for name, words in wrong.errors.items():
            form.add_error(name if name in form.fields else None, words)
        return False
    except files.BadFile as wrong:
        form.add_error("file", str(wrong))
        return False
    messages.success(request, "已登记，待另一名工作人员复核后生效")
    return True


@seat(Actor.CITY)
@require_POST
def confirm(request: SeatedRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(StandardVersion, pk=pk)
    standards.confirm(row, by=request.seat, now=request.now)
    messages.success(request, f"已复核：{row}")
    return redirect("/city/standards/")


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: SeatedRequest, pk: int) -> HttpResponse:
    """The page that asks for the last day of a version without a successor, and ends it."""
    row = get_object_or_404(StandardVersion, pk=pk, confirmed_at__isnull=False)
    form = EndForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            standards.end(row, form.cleaned_data["last_day"], by=request.seat, now=request.now)
        except BadDetails as wrong:
            form.add_error("last_day", "；".join(wrong.errors.values()))
        else:
            messages.success(request, f"已登记废止：{row}")
            return redirect("/city/standards/")
    context = {"row": row, "form": form, "law": RULES_OF_WORK}
    return render(request, "standards/end.html", context, status=422 if form.is_bound else 200)


class EndForm(forms.Form):
    last_day = forms.DateField(
        label="施行的最后一日", widget=forms.DateInput, input_formats=["%Y-%m-%d"],
        help_text="已经启动的届次仍按启动时的版本",
    )  # fmt: skip
