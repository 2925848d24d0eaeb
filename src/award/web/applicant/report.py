"""/applicant/report/: the self-assessment of 23 items (Articles 7 and 20), one category at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from award.law.art07_criteria import Category, Criteria, Item, criteria
from award.law.art20_application import SELF_ASSESSMENT
from award.process.entry_form import characters
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.cases import local
from award.services import dossiers, writing
from award.services.dossiers import Closed, Conflict, opened
from award.web.applicant import own
from award.web.applicant.saving import Clash, is_autosave, refused_json, revision_seen, saved_json
from award.web.charts import Radar, radar
from award.web.seats import SeatedRequest, seat

MOST_TYPED = 6  # characters kept of a percentage, right or wrong
Report = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class WrittenItem:
    """One item as written: `percent` as typed, `wrong` what is the matter with it, `open` to writing now."""

    item: Item
    text: str
    percent: str
    wrong: str
    open: bool = True

    @property
    def slug(self) -> str:
        """4.1.2 as a name in a form: 4-1-2."""
        return self.item.clause.replace(".", "-")

    @property
    def count(self) -> int:
        return characters(self.text)


@dataclass(frozen=True, slots=True)
class CategoryState:
    """One of the seven categories: how many items are written, the share assessed by oneself."""

    category: Category
    written: int
    share: int | None
    url: str
    current: bool

    @property
    def done(self) -> bool:
        return self.written == len(self.category.items)


def criteria_of(application: Application) -> Criteria:
    return criteria(application.cycle.plan().criteria)


def written(item: Item, report: Report, standard: Criteria) -> WrittenItem:
    kept = report.get(item.clause) or {}
    percent = kept.get("percent")
    text = "" if percent is None else str(percent)
    return WrittenItem(item, str(kept.get("text") or ""), text, fault(text, standard))


def fault(percent: str, standard: Criteria) -> str:
    """What is wrong with a percentage as typed; empty where it is on the grid or not given."""
    if not percent or (percent.isdecimal() and standard.on_grid(int(percent))):
        return ""
    return f"自评百分比填了“{percent}”，应为0至100之间{standard.step}的倍数，例：55"


def share(category: Category, report: Report, standard: Criteria) -> int | None:
    """The category's percentage by the items assessed, weighed by their points; None without any."""
    given = []
    for item in category.items:
        w = written(item, report, standard)
        if w.percent and not w.wrong:
            given.append((item.points, int(w.percent)))
    points = sum((p for p, _ in given), Decimal(0))
    if not points:
        return None
    reached = sum((p * percent for p, percent in given), Decimal(0)) / points
    return int(reached.quantize(Decimal(1), ROUND_HALF_UP))


@seat(Actor.APPLICANT)
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: SeatedRequest) -> HttpResponse:
    """A category's items: text and one's own percentage; a wrong percentage is kept and named."""
    application = own.chosen(request)
    if application is None:
        return own.not_begun(request)
    standard = criteria_of(application)
    named = request.GET.get("category", "")
    category = next((c for c in standard.categories if c.clause == named), standard.categories[0])
    if request.method == "POST":
        return _save(request, application, standard, category)
    return _page(request, application, standard, category, application.draft.report)


def typed(category: Category, request: SeatedRequest) -> dict[str, dict[str, Any]]:
    """What was typed: text as it is, a percentage as a number where it is one."""
    found = {}
    for item in category.items:
        slug = item.clause.replace(".", "-")
        text = request.POST.get(f"text-{slug}", "").replace("\r\n", "\n").replace("\x00", "")
        percent = request.POST.get(f"percent-{slug}", "").strip().removesuffix("%").replace("\x00", "")
        short = percent[:MOST_TYPED]
        whole = int(short) if short.isascii() and short.isdecimal() else short or None
        found[item.clause] = {"text": text, "percent": whole}
    return found


