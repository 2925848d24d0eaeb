"""Who wrote to us, encrypted at rest: AES-256-GCM under AWARD_SEAL_KEY; and a keyed digest to know equals by.

A sealed text is bound to what it belongs to (`of`): moved to another row it cannot be opened.
"""

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

NONCE = 12


class Unsealable(ValueError):
    """The seal does not open: another key, another row, or a changed text."""


@cache
def _key(secret: str, use: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=b"award/" + use).derive(secret.encode())


def seal(values: Mapping[str, str], of: str) -> str:
    """The values as one sealed text; nothing where there is nothing to hide."""
    if not any(values.values()):
        return ""
    nonce = secrets.token_bytes(NONCE)
    plain = json.dumps(dict(values), ensure_ascii=False, sort_keys=True).encode()
    sealed = AESGCM(_key(settings.SEAL_KEY, b"seal")).encrypt(nonce, plain, of.encode())
    return base64.b64encode(nonce + sealed).decode()


def unseal(sealed: str, of: str) -> dict[str, str]:
    """What was sealed. Unsealable where it does not open."""
    if not sealed:
        return {}
    try:
        raw = base64.b64decode(sealed, validate=True)
        plain = AESGCM(_key(settings.SEAL_KEY, b"seal")).decrypt(raw[:NONCE], raw[NONCE:], of.encode())
    except (InvalidTag, ValueError):
        raise Unsealable("封存的内容打不开：封存密钥不是当时的那一把，或者内容被改动过") from None
    values: dict[str, str] = json.loads(plain)
    return values


def fingerprint(*said: str) -> str:
    """The same for the same words; without the key it tells nothing about them. Empty for no words."""
    if not any(said):
        return ""
    text = json.dumps(said, ensure_ascii=False).encode()
    return hmac.new(_key(settings.SEAL_KEY, b"fingerprint"), text, hashlib.sha256).hexdigest()
