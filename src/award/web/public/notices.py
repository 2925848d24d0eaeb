"""/notices/: the list of notices, and each as it was published (Articles 19, 22, 24, 25, 26, 30)."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from award.law.interruptions import EXTENDS
from award.records.cases import calendar
from award.records.notice_clocks import corrections
from award.records.notices.models import PublicNotice
from award.services.files import read
from award.services.notices import frozen, intact
from award.web.public.shown import ANNOUNCEMENTS, RUNNING, show
from award.web.public.validated import validated
from award.web.seats import SeatedRequest

FILTERS = (("", "全部", ()), ("notice", "公示", RUNNING), ("announcement", "通知公告", ANNOUNCEMENTS))
PAGE = 30


@login_not_required
@require_safe
@validated
def notices(request: SeatedRequest) -> HttpResponse:
    asked = request.GET.get("kind", "")
    kinds = next((kinds for key, _, kinds in FILTERS if key == asked), ())
    found = PublicNotice.objects.select_related("cycle").prefetch_related("cycle__plans")
    page = Paginator(found.filter(kind__in=kinds) if kinds else found, PAGE).get_page(request.GET.get("page"))
    days = calendar()
    context = {
        "page": page,
        "rows": [show(notice, request.now, days) for notice in page.object_list],
        "filters": [(key, label, key == asked) for key, label, _ in FILTERS],
        "title": {"notice": "公示", "announcement": "通知公告"}.get(asked, "公示和通知公告"),
    }
    return render(request, "public/notices.html", context)


@login_not_required
@require_safe
@validated
def notice(request: SeatedRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(PublicNotice.objects.select_related("cycle", "corrects"), pk=pk)
    days = calendar()
    shown = show(row, request.now, days)
    corrected = {key: show(one, request.now, days) for key, one in corrections(row).items()}
    ids = [str(entry.get("id", "")) for entry in row.body.get("entries") or ()]
    context = {
        "n": shown,
        "rows": [(e, corrected.get(key)) for e, key in zip(shown.entries, ids, strict=True)],
        "channels": row.channels.select_related("proof"),
        "extends": EXTENDS,
        "intact": intact(row),
    }
    return render(request, "public/notice.html", context)


@login_not_required
@require_safe
def copy(request: SeatedRequest, pk: int) -> HttpResponse:
    """The signed PDF/A copy, as it was made once."""
    row = get_object_or_404(PublicNotice.objects.select_related("copy").exclude(copy=None), pk=pk)
    assert row.copy is not None
    if request.headers.get("If-None-Match") == f'"{row.copy.sha256}"':
        return HttpResponse(status=304)
    response = HttpResponse(read(row.copy), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="notice-{pk}.pdf"'
    response["ETag"] = f'"{row.copy.sha256}"'
    response["Cache-Control"] = "public, max-age=86400, immutable"
    return response


@login_not_required
@require_safe
@validated
def content(request: SeatedRequest, pk: int) -> HttpResponse:
    """The very text that the digest is of, so that anybody can count it again."""
    row = get_object_or_404(PublicNotice.objects.select_related("cycle"), pk=pk)
    if not show(row, request.now, calendar()).white:
        raise Http404
    text = frozen(row.title, row.issuer, row.body)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="notice-{row.pk}.json"'
    return response
