"""A called cycle with enterprises, counties and departments, made through the services, for tests."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from award.demo.pdf import page
from award.law import uscc
from award.law.art07_criteria import criteria
from award.process.application import Road
from award.process.cycle import CycleRoad
from award.process.evidence import REQUIREMENTS
from award.process.kinds import Actor, Steps
from award.process.plan import BAOTOU, Plan
from award.records.applications.models import Application
from award.records.cycles.models import Cycle
from award.records.files.models import Evidence
from award.records.people.models import Enterprise, Organ, Post, User
from award.records.seat import Seat, seat_of
from award.services import cycles, dossiers, files, people
from award.services.deeds.cycles import Approval, CallDraft, Confirmation
from award.services.deeds.departments import Sectors
from award.services.steps import take

PLAN = Plan(
    opens_on=date(2026, 3, 2),
    deadline=datetime(2026, 3, 27, 17, 0, tzinfo=BAOTOU),
    county_deadline=datetime(2026, 4, 17, 17, 0, tzinfo=BAOTOU),
    base_date=date(2026, 3, 27),
)
PASSWORD = "long enough 2026"
KUNDULUN, QINGSHAN = "150203", "150204"
PDF = page(["示例"])


def at(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    """A moment of 2026 on Baotou's clock."""
    return datetime(2026, month, day, hour, minute, tzinfo=BAOTOU)


def code(n: int) -> str:
    """The n-th credit code that checks out."""
    organisation = f"MA{n:06d}"
    body = f"91150203{organisation}{uscc.organisation_check(organisation)}"
    return body + uscc.check_character(body)


def codes(count: int) -> list[str]:
    """Credit codes that check out; the standard's X of the organisation code is no obstacle."""
    return [c for c in (code(n) for n in range(count * 2)) if uscc.check(c).valid][:count]


@dataclass
class Field:
    """What is there before anybody applies: the cycle, CITY's two officers."""

    cycle: Cycle
    city: Seat
    second: Seat


def officer(name: str, actor: Actor, **where: Any) -> Seat:
    user = User.objects.create_user(f"{name}@example.invalid", PASSWORD, name=name)
    return seat_of(Post.objects.create(user=user, actor=actor.value, **where))


def step(which: Steps, subject: Any, by: Seat, now: datetime, details: Any = None) -> Any:
    """Take a step on the subject as it now is; the row comes back fresh."""
    subject.refresh_from_db()
    take(which, subject, by=by, now=now, seen=subject.revision, details=details)
    subject.refresh_from_db()
    return subject


def called(number: int = 10, plan: Plan = PLAN, *, call: bool = True) -> Field:
    """A cycle approved by both and, unless told otherwise, called on the day it opens."""
    people.set_up_counties()
    city = officer(f"city{number}a", Actor.CITY)
    second = officer(f"city{number}b", Actor.CITY, may_release=True)
    now = at(3, 2)
    cycle = cycles.draft(number, plan, by=city, now=now)
    step(CycleRoad.SUBMIT_PLAN, cycle, city, now)
    scan = files.keep(PDF, name="批复.pdf", subject=cycle.subject, purpose="paper", by=city, now=now)
    paper = Approval(("party", "government"), "包府批〔2026〕1号", date(2026, 2, 27), scan)
    step(CycleRoad.REGISTER_APPROVAL, cycle, city, now, paper)
    confirmed = Confirmation(cycle.approvals.latest("id").pk)
    step(CycleRoad.CONFIRM_APPROVAL, cycle, second, now, confirmed)
    step(CycleRoad.LAUNCH, cycle, city, now)
    if call:
        everyone = ("departments", "counties", "associations")
        draft = CallDraft(everyone, "门户网站", "https://example.invalid/1")
        step(CycleRoad.PREPARE_CALL, cycle, city, now, draft)
        step(CycleRoad.CALL, cycle, second, now)
    return Field(cycle, city, second)


def enterprise(n: int = 0, county: str = KUNDULUN) -> Seat:
    """The n-th enterprise, registered by itself; its first person may act for it."""
    user = people.register_enterprise(
        code=codes(n + 1)[n],
        name=f"包头市示例第{n}制造有限公司",
        county=county,
        person=f"经办{n}",
        email=f"unit{n}@example.invalid",
        password=PASSWORD,
        now=at(3, 2),
    )
    return seat_of(user.posts.get())


