"""/recipient/stories/ and /spreading/stories/: written, looked at by CITY, released by a second (9, 34)."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from award.law.art34_spreading import CITY_SPREADS, SPREAD
from award.law.art35_title_use import NOT_PROMOTION
from award.process.kinds import Actor
from award.process.spreading import StoryRoad, T
from award.records.cases import local
from award.records.honours.models import Honour
from award.records.ledger.models import Line
from award.records.spreading.models import Story
from award.records.spreading.queries import stories, titles
from award.services import stories as service
from award.web.city import narrowing
from award.web.city.common import actions, do_url, findings
from award.web.city.history import entry, names
from award.web.export import workbook
from award.web.parts import FiveAnswers
from award.web.seats import SeatedRequest, seat
from award.web.spreading.shown import clauses

WRITERS = (Actor.APPLICANT, Actor.CITY)
PAGE = 30
COLUMNS = ("获奖单位", "届次", "标题", "状态", "谁写的", "公开日期", "版本")
NEXT = {
    Actor.APPLICANT: {T.DRAFT: StoryRoad.HAND_IN, T.RETURNED: StoryRoad.HAND_IN},
    Actor.CITY: {
        T.DRAFT: StoryRoad.FORWARD, T.RETURNED: StoryRoad.FORWARD, T.HANDED_IN: StoryRoad.FORWARD,
        T.FORWARDED: StoryRoad.PUBLISH,
    },
}  # fmt: skip
BESIDE = (
    StoryRoad.CONSENT, StoryRoad.TAKE_BACK, StoryRoad.ASK_CHANGES, StoryRoad.REVISE, StoryRoad.WITHDRAW
)  # fmt: skip
WAITS_FOR = {
    T.DRAFT: ("由作者写完", "写完以后提交"),
    T.RETURNED: ("由作者修改", "改完以后再提交"),
    T.HANDED_IN: (Actor.CITY.label, StoryRoad.FORWARD.label),
    T.FORWARDED: (Actor.CITY.label, StoryRoad.PUBLISH.label),
}


def base(request: SeatedRequest) -> str:
    """Where this seat's stories are."""
    return "/spreading/stories/" if request.seat.actor is Actor.CITY else "/recipient/stories/"


def opened(request: SeatedRequest, pk: int) -> Story:
    return get_object_or_404(stories(request.seat), pk=pk)


@seat(Actor.APPLICANT)
@require_safe
def own(request: SeatedRequest) -> HttpResponse:
    """The recipient's own, what each waits for, and where one begins."""
    page = Paginator(stories(request.seat), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "titles": _standing(request), "laws": (SPREAD, NOT_PROMOTION)}
    return render(request, "spreading/own.html", context)


@seat(Actor.CITY)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    """All stories by state and cycle, those that wait for CITY first."""
    every = stories(request.seat)
    found = narrowed(request)
    if request.GET.get("export") == "xlsx":
        rows = (
            [r.honour.name, r.honour.cycle_number, r.title, r.get_state_display(), Actor(r.author).label,
             local(r.published_at).date() if r.published_at else None, r.n]
            for r in found
        )  # fmt: skip
        return workbook("获奖单位经验", COLUMNS, rows)
    cycles = {str(n): f"第{n}届" for n in _cycles(every)}
    filters = []
    for key, field, label, labels in (
        ("state", "state", "状态", {t.value: t.label for t in T}),
        ("cycle", "honour__cycle_number", "届次", cycles),
    ):
        counted = {str(k): n for k, n in every.order_by().values_list(field).annotate(n=Count("pk"))}
        filters.append(narrowing.chips(request.GET, key, label, counted, labels))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "filters": [f for f in filters if len(f.chips) > 1 or f.on],
        "narrowed": any(request.GET.get(k) for k in ("state", "cycle", "q")),
        "q": request.GET.get("q", ""),
        "export_url": narrowing.link(request.GET, export="xlsx"),
        "laws": (CITY_SPREADS, SPREAD),
    }
    return render(request, "spreading/stories.html", context)


