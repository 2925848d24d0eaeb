"""/city/objections/letter/N/: an objection on paper, entered by one officer, confirmed by a second."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from award.process.evidence import PAPER
from award.process.kinds import Actor
from award.process.objection import ObjectionRoad
from award.records.desk import recused_cycles
from award.records.files.models import Evidence
from award.records.notices.models import PublicNotice
from award.services import files, objections
from award.services.asking import BadDetails
from award.web.city.paper_form import PaperForm
from award.web.parts import describe
from award.web.seats import SeatedRequest, seat


class LetterForm(PaperForm):
    """What the letter says, and the letter's own data; without a name it is kept as a lead."""

    application = forms.ChoiceField(label="被反映的单位")
    objector = forms.CharField(
        label="异议人姓名或单位", max_length=60, required=False, help_text="没有署名的不填"
    )
    contact = forms.CharField(label="联系方式", max_length=100, required=False)
    facts = forms.CharField(label="事实和理由", widget=forms.Textarea(attrs={"rows": 8}))
    field_order = (
        "application", "objector", "contact", "facts",
        "document_number", "dated_on", "received_at", "paper_scan",
    )  # fmt: skip

    def __init__(self, notice: PublicNotice, *args: object) -> None:
        super().__init__(*args)
        units = [(e["id"], e["name"]) for e in notice.body.get("entries", ())]
        self.fields["application"].choices = [("", "请选择"), *units]  # type: ignore[attr-defined]
        self.fields["document_number"].label = "收文登记号"
        self.fields["dated_on"].label = "来信日期"
        self.fields["received_at"].help_text = "以收到的时间判断是否在公示期内"
        describe(self.fields["document_number"], example="收文〔2026〕118号")
        describe(self.fields["facts"], limit=objections.FACTS_MAX)


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: SeatedRequest, notice: int) -> HttpResponse:
    """Enter the letter; its registration then waits for a second officer under 代为登记."""
    rows = PublicNotice.objects.exclude(cycle__in=recused_cycles(request.seat))
    row = get_object_or_404(rows, pk=notice, kind__in=objections.INVITING)
    form = LetterForm(row, *((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST":
        scan = _scan(form, row, request)
        if form.is_valid():
            data = form.cleaned_data
            try:
                act = objections.enter_letter(
                    row,
                    data["application"],
                    objector=data["objector"],
                    contact=data["contact"],
                    facts=data["facts"],
                    document_number=data["document_number"],
                    dated_on=data["dated_on"],
                    received_at=data["received_at"],
                    scan=scan,
                    by=request.seat,
                    now=request.now,
                )
            except BadDetails as wrong:
                for name, words in wrong.errors.items():
                    field = "paper_scan" if name == "scan" else name
                    form.add_error(field if field in form.fields else None, words)
            else:
                messages.success(request, "已登记来信，待另一名工作人员复核")
                return redirect(f"/city/paper/{act.pk}/")
    context = {"notice": row, "form": form, "step": ObjectionRoad.FILE}
    return render(request, "city/objection_letter.html", context, status=422 if form.is_bound else 200)


def _scan(form: LetterForm, notice: PublicNotice, request: SeatedRequest) -> Evidence | None:
    """The scan, kept at once under the cycle; what is wrong with it stands at its field."""
    upload = request.FILES.get("paper_scan")
    if upload is None:
        return None
    try:
        return files.store(
            upload, subject=notice.cycle.subject, purpose=PAPER, by=request.seat, now=request.now
        )
    except files.BadFile as wrong:
        form.add_error("paper_scan", str(wrong))
        return None
