"""Panels by lot: sealed and fixed by the clerk, opened by the releaser, formed as drawn (9, 23, 27)."""

from collections.abc import Sequence

from award.demo.play import Play
from award.process.drawing import DrawRoad
from award.records import drawing
from award.records.applications.models import Application
from award.services import draws
from award.services.deeds.draws import Fixing
from award.services.steps import take

SIZE = 6  # one more than the least, for the recusal that the story has


def form(play: Play, files: Sequence[Application], groups: int) -> bool:
    """The document panels of the demonstration; False where too few examiners were appointed for it."""
    people = list(drawing.candidates(play.cycle))
    fixing = Fixing(
        tuple(str(e.pk) for e in people),
        {str(a.pk): n % groups + 1 for n, a in enumerate(files)},
        SIZE,
        {"management": 1},
        per_employer=2,
        reserves=1,
    )
    if drawing.why_impossible(drawing.pool_of(play.cycle, "document", fixing.chosen())):
        return False
    row = draws.seal(play.cycle, "document", by=play.troupe.clerk, now=play.now)
    for step, by, details in (
        (DrawRoad.FIX, play.troupe.clerk, fixing),
        (DrawRoad.DRAW, play.troupe.releaser, None),
        (DrawRoad.FORM, play.troupe.releaser, None),
    ):
        take(step, row, by=by, now=play.now, seen=row.revision, details=details)
        row.refresh_from_db()
    return True
