"""Places in a course: taken in the order of coming, waited for, given up; nobody in two at once (14)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from award.law.dates import spoken_moment
from award.process.course import FREE, IN_ORDER, K, in_time
from award.process.kinds import Actor
from award.process.plan import BAOTOU
from award.records.courses.models import GONE, HELD, WAITING, Course, Participant
from award.records.courses.queries import counted, elsewhere, spans
from award.records.people.models import Enterprise
from award.records.seat import Seat
from award.services import ledger
from award.services.asking import BadDetails, ask, check
from award.services.messages import posts, send

MOST_AT_ONCE = 50


def read_people(text: str) -> tuple[list[tuple[str, str]], str]:
    """(name, post) of each line, and what is wrong, in words, else nothing."""
    found: list[tuple[str, str]] = []
    for number, line in enumerate((one for one in text.splitlines() if one.strip()), start=1):
        name, _, post = line.strip().replace(",", "，").partition("，")
        name, post = " ".join(name.split()), " ".join(post.split())
        if not name:
            return [], f"第{number}行没有姓名"
        if len(name) > 40 or len(post) > 40:
            return [], f"第{number}行的姓名或职务超过40字"
        if any(name == other for other, _ in found):
            return [], f"第{number}行的{name}写了两次；同名的两人请在姓名后加部门，如“{name}（二车间）”"
        found.append((name, post))
    if len(found) > MOST_AT_ONCE:
        return [], f"一次最多报{MOST_AT_ONCE}人，现有{len(found)}人"
    return (found, "") if found else ([], "请填写参加人")


@dataclass(frozen=True, slots=True)
class People:
    """Who comes: no more of them than the paper needs."""

    people: str = ask(
        "参加人",
        "long",
        max=3000,
        help="每行一人：姓名，职务。不需要手机号和身份证号",
        example="张三，质量部部长",
    )

    def faults(self) -> dict[str, str]:
        wrong = read_people(self.people)[1]
        return {"people": wrong} if wrong else {}


def sign_up(course: Course, details: People, *, by: Seat, now: datetime) -> list[Participant]:
    """Everybody of the list or nobody; those for whom no place is left wait in order."""
    check(details)
    enterprise = Enterprise.objects.get(pk=by.enterprise or 0)
    with transaction.atomic():
        row = Course.objects.select_for_update().get(pk=course.pk)
        _open(row, now)
        named = read_people(details.people)[0]
        _nowhere_else(row, enterprise, [name for name, _ in named])
        held, waiting = counted(row)
        free = 0 if waiting else max(row.places - held, 0)
        made = []
        for place, (name, post) in enumerate(named):
            state = HELD if place < free else WAITING
            made.append(
                Participant.objects.create(
                    course=row, enterprise=enterprise, name=name, post=post, state=state, at=now
                )
            )
        facts = {
            "enterprise": f"enterprise/{enterprise.pk}",
            "held": [p.pk for p in made if p.state == HELD],
            "waiting": [p.pk for p in made if p.state == WAITING],
        }
        ledger.append(step="course.sign_up", subject=row.subject, law=FREE, by=by, now=now, facts=facts)
    return made


def _open(row: Course, now: datetime) -> None:
    if row.state != K.OPEN:
        raise BadDetails({"people": f"这个培训{K(row.state).label}，不能报名"})
    if not in_time(now, row.signup_until):
        until = spoken_moment(row.signup_until.astimezone(BAOTOU))
        raise BadDetails({"people": f"报名已于{until}截止"})


def _nowhere_else(row: Course, enterprise: Enterprise, names: list[str]) -> None:
    """BadDetails names each person who is in this course already, or in another at the time."""
    again = set(
        row.participants.filter(enterprise=enterprise).exclude(state=GONE).values_list("name", flat=True)
    )
    faults = [f"{name}已经报过这个培训" for name in names if name in again]
    wanted = spans(row)
    for name in names:
        other = None if name in again else elsewhere(enterprise, name, wanted, row)
        if other is not None:
            faults.append(f"{name}已报名“{other[0].title}”（{other[1].spoken()}），时间重叠")
    if faults:
        raise BadDetails({"people": "；".join(faults)})


def give_up(participant: Participant, *, by: Seat, now: datetime) -> Participant | None:
    """Give up a place, or the waiting for one. Answers with who came up from the waiting list."""
    with transaction.atomic():
        row = Course.objects.select_for_update().get(pk=participant.course_id)
        mine = Participant.objects.select_for_update().get(pk=participant.pk)
        if mine.state == GONE:
            raise BadDetails({"__all__": "这个报名已经取消"})
        if row.state != K.OPEN or mine.attendances.exists() or spans(row)[0].starts <= now:
            raise BadDetails({"__all__": "培训已经开始或办结，不能再取消报名"})
        had_place = mine.state == HELD
        mine.state, mine.ended_at = GONE, now
        mine.save(update_fields=["state", "ended_at"])
        ledger.append(
            step="course.give_up", subject=row.subject, law=FREE, by=by, now=now,
            facts={"participant": mine.pk},
        )  # fmt: skip
        return come_up(row, by=by, now=now) if had_place else None


def come_up(row: Course, *, by: Seat, now: datetime) -> Participant | None:
    """The first who waits takes a free place, and its unit is told."""
    held, waiting = counted(row)
    if not waiting or held >= row.places:
        return None
    first = row.participants.filter(state=WAITING).order_by("at", "pk")[0]
    first.state = HELD
    first.save(update_fields=["state"])
    ledger.append(
        step="course.come_up", subject=row.subject, law=IN_ORDER, by=by, now=now,
        facts={"participant": first.pk},
    )  # fmt: skip
    told = posts(Actor.APPLICANT, enterprise_id=first.enterprise_id)
    send(told, f"{first.name}由候补递补，已有“{row.title}”的名额", f"/courses/{row.pk}/", now)
    return first
