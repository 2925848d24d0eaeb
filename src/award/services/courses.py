"""Courses from plan to paper (Articles 9, 11, 12, 14): each giver on its own ground, free of charge."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from award.law import art33_certificates as numbers
from award.law.dates import spoken
from award.process.course import KINDS, CourseRoad, earned, read_sessions, written
from award.process.plan import BAOTOU
from award.records.cases import local
from award.records.courses.models import HELD, Attendance, Course, Participation, Session
from award.records.courses.queries import attended, spans
from award.records.seat import Seat
from award.services.asking import BadDetails, ask, check
from award.services.digests import sha256
from award.services.steps import Act, effect, take

PREFIX = "BTPX"  # 包头培训: never taken for the number of an award
KEPT = ("title", "kind", "place", "places", "audience", "lecturer", "about", "share")
SESSIONS_HELP = "每行一节：日期 开始-结束，北京时间"
SESSIONS_EXAMPLE = "2026-05-12 09:00-12:00"


@dataclass(frozen=True, slots=True)
class Outline:
    """A course as it is planned. It has no field for money, and none may be added (Article 14)."""

    title: str = ask("名称", max=60, example="GB/T 19580标准宣贯")
    kind: str = ask("类别", "choice", options=tuple(KINDS.items()))
    sessions: str = ask("时间", "long", max=1000, help=SESSIONS_HELP, example=SESSIONS_EXAMPLE)
    place: str = ask("地点", max=100)
    places: int | None = ask("名额", "integer", least=1, most=2000, unit="人")
    audience: str = ask("面向", max=200, example="培育库单位的质量负责人")
    lecturer: str = ask("讲师", max=60)
    about: str = ask("内容", "long", max=2000)
    signup_until: datetime | None = ask("报名截止", "moment", help="北京时间，这一秒以前都可以报名")
    share: int | None = ask(
        "发给参加证明须参加的节数比例", "integer", least=1, most=100, unit="%", help="一般为80%"
    )

    def faults(self) -> dict[str, str]:
        found, wrong = read_sessions(self.sessions)
        if wrong:
            return {"sessions": wrong}
        if self.signup_until is not None and self.signup_until > found[0].starts:
            starts = found[0].starts
            return {"signup_until": f"报名截止晚于开课（{spoken(starts.date())}{starts:%H:%M}）"}
        return {}


def begin(course: Course) -> dict[str, Any]:
    """What the form of a change begins with."""
    kept = {name: getattr(course, name) for name in KEPT}
    until = course.signup_until.astimezone(BAOTOU)
    return {**kept, "sessions": written(spans(course)), "signup_until": f"{until:%Y-%m-%dT%H:%M}"}


def plan(details: Outline, *, by: Seat, now: datetime) -> Course:
    """A new course on the giver's own ground, not yet to be seen by others."""
    check(details)
    with transaction.atomic():
        row = Course(actor=by.actor.value, county_id=by.county, organ_id=by.organ, organiser=by.body,
                     planned_by_id=by.person, planned_at=now)  # fmt: skip
        _write(row, details)
        row.save()
        _hold(row, details.sessions)
        take(CourseRoad.PLAN, row, by=by, now=now, seen=0)
        row.refresh_from_db()
        return row


def _write(row: Course, details: Outline) -> None:
    for name in ("title", "place", "audience", "lecturer", "about"):
        setattr(row, name, getattr(details, name).strip())
    assert details.places is not None
    assert details.share is not None
    assert details.signup_until is not None
    row.kind, row.places, row.share = details.kind, details.places, details.share
    row.signup_until = details.signup_until


def _hold(row: Course, text: str) -> None:
    found, wrong = read_sessions(text)
    if wrong:
        raise BadDetails({"sessions": wrong})
    row.sessions.all().delete()
    Session.objects.bulk_create(Session(course=row, starts_at=s.starts, ends_at=s.ends) for s in found)


def _when(row: Course) -> list[str]:
    return [f"{s.starts.isoformat()}/{s.ends.isoformat()}" for s in spans(row)]


@effect(CourseRoad.PLAN)
def planned(row: Course, details: None, act: Act) -> dict[str, Any]:
    return {"kind": row.kind, "places": row.places, "sessions": _when(row)}


@effect(CourseRoad.REVISE, Outline)
def revised(row: Course, details: Outline, act: Act) -> dict[str, Any]:
    _write(row, details)
    _hold(row, details.sessions)
    return planned(row, None, act)


@effect(CourseRoad.PUBLISH)
def published(row: Course, details: None, act: Act) -> dict[str, Any]:
    row.published_at = act.now
    return planned(row, None, act)


@dataclass(frozen=True, slots=True)
class Moved:
    """Another time or place of a course that people signed up for."""

    sessions: str = ask("新的时间", "long", max=1000, help=SESSIONS_HELP, example=SESSIONS_EXAMPLE)
    place: str = ask("新的地点", max=100)
    reason: str = ask("原因", max=200, help="报名的人会看到")

    def faults(self) -> dict[str, str]:
        wrong = read_sessions(self.sessions)[1]
        return {"sessions": wrong} if wrong else {}


@effect(CourseRoad.MOVE, Moved)
def moved(row: Course, details: Moved, act: Act) -> dict[str, Any]:
    first = read_sessions(details.sessions)[0][0].starts
    if first <= local(act.now):
        raise BadDetails({"sessions": "新的时间已经过去"})
    _hold(row, details.sessions)
    row.place = details.place.strip()
    if row.signup_until > first:
        row.signup_until = first
    return {"sessions": _when(row), "reason": sha256(details.reason.encode())}


@dataclass(frozen=True, slots=True)
class Cancelled:
    reason: str = ask("原因", max=200, help="报名的人会看到")


@effect(CourseRoad.CANCEL, Cancelled)
def cancelled(row: Course, details: Cancelled, act: Act) -> dict[str, Any]:
    row.cancelled_because = details.reason.strip()
    return {"reason": sha256(row.cancelled_because.encode())}


@effect(CourseRoad.CLOSE)
def closed(row: Course, details: None, act: Act) -> dict[str, Any]:
    """Everybody who attended the share gets the paper's number; the list of who came is final."""
    came, sessions = attended(row), row.sessions.count()
    year = local(act.now).year
    given = [
        Participation(
            participant=p,
            number=numbers.number(row.pk, year, secrets.token_bytes(32), PREFIX),
            attended=came[p.pk],
            sessions=sessions,
            given_at=act.now,
        )
        for p in row.participants.filter(state=HELD)
        if earned(came.get(p.pk, 0), sessions, row.share)
    ]
    Participation.objects.bulk_create(given)
    rows = Attendance.objects.filter(session__course=row).order_by("session_id", "participant_id")
    listed = "\n".join(f"{a.session_id} {a.participant_id} {a.how}" for a in rows)
    return {"attendances": len(rows), "papers": len(given), "list": sha256(listed.encode())}
