"""Self-diagnoses for tests, made through the service."""

from collections.abc import Mapping
from datetime import datetime

from award.law.art07_criteria import criteria
from award.process.kinds import Actor
from award.records.diagnosis.models import Diagnosis
from award.records.people.models import County, Enterprise, Post, User
from award.records.seat import Seat, seat_of
from award.services import diagnosis
from web.field import KUNDULUN, at, codes

ALL = [item.clause for item in criteria().items]
Notes = Mapping[str, Mapping[str, str]]


def unit(n: int = 0, county: str = KUNDULUN) -> Seat:
    """The n-th enterprise with its approver, without the cost of a password."""
    body = Enterprise.objects.create(
        uscc=codes(n + 1)[n],
        name=f"包头市示例第{n}制造有限公司",
        county=County.objects.get(pk=county),
        created_at=at(3, 2),
    )
    user = User.objects.create(email=f"unit{n}@example.invalid", name=f"经办{n}")
    post = Post.objects.create(user=user, actor=Actor.APPLICANT.value, enterprise=body, may_release=True)
    return seat_of(post)


def started(seat: Seat, now: datetime) -> Diagnosis:
    return diagnosis.start(Enterprise.objects.get(pk=seat.enterprise), by=seat, now=now)


def judged(
    row: Diagnosis, seat: Seat, percents: Mapping[str, int | None], now: datetime, notes: Notes | None = None
) -> Diagnosis:
    return diagnosis.save(row, percents=percents, notes=notes or {}, seen=row.revision, by=seat, now=now)


def finished(seat: Seat, percent: int, now: datetime, notes: Notes | None = None) -> Diagnosis:
    row = judged(started(seat, now), seat, dict.fromkeys(ALL, percent), now, notes)
    return diagnosis.finish(row, seen=row.revision, by=seat, now=now)
