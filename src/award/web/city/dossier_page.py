"""/city/qualification/N/dossier/: the dossier as it was filed, byte for byte, with its digest."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from award.law.art07_criteria import criteria
from award.process import entry_form
from award.process.evidence import label_of
from award.process.form_words import said
from award.process.kinds import Actor
from award.records.desk import on_the_desk_of
from award.services import frozen
from award.web.opened import opened
from award.web.seats import SeatedRequest, seat


@seat(Actor.CITY)
@require_safe
def dossier(request: SeatedRequest, pk: int) -> HttpResponse:
    """Form, self-assessment, internal notice and file digests of the latest filing."""
    application = opened(request, on_the_desk_of(request.seat).prefetch_related("cycle__plans"), pk)
    filed = frozen.filed(application)
    if not filed:
        raise Http404
    context = {
        "application": application,
        "record": frozen.latest(application),
        "sections": sections(filed),
        "report": report(filed, application.cycle.plan().criteria),
        "pictures": filed.get("pictures"),
        "inside": filed.get("internal_notice"),
        "evidence": [(label_of(e["purpose"]), e) for e in filed.get("evidence", ())],
    }
    return render(request, "city/dossier.html", context)


def sections(filed: dict[str, Any]) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """(title, [(label, lines)]) of the form's sections; empty fields are left out."""
    form = entry_form.load(filed["form"])
    values = filed["values"]
    made = []
    for section in form.sections:
        lines = [
            (f.label, said(f, values.get(f.key)))
            for f in section.fields
            if values.get(f.key) not in (None, "", [])
        ]
        if lines:
            made.append((section.title, lines))
    return made


def report(filed: dict[str, Any], standard: str) -> list[tuple[str, str, str]]:
    """(clause, name, text) of the self-assessment, in the order of the criteria."""
    written = filed["report"]
    made = []
    for item in criteria(standard).items:
        text = (written.get(item.clause) or {}).get("text", "")
        if text.strip():
            made.append((item.clause, item.name_zh, text))
    return made
