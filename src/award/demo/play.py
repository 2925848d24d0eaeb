"""One cycle played act by act through the services: who is on stage, and how each act is taken."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from random import Random
from typing import Any

from award.demo import dossier
from award.demo.agenda import Agenda
from award.demo.cast import Company, Expert
from award.demo.troupe import Troupe
from award.process.application import S
from award.process.kinds import Steps
from award.process.lists import K
from award.records.applications.models import Application
from award.records.cycles.models import Cycle
from award.records.files.models import Evidence
from award.records.notices.models import AwardList
from award.records.reviews.models import Panel
from award.records.seat import Seat
from award.services import files, steps


@dataclass
class Play:
    """What the scenes share. `roles` says which applicant has which part (story.py)."""

    agenda: Agenda
    troupe: Troupe
    number: int
    applicants: tuple[Company, ...]
    experts: tuple[Expert, ...]
    rng: Random
    roles: dict[int, str] = field(default_factory=dict)
    upset: bool = True
    drawn: bool = False  # document panels by lot: only where nothing need come out the same again
    outspoken: bool = False  # units and examiners speak of each other (29)
    rows: dict[int, int] = field(default_factory=dict)
    merit: dict[int, int] = field(default_factory=dict)
    cycle_id: int = 0
    dice: Random = field(default_factory=lambda: Random(23))

    @property
    def now(self) -> datetime:
        return self.agenda.now

    @property
    def today(self) -> date:
        return self.agenda.now.date()

    @property
    def cycle(self) -> Cycle:
        """As it stands now."""
        return Cycle.objects.get(pk=self.cycle_id)

    def role(self, company: Company) -> str:
        return self.roles.get(company.key, "")

    def on(self, day: int, hour: int, act: Callable[..., None], *given: Any, minute: int = 0) -> None:
        """Put an act on the agenda: the `day`-th working day of the cycle, at an hour."""
        self.agenda.at(self.agenda.moment(day, hour, minute), partial(act, *given))

    def application(self, company: Company) -> Application:
        return Application.objects.select_related("cycle", "enterprise", "county").get(
            pk=self.rows[company.key]
        )

    def company(self, application: Application) -> Company:
        keys = {row: key for key, row in self.rows.items()}
        return next(c for c in self.applicants if c.key == keys[application.pk])

    def standing(self, *states: S) -> list[Application]:
        """The cycle's applications in these states, by number."""
        return list(self.cycle.applications.filter(state__in=[s.value for s in states]).order_by("number"))

    def list_of(self, kind: K) -> AwardList:
        return AwardList.objects.get(cycle=self.cycle_id, kind=kind.value)

    def panels(self, kind: str) -> list[Panel]:
        return list(Panel.objects.filter(cycle=self.cycle_id, kind=kind).order_by("id"))

    def take(self, step: Steps, row: Any, by: Seat, details: Any = None) -> Any:
        """Take a step on a row as it stands now."""
        seen = type(row).objects.values_list("revision", flat=True).get(pk=row.pk)
        return steps.take(step, row, by=by, now=self.now, seen=seen, details=details)

    def scan(self, title: str, subject: str, by: Seat, *lines: str) -> Evidence:
        """Keep a sample paper for an act that came on paper."""
        content = dossier.scan(title, *lines)
        name = f"{title}.pdf"
        return files.keep(content, name=name, subject=subject, purpose="scan", by=by, now=self.now)
