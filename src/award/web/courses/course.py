"""/courses/N/: one course at each seat: when, where, for whom, who comes, material, papers (9, 11, 14)."""

from statistics import mean
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from award.process.course import (
    FREE,
    GROUND,
    HIDDEN_UNDER,
    NO_FEES,
    QUESTIONS,
    TALENT,
    TRAINING,
    CourseRoad,
    K,
    average,
    in_time,
)  # fmt: skip
from award.process.kinds import Actor
from award.records.courses.models import GONE, Course, Participation
from award.records.courses.queries import attended, clashes, counted, mine, seen_by
from award.records.files.models import Evidence
from award.services import attending, courses, files, ledger
from award.services.papers.course import participation_pdf, sign_in_sheet
from award.web.asking_page import Asking, NotYet, asking_page
from award.web.city.common import actions
from award.web.courses.index import GIVERS, SEATS
from award.web.export import attachment
from award.web.parts import describe
from award.web.seats import SeatedRequest, seat

OFFERED = (CourseRoad.PUBLISH, CourseRoad.REVISE, CourseRoad.MOVE, CourseRoad.CLOSE, CourseRoad.CANCEL)
MATERIAL = "material"


class MaterialForm(forms.Form):
    file = forms.FileField(label="培训资料", error_messages={"required": "请选择文件"})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        describe(self.fields["file"], kinds=files.ALLOWED)


def material_of(course: Course) -> Any:
    return Evidence.objects.filter(subject=course.subject, purpose=MATERIAL, removed_at=None)


def evaluations(course: Course) -> dict[str, Any]:
    """Averages with their number; under three answers neither figures nor words are shown."""
    answers = list(course.evaluations.all())
    shown = len(answers) >= HIDDEN_UNDER
    marks = [[a.marks[n] for a in answers] for n in range(len(QUESTIONS))]
    return {
        "n": len(answers),
        "shown": shown,
        "rows": [(q, average(m)) for q, m in zip(QUESTIONS, marks, strict=True)] if shown else [],
        "all": mean(m for row in marks for m in row) if shown else None,
        "words": [a.words for a in answers if a.words] if shown else [],
        "least": HIDDEN_UNDER,
    }


@seat(*SEATS)
@require_safe
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    course = get_object_or_404(seen_by(request.seat), pk=pk)
    own = mine(request.seat).filter(pk=pk).exists()
    people = course.participants.select_related("enterprise", "paper")
    if request.seat.actor is Actor.APPLICANT:
        people = people.filter(enterprise_id=request.seat.enterprise or 0)
    elif not own:
        people = people.none()
    came, sessions = attended(course), list(course.sessions.all())
    held, waiting = counted(course)
    order = {p.pk: n for n, p in enumerate(course.participants.filter(state="waiting"), start=1)}
    context = {
        "course": course,
        "sessions": sessions,
        "own": own,
        "applicant": request.seat.actor is Actor.APPLICANT,
        "people": [(p, came.get(p.pk, 0), order.get(p.pk)) for p in people if p.state != GONE],
        "gone": [p for p in people if p.state == GONE],
        "held": held,
        "waiting": waiting,
        "free": max(course.places - held, 0),
        "open": course.state == K.OPEN and in_time(request.now, course.signup_until),
        "begun": bool(sessions) and sessions[0].starts_at <= request.now,
        "evaluating": attending.evaluation_open(course, request.now),
        "material": material_of(course),
        "form": MaterialForm() if own and course.state != K.CANCELLED else None,
        "offers": actions(course, OFFERED, request) if own else [],
        "clashes": list(clashes(course)) if own and course.state in (K.DRAFT, K.OPEN) else [],
        "evaluations": evaluations(course) if own or request.seat.actor is Actor.CITY else None,
        "laws": (FREE, NO_FEES, GROUND),
    }
    return render(request, "courses/course.html", context)


@seat(*GIVERS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SeatedRequest) -> HttpResponse:
    asked = Asking(
        courses.Outline, CourseRoad.PLAN.label, TRAINING, NotYet("course/new"),
        "先存为未发布，别人看不到；核对以后再发布，接受报名。", "/courses/",
        say="培训免费，不收取任何费用。",
    )  # fmt: skip

    def done(details: Any) -> str:
        return f"/courses/{courses.plan(details, by=request.seat, now=request.now).pk}/"

    return asking_page(request, asked, done, {"share": 80})


@seat(*GIVERS)
@require_http_methods(["POST"])
def material(request: SeatedRequest, pk: int) -> HttpResponse:
    """One more file for those who come."""
    course = get_object_or_404(mine(request.seat), pk=pk)
    form = MaterialForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, "请选择文件")
        return redirect(f"/courses/{pk}/#material")
    try:
        with transaction.atomic():
            kept = files.store(
                form.cleaned_data["file"], subject=course.subject, purpose=MATERIAL, by=request.seat,
                now=request.now,
            )  # fmt: skip
            ledger.append(step="course.material", subject=course.subject, law=TALENT, by=request.seat,
                          now=request.now, facts={"sha256": kept.sha256})  # fmt: skip
    except files.BadFile as wrong:
        messages.error(request, str(wrong))
    else:
        messages.success(request, f"已登记{kept.name}")
    return redirect(f"/courses/{pk}/#material")


@seat(*SEATS)
@require_safe
def download(request: SeatedRequest, pk: int, key: Any) -> HttpResponse:
    course = get_object_or_404(seen_by(request.seat), pk=pk)
    return sent(get_object_or_404(material_of(course), pk=key))


def sent(file: Evidence) -> HttpResponse:
    """A file as a download, once it may be opened."""
    if file.held:
        raise PermissionDenied(f"{file.name}{file.held}，暂不能打开")
    response = HttpResponse(files.read(file), content_type=file.kind)
    response["Content-Disposition"] = content_disposition_header(True, file.name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@seat(*GIVERS)
@require_safe
def sheet(request: SeatedRequest, pk: int) -> HttpResponse:
    """The list to sign, on paper."""
    course = get_object_or_404(mine(request.seat), pk=pk)
    return attachment(f"{course.title}-签到表.pdf", sign_in_sheet(course), "application/pdf")


@seat(*SEATS)
@require_safe
def paper(request: SeatedRequest, number: str) -> HttpResponse:
    """The paper of a participant: to its unit and to who gave the course."""
    row = get_object_or_404(
        Participation.objects.select_related("participant__course", "participant__enterprise"), number=number
    )
    person = row.participant
    unit = request.seat.actor is Actor.APPLICANT and person.enterprise_id == request.seat.enterprise
    if not unit and not mine(request.seat).filter(pk=person.course_id).exists():
        raise Http404
    return attachment(f"{person.name}-培训参加证明.pdf", participation_pdf(row), "application/pdf")
