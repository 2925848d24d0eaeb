"""/questions/: published answers; /questions/new/: a question with a code, answered in two working days."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from award.process.question import DAILY, DAYS, TOPICS, Q
from award.records.questions.models import Question
from award.services import questions as service
from award.services.asking import BadDetails
from award.web.public.forms import QuestionForm
from award.web.public.limits import too_often
from award.web.public.objections import OFTEN
from award.web.public.validated import validated
from award.web.seats import SeatedRequest

KEPT = "question"  # the session's name for the code that was just given
PAGE = 30


@login_not_required
@require_safe
@validated
def questions(request: SeatedRequest) -> HttpResponse:
    """What was asked and may be of use to others, by topic."""
    topic = request.GET.get("topic", "")
    found = Question.objects.filter(state=Q.PUBLISHED.value).order_by("-published_at", "-pk")
    page = Paginator(found.filter(topic=topic) if topic in TOPICS else found, PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "page": page,
        "filters": [("", "全部", topic not in TOPICS), *((k, v, k == topic) for k, v in TOPICS.items())],
        "law": DAILY,
        "days": DAYS,
    }
    return render(request, "public/questions.html", context)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SeatedRequest) -> HttpResponse:
    form = QuestionForm(request.POST or None, initial={"topic": request.GET.get("topic", "")})
    status = 200
    if request.method == "POST":
        row, status = _ask(request, form)
        if row is not None:
            request.session[KEPT] = row.code
            return redirect("/questions/receipt/")
    context: dict[str, Any] = {"form": form, "law": DAILY, "days": DAYS}
    return render(request, "public/question_new.html", context, status=status)


def _ask(request: SeatedRequest, form: QuestionForm) -> tuple[Question | None, int]:
    """The question, or None and the status of the page that says what is wrong; all typed stays."""
    if not form.is_valid():
        return None, 422
    if too_often(request, "question"):
        form.add_error(None, OFTEN)
        return None, 429
    try:
        return service.ask(now=request.now, **form.cleaned_data), 200
    except BadDetails as wrong:
        form.reject(wrong)
    return None, 422


@login_not_required
@never_cache
@require_safe
def receipt(request: SeatedRequest) -> HttpResponse:
    row = Question.objects.filter(code=request.session.get(KEPT)).first()
    if row is None:
        return redirect("/questions/")
    return render(request, "public/question_receipt.html", {"question": row, "law": DAILY})
