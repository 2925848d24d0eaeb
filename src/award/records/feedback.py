"""What an applicant is told of its review (Articles 7, 23): profile, strengths, opportunities. No names.

Released with the circular (26). An average over fewer than four other applicants would give their scores
away, so it is left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from award.law import figures
from award.law.art07_criteria import Category, Criteria, ItemKind
from award.process.cycle import C
from award.process.lists import K, L
from award.process.plan import Plan
from award.records.applications.models import Application
from award.records.cycles.models import Cycle
from award.records.evidence import Gathered, gather
from award.records.notices.models import AwardList
from award.records.reviews.models import Result, Sheet

OTHERS_MIN = 4
STAGES_ZH = {"document": "材料评审", "site": "现场评审"}
CIRCULATED = (L.CIRCULATED.value, L.CONFERRED.value)
OVER = (C.VACANT.value, C.CLOSED.value)


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: what the score says, and the panel's signed findings."""

    name: str
    score: str
    findings: str


@dataclass(frozen=True, slots=True)
class Note:
    """One strength or opportunity, at its clause."""

    clause: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """One category: per cent of its points here and on average (None: not told), and what was noted."""

    clause: str
    name: str
    own: int
    average: int | None
    own_words: str
    average_words: str
    score: str
    strengths: tuple[Note, ...]
    opportunities: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Feedback:
    application: Application
    exact: bool
    composite: str
    stages: tuple[Stage, ...]
    parts: tuple[Part, ...]
    others: int

    @property
    def averaged(self) -> bool:
        return self.others >= OTHERS_MIN


def released(cycle: Cycle) -> bool:
    """The circular is out, or the cycle ended without one."""
    if cycle.state in OVER:
        return True
    return AwardList.objects.filter(cycle=cycle, kind=K.PROPOSED.value, state__in=CIRCULATED).exists()


def reviewed(application: Application) -> bool:
    """A panel signed a result on it."""
    return Result.objects.filter(application=application, signed_at__isnull=False).exists()


def feedback(application: Application) -> Feedback:
    """LookupError where it was never reviewed."""
    cycle, plan = application.cycle, application.cycle.plan()
    results = _results([application]).get(application.pk, {})
    if not results:
        raise LookupError(f"{application.number}没有签署的评审结果")
    signed = Result.objects.filter(panel__cycle=cycle, signed_at__isnull=False).values("application_id")
    files = list(Application.objects.filter(pk__in=signed))
    gathered = gather(cycle, files)
    stages = tuple(s for s in STAGES_ZH if s in results)
    peers = [
        a.pk for a in files if all((a.pk, s) in gathered.judged for s in stages) and a.pk != application.pk
    ]
    sheets = [s for stage in stages for s in gathered.judged[application.pk, stage].sheets]
    own = _rates(gathered, plan, application.pk, stages)
    every = [own, *(_rates(gathered, plan, pk, stages) for pk in peers)]
    averaged = len(peers) >= OTHERS_MIN
    middle = {c: sum(r[c] for r in every) / len(every) for c in own}
    return Feedback(
        application,
        plan.feedback_exact,
        _composite(gathered.criteria, plan, results),
        tuple(
            Stage(STAGES_ZH[s], score_words(gathered.criteria, plan, results[s].score), results[s].findings)
            for s in stages
        ),
        tuple(
            Part(
                category.clause,
                category.name_zh,
                _shown(gathered.criteria, plan, own[category.clause]),
                _shown(gathered.criteria, plan, middle[category.clause]) if averaged else None,
                _rate_words(gathered.criteria, plan, own[category.clause]),
                _rate_words(gathered.criteria, plan, middle[category.clause]) if averaged else "不提供",
                _category_words(gathered.criteria, plan, category, own[category.clause]),
                _notes(category, sheets, "strengths"),
                _notes(category, sheets, "opportunities"),
            )
            for category in gathered.criteria.categories
        ),
        len(peers),
    )


def _results(files: Iterable[Application]) -> dict[int, dict[str, Result]]:
    found: dict[int, dict[str, Result]] = {}
    rows = Result.objects.filter(application__in=list(files), signed_at__isnull=False).select_related("panel")
    for r in rows:
        found.setdefault(r.application_id, {})[r.panel.kind] = r
    return found


def _rates(gathered: Gathered, plan: Plan, pk: int, stages: tuple[str, ...]) -> dict[str, float]:
    """Category -> per cent, over the stages that this report is about."""
    if len(stages) > 1:
        return gathered.rates(pk, plan)
    return {c.clause: gathered.rate(pk, stages[0], c.clause) for c in gathered.criteria.categories}


def _composite(standard: Criteria, plan: Plan, results: dict[str, Result]) -> str:
    """By the plan's weights, as in the ranking; empty where there was no site visit."""
    document, site = (results.get(s) for s in STAGES_ZH)
    if document is None or site is None or document.score is None or site.score is None:
        return ""
    weighed = figures.weighted((plan.weight_document, document.score), (plan.weight_site, site.score))
    return score_words(standard, plan, figures.printed(weighed))


def score_words(standard: Criteria, plan: Plan, score: Decimal | None) -> str:
    """612.50分 of 1000, or the band in which it lies."""
    if score is None:
        return "没有分数"
    if plan.feedback_exact:
        return f"{score:.2f}分（满分{standard.points:.0f}分）"
    low, high = _band(standard, float(100 * score / standard.points))
    return f"{10 * low}分以上" + (f"、不到{10 * high}分" if high <= 100 else "")


def _category_words(standard: Criteria, plan: Plan, category: Category, rate: float) -> str:
    if plan.feedback_exact:
        return f"{rate * float(category.points) / 100:.1f}分（满分{category.points:.0f}分）"
    low, high = (float(bound * category.points) / 100 for bound in _band(standard, rate))
    return f"{low:g}分以上" + (f"、不到{high:g}分" if high <= category.points else "")


def _rate_words(standard: Criteria, plan: Plan, rate: float) -> str:
    if plan.feedback_exact:
        return f"{rate:.0f}%"
    low, high = _band(standard, rate)
    return f"{low}%以上" + (f"、不到{high}%" if high <= 100 else "")


def _band(standard: Criteria, percent: float) -> tuple[int, int]:
    """From its lower bound to where the next band begins (101: no more)."""
    lows = [b.low for b in standard.bands[ItemKind.PROCESS]]
    at = max(n for n, low in enumerate(lows) if low <= percent + 1e-9)
    return lows[at], lows[at + 1] if at + 1 < len(lows) else 101


def _shown(standard: Criteria, plan: Plan, rate: float) -> int:
    """Where only bands are told, the middle of the band: the picture tells no more than the words."""
    if plan.feedback_exact:
        return round(rate)
    low, high = _band(standard, rate)
    return (low + min(high, 100)) // 2


def _notes(category: Category, sheets: Iterable[Sheet], kind: str) -> tuple[Note, ...]:
    """What signed sheets say, item by item; the same words once."""
    rows = list(sheets)
    found: dict[tuple[str, str], Note] = {}
    for item in category.items:
        for sheet in rows:
            text = str(getattr(sheet, kind).get(item.clause, "")).strip()
            if text:
                found.setdefault((item.clause, text), Note(item.clause, item.name_zh, text))
    return tuple(found.values())
