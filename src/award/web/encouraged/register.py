"""/encouraged/: every tag with its source and validity, corrected forward; the figures by group (6, 16)."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from award.law.art06_encouraged import GROUPS_ZH, SMALL, SUPPORTED, Group, valid_on
from award.law.art10_mobilising import OWN_WORK
from award.process.cycle import C
from award.process.kinds import Actor
from award.records.cases import local
from award.records.cycles.models import Cycle
from award.records.encouraged.models import Doubt, Tag
from award.records.encouraged.queries import by_group, of_cycle, on_the_desk_of, standing
from award.records.ledger.models import Line
from award.services import encouraged
from award.web.asking_page import Asking, NotYet, asking_page
from award.web.city import narrowing
from award.web.city.history import entry, names
from award.web.export import workbook
from award.web.seats import SeatedRequest, seat

SEATS = (Actor.CITY, Actor.COUNTY, Actor.SECTOR)
PAGE = 50
LAWS = (SUPPORTED, SMALL)
HOLDS = {"yes": "现在有效", "no": "不在有效期", "doubt": "单位反映有误"}
COLUMNS = (
    "单位", "统一社会信用代码", "旗县区", "类别", "名单", "文号", "发布机关", "有效期起", "有效期止",
    "登记单位",
)  # fmt: skip


def narrowed(request: SeatedRequest) -> QuerySet[Tag]:
    """The standing tags that the address asks for, by the enterprise's name."""
    found, asked = standing(on_the_desk_of(request.seat)), request.GET
    today = local(request.now).date()
    if asked.get("group") in GROUPS_ZH:
        found = found.filter(group=asked["group"])
    if asked.get("county"):
        found = found.filter(enterprise__county=asked["county"])
    found = _holding(found, asked.get("holds", ""), today)
    if words := asked.get("q", "").strip():
        found = found.filter(
            Q(enterprise__name__icontains=words) | Q(enterprise__uscc=words.upper())
            | Q(document__icontains=words)
        )  # fmt: skip
    return found.order_by("enterprise__name", "group", "-id")


def _holding(found: QuerySet[Tag], asked: str, today: date) -> QuerySet[Tag]:
    now = Q(valid_from__lte=today) & (Q(valid_to=None) | Q(valid_to__gte=today))
    match asked:
        case "yes":
            return found.filter(now)
        case "no":
            return found.exclude(now)
        case "doubt":
            return found.filter(doubts__answered_at=None, doubts__isnull=False).distinct()
    return found


def _filters(request: SeatedRequest) -> list[narrowing.Filter]:
    every = standing(on_the_desk_of(request.seat)).order_by()
    today = local(request.now).date()
    counties = dict(every.values_list("enterprise__county__code", "enterprise__county__name").distinct())
    held = {key: n for key in HOLDS if (n := _holding(every, key, today).count())}
    found = [
        narrowing.chips(request.GET, "group", "类别", _counted(every, "group"), GROUPS_ZH),
        narrowing.chips(request.GET, "county", "旗县区", _counted(every, "enterprise__county__code"),
                        {k: v for k, v in sorted(counties.items(), key=str) if k}),
        narrowing.chips(request.GET, "holds", "有效", held, HOLDS),
    ]  # fmt: skip
    return [f for f in found if len(f.chips) > 1 or f.on]


def _counted(rows: QuerySet[Tag], key: str) -> dict[str, int]:
    return dict(rows.values_list(key).annotate(n=Count("pk")))


@seat(*SEATS)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    found = narrowed(request)
    if request.GET.get("export") == "xlsx":
        rows = (
            [t.enterprise.name, t.enterprise.uscc, t.enterprise.county and t.enterprise.county.name,
             t.get_group_display(), t.source, t.document, t.issuer, t.valid_from, t.valid_to,
             t.entered_by_body]
            for t in found
        )  # fmt: skip
        return workbook("重点支持企业", COLUMNS, rows)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    today = local(request.now).date()
    context = {
        "page": page,
        "rows": [(t, stands(t, today)) for t in page.object_list],
        "filters": _filters(request),
        "narrowed": any(request.GET.get(k) for k in ("group", "county", "holds", "q")),
        "q": request.GET.get("q", ""),
        "total": page.paginator.count,
        "export_url": narrowing.link(request.GET, export="xlsx"),
        "laws": LAWS,
        "never": encouraged.NEVER,
        "of_city": request.seat.actor is Actor.CITY,
    }
    return render(request, "encouraged/index.html", context)


