"""/applicant/evidence/: the proving materials (证明性材料, Articles 20 and 21), by what each proves."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, BinaryIO, cast
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from award.law.art28_secrets import CLAIM_MAX, DECLARE, NO_CLAIM, SECRECY, Claim
from award.process.evidence import REQUIREMENTS, Requirement
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.files.models import Evidence
from award.records.uploads.models import Upload
from award.services import dossiers, files, uploads
from award.services import evidence as services
from award.services.asking import BadDetails
from award.services.dossiers import Closed
from award.services.frozen import own_files
from award.web.applicant import own
from award.web.applicant.tus import claim_of
from award.web.parts import describe
from award.web.seats import SeatedRequest, seat

MB = 1024 * 1024
GROUND_EXAMPLE = "配方不为公众所知，已与有关人员签订保密协议"
SCOPE_EXAMPLE = "第3至8页的工艺参数；只供本届评审人员查阅"


@dataclass(slots=True)
class Shelf:
    """One requirement with its files; `errors` and `claim` of the upload just tried, `open` to writing now.

    `parts`: uploads that have not come whole, each with how much of it has.
    """

    requirement: Requirement
    open: bool
    files: list[Evidence] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    claim: Claim = NO_CLAIM
    parts: list[tuple[Upload, int]] = field(default_factory=list)


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
    for upload in uploads.pending(application):
        percent = 100 * uploads.offset(upload) // upload.length
        found.get(upload.purpose, found["other"]).parts.append((upload, percent))
    return found


def _upload(request: SeatedRequest, application: Application) -> HttpResponse:
    purpose = request.POST.get("purpose", "")
    if purpose not in {r.key for r in REQUIREMENTS}:
        raise Http404
    claim = claim_of(request.POST)
    chosen = request.FILES.getlist("file")
    errors = list(claim.faults().values())
    if not chosen:
        errors.insert(0, "请先选择文件，再按“上传”")
    too_large, kept = False, 0
    for upload in chosen if not errors else ():
        try:
            added = services.add(
                application,
                cast(BinaryIO, upload),
                name=upload.name or "",
                size=upload.size,
                purpose=purpose,
                claim=claim,
                by=request.seat,
                now=request.now,
            )
            kept += 1
            if said := added.said():
                messages.warning(request, said)
        except files.BadFile as bad:
            too_large |= (upload.size or 0) > settings.UPLOAD_MAX_BYTES
            errors.append(f"{files.clean_name(upload.name or '')}：{bad}")
        except Closed as closed:
            errors.append(str(closed))
            break
    if kept:
        messages.success(request, f"已收下{kept}个文件")
    if not errors:
        return redirect(f"{own.address('/applicant/evidence/', application)}#{purpose}")
    found = shelves(application)
    found[purpose].errors, found[purpose].claim = errors, claim
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
        "twins": twins(found),
        "kinds": files.ALLOWED,
        "max_bytes": settings.UPLOAD_MAX_BYTES,
        "max_size": f"{settings.UPLOAD_MAX_BYTES // MB}兆",
        "secrecy": SECRECY,
        "law": DECLARE,
        "due": own.due(application),
        "ground_example": GROUND_EXAMPLE,
        "scope_example": SCOPE_EXAMPLE,
        **own.clock_of(application, request.now),
        "opened": opened_by_others(application),
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
        services.remove(application, found, by=request.seat, now=request.now)
        messages.success(request, f"已移除{found.name}")
    except Closed as closed:
        messages.error(request, f"没有移除：{closed}")
    return redirect(f"{own.address('/applicant/evidence/', application)}#{found.purpose}")


def twins(found: dict[str, Shelf]) -> set[str]:
    """Digests that more than one file of the dossier has: told, never dropped."""
    counted = Counter(e.sha256 for shelf in found.values() for e in shelf.files)
    return {digest for digest, count in counted.items() if count > 1}


def opened_by_others(application: Application) -> dict[UUID, int]:
    """How often other seats have opened each file (Article 28)."""
    counted = application.openings.exclude(evidence=None).values_list("evidence_id").annotate(n=Count("id"))
    return dict(counted)


class ClaimForm(forms.Form):
    """A secrecy claim: which, on what ground, how far (Article 28)."""

    use_required_attribute = False
    secrecy = forms.ChoiceField(label="是否涉及秘密", choices=list(SECRECY.items()), widget=forms.RadioSelect)
    ground = forms.CharField(label="依据", required=False)
    scope = forms.CharField(label="范围", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        describe(self.fields["ground"], limit=CLAIM_MAX, example=GROUND_EXAMPLE)
        describe(self.fields["scope"], limit=CLAIM_MAX, example=SCOPE_EXAMPLE)


@seat(Actor.APPLICANT)
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: SeatedRequest, pk: UUID) -> HttpResponse:
    """Declare one file of the open dossier secret, say so otherwise, or take the declaration back."""
    application = own.chosen(request)
    if application is None:
        raise Http404
    found = get_object_or_404(own_files(application), pk=pk)
    back = f"{own.address('/applicant/evidence/', application)}#{found.purpose}"
    if request.method == "POST":
        form = ClaimForm(request.POST)
        given = claim_of(request.POST)
        try:
            services.declare(application, found, given, by=request.seat, now=request.now)
            messages.success(request, f"已登记{found.name}的秘密申明")
            return redirect(back)
        except BadDetails as wrong:
            for name, words in wrong.errors.items():
                form.add_error(name, words)
        except Closed as closed:
            form.add_error(None, str(closed))
    else:
        typed = {"secrecy": found.secrecy, "ground": found.secrecy_ground, "scope": found.secrecy_scope}
        form = ClaimForm(initial=typed)
    context = {
        "application": application,
        "file": found,
        "form": form,
        "law": DECLARE,
        "back": back,
        "open": dossiers.opened(application, f"evidence:{found.purpose}"),
        "query": f"?cycle={application.cycle.number}",
    }
    return render(request, "applicant/claim.html", context, status=422 if form.is_bound else 200)
