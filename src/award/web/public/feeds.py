"""/feeds/ and /sitemap.xml: what was published, for readers and for crawlers (Articles 19, 22, 24 to 26)."""

import json
from typing import Any
from xml.sax.saxutils import escape

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from award.records.cases import local
from award.records.notices.models import PublicNotice
from award.web.public.validated import validated

LATEST = 50
TITLE = "包头市市长质量奖：公示和通知公告"
PAGES = ("/", "/notices/", "/guide/", "/regulation/", "/recipients/", "/questions/", "/verify/", "/report/")


def _entries() -> list[tuple[PublicNotice, str]]:
    """The latest notices, each with a summary of white-listed content."""
    rows = PublicNotice.objects.select_related("cycle")[:LATEST]
    return [(row, _summary(row)) for row in rows]


def _summary(row: PublicNotice) -> str:
    said = [str(p) for p in row.body.get("paragraphs") or ()]
    names = [str(e.get("name", "")) for e in row.body.get("entries") or ()]
    return "\n".join([*said, "、".join(names)]).strip()


@login_not_required
@require_safe
@validated
def atom(request: HttpRequest) -> HttpResponse:
    feed = Atom1Feed(
        title=TITLE,
        link=f"{settings.SITE_URL}/notices/",
        description=TITLE,
        language="zh-CN",
        feed_url=f"{settings.SITE_URL}/feeds/notices.atom",
        author_name="包头市人民政府",
    )
    for row, summary in _entries():
        url = f"{settings.SITE_URL}/notices/{row.pk}/"
        feed.add_item(
            title=row.title,
            link=url,
            description=summary,
            unique_id=url,
            pubdate=local(row.published_at),
            updateddate=local(row.published_at),
            author_name=row.issuer,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


@login_not_required
@require_safe
@validated
def json_feed(request: HttpRequest) -> HttpResponse:
    """JSON Feed 1.1."""
    items: list[dict[str, Any]] = [
        {
            "id": f"{settings.SITE_URL}/notices/{row.pk}/",
            "url": f"{settings.SITE_URL}/notices/{row.pk}/",
            "title": row.title,
            "content_text": summary,
            "date_published": local(row.published_at).isoformat(),
            "authors": [{"name": row.issuer}],
        }
        for row, summary in _entries()
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": TITLE,
        "language": "zh-CN",
        "home_page_url": f"{settings.SITE_URL}/notices/",
        "feed_url": f"{settings.SITE_URL}/feeds/notices.json",
        "items": items,
    }
    text = json.dumps(feed, ensure_ascii=False, indent=1)
    return HttpResponse(text, content_type="application/feed+json; charset=utf-8")


@login_not_required
@require_safe
@validated
def sitemap(request: HttpRequest) -> HttpResponse:
    notices = PublicNotice.objects.values_list("pk", "published_at")
    urls = [(path, "") for path in PAGES]
    urls += [(f"/notices/{pk}/", local(at).date().isoformat()) for pk, at in notices]
    lines = [
        f"<url><loc>{escape(settings.SITE_URL + path)}</loc>"
        + (f"<lastmod>{day}</lastmod></url>" if day else "</url>")
        for path, day in urls
    ]
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n' + "\n".join(lines) + "\n</urlset>\n"
    )
    return HttpResponse(text, content_type="application/xml; charset=utf-8")