def stands(tag: Tag, today: date) -> tuple[str, str]:
    """In a word: does it hold today."""
    if tag.withdrawn:
        return "none", "已撤回"
    if valid_on(tag.valid_from, tag.valid_to, today):
        return "ok", "有效"
    return ("wait", "还没有开始") if today < tag.valid_from else ("none", "已到期")


@seat(*SEATS)
@require_safe
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    rows = on_the_desk_of(request.seat).select_related("corrects", "evidence", "entered_by")
    row = get_object_or_404(rows, pk=pk)
    lines = list(Line.objects.filter(subject=row.subject))
    people = names(lines)
    newer = Tag.objects.filter(corrects=row).first()
    context = {
        "row": row,
        "tag": ("none", "已更正") if newer else stands(row, local(request.now).date()),
        "newer": newer,
        "doubts": row.doubts.select_related("answered_by"),
        "law": Group(row.group).law,
        "never": encouraged.NEVER,
        "entries": [entry(line, people, "") for line in lines],
    }
    return render(request, "encouraged/tag.html", context)


@seat(*SEATS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SeatedRequest) -> HttpResponse:
    asked = Asking(
        encouraged.NewTag, "登记重点支持标签", SUPPORTED, NotYet("tag/new"),
        f"登记后不能删改，有误的以新的一条更正；单位自己能看到来源。{encouraged.NEVER}",
        "/encouraged/", say="旗县区登记本辖区的企业，行业主管部门登记本行业的名单。",
    )  # fmt: skip

    def done(details: Any) -> str:
        return f"/encouraged/{encouraged.enter(details, by=request.seat, now=request.now).pk}/"

    return asking_page(request, asked, done, {"county": request.seat.county or ""})


@seat(*SEATS)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: SeatedRequest, pk: int) -> HttpResponse:
    old = get_object_or_404(on_the_desk_of(request.seat), pk=pk)
    asked = Asking(
        encouraged.Correction, "更正标签", OWN_WORK, old,
        "登入一条新的，指明它更正哪一条；原来的保留，不再有效。单位会收到消息。",
        f"/encouraged/{old.pk}/", about=str(old),
    )  # fmt: skip
    kept = ("group", "source", "document", "issuer", "valid_from", "valid_to")

    def done(details: Any) -> str:
        return f"/encouraged/{encouraged.correct(old, details, by=request.seat, now=request.now).pk}/"

    return asking_page(request, asked, done, {name: getattr(old, name) for name in kept})


@seat(*SEATS)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: SeatedRequest, pk: int) -> HttpResponse:
    """The unit's doubt, answered by whoever may correct the tag."""
    mine = on_the_desk_of(request.seat).values("pk")
    rows = Doubt.objects.select_related("tag__enterprise")
    row = get_object_or_404(rows, pk=pk, tag__in=mine, answered_at=None)
    back = f"/encouraged/{row.tag_id}/"
    asked = Asking(
        encouraged.Answer, "答复标签问题", SUPPORTED, row.tag, "答复发给这家单位。", back,
        about=str(row.tag), say=f"单位反映：{row.text}",
    )  # fmt: skip

    def done(details: Any) -> str:
        encouraged.answer(row, details, by=request.seat, now=request.now)
        return back

    return asking_page(request, asked, done)


@seat(Actor.CITY)
@require_safe
def figures(request: SeatedRequest) -> HttpResponse:
    """Counts only: each enterprise once, no points, no targets."""
    today = local(request.now).date()
    cycles = Cycle.objects.exclude(state__in=[C.NONE.value, C.PLANNING.value]).order_by("-number")[:5]
    context = {
        "groups": by_group(request.seat, today),
        "cycles": [(c, of_cycle(request.seat, c)) for c in cycles],
        "today": today,
        "laws": LAWS,
        "never": encouraged.NEVER,
    }
    return render(request, "encouraged/figures.html", context)
