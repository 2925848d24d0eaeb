"""/applicant/form/: the entry form (申报表, Article 20), section by section, saved as it is typed."""

from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from award.law.art20_application import FORM
from award.process import entry_form
from award.process.application import S
from award.process.entry_form import YEARS, EntryForm, Field, Section
from award.process.form_doubts import doubts
from award.process.form_faults import faults, too_long
from award.process.form_words import said
from award.process.indicators import computed
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.cases import local
from award.services import dossiers
from award.services.dossiers import Closed, Conflict, opened
from award.web.applicant import own
from award.web.applicant.check import asked_first
from award.web.applicant.entry_fields import section_form, typed
from award.web.applicant.saving import Clash, is_autosave, refused_json, revision_seen, saved_json
from award.web.applicant.sme import standing
from award.web.seats import SeatedRequest, seat


@dataclass(frozen=True, slots=True)
class SectionState:
    """One section: what it still lacks, what is wrong in it, whether it may be written on now."""

    section: Section
    url: str
    unfinished: tuple[str, ...]
    wrong: int
    open: bool
    current: bool = False

    @property
    def done(self) -> bool:
        return not self.unfinished and not self.wrong


def form_of(application: Application) -> EntryForm:
    return entry_form.load(application.cycle.form_version)


def words(field: Field, value: Any) -> list[str]:
    """A value as it is read back, line by line; nothing for what is empty."""
    return said(field, value)


def states(application: Application, current: str = "") -> list[SectionState]:
    """Every section of the application's form, in order."""
    values = application.draft.values
    form = form_of(application)
    wrong = {**faults(form.fields(), values), **too_long(form.fields(), values)}
    return [
        SectionState(
            section,
            own.address(f"/applicant/form/{section.key}/", application),
            EntryForm(form.version, (section,)).unfinished(values),
            sum(f.key in wrong for f in section.fields),
            opened(application, section.key),
            section.key == current,
        )
        for section in form.sections
    ]


@seat(Actor.APPLICANT)
@require_safe
def overview(request: SeatedRequest) -> HttpResponse:
    application = own.chosen(request)
    if application is None:
        return own.not_begun(request)
    form, values = form_of(application), application.draft.values
    answered, of = asked_first(form, values)
    wanted = form.wanted(values)
    context = {
        "application": application,
        "sections": states(application),
        "first": f"答了{answered}/{of}" if answered < of and application.state == S.DRAFT else "",
        "wanted": len(wanted),
        "filled": sum(not entry_form.empty(values.get(f.key)) for f in wanted),
        "version": form.version,
        "law": FORM,
        "standing": standing(application),
        "due": own.due(application),
        "left": own.days_left(application, local(request.now).date()),
        "query": f"?cycle={application.cycle.number}",
    }
    return render(request, "applicant/form.html", context)


@seat(Actor.APPLICANT)
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: SeatedRequest, key: str) -> HttpResponse:
    """One section. What is typed is saved even where it is wrong; what is wrong keeps one on the page."""
    application = own.chosen(request)
    if application is None:
        return own.not_begun(request)
    found = next((s for s in form_of(application).sections if s.key == key), None)
    if found is None:
        raise Http404
    if not opened(application, key):
        if request.method == "POST":
            return _save(request, application, found)
        return _closed(request, application, found)
    asked = _asked(application, found)
    if request.method == "POST":
        return _save(request, application, asked)
    return _page(request, application, asked, application.draft.values)


def _asked(application: Application, found: Section) -> Section:
    """The section with the fields that may be written now: in a correction, those that were named."""
    may = dossiers.open_keys(application, found.key, [f.key for f in found.fields])
    return replace(found, fields=tuple(f for f in found.fields if f.key in may))


def _save(request: SeatedRequest, application: Application, found: Section) -> HttpResponse:
    values = typed(found, request.POST)
    try:
        draft = dossiers.save_section(
            application, found.key, values, seen=revision_seen(request), by=request.seat, now=request.now
        )
    except Conflict as conflict:
        if is_autosave(request):
            return refused_json(conflict, request.seat)
        theirs = conflict.draft.values
        rows = [(f.label, words(f, values[f.key]), words(f, theirs.get(f.key))) for f in found.fields]
        application.draft = conflict.draft
        clash = Clash.of(conflict, [row for row in rows if row[1] != row[2]], request.seat)
        return _page(request, application, found, theirs | values, clash=clash, status=409)
    except Closed as closed:
        if is_autosave(request):
            return refused_json(closed, request.seat)
        messages.error(request, f"没有保存：{closed}")
        return _closed(request, application, found, status=409)
    if is_autosave(request):
        return saved_json(draft, request.seat)
    application.draft = draft
    if faults(found.fields, draft.values) or too_long(found.fields, draft.values):
        return _page(request, application, found, draft.values, status=422)
    messages.success(request, f"已保存“{found.title}”")
    return redirect(_next(application, found) if "next" in request.POST else request.get_full_path())


def _next(application: Application, found: Section) -> str:
    """The next section that may be written on; after the last, the self-assessment."""
    sections = form_of(application).sections
    place = [s.key for s in sections].index(found.key)
    for later in sections[place + 1 :]:
        if opened(application, later.key):
            return own.address(f"/applicant/form/{later.key}/", application)
    return own.address("/applicant/report/", application)


def _page(
    request: SeatedRequest,
    application: Application,
    found: Section,
    values: dict[str, Any],
    *,
    clash: Clash | None = None,
    status: int = 200,
) -> HttpResponse:
    base_date = application.cycle.plan().base_date
    last_year, form = base_date.year - 1, form_of(application)
    keys = {f.key for f in found.fields}
    every = doubts(form, values, base_date=base_date, last_year=last_year)
    ratios = [c for c in computed(form, values) if keys & {*c.ratio.over, *c.ratio.under}]
    context = _frame(request, application, found) | {
        "form": section_form(found, values, last_year),
        "doubts": [d for d in every if d.key in keys],
        "computed": ratios,
        "years": range(last_year - YEARS + 1, last_year + 1),
        "paste": any(f.kind == "years" for f in found.fields),
        "clash": clash,
        "shut": [
            (f.label, words(f, values.get(f.key)))
            for f in form.section(found.key).fields
            if f.key not in keys
        ],
        "draft": application.draft,
        "standing": standing(application) if found.key == "size" else None,
        "next_is_report": _next(application, found).startswith("/applicant/report/"),
    }
    return render(request, "applicant/section.html", context, status=status)


def _closed(
    request: SeatedRequest, application: Application, found: Section, status: int = 200
) -> HttpResponse:
    """What stands in a section that may not be written on now."""
    values = application.draft.values
    context = _frame(request, application, found) | {
        "lines": [(f.label, words(f, values.get(f.key))) for f in found.fields],
        "returned": application.state == S.RETURNED,
    }
    return render(request, "applicant/section_closed.html", context, status=status)


def _frame(request: SeatedRequest, application: Application, found: Section) -> dict[str, Any]:
    return {
        "application": application,
        "section": found,
        "sections": states(application, found.key),
        "due": own.due(application),
        "left": own.days_left(application, local(request.now).date()),
        "query": f"?cycle={application.cycle.number}",
    }
