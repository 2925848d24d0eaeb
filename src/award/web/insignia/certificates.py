"""/government/certificates/, /city/certificates/: the copies for electronic verification (Articles 26, 33).

The government makes them, or the quality authority once the government's authorisation is recorded.
"""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award.law.art26_commendation import INSIGNIA
from award.law.art33_certificates import CONFERRED
from award.process.kinds import Actor
from award.records.cycles.models import Cycle
from award.records.files.models import Evidence
from award.records.honours.models import Honour
from award.records.insignia.models import Authorisation, CertificateFile
from award.services import certificates, files
from award.services.asking import BadDetails
from award.services.papers import sign
from award.services.papers.certificate import certificate_art, trophy_art
from award.services.papers.printing import with_boxes
from award.web.parts import Confirm, Unmet, describe
from award.web.seats import SeatedRequest

ART = {"certificate": certificate_art, "trophy": trophy_art}


@dataclass(frozen=True, slots=True)
class Row:
    """A title and the copy made of it."""

    honour: Honour
    made: CertificateFile | None
    gone: bool


class AuthoriseForm(forms.Form):
    """The government's paper: number, day, scan."""

    document_number = forms.CharField(label="授权文件文号", max_length=60)
    dated_on = forms.DateField(label="成文日期", widget=forms.DateInput, input_formats=["%Y-%m-%d"])
    scan = forms.FileField(label="授权文件扫描件", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        describe(self.fields["document_number"], example="包府办函〔2026〕31号")
        describe(self.fields["scan"], kinds="PDF、JPG、PNG", max_size="50兆")


def newest(request: SeatedRequest) -> HttpResponse:
    """To the newest cycle that conferred an award."""
    row = Honour.objects.exclude(cycle=None).order_by("-cycle__number").first()
    if row is None:
        return render(request, "insignia/none.html", {"law": INSIGNIA})
    return redirect(f"/{request.seat.actor}/certificates/{row.cycle_number}/")


def _cycle(number: int) -> Cycle:
    cycle = Cycle.objects.filter(number=number, honours__isnull=False).distinct().first()
    if cycle is None:
        raise Http404
    return cycle


@require_safe
def page(request: SeatedRequest, number: int) -> HttpResponse:
    """What is made, what waits, what will happen: the dry run of making the rest."""
    return _page(request, _cycle(number), AuthoriseForm())


def _page(request: SeatedRequest, cycle: Cycle, form: AuthoriseForm) -> HttpResponse:
    honours = list(certificates.granted(cycle))
    rows = [Row(h, certificates.file_of(h), h.state in certificates.GONE) for h in honours]
    done, whole = certificates.progress(honours)
    stands = certificates.why_not(cycle, request.seat)
    base = f"/{request.seat.actor}/certificates/{cycle.number}/"
    entered = cycle.authorisations.filter(confirmed_at=None).select_related("entered_by", "scan")
    context = {
        "cycle": cycle,
        "others": Cycle.objects.filter(honours__isnull=False).distinct().exclude(pk=cycle.pk),
        "rows": rows,
        "waiting": len(certificates.waiting(cycle)),
        "done": done,
        "whole": whole,
        "findings": [Unmet(f, "#authorise", "登记授权") for f in stands],
        "signing": sign.signing(),
        "given": certificates.authorisation(cycle),
        "entered": [(a, a.entered_by_id == request.seat.user_id) for a in entered],
        "form": form,
        "base": base,
        "government": request.seat.actor is Actor.GOVERNMENT,
        "law": CONFERRED,
    }
    return render(request, "insignia/certificates.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def make(request: SeatedRequest, number: int) -> HttpResponse:
    """One action for all that waits; what a request has no time for is made by pressing on."""
    cycle = _cycle(number)
    back = f"/{request.seat.actor}/certificates/{number}/"
    if certificates.why_not(cycle, request.seat):
        return redirect(back)
    if request.method == "POST" and "confirmed" in request.POST:
        try:
            made = certificates.make(cycle, by=request.seat, now=request.now)
        except sign.Unstamped:
            left = len(certificates.waiting(cycle))
            messages.error(
                request, f"时间戳服务没有给出时间戳，没有签名；已制作的保留，还有{left}份，请稍后继续"
            )
            return redirect(back)
        left = len(certificates.waiting(cycle))
        rest = f"，还有{left}份，请继续" if left else "，全部制作完成"
        messages.success(request, f"已制作{len(made)}份证书电子查验件{rest}")
        return redirect(back)
    waiting = certificates.waiting(cycle)
    if not waiting:
        return redirect(back)
    who = sign.signing()
    signed = f"由“{who.name}”签名" if who else "没有配置签名密钥，将不作电子签名，文件里会写明"
    confirm = Confirm(
        verb="制作证书",
        consequence=f"{cycle}：制作{len(waiting)}份证书电子查验件，登记并供公众查验；{signed}。",
        law=CONFERRED,
        back_url=back,
        points=["查验件写明不加盖印章、不替代市人民政府颁发的证书"],
        hidden=[("confirmed", "1")],
    )
    rows = [(h.name, f"证书编号 {h.certificate}") for h in waiting]
    return render(request, "insignia/confirm.html", {"c": confirm, "rows": rows, "cycle": cycle})


@require_POST
def authorise(request: SeatedRequest, number: int) -> HttpResponse:
    """The government's word at its own seat; at CITY, an entry that waits for the second officer."""
    cycle, form = _cycle(number), AuthoriseForm(request.POST, request.FILES)
    scan = _scan(form, cycle, request)
    if form.is_valid():
        data = form.cleaned_data
        try:
            row = certificates.authorise(
                cycle, document_number=data["document_number"], dated_on=data["dated_on"], scan=scan,
                by=request.seat, now=request.now,
            )  # fmt: skip
        except BadDetails as wrong:
            for name, words in wrong.errors.items():
                form.add_error(name if name in form.fields else None, words)
        else:
            said = (
                "已授权市质量工作主管部门制作证书" if row.confirmed_at else "已登记授权，待另一名工作人员复核"
            )
            messages.success(request, said)
            return redirect(f"/{request.seat.actor}/certificates/{number}/")
    return _page(request, cycle, form)


def _scan(form: AuthoriseForm, cycle: Cycle, request: SeatedRequest) -> Evidence | None:
    upload = request.FILES.get("scan")
    if upload is None or form.errors:
        return None
    try:
        return files.store(
            upload, subject=cycle.subject, purpose="authorisation", by=request.seat, now=request.now
        )
    except files.BadFile as wrong:
        form.add_error("scan", str(wrong))
        return None


@require_POST
def confirm(request: SeatedRequest, pk: int) -> HttpResponse:
    """The second officer of CITY; the government has nothing to confirm."""
    row = get_object_or_404(Authorisation.objects.select_related("cycle"), pk=pk)
    if request.seat.actor is not Actor.CITY:
        raise Http404
    certificates.confirm(row, by=request.seat, now=request.now)
    messages.success(request, "已复核授权")
    return redirect(f"/{request.seat.actor}/certificates/{row.cycle.number}/")


@require_safe
def art(request: SeatedRequest, pk: int, what: str) -> HttpResponse:
    """Artwork for the printer, of a title that is held."""
    honour = get_object_or_404(Honour.objects.select_related("cycle"), pk=pk)
    if what not in ART or honour.state in certificates.GONE:
        raise Http404
    response = HttpResponse(with_boxes(ART[what](honour)), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{honour.certificate}-{what}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response
