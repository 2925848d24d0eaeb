"""A course of CITY's, open to enterprises, with units that sign up: for the tests of courses."""

from datetime import datetime
from typing import Any

from award.process.course import CourseRoad
from award.process.kinds import Actor
from award.records.courses.models import Course, Participant
from award.records.seat import Seat
from award.services import courses, people, signing_up
from award.services.courses import Outline
from web.field import at, officer, step

NOW = at(3, 2)
DEADLINE = at(3, 10, 17)
ONE_DAY = "2026-03-12 09:00-12:00\n2026-03-12 14:00-17:00"


def outline(**changed: Any) -> Outline:
    given: dict[str, Any] = {
        "title": "卓越绩效准则宣贯",
        "kind": "criteria",
        "sessions": ONE_DAY,
        "place": "示例会议中心",
        "places": 2,
        "audience": "质量负责人",
        "lecturer": "李示例",
        "about": "七个类目",
        "signup_until": DEADLINE,
        "share": 80,
    }
    return Outline(**{**given, **changed})


def giver(name: str = "培训经办", actor: Actor = Actor.CITY, **where: Any) -> Seat:
    people.set_up_counties()
    return officer(name, actor, **where)


def opened(by: Seat, **changed: Any) -> Course:
    row = courses.plan(outline(**changed), by=by, now=NOW)
    step(CourseRoad.PUBLISH, row, by, NOW)
    return row


def signed_up(course: Course, unit: Seat, people: str, now: datetime = NOW) -> list[Participant]:
    return signing_up.sign_up(course, signing_up.People(people), by=unit, now=now)
