"""A question comes in (Article 9): kept with its code, who asks sealed, due in two working days."""

from datetime import datetime

from django.db import transaction

from award.process.entry_form import characters
from award.process.question import DAYS, TOPICS, Q, QuestionRoad
from award.records.cases import calendar, local
from award.records.questions.models import Question
from award.records.sealing import fingerprint, seal, unseal
from award.records.seat import PUBLIC
from award.services.asking import BadDetails
from award.services.objections import CONTACT_MAX, NAME_MAX, tracking_code
from award.services.steps import take

TEXT_MAX = 1000


def ask(*, topic: str, text: str, name: str, contact: str, now: datetime) -> Question:
    """Keep the question and return it with its code; the same words by the same person are one while open."""
    errors = {}
    if topic not in TOPICS:
        errors["topic"] = "请选择一个类别"
    if not text.strip():
        errors["text"] = "请写明要咨询的问题"
    elif characters(text) > TEXT_MAX:
        errors["text"] = f"最多{TEXT_MAX}字，现有{characters(text)}字"
    if not contact.strip():
        errors["contact"] = "请留下联系方式，以便答复"
    if errors:
        raise BadDetails(errors)
    name, contact, text = name.strip()[:NAME_MAX], contact.strip()[:CONTACT_MAX], text.strip()
    who = fingerprint(name, contact)
    with transaction.atomic():
        same = Question.objects.filter(who=who, text=text, state=Q.OPEN.value).first()
        if same is not None:
            return same
        code = tracking_code()
        row = Question.objects.create(
            code=code,
            topic=topic,
            text=text,
            sealed=seal({"name": name, "contact": contact}, of=code),
            who=who,
            received_at=now,
            due_on=calendar().add_workdays(local(now).date(), DAYS),
        )
        take(QuestionRoad.ASK, row, by=PUBLIC, now=now, seen=0)
        row.refresh_from_db()
        return row


def asker(row: Question) -> dict[str, str]:
    """Whom the answering officer can reach."""
    return unseal(row.sealed, of=row.code)
