"""A dossier's files: handed in, declared secret, taken out, while it is open (Articles 20, 21, 28)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from django.db import transaction

from award.law.art28_secrets import Claim
from award.process.evidence import label_of
from award.records.applications.models import Application
from award.records.files.models import Evidence
from award.records.seat import Seat
from award.services import dossiers, files, frozen
from award.services.asking import BadDetails
from award.services.file_kinds import checked_name


@dataclass(frozen=True, slots=True)
class Added:
    """The file as it was taken in, and what else in the dossier has the very same content."""

    evidence: Evidence
    twins: tuple[Evidence, ...]

    def said(self) -> str:
        """What the enterprise is told beyond that the file was taken; empty where there is nothing."""
        told = []
        if self.twins:
            names = "、".join(f"“{label_of(t.purpose)}”的{t.name}" for t in self.twins)
            told.append(f"{self.evidence.name}与{names}内容完全相同，都保留着；传重了的请移除一份")
        if self.evidence.held:
            told.append(f"{self.evidence.name}{self.evidence.held}：查毒服务没有答复，查过以前别人打不开")
        return "。".join(told)


def add(
    application: Application,
    file: BinaryIO,
    *,
    name: str,
    size: int | None,
    purpose: str,
    claim: Claim,
    by: Seat,
    now: datetime,
    then: Callable[[Evidence], None] = lambda kept: None,
) -> Added:
    """Take one file in. BadFile, BadDetails (the claim), Closed or Hidden; then nothing was taken.

    `then` runs in the same transaction, once the file is recorded.
    """
    clean = checked_name(name)
    files.sized(size)
    _declared(claim)
    dossiers.writable_evidence(application, purpose, by, now)
    content = files.take_in(file, sound=True)
    with transaction.atomic():
        row = Application.objects.select_for_update().get(pk=application.pk)
        dossiers.writable_evidence(row, purpose, by, now)
        same = tuple(frozen.own_files(row).filter(sha256=content.sha256))
        kept = files.record(
            content, name=clean, subject=row.subject, purpose=purpose, by=by, now=now, claim=claim
        )
        then(kept)
    return Added(kept, same)


def remove(application: Application, evidence: Evidence, *, by: Seat, now: datetime) -> None:
    """Take a file out of the open dossier; its bytes and record stay."""
    with transaction.atomic():
        row = Application.objects.select_for_update().get(pk=application.pk)
        dossiers.writable_evidence(row, evidence.purpose, by, now)
        evidence.removed_at = now
        evidence.save(update_fields=["removed_at"])


def declare(application: Application, evidence: Evidence, claim: Claim, *, by: Seat, now: datetime) -> None:
    """Declare, change or take back the secrecy of a file that is in the open dossier (Article 28)."""
    _declared(claim)
    with transaction.atomic():
        row = Application.objects.select_for_update().get(pk=application.pk)
        dossiers.writable_evidence(row, evidence.purpose, by, now)
        evidence.secrecy, evidence.secrecy_ground, evidence.secrecy_scope = (
            claim.kind, claim.ground, claim.scope,
        )  # fmt: skip
        evidence.save(update_fields=["secrecy", "secrecy_ground", "secrecy_scope"])


def _declared(claim: Claim) -> None:
    if wrong := claim.faults():
        raise BadDetails(wrong)
