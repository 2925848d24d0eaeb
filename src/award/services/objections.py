"""Objections and opinions come in: in time and by name an objection, else a lead; none is dropped."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q

from award.law.art22_qualification import notice_running_until
from award.law.art33_certificates import ALPHABET
from award.law.citation import house
from award.process.entry_form import characters
from award.process.objection import O, ObjectionRoad
from award.records.cases import calendar, local
from award.records.cycles.models import PaperAct
from award.records.files.models import Evidence
from award.records.ledger.models import Line
from award.records.notice_clocks import counted_for, notice_facts
from award.records.notices.models import Objection, Opinion, PublicNotice
from award.records.sealing import Unsealable, fingerprint, seal, unseal
from award.records.seat import PUBLIC, Seat
from award.services import files, ledger, paper
from award.services.asking import BadDetails
from award.services.digests import sha256
from award.services.steps import take

SEALED = house("sealed_identity", "异议人的身份只由受理人拆看，每次拆看都有记录")
OPEN_IDENTITY = "objection.open_identity"
FACTS_MAX = 5000
NAME_MAX, CONTACT_MAX = 60, 100
FILES_MAX = 10
EVIDENCE = "objection"  # the purpose of what an objector sends along
INVITING = ("qualified", "proposed")
ASKING = "candidates"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who objected, as unsealed for the handler."""

    name: str
    contact: str


def in_time(notice: PublicNotice, now: datetime, application_id: int | None = None) -> bool:
    """Until 24:00 of the last day of the notice; of a corrected entry, of the correction's own (0033)."""
    counted = notice if application_id is None else counted_for(notice, application_id)
    count = notice_running_until(notice_facts(counted), calendar(), notice.cycle.plan().chosen())
    return local(now).date() <= count.last_day


def file(
    notice: PublicNotice,
    application_id: str,
    *,
    objector: str,
    contact: str,
    facts: str,
    uploads: Sequence[UploadedFile] = (),
    now: datetime,
) -> Objection:
    """Register an objection and return it with its tracking code. BadDetails names what is wrong.

    The same words about the same unit, sent again on the same day, are answered with the first row.
    """
    _check(notice, application_id, objector, contact, facts)
    if len(uploads) > FILES_MAX:
        because = f"最多{FILES_MAX}个文件，现有{len(uploads)}个；请合并或者挑选以后再传"
        raise BadDetails({"evidence": because})
    with transaction.atomic():
        PublicNotice.objects.select_for_update().get(pk=notice.pk)  # of two equal posts at once one waits
        who = _who(objector, contact)
        same = _same_today(notice, application_id, who, facts, uploads, now)
        if same is not None:
            return same
        objection = _create(notice, application_id, objector, contact, facts, now)
        for upload in uploads:
            kept = files.store(upload, subject=objection.subject, purpose=EVIDENCE, by=PUBLIC, now=now)
            objection.evidence = objection.evidence or kept
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
    """An objection on paper: in time by its receipt, blocking from then on; a second officer confirms it."""
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
    code, name = tracking_code(), objector.strip()[:NAME_MAX]
    return Objection.objects.create(
        code=code,
        notice=notice,
        application_id=int(application_id),
        received_at=received_at,
        sealed=seal({"name": name, "contact": contact.strip()[:CONTACT_MAX]}, of=code),
        who=_who(objector, contact),
        facts=facts.strip(),
        anonymous=not name,
        late=not in_time(notice, received_at, int(application_id)),
    )


def _who(objector: str, contact: str) -> str:
    return fingerprint(objector.strip()[:NAME_MAX], contact.strip()[:CONTACT_MAX])


def _same_today(
    notice: PublicNotice,
    application_id: str,
    who: str,
    facts: str,
    uploads: Sequence[UploadedFile],
    now: datetime,
) -> Objection | None:
    """What was already received today in exactly these words, with the same files or with none."""
    digests = {sha256(b"".join(upload.chunks())) for upload in uploads}
    received = Objection.objects.filter(
        notice=notice,
        application_id=int(application_id),
        who=who,
        facts=facts.strip(),
        received_at__gte=_midnight(now),
    )
    return next((o for o in received if {e.sha256 for e in evidence_of(o)} == digests), None)


def evidence_of(objection: Objection) -> list[Evidence]:
    """What was sent along, the scan of a letter too."""
    found = Evidence.objects.filter(subject=objection.subject, removed_at=None)
    own = list(found.order_by("uploaded_at", "name"))
    scan = objection.evidence
    return own if scan is None or scan in own else [scan, *own]


def alike(objection: Objection) -> list[Objection]:
    """Others about the same enterprise, in the same words or by the same hand: merging is offered."""
    others = Objection.objects.filter(notice=objection.notice_id, application=objection.application_id)
    same = Q(facts=objection.facts) | (Q(who=objection.who) if objection.who else Q(pk=None))
    return list(others.filter(same).exclude(pk=objection.pk).exclude(state=O.MERGED.value)[:50])


def _midnight(now: datetime) -> datetime:
    """The beginning of the day in Baotou."""
    return datetime.combine(local(now).date(), time.min, local(now).tzinfo)


def tracking_code() -> str:
    """A tracking code that nobody can guess: 10 characters of 31."""
    return "".join(secrets.choice(ALPHABET) for _ in range(10))


def give_opinion(notice: PublicNotice, *, text: str, name: str, contact: str, now: datetime) -> Opinion:
    """An opinion on the candidates, while the consultation runs (24); its code reads the treatment."""
    if notice.kind != ASKING:
        raise BadDetails({"__all__": "这份公告不征求意见"})
    if not text.strip():
        raise BadDetails({"text": "请写明意见建议"})
    if characters(text) > FACTS_MAX:
        raise BadDetails({"text": f"最多{FACTS_MAX}字，现有{characters(text)}字"})
    if not in_time(notice, now):
        raise BadDetails({"text": "征求意见已经结束"})
    said = {"text": text.strip(), "who": _who(name, contact)}
    with transaction.atomic():
        PublicNotice.objects.select_for_update().get(pk=notice.pk)  # of two equal posts at once one waits
        same = Opinion.objects.filter(notice=notice, received_at__gte=_midnight(now), **said).first()
        if same is not None:
            return same
        code = tracking_code()
        values = {"name": name.strip()[:NAME_MAX], "contact": contact.strip()[:CONTACT_MAX]}
        return Opinion.objects.create(
            notice=notice, received_at=now, code=code, sealed=seal(values, of=code), **said
        )


def open_identity(objection: Objection, *, by: Seat, now: datetime) -> Identity:
    """The handler unseals who objected, for this once; the line says that it was done, never who that is."""
    if objection.handler_id is None or objection.handler_id != by.user_id:
        raise BadDetails({"__all__": "异议人的身份只由受理这件异议的工作人员拆看"})
    if objection.anonymous:
        raise BadDetails({"__all__": "这是匿名反映的线索，没有身份可看"})
    try:
        values = unseal(objection.sealed, of=objection.code)
    except Unsealable as wrong:
        raise BadDetails({"__all__": str(wrong)}) from None
    with transaction.atomic():
        facts = {"notice": objection.notice_id}
        ledger.append(step=OPEN_IDENTITY, subject=objection.subject, law=SEALED, by=by, now=now, facts=facts)
    return Identity(values.get("name", ""), values.get("contact", ""))


def times_opened(objection: Objection) -> int:
    """How often who objected was looked at."""
    return Line.objects.filter(step=OPEN_IDENTITY, subject=objection.subject).count()
