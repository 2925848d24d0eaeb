"""Resumable uploads: what has come lies on disk, and its length is the offset to go on from.

A broken line loses nothing: whatever arrived was written as it arrived. The deadline is asked at the
beginning, at each part and once more when the last part has come, always by the server's clock.
"""

import fcntl
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db.models import QuerySet

from award.law.art28_secrets import Claim
from award.records.applications.models import Application
from award.records.files.models import Evidence
from award.records.seat import Seat
from award.records.uploads.models import Upload
from award.services import dossiers, evidence, files
from award.services.asking import BadDetails
from award.services.evidence import Added
from award.services.file_kinds import BadFile, checked_name

KEPT = timedelta(days=7)
OPEN_AT_ONCE = 40  # unfinished uploads of one dossier


class Busy(Exception):
    """Another request is writing this very file."""


class WrongOffset(Exception):
    """The sender goes on from another place than where the file ends."""


def path_of(upload: Upload) -> Path:
    return Path(settings.UPLOADS_ROOT) / upload.pk.hex


def offset(upload: Upload) -> int:
    """How many bytes have come."""
    if upload.evidence_id is not None:
        return upload.length
    try:
        return path_of(upload).stat().st_size
    except FileNotFoundError:
        return 0


def begin(
    application: Application, *, name: str, length: int, purpose: str, claim: Claim, by: Seat, now: datetime
) -> Upload:
    """Everything that can be said before the bytes come is said now: BadFile, BadDetails, Closed, Hidden."""
    clean = checked_name(name)
    files.sized(length)
    if wrong := claim.faults():
        raise BadDetails(wrong)
    dossiers.writable_evidence(application, purpose, by, now)
    if pending(application).count() >= OPEN_AT_ONCE:
        raise BadFile(f"没有传完的文件已有{OPEN_AT_ONCE}个，请先传完或删除")
    Path(settings.UPLOADS_ROOT).mkdir(parents=True, exist_ok=True)
    return Upload.objects.create(
        application=application, name=clean, purpose=purpose, length=length, secrecy=claim.kind,
        secrecy_ground=claim.ground, secrecy_scope=claim.scope, begun_by_id=by.person, begun_at=now,
    )  # fmt: skip


def pending(application: Application) -> QuerySet[Upload]:
    """What has not come whole, the newest last."""
    return Upload.objects.filter(application=application, evidence=None)


def append(
    upload: Upload, chunks: Iterable[bytes], *, at: int, by: Seat, clock: Callable[[], datetime]
) -> Added | None:
    """Write what comes from `at` on; once the file is whole, take it in and say so.

    Busy, WrongOffset, Closed, Hidden; BadFile and BadDetails end the upload.
    """
    dossiers.writable_evidence(upload.application, upload.purpose, by, clock())
    with _part(upload) as part:
        here = part.seek(0, 2)
        if at != here:
            raise WrongOffset(f"{here}")
        for chunk in chunks:
            here += len(chunk)
            if here > upload.length:
                part.truncate(at)
                raise WrongOffset(f"{at}")
            part.write(chunk)
        part.flush()
        if here < upload.length:
            return None
        return _finish(upload, part, by, clock())


def complete(upload: Upload, *, by: Seat, now: datetime) -> Added | None:
    """Take in a file that has come whole but was not taken in: the process ended in between."""
    if upload.evidence_id is not None or offset(upload) < upload.length:
        return None
    with _part(upload) as part:
        return _finish(upload, part, by, now)


def _finish(upload: Upload, part: BinaryIO, by: Seat, now: datetime) -> Added:
    claim = Claim(upload.secrecy, upload.secrecy_ground, upload.secrecy_scope)

    def taken(kept: Evidence) -> None:
        upload.evidence = kept
        upload.save(update_fields=["evidence"])

    try:
        added = evidence.add(
            upload.application, part, name=upload.name, size=upload.length, purpose=upload.purpose,
            claim=claim, by=by, now=now, then=taken,
        )  # fmt: skip
    except (BadFile, BadDetails):
        discard(upload)
        raise
    path_of(upload).unlink(missing_ok=True)
    return added


def discard(upload: Upload) -> None:
    """Forget an upload and what has come of it; a file that was taken in stays in the dossier."""
    path_of(upload).unlink(missing_ok=True)
    upload.delete()


def sweep(now: datetime) -> int:
    """Forget what nobody went on with for a week. Returns how many."""
    old = list(Upload.objects.filter(evidence=None, begun_at__lt=now - KEPT))
    for upload in old:
        discard(upload)
    return len(old)


@contextmanager
def _part(upload: Upload) -> Iterator[BinaryIO]:
    """The partial file, locked for this request alone."""
    with path_of(upload).open("a+b") as part:
        try:
            fcntl.flock(part, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy(str(upload.pk)) from None
        yield part
