"""Objections and opinions come in: in time and by name an objection, else a lead; none is dropped."""

import hashlib
import secrets
from datetime import date, datetime, time

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from award.law.art22_qualification import notice_running_until
from award.law.art33_certificates import ALPHABET
from award.law.citation import house
from award.process.entry_form import characters
from award.process.objection import ObjectionRoad
from award.records.cases import calendar, local, notice_facts
from award.records.cycles.models import PaperAct
from award.records.files.models import Evidence
from award.records.ledger.models import Line
from award.records.notices.models import Objection, Opinion, PublicNotice
from award.records.seat import PUBLIC, Seat
from award.services import files, ledger, paper
from award.services.asking import BadDetails
from award.services.steps import take

SEALED = house("sealed_identity", "异议人的身份只由受理人拆看，每次拆看都有记录")
OPEN_IDENTITY = "objection.open_identity"
FACTS_MAX = 5000
INVITING = ("qualified", "proposed")
ASKING = "candidates"


def in_time(notice: PublicNotice, now: datetime) -> bool:
    """Until 24:00 of the last day of the notice."""
    count = notice_running_until(notice_facts(notice), calendar(), notice.cycle.plan().chosen())
    return local(now).date() <= count.last_day


def file(
    notice: PublicNotice,
    application_id: str,
    *,
    objector: str,
    contact: str,
    facts: str,
    upload: UploadedFile | None,
    now: datetime,
) -> Objection:
    """Register an objection and return it with its tracking code. BadDetails names what is wrong.

    The same words about the same unit, sent again on the same day, are answered with the first row.
    """
    _check(notice, application_id, objector, contact, facts)
    with transaction.atomic():
        PublicNotice.objects.select_for_update().get(pk=notice.pk)  # of two equal posts at once one waits
        same = _same_today(notice, application_id, objector, contact, facts, upload, now)
        if same is not None:
            return same
        objection = _create(notice, application_id, objector, contact, facts, now)
        if upload is not None:
            objection.evidence = files.store(
                upload, subject=objection.subject, purpose="objection", by=PUBLIC, now=now
            )
            objection.save(update_fields=["evidence"])
        take(_step(objection), objection, by=PUBLIC, now=now, seen=0)
        objection.refresh_from_db()
        return objection


def enter_letter(
    notice: PublicNotice,
    application_id: str,
    *,
    objector: str,
    contact: str,
    facts: str,
    document_number: str,
    dated_on: date,
    received_at: datetime,
    scan: Evidence | None,
    by: Seat,
    now: datetime,
) -> PaperAct:
    """An objection on paper: in time by its receipt; it counts once a second officer confirms it."""
    _check(notice, application_id, objector, contact, facts)
    with transaction.atomic():
        objection = _create(notice, application_id, objector, contact, facts, received_at)
        objection.evidence = scan
        objection.save(update_fields=["evidence"])
        return paper.enter(
            _step(objection), objection, organ=None, details=None, document_number=document_number,
            dated_on=dated_on, received_at=received_at, scan=scan, by=by, now=now,
        )  # fmt: skip


def _step(objection: Objection) -> ObjectionRoad:
    """By name and in time an objection, else a lead."""
    lead = objection.anonymous or objection.late
    return ObjectionRoad.FILE_LEAD if lead else ObjectionRoad.FILE


def _check(notice: PublicNotice, application_id: str, objector: str, contact: str, facts: str) -> None:
    """BadDetails names what is wrong with an objection, whichever way it comes."""
    if notice.kind not in INVITING:
        raise BadDetails({"__all__": "这份公告不征集异议"})
    errors = {}
    named = {e["id"] for e in notice.body.get("entries", ())}
    if application_id not in named:
        errors["application"] = "请选择公示名单中的一家单位"
    if not facts.strip():
        errors["facts"] = "请写明事实和理由"
    elif characters(facts) > FACTS_MAX:
        errors["facts"] = f"最多{FACTS_MAX}字，现有{characters(facts)}字；更多内容请作为附件"
    if objector.strip() and not contact.strip():
        errors["contact"] = "实名提出的请留联系方式，以便答复"
    if errors:
        raise BadDetails(errors)


def _create(
    notice: PublicNotice, application_id: str, objector: str, contact: str, facts: str, received_at: datetime
) -> Objection:
    return Objection.objects.create(
        code=_code(),
        notice=notice,
        application_id=int(application_id),
        received_at=received_at,
        objector=objector.strip()[:60],
        contact=contact.strip()[:100],
        facts=facts.strip(),
        anonymous=not objector.strip(),
        late=not in_time(notice, received_at),
    )


def _same_today(
    notice: PublicNotice,
    application_id: str,
    objector: str,
    contact: str,
    facts: str,
    upload: UploadedFile | None,
    now: datetime,
) -> Objection | None:
    """What was already received today in exactly these words, with the same file or with none."""
    digest = hashlib.sha256(b"".join(upload.chunks())).hexdigest() if upload is not None else None
    received = Objection.objects.filter(
        notice=notice,
        application_id=int(application_id),
        objector=objector.strip()[:60],
        contact=contact.strip()[:100],
        facts=facts.strip(),
        received_at__gte=_midnight(now),
    )
    return (received.filter(evidence__sha256=digest) if digest else received.filter(evidence=None)).first()


def _midnight(now: datetime) -> datetime:
    """The beginning of the day in Baotou."""
    return datetime.combine(local(now).date(), time.min, local(now).tzinfo)


def _code() -> str:
    """A tracking code that nobody can guess: 10 characters of 31."""
    return "".join(secrets.choice(ALPHABET) for _ in range(10))


def give_opinion(notice: PublicNotice, *, text: str, name: str, contact: str, now: datetime) -> Opinion:
    """An opinion on the candidates, while the consultation runs (Article 24)."""
    if notice.kind != ASKING:
        raise BadDetails({"__all__": "这份公告不征求意见"})
    if not text.strip():
        raise BadDetails({"text": "请写明意见建议"})
    if characters(text) > FACTS_MAX:
        raise BadDetails({"text": f"最多{FACTS_MAX}字，现有{characters(text)}字"})
    if not in_time(notice, now):
        raise BadDetails({"text": "征求意见已经结束"})
    said = {"text": text.strip(), "name": name.strip()[:60], "contact": contact.strip()[:100]}
    with transaction.atomic():
        PublicNotice.objects.select_for_update().get(pk=notice.pk)  # of two equal posts at once one waits
        same = Opinion.objects.filter(notice=notice, received_at__gte=_midnight(now), **said).first()
        return same or Opinion.objects.create(notice=notice, received_at=now, **said)


def open_identity(objection: Objection, *, by: Seat, now: datetime) -> None:
    """The handler unseals who objected; the line says that it was done, never who that is."""
    if objection.handler_id is None or objection.handler_id != by.user_id:
        raise BadDetails({"__all__": "异议人的身份只由受理这件异议的工作人员拆看"})
    if objection.anonymous:
        raise BadDetails({"__all__": "这是匿名反映的线索，没有身份可看"})
    with transaction.atomic():
        facts = {"notice": objection.notice_id}
        ledger.append(step=OPEN_IDENTITY, subject=objection.subject, law=SEALED, by=by, now=now, facts=facts)


def opened_by(objection: Objection, by: Seat) -> bool:
    """Whether this officer, still the handler, has unsealed the objector's identity."""
    if objection.handler_id != by.user_id:
        return False
    seen = Line.objects.filter(step=OPEN_IDENTITY, subject=objection.subject)
    return seen.filter(true_actor=f"user/{by.user_id}").exists()
