"""Certificates: one honour a recipient, numbered unguessably, after the circular only (Articles 26, 33).

The copies for electronic verification are made afterwards, by the government or by whom it authorised.
"""

import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from award.law.art33_certificates import CONFERRED, SECRET_BYTES, may_make, number
from award.law.citation import Findings
from award.process.honour import GONE as GONE  # read from here by the pages of the certificates
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.cases import local
from award.records.cycles.models import Cycle
from award.records.files.models import Evidence
from award.records.honours.models import Honour
from award.records.insignia.models import Authorisation, CertificateFile
from award.records.notices.models import AwardList
from award.records.seat import Seat
from award.services import files, ledger, visits
from award.services.asking import BadDetails
from award.services.paper import FOUR_EYES
from award.services.papers import sign
from award.services.papers.certificate import certificate_pdf, number_in
from award.services.steps import Act

REASON = "签发包头市市长质量奖证书电子查验件"
AT_ONCE = 8.0  # seconds of one request; what is left over waits for the next


class NotAuthorised(PermissionError):
    """This seat does not make certificates; `findings` say under which words."""

    def __init__(self, findings: Findings) -> None:
        super().__init__("；".join(f.because for f in findings))
        self.findings = findings


def grant(application: Application, award_list: AwardList, act: Act) -> Honour:
    """The honour of one recipient; its day is the circular's (interpretation 0007)."""
    day = award_list.circular_on
    assert day is not None  # CIRCULATE asked for it
    cycle = application.cycle
    secret, prefix = secrets.token_bytes(SECRET_BYTES), cycle.plan().certificate_prefix
    honour = Honour.objects.create(
        cycle_number=cycle.number,
        cycle=cycle,
        application=application,
        enterprise=application.enterprise,
        name=application.name,
        certificate=number(cycle.number, day.year, secret, prefix),
        awarded_on=day,
        circular_number=award_list.circular_number,
    )
    visits.plan(honour)
    return honour


def granted(cycle: Cycle) -> QuerySet[Honour]:
    """The cycle's honours with the files made of them."""
    return Honour.objects.filter(cycle=cycle).prefetch_related("certificate_files__evidence")


def file_of(honour: Honour) -> CertificateFile | None:
    """The copy in use: the newest made."""
    return max(honour.certificate_files.all(), key=lambda f: f.pk, default=None)


def waiting(cycle: Cycle) -> list[Honour]:
    """Titles still held whose copy was not made, or was made before a key was configured."""
    signs = sign.signing() is not None
    return [
        honour
        for honour in granted(cycle)
        if honour.state not in GONE and ((made := file_of(honour)) is None or (signs and not made.signed))
    ]


def authorisation(cycle: Cycle) -> Authorisation | None:
    """The government's authorisation of the quality authority that is in force for a cycle."""
    return cycle.authorisations.exclude(confirmed_at=None).last()


def why_not(cycle: Cycle, by: Seat) -> Findings:
    """What keeps this seat from making the cycle's certificates."""
    authorised = by.actor is Actor.CITY and authorisation(cycle) is not None
    return may_make(by.actor is Actor.GOVERNMENT, authorised)


def make(cycle: Cycle, *, by: Seat, now: datetime, seconds: float = AT_ONCE) -> list[CertificateFile]:
    """Make what is waiting, each whole in itself, until `seconds` have passed: call again for the rest."""
    stands = why_not(cycle, by)
    if stands:
        raise NotAuthorised(stands)
    made, until = [], time.monotonic() + seconds
    for honour in waiting(cycle):
        made.append(_make(honour, cycle, by, now))
        if time.monotonic() > until:
            break
    return made


def _make(honour: Honour, cycle: Cycle, by: Seat, now: datetime) -> CertificateFile:
    who = sign.signing()
    pdf = sign.sign_pdf(certificate_pdf(honour, who), REASON)
    given = authorisation(cycle) if by.actor is Actor.CITY else None
    with transaction.atomic():
        row = Honour.objects.select_for_update().get(pk=honour.pk)
        evidence = files.keep(
            pdf, name=f"{row.certificate}.pdf", subject=row.subject, purpose="certificate", by=by, now=now
        )
        made = CertificateFile.objects.create(
            honour=row,
            evidence=evidence,
            signer=who.name if who else "",
            demo=bool(who and who.demo),
            made_by_id=by.user_id,
            made_at=now,
            authorisation=given,
        )
        facts = {
            "sha256": evidence.sha256,
            "signed": made.signed,
            "authorised_by": given.document_number if given else None,
        }
        ledger.append(
            step="certificate.make", subject=row.subject, law=CONFERRED, by=by, now=now, facts=facts
        )
    return made


