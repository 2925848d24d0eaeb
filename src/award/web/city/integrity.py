"""/city/integrity/: what was found of applicants and examiners, across cycles (Articles 17(4), 29, 30)."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from award.process.integrity import KINDS, LEDGER, I, IntegrityRoad
from award.process.kinds import Actor
from award.records.integrity.models import IntegrityEntry
from award.records.integrity.queries import at_desk, in_force
from award.records.ledger.models import Line
from award.services import integrity
from award.web.asking_page import Asking, NotYet, asking_page
from award.web.city import narrowing
from award.web.city.common import do_url, findings
from award.web.city.history import entry, names
from award.web.seats import SeatedRequest, seat

PAGE = 30
ABOUT = {"enterprise": integrity.OfEnterprise, "examiner": integrity.OfExaminer}
TITLES = {"enterprise": "登记申报单位的违规", "examiner": "登记评审员的不正当行为"}
LABELS = {"enterprise": "申报单位", "examiner": "评审员"}
SAYS = "先登记，再由另一名工作人员复核；复核之前不影响任何申报。"


@seat(Actor.CITY)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    """The newest first; filters by whom it is about and by state, a search by name or credit code."""
    every = at_desk(request.seat)
    of = dict(every.order_by().values_list("kind").annotate(n=Count("pk")))
    about = {key: sum(n for kind, n in of.items() if KINDS[kind][1] == key) for key in LABELS}
    states = dict(every.order_by().values_list("state").annotate(n=Count("pk")))
    filters = [
        narrowing.chips(request.GET, "about", "对象", about, LABELS),
        narrowing.chips(request.GET, "state", "状态", states, {i.value: i.label for i in I}),
    ]
    asked, words = request.GET, request.GET.get("q", "").strip()
    found = every
    if asked.get("about") in ABOUT:
        found = found.filter(kind__in=[k for k, v in KINDS.items() if v[1] == asked["about"]])
    if asked.get("state"):
        found = found.filter(state=asked["state"])
    if words:
        found = found.filter(Q(name__icontains=words) | Q(uscc__icontains=words.upper()))
    page = Paginator(found, PAGE).get_page(asked.get("page"))
    counts = set(in_force().filter(pk__in=[e.pk for e in page.object_list]).values_list("pk", flat=True))
    context = {
        "page": page,
        "rows": [(e, KINDS[e.kind][2], _tag(e, e.pk in counts)) for e in page.object_list],
        "filters": [f for f in filters if len(f.chips) > 1 or f.on],
        "narrowed": bool(asked.get("about") or asked.get("state") or words),
        "q": asked.get("q", ""),
        "law": LEDGER,
    }
    return render(request, "city/integrity.html", context)


def _tag(row: IntegrityEntry, counts: bool) -> tuple[str, str]:
    """The state in a word: an entry in force may be corrected, or say that nothing was found."""
    if row.state == I.DRAFT:
        return "wait", "待复核"
    if row.state == I.REFUSED:
        return "none", "退回，未登记"
    if counts:
        return "late", "有效"
    return "none", "撤回原认定" if row.withdrawn else "已更正"


@seat(Actor.CITY)
@require_safe
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """One entry, the chain it belongs to, and what the second officer or a correction can do."""
    row = get_object_or_404(
        at_desk(request.seat).select_related("entered_by", "confirmed_by", "corrects", "evidence"), pk=pk
    )
    lines = list(Line.objects.filter(subject=row.subject))
    people = names(lines)
    newer = row.corrections.exclude(state=I.REFUSED.value).first()
    context: dict[str, Any] = {
        "row": row,
        "law": KINDS[row.kind][2],
        "tag": _tag(row, in_force().filter(pk=row.pk).exists()),
        "newer": newer,
        "intact": all(li.facts.get("digest", "") in ("", integrity.digest(row)) for li in lines),
        "entries": [entry(line, people, "") for line in lines],
        "may_correct": row.state == I.IN_FORCE and newer is None,
    }
    if row.state == I.DRAFT:
        context |= {
            "step": IntegrityRoad.CONFIRM,
            "findings": findings(IntegrityRoad.CONFIRM, row, request),
            "button_url": do_url(row, IntegrityRoad.CONFIRM),
            "others": [(IntegrityRoad.SEND_BACK.label, do_url(row, IntegrityRoad.SEND_BACK))],
        }
    return render(request, "city/integrity_entry.html", context)


@seat(Actor.CITY)
@require_http_methods(["GET", "POST"])
def new(request: SeatedRequest, about: str) -> HttpResponse:
    if about not in ABOUT:
        raise Http404
    kinds = [v[2] for v in KINDS.values() if v[1] == about]
    asked = Asking(
        ABOUT[about], TITLES[about], kinds[0], NotYet("integrity/new"),
        "这一条将登入诚信台账，待另一名工作人员复核；登记后不能删改，有误的以新的一条更正。",
        "/city/integrity/", say=SAYS,
    )  # fmt: skip

    def done(details: Any) -> str:
        row = integrity.enter(details, by=request.seat, now=request.now)
        return f"/city/integrity/{row.pk}/"

    return asking_page(request, asked, done)


@seat(Actor.CITY)
@require_http_methods(["GET", "POST"])
def correct(request: SeatedRequest, pk: int) -> HttpResponse:
    """A new entry in place of one in force."""
    old = get_object_or_404(at_desk(request.seat), pk=pk, state=I.IN_FORCE.value)
    asked = Asking(
        integrity.Correction, "登记更正", LEDGER, old,
        "将登入一条新的记录并指明它更正哪一条；另一名工作人员复核之前，仍以原来的一条为准。",
        f"/city/integrity/{old.pk}/", about=str(old),
    )  # fmt: skip
    initial = {
        "award": old.award, "committed_on": old.committed_on, "found_on": old.found_on, "facts": old.facts,
        "government": {True: "yes", False: "no"}.get(old.government_award, "unknown"),  # type: ignore[arg-type]
    }  # fmt: skip

    def done(details: Any) -> str:
        row = integrity.correct(old, details, by=request.seat, now=request.now)
        return f"/city/integrity/{row.pk}/"

    return asking_page(request, asked, done, initial)
