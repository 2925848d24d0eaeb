"""A file's dossier as filed, what a correction changed in it, and the ledger's lines on it (Article 21)."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from award.process import entry_form
from award.process.application import Road
from award.process.evidence import label_of
from award.process.form_words import said
from award.process.kinds import Actor
from award.records.desk import on_the_desk_of
from award.records.ledger.models import Line
from award.services import frozen, steps
from award.web.changes import changes
from award.web.city.common import do_url
from award.web.city.dossier_page import report, sections
from award.web.city.history import entry, names
from award.web.opened import opened
from award.web.seats import SeatedRequest, seat

# What a county officer looks at first.
KEY_FIELDS = (
    "uscc",
    "address",
    "established_on",
    "legal_representative",
    "contact",
    "products",
    "industry_code",
)


def key_facts(filed: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """(label, lines) of the fields looked at first; empty before filing."""
    if not filed:
        return []
    fields = {f.key: f for f in entry_form.load(filed["form"]).fields()}
    values = filed["values"]
    return [
        (fields[k].label, said(fields[k], values[k])) for k in KEY_FIELDS if values.get(k) not in (None, "")
    ]


@seat(Actor.COUNTY)
@require_safe
def dossier(request: SeatedRequest, pk: int) -> HttpResponse:
    """The latest filing; after a correction, every difference from the one before."""
    application = opened(request, on_the_desk_of(request.seat).prefetch_related("cycle__plans"), pk)
    filings = list(application.dossiers.all())
    if not filings:
        raise Http404
    latest = frozen.read(filings[-1])
    context = {
        "application": application,
        "record": filings[-1],
        "sections": sections(latest),
        "report": report(latest, application.cycle.plan().criteria),
        "pictures": latest.get("pictures"),
        "inside": latest.get("internal_notice"),
        "evidence": [(label_of(e["purpose"]), e) for e in latest["evidence"]],
        "changes": [(c.label, c.was, c.now) for c in changes(*filings[-2:])] if len(filings) > 1 else [],
    }
    return render(request, "county/dossier.html", context)


@seat(Actor.COUNTY)
@require_safe
def history(request: SeatedRequest, pk: int) -> HttpResponse:
    """Every line on the file. Who reviewed it is not the county's to know: examiners stay unnamed."""
    application = get_object_or_404(on_the_desk_of(request.seat), pk=pk)
    lines = list(Line.objects.filter(subject=application.subject))
    people = names([line for line in lines if line.actor != Actor.EXAMINER.value])
    may_correct = steps.may(Road.CORRECT_ENTRY, application, request.seat)
    mine = f"user/{request.seat.user_id}"
    entries = [
        entry(
            line,
            people,
            do_url(application, Road.CORRECT_ENTRY, line=line.sequence)
            if may_correct and line.true_actor != mine and line.actor == Actor.COUNTY.value
            else "",
        )
        for line in lines
    ]
    return render(request, "county/history.html", {"application": application, "entries": entries})
