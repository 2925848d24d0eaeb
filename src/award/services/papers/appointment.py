"""The letter of appointment (聘书) of an examiner for one cycle (Article 9)."""

from award.law.art09_panels import DISSOLVE, INVITE
from award.records.cases import local
from award.records.library.models import Appointment
from award.services.papers.typeset import date_zh, typeset


def appointment_pdf(appointment: Appointment) -> bytes:
    """The PDF. Equal records give equal bytes; it is a draft to be stamped, no seal is drawn."""
    assert appointment.answered_at is not None  # the page offers it only then
    moment, cycle = local(appointment.answered_at), appointment.cycle
    year, number = cycle.regulation.split("-")
    return typeset(
        "appointment",
        {
            "title": "聘书",
            "name": str(appointment.examiner),
            "employer": appointment.examiner.employer,
            "cycle": str(cycle),
            "body": f"聘请你为{cycle}包头市市长质量奖评审员，参加评审专家组的工作。聘期自接受聘任之日起，"
            "至本届评审工作结束时自动终止。",
            "clauses": [f"{law.label}：“{law.quote}”" for law in (INVITE, DISSOLVE)],
            "issued_as": f"包府办发〔{year}〕{number}号",
            "issuer": "包头市人民政府质量工作主管部门",
            "day": date_zh(moment.date().isoformat()),
            "number": f"第{cycle.number}届聘字{appointment.pk}号",
            "iso": [moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second],
        },
    )
