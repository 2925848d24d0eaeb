"""Events of spreading and visits by other firms (Articles 9, 10, 34): recorded by whoever held them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from award.process.kinds import Actor
from award.process.spreading import KINDS, TITLE_MAX, VISIT, ActivityRoad
from award.records.cases import local
from award.records.files.models import Evidence
from award.records.seat import Seat
from award.records.spreading.models import Activity
from award.records.spreading.queries import may_enter, titles
from award.services.asking import BadDetails, ask, check
from award.services.steps import Act, effect, take

PEOPLE_MOST = 100_000
OF_ANOTHER = "这一件是别的单位登记的，由登记的单位或者市主管部门作废"


@dataclass(frozen=True, slots=True)
class Event:
    """One event, or one visit by another firm."""

    kind: str = ask("形式", "choice", options=tuple(KINDS.items()))
    title: str = ask("名称", max=TITLE_MAX, example="质量管理经验现场交流会")
    held_on: date | None = ask("日期", "date")
    place: str = ask("地点", required=False, max=80)
    honours: tuple[str, ...] = ask("介绍、展示了哪些获奖单位的经验", "multi")
    people: int | None = ask("参加人数", "integer", required=False, least=1, most=PEOPLE_MOST, unit="人")
    content: str = ask("介绍、展示了什么", "long", max=1000)
    visitors: str = ask("来访或者参加的单位", required=False, max=300, help="来访参观必填，不公开")
    link: str = ask("报道链接", required=False, max=200, example="https://www.example.com/1")
    evidence: Evidence | None = ask("照片、签到或者材料", "file", required=False)
    note: str = ask("备注", "long", required=False, max=400, help="不公开")

    def faults(self) -> dict[str, str]:
        wrong = {}
        if self.kind == VISIT and not self.visitors.strip():
            wrong["visitors"] = "来访参观的，请填写来访单位"
        if self.kind == VISIT and self.people is None:
            wrong["people"] = "来访参观的，请填写来了多少人"
        if self.link and not self.link.startswith(("https://", "http://")):
            wrong["link"] = "报道链接以 http:// 或 https:// 开头"
        return wrong


def record(details: Event, *, by: Seat, now: datetime) -> Activity:
    """Enter an event that has been held. BadDetails, Refused (a county about another's recipient)."""
    check(details)
    assert details.held_on is not None  # asked for
    if details.held_on > local(now).date():
        raise BadDetails({"held_on": "日期还没有到，办了以后再登记"})
    may = {str(pk): pk for pk in titles(by).values_list("pk", flat=True)}
    if set(details.honours) - set(may):
        raise BadDetails({"honours": "有不能由你单位登记的获奖单位，请重新选择"})
    with transaction.atomic():
        row = Activity.objects.create(
            kind=details.kind,
            title=details.title.strip(),
            held_on=details.held_on,
            place=details.place.strip(),
            people=details.people,
            content=details.content.strip(),
            link=details.link.strip(),
            visitors=details.visitors.strip(),
            note=details.note.strip(),
            evidence=details.evidence,
            organiser=by.body or by.actor.label,
            actor=by.actor.value,
            county_id=by.county,
            organ_id=by.organ,
            enterprise_id=by.enterprise,
            entered_by_id=by.person,
            entered_at=now,
        )
        row.honours.set(may[key] for key in details.honours)
        take(ActivityRoad.RECORD, row, by=by, now=now, seen=0)
        row.refresh_from_db()
        return row


@effect(ActivityRoad.RECORD)
def recorded(row: Activity, details: None, act: Act) -> dict[str, Any]:
    return {"kind": row.kind, "held_on": row.held_on.isoformat(), "honours": _subjects(row)}


def _subjects(row: Activity) -> list[str]:
    return [f"honour/{pk}" for pk in row.honours.order_by("pk").values_list("pk", flat=True)]


@effect(ActivityRoad.PROPOSE)
def proposed(row: Activity, details: None, act: Act) -> dict[str, Any]:
    row.proposed_by_id = act.by.user_id
    return {}


@effect(ActivityRoad.PUBLISH)
def published(row: Activity, details: None, act: Act) -> dict[str, Any]:
    row.published_at, row.reason = act.now, ""
    return {"honours": _subjects(row)}


@dataclass(frozen=True, slots=True)
class Why:
    reason: str = ask("理由", max=400)


def _back(row: Activity, details: Why, act: Act) -> dict[str, Any]:
    """The reason stays with the row: the ledger names nobody."""
    row.published_at, row.proposed_by, row.reason = None, None, details.reason.strip()
    return {}


effect(ActivityRoad.SEND_BACK, Why)(_back)
effect(ActivityRoad.TAKE_DOWN, Why)(_back)


@effect(ActivityRoad.VOID, Why)
def void(row: Activity, details: Why, act: Act) -> dict[str, Any]:
    if act.by.actor is not Actor.CITY and not may_enter(row, act.by):
        raise BadDetails({"reason": OF_ANOTHER})
    row.reason = details.reason.strip()
    return {}
