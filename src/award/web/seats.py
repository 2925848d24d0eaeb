"""Turns a request into a `Seat`: who is signed in, and which of their posts they sit on now."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from award.process.kinds import Actor
from award.records.people.models import Post
from award.records.seat import Seat, seat_of

SESSION_KEY = "post"


class SeatedRequest(HttpRequest):
    """A request whose person sits on a post. `now` is the moment of the request."""

    seat: Seat
    now: datetime


View = Callable[..., HttpResponseBase]


def held(request: HttpRequest) -> list[Post]:
    """The active posts of whoever is signed in; none for strangers."""
    if not request.user.is_authenticated:
        return []
    posts = Post.objects.select_related("user", "county", "organ", "enterprise")
    return list(posts.filter(user_id=request.user.pk, active=True))


def current(request: HttpRequest, mine: list[Post] | None = None) -> Seat | None:
    """The chosen post, else the first active one; None for strangers and people without a post."""
    mine = held(request) if mine is None else mine
    chosen = next((p for p in mine if p.pk == request.session.get(SESSION_KEY)), None)
    post = chosen or next(iter(mine), None)
    return seat_of(post) if post else None


def seat(*actors: Actor) -> Callable[[View], View]:
    """Let only these seats through; another seat gets 403. The guard tests read `view.seats`."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.seat is None or request.seat.actor not in actors:
                names = "、".join(a.label for a in actors)
                raise PermissionDenied(f"这一页由{names}使用")
            return view(request, *args, **kwargs)

        guarded.seats = actors  # type: ignore[attr-defined]
        return guarded

    return guard


HOME = {
    Actor.APPLICANT: "/applicant/",
    Actor.COUNTY: "/county/",
    Actor.SECTOR: "/sector/",
    Actor.CITY: "/city/",
    Actor.EXAMINER: "/examiner/",
    Actor.MEETING: "/meeting/",
    Actor.OFFICE: "/office/",
    Actor.GOVERNMENT: "/government/",
    Actor.ADMIN: "/admin/people/",
}


def home_of(seated: Seat | None) -> str:
    """The desk that a seat opens on."""
    return HOME.get(seated.actor, "/") if seated else "/"
