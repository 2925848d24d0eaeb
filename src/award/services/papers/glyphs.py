"""Which characters of a text no face of the papers can show: told before anything is printed.

The character maps are read from the font files themselves (OpenType `cmap`, formats 4 and 12).
"""

import struct
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from award.services.papers import fonts

SILENT = {"Cc", "Cf", "Zl", "Zp", "Zs"}


def missing(texts: Iterable[str]) -> tuple[str, ...]:
    """The characters that the packaged and the office's own faces lack, each once, in order of appearance."""
    known = shown_by(fonts.files())
    lacking = dict.fromkeys(c for text in texts for c in text if ord(c) not in known)
    return tuple(c for c in lacking if unicodedata.category(c) not in SILENT)


@cache
def shown_by(paths: tuple[str, ...]) -> frozenset[int]:
    """The code points of all files together."""
    return frozenset(point for path in paths for point in _points(Path(path).read_bytes()))


def _points(data: bytes) -> Iterator[int]:
    for start in _faces(data):
        (count,) = struct.unpack_from(">H", data, start + 4)
        for n in range(count):
            tag, _, offset, _ = struct.unpack_from(">4sIII", data, start + 12 + 16 * n)
            if tag == b"cmap":
                yield from _cmap(data, offset)


def _faces(data: bytes) -> tuple[int, ...]:
    """Where each face begins: one in a font, several in a collection."""
    if data[:4] != b"ttcf":
        return (0,)
    (count,) = struct.unpack_from(">I", data, 8)
    return struct.unpack_from(f">{count}I", data, 12)


def _cmap(data: bytes, table: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">H", data, table + 2)
    for n in range(count):
        platform, _, offset = struct.unpack_from(">HHI", data, table + 4 + 8 * n)
        (form,) = struct.unpack_from(">H", data, table + offset)
        if platform in (0, 3) and form == 12:
            yield from _groups(data, table + offset)
        elif platform in (0, 3) and form == 4:
            yield from _segments(data, table + offset)


def _groups(data: bytes, at: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">I", data, at + 12)
    for n in range(count):
        first, last, _ = struct.unpack_from(">III", data, at + 16 + 12 * n)
        yield from range(first, last + 1)


def _segments(data: bytes, at: int) -> Iterator[int]:
    (double,) = struct.unpack_from(">H", data, at + 6)
    ends = struct.unpack_from(f">{double // 2}H", data, at + 14)
    starts = struct.unpack_from(f">{double // 2}H", data, at + 16 + double)
    for first, last in zip(starts, ends, strict=True):
        if first != 0xFFFF:
            yield from range(first, last + 1)
