"""A filed dossier as a ZIP (封存包) that proves itself: the frozen text, every file, and their digests.

    manifest.json   format, number, cycle, round, filed_at, digest and sm3 of dossier.json, files
    dossier.json    the frozen content, byte for byte; it names the digest of every file
    files/NNN-...   the files as they were handed in

Whether it is also what was filed, only the record of the filing can say: `services/packs.py` compares.
"""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

FORMAT = "award-dossier/1"
MANIFEST, BODY, FILES = "manifest.json", "dossier.json", "files/"
CHUNK = 1024 * 1024
TEXT_MAX = 64 * CHUNK  # of manifest and body each
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError)
_ENTRY = ("path", "id", "sha256")


class NoPack(ValueError):
    """The file is no such ZIP; the message says why."""


@dataclass(frozen=True, slots=True)
class Pack:
    """What a pack says of itself, and the first thing in it that does not agree; None where all does."""

    number: str
    round: int
    digest: str
    because: str | None


def named(content: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Every file that a frozen content names: evidence, then pictures of the narrative."""
    yield from content.get("evidence") or ()
    pictures = content.get("pictures") or {}
    for number in sorted(pictures, key=int):
        yield {"name": f"图{number}", **pictures[number]}


def examine(file: BinaryIO) -> Pack:
    """Read a pack whole, piece by piece. NoPack where it is none."""
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = _object(_text(archive, MANIFEST), MANIFEST)
            digest, files = manifest.get("digest"), manifest.get("files")
            if manifest.get("format") != FORMAT or not isinstance(digest, str) or not isinstance(files, list):
                raise NoPack("不是本系统的封存包")
            number, round_ = str(manifest.get("number")), manifest.get("round")
            if not isinstance(round_, int) or isinstance(round_, bool):
                raise NoPack("manifest.json 缺少 round")
            because = _disagreement(archive, manifest, _entries(files))
            return Pack(number, round_, digest, because)
    except (*_UNREADABLE, OSError, RuntimeError, NotImplementedError, KeyError) as wrong:
        raise NoPack(f"ZIP 打不开或缺少内容：{wrong}") from None


def _entries(files: list[Any]) -> list[Mapping[str, Any]]:
    for entry in files:
        if not isinstance(entry, dict) or not all(isinstance(entry.get(key), str) for key in _ENTRY):
            raise NoPack("manifest.json 的 files 不合格式")
    return files


def _disagreement(
    archive: zipfile.ZipFile, manifest: Mapping[str, Any], entries: list[Mapping[str, Any]]
) -> str | None:
    body = _text(archive, BODY)
    if hashlib.sha256(body).hexdigest() != manifest["digest"]:
        return "dossier.json 与 manifest.json 所载的摘要不符"
    paths = {e["id"]: e["path"] for e in entries}
    wanted = list(named(_object(body, BODY)))
    inside = [info.filename for info in archive.infolist()]
    expected = [MANIFEST, BODY, *(paths.get(row["id"], "") for row in wanted)]
    if missing := [row["name"] for row in wanted if paths.get(row["id"]) not in inside]:
        return f"缺少文件：{missing[0]}"
    if sorted(inside) != sorted(expected):
        return "包内有材料没有列明的文件"
    for row in wanted:
        if _digest(archive, paths[row["id"]]) != row["sha256"]:
            return f"文件与材料所载的摘要不符：{row['name']}"
    return None


def _digest(archive: zipfile.ZipFile, path: str) -> str:
    """SHA-256 of one entry; empty where it cannot be read to its end."""
    digest = hashlib.sha256()
    try:
        with archive.open(path) as entry:
            while chunk := entry.read(CHUNK):
                digest.update(chunk)
    except _UNREADABLE:
        return ""
    return digest.hexdigest()


def _text(archive: zipfile.ZipFile, path: str) -> bytes:
    with archive.open(path) as entry:
        text = entry.read(TEXT_MAX + 1)
    if len(text) > TEXT_MAX:
        raise NoPack(f"{path} 过大")
    return text


def _object(text: bytes, path: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise NoPack(f"{path} 不是有效的 JSON") from None
    if not isinstance(value, dict):
        raise NoPack(f"{path} 不是有效的 JSON")
    return value
