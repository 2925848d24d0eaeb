"""What every page is given: the seat's navigation, who sits there, the demonstration bar."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from award.records.people.models import Post
from award.web import navigation
from award.web.headers import DemoBar, SeatChoice
from award.web.seats import home_of


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `nav`, `subnav`, `who`, `seats_url` at work pages; `demo` in the demonstration."""
    context: dict[str, Any] = {}
    seated = getattr(request, "seat", None)
    if seated is not None:
        context["nav"], context["subnav"] = navigation.lines(seated.actor, request.path)
        context["who"] = f"{seated.name}，{seated.body}"
        context["layout"] = "base_work.html"
        context["desk_url"] = home_of(seated)
        context["seats_url"] = "/seats/" if getattr(request, "may_change_seat", False) else ""
    if settings.DEMO and hasattr(request, "now"):
        context["demo"] = _demo_bar(request)
    return context


def _demo_bar(request: Any) -> DemoBar:
    posts = Post.objects.select_related("user", "county", "organ", "enterprise").filter(active=True)
    here = request.seat.post if request.seat else None
    choices = [SeatChoice("", "社会公众（未登录）", here is None)]
    choices += [SeatChoice(str(p.pk), _who(p), p.pk == here) for p in posts]
    return DemoBar(request.now, choices, "/demo/seat/", "/demo/clock/")


def _who(post: Post) -> str:
    """Body, person and, where one is given, the duty that tells two officers of one body apart."""
    duty = f"（{post.title}）" if post.title and post.title != post.body_name else ""
    return f"{post.body_name}：{post.user}{duty}"
