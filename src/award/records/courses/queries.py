"""Who sees which course, who may act on it, who holds a place; and what courses came to, by ground."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from award.process.course import CourseCase, K, Span
from award.process.kinds import Actor
from award.records.cases import local
from award.records.courses.models import GONE, HELD, WAITING, Attendance, Course, Participant, Session
from award.records.people.models import Enterprise
from award.records.seat import Seat

GIVERS = (Actor.CITY, Actor.COUNTY, Actor.SECTOR)


def ground(actor: str, county: str | None, organ: int | None) -> Q:
    """The rows of one giver: those of CITY have neither county nor department."""
    where: dict[str, Any] = {"actor": actor, "county_id": county, "organ_id": organ}
    return Q(**where)


def mine(seat: Seat) -> QuerySet[Course]:
    """A giver's own courses: CITY's, a county's, a department's."""
    every = Course.objects.select_related("county", "organ")
    if seat.actor not in GIVERS:
        return every.none()
    return every.filter(ground(seat.actor.value, seat.county, seat.organ))


def seen_by(seat: Seat) -> QuerySet[Course]:
    """What was published, to every enterprise and giver; a giver's own before that."""
    every = Course.objects.select_related("county", "organ").exclude(state=K.NONE.value)
    if seat.actor in GIVERS:
        return every.filter(Q(published_at__isnull=False) | Q(pk__in=mine(seat)))
    return every.filter(published_at__isnull=False) if seat.actor is Actor.APPLICANT else every.none()


def spans(course: Course) -> list[Span]:
    return [s.span for s in course.sessions.all()]


def course_case(course: Course, now: datetime, seat: Seat) -> CourseCase:
    """A course without sessions is about to be planned: nothing of it can be asked yet."""
    held = spans(course)
    return CourseCase(
        moment=local(now),
        signup_until=course.signup_until,
        ends=held[-1].ends if held else local(now),
        clashes=tuple(clashes(course)),
        begun=Attendance.objects.filter(session__course=course).exists(),
    )


def clashes(course: Course) -> Iterable[str]:
    """The same lecturer or the same room, at the same time, in another course of the same giver."""
    own = spans(course)
    same = Q(lecturer=course.lecturer) | Q(place=course.place)
    others = Course.objects.filter(
        same,
        ground(course.actor, course.county_id, course.organ_id),
        state__in=(K.DRAFT.value, K.OPEN.value),
    ).exclude(pk=course.pk)
    for other in others.prefetch_related("sessions"):
        met = next((t for t in spans(other) for s in own if s.meets(t)), None)
        if met is not None:
            what = [w for w, one in (("讲师", "lecturer"), ("地点", "place"))
                    if getattr(other, one) == getattr(course, one)]  # fmt: skip
            yield f"同一{'和'.join(what)}在“{other.title}”（{met.spoken()}）时间重叠，请核对"


def elsewhere(
    enterprise: Enterprise, name: str, wanted: Iterable[Span], but: Course
) -> tuple[Course, Span] | None:
    """Another course that this person is in or waits for at the time."""
    wanted = list(wanted)
    theirs = Participant.objects.filter(
        enterprise=enterprise, name=name, state__in=(HELD, WAITING), course__state=K.OPEN.value
    ).exclude(course=but)
    for session in Session.objects.filter(course__participants__in=theirs).select_related("course"):
        if any(session.span.meets(w) for w in wanted):
            return session.course, session.span
    return None


def counted(course: Course) -> tuple[int, int]:
    """How many hold a place, how many wait."""
    found = Counter(course.participants.exclude(state=GONE).values_list("state", flat=True))
    return found[HELD], found[WAITING]


def attended(course: Course) -> dict[int, int]:
    """Participant -> at how many sessions."""
    rows = Attendance.objects.filter(session__course=course).values_list("participant_id", flat=True)
    return dict(Counter(rows))


@dataclass(frozen=True, slots=True)
class Given:
    """What one giver, or the enterprises of one county, had of courses that were held."""

    name: str
    courses: int
    places: int
    people: int
    attended: int


def by_giver(courses: QuerySet[Course]) -> list[Given]:
    """Courses held, by who gave them."""
    held = list(courses.filter(state=K.HELD.value).prefetch_related("participants__attendances"))
    made = []
    for name in dict.fromkeys(c.organiser for c in sorted(held, key=lambda c: c.organiser)):
        own = [c for c in held if c.organiser == name]
        people = [p for c in own for p in c.participants.all() if p.state == HELD]
        came = sum(1 for p in people if p.attendances.all())
        made.append(Given(name, len(own), sum(c.places for c in own), len(people), came))
    return made


def by_county(courses: QuerySet[Course]) -> list[Given]:
    """Who came to courses that were held, by the county of their unit."""
    held = courses.filter(state=K.HELD.value)
    rows = Participant.objects.filter(course__in=held, state=HELD)
    rows = rows.select_related("enterprise__county").prefetch_related("attendances")
    found: dict[str, list[Participant]] = {}
    for row in rows:
        county = row.enterprise.county
        found.setdefault(county.name if county else "未登记旗县区", []).append(row)
    return [
        Given(
            name,
            len({p.course_id for p in people}),
            0,
            len(people),
            sum(1 for p in people if p.attendances.all()),
        )
        for name, people in sorted(found.items())
    ]
