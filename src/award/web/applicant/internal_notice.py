"""/applicant/internal-notice/: 单位内部公示 of at least 5 working days (Article 20), its days drawn."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award.law.art20_application import AT_LEAST, MIN_DAYS, shown_inside
from award.law.dates import spoken
from award.law.workdays import Cell
from award.process.form_faults import plain_day
from award.process.kinds import Actor
from award.records.applications.models import Application, InternalNotice
from award.records.cases import application_case, calendar, local
from award.services import dossiers, inside
from award.services.asking import BadDetails
from award.services.dossiers import Closed
from award.services.frozen import own_files
from award.services.papers.inside_notice import inside_notice_pdf, planned
from award.web.applicant import mends, own
from award.web.parts import describe
from award.web.seats import SeatedRequest, seat

ISO = ["%Y-%m-%d"]
BAD_DAY = {"invalid": "不是能用的日期，请按 2026-03-02 的写法填"}


class NoticeForm(forms.Form):
    """When and where it hung. `today`: neither day may lie ahead."""

    use_required_attribute = False
    posted_on = forms.DateField(
        label="张贴日期",
        widget=forms.DateInput(),
        input_formats=ISO,
        error_messages={"required": "请填写张贴日期", **BAD_DAY},
    )
    taken_down_on = forms.DateField(
        label="最后悬挂日",
        required=False,
        widget=forms.DateInput(),
        input_formats=ISO,
        help_text="还挂着的先不填",
        error_messages=BAD_DAY,
    )
    place = forms.CharField(
        label="公示地点",
        max_length=100,
        error_messages={"required": "请填写公示地点", "max_length": "公示地点最多100字"},
    )
    objections = forms.CharField(
        label="公示期间收到的意见及处理",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="没有意见的不填；逐条的记录写在下面",
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        describe(self.fields["place"], example="厂区公告栏、内部办公网")

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        for name, words in (("posted_on", "还没有张贴的，张贴后再登记"), ("taken_down_on", "还挂着的先不填")):
            day = given.get(name)
            if day and day > self.today:
                self.add_error(name, f"{spoken(day)}晚于今天{spoken(self.today)}，{words}")
        return given


@dataclass(frozen=True, slots=True)
class Running:
    """The drawn days of a posting: `short` working days lacking where it was taken down too early."""

    cells: tuple[Cell, ...]
    short: int
    last_day: date
    days: int


def running(notice: InternalNotice, application: Application, today: date) -> Running:
    plan, days = application.cycle.plan(), calendar()
    first = plan.chosen()["publicity.count_first_day"]
    needed = max(MIN_DAYS, plan.internal_days)
    count = days.count(notice.posted_on, needed, count_first_day=first)
    until, short = count.last_day, 0
    if notice.taken_down_on is not None and notice.taken_down_on < count.last_day:
        until = notice.taken_down_on
        short = sum(day > until for day in count.counted)
    cells = days.day_cells(notice.posted_on, until, today, count_first_day=first)
    return Running(cells, short, count.last_day, needed)


@seat(Actor.APPLICANT)
@require_http_methods(["GET", "HEAD", "POST"])
def internal_notice(request: SeatedRequest) -> HttpResponse:
    application = own.chosen(request)
    if application is None:
        return own.not_begun(request)
    today = local(request.now).date()
    if request.method != "POST":
        kept = getattr(application, "internal_notice", None)
        return _page(request, application, NoticeForm(initial=_initial(kept), today=today))
    form = NoticeForm(request.POST, today=today)
    if form.is_valid() and _post(request, application, form):
        messages.success(request, "已登记单位内部公示")
        return redirect(own.address("/applicant/internal-notice/", application))
    return _page(request, application, form, status=422)


def _initial(kept: InternalNotice | None) -> dict[str, Any]:
    names = ("posted_on", "taken_down_on", "place", "objections")
    return {name: getattr(kept, name) for name in names} if kept else {}


class ObjectionForm(forms.Form):
    """One objection: when it came, what it said, what was done. The speaker is not named."""

    use_required_attribute = False
    received_on = forms.DateField(
        label="收到日期",
        widget=forms.DateInput(),
        input_formats=ISO,
        error_messages={"required": "请填写收到日期", **BAD_DAY},
    )
    said = forms.CharField(
        label="意见内容", help_text="不写提出人的姓名", error_messages={"required": "请填写意见"}
    )
    handling = forms.CharField(label="处理情况", error_messages={"required": "请填写处理情况"})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        describe(self.fields["said"], example="2023年产品合格率与车间台账不一致")
        describe(self.fields["handling"], example="经核对台账，已改为98.6%，并告知提出人")


@seat(Actor.APPLICANT)
@require_POST
def objection(request: SeatedRequest) -> HttpResponse:
    """Record one objection; a bad one comes back as typed."""
    application = own.chosen(request)
    if application is None:
        raise Http404
    form = ObjectionForm(request.POST)
    if form.is_valid():
        try:
            inside.record_objection(application, **form.cleaned_data, by=request.seat, now=request.now)
        except BadDetails as wrong:
            for name, words in wrong.errors.items():
                form.add_error(name, words)
        except Closed as closed:
            form.add_error(None, str(closed))
        else:
            messages.success(request, "已记录公示期间的意见")
            return redirect(f"{own.address('/applicant/internal-notice/', application)}#objections")
    kept = getattr(application, "internal_notice", None)
    empty = NoticeForm(initial=_initial(kept), today=local(request.now).date())
    return _page(request, application, empty, status=422, objection=form)


@seat(Actor.APPLICANT)
@require_POST
def take_back(request: SeatedRequest, pk: int) -> HttpResponse:
    """Take one recorded objection out of the open dossier."""
    application = own.chosen(request)
    if application is None:
        raise Http404
    inside.take_back(application, pk, by=request.seat, now=request.now)
    messages.success(request, "已移除这条记录")
    return redirect(f"{own.address('/applicant/internal-notice/', application)}#objections")


@seat(Actor.APPLICANT)
@require_safe
def paper(request: SeatedRequest) -> HttpResponse:
    """The notice to print and post: from the day that is asked for, or from the day it was posted."""
    application = own.chosen(request)
    if application is None:
        raise Http404
    kept = getattr(application, "internal_notice", None)
    today = local(request.now).date()
    posted_on = plain_day(request.GET.get("from", "")) or (kept.posted_on if kept else today)
    contact = request.GET.get("contact", "").strip()[:60] or str(
        application.draft.values.get("contact") or ""
    )
    content = inside_notice_pdf(application, posted_on=posted_on, contact=contact)
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = content_disposition_header(True, "内部公示.pdf") or "attachment"
    return answer


def _post(request: SeatedRequest, application: Application, form: NoticeForm) -> bool:
    try:
        dossiers.post_inside(application, **form.cleaned_data, by=request.seat, now=request.now)
    except BadDetails as wrong:
        for name, message in wrong.errors.items():
            form.add_error(name, message)
        return False
    except Closed as closed:
        form.add_error(None, str(closed))
        return False
    return True


def _page(
    request: SeatedRequest,
    application: Application,
    form: NoticeForm,
    status: int = 200,
    objection: ObjectionForm | None = None,
) -> HttpResponse:
    kept = getattr(application, "internal_notice", None)
    today = local(request.now).date()
    case = application_case(application, request.now, request.seat)
    context = {
        "application": application,
        "form": form,
        "notice": kept,
        "running": running(kept, application, today) if kept else None,
        "findings": mends.linked(shown_inside(case), application) if kept else [],
        "open": dossiers.opened(application, "internal_notice"),
        "at_least": AT_LEAST,
        "proof_url": f"{own.address('/applicant/evidence/', application)}#notice",
        "due": own.due(application),
        **own.clock_of(application, request.now),
        "objection": objection or ObjectionForm(),
        "objections": list(application.inside_objections.all()),
        "photos": own_files(application).filter(purpose="notice"),
        "today": today,
        "planned": planned(application, kept.posted_on if kept else today),
        "contact": application.draft.values.get("contact") or "",
        "query": f"?cycle={application.cycle.number}",
    }
    return render(request, "applicant/internal_notice.html", context, status=status)
