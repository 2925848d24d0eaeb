"""/examiner/visit/N/arrange/: the leader sets the days, hour by hour, and deals out the clauses (23)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from award.process.kinds import Actor
from award.process.site_visit import KINDS, MOST_DAYS, SiteVisitRoad, Slot, dealt, slot, template
from award.services import onsite, steps
from award.services.asking import BadDetails, check
from award.services.deeds.site_visits import Arrangement
from award.web.onsite.common import Place, place
from award.web.parts import Confirm, Unmet
from award.web.seats import SeatedRequest, seat

ROWS = 12
PARTS = ("day", "begins", "ends", "kind", "what", "where")


@dataclass
class Typed:
    """The form as typed: text by name, and what is wrong with it."""

    values: dict[str, str]
    errors: dict[str, str] = field(default_factory=dict)
    refused: list[Unmet] = field(default_factory=list)


@seat(Actor.EXAMINER)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    found = place(request, pk)
    if request.method != "POST":
        return _page(request, found, Typed(_stored(found)))
    sent = {k: str(v) for k, v in request.POST.items()}
    typed = Typed(sent)
    if "template" in sent:  # the times of another number of days; days, places and split stay as typed
        days = 2 if sent["template"] == "2" else 1
        kept = {k: v for k, v in sent.items() if not k.startswith("slot_")}
        return _page(request, found, Typed({**kept, **_rows(template(days)), "days": str(days)}))
    details = _read(typed, found)
    if details is not None:
        done = _post(request, found, typed, details)
        if done is not None:
            return done
    return _page(request, found, typed)


def _post(request: SeatedRequest, found: Place, typed: Typed, details: Arrangement) -> HttpResponse | None:
    visit = onsite.of(found.panel, found.file)
    try:
        check(details)
        stands = steps.blocking(
            steps.why_not(SiteVisitRoad.ARRANGE, visit, request.now, request.seat, details)
        )
        if not stands and "confirmed" not in request.POST:
            return _confirm(request, found, typed)
        # A check-in meanwhile makes no page stale: who arranges is one person.
        seen = visit.revision
        steps.take(SiteVisitRoad.ARRANGE, visit, by=request.seat, now=request.now, seen=seen, details=details)
    except BadDetails as wrong:
        typed.errors |= wrong.errors
        return None
    except steps.Refused as refused:
        typed.refused = [Unmet(f) for f in refused.findings]
        return None
    messages.success(request, "已排定现场评审，已通知全组和申报单位")
    return redirect(f"/examiner/visit/{found.file.pk}/")


def _confirm(request: SeatedRequest, found: Place, typed: Typed) -> HttpResponse:
    first = typed.values["first_day"]
    confirm = Confirm(
        verb="排定现场评审",
        consequence=f"{found.file}：{first}起{typed.values['days']}天，日程和分工将通知全组，日程通知申报单位。",
        law=SiteVisitRoad.ARRANGE.law,
        back_url=request.path,
        hidden=[("confirmed", "1"), *((k, v) for k, v in typed.values.items() if k != "csrfmiddlewaretoken")],
    )
    return render(
        request, "acts/confirm.html", {"c": confirm, "subject": found.file, "step": SiteVisitRoad.ARRANGE}
    )


def _stored(found: Place) -> dict[str, str]:
    """What is kept, else the template of one day and clauses dealt out in turn."""
    people = [str(m.examiner_id) for m in found.members]
    visit = found.visit
    if visit is None or not visit.schedule:
        split = dealt(found.standard, people)
        return {"first_day": "", "days": "1", **_rows(template(1)), **_split(split)}
    slots = tuple(slot(s) for s in visit.schedule)
    first = visit.first_day.isoformat() if visit.first_day else ""
    return {"first_day": first, "days": str(visit.days), **_rows(slots), **_split(visit.split)}


def _rows(slots: tuple[Slot, ...]) -> dict[str, str]:
    made: dict[str, str] = {}
    for n, s in enumerate(slots):
        made |= {f"slot_{n}_{part}": str(value) for part, value in s.as_json().items() if part in PARTS}
    return made


def _split(split: Mapping[str, list[str]]) -> dict[str, str]:
    return {f"who_{clause}": who[0] for clause, who in split.items() if who}


def _read(typed: Typed, found: Place) -> Arrangement | None:
    """The details, or None with the faults beside their fields."""
    values, errors = typed.values, typed.errors
    first = _date(values.get("first_day", ""))
    if first is None:
        errors["first_day"] = "请填写第一天，如 2026-06-10"
    days = int(values["days"]) if values.get("days") in ("1", "2") else 0
    if not days:
        errors["days"] = f"请选一天或{MOST_DAYS}天"
    slots = [s for n in range(ROWS) if (s := _slot(typed, n)) is not None]
    people = {str(m.examiner_id) for m in found.members}
    split = {i.clause: [values.get(f"who_{i.clause}", "")] for i in found.standard.items}
    for clause, who in split.items():
        if who[0] and who[0] not in people:
            errors[f"who_{clause}"] = f"{clause}：请选本组的评审员"
    if errors or first is None:
        return None
    return Arrangement(first, days, tuple(slots), {c: [w for w in who if w] for c, who in split.items()})


def _slot(typed: Typed, n: int) -> Slot | None:
    """One row; None for an empty one or, with its fault beside it, a wrong one."""
    given = {part: typed.values.get(f"slot_{n}_{part}", "").strip() for part in PARTS}
    if not any(given[p] for p in ("begins", "ends", "what")):
        return None
    try:
        made = slot(given)
    except ValueError:
        typed.errors[f"slot_{n}"] = f"日程第{n + 1}行：时间写成 08:30 的样子"
        return None
    if made.kind not in KINDS or len(made.what) > 60 or len(made.where) > 60:
        typed.errors[f"slot_{n}"] = f"日程第{n + 1}行：请选环节，内容和地点各不超过60字"
        return None
    return made


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _page(request: SeatedRequest, found: Place, typed: Typed) -> HttpResponse:
    rows = []
    for n in range(ROWS):
        given = {part: typed.values.get(f"slot_{n}_{part}", "") for part in PARTS}
        if n < 4 or any(given[p] for p in ("begins", "ends", "what")) or f"slot_{n}" in typed.errors:
            rows.append((n, given, typed.errors.get(f"slot_{n}", "")))
    spare = next((n for n in range(ROWS) if n not in {r[0] for r in rows}), None)
    if spare is not None:
        rows.append((spare, dict.fromkeys(PARTS, ""), ""))
    context: dict[str, Any] = {
        "file": found.file,
        "place": found,
        "values": typed.values,
        "errors": typed.errors,
        "refused": typed.refused,
        "rows": rows,
        "kinds": KINDS.items(),
        "split": [
            (c, [(i, typed.values.get(f"who_{i.clause}", "")) for i in c.items])
            for c in found.standard.categories
        ],
        "members": [(str(m.examiner_id), m) for m in found.members],
        "law": SiteVisitRoad.ARRANGE.law,
    }
    return render(
        request, "onsite/arrange.html", context, status=422 if typed.errors or typed.refused else 200
    )
