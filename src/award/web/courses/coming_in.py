"""What a participant opens without an account: signing in, evaluating, checking a paper (11, 14)."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from award.law.art33_certificates import normalised
from award.process.course import FREE, HIDDEN_UNDER, NO_FEES, QUESTIONS, K
from award.process.kinds import Actor
from award.records.courses.models import GONE, HELD, Course, Participant, Participation
from award.records.seat import PUBLIC
from award.services import attending
from award.services.asking import BadDetails
from award.services.papers.course import days
from award.web.public.limits import too_often
from award.web.seats import SeatedRequest

OFTEN = "这个网络一小时内试得太多了，请稍后再试，或请现场工作人员代为勾选"
HOURLY = 600  # a whole hall behind one address
SCALE = [(str(n), str(n)) for n in range(5, 0, -1)]


class WhoForm(forms.Form):
    name = forms.CharField(label="姓名", max_length=40, error_messages={"required": "请填写姓名"})
    code = forms.CharField(
        label="报名码", max_length=12, help_text="8位，报名单位在培训页面可以看到",
        error_messages={"required": "请填写报名码"},
    )  # fmt: skip

    def who(self, course: Course) -> Participant | None:
        """The participant of that name and code in the course; none otherwise."""
        code = "".join(self.cleaned_data["code"].split()).upper()
        name = " ".join(self.cleaned_data["name"].split())
        return course.participants.exclude(state=GONE).filter(code=code, name=name).first()


class EvaluationForm(WhoForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n, question in enumerate(QUESTIONS):
            self.fields[f"q{n}"] = forms.ChoiceField(
                label=question, choices=SCALE, widget=forms.RadioSelect, help_text="5最好，1最差",
                error_messages={"required": f"请给“{question}”打分"},
            )  # fmt: skip
        self.fields["words"] = forms.CharField(
            label="想说的话", required=False, widget=forms.Textarea(attrs={"rows": 4}),
            help_text="不写姓名和单位，最多400字",
        )  # fmt: skip


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def come_in(request: SeatedRequest, token: str) -> HttpResponse:
    """Name and code; whoever is signed in for the unit chooses among its people."""
    try:
        found = attending.scanned(token, request.now)
    except BadDetails as wrong:
        return render(request, "courses/come_in.html", {"wrong": str(wrong)}, status=410)
    course = found.session.course
    form = WhoForm(request.POST if "code" in request.POST else None)
    unit = request.seat is not None and request.seat.actor is Actor.APPLICANT
    own = course.participants.filter(enterprise_id=request.seat.enterprise or 0, state=HELD) if unit else None
    said, status = "", 200
    if request.method == "POST":
        person = None
        if own is not None and request.POST.get("own", "").isdecimal():
            person = own.filter(pk=request.POST["own"]).first()
        elif too_often(request, "course-in", HOURLY):
            form.add_error(None, OFTEN) if form.is_bound else None
            status = 429
        elif form.is_valid():
            person = form.who(course)
        if status == 200 and (person is not None or form.is_valid()):
            by = request.seat if own is not None else PUBLIC
            try:
                said = attending.sign_in(found, person, by=by, now=request.now)
            except BadDetails as wrong:
                form.add_error("code", str(wrong))
        status = status if said or status != 200 else 422
    context = {"course": course, "session": found.session, "form": form, "said": said, "own": own}
    return render(request, "courses/come_in.html", context, status=status)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def evaluate(request: SeatedRequest, pk: int) -> HttpResponse:
    """Five questions from who was there, once each; the answer is kept without who gave it."""
    course = get_object_or_404(Course, pk=pk, state__in=(K.OPEN.value, K.HELD.value))
    if not attending.evaluation_open(course, request.now):
        raise Http404
    form = EvaluationForm(request.POST if request.method == "POST" else None)
    thanks, status = False, 200
    if request.method == "POST":
        status = 422
        if too_often(request, "course-evaluate", HOURLY):
            form.add_error(None, OFTEN)
            status = 429
        elif form.is_valid():
            thanks = _evaluated(request, course, form)
            status = 200 if thanks else 422
    context = {"course": course, "form": form, "thanks": thanks, "least": HIDDEN_UNDER}
    return render(request, "courses/evaluate.html", context, status=status)


def _evaluated(request: SeatedRequest, course: Course, form: EvaluationForm) -> bool:
    person = form.who(course)
    if person is None:
        form.add_error("code", "姓名和报名码与这个培训的报名不符")
        return False
    marks = [int(form.cleaned_data[f"q{n}"]) for n in range(len(QUESTIONS))]
    try:
        attending.evaluate(person, marks, form.cleaned_data["words"], now=request.now)
    except BadDetails as wrong:
        for name, words in wrong.errors.items():
            form.add_error(name if name in form.fields else None, words)
        return False
    return True


@login_not_required
@require_safe
def check(request: SeatedRequest, number: str) -> HttpResponse:
    """Whether a paper was given: course, days and unit, of the name only the first character."""
    if too_often(request, "course-paper", 120):
        return render(request, "courses/check.html", {"often": True}, status=429)
    rows = Participation.objects.select_related("participant__course", "participant__enterprise")
    paper = rows.filter(number=normalised(number)[:40]).first()
    context: dict[str, Any] = {"paper": paper, "number": number[:40], "laws": (FREE, NO_FEES)}
    if paper is not None:
        name = paper.participant.name
        context |= {"name": name[0] + "＊" * (len(name) - 1), "days": days(paper.participant.course)}
    return render(request, "courses/check.html", context, status=200 if paper else 404)
