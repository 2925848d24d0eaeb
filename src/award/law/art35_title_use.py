"""第三十五条 Article 35 (with 33): where a recipient may show its title, and where nobody may.

The article sets no penalty: misuse is put right on request (Article 9(4)), it never costs the award.
"""

from dataclasses import dataclass
from enum import StrEnum

from award.law.art33_certificates import NO_FORGERY
from award.law.case import SpreadingCase
from award.law.citation import Citation, Findings, cite, met, note, refuse

CORPORATE_IMAGE = cite(35, "获奖单位可以在单位形象宣传中使用获奖称号")
STATE_YEAR = cite(35, "并注明获奖年份")
NOT_PROMOTION = cite(35, "不得用于产品宣传")
NOT_ON_PRODUCTS = cite(35, "不得在产品或包装上标注市长质量奖标志和获奖称号")
OVERSEEN = cite(9, "规范、监督市长质量奖荣誉和标志的使用")

# Words of selling, and absolute terms that advertising law keeps out: hints for an officer, no verdict.
PROMOTIONAL = (
    "选购", "订购", "购买", "热销", "畅销", "促销", "优惠", "特价", "报价",
    "价格实惠", "性价比", "货到付款", "招商", "加盟", "代理商", "经销商", "旗舰店", "热线",
    "扫码", "微信同号", "欢迎来电", "新品上市", "本产品", "我司产品", "公司产品", "产品型号", "外包装",
    "包装盒", "第一品牌", "国家级", "最高级", "最佳", "最好", "顶级", "首选", "独家",
    "唯一", "全国第一", "行业第一", "世界第一", "100%合格", "零缺陷产品",
)  # fmt: skip


class Where(StrEnum):
    """Where the title or the sign was seen."""

    CORPORATE_IMAGE = "corporate_image"
    PRODUCT_PROMOTION = "product_promotion"
    PRODUCT_OR_PACKAGING = "product_or_packaging"
    UNCLEAR = "unclear"


class Outcome(StrEnum):
    """What follows; a correction is requested, never enforced by this system."""

    ALLOWED = "allowed"
    REQUEST_CORRECTION = "request_correction"
    REFER_FORGERY = "refer_forgery"
    TO_CONFIRM = "to_confirm"


@dataclass(frozen=True, slots=True)
class TitleUse:
    """One use of the title. `holder`: the user was ever given the award."""

    holder: bool
    revoked: bool
    where: Where
    states_year: bool
    insignia_forged: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What follows, under which words, and why."""

    outcome: Outcome
    law: Citation
    because: str


def title_use(use: TitleUse) -> Answer:
    """In this order: forgery, a revoked title, products, the unclear, the year."""
    if use.insignia_forged:
        return Answer(Outcome.REFER_FORGERY, NO_FORGERY, "奖牌（奖杯）或者证书系伪造，按冒用线索移送")
    if not use.holder:
        return Answer(Outcome.REFER_FORGERY, NO_FORGERY, "使用者不是获奖单位，按冒用线索移送")
    if use.revoked:
        return Answer(Outcome.REQUEST_CORRECTION, CORPORATE_IMAGE, "称号已撤销，不再是获奖单位，应当停止使用")
    if use.where is Where.PRODUCT_PROMOTION:
        return Answer(Outcome.REQUEST_CORRECTION, NOT_PROMOTION, "获奖称号用于产品宣传，督促改正")
    if use.where is Where.PRODUCT_OR_PACKAGING:
        return Answer(Outcome.REQUEST_CORRECTION, NOT_ON_PRODUCTS, "标志或者称号标注在产品或包装上，督促改正")
    if use.where is Where.UNCLEAR:
        return Answer(Outcome.TO_CONFIRM, NOT_PROMOTION, "用于单位形象宣传还是产品宣传不清楚，须具名认定")
    if not use.states_year:
        return Answer(Outcome.REQUEST_CORRECTION, STATE_YEAR, "用于单位形象宣传，没有注明获奖年份，督促改正")
    return Answer(Outcome.ALLOWED, CORPORATE_IMAGE, "用于单位形象宣传，并注明获奖年份")


@dataclass(frozen=True, slots=True)
class MisuseCase:
    """A report as judged: `outcome` None before; `fee` and others that are not about the title at all."""

    outcome: Outcome | None = None
    about_fees: bool = False


def about_the_title(case: MisuseCase) -> Findings:
    """Charging of fees is no use of a title: it is referred or closed."""
    if not case.about_fees:
        return met()
    return refuse(OVERSEEN, "反映的是收费，不是称号使用，请移送或者办结", "misuse.fees")


def to_be_corrected(case: MisuseCase) -> Findings:
    """Only what Article 35 forbids is asked to be put right."""
    if case.outcome is Outcome.REQUEST_CORRECTION:
        return met()
    return refuse(OVERSEEN, f"认定的结论不是督促改正{_said(case)}", "misuse.outcome")


def to_be_referred(case: MisuseCase) -> Findings:
    """Forgery and imposture are not this system's to punish: they are handed on."""
    if case.about_fees or case.outcome is Outcome.REFER_FORGERY:
        return met()
    return refuse(NO_FORGERY, f"认定的结论不是伪造、冒用{_said(case)}", "misuse.outcome")


def nothing_to_do(case: MisuseCase) -> Findings:
    """A misuse is not closed unanswered."""
    if case.about_fees or case.outcome is Outcome.ALLOWED:
        return met()
    return refuse(OVERSEEN, f"还不能办结{_said(case)}", "misuse.outcome")


def _said(case: MisuseCase) -> str:
    return "：还没有认定使用情形" if case.outcome is None else ""


def promotional_words(text: str) -> tuple[str, ...]:
    """The words of the list that stand in a text, each once, in the order of the list."""
    return tuple(word for word in PROMOTIONAL if word in text)


def reads_like_promotion(case: SpreadingCase) -> Findings:
    """Put to the officer, never a refusal: the same word can be innocent where it stands."""
    if not case.promotes:
        return met()
    said = "、".join(f"“{word}”" for word in case.promotes)
    return note(NOT_PROMOTION, f"有{said}，请逐处看是不是产品宣传；只作提示，由你判断", "promotion")
