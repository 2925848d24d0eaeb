"""A cycle at any stage, made by the services in a second or two: for tests that need real rows.

play = played("document_review")              # three applicants, five examiners, nothing goes wrong
play = played("qualified_notice", 8, parts={2: "objected"})
play.standing(S.DOCUMENT_REVIEW)              # its applications; play.cycle, play.list_of(K.SHORTLIST)
play.troupe.clerk, .releaser, .counties["150203"], .enterprises[key], .experts[key]   # seats
play.take(Road.WITHDRAW, row, seat, Reason("...")); play.now; go_to(play, 52)         # and on
"""

from award.demo import story, timetable, troupe
from award.demo.agenda import Agenda
from award.demo.cast import company, expert
from award.demo.play import Play
from award.demo.simulate import CYCLE, simulate
from award.records.cases import calendar

SEED = 7


def played(
    until: str,
    applicants: int = 3,
    experts: int = 5,
    *,
    parts: dict[int, str] | None = None,
    upset: bool = False,
    seed: int = SEED,
) -> Play:
    """Cycle 10 up to a step of `award simulate`; `parts`: place -> part (demo/story.py), none by default."""
    return simulate(applicants, experts, seed, until, parts or {}, upset=upset)


def rehearsed(applicants: int = 3, experts: int = 5, parts: dict[int, str] | None = None) -> Play:
    """The whole cycle on the agenda, nothing played yet; the first companies, in their order."""
    agenda = Agenda(story.first_day(), calendar())
    people = troupe.assemble(agenda.now)
    cast = [company(key) for key in range(applicants)]
    return story.rehearse(
        agenda, people, CYCLE, cast, [expert(key) for key in range(experts)], SEED, parts or {}, upset=False
    )


def go_to(play: Play, day: int, hour: int = 18) -> Play:
    """Play on to a working day of the cycle (demo/timetable.py names them)."""
    play.agenda.run(play.agenda.moment(day, hour))
    return play


STOPS = timetable.STOPS
