"""Public pages are asked for anew each time and answered 304 while they have not changed.

A burst, when a result is published, is answered from memory: what a stranger is shown depends on the records,
whose every change is a line of the ledger, and on the minute. So a page is made once for a line and a minute.
"""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

from award.records.ledger.models import Line

View = Callable[..., HttpResponse]
MINUTE = 60


def validated(view: View) -> View:
    """ETag over the content (it also depends on the day, the cookies, the seat), Cache-Control no-cache."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase | None:
        if request.method not in ("GET", "HEAD"):
            return view(request, *args, **kwargs)
        key = _key(request)
        kept = cache.get(key) if key else None
        if kept is None:
            response = view(request, *args, **kwargs)
            if response.status_code != 200:
                return response
            etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
            if key:
                cache.set(key, (response.content, response.headers["Content-Type"], etag), MINUTE)
        else:
            content, kind, etag = kept
            response = HttpResponse(content, content_type=kind)
        response["ETag"] = etag
        response["Cache-Control"] = "no-cache"
        patch_vary_headers(response, ["Cookie"])
        return get_conditional_response(request, etag=etag, response=response)

    return answered  # type: ignore[return-value]


def _key(request: Any) -> str:
    """Under what an answer is kept; nothing for a page that is somebody's own."""
    own = request.user.is_authenticated or settings.SESSION_COOKIE_NAME in request.COOKIES
    if not settings.PUBLIC_CACHE or settings.DEMO or own:
        return ""
    head = Line.objects.order_by("-sequence").values_list("digest", flat=True).first()
    looks = [request.COOKIES.get(name, "") for name in ("size", "contrast")]
    parts = [request.get_host(), request.get_full_path(), *looks, f"{request.now:%Y-%m-%dT%H:%M}", str(head)]
    return "public-" + hashlib.sha256("\n".join(parts).encode()).hexdigest()
