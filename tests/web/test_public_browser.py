"""The public pages in a real browser: no barrier that axe finds, nothing wider than a phone, and light."""

import gzip
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from award.process.cycle import C
from award.process.honour import H
from award.process.kinds import Actor
from award.process.method import M
from award.process.question import Q
from award.records.applications.models import Application
from award.records.honours.models import Honour
from award.records.methods.models import Method
from award.records.notices.models import Correction, PublicNotice
from award.records.questions.models import Question
from award.records.spreading.models import Activity, Story
from award.services import notices, search
from web.public_world import DURING, NUMBERS, at, cycle, get, honour, officer, published

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = pytest.mark.django_db
ORIGIN = "http://award.test"
FIRST_VIEW = 120 * 1024  # bytes, compressed
STORY = """## 做法
1. 登记到工序
2. 用控制图

表：对比
| 指标 | 2024 | 2025 |
| 合格率 | 98.4 | 99.3 |

- **控制图贴在工位**

![没有上传](图1)
"""
LOOKS = ({}, {"size": "large", "contrast": "high"})


def _corrected(notice: PublicNotice) -> PublicNotice:
    """The notice interrupted for two days, and one of its entries corrected."""
    notice.interruptions = [
        {"from": "2026-05-08T08:00:00+08:00", "until": "2026-05-09T20:00:00+08:00", "because": "停电"}
    ]
    notice.save()
    before = notice.body["entries"][0]
    entry = Application.objects.get(pk=int(before["id"]))
    right = Correction(
        notice=notice, name="包头市更正以后名称较长的示例制造有限责任公司", county="青山区", reason="漏字"
    )
    return notices.correction(notice, entry, before, right, DURING)


def _told(held: Honour) -> list[str]:
    """A story with every kind of block, one withdrawn, an event; the pages of all three."""
    user, pages = officer(), ["/stories/", "/stories/events/"]
    for state in ("published", "withdrawn"):
        row = Story.objects.create(
            honour=held, state=state, author="city", begun_at=DURING, published_at=DURING
        )
        version = row.versions.create(
            number=1, title="用控制图把返工降到原来的五分之一", summary="三年里返工占工时从7.0%降到1.4%。",
            items=["4.5.3"], methods="统计过程控制", text=STORY, digest="0" * 64, published_at=DURING,
            published_by=user,
        )  # fmt: skip
        row.public = version if state == "published" else None
        row.withdrawn_on = DURING.date() if state == "withdrawn" else None
        row.save()
        pages.append(f"/stories/{row.pk}/")
    event = Activity.objects.create(
        kind="on_site", title="获奖单位经验现场会", content="看控制图看板", held_on=DURING.date(), people=86,
        organiser="市质量工作主管部门", actor="city", entered_by=user, entered_at=DURING, state="published",
        link="https://example.invalid/1",
    )  # fmt: skip
    event.honours.set([held])
    return pages


@pytest.fixture
def paths() -> list[str]:
    """Every public page, with something on it; two cycles open."""
    row = cycle()
    first = published(row)
    second = published(cycle(11), "candidates")
    old = cycle(9, C.CLOSED)
    held = honour(old, 1, NUMBERS[0])
    honour(
        old,
        2,
        NUMBERS[1],
        state=H.REVOKED.value,
        name="内蒙古阴山北麓绒毛纤维精深加工产业技术集团有限责任公司",
    )
    corrected = _corrected(first)
    Question.objects.create(
        code="ABCDEFGHJK", state=Q.PUBLISHED.value, topic="other", text="问", received_at=DURING,
        due_on=DURING.date(), public_question="公开的问题", public_answer="公开的答复", published_at=DURING,
    )  # fmt: skip
    method = Method.objects.create(
        state=M.PUBLISHED.value, actor="city", kind="method", title="公开的方法", items=["4.6.3"],
        public=True, summary="摘要", text="## 第一步\n- 找问题", source="示例",
        drafted_by=officer("起草", Actor.CITY), drafted_at=DURING, published_at=DURING,
    )  # fmt: skip
    search.refresh()
    return [
        "/methods/", f"/methods/{method.pk}/", *_told(held),
        "/guide/", "/questions/", "/questions/new/", "/search/", "/search/?q=%E8%B4%A8%E9%87%8F",
        f"/notices/{corrected.pk}/",
        "/", "/regulation/", "/notices/", f"/notices/{first.pk}/", f"/notices/{second.pk}/opinion/",
        f"/objections/new/?notice={first.pk}", "/objections/new/", "/objections/status/", "/recipients/",
        "/verify/", *(f"/verify/{n}/" for n in NUMBERS), "/report/", "/nothing-here/",
    ]  # fmt: skip


def serve(page: "Page", cookies: dict[str, str]) -> None:
    """Answer the browser from the test client, in this thread and transaction."""
    client = Client()
    for name, value in cookies.items():
        client.cookies[name] = value

    def respond(route: "Route") -> None:
        parts = urlsplit(route.request.url)
        if parts.path.startswith("/static/"):
            route.fulfill(path=finders.find(parts.path.removeprefix("/static/")))
            return
        with at(DURING):
            answer = client.get(f"{parts.path}?{parts.query}")
        headers = {"Content-Security-Policy": answer.get("Content-Security-Policy", "")}
        route.fulfill(
            status=answer.status_code, body=answer.content, content_type="text/html", headers=headers
        )

    page.route(f"{ORIGIN}/**", respond)


@pytest.mark.parametrize("cookies", LOOKS, ids=["plain", "large-high"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_has_a_barrier_or_is_wider_than_the_screen(
    page: "Page", paths: list[str], width: int, cookies: dict[str, str]
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    serve(page, cookies)
    page.set_viewport_size({"width": width, "height": 844})
    found = []
    for path in paths:
        page.goto(ORIGIN + path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [(path, "wider", wide)] if wide > width else []
        found += [
            (path, v["id"], [node["html"][:120] for node in v["nodes"]][:2])
            for v in Axe().run(page).response["violations"]
        ]
    assert found == []


def test_the_first_view_weighs_little(paths: list[str]) -> None:
    """The page, the stylesheet, the script and the icon, as a server sends them compressed."""
    files = [Path(str(finders.find(f"award/{name}"))) for name in ("award.css", "award.js", "icon.svg")]
    rest = sum(len(gzip.compress(file.read_bytes())) for file in files)
    heavy = {
        p: n for p in ("/", "/regulation/") if (n := rest + len(gzip.compress(get(p).encode()))) > FIRST_VIEW
    }
    assert heavy == {}
