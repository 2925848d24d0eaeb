"""What the public pages show, as the services leave it: cycles, notices, honours; and a movable moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from unittest import mock

from django.test import Client

from award.process.application import S
from award.process.cycle import C
from award.process.kinds import Actor
from award.process.plan import BAOTOU, Plan
from award.records.applications.models import Application
from award.records.cycles.models import Cycle, PlanVersion
from award.records.honours.models import Honour
from award.records.notices.models import AwardList, PublicNotice
from award.records.people.models import County, Enterprise, Post, User
from award.services import notices
from award.web import clock

PLAN = Plan(
    opens_on=date(2026, 3, 11),
    deadline=datetime(2026, 4, 10, 17, 0, tzinfo=BAOTOU),
    county_deadline=datetime(2026, 4, 24, 17, 0, tzinfo=BAOTOU),
    base_date=date(2026, 4, 10),
)
# Published 2026-05-07 (Thursday): 8, 9 (a make-up Saturday), 11, 12, 13 May are its five working days.
PUBLISHED = datetime(2026, 5, 7, 9, 0, tzinfo=BAOTOU)
DURING = datetime(2026, 5, 11, 10, 0, tzinfo=BAOTOU)
LAST_SECOND = datetime(2026, 5, 13, 23, 59, 59, tzinfo=BAOTOU)
DAY_AFTER = datetime(2026, 5, 14, 0, 0, tzinfo=BAOTOU)
NUMBERS = ("BTZLJ-9-2026-NZNM-NBR4", "BTZLJ-9-2026-MY9X-2XBR", "BTZLJ-9-2026-SCQY-4RRC")


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Requests are made at this moment."""
    with mock.patch.object(clock, "now", return_value=moment):
        yield


def get(path: str, moment: datetime = DURING) -> str:
    """The page's text as a stranger gets it; it must be there."""
    with at(moment):
        answer = Client().get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def county(code: str = "150203", name: str = "昆都仑区") -> County:
    return County.objects.get_or_create(code=code, defaults={"name": name, "short": name[:-1]})[0]


def cycle(number: int = 10, state: C = C.CALLED, plan: Plan = PLAN) -> Cycle:
    row = Cycle.objects.create(
        number=number,
        state=state.value,
        launched_at=datetime(2026, 2, 10, 9, 0, tzinfo=BAOTOU),
        called_at=None if state is C.APPROVED else datetime(2026, 3, 2, 9, 0, tzinfo=BAOTOU),
    )
    PlanVersion.objects.create(
        cycle=row, version=1, body=plan.dumps(), digest="0" * 64, made_at=row.launched_at
    )
    return row


def application(of: Cycle, n: int, state: S = S.QUALIFIED_NOTICE) -> Application:
    enterprise = Enterprise.objects.create(
        uscc=f"91150203MA0N{of.number:02}{n:04}", name=f"包头市示例{n}有限公司", created_at=PUBLISHED
    )
    return Application.objects.create(
        cycle=of,
        enterprise=enterprise,
        county=county(),
        number=f"质奖〔{of.number}〕{n:03}号",
        name=enterprise.name,
        state=state.value,
        since=PUBLISHED,
    )


def published(
    of: Cycle, kind: str = "qualified", moment: datetime = PUBLISHED, units: int = 3
) -> PublicNotice:
    """A list's notice as services.notices freezes it."""
    start = of.applications.count()
    award_list = AwardList.objects.create(cycle=of, kind=kind)
    members = [application(of, start + n + 1) for n in range(units)]
    days = 7 if kind == "proposed" else 5
    return notices.of_list(award_list, members, moment, days)


def honour(of: Cycle, n: int, number: str, **changed: object) -> Honour:
    row = application(of, n, S.CONFERRED)
    facts = {
        "cycle": of,
        "cycle_number": of.number,
        "application": row,
        "enterprise": row.enterprise,
        "name": row.name,
        "certificate": number,
        "awarded_on": date(2026, 1, 27),
        "circular_number": "包府发〔2026〕49号",
    }
    return Honour.objects.create(**{**facts, **changed})


def officer(name: str = "敏感姓名甲", actor: Actor = Actor.CITY) -> User:
    user = User.objects.create_user(f"secret{User.objects.count()}@mail.invalid", None, name=name)
    Post.objects.create(user=user, actor=actor.value)
    return user


def with_readings(**readings: str) -> Plan:
    return replace(PLAN, readings=readings)
