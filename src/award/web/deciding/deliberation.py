"""/meeting/N/: the special meeting decides on each candidate (3, 25): at most five, none is possible."""

from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from award.law.art03_limits import CAP, MAX_AWARDS, VACANCY
from award.process.kinds import Actor
from award.process.lists import L, ListRoad
from award.records import desk
from award.records.cases import local
from award.records.notices.models import AwardList
from award.records.reviewing import tainted
from award.records.seat import Seat
from award.services import steps
from award.services.asking import BadDetails, check
from award.services.deeds.awarding import Decision, before_the_meeting, decision_faults
from award.web.asking import DetailsForm, form_class, repeat, store_uploads
from award.web.city.board import Standing, board
from award.web.options import SOURCES, Options
from award.web.parts import Confirm, Unmet
from award.web.seats import SeatedRequest, seat

STEP = ListRoad.DECIDE


def candidates(award_list: AwardList, by: Seat) -> Options:
    return [(str(a.pk), a.name) for a in before_the_meeting(award_list)]


SOURCES[(Decision, "members")] = candidates


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate as the page shows it: scores and rank, CITY's proposal, what is ticked and written here.

    `doubts`: what a late recusal leaves to be known of its scores.
    """

    standing: Standing
    ticked: bool
    reason: str
    error: str
    doubts: tuple[str, ...]


@seat(Actor.MEETING)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """Before the decision the form, afterwards what was decided. What was typed survives every refusal."""
    rows = desk.lists(request.seat).prefetch_related("cycle__plans")
    award_list = get_object_or_404(rows, pk=pk)
    if award_list.state != L.PROPOSED and request.method != "POST":
        return render(request, "meeting/decided.html", {"list": award_list, "board": board(award_list)})
    form = _form(request, award_list)
    if request.method == "POST":
        return _post(request, award_list, form)
    return _page(request, award_list, form, {}, [])


def _key(award_list: AwardList) -> str:
    return f"decision-{award_list.pk}"


def _form(request: SeatedRequest, award_list: AwardList) -> DetailsForm:
    """As sent; else as it was on the way to the confirm page; else empty."""
    made = form_class(Decision, award_list, request.seat)
    if request.method == "POST":
        return made(request.POST, request.FILES)
    kept = request.session.get(_key(award_list))
    return made(QueryDict(kept)) if kept else made()


def _post(request: SeatedRequest, award_list: AwardList, form: DetailsForm) -> HttpResponse:
    errors: dict[str, str] = {}
    if not steps.may(STEP, award_list, request.seat):  # decided meanwhile
        found = steps.why_not(STEP, award_list, request.now, request.seat)
        return _page(request, award_list, form, errors, [Unmet(f) for f in found])
    store_uploads(form, request, award_list)
    if not form.is_valid():
        return _page(request, award_list, form, errors, [])
    details = replace(form.details(), reasons=reasons(request.POST))
    try:
        check(details)
        errors = decision_faults(award_list, details, local(request.now).date())
        found = steps.why_not(STEP, award_list, request.now, request.seat, details)
        stands = [Unmet(f) for f in steps.blocking(found)]
        if errors or stands:
            return _page(request, award_list, form, errors, stands)
        if "confirmed" not in request.POST:
            request.session[_key(award_list)] = _kept(request.POST, form)
            return _confirm(request, award_list, form, details)
        seen = request.POST.get("seen", "")
        steps.take(
            STEP, award_list, by=request.seat, now=request.now,
            seen=int(seen) if seen.isdecimal() else -1, details=details,
        )  # fmt: skip
    except BadDetails as wrong:
        return _page(request, award_list, form, wrong.errors, [])
    except steps.Refused as refused:
        award_list.refresh_from_db()
        return _page(request, award_list, form, {}, [Unmet(f) for f in refused.findings])
    request.session.pop(_key(award_list), None)
    messages.success(request, f"已{STEP.label}，由市政府办公室向社会公示")
    return redirect(f"/meeting/{award_list.pk}/")


def reasons(sent: QueryDict) -> dict[str, str]:
    """Application id -> the reason written for leaving it off."""
    return {
        name.removeprefix("reason_"): str(text) for name, text in sent.items() if name.startswith("reason_")
    }


def _kept(sent: QueryDict, form: DetailsForm) -> str:
    """What was typed, for the way back from the confirm page; an upload by its id."""
    kept = sent.copy()
    for name in ("csrfmiddlewaretoken", "seen"):
        kept.pop(name, None)
    scan = form.kept("scan")
    if scan is not None:
        kept["scan_kept"] = str(scan.pk)
    return kept.urlencode()


def _confirm(
    request: SeatedRequest, award_list: AwardList, form: DetailsForm, details: Decision
) -> HttpResponse:
    chosen = len(details.members)
    what = (
        f"决定{chosen}家拟授奖，名单交市政府办公室向社会公示7个工作日。"
        if chosen
        else "决定奖项空缺，由市质量工作主管部门作空缺说明。"
    )
    written = details.reasons or {}
    confirm = Confirm(
        verb=STEP.label,
        consequence=f"{award_list}：{what}",
        law=STEP.law,
        back_url=request.path,
        points=[f"主持人：{details.presider}", f"会议日期：{details.held_on}"],
        hidden=[
            ("confirmed", "1"),
            ("seen", request.POST.get("seen", "")),
            *repeat(form),
            *((f"reason_{key}", text) for key, text in written.items()),
        ],
    )
    effects = [
        (r.application.name, _effect(r, details))
        for r in board(award_list).rows
        if r.application.state == "proposed"
    ]
    context = {"c": confirm, "subject": award_list, "step": STEP, "rows": effects}
    return render(request, "acts/confirm.html", context)


def _effect(row: Standing, details: Decision) -> str:
    key = str(row.application.pk)
    if key in details.members:
        return "列入拟授奖名单"
    return f"不列入，名单公示时告知理由：{(details.reasons or {}).get(key, '').strip()}"


def _page(
    request: SeatedRequest,
    award_list: AwardList,
    form: DetailsForm,
    errors: dict[str, str],
    stands: list[Unmet],
) -> HttpResponse:
    shown, doubtful = board(award_list), tainted(award_list.cycle)
    said = [e for e in errors.items() if e[0] in form.fields]
    for name, message in said:
        form.add_error(name, message)
    context: dict[str, Any] = {
        "list": award_list,
        "board": shown,
        "rows": [
            _row(r, form, errors, doubtful.get(r.application.pk, []))
            for r in shown.rows
            if r.application.state == "proposed"
        ],
        "form": form,
        "scan": form.kept("scan"),
        "errors": {k: v for k, v in errors.items() if k not in form.fields},
        "findings": stands,
        "title": f"有{len(stands)}处不合条文，没有办理；已填的内容都在",
        "step": STEP,
        "cap": CAP,
        "vacancy": VACANCY,
        "most": MAX_AWARDS,
        "seen": award_list.revision,
    }
    wrong = request.method == "POST"
    stale = any(u.finding.key == "stale" for u in stands)
    return render(
        request, "meeting/deliberation.html", context, status=409 if stale else 422 if wrong else 200
    )


def _row(standing: Standing, form: DetailsForm, errors: dict[str, str], doubts: list[str]) -> Row:
    """Nothing is ticked before somebody ticked it; CITY's reason is offered where CITY did not propose."""
    key = str(standing.application.pk)
    ticked, reason = False, standing.reason
    if form.is_bound:
        ticked = key in form.data.getlist("members")  # type: ignore[attr-defined]
        reason = form.data.get(f"reason_{key}", "")
    return Row(standing, ticked, reason, errors.get(f"reason_{key}", ""), tuple(doubts))
