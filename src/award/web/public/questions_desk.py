"""/city/questions/: questions by the day on which they are due, answered, proposed, looked at again (9)."""

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from award.process.kinds import Actor
from award.process.question import Q, QuestionRoad
from award.records.cases import calendar, local
from award.records.questions.models import Question
from award.records.sealing import Unsealable
from award.services.questions import asker
from award.web.city import narrowing
from award.web.city.common import actions, do_url, findings
from award.web.seats import SeatedRequest, seat

PAGE = 30
NEXT = {
    Q.OPEN: QuestionRoad.ANSWER,
    Q.ANSWERED: QuestionRoad.PROPOSE,
    Q.PROPOSED: QuestionRoad.PUBLISH,
}
BESIDE = (QuestionRoad.SEND_BACK, QuestionRoad.TAKE_DOWN)


@seat(Actor.CITY)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    """The open ones first, by their day."""
    every = Question.objects.exclude(state=Q.NONE.value)
    counted = dict(every.order_by().values_list("state").annotate(n=Count("pk")))
    labels = {q.value: q.label for q in Q}
    filters = [narrowing.chips(request.GET, "state", "状态", counted, labels)]
    asked = request.GET.get("state", "")
    found = every.filter(state=asked) if asked in labels else every
    page = Paginator(found.order_by("answered_at", "due_on", "pk"), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "filters": [f for f in filters if len(f.chips) > 1 or f.on],
        "today": local(request.now).date(),
        "narrowed": asked in labels,
    }
    return render(request, "city/questions.html", context)


@seat(Actor.CITY)
@require_safe
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """One question with its days, whom to answer, what was answered, the next step."""
    row = get_object_or_404(Question.objects.exclude(state=Q.NONE.value), pk=pk)
    step = NEXT.get(Q(row.state))
    try:
        asked_by = asker(row)
    except Unsealable as wrong:
        asked_by = {"name": "", "contact": str(wrong)}
    today, days = local(request.now).date(), calendar()
    received = local(row.received_at).date()
    context = {
        "q": row,
        "asked_by": asked_by,
        "cells": days.day_cells(
            received, max(row.due_on, today) if row.state == Q.OPEN else row.due_on, today
        ),
        "late": row.state == Q.OPEN and today > row.due_on,
        "step": step,
        "findings": findings(step, row, request) if step else (),
        "button_url": do_url(row, step) if step else "",
        "others": actions(row, BESIDE, request),
    }
    return render(request, "city/question.html", context)
