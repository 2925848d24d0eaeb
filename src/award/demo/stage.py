"""The demonstration that `make run` loads: cycle 9 to its end, cycle 10 up to its public notice."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from award.demo import (
    aftercare,
    afterwards,
    diagnosing,
    incubating,
    own_form,
    papering,
    public_face,
    spending,
    spreading,
    story,
    timetable,
    training,
    troupe,
)
from award.demo.agenda import Agenda
from award.demo.cast import ADMIN_MAIL, PASSWORD, company, expert
from award.demo.simulate import quiet
from award.process.kinds import Actor
from award.records.cases import calendar
from award.records.people.models import Post
from award.web import clock

SEED = 2026
EXPERTS = 15
EARLIER, CURRENT = 9, 10
EARLIER_FROM = date(2025, 9, 8)
EARLIER_CAST = (12, 13, 14, 15, 16)
# The first twelve, and a recipient of cycle 9 that begins again and may not file (Article 3).
CURRENT_CAST = (*range(12), 12)
PARTS = {2: "returned", 5: "barred", 7: "not_recommended", 8: "objected", 10: "withdrawn", 12: "late"}


@dataclass(frozen=True, slots=True)
class Account:
    """One sign-in of the demonstration."""

    seat: str
    email: str
    password: str


def loaded() -> bool:
    """Whether this database is the demonstration's, or a simulation's: its passwords are known."""
    return Post.objects.filter(actor=Actor.ADMIN.value, user__email=ADMIN_MAIL).exists()


def accounts() -> list[Account]:
    """Who can sign in, seat by seat."""
    posts = Post.objects.select_related("user", "county", "organ", "enterprise").filter(active=True)
    return [Account(f"{p.body_name}（{p.title or p.user}）", p.user.email, PASSWORD) for p in posts]


def load() -> None:
    """Play both cycles, all or nothing, and set the demonstration's clock to where they stand."""
    with quiet(), transaction.atomic():
        agenda = Agenda(EARLIER_FROM, calendar())
        people = troupe.assemble(agenda.now)
        papering.rules(people, agenda.now)
        experts = [expert(key) for key in range(EXPERTS)]
        cast = [company(key) for key in EARLIER_CAST]
        earlier = story.rehearse(agenda, people, EARLIER, cast, experts, SEED, {}, upset=False)
        earlier.outspoken = True
        agenda.run(agenda.moment(*timetable.STOPS["closed"]))
        papering.honoured(earlier)

        agenda = Agenda(story.first_day(), calendar())
        cast = [company(key) for key in CURRENT_CAST]
        current = story.rehearse(agenda, people, CURRENT, cast, experts, SEED, PARTS)
        current.drawn = True
        own_form.schedule(current)
        afterwards.schedule(current, earlier.cycle.honours.order_by("application__number")[1])
        aftercare.schedule(current, earlier.cycle)
        training.schedule(current)
        agenda.run(agenda.moment(*timetable.STOPS["qualified_notice"]))
        training.stage(current)
        public_face.stage(current)
        incubating.fill_the_pool(current)
        diagnosing.fill_in(current)
        spending.spend(current)
        spending.mobilise(current)
        spreading.stage(current, list(earlier.cycle.honours.order_by("application__number")))
        papering.underway(current)
    clock.set_clock(agenda.now)
