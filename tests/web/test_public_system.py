"""Health, display cookies, robots, error pages, validators, the regulation; and that nothing leaks."""

import gzip
import io
import re
from datetime import date
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.contrib.staticfiles import finders
from django.core.exceptions import (
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
)
from django.db import DatabaseError
from django.test import Client, RequestFactory

from award.law.texts import articles
from award.process.cycle import C
from award.process.honour import H
from award.process.question import Q
from award.records.applications.models import Application
from award.records.files.models import Evidence
from award.records.honours.models import Honour
from award.records.notices.models import (
    AwardList,
    Channel,
    Correction,
    NoticeDraft,
    Objection,
    Opinion,
    PublicNotice,
)
from award.records.people.models import User
from award.records.questions.models import Question
from award.records.sealing import seal
from award.records.spreading.models import Activity, Story
from award.services import notice_copies, search
from award.web.public import limits, system
from web.public_world import (
    DURING,
    NUMBERS,
    PUBLISHED,
    at,
    cycle,
    get,
    honour,
    officer,
    published,
    with_readings,
)

pytestmark = pytest.mark.django_db
PAGES = (
    "/guide/", "/questions/", "/questions/new/", "/search/", "/search/?q=a",
    "/", "/regulation/", "/notices/", "/notices/?kind=notice", "/recipients/", "/verify/", "/report/",
    "/objections/new/", "/objections/status/", "/stories/", "/stories/events/", "/title/", "/draws/",
    "/standards/",
)  # fmt: skip


def test_health_is_200_while_database_and_ledger_answer() -> None:
    answer = Client().get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"ok": True, "database": True, "ledger": True})


def test_health_is_503_when_the_database_does_not_answer() -> None:
    with mock.patch.object(system, "_ledger_writable", side_effect=DatabaseError):
        answer = Client().get("/healthz")
    assert (answer.status_code, answer.json()) == (503, {"ok": False, "database": False, "ledger": False})


def test_health_is_503_when_the_ledger_cannot_be_written() -> None:
    with mock.patch.object(system, "_ledger_writable", return_value=False):
        answer = Client().get("/healthz")
    assert (answer.status_code, answer.json()) == (503, {"ok": False, "database": True, "ledger": False})


def test_large_type_and_high_contrast_are_kept_and_taken_back() -> None:
    client = Client()
    answer = client.get("/display/?size=large&contrast=high&next=/notices/%3Fkind%3Dnotice")
    assert (answer.status_code, answer["Location"]) == (302, "/notices/?kind=notice")
    assert '<html lang="zh-CN" data-size="large" data-contrast="high">' in client.get("/").content.decode()
    client.get("/display/?size=normal&contrast=normal")
    assert '<html lang="zh-CN">' in client.get("/").content.decode()


@pytest.mark.parametrize(
    "back",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "notices/", ""],
)
def test_one_never_lands_elsewhere(back: str) -> None:
    answer = Client().get("/display/", {"size": "large", "next": back})
    assert answer["Location"] == "/"


def test_a_display_that_does_not_exist_sets_nothing() -> None:
    assert Client().get("/display/?size=huge&contrast=1").cookies == {}


def test_robots_are_kept_from_desks_and_answers() -> None:
    lines = Client().get("/robots.txt").content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert [p for p in ("/city/", "/verify/*/", "/do/") if f"Disallow: {p}" not in lines] == []


@pytest.mark.parametrize("path", PAGES)
def test_public_pages_are_open_to_everybody_and_write_nothing(path: str) -> None:
    html = get(path)
    assert html.count("<h1") == 1
    assert 'lang="zh-CN"' in html


@pytest.mark.parametrize("path", ["/", "/regulation/", "/notices/", "/recipients/"])
def test_a_page_that_has_not_changed_is_answered_304(path: str) -> None:
    with at(DURING):
        first = Client().get(path)
        again = Client().get(path, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, first["Cache-Control"]) == (304, b"", "no-cache")


def test_a_page_that_has_changed_is_sent_again() -> None:
    with at(DURING):
        old = Client().get("/")["ETag"]
        published(cycle())
        again = Client().get("/", headers={"If-None-Match": old})
    assert again.status_code == 200


def test_an_unknown_page_is_our_own_404() -> None:
    answer = Client().get("/nothing-here/")
    assert (answer.status_code, "没有找到这一页" in answer.content.decode()) == (404, True)


@pytest.mark.parametrize(
    ("exception", "status"),
    [(RequestDataTooBig(), 413), (TooManyFieldsSent(), 413), (SuspiciousOperation(), 400)],
)
def test_a_request_that_carries_too_much_is_told_so(exception: Exception, status: int) -> None:
    request: Any = RequestFactory().post("/objections/new/?notice=1")
    assert system.bad_request(request, exception).status_code == status


def test_behind_the_proxy_the_address_is_the_one_that_the_proxy_saw(settings: Any) -> None:
    request = RequestFactory().get(
        "/", headers={"X-Forwarded-For": "6.6.6.6, 10.0.0.9"}, REMOTE_ADDR="127.0.0.1"
    )
    assert limits.address(request) == "127.0.0.1"
    settings.HTTPS = True
    assert limits.address(request) == "10.0.0.9"


