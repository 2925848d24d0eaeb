"""What colleagues said while the notice hung inside the unit, and what was done about it (Article 20)."""

from datetime import date, datetime

from django.db import transaction

from award.law.dates import spoken
from award.records.applications.models import Application
from award.records.cases import local
from award.records.filings.models import InsideObjection
from award.records.seat import Seat
from award.services import dossiers
from award.services.asking import BadDetails

WORDS_MAX = 400


def record_objection(
    application: Application, *, received_on: date | None, said: str, handling: str, by: Seat, now: datetime
) -> InsideObjection:
    """Keep one objection; it lies between the posting and today, and says what was done."""
    said, handling = said.strip(), handling.strip()
    with transaction.atomic():
        row = Application.objects.select_for_update().get(pk=application.pk)
        dossiers.writable_inside(row, by, now)
        notice = getattr(row, "internal_notice", None)
        today, errors = local(now).date(), dict[str, str]()
        if notice is None:
            errors["received_on"] = "请先登记张贴日期"
        elif received_on is None:
            errors["received_on"] = "请填写收到日期"
        elif not notice.posted_on <= received_on <= today:
            errors["received_on"] = f"应在张贴日{spoken(notice.posted_on)}和今天{spoken(today)}之间"
        for name, label, text in (("said", "意见", said), ("handling", "处理情况", handling)):
            if not text:
                errors[name] = f"请填写{label}"
            elif len(text) > WORDS_MAX:
                errors[name] = f"{label}最多{WORDS_MAX}字，现有{len(text)}字"
        if errors or received_on is None:
            raise BadDetails(errors)
        return InsideObjection.objects.create(
            application=row, received_on=received_on, said=said, handling=handling,
            recorded_by_id=by.person, recorded_at=now,
        )  # fmt: skip


def take_back(application: Application, pk: int, *, by: Seat, now: datetime) -> None:
    """Take an entry out of the open dossier; what was filed keeps it."""
    with transaction.atomic():
        row = Application.objects.select_for_update().get(pk=application.pk)
        dossiers.writable_inside(row, by, now)
        row.inside_objections.filter(pk=pk).delete()
