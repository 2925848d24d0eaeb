"""Files are known by their content: what is none of ours is refused with the way to mend it."""

import io
import zipfile
from datetime import datetime

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.fixtures import Settings

from award.demo.pdf import page
from award.process.plan import BAOTOU
from award.records.files.models import Evidence
from award.records.seat import PUBLIC
from award.services import files

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 20, 9, 0, tzinfo=BAOTOU)
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 16


def zipped(*parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for part in parts:
            archive.writestr(part, "x")
    return buffer.getvalue()


def encrypted(user: str) -> bytes:
    """A PDF that asks for a password, or one that only restricts what may be done with it."""
    import pikepdf

    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(page(["密"]))) as document:
        document.save(buffer, encryption=pikepdf.Encryption(owner="owner", user=user))
    return buffer.getvalue()


def store(content: bytes, name: str = "证明.pdf") -> Evidence:
    upload = SimpleUploadedFile(name, content)
    return files.store(upload, subject="application/1", purpose="licence", by=PUBLIC, now=NOW)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, "application/pdf"),
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 16, "image/jpeg"),
        (
            zipped("word/document.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (zipped("xl/workbook.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_the_kind_is_found_in_the_content_whatever_the_name_says(content: bytes, kind: str) -> None:
    stored = store(content, "随便.exe")
    assert (stored.kind, stored.size, files.read(stored)) == (kind, len(content), content)


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "空.pdf", "文件是空的（0 字节）"),
        (
            b"MZ\x90\0" + b"\0" * 16,
            "合同.pdf",
            "看不出是可用的文件：只收PDF、JPG、PNG、DOCX、XLSX，以文件内容为准，改扩展名没有用",
        ),
        (encrypted(user="open"), "密.pdf", "PDF 带有打开密码或权限加密，请去掉后再传"),
        (encrypted(user=""), "限.pdf", "PDF 带有打开密码或权限加密，请去掉后再传"),
        (zipped("word/document.xml", "word/vbaProject.bin"), "宏.docm", "文件带宏，请另存为不带宏的格式再传"),
        (zipped("a.txt"), "包.zip", "只收PDF、JPG、PNG、DOCX、XLSX，不收压缩包"),
        (b"PK\x03\x04broken", "坏.docx", "压缩格式损坏，打不开"),
        (PDF, "名" * 121, "文件名有121个字，最多120个，请改短"),
    ],
)
def test_what_cannot_be_taken_is_refused_in_words(content: bytes, name: str, words: str) -> None:
    with pytest.raises(files.BadFile) as wrong:
        store(content, name)
    assert (str(wrong.value), Evidence.objects.count()) == (words, 0)


def test_a_file_over_the_limit_is_refused_and_one_at_the_limit_is_taken(settings: Settings) -> None:
    settings.UPLOAD_MAX_BYTES = 1048576
    assert store(PDF.ljust(1048576, b" ")).size == 1048576
    with pytest.raises(files.BadFile, match=r"文件有1\.0兆，最大1兆"):
        store(PDF.ljust(1048577, b" "))


def test_a_name_of_120_characters_is_kept_and_directories_and_direction_marks_are_dropped() -> None:
    assert store(PDF, "名" * 116 + ".pdf").name == "名" * 116 + ".pdf"
    assert files.clean_name("C:\\合同\\扫描\u202e件.pdf") == "扫描件.pdf"


def test_a_file_that_was_changed_in_the_store_is_not_handed_out() -> None:
    stored = store(PDF + b"%only here")
    path = files.path_of(stored.sha256)
    default_storage.delete(path)
    default_storage.save(path, ContentFile(b"tampered"))
    with pytest.raises(files.BadFile, match="存储的文件与登记的摘要不符"):
        files.read(stored)
