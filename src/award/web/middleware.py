"""Give each request its moment and its seat; turn what a service refuses into the page that says why."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from award.law.art27_recusal import RECUSE
from award.law.art28_secrets import KEEP
from award.services.asking import BadDetails
from award.services.dossiers import Closed, Conflict
from award.services.steps import STALE, Hidden, Refused, WrongSeat
from award.web import clock
from award.web.mending import mends_of
from award.web.opened import Shut
from award.web.parts import with_mends
from award.web.seats import current, held, home_of

Next = Callable[[HttpRequest], HttpResponse]


class SeatMiddleware:
    """request.now (aware) and request.seat (a Seat or None)."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.now = clock.now()
        posts = held(request)
        request.seat, request.may_change_seat = current(request, posts), len(posts) > 1
        return self.get_response(request)


class RefusalMiddleware:
    """Refused and Closed: 409 with clause, fact and mending; WrongSeat: 403; Hidden: 404; BadDetails: 400.

    Shut: 403, with the way to what comes before reading.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: Any, exception: Exception) -> HttpResponse | None:
        desk = home_of(request.seat)
        match exception:
            case Refused():
                return _refused(request, exception, desk)
            case Closed() | Conflict():
                context = {"stale": True, "desk_url": desk, "back_url": request.path, "changed_by": ""}
                return render(request, "errors/409.html", context, status=409)
            case WrongSeat():
                return render(request, "errors/403.html", {"say": str(exception)}, status=403)
            case Shut():
                return _shut(request, exception)
            case Hidden():
                return render(request, "errors/404.html", status=404)
            case BadDetails():
                return render(request, "errors/400.html", {"say": str(exception)}, status=400)
        return None


def _shut(request: Any, shut: Shut) -> HttpResponse:
    """The page that leads to what comes before reading."""
    cycle, file = shut.application.cycle, shut.application
    declares = shut.lacks == "declaration"
    way = f"/declarations/{file.pk}/" if declares else f"/undertaking/{cycle.pk}/"
    context = {
        "layout": "base_work.html",
        "file": file,
        "lacks": shut.lacks,
        "law": RECUSE if declares else KEEP,
        "url": f"{way}?next={request.path}",
        "desk_url": home_of(request.seat),
    }
    return render(request, "errors/shut.html", context, status=403)


def _refused(request: Any, refused: Refused, desk: str) -> HttpResponse:
    stale = any(f.law == STALE for f in refused.findings)
    context = {
        "step": refused.step.label,
        "findings": with_mends(refused.findings, mends_of(refused.subject, request.seat)),
        "stale": stale,
        "now": request.now,
        "back_url": request.META.get("HTTP_REFERER") or desk,
        "back_label": "看最新的内容" if stale else "回到这一件",
        "desk_url": desk,
    }
    return render(request, "errors/409.html", context, status=409)
