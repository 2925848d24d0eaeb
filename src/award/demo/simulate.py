"""A whole synthetic cycle on its own clock, for `award simulate` and for tests."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from random import Random
from typing import Any

from django.conf import settings
from django.db import transaction

from award.demo import story, timetable, troupe
from award.demo.agenda import Agenda
from award.demo.cast import company, expert
from award.demo.play import Play
from award.demo.reviewing import PANEL_MIN
from award.process.application import S
from award.records.cases import calendar
from award.records.ledger.models import Line
from award.services import ledger

CYCLE = 10
MOST = 2000
BEFORE_REVIEW = ("call", "qualified_notice")


class Impossible(ValueError):
    """The cast cannot play this cycle; the message says why, in one line."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of it: the cycle's state, applications by state, the ledger's length and health."""

    until: str
    moment: str
    cycle: int
    state: str
    applications: dict[str, int]
    recipients: list[str]
    ledger_lines: int
    ledger_holds: bool

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def simulate(
    applicants: int,
    experts: int,
    seed: int,
    until: str,
    parts: dict[int, str] | None = None,
    *,
    upset: bool = True,
) -> Play:
    """Play cycle 10 in the empty database at hand up to a step. Impossible where the cast is too small.

    `parts` and `upset` as in `story.rehearse`.
    """
    check(applicants, experts, until)
    agenda = Agenda(story.first_day(), calendar())
    keys = list(range(max(applicants, 16)))
    Random(seed).shuffle(keys)
    with quiet(), transaction.atomic():
        cast = [company(key) for key in keys[:applicants]]
        people = troupe.assemble(agenda.now)
        invited = [expert(key) for key in range(experts)]
        play = story.rehearse(agenda, people, CYCLE, cast, invited, seed, parts, upset=upset)
        agenda.run(agenda.moment(*timetable.STOPS[until]))
    return play


def check(applicants: int, experts: int, until: str) -> None:
    """Impossible unless these numbers can play up to the step."""
    for name, number in (("--applicants", applicants), ("--experts", experts)):
        if not 0 <= number <= MOST:
            raise Impossible(f"{name}：应在0至{MOST}之间，不能是{number}")
    if applicants and until not in BEFORE_REVIEW and experts < PANEL_MIN:
        raise Impossible(f"--experts：评审员{experts}名，少于方案规定的每组{PANEL_MIN}名，不能组建评审组")


def summary(play: Play, until: str) -> Summary:
    cycle = play.cycle
    counts = Counter(cycle.applications.values_list("state", flat=True))
    return Summary(
        until=until,
        moment=play.now.isoformat(),
        cycle=cycle.number,
        state=cycle.state,
        applications={s.value: counts[s.value] for s in S if counts[s.value]},
        recipients=[h.name for h in cycle.honours.order_by("application__number")],
        ledger_lines=Line.objects.count(),
        ledger_holds=not any(True for _ in ledger.breaks()),
    )


@contextmanager
def quiet() -> Iterator[None]:
    """No letters leave while a play is on: nobody in it can be written to."""
    before = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    try:
        yield
    finally:
        settings.EMAIL_BACKEND = before
