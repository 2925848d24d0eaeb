"""/city/evaluation/evidence/: how firm the ranking is (3, 23, 24). Beside it, never instead of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from award.law.art03_limits import CAP, MAX_AWARDS, VACANCY
from award.law.art24_evaluation import COMPOSITE
from award.process.calibration import HIGH, LOW, Standing, Study, study
from award.process.kinds import Actor
from award.process.plan import Plan
from award.records import desk
from award.records.applications.models import Application
from award.records.evidence import Gathered, gather
from award.records.reviews.models import Examiner
from award.web.charts import radar
from award.web.review import evidence_pictures as pictures
from award.web.review.cycles import chosen, others
from award.web.review.evaluation import evaluate
from award.web.seats import SeatedRequest, seat

BASE_SEED = 19580  # with the cycle's number: the same sheets give the same page
FEWEST = 2
VERDICTS = {"in": ("ok", "线内稳"), "across": ("wait", "跨线"), "out": ("none", "线外稳")}


@dataclass(frozen=True, slots=True)
class Line:
    """One file in the table of ranks."""

    file: Application
    standing: Standing
    after: bool

    @property
    def verdict(self) -> tuple[str, str]:
        return VERDICTS[self.standing.verdict]

    @property
    def within(self) -> str:
        return f"{100 * self.standing.within:.1f}".removesuffix(".0") + "%"

    @property
    def between(self) -> str:
        return _places(self.standing.low, self.standing.high)

    @property
    def without(self) -> str:
        return _places(self.standing.without_low, self.standing.without_high)

    @property
    def moved(self) -> float:
        return self.standing.calibrated - self.standing.composite


def _places(low: int, high: int) -> str:
    return f"第{low}名" if low == high else f"第{low}至{high}名"


@dataclass(frozen=True, slots=True)
class Person:
    """One examiner's severity in words and as a bar."""

    examiner: Examiner
    bar: pictures.SeverityRow
    sheets: int

    @property
    def words(self) -> str:
        if not self.bar.clear:
            return "与其他人没有明显差别"
        return "偏严" if self.bar.points < 0 else "偏宽"


@seat(Actor.CITY)
@require_safe
def page(request: SeatedRequest) -> HttpResponse:
    """Three sentences, the ranks with their intervals, one file's profile and sheets, the examiners."""
    cycle = chosen(request)
    if cycle is None or not desk.compares(request.seat, cycle):
        raise Http404
    context: dict[str, Any] = {"cycle": cycle, "others": others(cycle), "law": COMPOSITE}
    evaluation = evaluate(cycle, request)
    files = {line.file.number or "": line.file for line in evaluation.lines}
    gathered = gather(cycle, files.values())
    complete = {n: a for n, a in files.items() if a.pk in gathered.complete}
    context["lacking"] = [a for n, a in files.items() if n not in complete]
    if len(complete) < FEWEST:
        return render(request, "review/evidence.html", context)
    plan = cycle.plan()
    official = {n: float(ln.composite) for ln in evaluation.lines if (n := ln.file.number or "") in complete}
    done = study(
        [m for m in gathered.marks if m.file in complete],
        official,
        {"document": float(plan.weight_document), "site": float(plan.weight_site)},
        line=MAX_AWARDS,
        seed=BASE_SEED + cycle.number,
    )
    ranked = len(done.standings)
    lines = [
        Line(complete[s.file], s, n == MAX_AWARDS and ranked > n) for n, s in enumerate(done.standings, 1)
    ]
    context |= {
        "plan": plan,
        "study": done,
        "lines": lines,
        "sentences": sentences(done),
        "plot": pictures.rank_plot(done.standings, MAX_AWARDS),
        "cap": CAP,
        "vacancy": VACANCY,
        "low": LOW,
        "high": HIGH,
        "signed": len(gathered.examiners),
        "percents": [f"{100 * float(w):g}%" for w in (plan.weight_document, plan.weight_site)],
        **_one(request, lines, gathered, plan),
        **_people(done, gathered),
        "omitted": [
            (gathered.examiners[e], [complete[f] for f in crossed]) for e, crossed in done.omitted.items()
        ],
    }
    return render(request, "review/evidence.html", context)


def sentences(done: Study) -> list[tuple[str, str]]:
    """What the pictures say, in words a person can repeat."""
    inside = 0
    for s in done.standings:
        if s.verdict != "in":
            break
        inside += 1
    said = []
    if inside:
        said.append((f"前{inside}名稳。", f"任意去掉一名评审员，仍在前{MAX_AWARDS}名之内。"))
    else:
        said.append(("没有一家稳在线内。", "换一批同样的评审员，名次都可能落到线外。"))
    across = [n for n, s in enumerate(done.standings, 1) if s.verdict == "across"]
    firm = done.firmness
    if firm is None:
        said.append(
            ("没有谁在线外。", f"一共{len(done.standings)}家，不超过{MAX_AWARDS}家，线没有切到任何一家。")
        )
        return said
    gap = f"第{MAX_AWARDS}名与第{MAX_AWARDS + 1}名差{firm.gap:.1f}分"
    if firm.firm:
        tail = f"，超过评审员之间标准误{firm.error:.1f}分的两倍"
    else:
        tail = f"，不到评审员之间标准误{firm.error:.1f}分的两倍，名次不能只凭分数"
    if across:
        span = f"第{across[0]}名" if len(across) == 1 else f"第{across[0]}至{across[-1]}名"
        said.append((f"{span}跨线。", f"{gap}{tail}。"))
    else:
        said.append(("没有一家跨线。", f"{gap}{tail}。"))
    return said


def _one(request: SeatedRequest, lines: Sequence[Line], gathered: Gathered, plan: Plan) -> dict[str, Any]:
    """The profile and the sheets of one file: that of the address, else the fifth."""
    wanted = request.GET.get("file", "")
    at = min(MAX_AWARDS, len(lines)) - 1
    shown = next((ln for ln in lines if str(ln.file.pk) == wanted), lines[at])
    stage = "document" if request.GET.get("stage") == "document" else "site"
    categories = gathered.criteria.categories
    every = [gathered.rates(ln.file.pk, plan) for ln in lines]
    own = gathered.rates(shown.file.pk, plan)
    middle = [round(median(r[c.clause] for r in every)) for c in categories]
    values = [round(own[c.clause]) for c in categories]
    low = max(0, min([*values, *middle]) // 10 * 10 - 10)
    high = min(100, -(-max([*values, *middle]) // 10) * 10 + 10)
    judged = gathered.judged[shown.file.pk, stage]
    return {
        "shown": shown,
        "stage": stage,
        "stage_zh": "材料评审" if stage == "document" else "现场评审",
        "radar": radar(
            [c.name_zh for c in categories],
            values,
            compare=middle,
            compare_label=f"{len(lines)}家中位数",
            low=low,
            high=high,
        ),
        "spread": pictures.spread(gathered.criteria, [s.percents for s in judged.sheets], plan.spread_item),
        "sheets": len(judged.sheets),
    }


def _people(done: Study, gathered: Gathered) -> dict[str, Any]:
    reach = max((abs(s.points) + 2 * (s.error or 0.0) for s in done.model.severities), default=1.0)
    counts = {s.examiner: s.sheets for s in done.model.severities}
    return {
        "people": [
            Person(gathered.examiners[bar.key], bar, counts[bar.key])
            for bar in pictures.severity_rows(done.model.severities, reach)
        ],
        "reach": reach,
        "groups": [[gathered.examiners[e] for e in g] for g in done.model.groups],
    }