# The regulation


def test_every_article_stands_on_the_page_once_and_whole() -> None:
    html = get("/regulation/")
    assert re.findall(r'<article id="art-(\d+)"', html) == [str(n) for n in range(1, 37)]
    said = re.sub(r"<[^>]+>|\s|　", "", html)
    lost = [
        n for n, a in articles().items() if any("".join(p.text.split())[6:] not in said for p in a.paragraphs)
    ]
    assert lost == []


def test_no_page_that_an_article_names_leads_nowhere() -> None:
    html = get("/regulation/")
    said = "".join(re.findall(r'<article id="art-.*?</article>', html, re.S))
    urls = {url.partition("#")[0] for url in re.findall(r'href="(/[^"]*)"', said)}
    assert {url for url in urls if Client().get(url).status_code not in {200, 302}} == set()
    assert "/examiner/" in urls
    assert "评审员：评分表" in html.split('id="art-7"')[1].split("</article>")[0]


def test_an_article_without_code_says_why() -> None:
    html = get("/regulation/")
    assert "目的和依据，不设定可执行的事项。" in html.split('id="art-1"')[1].split("</article>")[0]


def test_the_reading_in_force_is_said_and_a_cycles_own_beside_it() -> None:
    def third() -> str:
        return get("/regulation/").split('id="art-3"')[1].split("</article>")[0]

    assert "间隔三届：中间隔满三届（第N+4届起）" in third()
    cycle(10, plan=with_readings(**{"reapply.mode": "nth_after"}))
    assert "间隔三届：第三届即可（第N+3届起）（第10届实施方案）" in third()


# Leaks

SECRETS = {
    "objector": "敏感姓名乙",
    "contact": "13900002222",
    "facts": "只给受理人看的事实",
    "officer": "敏感姓名甲",
    "mail": "mail.invalid",
    "report": "内部复核报告",
    "grounds": "正在查实的事由",
    "opinion": "只给主管部门看的意见",
    "question": "只给答复人看的问题",
    "proposed": "还没有复看的答复",
    "reason": "还没有发布的更正理由",
    "draft": "还没有发布的公示稿",
    "proof": "截图原名.png",
    "visitors": "不公开的来访单位",
    "note": "活动的内部备注",
    "story": "还没有公开的经验稿",
    "remark": "给单位的修改意见",
    "withdrawn": "撤下的内部理由",
    "event": "还没有公开的活动",
}


def _of_the_desks(notice: PublicNotice) -> None:
    """What officers hold beside a notice: a text not released, a waiting correction, a proof, questions."""
    user = User.objects.get(name=SECRETS["officer"])
    entry = Application.objects.get(pk=int(notice.body["entries"][0]["id"]))
    hidden = AwardList.objects.create(cycle=notice.cycle, kind="proposed")
    NoticeDraft.objects.create(
        award_list=hidden, days=7, text=SECRETS["draft"], drafted_by=user, drafted_at=PUBLISHED
    )
    Correction.objects.create(
        notice=notice, application=entry, name="更正名称", county="青山区", reason=SECRETS["reason"],
        prepared_by=user, prepared_at=PUBLISHED,
    )  # fmt: skip
    proof = Evidence.objects.create(
        name=SECRETS["proof"], kind="image/png", size=1, sha256="a" * 64, subject=f"notice/{notice.pk}",
        purpose="channel", uploaded_at=PUBLISHED,
    )  # fmt: skip
    Channel.objects.create(
        notice=notice, name="门户网站", shown_on=PUBLISHED.date(), proof=proof, entered_by=user,
        entered_at=PUBLISHED,
    )  # fmt: skip
    for n, state in enumerate((Q.OPEN, Q.PROPOSED, Q.PUBLISHED)):
        Question.objects.create(
            code=f"ABCDEFGHJ{n}", state=state.value, topic="other", text=SECRETS["question"],
            sealed=seal({"name": SECRETS["objector"], "contact": SECRETS["contact"]}, of=f"ABCDEFGHJ{n}"),
            received_at=PUBLISHED, due_on=PUBLISHED.date(), answer=SECRETS["proposed"], answered_by=user,
            public_question="公开的问题" if state is Q.PUBLISHED else SECRETS["proposed"],
            public_answer="公开的答复" if state is Q.PUBLISHED else SECRETS["proposed"],
            proposed_by=user, published_by=user, published_at=PUBLISHED,
        )  # fmt: skip
    search.refresh()
    notice_copies.run(DURING)


