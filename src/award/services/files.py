"""Files in: checked by content, named by digest, kept in one storage; and out, to who may read them."""

import hashlib
import io
import zipfile
from datetime import datetime

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile

from award.records.files.models import Evidence
from award.records.seat import Seat

KINDS = {
    "application/pdf": "PDF",
    "image/jpeg": "JPG",
    "image/png": "PNG",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
}
ALLOWED = "PDF、JPG、PNG、DOCX、XLSX"
NAME_MAX = 120


class BadFile(ValueError):
    """The file cannot be taken; the message says why and what to do, in Chinese."""


def kind_of(head: bytes, whole: bytes) -> str:
    """The media type found in the content. BadFile where it is none that we take."""
    if head.startswith(b"%PDF-"):
        if b"/Encrypt" in whole:
            raise BadFile("PDF 带有打开密码或权限加密，请去掉后再传")
        return "application/pdf"
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head.startswith(b"PK\x03\x04"):
        return _office_kind(whole)
    raise BadFile(f"看不出是可用的文件：只收{ALLOWED}，以文件内容为准，改扩展名没有用")


def _office_kind(whole: bytes) -> str:
    try:
        parts = set(zipfile.ZipFile(io.BytesIO(whole)).namelist())
    except zipfile.BadZipFile:
        raise BadFile("压缩格式损坏，打不开") from None
    if any(p.endswith("vbaProject.bin") for p in parts):
        raise BadFile("文件带宏，请另存为不带宏的格式再传")
    for marker, kind in (
        ("word/document.xml", "wordprocessingml.document"),
        ("xl/workbook.xml", "spreadsheetml.sheet"),
    ):
        if marker in parts:
            return f"application/vnd.openxmlformats-officedocument.{kind}"
    raise BadFile(f"只收{ALLOWED}，不收压缩包")


def clean_name(name: str) -> str:
    """The file's own name without directories, control and direction marks."""
    bare = name.replace("\\", "/").rsplit("/", 1)[-1]
    bare = "".join(
        c
        for c in bare
        if c.isprintable() and c not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )
    return bare.strip() or "未命名"


def store(
    upload: UploadedFile, *, subject: str, purpose: str, by: Seat, now: datetime, secrecy: str = "none"
) -> Evidence:
    """Check, digest and keep one upload. BadFile says what is wrong with it."""
    name = clean_name(upload.name or "")
    if len(name) > NAME_MAX:
        raise BadFile(f"文件名有{len(name)}个字，最多{NAME_MAX}个，请改短")
    if not upload.size:
        raise BadFile("文件是空的（0 字节）")
    if upload.size > settings.UPLOAD_MAX_BYTES:
        raise BadFile(f"文件有{upload.size / 1048576:.1f}兆，最大{settings.UPLOAD_MAX_BYTES // 1048576}兆")
    content = b"".join(upload.chunks())
    return keep(content, name=name, subject=subject, purpose=purpose, by=by, now=now, secrecy=secrecy)


def keep(
    content: bytes, *, name: str, subject: str, purpose: str, by: Seat, now: datetime, secrecy: str = "none"
) -> Evidence:
    """Keep bytes under their digest; equal content is stored once."""
    kind = kind_of(content[:16], content)
    digest = hashlib.sha256(content).hexdigest()
    path = path_of(digest)
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(content))
    return Evidence.objects.create(
        name=name,
        kind=kind,
        size=len(content),
        sha256=digest,
        secrecy=secrecy,
        purpose=purpose,
        subject=subject,
        uploaded_by_id=by.user_id,
        uploaded_at=now,
    )


def path_of(digest: str) -> str:
    return f"{digest[:2]}/{digest[2:4]}/{digest}"


def read(evidence: Evidence) -> bytes:
    """The bytes, verified against the digest. BadFile where the store was tampered with."""
    with default_storage.open(path_of(evidence.sha256)) as file:
        content: bytes = file.read()
    if hashlib.sha256(content).hexdigest() != evidence.sha256:
        raise BadFile("存储的文件与登记的摘要不符")
    return content
