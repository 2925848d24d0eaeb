"""Working-day tables: an officer imports a year's arrangement; the newest of a year prevails."""

import json
from datetime import datetime

from django.db import transaction

from award.law.bad_input import BadInput
from award.law.citation import house
from award.law.holiday_tables import read_table
from award.process.kinds import Actor
from award.records.cycles.models import HolidayTable
from award.records.seat import Seat
from award.services import ledger
from award.services.asking import BadDetails

CALENDAR = house("calendar", "放假调休安排按公布的文件登记，期限据此计算")


def import_table(text: str, *, by: Seat, now: datetime) -> HolidayTable:
    """Check and keep one year, in the form of law/holidays/*.toml. BadDetails says what is wrong where."""
    if by.actor is not Actor.ADMIN:
        raise BadDetails({"__all__": "节假日表由系统管理员登记"})
    try:
        table = read_table(text)
    except BadInput as wrong:
        raise BadDetails({"text": str(wrong)}) from None
    body = json.dumps(table.as_dict(), ensure_ascii=False, sort_keys=True)
    with transaction.atomic():
        row = HolidayTable.objects.create(
            year=table.year,
            body=body,
            source=(table.document or "暂定，未公布")[:100],
            imported_by_id=by.person,
            imported_at=now,
        )
        facts = {"year": table.year, "official": table.official, "source": row.source}
        ledger.append(
            step="calendar.import",
            subject=f"holidays/{table.year}",
            law=CALENDAR,
            by=by,
            now=now,
            facts=facts,
        )
        return row
