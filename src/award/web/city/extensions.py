"""/city/extensions/: more time for one enterprise, asked with a reason, decided by a second officer (21)."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from award.law.art21_county_screening import IN_TIME, ONE_EXTENSION
from award.law.dates import spoken_moment
from award.process.cycle import C
from award.process.kinds import Actor
from award.process.plan import BAOTOU
from award.records.cases import local
from award.records.cycles.models import Cycle
from award.records.filings.models import Extension
from award.services import extensions
from award.services.asking import BadDetails
from award.web.parts import Confirm, describe
from award.web.seats import SeatedRequest, seat

A_PAGE = 30
MOMENT = "%Y-%m-%dT%H:%M"


class ExtensionForm(forms.Form):
    """Which enterprise, until when, and why it alone."""

    use_required_attribute = False
    cycle = forms.ModelChoiceField(label="届次", queryset=Cycle.objects.none(), empty_label=None)
    uscc = forms.CharField(
        label="统一社会信用代码", max_length=30, error_messages={"required": "请填写统一社会信用代码"}
    )
    until = forms.DateTimeField(
        label="顺延至",
        input_formats=[MOMENT, "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(),
        error_messages={
            "required": "请填写顺延到的时间",
            "invalid": "不是能用的时间，请按 2026-03-30 17:00 的写法填",
        },
    )
    reason = forms.CharField(
        label="理由",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "请写明为什么只对这一个单位顺延"},
    )

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        called = Cycle.objects.filter(state=C.CALLED.value).prefetch_related("plans")
        running = [c.pk for c in called if now <= c.plan().deadline]
        self.fields["cycle"].queryset = Cycle.objects.filter(pk__in=running)  # type: ignore[attr-defined]
        describe(
            self.fields["reason"],
            limit=extensions.REASON_MAX,
            example="系统故障记录显示该单位截止前半小时无法登录",
        )

    def clean_until(self) -> datetime | None:
        """The moment on Baotou's clock."""
        given: datetime | None = self.cleaned_data["until"]
        return given.replace(tzinfo=BAOTOU) if given is not None and given.tzinfo is None else given


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: SeatedRequest) -> HttpResponse:
    """The extensions asked for and decided; POST asks for one."""
    form = ExtensionForm(request.POST or None, now=request.now)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            extensions.ask(
                given["cycle"], given["uscc"], until=given["until"], reason=given["reason"],
                by=request.seat, now=request.now,
            )  # fmt: skip
        except BadDetails as wrong:
            for name, words in wrong.errors.items():
                form.add_error(name, words)
        else:
            messages.success(request, "已提出，等另一名工作人员决定")
            return redirect("/city/extensions/")
    rows = Extension.objects.select_related("application__cycle", "asked_by", "decided_by")
    context = {
        "form": form,
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "me": request.seat.user_id,
        "laws": (IN_TIME, ONE_EXTENSION),
        "any_open": form.fields["cycle"].queryset.exists(),  # type: ignore[attr-defined]
    }
    return render(request, "city/extensions.html", context, status=422 if form.is_bound else 200)


@seat(Actor.CITY)
@require_http_methods(["POST"])
def decide(request: SeatedRequest, pk: int) -> HttpResponse:
    """The second officer's word, over a page that says what it does."""
    asked = get_object_or_404(Extension.objects.select_related("application__cycle"), pk=pk)
    grant = request.POST.get("grant") == "yes"
    if "confirmed" not in request.POST:
        verb = "准予个别顺延" if grant else "不准个别顺延"
        until = spoken_moment(local(asked.until))
        told = (
            f"{asked.application.name}可以提交到{until}，其他单位的截止时间不变。"
            if grant
            else "截止时间不变。"
        )
        confirm = Confirm(
            verb=verb,
            consequence=told,
            law=ONE_EXTENSION,
            back_url="/city/extensions/",
            points=[f"理由：{asked.reason}", f"提出：{asked.asked_by}", "记入经办记录，申报单位收到通知"],
            hidden=[("confirmed", "1"), ("grant", "yes" if grant else "no")],
        )
        context = {"c": confirm, "subject": asked.application, "step": None}
        return render(request, "acts/confirm.html", context)
    extensions.decide(asked, grant=grant, by=request.seat, now=request.now)
    messages.success(request, "已准予个别顺延" if grant else "已记下不准个别顺延")
    return redirect("/city/extensions/")
