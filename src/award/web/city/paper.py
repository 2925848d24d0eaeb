"""/city/paper/: acts of organs that do not log in, entered by one officer, confirmed by a second."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award.process.kinds import Actor, Steps
from award.records.applications.models import Application
from award.records.cycles.models import PaperAct
from award.records.desk import closed_subjects
from award.records.files.models import Evidence
from award.records.seat import on_paper
from award.services import files, paper, steps
from award.services.asking import BadDetails
from award.web.asking import DetailsForm, store_uploads
from award.web.city import paper_form as pf
from award.web.city import paper_subjects as ps
from award.web.consequences import consequence
from award.web.parts import Unmet
from award.web.seats import SeatedRequest, seat

PAGE = 30


@seat(Actor.CITY)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    """What waits for a second officer, then what is done."""
    every = _acts(request)
    waiting = every.filter(confirmed_at=None, refused_because="")
    done = every.exclude(pk__in=waiting.values("pk"))
    context = {
        "waiting": [(a, _step(a)) for a in waiting],
        "page": (page := Paginator(done, PAGE).get_page(request.GET.get("page"))),
        "done": [(a, _step(a)) for a in page],
        "me": request.seat.user_id,
    }
    return render(request, "city/papers.html", context)


def _acts(request: SeatedRequest) -> QuerySet[PaperAct]:
    """All but those about something from which the officer is recused (27)."""
    rows = PaperAct.objects.select_related("entered_by", "confirmed_by", "organ", "scan")
    return rows.exclude(subject__in=closed_subjects(request.seat))


def _step(act: PaperAct) -> Steps:
    return paper.BY_KEY[act.step]


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SeatedRequest) -> HttpResponse:
    """Choose the step, then the subject, then write down what the paper says."""
    asked = request.GET
    step = paper.BY_KEY.get(asked.get("step", ""))
    if step is None:
        if asked.get("step"):
            raise Http404
        closed = closed_subjects(request.seat)
        rows = [(s, len(ps.subjects(s, closed)), ps.has_account(s)) for s in paper.ON_PAPER]
        return render(request, "city/paper_steps.html", {"rows": rows})
    if not asked.get("subject"):
        context = {"step": step, "subjects": _subjects(request, step), "account": ps.has_account(step)}
        return render(request, "city/paper_subjects.html", context)
    if asked["subject"] in closed_subjects(request.seat):
        raise Http404
    found = ps.chosen(step.key, asked["subject"], asked.get("request", ""))
    if found is None:
        raise Http404
    return _enter(request, step, found[1])


def _subjects(request: SeatedRequest, step: Steps) -> Sequence[ps.Subject]:
    return ps.subjects(step, closed_subjects(request.seat))


def _enter(request: SeatedRequest, step: Steps, subject: ps.Subject) -> HttpResponse:
    bound = (request.POST, request.FILES) if request.method == "POST" else ()
    form, act = pf.PaperForm(*bound), pf.act_form(step, subject, request.seat, *bound)
    scan = None
    if request.method == "POST":
        scan = _scan(request, form, act, subject)
        if form.is_valid() & (act is None or act.is_valid()):
            try:
                row = _register(request, step, subject, form, act, scan)
            except BadDetails as wrong:
                _reject(form, act, wrong)
            else:
                messages.success(request, "已登记，待另一名工作人员复核后生效")
                return redirect(f"/city/paper/{row.pk}/")
    context = {
        "step": step,
        "subject": subject,
        "state": ps.state_of(subject.row),
        "organ": subject.organ.name if subject.organ else next(iter(step.by)).label,
        "account": ps.has_account(step, subject),
        "form": form,
        "act": act,
        "kept": scan,
    }
    return render(request, "city/paper_enter.html", context, status=422 if form.is_bound else 200)


def _scan(
    request: SeatedRequest, form: pf.PaperForm, act: DetailsForm | None, subject: ps.Subject
) -> Evidence | None:
    """Keep the scan at once, whatever else is wrong with the form; one kept before is found by its id."""
    key = subject.row.subject
    if act is not None:
        store_uploads(act, request, subject.row)
    upload = request.FILES.get("paper_scan")
    if upload is None:
        kept = request.POST.get("paper_scan_kept", "")
        known = Evidence.objects.filter(subject=key, purpose="paper", uploaded_by_id=request.seat.user_id)
        return next((e for e in known if str(e.pk) == kept), None)
    try:
        return files.store(upload, subject=key, purpose="paper", by=request.seat, now=request.now)
    except files.BadFile as wrong:
        form.add_error("paper_scan", str(wrong))
        return None


def _register(
    request: SeatedRequest,
    step: Steps,
    subject: ps.Subject,
    form: pf.PaperForm,
    act: DetailsForm | None,
    scan: Evidence | None,
) -> PaperAct:
    pf.missing_reasons(act)
    return paper.enter(
        step,
        subject.row,
        organ=subject.organ,
        details=pf.details(step, act, subject),
        document_number=form.cleaned_data["document_number"],
        dated_on=form.cleaned_data["dated_on"],
        received_at=form.cleaned_data["received_at"],
        scan=scan,
        by=request.seat,
        now=request.now,
    )


def _reject(form: pf.PaperForm, act: DetailsForm | None, wrong: BadDetails) -> None:
    for name, message in wrong.errors.items():
        if act is not None and name in act.fields:
            act.add_error(name, message)
        else:
            place = "paper_scan" if name == "scan" else name
            form.add_error(place if place in form.fields else None, message)


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """One registration: what it will do, its paper, and the second officer's button."""
    act = get_object_or_404(_acts(request), pk=pk)
    step, subject = _step(act), paper.subject_of(act)
    if request.method == "POST":
        paper.confirm(act, by=request.seat, now=request.now)
        messages.success(request, f"已复核，{act.organ_name}“{step.label}”已经生效")
        return redirect(f"/city/paper/{pk}/")
    open_ = act.confirmed_at is None and not act.refused_because
    context: dict[str, Any] = {
        "act": act,
        "step": step,
        "subject": subject,
        "says": consequence(step, subject),
        "told": pf.told(step, act.details, _labels(act)),
        "open": open_,
        "mine": act.entered_by_id == request.seat.user_id,
        "findings": _findings(act, step, subject, request) if open_ else [],
    }
    return render(request, "city/paper.html", context)


@seat(Actor.CITY)
@require_POST
def send_back(request: SeatedRequest, pk: int) -> HttpResponse:
    """The registration does not match its paper: it never takes effect."""
    act = get_object_or_404(_acts(request), pk=pk)
    paper.send_back(act, request.POST.get("reason", ""), by=request.seat, now=request.now)
    messages.success(request, "已退回，这一件不生效")
    return redirect("/city/paper/")


def _labels(act: PaperAct) -> dict[str, str]:
    """Names for the ids of applications in a stored decision."""
    keys = {*(act.details.get("members") or ()), *(act.details.get("reasons") or {})}
    rows = Application.objects.filter(pk__in=[k for k in keys if str(k).isdecimal()])
    return {str(a.pk): a.name for a in rows}


def _findings(act: PaperAct, step: Steps, subject: Any, request: SeatedRequest) -> list[Unmet]:
    """What stands against the organ's step now; four eyes first."""
    me = request.user
    by = on_paper(Actor(act.actor), act.entered_by, me, act.organ)  # type: ignore[arg-type]
    found = steps.why_not(step, subject, request.now, by, paper.revived(step, act.details))
    four_eyes = paper.mine_alone(act, request.seat)
    return [Unmet(f) for f in (*four_eyes, *found)]
