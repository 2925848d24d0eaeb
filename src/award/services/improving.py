"""The plan of a finished diagnosis: measures with owner and day, kept up, reminded of (Article 11)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Q

from award.law.art07_criteria import criteria
from award.law.art13_incubation import METHODS
from award.law.dates import spoken
from award.process.diagnosis import MEASURES_ZH, OPEN, REMIND_WORKDAYS, D
from award.process.kinds import Actor
from award.records.cases import calendar, local
from award.records.diagnosis.models import Diagnosis, Measure
from award.records.seat import Seat
from award.services import messages
from award.services.asking import BadDetails, ask, check
from award.services.diagnosis import line

MEASURES_MOST = 200
OWNER_MAX = 40
CLAUSES = tuple((i.clause, f"{i.clause} {i.name_zh}") for i in criteria().items)
STATES = tuple((m.value, words) for m, words in MEASURES_ZH.items())


@dataclass(frozen=True, slots=True)
class Planned:
    """One measure as it is entered."""

    clause: str = ask("条款", "choice", options=CLAUSES)
    what: str = ask("措施", "long", max=1000, example="建立关键过程的月度评价会，由质量部记录改进结果")
    owner: str = ask("负责人", max=OWNER_MAX, help=f"姓名或岗位，不超过{OWNER_MAX}字")
    due: date | None = ask("完成期限", "date")


@dataclass(frozen=True, slots=True)
class Altered(Planned):
    """One measure as it goes on."""

    state: str = ask("进展", "choice", options=STATES)
    note: str = ask("说明", "long", required=False, max=1000)


def add(diagnosis: Diagnosis, details: Planned, *, by: Seat, now: datetime) -> Measure:
    """BadDetails, by field."""
    check(details)
    _own(diagnosis, by)
    due = _due(details, now)
    with transaction.atomic():
        row = Diagnosis.objects.select_for_update(of=("self",)).get(pk=diagnosis.pk)
        if row.state != D.FINISHED:
            raise BadDetails({"__all__": "完成诊断以后才能列改进措施"})
        if row.measures.count() >= MEASURES_MOST:
            raise BadDetails({"__all__": f"一次诊断最多列{MEASURES_MOST}条措施"})
        made = Measure.objects.create(
            diagnosis=row,
            clause=details.clause,
            what=details.what.strip(),
            owner=details.owner.strip(),
            due=due,
        )
        line("diagnosis.measure", row, METHODS, by, now, measure=made.pk, state=made.state)
        return made


def alter(measure: Measure, details: Altered, *, seen: int, by: Seat, now: datetime) -> Measure:
    """A day that stays as it was may lie in the past. BadDetails, by field."""
    check(details)
    _own(measure.diagnosis, by)
    with transaction.atomic():
        row = Measure.objects.select_for_update(of=("self",)).select_related("diagnosis").get(pk=measure.pk)
        if row.revision != seen:
            raise BadDetails({"__all__": "这条措施刚被同事改过，请对照最新的内容再保存"})
        due = row.due if details.due == row.due else _due(details, now)
        closed = details.state not in OPEN
        if not closed:
            row.closed_at = None
        elif row.closed_at is None:
            row.closed_at = now
        row.clause, row.what, row.owner = details.clause, details.what.strip(), details.owner.strip()
        row.due, row.state, row.note = due, details.state, details.note.strip()
        row.revision += 1
        row.save()
        line("diagnosis.measure", row.diagnosis, METHODS, by, now, measure=row.pk, state=row.state)
        return row


def _own(diagnosis: Diagnosis, by: Seat) -> None:
    if by.actor is not Actor.APPLICANT or by.enterprise != diagnosis.enterprise_id:
        raise PermissionError("改进措施由本单位办理")


def _due(details: Planned, now: datetime) -> date:
    assert details.due is not None  # asked for
    if details.due < local(now).date():
        raise BadDetails({"due": f"完成期限{details.due}已经过去，请填今天或以后的日期"})
    return details.due


def remind(now: datetime) -> int:
    """Tell units once what falls due within five working days, once what is over. How many messages.

    A day that was moved is told of anew.
    """
    day = local(now).date()
    rows = Measure.objects.select_related("diagnosis").filter(state__in=[m.value for m in OPEN])
    untold = Q(reminded_of=None) | ~Q(reminded_of=F("due"))
    unchased = Q(chased_for=None) | ~Q(chased_for=F("due"))
    coming = list(rows.filter(untold, due__gte=day))
    late = list(rows.filter(unchased, due__lt=day))
    if not coming and not late:
        return 0
    until = calendar().add_workdays(day, REMIND_WORKDAYS)
    near = [m for m in coming if m.due <= until]
    with transaction.atomic():
        sent = _tell(near, "快到期", now) + _tell(late, "已逾期", now)
        Measure.objects.filter(pk__in=[m.pk for m in near]).update(reminded_of=F("due"))
        Measure.objects.filter(pk__in=[m.pk for m in late]).update(chased_for=F("due"))
    return sent


def _tell(rows: Iterable[Measure], how: str, now: datetime) -> int:
    """One message a diagnosis, to all who act for its unit."""
    plans: dict[Diagnosis, list[Measure]] = {}
    for measure in rows:
        plans.setdefault(measure.diagnosis, []).append(measure)
    for diagnosis, due in plans.items():
        first = min(due, key=lambda m: (m.due, m.pk))
        text = f"{len(due)}条改进措施{how}，最早{spoken(first.due)}：{first.what[:60]}"
        told = messages.posts(Actor.APPLICANT, enterprise_id=diagnosis.enterprise_id)
        messages.send(told, text, f"/applicant/diagnosis/{diagnosis.pk}/#plan", now)
    return len(plans)
