"""/applicant/eligibility/ before anybody writes, /applicant/check/ at any moment: the truth early, by clause.

What blocks, what is doubtful, what only warns, each with the words it answers to and the field it turns on.
A check decides nothing (Articles 21, 22); only what `steps.why_not` says keeps a filing from being taken.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from award.law.art15_conditions import OPERATION
from award.law.art20_application import FORM
from award.law.citation import Finding, Kind, Law, house
from award.law.eligibility import Outcome, judge
from award.process import entry_form
from award.process.entry_form import EntryForm, Section
from award.process.evidence import REQUIREMENTS
from award.process.form_doubts import doubts
from award.process.form_faults import faults, too_long
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.cases import application_case, local, purposes
from award.services import dossiers, steps
from award.services.dossiers import Closed, Conflict, opened
from award.web.applicant import mends, own
from award.web.applicant.entry_fields import SectionForm, section_form, typed
from award.web.applicant.home import FILING
from award.web.applicant.saving import is_autosave, refused_json, revision_seen, saved_json
from award.web.applicant.submit import VERDICTS, by_article
from award.web.five import shown_state
from award.web.seats import SeatedRequest, seat

DOUBT = house("form_doubt", "看起来可能填错的，提示核对，不影响提交")


@dataclass(frozen=True, slots=True)
class Point:
    """One line of the check: the words, the fact, and where it is mended."""

    law: Law
    because: str
    url: str = ""
    label: str = "看这一处"

    @property
    def order(self) -> tuple[int, str]:
        return self.law.article or 99, self.because


@dataclass(frozen=True, slots=True)
class Check:
    """Everything found now. `blocks` is empty exactly when a filing would be taken."""

    blocks: list[Point]
    doubtful: list[Point]
    warns: list[Point]


def check_of(application: Application, request: SeatedRequest) -> Check:
    values = application.draft.values
    form = entry_form.load(application.cycle.form_version)
    case = application_case(application, request.now, request.seat)
    judgement = judge(case)
    step = FILING.get(shown_state(application, request))
    stands = steps.why_not(step, application, request.now, request.seat) if step else ()
    blocks = [p for f in stands if f.blocks for p in _points(f, application, form)]
    refused = {(f.law, f.because) for f in stands if f.blocks}
    doubtful = [
        _point(f, application) for f in (*judgement.refusals, *judgement.to_confirm, *judgement.to_correct)
    ]
    plan = application.cycle.plan()
    found = doubts(form, values, base_date=plan.base_date, last_year=plan.base_date.year - 1)
    doubtful += [Point(DOUBT, d.says, _field_url(form, d.key, application)) for d in found]
    notes = (*judgement.notes, *(f for f in stands if f.kind is Kind.NOTE))
    return Check(
        sorted(blocks, key=lambda p: p.order),
        sorted((p for p in doubtful if (p.law, p.because) not in refused), key=lambda p: p.order),
        sorted(
            {p.because: p for p in (_point(f, application) for f in notes)}.values(), key=lambda p: p.order
        ),
    )


def _point(f: Finding, application: Application) -> Point:
    url, label = mends.mend(f.key, application)
    return Point(f.law, f.because, url, label)


def _points(f: Finding, application: Application, form: EntryForm) -> Iterator[Point]:
    """One finding, except that an unfinished form is told field by field, file by file."""
    if f.key != "dossier":
        yield _point(f, application)
        return
    values = application.draft.values
    wrong = {**faults(form.fields(), values), **too_long(form.fields(), values)}
    told = 0
    for field in form.fields():
        if field.key in wrong:
            yield Point(FORM, f"“{field.label}”{wrong[field.key]}", _field_url(form, field.key, application))
            told += 1
    for field in form.lacking(values):
        yield Point(FORM, f"“{field.label}”还没有填", _field_url(form, field.key, application), "去填写")
        told += 1
    proven = purposes(application)
    for r in REQUIREMENTS:
        if r.required and r.key not in proven:
            yield Point(
                r.law, f"没有上传“{r.label}”", own.address("/applicant/evidence/", application), "去上传"
            )
            told += 1
    if not told or "字数" in f.because:
        yield _point(f, application)


def _field_url(form: EntryForm, key: str, application: Application) -> str:
    section = form.section_of(key)
    return f"{own.address(f'/applicant/form/{section.key}/', application)}#field-{key}" if section else ""


@seat(Actor.APPLICANT)
@require_safe
def check(request: SeatedRequest) -> HttpResponse:
    """The check of everything, at any moment; it changes nothing."""
    application = own.chosen(request)
    if application is None:
        return own.not_begun(request)
    found = check_of(application, request)
    values = application.draft.values
    wanted = entry_form.load(application.cycle.form_version).wanted(values)
    context = {
        "application": application,
        "check": found,
        "filing": FILING.get(shown_state(application, request)),
        "filled": sum(not entry_form.empty(values.get(f.key)) for f in wanted),
        "wanted": len(wanted),
        "due": own.due(application),
        "left": own.days_left(application, local(request.now).date()),
        "query": f"?cycle={application.cycle.number}",
        "law": FORM,
    }
    return render(request, "applicant/check.html", context)


@seat(Actor.APPLICANT)
@require_http_methods(["GET", "HEAD", "POST"])
def eligibility(request: SeatedRequest) -> HttpResponse:
    """What Articles 2, 3, 15 to 17 turn on, asked first; the answer with its reasons, before the writing."""
    application = own.chosen(request)
    if application is None:
        return own.not_begun(request)
    form = entry_form.load(application.cycle.form_version)
    if request.method == "POST":
        posted = {s.key: typed(s, request.POST) for s in form.first() if opened(application, s.key)}
        try:
            application.draft = dossiers.save_all(
                application, posted, {},
                seen=revision_seen(request), by=request.seat, now=request.now, how="typed",
            )  # fmt: skip
        except (Conflict, Closed) as stopped:
            if is_autosave(request):
                return refused_json(stopped, request.seat)
            messages.error(request, f"没有保存：{stopped}")
            kept = {key: value for values in posted.values() for key, value in values.items()}
            return _eligibility(request, application, form, application.draft.values | kept, 409)
        if is_autosave(request):
            return saved_json(application.draft, request.seat)
        if not any(f.errors for _, f in _forms(application, form, application.draft.values)):
            return redirect(own.address("/applicant/eligibility/", application) + "#verdict")
        return _eligibility(request, application, form, application.draft.values, 422)
    return _eligibility(request, application, form, application.draft.values)


def _forms(
    application: Application, form: EntryForm, values: dict[str, Any]
) -> list[tuple[Section, SectionForm]]:
    last_year = application.cycle.plan().base_date.year - 1
    return [(s, section_form(s, values, last_year)) for s in form.first()]


def asked_first(form: EntryForm, values: dict[str, Any]) -> tuple[int, int]:
    """How many of the first questions are answered, of how many that must be."""
    wanted = [f for f in form.wanted(values) if f.first]
    return sum(not entry_form.empty(values.get(f.key)) for f in wanted), len(wanted)


def _eligibility(
    request: SeatedRequest,
    application: Application,
    form: EntryForm,
    values: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    answered, of = asked_first(form, values)
    judgement = judge(application_case(application, request.now, request.seat))
    verdict, words = VERDICTS[judgement.outcome]
    context = {
        "application": application,
        "forms": _forms(application, form, values),
        "answered": answered,
        "of": of,
        "verdict": verdict,
        "words": words,
        "barred": judgement.outcome is Outcome.MAY_NOT_APPLY,
        "clauses": [c for c in by_article(judgement, application) if c.findings],
        "revision": application.draft.revision,
        "may": any(opened(application, s.key) for s in form.first()),
        "query": f"?cycle={application.cycle.number}",
        "law": OPERATION,
    }
    return render(request, "applicant/eligibility.html", context, status=status)
