"""/county/screening/N/return/: one return that lists everything at once, point by point (Article 21)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from award.law.art07_criteria import criteria
from award.law.art21_county_screening import VERIFY
from award.law.dates import spoken
from award.law.texts import chinese
from award.process import correction, entry_form
from award.process.application import Road
from award.process.evidence import REQUIREMENTS
from award.process.form_words import said
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.cases import calendar, local
from award.records.desk import on_the_desk_of
from award.services import frozen, steps
from award.services.asking import BadDetails
from award.services.deeds.correction import Return
from award.web.acts import unmet
from award.web.consequences import consequence
from award.web.opened import opened
from award.web.options import point_names
from award.web.parts import Confirm
from award.web.seats import SeatedRequest, seat

NOTE_MAX = 300


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that can be named: its point, its name, what stands there, whether and why it is named."""

    point: str
    label: str
    stands: str
    ticked: bool
    note: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one part of the dossier; unfolded where something in it is named."""

    title: str
    lines: list[Line]

    @property
    def named(self) -> int:
        return sum(line.ticked for line in self.lines)


@seat(Actor.COUNTY)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """GET: every point, the doubtful ones named already. POST: the confirm page, then the step."""
    application = opened(request, on_the_desk_of(request.seat).prefetch_related("cycle__plans"), pk)
    if request.method != "POST":
        return _page(request, application, groups(application, proposed(application)))
    notes = typed(application, request)
    found = groups(application, notes, checked=True)
    wrong = [line for group in found for line in group.lines if line.error]
    if wrong or not notes:
        return _page(request, application, found, 422, "" if notes else "请至少勾选一项要补正的内容")
    return _post(request, application, notes, found)


def typed(application: Application, request: SeatedRequest) -> dict[str, str]:
    """Point -> what is asked there; a note without a tick is a tick forgotten."""
    notes = {}
    for point, _ in point_names(application):
        note = request.POST.get(f"note:{point}", "").replace("\x00", "").strip()
        if note or f"name:{point}" in request.POST:
            notes[point] = note
    return notes


def proposed(application: Application) -> dict[str, str]:
    """What the checklist found incomplete or left in doubt, as the officer noted it."""
    doubtful = application.marks.exclude(verdict="true").values_list("point", "note")
    every = {p for p, _ in point_names(application)}
    found = {correction.doubted(key): note for key, note in doubtful}
    return {point: note for point, note in found.items() if point in every}


def groups(application: Application, notes: Mapping[str, str], *, checked: bool = False) -> list[Group]:
    """Every point that can be named, with what was filed there."""
    filed = frozen.filed(application)
    form = entry_form.load(application.cycle.form_version)
    values, report = filed.get("values", {}), filed.get("report", {})

    def line(point: str, label: str, stands: str) -> Line:
        note, ticked = notes.get(point, ""), point in notes
        error = "请写明缺什么、怎么补" if checked and ticked and not note else ""
        if len(note) > NOTE_MAX:
            error = f"最多{NOTE_MAX}字，现有{len(note)}字"
        return Line(point, label, stands, ticked, note, error)

    made = []
    for s in form.sections:
        lines = [line(s.key, "整节", "")]
        for f in s.fields:
            value = values.get(f.key)
            words = [] if value in (None, "", []) else said(f, value)
            lines.append(line(f"{s.key}.{f.key}", f.label, _short("；".join(words))))
        made.append(Group(f"申报表：{s.title}", lines))
    lines = [line(correction.REPORT, "全部各条", "")]
    for item in criteria(application.cycle.plan().criteria).items:
        text = str((report.get(item.clause) or {}).get("text") or "")
        label = f"{item.clause} {item.name_zh}"
        lines.append(line(f"{correction.REPORT}/{item.clause}", label, _short(text)))
    made.append(Group("自我评价报告", lines))
    counts = [e["purpose"] for e in filed.get("evidence", ())]
    proofs = [
        line(f"{correction.EVIDENCE}{r.key}", r.label, f"已交{counts.count(r.key)}份") for r in REQUIREMENTS
    ]
    made.append(Group("证明材料", proofs))
    made.append(Group("单位内部公示", [line(correction.INSIDE, "公示起止、地点、意见", "")]))
    return made


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}……（共{len(text)}字）"


def reason(application: Application, notes: Mapping[str, str], more: str) -> str:
    """The notice's words: every point with what is asked, numbered, and what is said of all."""
    names = dict(point_names(application))
    lines = [
        f"{chinese(n)}、{names[point]}：{note}" for n, (point, note) in enumerate(notes.items(), start=1)
    ]
    return "\n".join([*lines, *([more] if more else [])])


def _post(
    request: SeatedRequest, application: Application, notes: dict[str, str], found: list[Group]
) -> HttpResponse:
    more = request.POST.get("more", "").replace("\x00", "").strip()
    details = Return(tuple(notes), reason(application, notes, more))
    seen = request.POST.get("seen", "")
    stands = steps.blocking(steps.why_not(Road.RETURN, application, request.now, request.seat, details))
    if "confirmed" not in request.POST and not stands and len(details.reason) <= 4000:
        return _confirm(request, application, notes, more, seen)
    try:
        revision = int(seen) if seen.isdecimal() and len(seen) < 10 else -1
        steps.take(Road.RETURN, application, by=request.seat, now=request.now, seen=revision, details=details)
    except BadDetails as wrong:
        return _page(request, application, found, 422, str(wrong))
    return redirect(f"/county/screening/{application.pk}/")


def _confirm(
    request: SeatedRequest, application: Application, notes: dict[str, str], more: str, seen: str
) -> HttpResponse:
    plan = application.cycle.plan()
    due = calendar().add_workdays(local(request.now).date(), plan.correction_days)
    left = plan.correction_rounds - application.rounds_used - 1
    names = dict(point_names(application))
    confirm = Confirm(
        verb=Road.RETURN.label,
        consequence=consequence(Road.RETURN, application),
        law=Road.RETURN.law,
        back_url=request.path,
        points=[
            *(f"{names[p]}：{note}" for p, note in notes.items()),
            f"补正到{spoken(due)}24:00；此后本届还可退回{left}次",
            "没有列出的内容，申报单位不能改动",
        ],
        hidden=[
            ("confirmed", "1"), ("seen", seen), ("more", more),
            *((f"note:{p}", note) for p, note in notes.items()),
        ],
    )  # fmt: skip
    context = {"c": confirm, "subject": application, "step": Road.RETURN}
    return render(request, "acts/confirm.html", context)


def _page(
    request: SeatedRequest, application: Application, found: list[Group], status: int = 200, error: str = ""
) -> HttpResponse:
    plan = application.cycle.plan()
    context: dict[str, Any] = {
        "application": application,
        "groups": found,
        "errors": [line for group in found for line in group.lines if line.error],
        "error": error,
        "more": request.POST.get("more", ""),
        "seen": request.POST.get("seen") or application.revision,
        "findings": unmet(Road.RETURN, application, request),
        "used": application.rounds_used,
        "allowed": plan.correction_rounds,
        "days": plan.correction_days,
        "note_max": NOTE_MAX,
        "law": VERIFY,
    }
    return render(request, "county/return.html", context, status=status)
