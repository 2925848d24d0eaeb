"""/city/qualification/N/consult/: which departments are asked about which 项 of Article 17."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from award.law import texts
from award.law.dates import spoken
from award.process.application import Road
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.cases import calendar, local
from award.records.desk import on_the_desk_of
from award.services import steps
from award.services.asking import BadDetails
from award.services.deeds.departments import Letters
from award.web.city.consultation import GROUNDS, words_of
from award.web.options import options_for
from award.web.parts import Confirm
from award.web.seats import SeatedRequest, seat


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def consult(request: SeatedRequest, pk: int) -> HttpResponse:
    """The departments of each ground not yet asked about stand ticked; the officer takes off or adds."""
    application = get_object_or_404(on_the_desk_of(request.seat), pk=pk)
    offered = dict(options_for(Letters, "organs", application, request.seat))
    posted = request.method == "POST"
    chosen = request.POST.getlist("organs") if posted else first_choice(application, offered)
    error = ""
    if posted:
        seen = request.POST.get("seen", "")
        if "confirmed" in request.POST:
            try:
                steps.take(
                    Road.CONSULT, application, by=request.seat, now=request.now,
                    seen=int(seen) if seen.isdecimal() else -1, details=Letters(tuple(chosen)),
                )  # fmt: skip
            except BadDetails as wrong:
                error = "；".join(wrong.errors.values())
            else:
                messages.success(request, f"已发出{len(chosen)}份征求意见函")
                return redirect(f"/city/qualification/{pk}/#consultation")
        else:
            error = "" if chosen else "请至少选一个部门"
            if not error and not set(chosen) - set(offered):
                return _dry_run(request, application, offered, chosen, seen)
    context = {
        "application": application,
        "grounds": grouped(offered, chosen),
        "seen": request.POST.get("seen") or application.revision,
        "error": error,
        "due": due_on(application, request),
        "step": Road.CONSULT,
        "unmet": steps.blocking(steps.why_not(Road.CONSULT, application, request.now, request.seat)),
    }
    return render(request, "city/consult.html", context, status=422 if error else 200)


def first_choice(application: Application, offered: dict[str, str]) -> list[str]:
    """Every department of the grounds on which nobody was asked yet."""
    asked = set(application.requests.exclude(ground=0).values_list("ground", flat=True))
    return [value for value in offered if int(value.partition(":")[2]) not in asked]


def grouped(offered: dict[str, str], chosen: list[str]) -> list[tuple[str, str, list[tuple[str, str, bool]]]]:
    """(（一）, the words, [(value, department, ticked)]) for each ground with somebody to ask."""
    made = []
    for ground in GROUNDS:
        lines = [
            (value, label.partition("\u3000")[2], value in chosen)
            for value, label in offered.items()
            if value.endswith(f":{ground}")
        ]
        made.append((f"（{texts.chinese(ground)}）", words_of(ground), lines))
    return made


def due_on(application: Application, request: SeatedRequest) -> date:
    """The day by which the departments reply, by the cycle's plan."""
    return calendar().add_workdays(local(request.now).date(), application.cycle.plan().reply_days)


def _dry_run(
    request: SeatedRequest, application: Application, offered: dict[str, str], chosen: list[str], seen: str
) -> HttpResponse:
    due = spoken(due_on(application, request))
    confirm = Confirm(
        verb="发函",
        consequence=f"将就{application.name}发出{len(chosen)}份征求意见函，回函期限{due}。未复不当作“无意见”。",
        law=Road.CONSULT.law,
        back_url=request.path,
        hidden=[("confirmed", "1"), ("seen", seen), *(("organs", value) for value in chosen)],
    )
    rows = [(offered[value], f"发函，{due}前回复") for value in chosen]
    context = {"c": confirm, "rows": rows, "subject": application, "step": Road.CONSULT}
    return render(request, "acts/confirm.html", context)
