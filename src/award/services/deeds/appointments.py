"""The deeds of an examiner's appointment (Articles 9, 28, 29)."""

from dataclasses import dataclass
from typing import Any

from award.process.appointment import AppointmentRoad
from award.process.kinds import Steps
from award.records.library.models import Appointment
from award.services.asking import ask
from award.services.steps import Act, effect


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an invitation is declined or withdrawn."""

    reason: str = ask("理由", "long", max=400)


def _mark(appointment: Appointment) -> dict[str, Any]:
    return {"examiner": f"examiner/{appointment.examiner_id}"}


@effect(AppointmentRoad.INVITE)
def invited(appointment: Appointment, details: None, act: Act) -> dict[str, Any]:
    appointment.invited_at, appointment.answered_at, appointment.reason = act.now, None, ""
    return _mark(appointment)


@effect(AppointmentRoad.ACCEPT)
def accepted(appointment: Appointment, details: None, act: Act) -> dict[str, Any]:
    appointment.answered_at = act.now
    return _mark(appointment)


def _refused(step: Steps) -> None:
    @effect(step, Reason)
    def refused(appointment: Appointment, details: Reason, act: Act) -> dict[str, Any]:
        appointment.answered_at, appointment.reason = act.now, details.reason.strip()
        return _mark(appointment)


_refused(AppointmentRoad.DECLINE)
_refused(AppointmentRoad.WITHDRAW)


@effect(AppointmentRoad.END)
def ended(appointment: Appointment, details: None, act: Act) -> dict[str, Any]:
    appointment.ended_at = act.now
    return _mark(appointment)
