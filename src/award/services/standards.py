"""The register of standards and rules (Article 9): entered by one officer, in force by a second's word."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from award.law.art09_panels import RULES_OF_WORK
from award.process.kinds import Actor
from award.records.cases import local
from award.records.cycles.models import Cycle
from award.records.seat import Seat
from award.records.standards.models import CycleStandard, Kind, StandardVersion, in_force
from award.services import files, ledger
from award.services.asking import BadDetails
from award.services.paper import FOUR_EYES

LONGEST = {"title": 100, "number": 60, "issued_by": 60, "note": 400}
LABELS = {"title": "名称", "number": "标准号、文号或版次", "issued_by": "发布机关", "note": "说明"}


@dataclass(frozen=True, slots=True)
class Text:
    """What is entered of one version."""

    kind: str
    title: str
    number: str
    issued_by: str
    issued_on: date | None
    in_force_from: date | None
    note: str = ""
    public: bool = False

    def faults(self) -> dict[str, str]:
        errors = {}
        for name, most in LONGEST.items():
            value = getattr(self, name).strip()
            if not value and name != "note":
                errors[name] = f"请填写{LABELS[name]}"
            elif len(value) > most:
                errors[name] = f"{LABELS[name]}最多{most}字，现有{len(value)}字"
        if self.kind not in Kind.values:
            errors["kind"] = "请选择种类"
        if self.in_force_from is None:
            errors["in_force_from"] = "请填写施行日期"
        elif self.issued_on is not None and self.in_force_from < self.issued_on:
            errors["in_force_from"] = f"施行日期{self.in_force_from}早于发布日期{self.issued_on}"
        return errors


def enter(text: Text, upload: UploadedFile | None, *, by: Seat, now: datetime) -> StandardVersion:
    """A version that waits for the second officer. BadDetails or files.BadFile say what is wrong."""
    _mine(by)
    errors = text.faults()
    same = StandardVersion.objects.filter(title=text.title.strip(), number=text.number.strip())
    if not errors and same.exists():
        errors["number"] = "这个名称和版次已经登记"
    if errors:
        raise BadDetails(errors)
    with transaction.atomic():
        row = StandardVersion.objects.create(
            kind=text.kind,
            title=text.title.strip(),
            number=text.number.strip(),
            issued_by=text.issued_by.strip(),
            issued_on=text.issued_on,
            in_force_from=text.in_force_from,
            note=text.note.strip(),
            public=text.public,
            entered_by_id=by.user_id,
            entered_at=now,
        )
        if upload is not None:
            row.file = files.store(upload, subject=row.subject, purpose="standard", by=by, now=now)
            row.save()
        _line("standard.enter", row, by, now)
    return row


def confirm(row: StandardVersion, *, by: Seat, now: datetime) -> None:
    """In force from its day; the version of the same text before it ends the day before."""
    _mine(by)
    with transaction.atomic():
        found = StandardVersion.objects.select_for_update(of=("self",)).get(pk=row.pk)
        if found.confirmed_at is not None:
            raise BadDetails({"__all__": "这一版已经复核"})
        if found.entered_by_id == by.user_id:
            raise BadDetails({"__all__": f"{FOUR_EYES.quote}：请由另一名工作人员复核"})
        assert found.in_force_from is not None  # enter() asked for it
        last = found.in_force_from - timedelta(days=1)
        before = StandardVersion.objects.filter(
            title=found.title, in_force_to=None, confirmed_at__isnull=False
        )
        before.exclude(in_force_from__gt=last).update(in_force_to=last)
        found.confirmed_by_id, found.confirmed_at = by.user_id, now
        found.save()
        _line("standard.confirm", found, by, now)


def end(row: StandardVersion, last_day: date | None, *, by: Seat, now: datetime) -> None:
    """Out of force after a day, without a version that follows."""
    _mine(by)
    if last_day is None:
        raise BadDetails({"last_day": "请填写废止前的最后一日"})
    if row.in_force_from is not None and last_day < row.in_force_from:
        raise BadDetails({"last_day": f"{last_day}早于施行日期{row.in_force_from}"})
    with transaction.atomic():
        found = StandardVersion.objects.select_for_update(of=("self",)).get(pk=row.pk)
        found.in_force_to = last_day
        found.save()
        _line("standard.end", found, by, now)


def freeze(cycle: Cycle, now: datetime) -> list[int]:
    """Bind a cycle to what is in force on the day of its launch."""
    rows = list(in_force(local(now).date()))
    CycleStandard.objects.bulk_create(CycleStandard(cycle=cycle, standard=r) for r in rows)
    return [r.pk for r in rows]


def _mine(by: Seat) -> None:
    if by.actor is not Actor.CITY:
        raise PermissionError("标准规范由市质量工作主管部门登记")


def _line(step: str, row: StandardVersion, by: Seat, now: datetime) -> None:
    facts = {
        "kind": row.kind,
        "number": row.number,
        "from": row.in_force_from.isoformat() if row.in_force_from else None,
        "to": row.in_force_to.isoformat() if row.in_force_to else None,
        "file": row.file.sha256 if row.file else None,
    }
    ledger.append(step=step, subject=row.subject, law=RULES_OF_WORK, by=by, now=now, facts=facts)
