"""/applicant/workbook/, earlier/, papers/: the form out as Excel, PDF, Word; in from Excel or earlier."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from award.law.art07_criteria import criteria
from award.law.art20_application import FORM
from award.process import entry_form
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.services import digests, form_workbook_made, frozen, taking_in
from award.services.dossiers import OPEN, Closed, Conflict
from award.services.papers import form_document
from award.services.tables import BYTES_MAX, BadTable
from award.services.taking_in import Incoming, Judged
from award.web.applicant import own
from award.web.applicant.saving import revision_seen
from award.web.export import XLSX, attachment
from award.web.importing import WORDS, TableForm
from award.web.seats import SeatedRequest, seat

PDF = "application/pdf"
ORDER = list(WORDS)


@seat(Actor.APPLICANT)
@require_http_methods(["GET", "HEAD", "POST"])
def workbook(request: SeatedRequest) -> HttpResponse:
    """GET: the page, or ?download=1 the workbook with what is written. POST: dry run, then `confirmed`."""
    application = own.chosen(request)
    if application is None:
        return own.not_begun(request)
    if "download" in request.GET:
        return _download(application)
    form = TableForm(request.POST or None, request.FILES or None)
    context = _context(application, request) | {"form": form}
    if request.method != "POST":
        return render(request, "applicant/workbook.html", context)
    try:
        digest, content = _received(request)
        incoming = taking_in.from_workbook(application, content)
    except BadTable as wrong:
        form.is_valid()
        form.add_error("file", str(wrong))
        return render(request, "applicant/workbook.html", context, status=422)
    taken = _Taken("workbook", {"sha256": digest}, {"digest": digest}, "/applicant/workbook/")
    return _dry_run(request, application, incoming, taken)


def _download(application: Application) -> HttpResponse:
    plan = application.cycle.plan()
    form = entry_form.load(application.cycle.form_version)
    content = form_workbook_made.write(
        form,
        criteria(plan.criteria),
        plan.base_date.year - 1,
        title=f"{application.cycle}{form.title}",
        values=application.draft.values,
        report=application.draft.report,
    )
    return attachment(f"{application.cycle}申报表.xlsx", content, XLSX)


def _received(request: SeatedRequest) -> tuple[str, bytes]:
    """The bytes sent now, else those that this person sent for the dry run, by their digest."""
    upload = request.FILES.get("file")
    if upload is not None:
        if (upload.size or 0) > BYTES_MAX:
            raise BadTable(f"文件有{(upload.size or 0) / 1048576:.1f}兆，最大{BYTES_MAX // 1048576}兆")
        content = upload.read()
        digest = digests.sha256(content)
        if not default_storage.exists(_path(request, digest)):
            default_storage.save(_path(request, digest), ContentFile(content))
        return digest, content
    digest = request.POST.get("digest", "")
    if len(digest) != 64 or not digest.isalnum() or not default_storage.exists(_path(request, digest)):
        raise BadTable("请选择填好的 Excel 文件")
    with default_storage.open(_path(request, digest)) as kept:
        return digest, kept.read()


def _path(request: SeatedRequest, digest: str) -> str:
    return f"imports/dossier/{request.seat.person}/{digest}"


@seat(Actor.APPLICANT)
@require_http_methods(["GET", "HEAD", "POST"])
def earlier(request: SeatedRequest) -> HttpResponse:
    """Dossiers of earlier cycles; ?from=N judges one line by line, the confirmation takes it in."""
    rows = own.applications(request)
    application = own.chosen(request, rows)
    if application is None:
        return own.not_begun(request)
    before = [a for a in rows if a.cycle.number < application.cycle.number]
    context = _context(application, request) | {"earlier": before}
    named = request.POST.get("from", "") or request.GET.get("from", "")
    if not named:
        return render(request, "applicant/earlier.html", context)
    chosen = next((a for a in before if named == str(a.cycle.number)), None)
    if chosen is None:
        raise Http404
    incoming = taking_in.from_earlier(application, chosen)
    number = str(chosen.cycle.number)
    taken = _Taken("earlier", {"cycle": chosen.cycle.number}, {"from": number}, "/applicant/earlier/")
    return _dry_run(request, application, incoming, taken)


@dataclass(frozen=True, slots=True)
class _Taken:
    """How it came: the ledger's facts, what the confirmation repeats, the page to begin again."""

    how: str
    facts: dict[str, Any]
    hidden: dict[str, str]
    page: str


def _dry_run(
    request: SeatedRequest, application: Application, incoming: Incoming, taken: _Taken
) -> HttpResponse:
    if "confirmed" in request.POST and incoming.changing:
        try:
            draft = taking_in.take_in(
                application, incoming, seen=revision_seen(request), by=request.seat, now=request.now,
                how=taken.how, facts=taken.facts,
            )  # fmt: skip
        except (Conflict, Closed) as stopped:
            messages.error(request, f"没有导入：{stopped}。请重新看逐行结果")
        else:
            messages.success(request, f"已导入{incoming.changing}处，存为第{draft.revision}版")
            return redirect(own.address("/applicant/form/", application))
    counts = [(*WORDS[k], sum(j.kind == k for j in incoming.judged)) for k in ORDER]
    context = _context(application, request) | {
        "incoming": incoming,
        "counts": [c for c in counts if c[2]],
        "rows": sorted((j for j in incoming.judged if j.kind != "same"), key=_order),
        "words": WORDS,
        "hidden": taken.hidden,
        "page": own.address(taken.page, application),
    }
    return render(request, "applicant/taking_in.html", context)


def _order(judged: Judged) -> tuple[int, str, int]:
    return ORDER.index(judged.kind), judged.where, judged.row


def _context(application: Application, request: SeatedRequest) -> dict[str, Any]:
    return {
        "application": application,
        "revision": application.draft.revision,
        "may": application.state in OPEN,
        "query": f"?cycle={application.cycle.number}",
        "law": FORM,
    }


Maker = Callable[..., bytes]


@seat(Actor.APPLICANT)
@require_safe
def paper(request: SeatedRequest, kind: str) -> HttpResponse:
    """The form and the report as they stand in the draft (pdf, docx), or the empty form (blank)."""
    application = own.chosen(request)
    if application is None:
        return own.not_begun(request)
    content, name = frozen.content(application), f"{application.cycle}申报表"
    saved: datetime = application.draft.saved_at or application.since
    match kind:
        case "pdf":
            return attachment(f"{name}.pdf", form_document.pdf(application, content, at=saved), PDF)
        case "blank":
            return attachment(f"{name}（空白）.pdf", form_document.blank_pdf(application.cycle), PDF)
        case "docx":
            return attachment(f"{name}.docx", form_document.docx(application, content), form_document.DOCX)
    raise Http404