def narrowed(request: SeatedRequest) -> Any:
    found = stories(request.seat).annotate(n=Count("versions"))
    asked = request.GET
    if asked.get("state") in {t.value for t in T}:
        found = found.filter(state=asked["state"])
    if asked.get("cycle", "").isdecimal() and len(asked["cycle"]) < 5:
        found = found.filter(honour__cycle_number=int(asked["cycle"]))
    if words := asked.get("q", "").strip():
        found = found.filter(Q(title__icontains=words) | Q(honour__name__icontains=words))
    waits = Q(state=T.HANDED_IN.value) | Q(state=T.FORWARDED.value)
    return found.alias(waits=Count("pk", filter=waits)).order_by("-waits", "-pk")


def _cycles(rows: Any) -> list[int]:
    return sorted(rows.order_by().values_list("honour__cycle_number", flat=True).distinct(), reverse=True)


def _standing(request: SeatedRequest) -> list[Honour]:
    """Titles about which a story may be begun: those that stand."""
    return [h for h in titles(request.seat).order_by("-cycle_number", "pk") if not h.gone]


@seat(*WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SeatedRequest) -> HttpResponse:
    """Which title the story is about; one title needs no choice but the button."""
    may = _standing(request)
    if request.method == "POST":
        chosen = next((h for h in may if str(h.pk) == request.POST.get("honour")), None)
        if chosen is not None:
            row = service.begin(chosen, by=request.seat, now=request.now)
            return redirect(f"{base(request)}{row.pk}/edit/")
        messages.error(request, "请选择是哪家获奖单位、哪一届的经验")
    context = {"titles": may, "law": SPREAD, "back": base(request)}
    return render(request, "spreading/new.html", context, status=422 if request.method == "POST" else 200)


@seat(*WRITERS)
@require_safe
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """One story: where it is, what stands against the next step, the text as it will look, its versions."""
    row, mine = opened(request, pk), base(request)
    step = NEXT[request.seat.actor].get(T(row.state))
    lines = list(Line.objects.filter(subject=row.subject))
    people = names(lines)
    context = {
        "row": row,
        "base": f"{mine}{row.pk}/",
        "list": mine,
        "five": five(row),
        "clauses": clauses(row.items),
        "pictures": service.pictures(row),
        "at": f"{mine}{row.pk}/pictures/",
        "writes": service.may_write(row, request.seat),
        "step": step,
        "findings": findings(step, row, request) if step else (),
        "button_url": do_url(row, step) if step else "",
        "others": actions(row, BESIDE, request),
        "versions": row.versions.select_related("published_by", "forwarded_by"),
        "entries": [entry(line, people, "") for line in lines] if request.seat.actor is Actor.CITY else (),
    }
    return render(request, "spreading/story.html", context)


def five(row: Story) -> FiveAnswers:
    """The law sets no term for any of it."""
    state = T(row.state)
    desk, after = WAITS_FOR.get(state, ("已办结", "没有下一步"))
    law = CITY_SPREADS if state in (T.HANDED_IN, T.FORWARDED) else SPREAD
    public = (
        f"公开的是第{row.public.number}版" if row.public else "还没有公开" if row.state != T.WITHDRAWN else ""
    )
    return FiveAnswers(
        state.label, desk, law, after, where_sub=public, next_sub="办法未定期限", missing_count=None
    )


@seat(*WRITERS)
@require_safe
def version(request: SeatedRequest, pk: int, n: int) -> HttpResponse:
    """A version as it was published, to officers and to the unit it is about."""
    row = opened(request, pk)
    said = get_object_or_404(row.versions.select_related("published_by", "forwarded_by"), number=n)
    context = {
        "row": row,
        "said": said,
        "clauses": clauses(said.items),
        "at": f"{base(request)}{pk}/pictures/",
        "base": f"{base(request)}{pk}/",
    }
    return render(request, "spreading/version.html", context)
