"""How a dossier is written: each save's change is kept, writers see each other, pictures have numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Max

from award.process import revisions
from award.process.evidence import PICTURE
from award.records.applications.models import Application, Draft
from award.records.drafts.models import Change, Picture, Presence
from award.records.seat import Seat
from award.services import files
from award.services.file_kinds import kind_of

GONE_AFTER = timedelta(seconds=60)
PICTURES_MOST = 200
PICTURE_KINDS = ("image/png", "image/jpeg")
PICTURE_BYTES = 8 * 1024 * 1024
REPORT = "report"

Delta = dict[str, Any]


def changes_of(draft: Draft, part: str, written: Mapping[str, Any]) -> list[Delta]:
    """What writing these values on a part would change; items of the report under report/4.1.2/text."""
    if part == REPORT:
        return revisions.differences(draft.report, written, f"{REPORT}/")
    return revisions.differences(draft.values, written)


def record(draft: Draft, parts: Sequence[str], changes: Sequence[Delta], how: str) -> None:
    """Keep what the draft's new revision changed; a save that changed nothing leaves none."""
    if changes and draft.saved_at is not None:
        Change.objects.create(
            application_id=draft.application_id,
            revision=draft.revision,
            parts=sorted(parts),
            how=how,
            changes=list(changes),
            saved_at=draft.saved_at,
            saved_by_id=draft.saved_by_id,
        )


def as_of(draft: Draft, revision: int) -> dict[str, Any]:
    """The draft as it stood after a revision: the form's values, and the report under `report`."""
    body = {**_copied(draft.values), REPORT: _copied(draft.report)}
    later = Change.objects.filter(application_id=draft.application_id, revision__gt=revision)
    for change in later.order_by("-revision").iterator(chunk_size=200):
        revisions.back(body, change.changes)
    return body


def _copied(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _copied(v) if isinstance(v, dict) else v for key, v in values.items()}


@dataclass(frozen=True, slots=True)
class Writer:
    """A colleague who is writing now: who, and in which part."""

    who: str
    part: str


def seen_writing(application: Application, part: str, *, by: Seat, now: datetime) -> list[Writer]:
    """Note that this person is writing in a part; who else is writing in the same dossier."""
    if by.user_id is not None:
        Presence.objects.update_or_create(
            application=application, user_id=by.user_id, defaults={"part": part[:40], "at": now}
        )
    return others(application, by=by, now=now)


def others(application: Application, *, by: Seat, now: datetime) -> list[Writer]:
    """Colleagues seen writing within the last minute."""
    rows = Presence.objects.filter(application=application, at__gt=now - GONE_AFTER)
    return [Writer(p.user.name, p.part) for p in rows.select_related("user") if p.user_id != by.user_id]


def add_picture(application: Application, upload: UploadedFile, *, by: Seat, now: datetime) -> Picture:
    """Keep a picture of the narrative under the next number. BadFile says what is wrong with it.

    The caller has made sure that the report may be written on.
    """
    if (upload.size or 0) > PICTURE_BYTES:
        raise files.BadFile(f"图片超过{PICTURE_BYTES // 1048576}兆，请缩小后再传")
    if upload.size and kind_of(cast(BinaryIO, upload)) not in PICTURE_KINDS:
        raise files.BadFile("正文里的图只收 PNG、JPG")
    last = application.pictures.aggregate(most=Max("number"))["most"] or 0
    if last >= PICTURES_MOST:
        raise files.BadFile(f"一份材料最多{PICTURES_MOST}幅图")
    file = files.store(upload, subject=application.subject, purpose=PICTURE, by=by, now=now)
    return Picture.objects.create(application=application, number=last + 1, file=file)


def pictures(application: Application) -> dict[str, dict[str, Any]]:
    """Number -> the picture's file, as a dossier freezes it."""
    rows = application.pictures.select_related("file")
    return {str(p.number): {"id": str(p.file_id), "kind": p.file.kind, "sha256": p.file.sha256} for p in rows}
