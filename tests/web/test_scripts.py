"""What pages gain with script, in a real browser: saving, counting, scoring, chips. No server."""

import json
import mimetypes
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django import forms
from django.template import engines

from award.law.citation import cite
from award.law.workdays import packaged
from award.web import parts, score_sheet

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

STATIC = Path(parts.__file__).parent / "static"
ORIGIN = "http://award.test"
Shown = Callable[..., "Page"]


class Entry(forms.Form):
    position = forms.CharField(label="行业位置", widget=forms.Textarea, required=False)
    begins = forms.DateField(label="公示开始", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parts.describe(self.fields["position"], limit=10)


@pytest.fixture
def shown(page: "Page") -> Shown:
    """show(template, answer, **context): a page whose saves get `answer` (status, JSON); None: offline."""

    def show(source: str, *, answer: tuple[int, dict[str, Any]] | None = (200, {}), **context: Any) -> "Page":
        html = (
            engines["django"]
            .from_string("{% extends 'base.html' %}{% load law look %}" + source)
            .render(context)
        )

        def respond(route: "Route") -> None:
            path = route.request.url.removeprefix(ORIGIN)
            if path.startswith("/static/"):
                file = STATIC / path.removeprefix("/static/")
                route.fulfill(path=file, content_type=mimetypes.guess_type(file.name)[0] or "text/plain")
            elif path != "/save/":
                route.fulfill(body=html, content_type="text/html; charset=utf-8")
            elif answer is None:
                route.abort()
            else:
                body = json.dumps(answer[1])
                route.fulfill(status=answer[0], body=body, content_type="application/json")

        page.unroute_all()
        page.route(f"{ORIGIN}/**", respond)
        page.goto(ORIGIN)
        page.wait_for_load_state("networkidle")
        return page

    return show


FORM = "{% block content %}{% include 'parts/form.html' with autosave='/save/' revision=27 %}{% endblock %}"


def test_leaving_a_field_saves_and_the_next_save_carries_the_new_revision(shown: Shown) -> None:
    page = shown(FORM, form=Entry(), answer=(200, {"revision": 28, "saved_at": "14:03:22"}))
    page.fill("#id_position", "第2位")
    page.locator("#id_begins").focus()
    page.get_by_text("已保存 14:03:22").wait_for()
    assert page.locator("[data-revision]").inner_text() == "第28版"
    assert page.locator("[name=revision]").input_value() == "28"
    assert page.evaluate("localStorage.length") == 0


def test_what_another_person_saved_first_is_never_overwritten(shown: Shown) -> None:
    page = shown(FORM, form=Entry(), answer=(409, {"revision": 28, "by": "王雪梅", "at": "14:02:10"}))
    page.fill("#id_position", "第2位")
    page.locator("#id_begins").focus()
    page.get_by_text("王雪梅 14:02:10 已改过这一页（第28版）").wait_for()
    assert page.locator("#id_position").input_value() == "第2位"
    assert page.locator("[name=revision]").input_value() == "27"


def test_what_was_typed_offline_is_kept_and_offered_back(shown: Shown) -> None:
    page = shown(FORM, form=Entry(), answer=None)
    page.fill("#id_position", "第2位")
    page.locator("#id_begins").focus()
    page.get_by_text("连不上服务器，已存本机").wait_for()
    page = shown(FORM, form=Entry(), answer=(200, {"revision": 28, "saved_at": "14:05:00"}))
    assert page.locator("#id_position").input_value() == ""
    page.get_by_role("button", name="取回").click()
    assert page.locator("#id_position").input_value() == "第2位"


def test_what_was_typed_before_the_script_ran_is_saved_as_well(shown: Shown) -> None:
    page = shown(FORM, form=Entry(), answer=(200, {"revision": 28, "saved_at": "14:03:22"}))
    held: list[Route] = []
    page.route("**/autosave.js", lambda route: held.append(route))
    page.reload(wait_until="domcontentloaded")
    page.fill("#id_position", "第2位")
    page.locator("#id_begins").focus()
    assert page.get_by_text("已保存").count() == 0
    while not held:
        page.wait_for_timeout(20)
    held[0].fallback()
    page.get_by_role("link").first.focus()
    page.get_by_text("已保存 14:03:22").wait_for()
    assert page.locator("#id_position").input_value() == "第2位"


def test_a_page_that_was_only_looked_at_is_never_saved(shown: Shown) -> None:
    entry = Entry({"position": "第2位\r\n第3行", "begins": "2026-02-30"})
    page = shown(FORM, form=entry, answer=(200, {"revision": 28, "saved_at": "14:03:22"}))
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    page.locator("#id_position").focus()
    page.locator("#id_begins").focus()
    page.get_by_role("link").first.focus()
    page.wait_for_timeout(600)  # longer than the script waits before it keeps what was typed
    assert (sent, page.evaluate("localStorage.length")) == ([], 0)


def test_characters_are_counted_while_typing(shown: Shown) -> None:
    page = shown(
        "{% block content %}{% include 'parts/field.html' with field=form.position %}{% endblock %}",
        form=Entry(),
    )
    counter = page.locator("[data-counter]")
    assert counter.inner_text() == "0字，还可写10字"
    page.fill("#id_position", "产量 居全市 第2位")
    assert counter.inner_text() == "8字，还可写2字"
    page.fill("#id_position", "产量居全市第2位（来源）")
    assert counter.inner_text() == "12字，超出2字"


def test_the_weekday_follows_the_date(shown: Shown) -> None:
    page = shown(
        "{% block content %}{% include 'parts/field.html' with field=form.begins %}{% endblock %}",
        form=Entry(),
    )
    page.fill("#id_begins", "2026-02-26")
    assert page.locator("output").inner_text() == "周四"


def test_one_chip_is_open_at_a_time_and_escape_closes_it(shown: Shown) -> None:
    page = shown("{% block content %}<div>{% cite_article 2 %}{% cite_article 5 %}</div>{% endblock %}")
    page.get_by_text("第二条", exact=True).first.click()
    page.get_by_text("第五条", exact=True).first.click()
    assert page.locator("details[open] summary").all_inner_texts() == ["第五条"]
    page.keyboard.press("Escape")
    assert page.locator("details[open]").count() == 0


def sheet() -> score_sheet.ScoringSheet:
    labels = [
        (0, 5, "起步前"),
        (10, 25, "起步"),
        (30, 45, "基本有效"),
        (50, 65, "成型"),
        (70, 85, "成熟"),
        (90, 100, "卓越"),
    ]
    bands = tuple(score_sheet.Band(low, high, label, (f"{label}的话",)) for low, high, label in labels)
    items = [
        score_sheet.ScoringItem(f"4.5.{n}", f"条款{n}", 50, False, "看什么", ("方法",), bands) for n in (2, 3)
    ]
    category = score_sheet.ScoringCategory("4.5", "过程管理", 100, items)
    return score_sheet.ScoringSheet([category], [], "/sheet/", "/save/", 1)


SHEET = (
    "{% block body_class %}work score-page{% endblock %}{% block main_class %}{% endblock %}"
    "{% block content %}{% include 'parts/scoring.html' %}{% endblock %}"
)


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (["6"], "60"),
        (["6", "Shift"], "65"),
        (["6", "5"], "65"),
        (["6", "0"], "60"),
        (["1", "0", "0"], "100"),
        (["0"], "0"),
        (["9", "ArrowUp", "ArrowUp", "ArrowUp"], "100"),
        (["1", "ArrowDown", "ArrowDown", "ArrowDown"], "0"),
    ],
)
def test_digits_set_the_percentage_on_the_grid(shown: Shown, keys: list[str], value: str) -> None:
    page = shown(SHEET, sheet=sheet())
    field = page.locator("[id='p_4.5.2']")
    field.focus()
    for key in keys:
        page.keyboard.press(key)
    assert field.input_value() == value


