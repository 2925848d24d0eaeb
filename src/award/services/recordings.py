"""Photos and recordings of a site visit: checked by content, kept with their secrecy (Article 28)."""

from datetime import datetime
from typing import BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile

from award.law.art28_secrets import Claim
from award.records.files.models import Evidence
from award.records.seat import Seat
from award.services import digests, files

SOUNDS = "M4A、MP3、WAV、WEBM、OGG"
MAJOR = {"photo": "image", "recording": "audio"}


def kind_of(content: bytes) -> str:
    """The media type of a photo or a recording by its first bytes; empty for anything else."""
    head = content[:16]
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head[4:8] == b"ftyp" and head[8:12] in (b"M4A ", b"mp42", b"isom", b"3gp4", b"3gp5", b"iso5"):
        return "audio/mp4"
    if head.startswith(b"ID3") or (len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2):
        return "audio/mpeg"
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return "audio/wav"
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return "audio/webm"
    return "audio/ogg" if head.startswith(b"OggS") else ""


def keep(
    upload: UploadedFile, kind: str, *, subject: str, by: Seat, now: datetime, secrecy: str, sha256: str = ""
) -> Evidence:
    """Keep one upload as a photo or a recording. BadFile says what is wrong with it.

    `sha256`: what the device reckoned; a file that was damaged on its way is not kept.
    """
    files.sized(upload.size)
    file = cast(BinaryIO, upload)
    if sha256 and digests.sha256_of(digests.chunks_of(file)) != sha256:
        raise files.BadFile("文件在传输中损坏，请再同步一次")
    file.seek(0)
    found = kind_of(file.read(16))
    if found.partition("/")[0] != MAJOR[kind]:
        only = f"看不出是录音：只收{SOUNDS}" if kind == "recording" else "看不出是照片：只收JPG、PNG"
        raise files.BadFile(only)
    content = files.take_in(file, kind=found)
    name = files.clean_name(upload.name or "")[: files.NAME_MAX]
    claim = Claim(secrecy)
    return files.record(content, name=name, subject=subject, purpose=kind, by=by, now=now, claim=claim)
