"""The cast takes its seats: counties, organs, officers, enterprises, examiners, all through the services."""

from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.hashers import make_password

from award.demo import names
from award.demo.cast import ADMIN_MAIL, BODIES, DOMAIN, PASSWORD, Company, Expert
from award.law.divisions import DIVISIONS
from award.process.kinds import Actor
from award.records.people.models import Enterprise, Organ, Post
from award.records.reviews.models import Examiner
from award.records.seat import Seat, seat_of
from award.services import library, people
from award.services.people import INSTALLER, Hashed


@dataclass
class Troupe:
    """The seats of everybody on stage; `by_letter` are the organs that have no account."""

    admin: Seat
    clerk: Seat
    releaser: Seat
    examiner_of_objections: Seat
    meeting: Seat
    office: Seat
    government: Seat
    counties: dict[str, Seat]
    organs: dict[str, Seat] = field(default_factory=dict)
    by_letter: dict[str, Organ] = field(default_factory=dict)
    enterprises: dict[int, Seat] = field(default_factory=dict)
    experts: dict[int, Seat] = field(default_factory=dict)
    examiners: dict[int, Examiner] = field(default_factory=dict)
    password: Hashed = Hashed("")

    def officers(self) -> list[Seat]:
        """Everybody of city, county and departments who takes part and signs in."""
        city = [self.clerk, self.releaser, self.examiner_of_objections]
        return [*city, *self.counties.values(), *self.organs.values()]

    def organ(self, name: str) -> Organ:
        return Organ.objects.get(name=name)

    def enterprise(self, company: Company) -> Enterprise:
        return Enterprise.objects.get(uscc=company.uscc)


def assemble(now: datetime) -> Troupe:
    """Counties, departments and officers. Enterprises register later, examiners are entered when needed."""
    password = Hashed(make_password(PASSWORD))
    people.set_up_counties()
    serial = iter(range(1000, 2000))

    def sit(actor: Actor, local: str, title: str, by: Seat, *, may_release: bool = False,
            county: str | None = None, organ: int | None = None) -> Seat:  # fmt: skip
        return seat_of(
            people.add_person(
                actor=actor, person=names.person(next(serial)), email=f"{local}@{DOMAIN}", password=password,
                by=by, now=now, county=county, organ=organ, title=title, may_release=may_release,
            )
        )  # fmt: skip

    admin = sit(Actor.ADMIN, ADMIN_MAIL.partition("@")[0], "系统管理员", INSTALLER)
    troupe = Troupe(
        admin=admin,
        clerk=sit(Actor.CITY, "city1", "经办", admin),
        releaser=sit(Actor.CITY, "city2", "复核发布", admin, may_release=True),
        examiner_of_objections=sit(Actor.CITY, "city3", "异议复核", admin),
        meeting=sit(Actor.MEETING, "meeting", "分管质量工作副市长（示例）", admin),
        office=sit(Actor.OFFICE, "office", "市政府办公室", admin),
        government=sit(Actor.GOVERNMENT, "government", "市人民政府", admin),
        counties={
            d.code: sit(Actor.COUNTY, f"county{d.code}", "质量科", admin, county=d.code) for d in DIVISIONS
        },
        password=password,
    )
    for number, body in enumerate(BODIES, start=1):
        organ = people.add_organ(
            body.name, county=body.county, association=body.association, grounds=list(body.grounds),
            by=admin, now=now,
        )  # fmt: skip
        if body.seated:
            troupe.organs[body.name] = sit(
                Actor.SECTOR, f"sector{number}", "质量工作联系人", admin, organ=organ.pk
            )
        else:
            troupe.by_letter[body.name] = organ
    return troupe


def register(troupe: Troupe, company: Company, now: datetime) -> None:
    """The enterprise registers itself, once: it plays in later cycles on the same seat."""
    if company.key in troupe.enterprises:
        return
    user = people.register_enterprise(
        code=company.uscc, name=company.name, county=company.county, person=company.person,
        email=company.email, password=troupe.password, now=now,
    )  # fmt: skip
    post = Post.objects.select_related("user", "county", "organ", "enterprise").get(user=user)
    troupe.enterprises[company.key] = seat_of(post)


def invite(troupe: Troupe, expert: Expert, now: datetime) -> None:
    """CITY takes an examiner into the library, once."""
    if expert.key in troupe.experts:
        return
    known = library.Particulars(
        employer=expert.employer, skills=expert.skills, professions=expert.professions,
        categories=expert.categories, title=expert.title, may_lead=expert.may_lead,
    )  # fmt: skip
    examiner = library.register(
        person=expert.name, email=expert.email, details=known, by=troupe.clerk, now=now,
        password=troupe.password,
    )  # fmt: skip
    post = Post.objects.select_related("user", "county", "organ", "enterprise").get(user=examiner.user)
    troupe.experts[expert.key], troupe.examiners[expert.key] = seat_of(post), examiner