def _of_spreading(held: Honour, gone: Honour) -> list[str]:
    """A story of each kind: public with a newer draft, never published, withdrawn, of a revoked title."""
    user, pages = User.objects.get(name=SECRETS["officer"]), list[str]()
    for of, state in ((held, "draft"), (held, "handed_in"), (held, "withdrawn"), (gone, "published")):
        row = Story.objects.create(
            honour=of, state=state, author="applicant", begun_at=PUBLISHED, saved_by=user, forwarded_by=user,
            title=SECRETS["story"], text=SECRETS["story"], remark=SECRETS["remark"], published_at=PUBLISHED,
            withdrawn_because=SECRETS["withdrawn"], withdrawn_on=PUBLISHED.date(),
        )  # fmt: skip
        if state != "handed_in":
            shown = SECRETS["story"] if state != "draft" else "公开的经验"
            row.public = row.versions.create(
                number=1, title=shown, text=shown, digest="0" * 64, published_at=PUBLISHED, published_by=user
            )
        if state == "withdrawn":
            row.public = None
        row.save()
        pages += [f"/stories/{row.pk}/", f"/stories/{row.pk}/pictures/1/"]
    for state in ("recorded", "published"):
        Activity.objects.create(
            kind="visit", title=SECRETS["event"] if state == "recorded" else "公开的活动", content="看现场",
            held_on=PUBLISHED.date(), visitors=SECRETS["visitors"], note=SECRETS["note"], organiser="某单位",
            actor="city", entered_by=user, entered_at=PUBLISHED, state=state,
        )  # fmt: skip
    return [*pages, "/stories/", "/stories/events/", "/feeds/stories.atom", "/feeds/stories.json"]


def full_world() -> list[str]:
    """One of everything that is private, and the addresses of every public page."""
    officer(SECRETS["officer"])
    row = cycle()
    first, second = published(row), published(row, "candidates")
    Objection.objects.create(
        code="ABCDEFGHJK",
        notice=first,
        application_id=int(first.body["entries"][0]["id"]),
        received_at=PUBLISHED,
        sealed=seal({"name": SECRETS["objector"], "contact": SECRETS["contact"]}, of="ABCDEFGHJK"),
        facts=SECRETS["facts"],
        report=SECRETS["report"],
    )
    Opinion.objects.create(
        notice=second, text=SECRETS["opinion"], code="ABCDEFGHJM", received_at=PUBLISHED,
        sealed=seal({"name": SECRETS["objector"], "contact": SECRETS["contact"]}, of="ABCDEFGHJM"),
    )  # fmt: skip
    _of_the_desks(first)
    old = cycle(9, C.CLOSED)
    held = honour(old, 1, NUMBERS[0], state=H.ESTABLISHED.value, grounds=SECRETS["grounds"])
    gone = honour(
        old, 2, NUMBERS[1], state=H.REVOKED.value, grounds=SECRETS["grounds"], revoked_on=date(2026, 3, 30)
    )
    stories = _of_spreading(held, gone)
    search.refresh()
    single = [f"/notices/{n.pk}/" for n in (first, second)]
    return [
        *PAGES, *stories, *single, *(f"{path}content.json" for path in single), f"{single[1]}opinion/",
        f"/objections/new/?notice={first.pk}", *(f"/verify/{n}/" for n in NUMBERS),
        "/objections/receipt/", "/report/receipt/", "/questions/receipt/", "/robots.txt", "/healthz",
        "/nothing-here/", "/feeds/notices.atom", "/feeds/notices.json", "/sitemap.xml",
        f"/notices/{first.pk}/copy.pdf", "/search/?q=%E6%95%8F%E6%84%9F", "/search/?q=%E5%85%AC%E7%A4%BA",
    ]  # fmt: skip


def _said(answer: Any) -> str:
    """The words of an answer, of a PDF its text and its properties."""
    if answer.get("Content-Type") != "application/pdf":
        return str(answer.content.decode())
    import pypdfium2

    document = pypdfium2.PdfDocument(io.BytesIO(answer.content))
    pages = [page.get_textpage().get_text_range() for page in document]
    return "".join((*pages, str(document.get_metadata_dict())))


def test_no_public_answer_holds_a_person_a_contact_or_what_is_not_released() -> None:
    client = Client()
    found: list[tuple[str, str]] = []
    for path in full_world():
        with at(DURING):
            answer: Any = client.get(path)
        text = _said(answer) + str(answer.headers)
        found += [(path, name) for name, secret in SECRETS.items() if secret in text]
        found += [(path, number) for number in re.findall(r"(?<!\d)1[3-9]\d{9}(?!\d)", text)]
        found += [(path, mail) for mail in re.findall(r"[\w.]+@[\w.]+\.\w+", text)]
        found += [(path, label) for label in ("查实弄虚作假，待撤销", "ABCDEFGHJK") if label in text]
    assert found == []


def test_the_first_view_of_every_public_page_weighs_under_120_kilobytes() -> None:
    """The page, its styles and its scripts, each compressed as a server would send it."""
    client, heavy = Client(), dict[str, int]()
    for path in full_world():
        with at(DURING):
            answer: Any = client.get(path)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            text = answer.content.decode()
            linked = re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js|svg))"', text)
            files = [Path(finders.find(name) or "").read_bytes() for name in sorted(set(linked))]
            weight = sum(len(gzip.compress(content, 6)) for content in (answer.content, *files))
            assert linked
            heavy[path] = weight
    assert len(heavy) > 20
    assert {path: weight for path, weight in heavy.items() if weight >= 120_000} == {}
