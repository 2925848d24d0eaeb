"""/do/KIND/ID/STEP/: every step that is a form and a decision, at whatever seat the road gives it to.

GET shows the five answers, the form and what stands against the step. A first POST leads to the
confirm page (what will happen, under which clause); the second takes the step. Richer desks have
pages of their own and end in the same take().
"""

from typing import Any

from django.contrib import messages
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from award.process.application import Road
from award.process.appointment import AppointmentRoad
from award.process.conduct import ConductRoad
from award.process.course import CourseRoad
from award.process.cycle import CycleRoad
from award.process.drawing import DrawRoad
from award.process.event import EventRoad
from award.process.honour import HonourRoad
from award.process.incubation import PoolRoad
from award.process.integrity import IntegrityRoad
from award.process.kinds import Actor, Steps
from award.process.lists import ListRoad
from award.process.means import AdjustmentRoad, BudgetRoad
from award.process.method import MethodRoad
from award.process.misuse import MisuseRoad
from award.process.objection import ObjectionRoad
from award.process.panel import PanelRoad, SheetRoad
from award.process.question import QuestionRoad
from award.process.recusal import RecusalRoad
from award.process.register import ArchiveRoad, ChangeRoad
from award.process.site_visit import SiteVisitRoad
from award.process.spreading import ActivityRoad, StoryRoad
from award.process.visit import MendRoad, VisitRoad
from award.records.applications.models import Application
from award.records.conduct.models import Complaint
from award.records.courses.models import Course
from award.records.cycles.models import Cycle
from award.records.draws.models import Draw
from award.records.events.models import Event
from award.records.honours.models import Honour, MisuseReport
from award.records.incubation.models import PoolEntry
from award.records.integrity.models import IntegrityEntry
from award.records.library.models import Appointment
from award.records.means.models import Adjustment, Budget
from award.records.methods.models import Method
from award.records.notices.models import AwardList, Objection
from award.records.onsite.models import SiteVisit
from award.records.questions.models import Question
from award.records.recipients.models import Batch, BodyChange
from award.records.recusals.models import Recusal
from award.records.reviews.models import Panel, Sheet
from award.records.spreading.models import Activity, Story
from award.records.visits.models import Mend, Visit
from award.services import steps
from award.services.asking import BadDetails
from award.services.subjects import adapter
from award.web.asking import DetailsForm, form_class, repeat, store_uploads
from award.web.beginnings import beginning
from award.web.consequences import consequence
from award.web.files_page import page_of
from award.web.five import five_answers
from award.web.mending import attest_url, mends_of
from award.web.opened import content_open
from award.web.parts import Confirm, Unmet
from award.web.seats import SeatedRequest, home_of, seat
from award.web.signing import signature, signed

KINDS: dict[str, tuple[type[models.Model], type[Steps]]] = {
    "application": (Application, Road),
    "cycle": (Cycle, CycleRoad),
    "list": (AwardList, ListRoad),
    "panel": (Panel, PanelRoad),
    "sheet": (Sheet, SheetRoad),
    "site_visit": (SiteVisit, SiteVisitRoad),
    "objection": (Objection, ObjectionRoad),
    "honour": (Honour, HonourRoad),
    "appointment": (Appointment, AppointmentRoad),
    "integrity": (IntegrityEntry, IntegrityRoad),
    "pool": (PoolEntry, PoolRoad),
    "archive": (Batch, ArchiveRoad),
    "change": (BodyChange, ChangeRoad),
    "recusal": (Recusal, RecusalRoad),
    "complaint": (Complaint, ConductRoad),
    "event": (Event, EventRoad),
    "misuse": (MisuseReport, MisuseRoad),
    "visit": (Visit, VisitRoad),
    "mend": (Mend, MendRoad),
    "draw": (Draw, DrawRoad),
    "question": (Question, QuestionRoad),
    "budget": (Budget, BudgetRoad),
    "adjustment": (Adjustment, AdjustmentRoad),
    "course": (Course, CourseRoad),
    "method": (Method, MethodRoad),
    "story": (Story, StoryRoad),
    "activity": (Activity, ActivityRoad),
}
SEATED = tuple(a for a in Actor if a not in (Actor.PUBLIC, Actor.CLOCK, Actor.PARTY))
# Steps with richer pages of their own are not taken here.
ELSEWHERE = {
    Road.START, Road.EXTEND, Road.CHECK, Road.CONSENSUS, Road.COUNTERSIGN, Road.DISSENT, Road.UNABLE,
    SiteVisitRoad.ARRANGE, SiteVisitRoad.TELL, SiteVisitRoad.REPORT,
    CycleRoad.DRAFT_PLAN, CycleRoad.REVISE_PLAN,
    ListRoad.PREPARE, ListRoad.DECIDE, PanelRoad.FORM, PanelRoad.CHANGE,
    PoolRoad.ASK, PoolRoad.REFER, RecusalRoad.DECLARE, RecusalRoad.CLAIM, AppointmentRoad.INVITE,
    ConductRoad.COMPLAIN,
    VisitRoad.RECORD,
    CourseRoad.PLAN, MethodRoad.DRAFT,
    DrawRoad.SEAL, DrawRoad.FIX, DrawRoad.MATCH,
    StoryRoad.BEGIN, ActivityRoad.RECORD,
}  # fmt: skip


