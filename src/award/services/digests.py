"""Digests of bytes, in hex: SHA-256 for everybody, SM3 (GB/T 32905) beside it for the domestic suite."""

import hashlib


def sha256(content: bytes) -> str:
    """64 hex digits."""
    return hashlib.sha256(content).hexdigest()


def sm3(content: bytes) -> str:
    """64 hex digits."""
    from cryptography.hazmat.primitives import hashes

    digest = hashes.Hash(hashes.SM3())
    digest.update(content)
    return digest.finalize().hex()
