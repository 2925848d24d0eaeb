"""/city/recusals/: what waits to be decided, what a recusal leaves open, and every recusal's trace (27)."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from award.law.art27_recusal import FOUR_EYES, INTERESTS, RECUSE
from award.process.kinds import Actor
from award.process.recusal import HOLDING, RecusalRoad, RecusalState
from award.records import desk
from award.records.ledger.models import Line
from award.records.recusals.models import Recusal
from award.records.recusing import Aftermath, aftermath, short_of_hands
from award.services import steps
from award.web.city.common import actions, do_url
from award.web.city.history import entry, names
from award.web.parts import FiveAnswers
from award.web.seats import SeatedRequest, seat

PAGE = 50
OFFERED = (
    RecusalRoad.UPHOLD, RecusalRoad.DISMISS, RecusalRoad.SETTLE, RecusalRoad.LIFT, RecusalRoad.KEEP,
    RecusalRoad.ASK_LIFT,
)  # fmt: skip
ORDER = (RecusalState.OPEN.value, RecusalState.LIFTING.value)


@dataclass(frozen=True, slots=True)
class Matter:
    """One recusal in the list, with what it leaves open."""

    recusal: Recusal
    points: tuple[str, ...]

    @property
    def interest(self) -> str:
        return INTERESTS.get(self.recusal.interest, self.recusal.interest)

    @property
    def waits(self) -> bool:
        return self.recusal.state in ORDER or bool(self.points)


def _others(request: SeatedRequest) -> Any:
    """Not one's own: those are for others to handle."""
    rows = (
        desk.recusals(request.seat)
        .exclude(user_id=request.seat.person)
        .exclude(state=RecusalState.NONE.value)
    )
    return rows.select_related("application__cycle", "application__county", "user")


@seat(Actor.CITY)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    """First what waits for a named decision, then the rest, page by page."""
    rows = _others(request)
    page = Paginator(rows.exclude(state__in=ORDER), PAGE).get_page(request.GET.get("page"))
    waiting = [Matter(r, ()) for r in rows.filter(state__in=ORDER)]
    settled = [_matter(r) for r in page]
    context = {
        "waiting": [*waiting, *(m for m in settled if m.points)],
        "rest": [m for m in settled if not m.points],
        "page": page,
        "laws": (RECUSE, FOUR_EYES),
    }
    return render(request, "recusal/matters.html", context)


def _matter(recusal: Recusal) -> Matter:
    open_ = recusal.state in HOLDING and recusal.seat == Actor.EXAMINER.value
    after = aftermath(recusal) if open_ else None
    return Matter(recusal, after.points if after else ())


@seat(Actor.CITY)
@require_safe
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """The fact, the decisions by name, what the system computes for the panel, and the next act."""
    recusal = get_object_or_404(_others(request), pk=pk)
    examiner = recusal.seat == Actor.EXAMINER.value
    after = aftermath(recusal) if examiner and recusal.state in HOLDING else None
    step = _next(recusal, after)
    lines = list(Line.objects.filter(subject=recusal.subject))
    people = names(lines)
    context: dict[str, Any] = {
        "recusal": recusal,
        "interest": INTERESTS.get(recusal.interest, recusal.interest),
        "after": after,
        "hands": "" if examiner else short_of_hands(Actor(recusal.seat), recusal.application),
        "entries": [entry(line, people, "") for line in lines],
        "five": _five(recusal, step),
        "law": RECUSE,
        "others": [(label, url) for label, url in actions(recusal, OFFERED, request) if step is None
                   or url != do_url(recusal, step)],
    }  # fmt: skip
    if step is not None:
        found = steps.why_not(step, recusal, request.now, request.seat)
        context |= {"step": step, "findings": found, "button_url": do_url(recusal, step)}
    return render(request, "recusal/matter.html", context)


def _next(recusal: Recusal, after: Aftermath | None) -> RecusalRoad | None:
    """The act that the recusal waits for; None where nothing waits."""
    if recusal.state == RecusalState.OPEN:
        return RecusalRoad.UPHOLD
    if recusal.state == RecusalState.LIFTING:
        return RecusalRoad.LIFT
    return RecusalRoad.SETTLE if after is not None and after.points else None


def _five(recusal: Recusal, step: RecusalRoad | None) -> FiveAnswers:
    state = RecusalState(recusal.state).label
    if step is None:
        return FiveAnswers(state, "已办结", None, "没有下一步", missing_count=None)
    return FiveAnswers(
        state, Actor.CITY.label, step.law, step.label, next_sub="办法未定期限", missing_count=None
    )