@seat(*SEATED)
def act(request: SeatedRequest, kind: str, pk: int, step_name: str) -> HttpResponse:
    """One step on one subject. 404 where the subject is not on the desk, 403 where the step is another's."""
    step, subject = _find(kind, pk, step_name, request)
    if request.seat.actor not in step.by:
        raise steps.WrongSeat(step, request.seat)
    wanted = steps.details_of(step)
    form = _form(wanted, subject, request) if wanted else None
    if request.method == "POST":
        details = _read(form, subject, request) if form else None
        if form is None or details is not None:
            done = _post(request, step, subject, form, details)
            if done is not None:
                return done
    return _page(request, step, subject, form)


def _find(kind: str, pk: int, step_name: str, request: SeatedRequest) -> tuple[Steps, models.Model]:
    if kind not in KINDS:
        raise Http404
    model, road = KINDS[kind]
    step = road.__members__.get(step_name.upper())
    if step is None or step in ELSEWHERE:
        raise Http404
    subject = model._default_manager.filter(pk=pk).first()
    if subject is None or not adapter(subject).desk(request.seat).filter(pk=pk).exists():
        raise Http404
    if isinstance(subject, Application):
        content_open(request, subject)
    return step, subject


def _form(wanted: type[Any], subject: models.Model, request: HttpRequest) -> DetailsForm:
    made = form_class(wanted, subject, request.seat)  # type: ignore[attr-defined]
    if request.method == "POST":
        return made(request.POST, request.FILES)
    return made(initial={**beginning(wanted, subject, request.seat), **request.GET.dict()})  # type: ignore[attr-defined]


def _read(form: DetailsForm, subject: models.Model, request: Any) -> Any:
    """The details, checked; None where something is wrong (then it stands beside its field)."""
    store_uploads(form, request, subject)
    try:
        return form.read()
    except (TypeError, ValueError):
        form.add_error(None, "页面的参数不对，请从案头重新打开")
        return None


def _post(
    request: SeatedRequest, step: Steps, subject: models.Model, form: DetailsForm | None, details: Any
) -> HttpResponse | None:
    """The confirm page, or the step itself once confirmed; None where the service objects to a field."""
    seen = request.POST.get("seen", "")
    stands = steps.blocking(steps.why_not(step, subject, request.now, request.seat, details))
    signs = signature(step, request)
    if not stands and not ("confirmed" in request.POST and signed(signs)):
        hidden = [("confirmed", "1"), ("seen", seen), *(repeat(form) if form else ())]
        confirm = Confirm(
            verb=step.label,
            consequence=consequence(step, subject),
            law=step.law,
            back_url=request.path,
            hidden=hidden,
        )
        context = {"c": confirm, "subject": subject, "step": step, "form": signs}
        status = 422 if signs is not None and signs.is_bound else 200
        return render(request, "acts/confirm.html", context, status=status)
    try:
        revision = int(seen) if seen.isdecimal() else -1
        steps.take(step, subject, by=request.seat, now=request.now, seen=revision, details=details)
    except BadDetails as wrong:
        if form is None:
            raise
        form.reject(wrong)
        return None
    messages.success(request, f"已{step.label}")
    return redirect(page_of(subject, request.seat) or home_of(request.seat))


def _page(
    request: SeatedRequest, step: Steps, subject: models.Model, form: DetailsForm | None
) -> HttpResponse:
    """What is asked before anything is typed: findings that only the form's content decides wait for it."""
    found = unmet(step, subject, request)
    if form is not None and not form.is_bound:
        asked = steps.details_of(step)
        if hasattr(asked, "chosen") or hasattr(asked, "extended") or hasattr(asked, "entered_by"):
            found = []
    context = {
        "step": step,
        "subject": subject,
        "form": form,
        "findings": found,
        "five": five_answers(subject, request),
        "seen": request.POST.get("seen") or subject.revision,  # type: ignore[attr-defined]
        "back": page_of(subject, request.seat) or home_of(request.seat),
    }
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "acts/act.html", context, status=status)


def unmet(step: Steps, subject: models.Model, request: SeatedRequest) -> list[Unmet]:
    """Everything that stands against a step, each with the place where this seat mends it."""
    mends = mends_of(subject, request.seat)
    found = []
    for f in steps.why_not(step, subject, request.now, request.seat):
        url, label = mends.get(f.key, ("", ""))
        if f.kind == "confirm" and not url and request.seat.actor in (Actor.COUNTY, Actor.CITY):
            url, label = attest_url(subject, f.key, request.seat), "具名认定"
        found.append(Unmet(f, url, label))
    return found