def test_the_words_of_the_band_and_the_points_follow_the_number(shown: Shown) -> None:
    page = shown(SHEET, sheet=sheet())
    page.locator("[id='p_4.5.2']").focus()
    page.keyboard.press("6")
    item = page.locator("[id='i-4.5.2']")
    assert item.locator(".band tbody td:visible").all_inner_texts() == ["成型的话", "成熟的话"]
    assert item.locator("[data-out]").inner_text().split() == ["30.00", "分", "50分的60%"]
    assert page.locator("[data-progress]").inner_text() == "1/2"
    assert page.locator("[data-missing]").inner_text() == "还差1项"


def test_the_lock_opens_with_the_last_mark_and_closes_when_one_is_taken_out(shown: Shown) -> None:
    page = shown(SHEET, sheet=sheet())
    sign = page.locator("[data-sign]")
    for clause in ("4.5.2", "4.5.3"):
        assert (sign.get_attribute("aria-disabled"), sign.get_attribute("type")) == ("true", "button")
        page.evaluate("clause => document.querySelector(`[data-key='${clause}'] a`).click()", clause)
        page.locator(f"[id='p_{clause}']").press("6")
    assert (sign.get_attribute("aria-disabled"), sign.get_attribute("type")) == (None, "submit")
    page.locator("[id='p_4.5.3']").fill("")
    assert (sign.get_attribute("aria-disabled"), sign.get_attribute("type")) == ("true", "button")


