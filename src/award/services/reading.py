"""How a dossier's files are opened: never before the scanner has spoken, never without a trace (Article 28).

A secret file reaches examiners and consulted departments as a copy that bears their name on every page; the
counties and the city, who compare digests, open the original.
"""

import io
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from award.law.art28_secrets import SECRECY
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.cases import local
from award.records.files.models import Evidence
from award.records.seat import Seat
from award.records.uploads.models import Opening
from award.services import files
from award.services.file_kinds import PDF
from award.services.papers import sheets
from award.services.papers.typeset import typeset

if TYPE_CHECKING:
    import pikepdf

MARKED_FOR = (Actor.EXAMINER, Actor.SECTOR)


class Held(Exception):
    """Nobody may open the file now; the message says why."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What is handed out: the original, or a marked copy of it."""

    file: BinaryIO
    kind: str
    name: str
    marked: bool


def hold(evidence: Evidence, by: Seat) -> None:
    """Held where the scanner has not passed the file; its owner may look at what was not yet scanned."""
    if evidence.held and not (by.actor is Actor.APPLICANT and evidence.scan == "quarantined"):
        raise Held(f"{evidence.name}{evidence.held}，现在不能打开")


def open_file(evidence: Evidence, application: Application, by: Seat, now: datetime) -> Copy:
    """The file as this seat reads it, noted. Held, BadFile."""
    hold(evidence, by)
    copy = _copy(evidence, by, now)
    note(application, by, now, "marked" if copy.marked else "file", evidence)
    return copy


def note(
    application: Application, by: Seat, now: datetime, form: str, evidence: Evidence | None = None
) -> None:
    """Keep who opened what; the enterprise's own reading is its own affair."""
    if by.actor is Actor.APPLICANT or by.user_id is None:
        return
    Opening.objects.create(
        application=application, evidence=evidence, form=form, by_id=by.user_id, actor=by.actor.value, at=now
    )


def _copy(evidence: Evidence, by: Seat, now: datetime) -> Copy:
    original = files.opened(evidence)
    if not evidence.secret or by.actor not in MARKED_FOR or evidence.kind not in sheets.BINDABLE:
        return Copy(original, evidence.kind, evidence.name, marked=False)
    with original:
        try:
            pages = sheets.document(evidence.kind, original)
        except sheets.Unreadable:
            return Copy(files.opened(evidence), evidence.kind, evidence.name, marked=False)
        with pages:
            mark(pages, by, now, SECRECY[evidence.secrecy], evidence.sha256)
            copy = sheets.saved(pages)
    name = evidence.name if evidence.kind == PDF else f"{evidence.name}.pdf"
    return Copy(copy, PDF, name, marked=True)


def mark(pages: "pikepdf.Pdf", by: Seat, now: datetime, claim: str, digest: str) -> None:
    """Lay the reader's name and the moment over every page."""
    import pikepdf

    data = {"who": by.name or by.actor.label, "moment": f"{local(now):%Y-%m-%d %H:%M}",
            "claim": claim, "digest": digest}  # fmt: skip
    with pikepdf.open(io.BytesIO(typeset("mark", data))) as over:
        sheets.lay_over(pages, over)
