"""What a file is, found in its content alone: its name and extension prove nothing."""

import zipfile
from collections.abc import Callable
from typing import BinaryIO

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX, XLSX = f"{OFFICE}wordprocessingml.document", f"{OFFICE}spreadsheetml.sheet"
KINDS = {PDF: "PDF", JPEG: "JPG", PNG: "PNG", DOCX: "DOCX", XLSX: "XLSX"}
ALLOWED = "PDF、JPG、PNG、DOCX、XLSX"
NAME_MAX = 120
UNPACKED_MAX = 2 * 1024**3  # bytes that an office file may unpack to
MACROS = ("vbaProject.bin", "vbaData.xml")
STRANGE = f"看不出是可用的文件：只收{ALLOWED}，以文件内容为准，改扩展名没有用"


class BadFile(ValueError):
    """The file cannot be taken; the message says why and what to do, in Chinese."""


def kind_of(file: BinaryIO, *, sound: bool = False) -> str:
    """The media type found in the content. BadFile where it is none that we take.

    `sound`: it must also open, because it will be bound into a dossier and read there.
    """
    file.seek(0)
    head = file.read(16)
    for begins, found in _BEGINNINGS:
        if head.startswith(begins):
            return found(file, sound)
    raise BadFile(STRANGE)


def _pdf(file: BinaryIO, sound: bool) -> str:
    """Encryption is asked of the file's own structure; the words /Encrypt may stand in any text."""
    import pikepdf

    file.seek(0)
    try:
        with pikepdf.open(file) as document:
            locked, pages = document.is_encrypted, len(document.pages)
    except pikepdf.PasswordError:
        locked, pages = True, 0
    except (pikepdf.PdfError, ValueError, RuntimeError):
        locked, pages = False, 0
    if locked:
        raise BadFile("PDF 带有打开密码或权限加密，请去掉后再传")
    if sound and not pages:
        raise BadFile("PDF 打不开，可能没有传完整或已损坏，请重新导出后再传")
    return PDF


def _image(kind: str) -> Callable[[BinaryIO, bool], str]:
    def found(file: BinaryIO, sound: bool) -> str:
        if sound:
            from PIL import Image

            file.seek(0)
            try:
                with Image.open(file) as picture:
                    picture.verify()
            except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
                raise BadFile("图片打不开，可能没有传完整、已损坏或尺寸过大，请重新导出后再传") from None
        return kind

    return found


def _office(file: BinaryIO, sound: bool) -> str:
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            types = _content_types(archive)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        raise BadFile("压缩格式损坏，打不开") from None
    parts = {e.filename for e in entries}
    if any(p.endswith(MACROS) or "/macrosheets/" in p for p in parts) or b"macroEnabled" in types:
        raise BadFile("文件带宏，请另存为不带宏的格式再传")
    if any(e.flag_bits & 1 for e in entries):
        raise BadFile("压缩内容加了密码，请去掉后再传")
    if sum(e.file_size for e in entries) > UNPACKED_MAX:
        raise BadFile("文件展开后过大，不像是文档，请检查后另存再传")
    if "word/document.xml" in parts:
        return DOCX
    if "xl/workbook.xml" in parts:
        return XLSX
    raise BadFile(f"只收{ALLOWED}，不收压缩包")


def _content_types(archive: zipfile.ZipFile) -> bytes:
    """The list of parts with their types; a document that lacks it has no macros to declare."""
    if "[Content_Types].xml" not in archive.namelist():
        return b""
    with archive.open("[Content_Types].xml") as part:
        return part.read(1024 * 1024)


def _compound(file: BinaryIO, sound: bool) -> str:
    """The container of .doc and .xls, and of any office file with a password."""
    raise BadFile("是旧版 .doc/.xls，或设了打开密码的 Word/Excel：请去掉密码，另存为 DOCX、XLSX 或 PDF 再传")


_BEGINNINGS: tuple[tuple[bytes, Callable[[BinaryIO, bool], str]], ...] = (
    (b"%PDF-", _pdf),
    (b"\xff\xd8\xff", _image(JPEG)),
    (b"\x89PNG\r\n\x1a\n", _image(PNG)),
    (b"PK\x03\x04", _office),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _compound),
)


def clean_name(name: str) -> str:
    """The file's own name without directories and without characters that the eye cannot see."""
    bare = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c for c in bare if c.isprintable()).strip() or "未命名"


def checked_name(name: str) -> str:
    """The clean name. BadFile where it is too long to be kept and shown."""
    clean = clean_name(name)
    if len(clean) > NAME_MAX:
        raise BadFile(f"文件名有{len(clean)}个字，最多{NAME_MAX}个，请改短")
    return clean