def test_tab_walks_the_items_and_enter_goes_to_the_comments(shown: Shown) -> None:
    page = shown(SHEET, sheet=sheet())
    page.locator("[id='p_4.5.2']").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "p_4.5.3"
    assert page.locator(".item:visible").count() == 1
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.id") == "p_4.5.2"
    assert page.locator("[id='p_4.5.2']").input_value() == ""
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "s_4.5.2"


def test_without_script_every_item_lies_open(browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_content(
        engines["django"].from_string("{% include 'parts/scoring.html' %}").render({"sheet": sheet()})
    )
    assert page.locator(".item:visible").count() == 2
    context.close()


ALL = """{% block content %}<div class="file-h"><h1>{{ name|org }}</h1></div>{% include "parts/five.html" %}
<div class="body"><div>{% include "parts/days.html" %}{% include "parts/unmet.html" with button="提交" %}
{% include "parts/form.html" %}{% include "parts/worklist.html" with select="pick" %}</div>
<aside>{% include "parts/road.html" %}</aside></div>
{% include "parts/track.html" with track=road %}{% endblock %}"""
SMALL = """[...document.querySelectorAll("a, button, select, textarea, input")]
    .filter(e => !e.matches("[type=hidden], [type=checkbox]"))
    .filter(e => e.getClientRects().length && !e.matches(".cite, .skip"))
    .filter(e => e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML)"""


@pytest.mark.parametrize("size", ["", "large"])
def test_on_the_phone_nothing_scrolls_sideways_and_fingers_find_their_targets(
    shown: Shown, size: str
) -> None:
    notice = cite(22, "公示期不少于5个工作日")
    row = parts.WorkRow(
        "申报件", "/1/", "资格审查", "复核", org="包头市示例有限公司", deadline=date(2026, 5, 9), left=2
    )
    page = shown(
        ALL,
        name="内蒙古阴山北麓绒毛纤维精深加工产业技术集团有限责任公司",
        five=parts.FiveAnswers("资格审查", "苏日娜", notice, "确定资格", missing_count=3),
        cells=packaged().day_cells(date(2026, 4, 29), date(2026, 5, 9), date(2026, 5, 7)),
        findings=(),
        form=Entry({"begins": "x"}),
        groups=parts.by_deadline([row], date(2026, 5, 7)),
        road=[parts.RoadStop("past", "提交申报", "2026-03-24（周二）", article=20, url="/x/")],
    )
    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate("size => { if (size) document.documentElement.dataset.size = size }", size)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.evaluate(SMALL) == []
