"""/city/mutual/: who has spoken, what needs to be looked at, and what CITY decides by name (Article 29)."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from award.law.art29_mutual_feedback import MECHANISM, MISCONDUCT, ON_APPLICANT, ON_EXAMINER
from award.process.integrity import LEDGER
from award.process.kinds import Actor
from award.process.mutual import ANSWERS, ITEMS, Side, doubtful
from award.records.ledger.models import Line
from award.records.mutual.models import Statement
from award.records.mutual.queries import Pair, pairs, statements, tally
from award.services import mutual_feedback as service
from award.services.telling import mutual as telling
from award.web.asking_page import Asking, asking_page
from award.web.city import narrowing
from award.web.city.history import entry, names
from award.web.export import workbook
from award.web.seats import SeatedRequest, seat

PAGE = 50
STATES = {"doubt": "有待核实的", "missing": "还没有交齐", "settled": "已处理", "in": "已交齐"}


def _states(pair: Pair) -> list[str]:
    """Which filters a pair answers to."""
    found = ["in" if pair.both else "missing"]
    said = [(side, s) for side, s in pair.given.items()]
    if any(pair.doubts(side) and s.open for side, s in said):
        found.append("doubt")
    if any(not s.open for _, s in said):
        found.append("settled")
    return found


def tag(pair: Pair, side: Side) -> tuple[str, str, str]:
    """Colour, words and address of one side's word."""
    said = pair.given.get(side)
    if said is None:
        return "none", "没有交", ""
    url = f"/city/mutual/{said.pk}/"
    if not said.open:
        return "ok", said.get_outcome_display(), url
    if pair.doubts(side):
        count = len(doubtful(side, said.answers))
        return "wait", f"{count}项为否，待核实" if count else "有情况待核实", url
    return "ok", "没有反映问题", url


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: SeatedRequest) -> HttpResponse:
    """What is to be looked at comes first; POST reminds those whose word is not in."""
    every = pairs(request.seat)
    if request.method == "POST":
        awaited = telling.reminded(every, request.now)
        messages.success(request, f"已提醒，等{awaited}份评价" if awaited else "没有需要提醒的")
        return redirect("/city/mutual/")
    asked = request.GET
    by_state = {key: sum(key in _states(p) for p in every) for key in STATES}
    cycles = narrowing.tally(every, lambda p: str(p.application.cycle.number))
    labels = {key: f"第{key}届" for key in sorted(cycles, key=int, reverse=True)}
    filters = [
        narrowing.chips(asked, "state", "情况", by_state, STATES),
        narrowing.chips(asked, "cycle", "届次", cycles, labels),
    ]
    found = [
        p
        for p in every
        if asked.get("state", "") in ("", *_states(p))
        and asked.get("cycle", "") in ("", str(p.application.cycle.number))
    ]
    found.sort(key=lambda p: "doubt" not in _states(p))
    if asked.get("export") == "xlsx":
        return _export(found)
    page = Paginator(found, PAGE).get_page(asked.get("page"))
    context = {
        "page": page,
        "rows": [(p, tag(p, Side.APPLICANT), tag(p, Side.EXAMINER)) for p in page],
        "filters": [f for f in filters if len(f.chips) > 1 or f.on],
        "narrowed": bool(asked.get("state") or asked.get("cycle")),
        "tally": tally(every),
        "laws": (ON_EXAMINER, ON_APPLICANT),
        "export_url": narrowing.link(asked, export="xlsx"),
        "total": len(found),
    }
    return render(request, "mutual/index.html", context)


def _export(found: list[Pair]) -> HttpResponse:
    """Exactly the rows shown, in words."""
    columns = ("届次", "申报单位", "评审员", "期限", Side.APPLICANT.label, Side.EXAMINER.label)
    rows = [
        (
            str(p.application.cycle), p.application.name, str(p.examiner), p.last_day,
            tag(p, Side.APPLICANT)[1], tag(p, Side.EXAMINER)[1],
        )
        for p in found
    ]  # fmt: skip
    return workbook("双向评价", columns, rows)


@seat(Actor.CITY)
@require_safe
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """One statement with every answer, and what can be decided."""
    row = get_object_or_404(statements(request.seat), pk=pk)
    side = Side(row.side)
    lines = list(Line.objects.filter(subject=row.subject))
    people = names(lines)
    context = {
        "row": row,
        "answers": [(i, row.answers.get(i.key, ""), ANSWERS.get(row.answers.get(i.key, ""), "—"))
                    for i in ITEMS[side]],
        "side": side,
        "open": row.open,
        "laws": (side.law, MECHANISM),
        "entries": [entry(line, people, "") for line in lines],
    }  # fmt: skip
    return render(request, "mutual/statement.html", context)


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: SeatedRequest, pk: int) -> HttpResponse:
    """Nothing follows, with a reason."""
    row = _row(request, pk)
    asked = _asked(row, service.Settled, "处理评价", MECHANISM, "以你的名义登记处理意见；不改动评价本身。")
    return asking_page(request, asked, lambda said: _settled(row, said, request))


def _settled(row: Statement, said: Any, request: SeatedRequest) -> str:
    service.settle(row, said, by=request.seat, now=request.now)
    return f"/city/mutual/{row.pk}/"


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def complaint(request: SeatedRequest, pk: int) -> HttpResponse:
    """What a unit said of an examiner is inquired into."""
    row = _row(request, pk)
    asked = _asked(
        row, service.ToComplaint, "登记为对评审员的反映", MISCONDUCT,
        "登记以后在评审纪律里调查；查实的由两名工作人员先后办理取消资格。反映人不向评审员透露。",
    )  # fmt: skip

    def done(said: Any) -> str:
        made = service.to_complaint(row, said, by=request.seat, now=request.now)
        return f"/city/conduct/{made}/"

    return asking_page(request, asked, done, {"facts": _facts(row)})


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def fault(request: SeatedRequest, pk: int) -> HttpResponse:
    """What an examiner said of a unit is found true: into the integrity ledger, by two officers."""
    row = _row(request, pk)
    asked = _asked(
        row, service.Fault, "认定申报单位违规", LEDGER,
        "以你的名义认定，登记到诚信台账；另一名工作人员复核后生效，以后申报时按第十七条（四）自动提示。不自动停止本届评审。",
    )  # fmt: skip

    def done(said: Any) -> str:
        made = service.to_ledger(row, said, by=request.seat, now=request.now)
        return f"/city/integrity/{made}/"

    return asking_page(request, asked, done, {"facts": _facts(row)})


def _row(request: SeatedRequest, pk: int) -> Statement:
    return get_object_or_404(statements(request.seat), pk=pk)


def _asked(row: Statement, details: type[Any], title: str, law: Any, consequence: str) -> Asking:
    return Asking(details, title, law, row, consequence, f"/city/mutual/{row.pk}/", about=str(row))


def _facts(row: Statement) -> str:
    """A draft for the officer: the points answered 否, and what was written."""
    points = [f"“{item.words}”：否" for item in doubtful(Side(row.side), row.answers)]
    return "\n".join([*points, row.to_city]).strip()
