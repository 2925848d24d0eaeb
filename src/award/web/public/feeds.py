"""/feeds/ and /sitemap.xml: what was published, for readers and crawlers (Articles 19, 22, 24 to 26, 34)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from award.records.cases import local
from award.records.notices.models import PublicNotice
from award.records.spreading.queries import public_stories
from award.web.public.validated import validated

LATEST = 50
PAGES = (
    "/", "/notices/", "/guide/", "/regulation/", "/recipients/", "/stories/", "/stories/events/",
    "/questions/", "/verify/", "/report/",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Feed:
    """`name`: of its address; `page`: where the same is read."""

    name: str
    title: str
    page: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One published thing; only content that its page shows."""

    path: str
    title: str
    summary: str
    published: datetime
    updated: datetime
    author: str

    @property
    def url(self) -> str:
        return settings.SITE_URL + self.path


NOTICES = Feed("notices", "包头市市长质量奖：公示和通知公告", "/notices/")
STORIES = Feed("stories", "包头市市长质量奖：获奖单位经验", "/stories/")


def _notices() -> list[Entry]:
    """The latest notices, each with a summary of white-listed content."""
    rows = PublicNotice.objects.select_related("cycle")[:LATEST]
    return [
        Entry(f"/notices/{r.pk}/", r.title, _summary(r), r.published_at, r.published_at, r.issuer)
        for r in rows
    ]


def _summary(row: PublicNotice) -> str:
    said = [str(p) for p in row.body.get("paragraphs") or ()]
    names = [str(e.get("name", "")) for e in row.body.get("entries") or ()]
    return "\n".join([*said, "、".join(names)]).strip()


def _stories() -> list[Entry]:
    """The latest stories as they are published now: a corrected one comes again."""
    made = []
    for row in public_stories()[:LATEST]:
        said = row.public
        if said is not None:
            at = said.published_at
            made.append(Entry(f"/stories/{row.pk}/", said.title, said.summary, at, at, row.honour.name))
    return made


def _atom(feed: Feed, entries: Iterable[Entry]) -> HttpResponse:
    made = Atom1Feed(
        title=feed.title,
        link=f"{settings.SITE_URL}{feed.page}",
        description=feed.title,
        language="zh-CN",
        feed_url=f"{settings.SITE_URL}/feeds/{feed.name}.atom",
        author_name="包头市人民政府",
    )
    for e in entries:
        made.add_item(
            title=e.title,
            link=e.url,
            description=e.summary,
            unique_id=e.url,
            pubdate=local(e.published),
            updateddate=local(e.updated),
            author_name=e.author,
        )
    return HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _json(feed: Feed, entries: Iterable[Entry]) -> HttpResponse:
    """JSON Feed 1.1."""
    items: list[dict[str, Any]] = [
        {
            "id": e.url,
            "url": e.url,
            "title": e.title,
            "content_text": e.summary,
            "date_published": local(e.published).isoformat(),
            "authors": [{"name": e.author}],
        }
        for e in entries
    ]
    made = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "language": "zh-CN",
        "home_page_url": f"{settings.SITE_URL}{feed.page}",
        "feed_url": f"{settings.SITE_URL}/feeds/{feed.name}.json",
        "items": items,
    }
    text = json.dumps(made, ensure_ascii=False, indent=1)
    return HttpResponse(text, content_type="application/feed+json; charset=utf-8")


@login_not_required
@require_safe
@validated
def atom(request: HttpRequest) -> HttpResponse:
    return _atom(NOTICES, _notices())


@login_not_required
@require_safe
@validated
def json_feed(request: HttpRequest) -> HttpResponse:
    return _json(NOTICES, _notices())


@login_not_required
@require_safe
@validated
def stories_atom(request: HttpRequest) -> HttpResponse:
    return _atom(STORIES, _stories())


@login_not_required
@require_safe
@validated
def stories_json(request: HttpRequest) -> HttpResponse:
    return _json(STORIES, _stories())


@login_not_required
@require_safe
@validated
def sitemap(request: HttpRequest) -> HttpResponse:
    notices = PublicNotice.objects.values_list("pk", "published_at")
    stories = public_stories().values_list("pk", "public__published_at")
    urls = [(path, "") for path in PAGES]
    urls += [(f"/notices/{pk}/", local(at).date().isoformat()) for pk, at in notices]
    urls += [(f"/stories/{pk}/", local(at).date().isoformat()) for pk, at in stories if at]
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
