"""/healthz, /display/, robots.txt, and the page for a request that cannot be read."""

import os

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from award.records.ledger.models import Line

YEAR = 365 * 24 * 60 * 60
DISPLAY = {"size": ("normal", "large"), "contrast": ("normal", "high")}
PRIVATE = ("/applicant/", "/county/", "/sector/", "/city/", "/examiner/", "/meeting/", "/office/",
           "/government/", "/admin/", "/accounts/", "/seats/", "/messages/", "/files/", "/do/", "/demo/",
           "/undertaking/", "/declarations/", "/appointments/", "/display/", "/publicity/", "/search/",
           "/questions/new/", "/questions/receipt/", "/objections/", "/report/", "/verify/*/",
           "/healthz")  # fmt: skip


@login_not_required
@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 while the database answers and the ledger can be written, else 503. Nothing is written."""
    state = {"database": False, "ledger": False}
    try:
        state["ledger"] = _ledger_writable()
        state["database"] = True
    except (DatabaseError, OSError):
        pass
    ok = all(state.values())
    return JsonResponse({"ok": ok, **state}, status=200 if ok else 503)


def _ledger_writable() -> bool:
    """Cheap: the table answers, and neither the file nor the session is read-only."""
    Line.objects.order_by("-sequence").values_list("sequence", flat=True).first()
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        return not os.path.exists(name) or os.access(name, os.W_OK)
    with connection.cursor() as cursor:
        cursor.execute("SHOW transaction_read_only")
        (read_only,) = cursor.fetchone()
    return bool(read_only == "off")


@login_not_required
@require_safe
def display(request: HttpRequest) -> HttpResponse:
    """Large type and high contrast: kept in a cookie of this browser, then back to where one was."""
    back = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None) or not back.startswith("/"):
        back = "/"
    response = HttpResponseRedirect(back)
    for name, values in DISPLAY.items():
        value = request.GET.get(name)
        if value in values:
            response.set_cookie(name, value, YEAR, httponly=True, samesite="Lax", secure=settings.HTTPS)
    return response


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in PRIVATE)]
    lines += ["", f"Sitemap: {settings.SITE_URL}/sitemap.xml"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler400: also where more was sent than a request may carry, which is 413."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        return render(request, "errors/413.html", {"back_url": request.path}, status=413)
    return render(request, "errors/400.html", status=400)
