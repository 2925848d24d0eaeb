"""The demonstration bar: sit on another seat, move the clock on. Outside the demonstration neither exists."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from award.records.people.models import Post
from award.records.seat import seat_of
from award.services.tick import run_due
from award.web import clock
from award.web.seats import SESSION_KEY, SeatedRequest, home_of

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
FARTHEST = timedelta(days=366)  # in one move: what lies beyond is a slip of the hand

View = Callable[..., HttpResponse]


def in_the_demonstration(view: View) -> View:
    """404 where there is no demonstration, whatever the method; then only POST."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        return view(request, *args, **kwargs)

    return login_not_required(guarded)


@in_the_demonstration
def change_seat(request: SeatedRequest) -> HttpResponse:
    """Sign in as the holder of the chosen post and open that seat's desk; an empty choice signs out."""
    chosen = request.POST.get("seat", "")
    if not chosen:
        logout(request)
        return redirect("/")
    posts = Post.objects.select_related("user", "county", "organ", "enterprise")
    post = posts.filter(pk=int(chosen), active=True).first() if chosen.isdecimal() else None
    if post is None:
        messages.error(request, "没有这个席位，请从列表中选择")
        return _back(request)
    login(request, post.user, backend=BACKEND)
    request.session[SESSION_KEY] = post.pk
    return redirect(home_of(seat_of(post)))


@in_the_demonstration
def move_clock(request: SeatedRequest) -> HttpResponse:
    """Move the clock on by `days`, or to `day` at this hour; then what has fallen due is done."""
    moment = _wanted(request)
    if moment is None:
        messages.error(request, "请选择日期，或写往后拨几天（1至366的整数）")
    elif moment < request.now:
        messages.error(request, f"演示时钟只能往后拨，现在是{request.now:%Y-%m-%d}")
    elif moment - request.now > FARTHEST:
        messages.error(request, f"一次最多往后拨{FARTHEST.days}天")
    else:
        clock.set_clock(moment)
        done = run_due(moment)
        follow = f"，系统时钟办理了{done}件到期的事" if done else ""
        messages.success(request, f"演示时钟已拨到{moment:%Y-%m-%d %H:%M}{follow}")
    return _back(request)


def _wanted(request: SeatedRequest) -> datetime | None:
    """The moment asked for; None where it cannot be read."""
    days, day = request.POST.get("days", ""), request.POST.get("day", "")
    if days:
        readable = days.isdecimal() and 1 <= int(days[:4]) <= FARTHEST.days and len(days) <= 3
        return request.now + timedelta(days=int(days)) if readable else None
    try:
        return datetime.combine(date.fromisoformat(day), request.now.timetz())
    except ValueError:
        return None


def _back(request: SeatedRequest) -> HttpResponse:
    """The page that the bar was used on; the desk where that cannot be known."""
    page = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(page, allowed_hosts=None) and page.startswith("/")
    return redirect(page if ours else home_of(request.seat))
