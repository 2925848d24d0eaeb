"""/applicant/evidence/: the proving materials (证明性材料, Articles 20 and 21), by what each proves."""

from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from award.law.art28_secrets import DECLARE, SECRECY
from award.process.evidence import REQUIREMENTS, Requirement
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.cases import local
from award.records.files.models import Evidence
from award.services import dossiers, files
from award.services.dossiers import Closed, own_files
from award.web.applicant import own
from award.web.seats import SeatedRequest, seat

MB = 1024 * 1024


@dataclass(slots=True)
class Shelf:
    """One requirement with its files; `errors` of the upload just tried, `open` to writing now."""

    requirement: Requirement
    open: bool
    files: list[Evidence] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    chosen: str = "none"


@seat(Actor.APPLICANT)
@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: SeatedRequest) -> HttpResponse:
    """Show every requirement; take uploads for one of them. A bad file leaves the others where they are."""
    application = own.chosen(request)
    if application is None:
        return own.not_begun(request)
    if request.method == "POST":
        return _upload(request, application)
    return _page(request, application, shelves(application))


def shelves(application: Application) -> dict[str, Shelf]:
    """By the requirement's key; what proves something that the list no longer names is among the others."""
    found = {r.key: Shelf(r, dossiers.opened(application, f"evidence:{r.key}")) for r in REQUIREMENTS}
    for e in own_files(application):
        found.get(e.purpose, found["other"]).files.append(e)
    return found


def _upload(request: SeatedRequest, application: Application) -> HttpResponse:
    purpose = request.POST.get("purpose", "")
    if purpose not in {r.key for r in REQUIREMENTS}:
        raise Http404
    uploads = request.FILES.getlist("file")
    secrecy = request.POST.get("secrecy", "none")
    errors, too_large, kept = [], False, 0
    if not uploads:
        errors.append("请先选择文件，再按“上传”")
    if secrecy not in SECRECY:
        errors.append("请选择是否涉及秘密")
    try:
        dossiers.writable_evidence(application, purpose, request.seat)
    except Closed as closed:
        errors.append(str(closed))
    for upload in uploads if not errors else ():
        try:
            files.store(
                upload,
                subject=application.subject,
                purpose=purpose,
                by=request.seat,
                now=request.now,
                secrecy=secrecy,
            )
            kept += 1
        except files.BadFile as bad:
            too_large |= (upload.size or 0) > settings.UPLOAD_MAX_BYTES
            errors.append(f"{files.clean_name(upload.name or '')}：{bad}")
    if kept:
        messages.success(request, f"已收下{kept}个文件")
    if not errors:
        return redirect(f"{own.address('/applicant/evidence/', application)}#{purpose}")
    found = shelves(application)
    found[purpose].errors, found[purpose].chosen = errors, secrecy
    return _page(request, application, found, status=413 if too_large else 422)


def _page(
    request: SeatedRequest, application: Application, found: dict[str, Shelf], status: int = 200
) -> HttpResponse:
    required = [s for s in found.values() if s.requirement.required]
    context = {
        "application": application,
        "shelves": list(found.values()),
        "there": sum(bool(s.files) for s in required),
        "needed": len(required),
        "kinds": files.ALLOWED,
        "max_size": f"{settings.UPLOAD_MAX_BYTES // MB}兆",
        "secrecy": SECRECY,
        "law": DECLARE,
        "due": own.due(application),
        "left": own.days_left(application, local(request.now).date()),
        "query": f"?cycle={application.cycle.number}",
    }
    return render(request, "applicant/evidence.html", context, status=status)


@seat(Actor.APPLICANT)
@require_POST
def remove(request: SeatedRequest, pk: UUID) -> HttpResponse:
    """Take one file out of the open dossier."""
    application = own.chosen(request)
    if application is None:
        raise Http404
    found = get_object_or_404(own_files(application), pk=pk)
    try:
        dossiers.remove_evidence(application, found, by=request.seat, now=request.now)
        messages.success(request, f"已移除{found.name}")
    except Closed as closed:
        messages.error(request, f"没有移除：{closed}")
    return redirect(f"{own.address('/applicant/evidence/', application)}#{found.purpose}")
