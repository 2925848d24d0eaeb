"""What a step's form begins with, drafted from the records: an officer edits it, nothing goes by itself."""

from collections.abc import Callable
from typing import Any

from award.records.seat import Seat
from award.services import courses, methods, recommending
from award.services.deeds.screening import Recommendation

Begin = Callable[[Any, Seat], dict[str, Any]]


def _recommendation(application: Any, seat: Seat) -> dict[str, Any]:
    return {"opinion": recommending.draft(application), "signer": seat.name}


def _course(course: Any, seat: Seat) -> dict[str, Any]:
    return courses.begin(course)


def _method(row: Any, seat: Seat) -> dict[str, Any]:
    return methods.begin(row)


BEGINNINGS: dict[type[Any], Begin] = {
    Recommendation: _recommendation,
    courses.Outline: _course,
    courses.Moved: _course,
    methods.Entry: _method,
}


def beginning(details: type[Any], subject: Any, seat: Seat) -> dict[str, Any]:
    """Field -> what it holds when the page opens; empty where the step has no draft."""
    begin = BEGINNINGS.get(details)
    return begin(subject, seat) if begin else {}
