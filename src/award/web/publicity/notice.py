"""/publicity/: what was published, and what happens to it: channels, interruptions, corrections (22-25)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from award.law.interruptions import EXTENDS
from award.process.kinds import Actor
from award.records.cases import calendar
from award.records.desk import recused_cycles
from award.records.notice_clocks import corrections
from award.records.notices.models import Correction, PublicNotice
from award.services import notice_desk, notice_interruptions, notices
from award.services.asking import BadDetails
from award.services.files import BadFile
from award.web.public.shown import show
from award.web.publicity.forms import ChannelForm, InterruptionForm, NoticeForm
from award.web.seats import SeatedRequest, seat

PAGE = 30


def mine(request: SeatedRequest) -> QuerySet[PublicNotice]:
    """OFFICE looks after its own notices, CITY after all; not after those of a cycle with a recusal (27)."""
    every = PublicNotice.objects.select_related("cycle").prefetch_related("cycle__plans")
    every = every.exclude(cycle__in=recused_cycles(request.seat))
    return every.filter(issuer=notices.OFFICE) if request.seat.actor is Actor.OFFICE else every


@seat(Actor.CITY, Actor.OFFICE)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    page = Paginator(mine(request), PAGE).get_page(request.GET.get("page"))
    days = calendar()
    waiting = Correction.objects.filter(released_at=None, dropped_because="", notice__in=mine(request))
    context = {
        "page": page,
        "rows": [show(n, request.now, days) for n in page.object_list],
        "waiting": waiting.select_related("notice", "application", "prepared_by"),
    }
    return render(request, "publicity/index.html", context)


@seat(Actor.CITY, Actor.OFFICE)
@require_safe
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    return _page(request, get_object_or_404(mine(request), pk=pk))


def _page(request: SeatedRequest, row: PublicNotice, form: NoticeForm | None = None) -> HttpResponse:
    """`form`: the one that was not accepted, with what is wrong."""
    shown = show(row, request.now, calendar())
    corrected = {key: show(one, request.now, calendar()) for key, one in corrections(row).items()}
    waiting = {
        str(c.application_id): c for c in row.drafted_corrections.filter(released_at=None, dropped_because="")
    }
    entries = [(e, corrected.get(e["id"]), waiting.get(e["id"])) for e in row.body.get("entries", ())]
    context: dict[str, Any] = {
        "n": shown,
        "entries": entries,
        "intact": notices.intact(row),
        "channels": row.channels.select_related("proof", "entered_by"),
        "may_correct": bool(row.days) and row.corrects_id is None,
        "may_interrupt": bool(row.days),
        "channel_form": form if isinstance(form, ChannelForm) else ChannelForm(auto_id="channel_%s"),
        "interruption_form": form
        if isinstance(form, InterruptionForm)
        else InterruptionForm(auto_id="interruption_%s"),
        "law": EXTENDS,
    }
    return render(request, "publicity/notice.html", context, status=422 if form else 200)


@seat(Actor.CITY, Actor.OFFICE)
@require_http_methods(["POST"])
def channel(request: SeatedRequest, pk: int) -> HttpResponse:
    """Note a channel, with its proof."""
    row = get_object_or_404(mine(request), pk=pk)
    form = ChannelForm(request.POST, request.FILES, auto_id="channel_%s")

    def add(data: dict[str, Any]) -> str:
        notice_desk.add_channel(
            row, name=data["name"], link=data["link"], shown_on=data["shown_on"], upload=data["proof"],
            by=request.seat, now=request.now,
        )  # fmt: skip
        return "已登记发布渠道"

    return _kept(request, row, form, add)


@seat(Actor.CITY, Actor.OFFICE)
@require_http_methods(["POST"])
def interruption(request: SeatedRequest, pk: int) -> HttpResponse:
    """Note that the notice could not be seen; beyond one working day its last day moves."""
    row = get_object_or_404(mine(request), pk=pk)
    form = InterruptionForm(request.POST, auto_id="interruption_%s")

    def note(data: dict[str, Any]) -> str:
        lost = notice_interruptions.interrupt(
            row, began=data["began"], ended=data["ended"], because=data["because"], by=request.seat,
            now=request.now,
        )  # fmt: skip
        moved = f"公示期顺延{len(lost)}个工作日" if lost else "没有超过一个工作日，公示期不变"
        return f"已登记中断，{moved}"

    return _kept(request, row, form, note)


def _kept(
    request: SeatedRequest, row: PublicNotice, form: NoticeForm, keep: Callable[[dict[str, Any]], str]
) -> HttpResponse:
    """Back to the notice with a word on what was kept; else the page with what is wrong."""
    if form.is_valid():
        try:
            told = keep(form.cleaned_data)
        except BadDetails as wrong:
            form.reject(wrong)
        except BadFile as wrong:
            form.add_error("proof", str(wrong))
        else:
            messages.success(request, told)
            return redirect("publicity_notice", row.pk)
    return _page(request, row, form)
