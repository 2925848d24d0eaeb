"""A file's content opens once the undertaking is signed and one's own interest is declared (27, 28).

A file that is not on the desk does not exist here (404); one that is there and shut says what to do first.
"""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from award.records import desk
from award.records.applications.models import Application
from award.web.seats import SeatedRequest


class Shut(Exception):
    """The file is on the desk, its content is not open yet. `lacks`: undertaking | declaration."""

    def __init__(self, application: Application, lacks: str) -> None:
        super().__init__(lacks)
        self.application, self.lacks = application, lacks


def opened(request: SeatedRequest, rows: QuerySet[Any], pk: int) -> Application:
    """The file among these rows, its content open to the seat."""
    application: Application = get_object_or_404(rows, pk=pk)
    content_open(request, application)
    return application


def content_open(request: SeatedRequest, application: Application) -> None:
    """Shut unless this person has done what comes before reading."""
    lacks = desk.lacks(request.seat, application)
    if lacks:
        raise Shut(application, lacks)
