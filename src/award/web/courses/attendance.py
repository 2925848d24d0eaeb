"""A session's list, its code on the screen and on paper (Article 11; docs/decisions/0034)."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from award.process.course import TALENT, K
from award.records.courses.models import HELD, How, Session
from award.records.courses.queries import mine
from award.services import attending
from award.services.asking import BadDetails
from award.services.papers.certificate import qr
from award.web.courses.index import GIVERS
from award.web.seats import SeatedRequest, seat

ANEW = 60  # seconds after which the screen shows the next code


def _session(request: SeatedRequest, pk: int, session: int) -> Session:
    own = mine(request.seat).filter(pk=pk)
    return get_object_or_404(Session.objects.select_related("course"), pk=session, course__in=own)


@seat(*GIVERS)
@require_http_methods(["GET", "HEAD", "POST"])
def session(request: SeatedRequest, pk: int, session: int) -> HttpResponse:
    """The list with its ticks; after the session it is how the paper list is entered."""
    row = _session(request, pk, session)
    wrong = ""
    if request.method == "POST":
        came = [int(key) for key in request.POST.getlist("came") if key.isdecimal()]
        try:
            added, removed = attending.tick(row, came, by=request.seat, now=request.now)
        except BadDetails as bad:
            wrong = str(bad)
        else:
            messages.success(request, f"已保存：新增{added}人，取消{removed}人")
            return redirect(request.path)
    marks = {a.participant_id: a for a in row.attendances.all()}
    people = row.course.participants.filter(state=HELD).select_related("enterprise")
    ticked = set(request.POST.getlist("came")) if wrong else {str(pk) for pk in marks}
    context = {
        "session": row,
        "course": row.course,
        "rows": [(p, marks.get(p.pk), str(p.pk) in ticked) for p in people],
        "came": len(marks),
        "wrong": wrong,
        "open": row.course.state == K.OPEN,
        "over": request.now > row.ends_at,
        "law": TALENT,
    }
    return render(request, "courses/session.html", context, status=422 if wrong else 200)


@seat(*GIVERS)
@never_cache
@require_safe
def screen(request: SeatedRequest, pk: int, session: int) -> HttpResponse:
    """The code, large. On a screen it changes each minute; ?on=paper prints one for the session."""
    row = _session(request, pk, session)
    paper = request.GET.get("on") == "paper"
    response = render(
        request, "courses/screen.html",
        {"session": row, "course": row.course, "paper": paper, "came": row.attendances.count(),
         "code": f"/courses/{pk}/sessions/{session}/code.svg" + ("?on=paper" if paper else "")},
    )  # fmt: skip
    if not paper:
        response["Refresh"] = str(ANEW)
    return response


@seat(*GIVERS)
@never_cache
@require_safe
def code(request: SeatedRequest, pk: int, session: int) -> HttpResponse:
    row = _session(request, pk, session)
    how = How.SHEET if request.GET.get("on") == "paper" else How.SCAN
    url = f"{settings.SITE_URL}/courses/in/{attending.token(row, how, request.now)}/"
    return HttpResponse(qr(url), content_type="image/svg+xml")
