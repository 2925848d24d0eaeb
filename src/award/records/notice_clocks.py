"""Which clock counts for which entry: a corrected entry has the clock of its own correction (0033)."""

from collections.abc import Iterable
from datetime import datetime

from award.law import case as c
from award.law.art22_qualification import notice_running_until
from award.law.workdays import Calendar
from award.process.plan import BAOTOU
from award.records.notices.models import PublicNotice


def notice_facts(notice: PublicNotice) -> c.Notice:
    """A notice as the rules count it."""
    return c.Notice(
        notice.published_at.astimezone(BAOTOU).date(),
        notice.days,
        notice.exactly,
        notice.taken_down_on,
        tuple((_moment(i["from"]), _moment(i["until"])) for i in notice.interruptions),
    )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(BAOTOU)


def corrections(notice: PublicNotice) -> dict[str, PublicNotice]:
    """The latest correction of each corrected entry, by the entry's id."""
    return {one.entry: one for one in notice.corrections.order_by("published_at", "pk")}


def counted_for(notice: PublicNotice, application_id: int) -> PublicNotice:
    """The notice whose clock counts for one entry: its latest correction, else the notice itself."""
    latest = notice.corrections.filter(entry=str(application_id)).order_by("-published_at", "-pk").first()
    if latest is None:
        return notice
    latest.cycle = notice.cycle
    return latest


def last_to_end(notice: PublicNotice, entries: Iterable[int], calendar: Calendar) -> PublicNotice:
    """Of a notice and the corrections of these entries, the one whose clock ends last."""
    found = corrections(notice)
    every = [notice, *(found[key] for key in map(str, entries) if key in found)]
    readings = notice.cycle.plan().chosen()
    return max(every, key=lambda n: notice_running_until(notice_facts(n), calendar, readings).last_day)