def authorise(
    cycle: Cycle,
    *,
    document_number: str,
    dated_on: date | None,
    scan: Evidence | None,
    by: Seat,
    now: datetime,
) -> Authorisation:
    """The government authorises at its own seat; by its paper, an officer enters it and another confirms."""
    errors = {}
    if not document_number.strip():
        errors["document_number"] = "请填写授权文件的文号"
    elif len(document_number) > 60:
        errors["document_number"] = f"文号最多60字，现有{len(document_number)}字"
    if dated_on is None:
        errors["dated_on"] = "请填写成文日期"
    elif dated_on > local(now).date():
        errors["dated_on"] = f"成文日期{dated_on}晚于今天"
    if by.actor is Actor.CITY and scan is None:
        errors["scan"] = "代为登记的，请上传授权文件扫描件"
    if errors or dated_on is None:
        raise BadDetails(errors)
    own = by.actor is Actor.GOVERNMENT
    with transaction.atomic():
        row = Authorisation.objects.create(
            cycle=cycle,
            document_number=document_number.strip(),
            dated_on=dated_on,
            scan=scan,
            entered_by_id=by.user_id,
            entered_at=now,
            confirmed_by_id=by.user_id if own else None,
            confirmed_at=now if own else None,
        )
        if own:
            _authorised(row, by, now)
    return row


def confirm(row: Authorisation, *, by: Seat, now: datetime) -> None:
    """The second officer has compared the entry with its paper."""
    with transaction.atomic():
        found = Authorisation.objects.select_for_update(of=("self",)).get(pk=row.pk)
        if found.confirmed_at is not None:
            raise BadDetails({"__all__": "这一件已经复核"})
        if found.entered_by_id == by.user_id:
            raise BadDetails({"__all__": f"{FOUR_EYES.quote}：请由另一名工作人员复核"})
        found.confirmed_by_id, found.confirmed_at = by.user_id, now
        found.save()
        _authorised(found, by, now)


def _authorised(row: Authorisation, by: Seat, now: datetime) -> None:
    facts = {
        "authorisation": row.pk,
        "document_number": row.document_number,
        "dated_on": row.dated_on.isoformat(),
        "entered_by": f"user/{row.entered_by_id}",
        "scan": row.scan.sha256 if row.scan else None,
    }
    ledger.append(
        step="certificate.authorise", subject=row.subject, law=CONFERRED, by=by, now=now, facts=facts
    )


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found out about a file: by its signature, by its own words, by our register."""

    checked: sign.Checked
    number: str | None
    honour: Honour | None
    registered: bool  # byte for byte a copy that was made here

    @property
    def state(self) -> str:
        """valid, revoked or unknown, by the register."""
        if self.honour is None:
            return "unknown"
        return "revoked" if self.honour.state in GONE else "valid"

    @property
    def genuine(self) -> bool:
        return self.checked.intact and self.checked.trusted


def verify(pdf: bytes) -> Verified:
    """Check an uploaded certificate against its signature and the register. Keeps nothing, never raises.

    A copy that the register knows is judged by the moment at which it was made: a signer's certificate
    that has expired since does not spoil it. The number of a file that is not genuine means nothing.
    """
    import hashlib

    made = CertificateFile.objects.filter(evidence__sha256=hashlib.sha256(pdf).hexdigest()).first()
    checked = sign.check_pdf(pdf, at=made.made_at if made else None)
    said = number_in(pdf)
    honour = Honour.objects.filter(certificate=said).first() if said else None
    return Verified(checked, said, honour, made is not None)


def progress(honours: Sequence[Honour]) -> tuple[int, int]:
    """How many of the titles still held have their copy, and how many there are."""
    held = [h for h in honours if h.state not in GONE]
    return sum(file_of(h) is not None for h in held), len(held)
