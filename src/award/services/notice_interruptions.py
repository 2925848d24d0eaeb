"""A notice that could not be seen: the working days made up for (interpretation 0033)."""

from datetime import date, datetime

from django.db import transaction

from award.law.interruptions import EXTENDS, lost_days
from award.process.lists import K
from award.records.cases import calendar, local
from award.records.notice_clocks import counted_for
from award.records.notices.models import PublicNotice
from award.records.seat import Seat
from award.services import ledger, white_list
from award.services.asking import BadDetails
from award.services.notice_desk import REASON_MAX, WHILE, clock_of, must_handle

INTERRUPT = "notice.interrupt"


def interrupt(
    notice: PublicNotice, *, began: datetime, ended: datetime, because: str, by: Seat, now: datetime
) -> tuple[date, ...]:
    """Note that it could not be seen; returns the working days made up for, none up to one (0033)."""
    must_handle(notice, by)
    errors = {}
    if not notice.days:
        errors["__all__"] = "这份公告没有公示期"
    elif not notice.published_at <= began < ended:
        errors["ended"] = "恢复的时间应晚于中断的时间，中断不早于发布"
    elif ended > now:
        errors["ended"] = "恢复的时间晚于现在；恢复以后再登记"
    if not because.strip():
        errors["because"] = "请写明中断的原因"
    elif len(because.strip()) > REASON_MAX:
        errors["because"] = f"原因最多{REASON_MAX}字"
    if errors:
        raise BadDetails(errors)
    white_list.personal(because, "because")
    with transaction.atomic():
        row = PublicNotice.objects.select_for_update().get(pk=notice.pk)
        if any(began < _until(i) and _from(i) < ended for i in row.interruptions):
            raise BadDetails({"began": "与已经登记的中断重叠"})
        if local(began).date() > clock_of(row).last_day:
            raise BadDetails({"began": "中断时公示已经届满"})
        award_list = (row.corrects or row).lists.first()
        if award_list is not None and award_list.state != WHILE[K(award_list.kind)][0]:
            because_moved = f"名单现在是“{award_list.get_state_display()}”，公示期不再改动"
            raise BadDetails({"__all__": because_moved})
        before = clock_of(row).last_day
        row.interruptions = [
            *row.interruptions,
            {"from": began.isoformat(), "until": ended.isoformat(), "because": because.strip()},
        ]
        row.save(update_fields=["interruptions"])
        after = clock_of(row).last_day
        _no_longer_late(row)
        facts = {"from": began.isoformat(), "until": ended.isoformat(), "last_day": after.isoformat(),
                 "last_day_before": before.isoformat()}  # fmt: skip
        ledger.append(step=INTERRUPT, subject=f"notice/{row.pk}", law=EXTENDS, by=by, now=now, facts=facts)
        notice.interruptions = row.interruptions
        return lost_days((local(began), local(ended)), calendar())


def _no_longer_late(notice: PublicNotice) -> None:
    """What came after the old last day and before the new one was in time after all, and holds up again."""
    of = notice.corrects or notice
    for objection in of.objections.filter(late=True):
        count = clock_of(counted_for(of, objection.application_id))
        if local(objection.received_at).date() <= count.last_day:
            objection.late = False
            objection.save(update_fields=["late"])


def _from(interruption: dict[str, str]) -> datetime:
    return datetime.fromisoformat(interruption["from"])


def _until(interruption: dict[str, str]) -> datetime:
    return datetime.fromisoformat(interruption["until"])
