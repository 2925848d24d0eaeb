"""Files that came while the scanner was silent: asked again until it speaks."""

from datetime import datetime
from typing import BinaryIO, cast

from django.core.files.storage import default_storage

from award.records.applications.models import Application
from award.records.files.models import Evidence, Scan
from award.services import messages
from award.services.files import path_of
from award.services.scanner import Infected, scan

AT_ONCE = 50


def run(now: datetime) -> int:
    """Pass what is clean, close what is infected and tell its unit. Returns how many were decided."""
    decided = 0
    for held in Evidence.objects.filter(scan=Scan.QUARANTINED.value)[:AT_ONCE]:
        with default_storage.open(path_of(held.sha256)) as file:
            try:
                verdict = scan(cast(BinaryIO, file))
            except Infected:
                verdict = Scan.INFECTED
        if verdict is Scan.QUARANTINED:
            break  # still silent: the next tick asks again
        held.scan = verdict.value
        held.save(update_fields=["scan"])
        decided += 1
        if verdict is Scan.INFECTED:
            _tell(held, now)
    return decided


def _tell(infected: Evidence, now: datetime) -> None:
    kind, _, key = infected.subject.partition("/")
    if kind == "application" and key.isdecimal():
        application = Application.objects.get(pk=key)
        words = f"{infected.name}查出病毒，任何人都打不开；材料还能改的，请移除后换一份干净的"
        messages.send(messages.of_applicant(application), words, "/applicant/evidence/", now)
