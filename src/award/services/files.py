"""Files in: checked by content, scanned, named by digest, kept in one storage; and out, to who may read them.

No file is ever whole in memory: what comes in is a file on disk or a stream, what goes out is one too.
"""

import io
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, cast

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile

from award.law.art28_secrets import NO_CLAIM, Claim
from award.records.files.models import Evidence, Scan
from award.records.seat import Seat
from award.services.digests import both, chunks_of, sha256_of
from award.services.file_kinds import (
    ALLOWED,
    KINDS,
    NAME_MAX,
    BadFile,
    checked_name,
    clean_name,
    kind_of,
)
from award.services.scanner import Infected, scan

__all__ = [
    "ALLOWED", "KINDS", "NAME_MAX", "BadFile", "Content", "clean_name", "keep", "opened", "path_of", "read",
    "record", "sized", "store", "take_in",
]  # fmt: skip
MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes that were checked and are kept: what they are, their digests, what the scanner said."""

    kind: str
    size: int
    sha256: str
    sm3: str
    scan: Scan


def sized(size: int | None) -> None:
    """BadFile for nothing and for too much."""
    if not size:
        raise BadFile("文件是空的（0 字节）")
    if size > settings.UPLOAD_MAX_BYTES:
        raise BadFile(f"文件有{size / MB:.1f}兆，最大{settings.UPLOAD_MAX_BYTES // MB}兆")


def take_in(file: BinaryIO, *, sound: bool = False, kind: str = "") -> Content:
    """Check, scan and digest a file, and keep its bytes under their digest; equal content is stored once.

    `kind`: what the caller found in the content itself, where it may be none that a dossier takes.
    """
    kind = kind or kind_of(file, sound=sound)
    try:
        verdict = scan(file)
    except Infected as found:
        raise BadFile(f"查毒软件报告“{found}”，没有收下，请查杀后再传") from None
    digests = both(chunks_of(file))
    path = path_of(digests.sha256)
    if not default_storage.exists(path):
        file.seek(0)
        default_storage.save(path, File(file))
    return Content(kind, digests.size, digests.sha256, digests.sm3, verdict)


def record(
    content: Content,
    *,
    name: str,
    subject: str,
    purpose: str,
    by: Seat,
    now: datetime,
    claim: Claim = NO_CLAIM,
) -> Evidence:
    """The record of a file: what it belongs to, what it proves, who handed it in."""
    return Evidence.objects.create(
        name=name,
        kind=content.kind,
        size=content.size,
        sha256=content.sha256,
        sm3=content.sm3,
        scan=content.scan.value,
        secrecy=claim.kind,
        secrecy_ground=claim.ground,
        secrecy_scope=claim.scope,
        purpose=purpose,
        subject=subject,
        uploaded_by_id=by.user_id,
        uploaded_at=now,
    )


def store(
    upload: UploadedFile, *, subject: str, purpose: str, by: Seat, now: datetime, secrecy: str = "none"
) -> Evidence:
    """Check, digest and keep one upload. BadFile says what is wrong with it."""
    name = checked_name(upload.name or "")
    sized(upload.size)
    content = take_in(cast(BinaryIO, upload))
    return record(content, name=name, subject=subject, purpose=purpose, by=by, now=now, claim=Claim(secrecy))


def keep(
    content: bytes, *, name: str, subject: str, purpose: str, by: Seat, now: datetime, secrecy: str = "none"
) -> Evidence:
    """The same for bytes that the program itself has made or read."""
    taken = take_in(io.BytesIO(content))
    return record(taken, name=name, subject=subject, purpose=purpose, by=by, now=now, claim=Claim(secrecy))


def path_of(digest: str) -> str:
    return f"{digest[:2]}/{digest[2:4]}/{digest}"


def opened(evidence: Evidence) -> BinaryIO:
    """The stored file, verified against the digest, at its beginning. BadFile where it was tampered with."""
    file = cast(BinaryIO, default_storage.open(path_of(evidence.sha256)))
    if sha256_of(chunks_of(file)) != evidence.sha256:
        file.close()
        raise BadFile("存储的文件与登记的摘要不符")
    file.seek(0)
    return file


def read(evidence: Evidence) -> bytes:
    """The bytes of a small file, verified against the digest."""
    with opened(evidence) as file:
        return file.read()
