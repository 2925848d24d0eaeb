"""/city/evaluation/: composites by the frozen weights, ranked, the line of five drawn (3, 24)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from award.law.art03_limits import CAP, VACANCY
from award.law.art24_evaluation import COMPOSITE
from award.law.rank import Entry, Ranking, Weights, rank
from award.process.kinds import Actor
from award.process.lists import K
from award.process.plan import Plan
from award.records import desk
from award.records.applications.models import Application
from award.records.cycles.models import Cycle
from award.records.encouraged.queries import groups_of
from award.records.notices.models import AwardList
from award.records.reviewing import scores, tainted
from award.web.city import overview
from award.web.export import workbook
from award.web.review.cycles import chosen, others
from award.web.seats import SeatedRequest, seat

FULL = Decimal(1000)


@dataclass(frozen=True, slots=True)
class Line:
    """One application with both signed scores. `line`: the fifth place, below which the line is drawn."""

    file: Application
    document: Decimal
    site: Decimal
    composite: Decimal
    rank: int | None
    line: bool
    tied: bool
    tainted: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        """The composite on an axis of 1000 points, in whole points, for the picture."""
        return int(self.composite)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """`half`: files with a signed score of the documents only."""

    lines: tuple[Line, ...]
    half: tuple[tuple[Application, Decimal], ...]
    ranking: Ranking
    words: tuple[str, ...]


def evaluate(cycle: Cycle, request: SeatedRequest) -> Evaluation:
    """Only what leaders signed. Composites are compared as printed; a tie is told, never broken."""
    plan = cycle.plan()
    signed, doubtful = scores(cycle), tainted(cycle)
    rows = desk.on_the_desk_of(request.seat).filter(cycle=cycle, pk__in=signed)
    files = {a.number or "": a for a in rows}
    both = {n: signed[a.pk] for n, a in files.items() if {"document", "site"} <= signed[a.pk].keys()}
    entries = [Entry(n, s["document"], s["site"]) for n, s in both.items()]
    ranking = rank(Weights(plan.weight_document, plan.weight_site), plan.floor, entries)
    above = [p for p in ranking.places if p.rank is not None]
    fifth = above[ranking.cap - 1].number if len(above) > ranking.cap else None
    groups = _groups(files.values(), plan)
    lines = tuple(
        Line(
            files[p.number],
            both[p.number]["document"],
            both[p.number]["site"],
            p.composite,
            p.rank,
            p.number == fifth,
            p.number in ranking.ties_at_cap,
            tuple(doubtful.get(files[p.number].pk, ())),
            groups.get(files[p.number].enterprise_id, ()),
        )
        for p in ranking.places
    )
    half = tuple(
        (a, signed[a.pk]["document"])
        for n, a in files.items()
        if n not in both and "document" in signed[a.pk]
    )
    names = {n: a.name for n, a in files.items()}
    words = tuple(_named(w, names) for w in ranking.warnings) if ranking.places else ()
    return Evaluation(
        lines, tuple(sorted(half, key=lambda pair: (-pair[1], pair[0].number or ""))), ranking, words
    )


def _groups(files: Iterable[Application], plan: Plan) -> dict[int, tuple[str, ...]]:
    """The groups of Article 6, where the plan names them beside the ranking; they decide nothing."""
    if not plan.encouraged_at_evaluation:
        return {}
    found = groups_of([a.enterprise_id for a in files], plan.base_date)
    return {key: tuple(g.zh for g in groups) for key, groups in found.items()}


def _named(words: str, names: dict[str, str]) -> str:
    for number, name in names.items():
        words = words.replace(number, f"{name}（{number}）")
    return words


@seat(Actor.CITY)
@require_safe
def page(request: SeatedRequest) -> HttpResponse:
    """Three sentences, the table with the line of five, the funnel; the list itself is drawn up elsewhere."""
    cycle = chosen(request)
    context: dict[str, Any] = {
        "cycle": cycle,
        "others": others(cycle),
        "law": COMPOSITE,
        "cap": CAP,
        "vacancy": VACANCY,
    }
    context["kept_from"] = cycle is not None and not desk.compares(request.seat, cycle)
    if cycle is not None and not context["kept_from"]:
        evaluation = evaluate(cycle, request)
        context |= {
            "evaluation": evaluation,
            "fifth": any(line.line for line in evaluation.lines),
            "exported": len(evaluation.lines) + len(evaluation.half),
            "plan": cycle.plan(),
            "overview": overview.of(request.seat, str(cycle.number)),
            "list": AwardList.objects.filter(cycle=cycle, kind=K.CANDIDATES.value).first(),
        }
    return render(request, "review/evaluation.html", context)


@seat(Actor.CITY)
@require_safe
def export(request: SeatedRequest) -> HttpResponse:
    """What the page shows, as a workbook: scores as numbers, texts as texts."""
    cycle = chosen(request)
    if cycle is None or not desk.compares(request.seat, cycle):
        raise Http404
    columns = ("申报单位", "编号", "旗县区", "材料评审分", "现场评审分", "综合分", "名次", "说明")
    evaluation = evaluate(cycle, request)
    rows: list[tuple[object, ...]] = [
        (
            line.file.name,
            line.file.number,
            line.file.county.name,
            line.document,
            line.site,
            line.composite,
            line.rank,
            _said(line),
        )
        for line in evaluation.lines
    ]
    rows += [
        (a.name, a.number, a.county.name, score, None, None, None, "只有材料评审分数")
        for a, score in evaluation.half
    ]
    return workbook(f"{cycle}综合评分", columns, rows)


def _said(line: Line) -> str:
    said = ["低于方案最低分"] if line.rank is None else []
    if line.tied:
        said.append("同分跨第5名，由市政府专题会议决定")
    return "；".join([*said, *line.tainted])