def colleague(of: Seat) -> Seat:
    """Somebody of the same unit who writes, but may not act for it."""
    user = User.objects.create_user(f"writer{of.enterprise}@example.invalid", PASSWORD, name="撰稿")
    post = Post.objects.create(user=user, actor=Actor.APPLICANT.value, enterprise_id=of.enterprise)
    return seat_of(post)


def values(seat: Seat) -> dict[str, dict[str, Any]]:
    """An entry form with everything in order, by section."""
    body = Enterprise.objects.get(pk=seat.enterprise)
    return {
        "unit": {
            "name": body.name,
            "uscc": body.uscc,
            "entity_type": "enterprise",
            "address": "包头市昆都仑区示例路1号",
            "registered_in_baotou": "yes",
            "established_on": "2010-05-06",
            "legal_representative": "示例",
            "contact": "示例 0472-5000000",
            "products": "示例产品",
        },
        "standing": {
            "licences_in_order": "yes",
            "policy_conflict": "no",
            "incident": "no",
            "abnormal_list": "no",
            "serious_dishonesty_list": "no",
            "unrepaired_record": "no",
        },
        "size": {"industry_code": "3250", "employees": "350", "revenue": "12,000.50", "assets": "9000"},
        "results": {
            "revenue_3": ["10000", "11000", "12000.5"],
            "profit_3": ["-5", "100", "200"],
            "tax_3": ["50", "60", "70"],
            "position": "示例行业第一",
        },
        "quality": {
            "chief_quality_officer": "yes",
            "cqo_appointed_on": "2022-01-04",
            "performance_excellence_since": "2021-03-01",
            "quality_system": "GB/T 19001",
            "achievements": "示例成效",
        },
        "profile": {"organization": "示例组织", "challenges": "示例挑战"},
        "commitment": {"committed": True, "secrecy": ""},
    }


def begun(field: Field, seat: Seat) -> Application:
    return dossiers.start(field.cycle, Enterprise.objects.get(pk=seat.enterprise), by=seat, now=at(3, 3))


def written(field: Field, seat: Seat) -> Application:
    """A dossier that lacks nothing; the internal notice hung from 3 March, enough on 11 March."""
    application = begun(field, seat)
    for section, given in values(seat).items():
        dossiers.save_section(application, section, given, seen=99, by=seat, now=at(3, 3))
    items = {
        i.clause: {"text": f"{i.name_zh}：方法、展开、学习、整合", "percent": 50} for i in criteria().items
    }
    dossiers.save_report(application, items, seen=99, by=seat, now=at(3, 3))
    for r in REQUIREMENTS:
        if r.required:
            upload(application, r.key, seat)
    dossiers.post_inside(
        application,
        posted_on=date(2026, 3, 3),
        taken_down_on=None,
        place="厂区公告栏",
        objections="",
        by=seat,
        now=at(3, 3),
    )
    application.refresh_from_db()
    return application


def upload(application: Application, purpose: str, seat: Seat, name: str = "") -> Evidence:
    return files.keep(
        PDF,
        name=name or f"{purpose}.pdf",
        subject=application.subject,
        purpose=purpose,
        by=seat,
        now=at(3, 3),
    )


def filed(field: Field, seat: Seat) -> Application:
    """Filed on 11 March: on the county's desk."""
    application = written(field, seat)
    step(Road.SUBMIT, application, seat, at(3, 11))
    return application


def organ(name: str = "示例应急管理局", grounds: tuple[int, ...] = (3,)) -> tuple[Organ, Seat]:
    made = Organ.objects.create(name=name, grounds=list(grounds))
    return made, officer(name, Actor.SECTOR, organ=made)


def asked(application: Application, county: Seat, body: Organ) -> Any:
    """The county's joint check, put to one department."""
    step(Road.ASK_SECTOR, application, county, at(3, 12), Sectors((str(body.pk),)))
    return application.requests.get(organ=body, ground=0)


def signed_in(client: Client, seat: Seat) -> Client:
    client.force_login(
        User.objects.get(pk=seat.person), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    session = client.session
    session["post"] = seat.post
    session.save()
    return client


def pdf(name: str = "一.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def queries(client: Client, url: str) -> int:
    """How many queries one page makes."""
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


def stop_clock(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """The moment of the requests that follow."""
    monkeypatch.setattr("award.web.clock.now", lambda: moment)
