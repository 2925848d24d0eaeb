"""/regulation/: the 36 articles by chapter, each with its screens, its readings and its interpretations."""

from dataclasses import dataclass
from itertools import groupby

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_safe

from award.law import plain_words, texts
from award.law.interpretations import Interpretation, bearing_on
from award.law.readings import CATALOGUE, Reading, Readings, Value, written
from award.law.without_code import WITHOUT_CODE
from award.process.cycle import C
from award.process.screens import answering
from award.records.cycles.models import Cycle
from award.web.navigation import NAVIGATION
from award.web.public.validated import validated
from award.web.seats import SeatedRequest
from award.web.templatetags.law import issued_as, paragraphs

RUNNING = (C.APPROVED, C.CALLED, C.VACANT)
# Pages that no seat's header names; the others are called as they are there.
UNLISTED = {
    "/": "首页",
    "/regulation/": "办法全文",
    "/notices/": "公示和通知公告",
    "/recipients/": "获奖单位",
    "/verify/": "证书查验",
    "/guide/": "申报指南",
    "/questions/": "咨询",
    "/stories/": "获奖单位经验",
    "/stories/events/": "推广活动",
    "/report/": "举报冒用、违规收费",
    "/draws/": "评审组抽取公开",
    "/title/": "获奖称号使用规则",
    "/objections/new/": "提出异议",
    "/applicant/submit/": "申报单位：提交",
    "/applicant/earlier/": "申报单位：引用往届材料",
    "/applicant/pictures/": "申报单位：插图",
    "/applicant/workbook/": "申报单位：表格填报",
    "/city/call/": "市主管部门：申报通知",
    "/city/extensions/": "市主管部门：个别顺延",
    "/undertaking/": "评审员：廉洁保密承诺",
    "/examiner/declaration/": "评审员：利害关系声明",
    "/examiner/sheet/": "评审员：评分表",
    "/examiner/visit/": "评审员：现场评审",
    "/examiner/result/": "评审员：评审结果",
    "/applicant/examiners/": "申报单位：申请回避",
    "/methods/": "方法案例库",
    "/standards/": "评审标准、细则和程序",
    "/applicant/feedback/": "申报单位：评审反馈报告",
    "/city/evaluation/evidence/": "市主管部门：候选名单的证据",
}


def screen_name(path: str) -> str:
    """What a page is called where an article lists the pages that answer to it."""
    return UNLISTED.get(path) or next(
        (
            f"{actor.label}：{label}"
            for actor, groups in NAVIGATION.items()
            for group in groups
            for label, url in group.entries
            if url == path
        ),
        path,
    )


def opens_at(path: str) -> str:
    """Where a page is reached: itself, or the desk above it where each of its pages is of one file."""
    above = path
    while above != "/" or path == "/":
        try:
            resolve(above)
        except Resolver404:
            above = above.removesuffix("/").rpartition("/")[0] + "/"
        else:
            return above
    return ""


@dataclass(frozen=True, slots=True)
class InForce:
    """One reading: its name, the choice made in words, who chose it, and the interpretation's number."""

    reading: Reading
    choice: str
    by: str


@dataclass(frozen=True, slots=True)
class Explained:
    """One interpretation: number, title, sections as (heading, paragraphs), the settings in words."""

    number: int
    title: str
    sections: list[tuple[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One article on the page: its words verbatim; `screens` as (address or nothing, name)."""

    number: int
    title: str
    heading: str
    paragraphs: list[str]
    screens: list[tuple[str, str]]
    plain: str
    readings: list[InForce]
    interpretations: list[Explained]
    without_code: str


@login_not_required
@require_safe
@validated
def regulation(request: SeatedRequest) -> HttpResponse:
    chosen = _in_force()
    articles = list(texts.articles().values())
    chapters = [
        (chapter, [_entry(article, chosen) for article in group])
        for chapter, group in groupby(articles, key=lambda article: article.chapter)
    ]
    issued = issued_as(texts.CURRENT)
    return render(request, "public/regulation.html", {"chapters": chapters, "issued": issued})


def _entry(article: texts.Article, chosen: list[InForce]) -> Entry:
    heading, _ = paragraphs(article)
    return Entry(
        number=article.number,
        title=article.title_zh,
        heading=heading,
        paragraphs=[p.text for p in article.paragraphs],
        plain=plain_words.notes().get(article.number, ""),
        screens=[(opens_at(path), screen_name(path)) for path in answering(article.number)],
        readings=[one for one in chosen if article.number in one.reading.articles],
        interpretations=[_explained(one) for one in bearing_on(article.number)],
        without_code=WITHOUT_CODE.get(article.number, ""),
    )


def _explained(one: Interpretation) -> Explained:
    """Without the words quoted (they stand above); `false` is said as 不计入，次日起算."""
    spoken = {
        f"`{written(value)}`": f"“{label}”"
        for reading in CATALOGUE
        if reading.interpretation == one.number
        for value, label in zip(reading.allowed, reading.labels, strict=False)
    }

    def plain(words: str) -> str:
        for code, label in spoken.items():
            words = words.replace(code, label)
        return words.replace("`", "")

    sections = [
        (heading, [plain(p) for p in said]) for heading, said in one.paragraphs() if heading != "原文"
    ]
    return Explained(one.number, one.title_zh, sections)


def _in_force() -> list[InForce]:
    """The defaults, and where a running cycle's plan reads otherwise, that cycle's reading beside it."""
    found = [InForce(reading, _words(reading, value), "") for reading, value in Readings.default()]
    cycles = Cycle.objects.filter(state__in=RUNNING).prefetch_related("plans")
    for cycle in cycles:
        for reading, value in cycle.plan().chosen():
            if value != reading.default:
                found.append(InForce(reading, _words(reading, value), f"{cycle}实施方案"))
    return sorted(found, key=lambda one: (CATALOGUE.index(one.reading), one.by))


def _words(reading: Reading, value: Value) -> str:
    """The choice in words where the catalogue has them, else the value as plans write it."""
    if reading.labels:
        return reading.labels[reading.allowed.index(value)]
    return f"{value}年" if isinstance(value, int) else written(value)
