"""/applicant/mutual/ and /examiner/mutual/: one's own word on the other, and in the end theirs (29)."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from award.law.art29_mutual_feedback import MECHANISM
from award.process.kinds import Actor
from award.process.mutual import ANSWERS, ITEMS, Side
from award.records.cases import local
from award.records.mutual.models import Statement
from award.records.mutual.queries import Pair, pair_of, pairs
from award.services import mutual_feedback
from award.web.asking_page import Asking, NotYet, asking_page
from award.web.seats import SeatedRequest, seat

BACK = {Side.APPLICANT: "/applicant/mutual/", Side.EXAMINER: "/examiner/mutual/"}
PROMISE = (
    "提交后不能修改。市主管部门立即看到全部；对方要等双方都交了或者到期以后，才看得到可以给对方看的部分。"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One pair as one side sees it. `url`: where it still can be given; `theirs`: (words, answer)."""

    pair: Pair
    about: str
    mine: Statement | None
    url: str
    late: bool
    theirs: list[tuple[str, str]] | None
    opinion: str


def shown(said: Statement) -> list[tuple[str, str]]:
    """What the other side may read of a statement."""
    return [
        (item.words, ANSWERS[said.answers[item.key]])
        for item in ITEMS[Side(said.side)]
        if item.shown and said.answers.get(item.key) in ANSWERS
    ]


@seat(Actor.APPLICANT)
@require_safe
def of_applicant(request: SeatedRequest) -> HttpResponse:
    """The examiners who came, each to be judged on discipline."""
    return _list(request, Side.APPLICANT)


@seat(Actor.EXAMINER)
@require_safe
def of_examiner(request: SeatedRequest) -> HttpResponse:
    """The units visited, each to be judged on conduct."""
    return _list(request, Side.EXAMINER)


def _list(request: SeatedRequest, side: Side) -> HttpResponse:
    today = local(request.now).date()
    lines = [_line(pair, side, pair.readable(today), today > pair.last_day) for pair in pairs(request.seat)]
    open_ = [line for line in lines if line.mine is None and not line.late]
    context = {"lines": lines, "open": open_, "side": side, "law": side.law, "mechanism": MECHANISM}
    return render(request, "mutual/own.html", context)


def _line(pair: Pair, side: Side, readable: bool, late: bool) -> Line:
    a, e = pair.application, pair.examiner
    theirs = pair.given.get(side.other) if readable else None
    mine = pair.given.get(side)
    end = f"{a.pk}/{e.pk}/" if side is Side.APPLICANT else f"{a.pk}/"
    return Line(
        pair,
        str(e) if side is Side.APPLICANT else a.name,
        mine,
        "" if mine or late else BACK[side] + end,
        late,
        shown(theirs) if theirs else None,
        theirs.to_other if theirs else "",
    )


@seat(Actor.APPLICANT)
@require_http_methods(["GET", "HEAD", "POST"])
def on_examiner(request: SeatedRequest, application: int, examiner: int) -> HttpResponse:
    """The unit's word on one examiner who came."""
    return _give(request, pair_of(request.seat, application, examiner), Side.APPLICANT)


@seat(Actor.EXAMINER)
@require_http_methods(["GET", "HEAD", "POST"])
def on_applicant(request: SeatedRequest, application: int) -> HttpResponse:
    """The examiner's word on one unit."""
    found = [p for p in pairs(request.seat) if p.application.pk == application]
    return _give(request, found[0] if found else None, Side.EXAMINER)


def _give(request: SeatedRequest, pair: Pair | None, side: Side) -> HttpResponse:
    if pair is None:
        raise Http404
    about = str(pair.examiner) if side is Side.APPLICANT else pair.application.name
    asked = Asking(
        mutual_feedback.WORDS[side],
        "提交评价",
        side.law,
        NotYet(f"mutual/{pair.application.pk}/{pair.examiner.pk}"),
        PROMISE,
        BACK[side],
        about=f"{about}，{pair.application.cycle}现场评审，到{pair.last_day:%Y-%m-%d}24:00为止",
        say="逐项回答；没有遇到、不清楚的选“不了解”。",
    )

    def done(said: Any) -> str:
        mutual_feedback.give(pair, said, by=request.seat, now=request.now)
        return BACK[side]

    return asking_page(request, asked, done)
