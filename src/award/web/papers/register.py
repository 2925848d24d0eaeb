"""/SEAT/papers/register/, /SEAT/papers/N/: what a seat made, its versions, the stamped scan."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from award.records.cases import local
from award.records.files.models import Evidence
from award.records.papers.models import Paper, papers_of
from award.services import files
from award.services.asking import BadDetails
from award.services.papers import register
from award.services.papers.catalogue import entries, entry
from award.web.city import narrowing
from award.web.export import workbook
from award.web.papers.common import ChoicesForm, base
from award.web.parts import describe
from award.web.seats import SeatedRequest

PAGE = 30
COLUMNS = (
    "发文字号", "标题", "阶段", "文书", "对象", "届次", "成文日期", "版本", "盖章件", "制作人", "制作时间",
)  # fmt: skip
STAGES = {e.key: e.stage for e in entries()}
NAMES = {e.key: e.name for e in entries()}


def _found(request: SeatedRequest) -> Any:
    found = papers_of(request.seat).select_related("cycle", "made_by").order_by("-pk")
    words = request.GET.get("q", "").strip()
    if words:
        found = found.filter(
            Q(title__icontains=words) | Q(number__icontains=words) | Q(about_words__icontains=words)
        )
    if request.GET.get("stage"):
        found = found.filter(key__in=[k for k, s in STAGES.items() if s == request.GET["stage"]])
    if request.GET.get("cycle", "").isdecimal():
        found = found.filter(cycle__number=request.GET["cycle"][:4])
    return found.annotate(count=Count("versions"))


@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    """The newest first, with filters by stage and cycle and a search by number, title, unit."""
    found = _found(request)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    every = papers_of(request.seat).order_by()
    stages = narrowing.tally(every.values_list("key", flat=True), lambda key: STAGES.get(key, ""))
    numbers = narrowing.tally(every.values_list("cycle__number", flat=True), lambda n: n)
    labels = {n: f"第{n}届" for n in sorted(numbers, key=int, reverse=True)}
    filters = [
        narrowing.chips(request.GET, "stage", "阶段", stages, {s: s for s in dict.fromkeys(STAGES.values())}),
        narrowing.chips(request.GET, "cycle", "届次", numbers, labels),
    ]
    context = {
        "page": page,
        "lines": [(p, NAMES.get(p.key, p.key)) for p in page],
        "filters": [f for f in filters if len(f.chips) > 1 or f.on],
        "narrowed": any(request.GET.get(k) for k in ("q", "stage", "cycle")),
        "q": request.GET.get("q", ""),
        "total": page.paginator.count,
        "base": base(request),
        "export_url": f"{base(request)}register/export/{narrowing.link(request.GET)}",
    }
    return render(request, "papers/register.html", context)


@require_safe
def export(request: SeatedRequest) -> HttpResponse:
    """Exactly the papers that the address shows."""
    rows = (
        [
            p.number, p.title, STAGES.get(p.key, ""), NAMES.get(p.key, p.key), p.about_words, str(p.cycle),
            p.dated_on, p.count, "有" if p.scan_id else "", str(p.made_by or ""),
            f"{local(p.made_at):%Y-%m-%d %H:%M}",
        ]
        for p in _found(request)
    )  # fmt: skip
    return workbook("文书登记簿", COLUMNS, rows)


class ScanForm(forms.Form):
    """The stamped paper, with what stands on it."""

    number = forms.CharField(label="文件上的发文字号", max_length=register.NUMBER_MAX, required=False)
    day = forms.DateField(label="文件上的成文日期", widget=forms.DateInput, input_formats=["%Y-%m-%d"])
    scan = forms.FileField(label="盖章件扫描件")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        describe(self.fields["scan"], kinds="PDF、JPG、PNG", max_size="50兆")


class EditedForm(forms.Form):
    """A version edited in Word."""

    file = forms.FileField(label="修改后的 Word 文件")
    why = forms.CharField(label="改了什么", max_length=register.NOTE_MAX, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        describe(self.fields["file"], kinds="DOCX", max_size="50兆")


def _paper(request: SeatedRequest, pk: int) -> Paper:
    return get_object_or_404(papers_of(request.seat).select_related("cycle", "scan"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """One entry: versions, and the three ways on: anew from the records, edited in Word, stamped."""
    paper = _paper(request, pk)
    of = entry(paper.key)
    if of is None:
        raise Http404
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    what = request.POST.get("what", "")
    start = {"number": paper.number, "day": paper.dated_on}
    again = ChoicesForm(of, "", *(sent if what == "again" else ()), initial=start, auto_id="again_%s")
    edited = EditedForm(*(sent if what == "edited" else ()))
    stamp = ScanForm(*(sent if what == "stamp" else ()), initial=start, auto_id="stamp_%s")
    form = {"again": again, "edited": edited, "stamp": stamp}.get(what)
    if form is not None and form.is_valid():
        done = _take(request, paper, what, form)
        if done:
            messages.success(request, done)
            return redirect(request.path)
    context = {
        "paper": paper,
        "name": NAMES[paper.key],
        "entry": of,
        "versions": paper.versions.select_related("made_by", "pdf", "docx").order_by("-version"),
        "again": again,
        "edited": edited,
        "stamp": stamp,
        "base": base(request),
    }
    return render(request, "papers/paper.html", context, status=422 if form is not None else 200)


def _take(request: SeatedRequest, paper: Paper, what: str, form: Any) -> str:
    """What was done, in words; nothing where the form now says what is wrong."""
    data, by, now = form.cleaned_data, request.seat, request.now
    try:
        if what == "again":
            register.again(paper, form.choices(), note=data["note"], by=by, now=now)
            return "已按现在的记录生成新版本"
        if what == "edited":
            register.edited(paper, data["file"], note=data["why"], by=by, now=now)
            return "已登记修改稿"
        register.stamped(paper, data["scan"], data["number"], data["day"], by=by, now=now)
    except BadDetails as wrong:
        for name, words in wrong.errors.items():
            form.add_error(name if name in form.fields else None, words)
        return ""
    except files.BadFile as wrong:
        form.add_error("file" if what == "edited" else "scan", str(wrong))
        return ""
    except register.NotYours:
        form.add_error(None, "这份文书所依据的记录现在不能再生成，请核对办理情况")
        return ""
    return "已登记盖章件"


@require_safe
def download(request: SeatedRequest, pk: int, version: int, kind: str) -> HttpResponse:
    """A version's PDF or DOCX."""
    row = get_object_or_404(_paper(request, pk).versions.select_related("pdf", "docx"), version=version)
    evidence = {"pdf": row.pdf, "docx": row.docx}.get(kind)
    if evidence is None:
        raise Http404
    return _sent(evidence)


@require_safe
def scan(request: SeatedRequest, pk: int) -> HttpResponse:
    """The stamped paper."""
    paper = _paper(request, pk)
    if paper.scan is None:
        raise Http404
    return _sent(paper.scan)


def _sent(evidence: Evidence) -> HttpResponse:
    response = HttpResponse(files.read(evidence), content_type=evidence.kind)
    response["Content-Disposition"] = content_disposition_header(True, evidence.name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
