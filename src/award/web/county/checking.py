"""The county's checklist of completeness and authenticity (Article 21) as a form that loses nothing typed."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from award.process.evidence import checklist
from award.records.applications.models import Application, CheckMark
from award.records.cases import purposes
from award.services.deeds.applications import Checks

VERDICTS = (("true", "完整真实"), ("doubtful", "存疑"))
NOTE_MAX = 400


@dataclass(frozen=True, slots=True)
class Point:
    """One line: what is checked, the verdict and note as marked or typed, who marked it, what is wrong."""

    key: str
    label: str
    verdict: str
    note: str
    mark: CheckMark | None
    error: str = ""


def points(
    application: Application, typed: QueryDict | None = None, errors: Mapping[str, str] | None = None
) -> list[Point]:
    """Every point of this dossier; what was just typed goes before what is marked."""
    marks = {m.point: m for m in application.marks.select_related("by")}
    found = []
    for key, label in checklist(purposes(application)):
        mark = marks.get(key)
        verdict, note = (mark.verdict, mark.note) if mark else ("", "")
        if typed is not None:
            verdict = typed.get(f"verdict_{key}", "")
            note = typed.get(f"note_{key}", "").replace("\x00", "")
        error = (errors or {}).get(f"note_{key}", "")
        if len(note) > NOTE_MAX:
            error = f"说明最多{NOTE_MAX}字，现有{len(note)}字"
        if note.strip() and not verdict:
            error = "写了说明的，请选结论"
        found.append(Point(key, label, verdict, note, mark, error))
    return found


def changed(found: list[Point]) -> Checks:
    """Only what differs from the marks: an unchanged mark stays its author's."""
    marks = {}
    for p in found:
        same = p.mark is not None and (p.mark.verdict, p.mark.note) == (p.verdict, p.note.strip())
        if p.verdict in dict(VERDICTS) and not same:
            marks[p.key] = (p.verdict, p.note.strip())
    return Checks(marks)
