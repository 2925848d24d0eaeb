"""The parts of the pages: what they say, what they mark, what they never hide."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import engines
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory

from award.law.citation import cite, confirm, correct, house, note, refuse
from award.law.workdays import packaged
from award.web import charts, drawing, headers, parts, score_sheet
from award.web.templatetags import law, look

WEB = Path(parts.__file__).parent
NOTICE = cite(22, "公示期不少于5个工作日")
CREDIT = cite(17, "有不良信用记录未修复的")
MAY_DAY = packaged().day_cells(date(2026, 4, 29), date(2026, 5, 9), date(2026, 5, 7))


def render(source: str, **context: Any) -> str:
    return engines["django"].from_string("{% load law look %}" + source).render(context)  # type: ignore[no-any-return]


def part(name: str, **context: Any) -> str:
    return render_to_string(f"parts/{name}.html", context)


def words(html: str) -> str:
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", html))


# Names, days, moments, scores


@pytest.mark.parametrize(
    ("name", "pieces"),
    [
        ("包头市北曜稀土永磁材料股份有限公司", ["包头市", "北曜稀土永磁材料", "股份有限公司"]),
        (
            "内蒙古阴山北麓绒毛纤维精深加工产业技术集团有限责任公司",
            ["内蒙古", "阴山北麓绒毛纤维精深加工产业技术", "集团有限责任公司"],
        ),
        ("固阳县秦长城道地药材加工有限公司", ["固阳县", "秦长城道地药材加工", "有限公司"]),
        (
            "内蒙古自治区包头市昆都仑区示例有限公司",
            ["内蒙古自治区", "包头市", "昆都仑区", "示例", "有限公司"],
        ),
        ("达尔罕茂明安联合旗牧业集团", ["达尔罕茂明安联合旗", "牧业", "集团"]),
        ("北方市场管理有限公司", ["北方市场管理", "有限公司"]),
        ("包头市", ["包头市"]),
        ("有限公司", ["有限公司"]),
        ("", [""]),
    ],
)
def test_a_company_name_breaks_after_its_place_and_before_its_legal_form(
    name: str, pieces: list[str]
) -> None:
    assert look.split_name(name) == pieces


def test_a_company_name_is_whole_and_escaped() -> None:
    assert look.org("包头市<b>有限公司") == '<span class="org">包头市<wbr>&lt;b&gt;<wbr>有限公司</span>'


def test_a_day_carries_its_weekday_and_does_not_wrap() -> None:
    assert look.zhday(date(2026, 5, 12)) == '<time class="nb" datetime="2026-05-12">2026-05-12（周二）</time>'


def test_a_moment_is_told_by_the_clock_of_baotou() -> None:
    late_in_utc = datetime(2026, 5, 11, 17, 3, 22, tzinfo=UTC)
    assert words(str(look.moment(late_in_utc))) == "2026-05-12（周二）01:03:22"
    assert look.zhday_text(late_in_utc) == "2026-05-12（周二）"


def test_no_day_is_shown_as_nothing() -> None:
    assert (look.zhday(None), look.zhday_text(None), look.moment(None)) == ("", "", "")


@pytest.mark.parametrize(
    ("value", "shown"),
    [(Decimal("612.505"), "612.51"), (Decimal("612.5"), "612.50"), ("0", "0.00"), (None, "—"), ("", "—")],
)
def test_scores_have_two_places_half_up(value: Decimal | str | None, shown: str) -> None:
    assert look.points(value) == shown


def test_numbers_become_article_names() -> None:
    assert (law.article(22), law.article(None)) == ("第二十二条", "")


# Citations


def test_a_chip_shows_the_whole_article_with_the_quoted_words_marked() -> None:
    html = render("{% cite law %}", law=NOTICE)
    assert re.findall(r"<mark>(.*?)</mark>", html) == ["公示期不少于5个工作日"]
    assert words(html) == (
        "第二十二条第二十二条资格审查市政府质量工作主管部门对申报单位资格和申报材料完整性进行复核，"
        "征求包头市有关行业行政主管部门意见，确定具备申报资格的企业名单并向社会公示，公示期不少于5个工作日。"
        "包府办发〔2025〕57号，第五章申报及评审程序在全文中打开"
    )
    assert re.findall(r'href="([^"]*)"', html) == ["/regulation/#art-22"]


def test_a_chip_names_the_numbered_item() -> None:
    assert re.findall(r"<summary>(.*?)</summary>", render("{% cite law %}", law=CREDIT)) == [
        "第十七条第（六）项"
    ]


@pytest.mark.parametrize("number", range(1, 37))
def test_every_article_can_be_shown_whole(number: int) -> None:
    html = render("{% cite_article number %}", number=number)
    source = law.texts.article(number).text
    shown = words("".join(re.findall(r"<p>(.*?)</p>", html)))
    assert words(source).removeprefix(words(source)[: len(words(source)) - len(shown)]) == shown
    assert (
        len(words(source)) - len(shown) <= 9
    )  # at most the act it names itself by stands above, as its heading


def test_a_house_rule_is_never_shown_as_an_article() -> None:
    html = render("{% cite law %}{% cite_link law %}", law=house("four_eyes", "经办人不能发布自己拟的名单"))
    assert re.findall(r"href=", html) == []
    assert words(html) == "系统规则系统规则经办人不能发布自己拟的名单不是《办法》的条文系统规则"


def test_no_law_is_no_chip() -> None:
    assert render("{% cite law %}{% cite_link law %}", law=None).strip() == ""


def test_clauses_of_one_article_share_a_chip_in_which_all_their_words_are_marked() -> None:
    check = cite(22, "确定具备申报资格的企业名单")
    html = render("{% cites laws credit %}", laws=[NOTICE, check, NOTICE], credit=CREDIT)
    assert re.findall(r"<summary>(.*?)</summary>", html) == ["第二十二条", "第十七条第（六）项"]
    assert re.findall(r"<mark>(.*?)</mark>", html) == [
        "确定具备申报资格的企业名单",
        "公示期不少于5个工作日",
        "有不良信用记录未修复的",
    ]


def test_without_clauses_there_is_no_chip() -> None:
    assert render("{% cites laws law %}", laws=[], law=None).strip() == ""


# Findings above the button


def unmet(**context: Any) -> str:
    return part("unmet", button="签署推荐意见", **context)


@pytest.mark.parametrize(
    ("made", "word"),
    [(refuse, "不符合"), (confirm, "待具名认定"), (correct, "待补正"), (note, "提示")],
)
def test_each_kind_of_finding_says_in_a_word_what_it_asks(made: Any, word: str) -> None:
    html = render("{% finding f %}", f=made(NOTICE, "公示还差2个工作日")[0])
    assert [words(t) for t in re.findall(r'<span class="tag.*?</span>', html)] == [word]
    assert re.findall(r"<q>(.*?)</q>", html) == ["公示期不少于5个工作日"]
    assert words("".join(re.findall(r"</details>.*?<p>(.*?)</p>", html, re.S))) == "公示还差2个工作日"


def buttons(html: str) -> list[tuple[str, bool, bool]]:
    """Words, is the primary one, is blocked."""
    found = re.findall(r"<(?:button|a) (class=\"btn[^>]*)>(.*?)</(?:button|a)>", html, re.S)
    return [(words(text), "btn-main" in attrs, 'aria-disabled="true"' in attrs) for attrs, text in found]


def test_a_blocked_button_stays_visible_and_cannot_submit() -> None:
    html = unmet(findings=refuse(NOTICE, "还差2个工作日") + note(CREDIT, "已修复"))
    assert buttons(html) == [("签署推荐意见", False, True)]
    assert re.findall(r'<button[^>]*type="button"', html) != []
    assert words(re.findall(r"<h2>(.*?)</h2>", html, re.S)[0]) == "还差1项，才能签署推荐意见"


@pytest.mark.parametrize(
    ("findings", "heading"),
    [((), "条件都已满足，可以签署推荐意见"), (note(CREDIT, "已修复"), "可以签署推荐意见，另有提示")],
)
def test_nothing_that_blocks_leaves_the_one_primary_button(findings: Any, heading: str) -> None:
    html = unmet(findings=findings)
    assert buttons(html) == [("签署推荐意见", True, False)]
    assert words(re.findall(r"<h2>(.*?)</h2>", html, re.S)[0]) == heading


def test_the_page_may_say_that_what_is_missing_only_warns() -> None:
    findings = correct(NOTICE, "缺2023年度")
    assert buttons(unmet(findings=findings)) == [("签署推荐意见", False, True)]
    assert buttons(unmet(findings=findings, blocked=False)) == [("签署推荐意见", True, False)]
    assert buttons(unmet(findings=(), blocked=True)) == [("签署推荐意见", False, True)]


def test_a_finding_leads_to_the_place_where_it_is_mended() -> None:
    findings = confirm(CREDIT, "尚未有人核对", "art17.credit") + refuse(NOTICE, "还差2天", "art22.notice")
    joined = parts.with_mends(findings, {"art17.credit": ("/mend/", "核对修复证明")})
    assert [(u.mend_url, u.mend_label, u.blocks) for u in joined] == [
        ("/mend/", "核对修复证明", True),
        ("", "", True),
    ]
    assert buttons(unmet(findings=joined))[0] == ("核对修复证明", False, False)


# The five answers


def five(missing: int | None) -> str:
    answers = parts.FiveAnswers(
        "资格审查", "苏日娜", NOTICE, "确定资格", missing_count=missing, cells=MAY_DAY
    )
    return part("five", five=answers)


def test_what_is_missing_comes_first_in_the_source() -> None:
    assert [words(dt) for dt in re.findall(r"<dt>(.*?)</dt>", five(3))] == [
        "还缺",
        "在哪一步",
        "在谁案头",
        "依据",
        "下一步，何时前",
    ]


@pytest.mark.parametrize(
    ("missing", "said", "tinted"),
    [(3, "3项看是哪3项", True), (0, "没有缺项", False), (None, "现在不用你办", False)],
)
def test_only_what_is_missing_is_tinted(missing: int | None, said: str, tinted: bool) -> None:
    html = five(missing)
    assert words(re.findall(r"<dd>(.*?)</dd>", html, re.S)[0]) == said
    assert ('class="lack some"' in html) is tinted


# The drawn clock


def drawn(cells: Any, **more: Any) -> list[tuple[str, str, str]]:
    clock = drawing.clock(cells, **more)
    return [(d.css, d.number, strip.say or d.below) for strip in clock.strips for d in strip.days]


def test_the_clock_of_may_day_is_drawn_as_designed() -> None:
    holiday = "劳动节放假5天，不计"
    assert drawn(MAY_DAY) == [
        ("pub at-3", "4/29", "发布日"),
        ("past", "30", "第1个"),
        ("rest", "5/1", holiday),
        ("rest", "2", holiday),
        ("rest", "3", holiday),
        ("rest", "4", holiday),
        ("rest", "5", holiday),
        ("past", "6", "第2个"),
        ("today", "7", "第3个"),
        ("next", "8", "第4个"),
        ("next", "9", "截止"),
    ]
    made_up = [day.number for strip in drawing.clock(MAY_DAY).strips for day in strip.days if day.makeup]
    assert made_up == ["9"]


def test_the_clock_is_also_told_in_one_sentence() -> None:
    assert drawing.clock(MAY_DAY).summary == (
        "自2026-04-30（周四）至2026-05-09（周六），共5个工作日，今天是第3个，还剩2个"
    )


def test_a_day_of_rest_that_is_today_is_marked_without_being_counted() -> None:
    cells = packaged().day_cells(date(2026, 4, 29), date(2026, 5, 9), date(2026, 5, 3))
    assert [entry[0] for entry in drawn(cells)][4] == "rest now"


def test_the_last_day_is_the_deadline_and_on_it_says_so() -> None:
    cells = packaged().day_cells(date(2026, 4, 29), date(2026, 5, 9), date(2026, 5, 9))
    assert drawn(cells)[-1] == ("today", "9", "今天截止")


def test_days_that_are_lacking_are_drawn_and_no_day_is_called_the_last() -> None:
    cells = packaged().day_cells(date(2026, 2, 25), date(2026, 3, 2), date(2026, 3, 10))
    assert [entry[2] for entry in drawn(cells, short=1)] == [
        "发布日",
        "第1个",
        "第2个",
        "第3个",
        "休",
        "第4个",
    ]
    html = part("days", cells=cells, short=1)
    assert words(re.findall(r'<li class="day short">(.*?)</li>', html)[0]) == "还差1个工作日"


def test_where_publication_counts_it_is_the_first_day() -> None:
    cells = packaged().day_cells(
        date(2026, 4, 29), date(2026, 4, 30), date(2026, 4, 29), count_first_day=True
    )
    assert drawn(cells) == [("pub now at-3", "4/29", "第1个"), ("next", "30", "截止")]


@pytest.mark.parametrize(("last", "weeks"), [(date(2026, 9, 21), False), (date(2026, 9, 22), True)])
def test_more_than_two_weeks_of_days_are_drawn_as_weeks(last: date, weeks: bool) -> None:
    cells = packaged().day_cells(date(2026, 9, 8), last, date(2026, 9, 9))
    assert (len(cells), drawing.clock(cells).weeks) == (15 if weeks else 14, weeks)


def test_an_empty_clock_says_that_nothing_counts_yet() -> None:
    assert drawing.clock(()).summary == "还没有计入的工作日"
    assert drawing.mini(()).bars == ()


def test_working_days_past_the_deadline_are_late_in_the_small_clock() -> None:
    cells = packaged().day_cells(date(2026, 4, 12), date(2026, 4, 21), date(2026, 4, 21))
    assert [bar.css for bar in drawing.mini(cells, deadline=date(2026, 4, 17)).bars] == list("pppppr" + "rxx")
    assert [bar.css for bar in drawing.mini(cells).bars] == list("pppppr" + "rpt")


# The worklist


@pytest.mark.parametrize(
    ("deadline", "key"),
    [
        (date(2026, 4, 20), "late"),
        (date(2026, 4, 21), "today"),
        (date(2026, 4, 22), "week"),
        (date(2026, 4, 26), "week"),
        (date(2026, 4, 27), "later"),
        (None, "open"),
    ],
)
def test_urgency_the_day_before_the_day_the_day_after_and_round_sunday(
    deadline: date | None, key: str
) -> None:
    assert parts.urgency(deadline, date(2026, 4, 21)) == key


def row(number: str, deadline: date | None, left: int | None = None) -> parts.WorkRow:
    return parts.WorkRow(
        "申报件", f"/{number}/", "资格审查", "复核", number=number, deadline=deadline, left=left
    )


def test_rows_come_by_deadline_and_empty_groups_are_left_out() -> None:
    rows = [
        row("3", None),
        row("2", date(2026, 5, 9)),
        row("1", date(2026, 4, 17)),
        row("0", date(2026, 5, 8)),
    ]
    grouped = parts.by_deadline(rows, date(2026, 4, 21))
    assert [(g.label, [r.number for r in g.rows]) for g in grouped] == [
        ("已逾期", ["1"]),
        ("以后", ["0", "2"]),
        ("办法未定期限", ["3"]),
    ]


@pytest.mark.parametrize(
    ("deadline", "left", "said"),
    [
        (date(2026, 4, 17), -2, "2026-04-17（周五）逾期2个工作日"),
        (date(2026, 4, 21), 0, "2026-04-21（周二）今天24:00前"),
        (date(2026, 4, 22), 1, "2026-04-22（周三）还有1个工作日"),
        (None, None, "办法未定期限"),
    ],
)
def test_a_deadline_is_said_in_words(deadline: date | None, left: int | None, said: str) -> None:
    html = part("worklist", groups=parts.by_deadline([row("1", deadline, left)], date(2026, 4, 21)))
    assert words(re.findall(r'<td class="due">(.*?)</td>', html, re.S)[0]) == said


def test_an_empty_worklist_says_so() -> None:
    assert words(part("worklist", groups=[])).startswith("现在没有等你办的事")


def test_the_pager_keeps_the_filters_of_the_address() -> None:
    request = RequestFactory().get("/city/", {"county": "150203", "page": "2"})
    html = get_template("parts/pager.html").render({"page": Paginator(range(38), 8).page(2)}, request)
    assert words(html) == "第9至16件，共38件上一页下一页"
    assert re.findall(r'href="([^"]*)"', html) == ["?county=150203&amp;page=1", "?county=150203&amp;page=3"]


# Forms


class Entry(forms.Form):
    figure = forms.DecimalField(label="营业收入")
    begins = forms.DateField(label="公示开始")
    position = forms.CharField(label="行业位置", required=False, widget=forms.Textarea)
    kind = forms.ChoiceField(label="单位类型", choices=[("a", "企业法人")], widget=forms.RadioSelect)
    proof = forms.FileField(label="照片", required=False)
    true = forms.BooleanField(label="承诺属实")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parts.describe(self.fields["figure"], unit="万元", example="128,640.50")
        parts.describe(self.fields["position"], limit=300)
        parts.describe(self.fields["proof"], kinds="PDF、JPG", max_size="20 MB")
        parts.describe(self.fields["begins"], cite=NOTICE)


def field(name: str, data: dict[str, str]) -> str:
    return part("field", field=Entry(data)[name])


def test_what_is_no_number_is_kept_and_the_error_stands_above_it() -> None:
    html = field("figure", {"figure": "9.6亿"})
    assert 'value="9.6亿"' in html
    assert 'type="text"' in html
    assert html.index("错误：") < html.index("<input")
    assert re.findall(r'aria-describedby="([^"]*)"', html) == ["id_figure_error id_figure_hint"]
    assert words(html) == "营业收入错误：输入一个数字。万元例：128,640.50"


@pytest.mark.parametrize(("typed", "weekday"), [("2026-02-26", "周四"), ("2026-02-30", ""), ("", "")])
def test_a_day_shows_its_weekday_where_it_is_one(typed: str, weekday: str) -> None:
    html = field("begins", {"begins": typed})
    assert re.findall(r"<output[^>]*>(.*?)</output>", html) == [weekday]
    assert re.findall(r'type="(date)"', html) == ["date"]


def test_a_day_that_comes_from_the_record_is_written_as_the_browser_reads_it() -> None:
    html = part("field", field=Entry(initial={"begins": date(2026, 2, 26)})["begins"])
    assert re.findall(r'<input[^>]*value="([^"]*)"', html) == ["2026-02-26"]


def test_characters_are_counted_without_white_space() -> None:
    html = field("position", {"position": "年产能 1.2 万吨\n居第2位"})
    assert words(re.findall(r'<p class="cnt sub".*?</p>', html)[0]) == "12字，不超过300字"
    assert 'data-count="300"' in html


def test_a_file_field_says_what_may_be_sent() -> None:
    assert words(field("proof", {})) == "照片选填可传PDF、JPG，每个不超过20MB"


def test_the_summary_counts_the_mistakes_and_links_each_to_its_field() -> None:
    html = part("errors", form=Entry({"figure": "x", "begins": "2026-02-26"}))
    assert words(re.findall(r"<h2>(.*?)</h2>", html, re.S)[0]) == "有3处要改"
    assert re.findall(r'href="#([^"]*)"', html) == ["id_figure", "field-kind", "id_true"]


def test_a_form_without_mistakes_has_no_summary() -> None:
    assert part("errors", form=Entry()).strip() == ""


def test_a_form_with_files_is_sent_as_such_and_carries_its_revision() -> None:
    html = part("form", form=Entry(), revision=27, autosave="/save/")
    assert 'enctype="multipart/form-data"' in html
    assert '<input type="hidden" name="revision" value="27">' in html
    assert 'data-autosave="/save/"' in html


def test_the_confirm_page_says_the_consequence_and_two_ways_on() -> None:
    c = parts.Confirm("签署推荐意见", "之后不能自行收回。", CREDIT, "/back/", hidden=[("seen", "4")])
    html = part("confirm", c=c)
    assert buttons(html) == [("确认并签署推荐意见", True, False), ("返回修改", False, False)]
    assert '<input type="hidden" name="seen" value="4">' in html


# Papers and pictures


def test_a_letter_bears_no_red_head_and_no_seal() -> None:
    letter = parts.Letter(
        "告知书", ["不具备申报资格。"], "市质量工作主管部门", date(2026, 4, 8), laws=[CREDIT]
    )
    html = part("letter", letter=letter)
    assert (
        words(re.findall(r'<div class="letter-sign">(.*?)</div>', html)[0])
        == "市质量工作主管部门2026年4月8日"
    )
    assert re.findall(r"<(?:img|svg)", html) == []


@pytest.mark.parametrize(
    ("state", "answer"), [("valid", "证书有效"), ("revoked", "称号已撤销"), ("unknown", "查无此证")]
)
def test_the_answer_about_a_certificate_comes_first(state: Any, answer: str) -> None:
    html = part("cert", cert=parts.Certificate(state, "BTZLJ-05-2023-03", org="包头市示例有限公司"))
    assert words(html).startswith(answer)


def test_the_radar_states_its_axis_and_has_a_table_beside_it() -> None:
    made = charts.radar(["领导", "战略", "结果"], [66, 61, 64], compare=[64, 63, 64], low=30, high=90)
    assert [s.difference for s in made.spokes] == ["+2", "−2", "+0"]
    html = part("radar", radar=made)
    assert "轴 30 至 90" in html
    assert [words(th) for th in re.findall(r'<th scope="row">(.*?)</th>', html)] == ["领导", "战略", "结果"]


def test_a_radar_of_unequal_lengths_is_refused() -> None:
    with pytest.raises(ValueError, match="one length"):
        charts.radar(["领导"], [66, 61])


def test_bars_are_drawn_against_the_largest() -> None:
    assert [(r.text, r.length) for r in charts.bars([("青山区", 6), ("石拐区", 0)], unit="家")] == [
        ("6家", 1000),
        ("0家", 0),
    ]
    assert [r.length for r in charts.bars([("石拐区", 0)])] == [0]


# The scoring sheet


def item(percent: str) -> score_sheet.ScoringItem:
    bands = (score_sheet.Band(0, 5, "起步前", ("无",)), score_sheet.Band(10, 25, "起步", ("有",)))
    return score_sheet.ScoringItem("4.4.3", "财务资源", 15, False, "资金", ("方法",), bands, percent=percent)


@pytest.mark.parametrize(
    ("percent", "number", "score"),
    [
        ("65", 65, Decimal("9.75")),
        ("0", 0, Decimal(0)),
        ("100", 100, Decimal(15)),
        ("63", None, None),
        ("", None, None),
    ],
)
def test_an_item_scores_in_exact_points_and_only_on_the_grid(
    percent: str, number: int | None, score: Decimal | None
) -> None:
    assert (item(percent).number, item(percent).score) == (number, score)


def sheet(*percents: str) -> score_sheet.ScoringSheet:
    category = score_sheet.ScoringCategory("4.4", "资源", 130, [item(p) for p in percents])
    section = score_sheet.DossierSection("4.4.3", "4.4 资源", "4.4.3　财务资源", ["资金充足。"])
    return score_sheet.ScoringSheet([category], [section], "/sheet/", "/sheet/save/", 31)


def test_the_sheet_is_one_plain_form_with_four_fields_an_item() -> None:
    html = part("scoring", sheet=sheet("65"))
    assert re.findall(r' name="([^"]*)"', html) == [
        "revision", "p_4.4.3", "s_4.4.3", "o_4.4.3", "n_4.4.3", "then",
    ]  # fmt: skip


def test_an_unfinished_sheet_cannot_be_signed_and_keeps_what_was_typed() -> None:
    html = part("scoring", sheet=sheet("65", "63"))
    assert 'value="63"' in html
    assert buttons(html)[-1] == ("签署评分表", False, True)
    assert words(re.findall(r"<b data-progress>(.*?)</b>", html)[0]) == "1/2"


def test_a_finished_sheet_leads_to_the_page_where_it_is_signed() -> None:
    assert buttons(part("scoring", sheet=sheet("65", "60")))[-1] == ("签署评分表", True, False)


# Headers, errors, accounts


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/", ["首页"]),
        ("/notices/3/", ["公示"]),
        ("/notices/?kind=announcement", ["通知公告"]),
        ("/verify/BTZLJ-1/", ["证书查验"]),
        ("/accounts/login/", []),
    ],
)
def test_the_public_header_knows_where_one_is(path: str, current: list[str]) -> None:
    assert [item.label for item in headers.public_nav(path) if item.current] == current


def test_a_page_of_another_seat_says_whose_it_is_in_the_guards_words() -> None:
    told = words(render_to_string("errors/403.html", {"exception": "这一页由评审员使用"}))
    assert "这一页由评审员使用" in told
    assert "代码403" in words(render_to_string("errors/403.html", {}))


@pytest.mark.parametrize("code", ["400", "404", "409", "413", "429", "500"])
def test_an_error_page_needs_no_request_and_repeats_nothing_it_is_told(code: str) -> None:
    plain = render_to_string(f"errors/{code}.html", {})
    told = render_to_string(
        f"errors/{code}.html", {"exception": "质奖〔6〕017号", "request_path": "/city/17/"}
    )
    assert told == plain
    assert f"代码{code}" in words(plain)


def test_a_refusal_shows_every_clause_and_what_to_do() -> None:
    findings = parts.with_mends(refuse(NOTICE, "还差2个工作日", "k"), {"k": ("/notice/", "看公示")})
    html = render_to_string("errors/409.html", {"step": "转入材料评审", "findings": findings})
    assert words(re.findall(r"<h1>(.*?)</h1>", html)[0]) == "现在不能转入材料评审"
    assert [words(p) for p in re.findall(r"<p><b>.*?</p>", html)] == ["事实还差2个工作日", "怎么办看公示"]


def test_the_demonstration_bar_stands_only_where_there_is_a_demonstration() -> None:
    bar = headers.DemoBar(
        datetime(2026, 3, 2, 9, 0, tzinfo=UTC),
        [headers.SeatChoice("1", "昆都仑区", True)],
        "/demo/seat/",
        "/demo/clock/",
    )
    assert 'class="demo"' in render_to_string("base_public.html", {"demo": bar})
    assert 'class="demo"' not in render_to_string("base_public.html", {})


@pytest.mark.parametrize(
    ("cookie", "attribute"),
    [("size=large", 'data-size="large"'), ("contrast=high", 'data-contrast="high"'), ("size=huge", "")],
)
def test_large_type_and_high_contrast_are_chosen_by_cookie(cookie: str, attribute: str) -> None:
    request = RequestFactory().get("/", HTTP_COOKIE=cookie)
    html = render_to_string("base_public.html", {"request": request, "user": SimpleNamespace()})
    assert re.findall(r'<html lang="zh-CN"(.*?)>', html) == [f" {attribute}" if attribute else ""]


@pytest.mark.parametrize("name", ["login", "signup", "logout", "password_reset", "password_reset_from_key"])
def test_our_sign_in_pages_go_before_those_of_the_library(name: str) -> None:
    found = get_template(f"account/{name}.html")
    assert Path(str(found.origin.name)).is_relative_to(WEB)  # type: ignore[attr-defined]


# The files themselves

TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
CSS = (WEB / "static/award/award.css").read_text(encoding="utf-8")
TOKENS = dict(re.findall(r"(--[a-z0-9-]+): (#[0-9a-f]{3,6});", CSS.split("[data-size")[0]))
HIGH = dict(
    re.findall(r"(--[a-z0-9-]+): (#[0-9a-f]{3,6});", CSS.split('[data-contrast="high"]')[1].split("}")[0])
)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.name)
def test_no_template_has_inline_script_or_style(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"""<style|\sstyle=|\son[a-z]+=["']|<script(?![^>]*\ssrc=)""", text) == []


def test_no_colour_stands_outside_the_tokens() -> None:
    screen = CSS.split("@layer base {")[1].split("@layer print {")[0]
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(", screen) == []


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


PAIRS = [
    *((ink, ground) for ink in ("ink", "ink-2", "ink-3", "indigo") for ground in ("paper", "sheet", "tint")),
    ("green", "green-wash"), ("ochre", "ochre-wash"), ("brick", "brick-wash"), ("indigo", "indigo-wash"),
    ("gold-ink", "gold-wash"), ("white", "red"), ("white", "indigo"), ("white", "ink-2"), ("red", "paper"),
]  # fmt: skip


@pytest.mark.parametrize(("front", "ground"), PAIRS)
def test_words_can_be_read_on_every_ground(front: str, ground: str) -> None:
    assert contrast(TOKENS[f"--{front}"], TOKENS[f"--{ground}"]) >= 4.5
    high = TOKENS | HIGH
    assert contrast(high[f"--{front}"], high[f"--{ground}"]) >= 7


@pytest.mark.parametrize("ground", ["paper", "sheet"])
def test_the_border_of_a_control_can_be_seen(ground: str) -> None:
    assert contrast(TOKENS["--rule-2"], TOKENS[f"--{ground}"]) >= 3
