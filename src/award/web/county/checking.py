"""The county's checklist of completeness and authenticity (Article 21) as a form that loses nothing typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from award.process import entry_form
from award.process.evidence import PAPER, checklist
from award.records.applications.models import VERDICTS, Application, CheckMark
from award.records.cases import purposes
from award.records.files.door import evidence
from award.records.files.models import Evidence
from award.services import files
from award.services.deeds.screening import Checks
from award.web.seats import SeatedRequest

WORDS = dict(VERDICTS)
NOTE_MAX = 400


@dataclass(frozen=True, slots=True)
class Point:
    """One line: what is checked, its files; verdict, note and picture as marked or typed; what is wrong."""

    key: str
    label: str
    verdict: str
    note: str
    mark: CheckMark | None
    files: tuple[Evidence, ...] = ()
    picture: Evidence | None = None
    error: str = ""

    @property
    def verdict_zh(self) -> str:
        return WORDS.get(self.verdict, "未核实")


def points(
    request: SeatedRequest, application: Application, errors: Mapping[str, str] | None = None
) -> list[Point]:
    """Every point of this dossier; what was just typed goes before what is marked.

    A picture is kept as soon as it came, whatever else is wrong with the page.
    """
    marks = {m.point: m for m in application.marks.select_related("by", "picture")}
    handed_in = list(evidence(request.seat, application))
    typed = request.POST if request.method == "POST" else None
    found = []
    for key, label in checklist(purposes(application), entry_form.load(application.cycle.form_version)):
        mark = marks.get(key)
        verdict, note, picture = (mark.verdict, mark.note, mark.picture) if mark else ("", "", None)
        error = ""
        if typed is not None:
            verdict = typed.get(f"verdict_{key}", "")
            note = typed.get(f"note_{key}", "").replace("\x00", "")
            picture, error = _picture(request, application, key, picture)
        error = error or (errors or {}).get(f"note_{key}", "")
        if len(note) > NOTE_MAX:
            error = f"说明最多{NOTE_MAX}字，现有{len(note)}字"
        if (note.strip() or picture) and not verdict:
            error = "写了说明或附了照片的，请选结论"
        shown = tuple(e for e in handed_in if e.purpose == key)
        found.append(Point(key, label, verdict, note, mark, shown, picture, error))
    return found


def _picture(
    request: SeatedRequest, application: Application, key: str, marked: Evidence | None
) -> tuple[Evidence | None, str]:
    """The picture sent now, else the one kept since the page came back, else the one already marked."""
    upload = request.FILES.get(f"picture_{key}")
    if upload is not None:
        try:
            return (
                files.store(
                    upload, subject=application.subject, purpose=PAPER, by=request.seat, now=request.now
                ),
                "",
            )
        except files.BadFile as wrong:
            return marked, str(wrong)
    kept = request.POST.get(f"kept_{key}", "")
    mine = Evidence.objects.filter(
        subject=application.subject, purpose=PAPER, uploaded_by_id=request.seat.person
    )
    found = next((e for e in mine if str(e.pk) == kept), None) if kept else None
    return found or marked, ""


def changed(found: list[Point]) -> Checks:
    """Only what differs from the marks: an unchanged mark stays its author's."""
    marks: dict[str, tuple[str, str]] = {}
    pictures: dict[str, Any] = {}
    for p in found:
        before = (p.mark.verdict, p.mark.note, p.mark.picture) if p.mark is not None else None
        if p.verdict in WORDS and before != (p.verdict, p.note.strip(), p.picture):
            marks[p.key] = (p.verdict, p.note.strip())
            if p.picture is not None:
                pictures[p.key] = p.picture
    return Checks(marks, pictures)
