"""Appointments of a cycle: CITY invites (/city/appointments/), examiners answer (/examiner/appointments/)."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from award.law.art09_panels import DISSOLVE, INVITE
from award.law.art28_secrets import KEEP
from award.process.appointment import AppointmentRoad, AppointmentState
from award.process.kinds import Actor
from award.records.appointments import OVER, UNBORN, appointed, appointments
from award.records.cycles.models import Cycle
from award.records.library.models import Appointment, Undertaking
from award.records.reviews.models import Examiner
from award.services import appointments as service
from award.services.papers.appointment import appointment_pdf
from award.web.city.common import actions
from award.web.library.library import skills_of
from award.web.parts import Confirm
from award.web.seats import SeatedRequest, seat

PAGE = 100
PDF = "application/pdf"


def _cycle(request: SeatedRequest) -> Cycle | None:
    """The cycle of the address, else the newest that was launched."""
    launched = Cycle.objects.exclude(state__in=UNBORN)
    number = request.GET.get("cycle", "")
    if not number:
        return launched.first()
    found = launched.filter(number=int(number)).first() if number.isdecimal() and len(number) < 5 else None
    if found is None:
        raise Http404
    return found


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: SeatedRequest) -> HttpResponse:
    """Who is invited, who answered, who has signed; those ticked are invited after a dry run."""
    cycle = _cycle(request)
    if cycle is None:
        return render(request, "library/appointments.html", {"cycle": None, "law": INVITE})
    wrong = ""
    if request.method == "POST":
        keys = [k for k in request.POST.getlist("examiner") if k.isdecimal() and len(k) < 19]
        chosen = list(Examiner.objects.select_related("user").filter(pk__in=keys).order_by("pk"))
        if not chosen:
            wrong = "请先勾选要邀请的评审员"
        elif "confirmed" not in request.POST:
            return _dry_run(request, cycle, chosen)
        else:
            service.invite(cycle, chosen, by=request.seat, now=request.now)
            messages.success(request, f"已邀请{len(chosen)}名评审员，等本人答复")
            return redirect(f"/city/appointments/?cycle={cycle.number}")
    return render(
        request, "library/appointments.html", _context(request, cycle, wrong), status=422 if wrong else 200
    )


def _context(request: SeatedRequest, cycle: Cycle, wrong: str) -> dict[str, Any]:
    rows = list(appointments(request.seat).filter(cycle=cycle).order_by("state", "pk"))
    signed = dict(Undertaking.objects.filter(cycle=cycle).values_list("user_id", "at"))
    running = (AppointmentState.INVITED.value, AppointmentState.ACCEPTED.value)
    free = Examiner.objects.filter(struck_off_at=None).select_related("user", "county")
    free = free.exclude(pk__in=[a.examiner_id for a in rows if a.state in running]).order_by("pk")
    page = Paginator(free, PAGE).get_page(request.GET.get("page"))
    return {
        "cycle": cycle,
        "others": Cycle.objects.exclude(state__in=UNBORN).exclude(pk=cycle.pk),
        "open": cycle.state not in OVER,
        "rows": [
            (a, signed.get(a.examiner.user_id), actions(a, (AppointmentRoad.WITHDRAW,), request))
            for a in rows
        ],
        "counts": _counts(rows, appointed(cycle).count()),
        "page": page,
        "free": [(e, skills_of(e)) for e in page],
        "wrong": wrong,
        "law": INVITE,
        "ends": DISSOLVE,
    }


def _counts(rows: list[Appointment], ready: int) -> str:
    many = {state: sum(a.state == state for a in rows) for state in AppointmentState}
    return (
        f"已接受{many[AppointmentState.ACCEPTED]}名，其中已签承诺书、可以编组{ready}名；"
        f"待答复{many[AppointmentState.INVITED]}名，谢绝{many[AppointmentState.DECLINED]}名"
    )


def _dry_run(request: SeatedRequest, cycle: Cycle, chosen: list[Examiner]) -> HttpResponse:
    """What becomes of each; who cannot be invited is left out and told why."""
    found = [(e, service.objections(cycle, e, request.seat, request.now)) for e in chosen]
    may = [e for e, findings in found if not findings]
    rows = [
        (str(e), f"不办：{'；'.join(f.because for f in fs)}" if fs else "发出邀请，等本人答复")
        for e, fs in found
    ]
    confirm = Confirm(
        verb=f"邀请这{len(may)}名",
        consequence=f"邀请{len(may)}名评审员参加{cycle}评审，邀请送到本人的消息和邮箱。",
        law=INVITE,
        back_url=f"/city/appointments/?cycle={cycle.number}",
        hidden=[("confirmed", "1"), *(("examiner", str(e.pk)) for e in may)],
    )
    context = {"c": confirm, "rows": rows, "subject": cycle, "step": AppointmentRoad.INVITE}
    return render(request, "acts/confirm.html", context, status=200 if may else 422)


@seat(Actor.EXAMINER)
@require_safe
def mine(request: SeatedRequest) -> HttpResponse:
    """The examiner's own invitations, letters and undertakings, the newest cycle first."""
    rows = appointments(request.seat).order_by("-cycle__number")
    signed = dict(Undertaking.objects.filter(user_id=request.seat.person).values_list("cycle_id", "at"))
    offered = (AppointmentRoad.ACCEPT, AppointmentRoad.DECLINE)
    context = {
        "rows": [(a, signed.get(a.cycle_id), actions(a, offered, request)) for a in rows],
        "laws": (INVITE, KEEP, DISSOLVE),
    }
    return render(request, "library/my_appointments.html", context)


@seat(Actor.CITY, Actor.EXAMINER)
@require_safe
def letter(request: SeatedRequest, pk: int) -> HttpResponse:
    """The letter of appointment as a PDF, once the invitation was accepted."""
    rows = appointments(request.seat).filter(answered_at__isnull=False)
    kept = (AppointmentState.ACCEPTED.value, AppointmentState.ENDED.value)
    appointment = get_object_or_404(rows.filter(state__in=kept), pk=pk)
    response = HttpResponse(appointment_pdf(appointment), content_type=PDF)
    response["Content-Disposition"] = f'inline; filename="appointment-{appointment.pk}.pdf"'
    return response
