"""Who is told of a step on the year's means (Article 5)."""

from datetime import datetime

from award.process.kinds import Actor, Steps
from award.process.means import BudgetRoad
from award.records.means.models import Budget
from award.records.seat import Seat
from award.services.messages import posts, send


def budget(step: Steps, row: Budget, by: Seat, now: datetime) -> None:
    """The other officers hear that a year waits for its close."""
    if step is BudgetRoad.ASK_CLOSE:
        others = posts(Actor.CITY).exclude(user_id=by.person)
        send(others, f"{row}提请关账，待复核", f"/city/means/{row.year}/", now)
