"""/title/: the rules of using the title, for everybody, in the words of Articles 33 and 35."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from award.law.art35_title_use import Outcome, TitleUse, Where, title_use
from award.process.misuse import OUTCOME_ZH
from award.web.public.validated import validated
from award.web.seats import SeatedRequest

# What is shown, and the facts by which the law answers: (words, use).
EXAMPLES: tuple[tuple[str, TitleUse], ...] = (
    ("企业网站、展厅、宣传册介绍单位时写“第10届包头市市长质量奖（2026年）”",
     TitleUse(True, False, Where.CORPORATE_IMAGE, True, False)),
    ("单位简介里写“市长质量奖获奖单位”，没有写年份",
     TitleUse(True, False, Where.CORPORATE_IMAGE, False, False)),
    ("产品广告、商品详情页写“市长质量奖产品”",
     TitleUse(True, False, Where.PRODUCT_PROMOTION, True, False)),
    ("在产品、标签、包装箱上印称号或者标志",
     TitleUse(True, False, Where.PRODUCT_OR_PACKAGING, True, False)),
    ("称号已被撤销，仍以获奖单位自称",
     TitleUse(True, True, Where.CORPORATE_IMAGE, True, False)),
    ("没有获过奖的单位以获奖单位自称",
     TitleUse(False, False, Where.CORPORATE_IMAGE, True, False)),
    ("仿制奖牌、证书",
     TitleUse(True, False, Where.CORPORATE_IMAGE, True, True)),
)  # fmt: skip


@login_not_required
@require_safe
@validated
def title(request: SeatedRequest) -> HttpResponse:
    """Each example is answered by the rule that CITY's decisions go by."""
    rows = [
        (words, (answer := title_use(use)), answer.outcome is Outcome.ALLOWED, OUTCOME_ZH[answer.outcome])
        for words, use in EXAMPLES
    ]
    return render(request, "public/title.html", {"rows": rows})