def _save(
    request: SeatedRequest, application: Application, standard: Criteria, category: Category
) -> HttpResponse:
    posted = typed(category, request)
    may = dossiers.open_keys(application, "report", posted) if opened(application, "report") else posted
    items = {clause: value for clause, value in posted.items() if clause in may}
    try:
        draft = dossiers.save_report(
            application, items, seen=revision_seen(request), by=request.seat, now=request.now
        )
    except Conflict as conflict:
        if is_autosave(request):
            return refused_json(conflict, request.seat)
        application.draft = conflict.draft
        clash = Clash.of(conflict, _differences(category, items, conflict.draft.report), request.seat)
        kept = conflict.draft.report | items
        return _page(request, application, standard, category, kept, clash=clash, status=409)
    except Closed as closed:
        if is_autosave(request):
            return refused_json(closed, request.seat)
        messages.error(request, f"没有保存：{closed}")
        kept = {**application.draft.report, **items}
        return _page(request, application, standard, category, kept, status=409)
    if is_autosave(request):
        return saved_json(draft, request.seat)
    application.draft = draft
    if any(written(item, draft.report, standard).wrong for item in category.items):
        return _page(request, application, standard, category, draft.report, status=422)
    messages.success(request, f"已保存“{category.name_zh}”")
    place = standard.categories.index(category)
    if "next" not in request.POST:
        return redirect(_url(application, category))
    if place + 1 < len(standard.categories):
        return redirect(_url(application, standard.categories[place + 1]))
    return redirect(own.address("/applicant/evidence/", application))


def _differences(category: Category, mine: Report, theirs: Report) -> list[tuple[str, list[str], list[str]]]:
    def said(report: Report, clause: str) -> list[str]:
        kept = report.get(clause) or {}
        percent = kept.get("percent")
        lines = str(kept.get("text") or "").splitlines()
        return lines if percent in (None, "") else [*lines, f"自评{percent}%"]

    rows = [(f"{i.clause} {i.name_zh}", said(mine, i.clause), said(theirs, i.clause)) for i in category.items]
    return [row for row in rows if row[1] != row[2]]


def _url(application: Application, category: Category) -> str:
    return f"{own.address('/applicant/report/', application)}&category={category.clause}"


def _page(
    request: SeatedRequest,
    application: Application,
    standard: Criteria,
    category: Category,
    kept: Report,
    *,
    clash: Clash | None = None,
    status: int = 200,
) -> HttpResponse:
    may = dossiers.open_keys(application, "report", [i.clause for i in category.items])
    items = [replace(written(i, kept, standard), open=i.clause in may) for i in category.items]
    every = [written(item, kept, standard) for item in standard.items]
    total = sum(w.count for w in every)
    limit = application.cycle.plan().report_chars
    states = [
        CategoryState(
            c,
            sum(bool(written(i, kept, standard).text.strip()) for i in c.items),
            share(c, kept, standard),
            _url(application, c),
            c is category,
        )
        for c in standard.categories
    ]
    context = {
        "application": application,
        "category": category,
        "items": items,
        "errors": [w for w in items if w.wrong],
        "states": states,
        "progress": sum(bool(w.text.strip()) for w in every),
        "of": len(every),
        "total": total,
        "limit": limit,
        "over": max(total - limit, 0),
        "law": SELF_ASSESSMENT,
        "radar": own_radar(states),
        "clash": clash,
        "draft": application.draft,
        "pictures": writing.pictures(application),
        "open": bool(may),
        "last": category is standard.categories[-1],
        "due": own.due(application),
        "left": own.days_left(application, local(request.now).date()),
        "query": f"?cycle={application.cycle.number}",
    }
    return render(request, "applicant/report.html", context, status=status)


def own_radar(states: list[CategoryState]) -> Radar | None:
    """The seven categories by one's own percentages; None before the first is given."""
    if all(s.share is None for s in states):
        return None
    return radar([s.category.name_zh for s in states], [s.share or 0 for s in states])
