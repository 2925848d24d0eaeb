"""What a tablet sends from a site visit: kept once however often it is sent, never silently overwritten.

Every row carries a key that the client made. Order is the server's: numbers and revisions; the device's
clock is kept as a note, with how far off it was when it sent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max

from award.law.art07_criteria import criteria
from award.law.art23_on_site import FORM
from award.process.application import S
from award.process.panel import P
from award.process.site_visit import BEARINGS, MEDIA, V
from award.records import visiting
from award.records.applications.models import Application
from award.records.onsite.models import CheckIn, Record, SiteVisit
from award.records.reviewing import counted
from award.records.reviews.models import Examiner, Panel
from award.records.seat import Seat
from award.services import digests, files, ledger, recordings
from award.services.asking import BadDetails
from award.services.steps import Hidden

TEXT_MAX = 2000
FAR_OFF = 60  # seconds from which a device's clock is worth a word
SECRECY = dict(Record.SECRECY)


class RecordConflict(Exception):
    """The record was changed elsewhere since this device had it; `stored` is what the server keeps."""

    def __init__(self, stored: Record) -> None:
        super().__init__("这条记录在别的设备上改过，两份都留着，由你决定用哪一份")
        self.stored = stored


@dataclass(frozen=True, slots=True)
class Device:
    """The tablet at this moment of sending: its name, and its clock beside the server's."""

    name: str = ""
    clock: datetime | None = None

    def skew(self, now: datetime) -> int | None:
        """Seconds by which the device runs ahead."""
        return None if self.clock is None else round((self.clock - now).total_seconds())


def of(panel: Panel, application: Application) -> SiteVisit:
    """The visit of a standing site panel to one of its files; made when the leader begins to arrange it."""
    if panel.kind != "site" or panel.state != P.STANDING or application.state != S.SITE_VISIT:
        raise Hidden(str(application.pk))
    return SiteVisit.objects.get_or_create(panel=panel, application=application)[0]


def _open(visit: SiteVisit, by: Seat) -> tuple[SiteVisit, Examiner]:
    """The visit, locked, while it is recorded, and who records; Hidden for everybody else."""
    row = (
        SiteVisit.objects.select_for_update(of=("self",))
        .select_related("application", "panel")
        .get(pk=visit.pk)
    )
    if not visiting.visits(by).filter(pk=row.pk).exists():
        raise Hidden(str(visit.pk))
    examiner = Examiner.objects.get(user_id=by.person)
    if examiner.pk not in {m.examiner_id for m in counted(row.panel, row.application)}:
        raise Hidden(str(visit.pk))
    if row.application.state != S.SITE_VISIT:
        raise BadDetails({"__all__": "现场评审结果已签署，不能再添记录"})
    if row.state != V.ARRANGED:
        raise BadDetails({"__all__": "组长还没有排定日程和分工"})
    return row, examiner


def check_in(
    visit: SiteVisit,
    *,
    key: UUID,
    by: Seat,
    now: datetime,
    device: Device = Device(),
    at: datetime | None = None,
) -> CheckIn:
    """I was there. Sent again, it is the same check-in."""
    with transaction.atomic():
        row, examiner = _open(visit, by)
        known: CheckIn | None = _known(CheckIn, key, row, examiner)
        if known is not None:
            return known
        made = CheckIn.objects.create(
            key=key, visit=row, examiner=examiner, device=device.name[:40], device_at=at,
            skew=device.skew(now), received_at=now,
        )  # fmt: skip
        _line("site_visit.check_in", row, by, now, {"examiner": f"examiner/{examiner.pk}", "key": str(key)})
        return made


def _known(model: Any, key: UUID, visit: SiteVisit, examiner: Examiner) -> Any:
    """The row of this key; a key that another visit or person has used is refused, whoever it was."""
    row = model.objects.filter(key=key).select_related("visit").first()
    if row is not None and (row.visit_id, row.examiner_id) != (visit.pk, examiner.pk):
        raise BadDetails({"key": "这条记录的编号已被占用，请重新记一条"})
    return row


