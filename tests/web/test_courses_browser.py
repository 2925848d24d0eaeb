"""Courses and the library in a browser at a phone's width: no barrier, no sideways scroll."""

from typing import TYPE_CHECKING

import pytest

from award.process.course import CourseRoad
from award.process.method import MethodRoad
from award.records.courses.models import How
from award.services import attending, methods
from services.courses_world import NOW, giver, opened, signed_up
from web.desk_barriers import barriers
from web.field import at, enterprise, step
from web.test_courses import entry

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)


def test_courses_and_the_library_are_open_to_everybody_and_fit_a_phone(
    page: "Page", live_server: "LiveServer", monkeypatch: pytest.MonkeyPatch
) -> None:
    city, unit, moment = giver(), enterprise(), at(3, 12, 9)
    full, past = opened(city, places=1), opened(city, title="已经办完的培训", place="别处")
    signed_up(full, unit, "张三，部长\n李四")
    came = [p.pk for p in signed_up(past, enterprise(1), "王五\n赵六")]
    for session in past.sessions.all():
        attending.tick(session, came, by=city, now=session.ends_at)
    step(CourseRoad.CLOSE, past, city, at(3, 12, 17))
    row = methods.draft(entry(public=True), by=city, now=NOW)
    step(MethodRoad.PROPOSE, row, city, NOW)
    step(MethodRoad.PUBLISH, row, giver("另一人"), NOW)
    session = full.sessions.all()[0]
    code = attending.token(session, How.SHEET, moment)
    monkeypatch.setattr("award.web.clock.now", lambda: moment)
    wanted = {
        city: (
            "/courses/", "/courses/new/", f"/courses/{past.pk}/", f"/courses/{full.pk}/",
            f"/courses/{full.pk}/sessions/{session.pk}/", f"/courses/{full.pk}/sessions/{session.pk}/screen/",
            "/courses/statistics/", "/methods/desk/", f"/methods/desk/{row.pk}/", "/methods/desk/new/",
        ),
        unit: (
            "/courses/", f"/courses/{full.pk}/", f"/courses/in/{code}/", "/methods/", f"/methods/{row.pk}/",
        ),
    }  # fmt: skip
    assert barriers(page, live_server.url, wanted) == []
