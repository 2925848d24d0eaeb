"""Public pages are asked for anew each time and answered 304 while they have not changed."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

View = Callable[..., HttpResponse]


def validated(view: View) -> View:
    """ETag over the content (it also depends on the day, the cookies, the seat), Cache-Control no-cache."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase | None:
        response = view(request, *args, **kwargs)
        if response.status_code != 200 or request.method not in ("GET", "HEAD"):
            return response
        etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        response["ETag"] = etag
        response["Cache-Control"] = "no-cache"
        patch_vary_headers(response, ["Cookie"])
        return get_conditional_response(request, etag=etag, response=response)

    return answered  # type: ignore[return-value]
