"""A unit's people in a course: signing up, giving up a place (Article 14)."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from award.process.course import FREE, IN_ORDER
from award.process.kinds import Actor
from award.records.courses.queries import counted, seen_by
from award.services import signing_up
from award.services.asking import ask
from award.web.asking_page import Asking, asking_page
from award.web.seats import SeatedRequest, seat


@seat(Actor.APPLICANT)
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: SeatedRequest, pk: int) -> HttpResponse:
    course = get_object_or_404(seen_by(request.seat), pk=pk)
    free = max(course.places - counted(course)[0], 0)
    asked = Asking(
        signing_up.People, "报名培训", FREE, course,
        f"现在还有{free}个名额，按先后占用；超出的依次候补，有人取消时递补并发消息。培训免费，不收取任何费用。",
        f"/courses/{pk}/", about=course.title, say=f"还有{free}个名额；满额以后可以候补。培训免费。",
    )  # fmt: skip

    def done(details: Any) -> str:
        signing_up.sign_up(course, details, by=request.seat, now=request.now)
        return f"/courses/{pk}/#people"

    return asking_page(request, asked, done)


@dataclass(frozen=True, slots=True)
class Sure:
    """Nothing is asked for but the word."""

    sure: bool = ask("确认取消这个人的报名", "tick")


@seat(Actor.APPLICANT)
@require_http_methods(["GET", "HEAD", "POST"])
def give_up(request: SeatedRequest, pk: int, person: int) -> HttpResponse:
    course = get_object_or_404(seen_by(request.seat), pk=pk)
    mine = course.participants.filter(enterprise_id=request.seat.enterprise or 0)
    row = get_object_or_404(mine, pk=person)
    asked = Asking(
        Sure, "取消报名", IN_ORDER, course, f"{row.name}的报名将取消，名额由最先候补的人递补。",
        f"/courses/{pk}/", about=f"{course.title}：{row.name}",
    )  # fmt: skip

    def done(details: Any) -> str:
        signing_up.give_up(row, by=request.seat, now=request.now)
        return f"/courses/{pk}/#people"

    return asking_page(request, asked, done)
