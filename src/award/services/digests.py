"""Digests in hex: SHA-256 for everybody, SM3 (GB/T 32905) beside it for the domestic suite."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Digests:
    """Both digests of one content, and how many bytes it has."""

    sha256: str
    sm3: str
    size: int


def sha256(content: bytes) -> str:
    """64 hex digits."""
    return hashlib.sha256(content).hexdigest()


def sm3(content: bytes) -> str:
    """64 hex digits."""
    return both([content]).sm3


def both(chunks: Iterable[bytes]) -> Digests:
    """Both digests in one reading, whatever the size."""
    from cryptography.hazmat.primitives import hashes

    first, second, size = hashlib.sha256(), hashes.Hash(hashes.SM3()), 0
    for chunk in chunks:
        first.update(chunk)
        second.update(chunk)
        size += len(chunk)
    return Digests(first.hexdigest(), second.finalize().hex(), size)


def chunks_of(file: BinaryIO) -> Iterator[bytes]:
    """The file from its beginning, piece by piece."""
    file.seek(0)
    while chunk := file.read(CHUNK):
        yield chunk


def sha256_of(chunks: Iterable[bytes]) -> str:
    """64 hex digits of a content that need not be in memory."""
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()
