"""/SEAT/papers/: the catalogue by stage, and of each paper how many can be made now."""

from dataclasses import dataclass

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from award.records.cycles.models import Cycle
from award.records.papers.models import papers_of
from award.services.papers import fonts
from award.services.papers.catalogue import Entry, entries
from award.services.papers.subjects import available
from award.web.papers.common import base, chosen_cycle, cycles
from award.web.seats import SeatedRequest

SIGNERS = {
    "{city}": "市质量工作主管部门",
    "{county_authority}": "旗县区质量工作主管部门",
    "{enterprise}": "申报单位",
    "{organ}": "行业主管部门",
    "{panel}": "评审专家组",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One paper: of how many records it can be made, and how many are registered."""

    paper: Entry
    can: int
    made: int

    @property
    def signer(self) -> str:
        """Who signs it, by the placeholder or by name."""
        return SIGNERS.get(self.paper.signed_by, self.paper.signed_by) or "—"


@require_safe
def page(request: SeatedRequest) -> HttpResponse:
    """Stage by stage. Each (kind, condition) is counted once, however many papers ask it."""
    cycle = chosen_cycle(request)
    words = request.GET.get("q", "").strip()
    stages: dict[str, list[Line]] = {}
    if cycle is not None:
        mine = [e for e in entries() if request.seat.actor in e.seats and words in f"{e.name}{e.title}"]
        counts, made = _counts(mine, request, cycle), _made(request, cycle)
        for paper in mine:
            line = Line(paper, counts[paper.per, paper.when], made.get(paper.key, 0))
            stages.setdefault(paper.stage, []).append(line)
    context = {
        "cycle": cycle,
        "others": cycles().exclude(pk=cycle.pk) if cycle else (),
        "stages": stages,
        "q": request.GET.get("q", ""),
        "base": base(request),
        "substituted": fonts.substituted(),
        "city": request.seat.actor == "city",
    }
    return render(request, "papers/catalogue.html", context)


def _counts(papers: list[Entry], request: SeatedRequest, cycle: Cycle) -> dict[tuple[str, str], int]:
    asked = {(p.per, p.when): p for p in papers}
    return {key: available(paper, request.seat, cycle).count() for key, paper in asked.items()}


def _made(request: SeatedRequest, cycle: Cycle) -> dict[str, int]:
    rows = papers_of(request.seat).filter(cycle=cycle).order_by().values_list("key")
    return dict(rows.annotate(n=Count("pk")))
