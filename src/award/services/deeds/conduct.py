"""The deeds of a complaint of an examiner (Article 29): a strike-off ends every right at once."""

from dataclasses import dataclass
from typing import Any

from award.process.appointment import AppointmentRoad
from award.process.conduct import ConductRoad
from award.process.panel import SheetState
from award.records.conduct.models import Complaint
from award.records.library.models import Appointment, Item, ItemKind
from award.records.reviews.models import Examiner, PanelMember, Sheet
from award.records.seat import CLOCK
from award.services.appointments import RUNNING
from award.services.asking import ask
from award.services.deeds.sheets import unsettle
from award.services.steps import Act, effect, move


@dataclass(frozen=True, slots=True)
class Report:
    """What was complained of, and by whom."""

    complainant: str = ask("反映人", required=False, max=100, help="匿名的不填；不向评审员透露")
    facts: str = ask("反映的事实", "long", max=4000)


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What the inquiry found."""

    inquiry: str = ask("调查结论和依据", "long", max=4000)


@dataclass(frozen=True, slots=True)
class Decision:
    reason: str = ask("理由", "long", max=400)


@dataclass(frozen=True, slots=True)
class Referral:
    """To whom it was referred for accountability."""

    referred_to: str = ask("移送的机关", max=100)
    referral_number: str = ask("移送文号", max=60)


def _mark(complaint: Complaint) -> dict[str, Any]:
    return {"examiner": f"examiner/{complaint.examiner_id}"}


@effect(ConductRoad.COMPLAIN, Report)
def complained(complaint: Complaint, details: Report, act: Act) -> dict[str, Any]:
    complaint.complainant, complaint.facts = details.complainant.strip(), details.facts.strip()
    complaint.raised_by_id, complaint.raised_at = act.by.user_id, act.now
    return _mark(complaint)


@effect(ConductRoad.INQUIRE)
def inquired(complaint: Complaint, details: None, act: Act) -> dict[str, Any]:
    return _mark(complaint)


@effect(ConductRoad.PROPOSE, Conclusion)
def proposed(complaint: Complaint, details: Conclusion, act: Act) -> dict[str, Any]:
    complaint.inquiry, complaint.proposed_by_id = details.inquiry.strip(), act.by.user_id
    return _mark(complaint)


@effect(ConductRoad.RETURN, Decision)
def returned(complaint: Complaint, details: Decision, act: Act) -> dict[str, Any]:
    complaint.reason, complaint.proposed_by_id = details.reason.strip(), None
    return _mark(complaint)


@effect(ConductRoad.DISMISS, Decision)
def dismissed(complaint: Complaint, details: Decision, act: Act) -> dict[str, Any]:
    _decided(complaint, details, act)
    return _mark(complaint)


@effect(ConductRoad.STRIKE_OFF, Decision)
def struck_off(complaint: Complaint, details: Decision, act: Act) -> dict[str, Any]:
    """The library closes to the examiner for good; what rested on an unsettled discussion is held again."""
    _decided(complaint, details, act)
    examiner = Examiner.objects.select_for_update().get(pk=complaint.examiner_id)
    if examiner.struck_off_at is None:
        examiner.struck_off_at = act.now
        examiner.save(update_fields=["struck_off_at"])
    running = Appointment.objects.filter(examiner=examiner, state__in=RUNNING)
    for appointment in running.select_related("cycle", "examiner__user"):
        move(AppointmentRoad.END, appointment, by=CLOCK, now=act.now)
    open_ = PanelMember.objects.filter(examiner=examiner, left_at=None, panel__state="standing")
    for member in open_.select_related("panel"):
        unsettle(member.panel.results.all())
    Item.objects.create(
        examiner=examiner, kind=ItemKind.CONDUCT, body="取消评审员资格", since=act.now.date(),
        note="经调查属实，见评审纪律", entered_by_id=act.by.person, entered_at=act.now,
    )  # fmt: skip
    signed = Sheet.objects.filter(examiner=examiner, state=SheetState.SIGNED.value)
    return {**_mark(complaint), "signed_sheets": signed.count()}


@effect(ConductRoad.REFER, Referral)
def referred(complaint: Complaint, details: Referral, act: Act) -> dict[str, Any]:
    complaint.referred_to, complaint.referral_number = details.referred_to, details.referral_number
    return {**_mark(complaint), "referral_number": details.referral_number}


def _decided(complaint: Complaint, details: Decision, act: Act) -> None:
    complaint.decided_by_id, complaint.decided_at = act.by.user_id, act.now
    complaint.reason = details.reason.strip()