def note(
    visit: SiteVisit,
    *,
    key: UUID,
    values: Mapping[str, Any],
    base: int,
    by: Seat,
    now: datetime,
    device: Device = Device(),
    at: datetime | None = None,
) -> Record:
    """Keep a note, or a new version of it. `base`: the revision the device had, 0 for a new one.

    The same words again are no change. RecordConflict where it was changed elsewhere meanwhile.
    """
    with transaction.atomic():
        row, examiner = _open(visit, by)
        given = checked(row, values)
        known: Record | None = _known(Record, key, row, examiner)
        if known is None:
            return _new(row, examiner, key, given, "note", None, by, now, device, at)
        current = {name: getattr(known, name) for name in FIELDS}
        removed = bool(values.get("removed"))
        if current == given and removed == (known.removed_at is not None):
            return known
        if base != known.revision:
            raise RecordConflict(known)
        for name, value in given.items():
            setattr(known, name, value)
        known.revision += 1
        known.saved_at, known.removed_at = now, now if removed else None
        known.save()
        facts = {
            "record": known.number,
            "revision": known.revision,
            "sha256": _digest(given),
            "removed": removed,
        }
        _line("site_visit.note", row, by, now, facts)
        return known


FIELDS = ("clause", "bearing", "text", "secrecy", "shared")


def checked(visit: SiteVisit, values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a record, or BadDetails with each fault at its field."""
    standard = criteria(visit.panel.cycle.plan().criteria)
    clause, text = str(values.get("clause", "")).strip(), str(values.get("text", "")).replace("\r\n", "\n")
    bearing, secrecy = str(values.get("bearing") or "fact"), str(values.get("secrecy") or "none")
    errors = {}
    if clause and clause not in {i.clause for i in standard.items}:
        errors["clause"] = f"没有评分条款{clause[:12]}"
    if not text.strip():
        errors["text"] = "请写记录内容"
    elif len(text) > TEXT_MAX:
        errors["text"] = f"一条记录最多{TEXT_MAX}字，现有{len(text)}字"
    if bearing not in BEARINGS:
        errors["bearing"] = "没有这种记录"
    if secrecy not in SECRECY:
        errors["secrecy"] = "请选密级"
    if errors:
        raise BadDetails(errors)
    shared = bool(values.get("shared"))
    return {"clause": clause, "bearing": bearing, "text": text, "secrecy": secrecy, "shared": shared}


def media(
    visit: SiteVisit,
    upload: UploadedFile,
    *,
    key: UUID,
    kind: str,
    values: Mapping[str, Any],
    by: Seat,
    now: datetime,
    device: Device = Device(),
    at: datetime | None = None,
    sha256: str = "",
) -> Record:
    """Keep a photo or a recording under its key; sent again it is the same. BadDetails for a damaged one."""
    if kind not in MEDIA:
        raise BadDetails({"kind": "只收照片和录音"})
    with transaction.atomic():
        row, examiner = _open(visit, by)
        known: Record | None = _known(Record, key, row, examiner)
        if known is not None:
            return known
        given = checked(row, {**values, "text": str(values.get("text", "")).strip() or MEDIA[kind]})
        try:
            kept = recordings.keep(
                upload, kind, subject=row.subject, by=by, now=now, secrecy=given["secrecy"], sha256=sha256
            )
        except files.BadFile as wrong:
            raise BadDetails({"file": str(wrong)}) from None
        return _new(row, examiner, key, given, kind, kept, by, now, device, at)


def _new(
    visit: SiteVisit,
    examiner: Examiner,
    key: UUID,
    given: dict[str, Any],
    kind: str,
    file: Any,
    by: Seat,
    now: datetime,
    device: Device,
    at: datetime | None,
) -> Record:
    last = visit.records.aggregate(n=Max("number"))["n"] or 0
    made = Record.objects.create(
        key=key, visit=visit, examiner=examiner, number=last + 1, kind=kind, file=file,
        device=device.name[:40], device_at=at, skew=device.skew(now), received_at=now, saved_at=now, **given,
    )  # fmt: skip
    facts = {"record": made.number, "kind": kind, "secrecy": made.secrecy,
             "sha256": file.sha256 if file else _digest(given)}  # fmt: skip
    _line("site_visit.record", visit, by, now, facts)
    return made


def _digest(given: Mapping[str, Any]) -> str:
    return digests.sha256("\n".join(f"{k}={given[k]}" for k in sorted(given)).encode())


def _line(step: str, visit: SiteVisit, by: Seat, now: datetime, facts: dict[str, Any]) -> None:
    facts = {"application": visit.application.subject, **facts}
    ledger.append(step=step, subject=visit.subject, law=FORM, by=by, now=now, facts=facts)


def clock_words(skew: int | None) -> str:
    """A device's clock in words, where it is off by a minute or more; empty where it is not."""
    if skew is None or abs(skew) < FAR_OFF:
        return ""
    away = timedelta(seconds=abs(skew))
    hours, rest = divmod(int(away.total_seconds()), 3600)
    much = f"{hours}小时{rest // 60}分" if hours else f"{rest // 60}分钟"
    return f"设备钟{'快' if skew > 0 else '慢'}{much}"
