"""/encouraged/invitations/: who of the groups is not in the pool or has not applied, and was told of it.

No number is set and nobody is ranked: an invitation is no quota, and applying is voluntary (4, 6, 10).
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from award.law.art06_encouraged import GROUPS, GROUPS_ZH, SUPPORTED, VOLUNTARY
from award.law.art10_mobilising import MOBILISING
from award.records.cases import local
from award.records.cycles.models import Cycle
from award.records.encouraged.models import Invitation
from award.records.encouraged.queries import Candidate, candidates, on_the_desk_of
from award.records.people.models import Enterprise, Post
from award.services import encouraged
from award.web.asking_page import Asking, asking_page
from award.web.city import narrowing
from award.web.encouraged.register import SEATS
from award.web.export import workbook
from award.web.seats import SeatedRequest, seat

PAGE = 50
COLUMNS = ("单位", "统一社会信用代码", "旗县区", "类别", "培育库", "本届申报", "最近邀请")
LACKS: dict[str, tuple[str, Callable[[Candidate], bool]]] = {
    "pool": ("不在培育库", lambda c: not c.in_pool),
    "applied": ("本届没有申报", lambda c: c.applied is False),
    "invited": ("还没有邀请过", lambda c: c.invited_on is None),
}


def _asked_day(request: SeatedRequest) -> tuple[date, str]:
    """The day on which a tag must hold: today unless the address names another."""
    today, typed = local(request.now).date(), request.GET.get("day", "").strip()
    try:
        return (date.fromisoformat(typed), "") if typed else (today, "")
    except ValueError:
        return today, f"“{typed}”不是日期，写成{today}；现在按今天列出"


@seat(*SEATS)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    day, wrong = _asked_day(request)
    cycle = Cycle.objects.order_by("-number").first()
    every = [c for c in candidates(request.seat, day, cycle) if not c.in_pool or c.applied is False]
    found = narrowed(every, request)
    if request.GET.get("export") == "xlsx":
        return workbook(f"可以邀请申报的企业（{day}）", COLUMNS, (_row(c) for c in found))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "filters": _filters(every, request),
        "narrowed": any(request.GET.get(k) for k in ("group", "county", "lacks", "q", "day")),
        "q": request.GET.get("q", ""),
        "total": page.paginator.count,
        "export_url": narrowing.link(request.GET, export="xlsx"),
        "day": day,
        "wrong_day": wrong,
        "cycle": cycle,
        "laws": (SUPPORTED, MOBILISING, VOLUNTARY),
    }
    return render(request, "encouraged/invitations.html", context)


def narrowed(every: list[Candidate], request: SeatedRequest) -> list[Candidate]:
    asked, words = request.GET, request.GET.get("q", "").strip()
    lacks = LACKS.get(asked.get("lacks", ""))
    return [
        c
        for c in every
        if (asked.get("group") not in GROUPS_ZH or asked["group"] in c.groups)
        and (not asked.get("county") or c.county == asked["county"])
        and (lacks is None or lacks[1](c))
        and (not words or words in c.enterprise.name or words.upper() == c.enterprise.uscc)
    ]


def _filters(every: list[Candidate], request: SeatedRequest) -> list[narrowing.Filter]:
    groups = {g.value: n for g in GROUPS if (n := sum(g in c.groups for c in every))}
    names = {c.county: c.enterprise.county.name for c in every if c.enterprise.county}
    lacking = {key: n for key, (_, rule) in LACKS.items() if (n := sum(map(rule, every)))}
    found = [
        narrowing.chips(request.GET, "group", "类别", groups, GROUPS_ZH),
        narrowing.chips(request.GET, "county", "旗县区", narrowing.tally(every, lambda c: c.county),
                        dict(sorted(names.items()))),
        narrowing.chips(request.GET, "lacks", "情况", lacking, {k: v[0] for k, v in LACKS.items()}),
    ]  # fmt: skip
    return [f for f in found if len(f.chips) > 1 or f.on]


def _row(c: Candidate) -> list[object]:
    body = c.enterprise
    applied = {True: "已申报", False: "没有申报", None: ""}[c.applied]
    place = body.county.name if body.county else ""
    groups = "、".join(g.zh for g in c.groups)
    pool = "在库" if c.in_pool else "不在库"
    return [body.name, body.uscc, place, groups, pool, applied, c.invited_on]


@seat(*SEATS)
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: SeatedRequest, pk: int) -> HttpResponse:
    """By message where the enterprise has an account, else what was done by letter or phone."""
    mine = on_the_desk_of(request.seat).values("enterprise")
    body = get_object_or_404(Enterprise.objects.select_related("county"), pk=pk, pk__in=mine)
    known = Post.objects.filter(enterprise=body, active=True).exists()
    earlier = Invitation.objects.filter(enterprise=body)[:5]
    said = "；".join(f"{i.day}{i.invited_by}{i.get_channel_display()}" for i in earlier)
    asked = Asking(
        encouraged.Invite, "登记邀请申报", VOLUNTARY, body,
        "选站内消息的现在发出，其他方式的只作登记。邀请不是指标，申报自愿，不申报没有任何后果。",
        "/encouraged/invitations/", about=body.name,
        say=f"{'这家单位有账号，可以发站内消息。' if known else '这家单位还没有账号，用信函、电话等方式。'}"
        + (f"以前的邀请：{said}。" if said else ""),
    )  # fmt: skip

    def done(details: Any) -> str:
        encouraged.invite(body, details, by=request.seat, now=request.now)
        return "/encouraged/invitations/"

    channel = "message" if known else "phone"
    first = {"channel": channel, "day": local(request.now).date(), "text": encouraged.WORDS}
    return asking_page(request, asked, done, first)
