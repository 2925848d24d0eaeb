"""Saving while typing: the answers that autosave.js reads, and two people's words side by side."""

from dataclasses import dataclass

from django.http import HttpRequest, JsonResponse

from award.records.applications.models import Draft
from award.records.cases import local
from award.records.seat import Seat
from award.services.dossiers import Closed, Conflict


@dataclass(frozen=True, slots=True)
class Clash:
    """Somebody saved first: who, when, and for each difference (label, my lines, their lines)."""

    who: str
    at: str
    rows: list[tuple[str, list[str], list[str]]]

    @classmethod
    def of(cls, conflict: Conflict, rows: list[tuple[str, list[str], list[str]]], by: Seat) -> "Clash":
        return cls(_who(conflict.draft, by), _clock(conflict.draft), rows)


def is_autosave(request: HttpRequest) -> bool:
    return request.headers.get("X-Autosave") == "1" or request.POST.get("autosave") == "1"


def revision_seen(request: HttpRequest) -> int:
    """The revision that the page showed; one that names none is older than any."""
    text = request.POST.get("revision", "")
    return int(text) if text.isdecimal() and len(text) < 10 else -1


def saved_json(draft: Draft, by: Seat, *, status: int = 200) -> JsonResponse:
    """200: the new revision and when. 409: whose revision stands instead."""
    if status == 200:
        return JsonResponse({"revision": draft.revision, "saved_at": _clock(draft)})
    answer = {"revision": draft.revision, "by": _who(draft, by), "at": _clock(draft)}
    return JsonResponse(answer, status=status)


def refused_json(stopped: Conflict | Closed, by: Seat) -> JsonResponse:
    """409: somebody saved first; 422: it is not open, in words."""
    if isinstance(stopped, Conflict):
        return saved_json(stopped.draft, by, status=409)
    return JsonResponse({"message": str(stopped)}, status=422)


def _who(draft: Draft, by: Seat) -> str:
    if draft.saved_by_id == by.user_id:
        return "你（在另一个窗口）"
    return str(draft.saved_by) if draft.saved_by else "别人"


def _clock(draft: Draft) -> str:
    return f"{local(draft.saved_at):%H:%M:%S}" if draft.saved_at else ""
