"""Which applicant has which part, and the whole play from its parts."""

from collections.abc import Sequence
from datetime import date
from random import Random

from award.demo import applying, appointing, awarding, filing, opening, qualifying, reviewing, screening
from award.demo import timetable as t
from award.demo.agenda import Agenda
from award.demo.cast import Company, Expert
from award.demo.play import Play
from award.demo.troupe import Troupe, invite

# Place among the applicants, repeating each dozen -> its part. Small casts have none of them.
PARTS = {3: "returned", 4: "barred", 6: "not_recommended", 7: "objected", 9: "late", 10: "withdrawn"}
DOZEN = 12


def rehearse(
    agenda: Agenda,
    troupe: Troupe,
    number: int,
    applicants: Sequence[Company],
    experts: Sequence[Expert],
    seed: int,
    parts: dict[int, str] | None = None,
    *,
    upset: bool = True,
) -> Play:
    """Put a whole cycle on the agenda; run the agenda as far as it shall go.

    `parts`: place -> part, by dozens where none is given; `upset`: with a recusal and an upheld objection.
    """
    rng = Random(seed)
    given = parts if parts is not None else {n: PARTS.get(n % DOZEN, "") for n in range(len(applicants))}
    play = Play(agenda, troupe, number, tuple(applicants), tuple(experts), rng, upset=upset)
    play.roles = {c.key: given[n] for n, c in enumerate(applicants) if given.get(n)}
    play.merit = {c.key: rng.randint(44, 76) for c in applicants}
    for expert in experts:
        agenda.at(agenda.now, lambda e=expert: invite(troupe, e, play.now))  # type: ignore[misc]
    for scene in (opening, appointing, applying, filing, screening, qualifying, reviewing, awarding):
        scene.schedule(play)
    if not applicants:
        play.on(t.EMPTY, 10, qualifying.state_vacancy, play)
    return play


def first_day() -> date:
    """The first day of the simulated cycle."""
    return date(2026, 3, 2)
