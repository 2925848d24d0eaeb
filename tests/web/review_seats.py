"""A client that sits on a seat, the frozen day of the review world, and a counter of queries."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from award.records.people.models import User
from award.records.seat import Seat

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def sit(seat: Seat) -> Client:
    """A browser signed in as the person of the seat, on that post."""
    client = Client()
    client.force_login(User.objects.get(pk=seat.person), backend=BACKEND)
    session = client.session
    session["post"] = seat.post
    session.save()
    return client


def queries(client: Client, path: str) -> int:
    """How many queries a page takes once its seat is warm."""
    client.get(path)
    with CaptureQueriesContext(connection) as caught:
        answer = client.get(path)
    assert answer.status_code == 200
    return len(caught)


def text(answer: Any) -> str:
    return str(answer.content.decode())
