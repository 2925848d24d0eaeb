"""How often one address may send something in an hour."""

import hashlib

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

HOURLY = 20
HOUR = 60 * 60


def too_often(request: HttpRequest, what: str, limit: int = HOURLY) -> bool:
    """Count one more of `what` from this address; True once there were more than `limit` in the hour."""
    key = f"hourly-{what}-{hashlib.sha256(address(request).encode()).hexdigest()[:24]}"
    if cache.add(key, 1, HOUR):
        return False
    try:
        return cache.incr(key) > limit
    except ValueError:  # the hour ended between the two calls
        return False


def address(request: HttpRequest) -> str:
    """The sender's address; behind the proxy that ends TLS, the one that the proxy saw."""
    seen: str = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    return seen if settings.HTTPS and seen else request.META.get("REMOTE_ADDR", "")
