"""A list and its case: who may stand on it, who is left off, what hangs on its notice."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from award.law.art22_qualification import notice_running_until
from award.law.case import Hands, ListCase, Notice
from award.law.workdays import Calendar
from award.process.application import Road, S
from award.process.lists import MOVES, K, L, ListRoad
from award.records.applications.models import Application, Outcome
from award.records.cases import calendar, local
from award.records.notice_clocks import corrections, last_to_end, notice_facts
from award.records.notices.models import AwardList, NoticeDraft, Objection, Opinion, PublicNotice
from award.records.objecting import holds_up, undecided, upholding
from award.records.seat import Seat

# States that are still on the way to a list: while one is, the list is not ready.
PENDING = {
    K.QUALIFIED: (S.COUNTY_SCREENING, S.RETURNED, S.QUALIFICATION),
    K.SHORTLIST: (S.QUALIFIED, S.QUALIFIED_NOTICE, S.DOCUMENT_REVIEW),
    K.CANDIDATES: (S.SITE_VISIT,),
    K.PROPOSED: (),
}
# Applications that fell out on the way no longer move with their list.
FELL_OUT = (S.WITHDRAWN, S.ENDED, S.DISQUALIFIED, S.NOT_QUALIFIED, S.NOT_APPROVED)
FIRST_ACT = {
    K.QUALIFIED: ListRoad.PUBLISH_QUALIFIED,
    K.SHORTLIST: ListRoad.SHORTLIST,
    K.CANDIDATES: ListRoad.NOMINATE,
    K.PROPOSED: ListRoad.PROPOSE,
}


def eligible(award_list: AwardList) -> QuerySet[Application]:
    """Applications of the cycle that the list's first act takes up or leaves out."""
    source = MOVES[FIRST_ACT[K(award_list.kind)]].source
    return award_list.cycle.applications.filter(state=source.value)


def members(award_list: AwardList) -> list[Application]:
    """Who stands on the list now. The qualified are, until published, those decided file by file (22)."""
    if award_list.kind == K.QUALIFIED and award_list.state == L.DRAFT:
        return list(eligible(award_list))
    entries = award_list.entries.filter(member=True).select_related("application__county")
    return [e.application for e in entries if S(e.application.state) not in FELL_OUT]


def preparer(award_list: AwardList) -> str:
    """Id of who drew the list up; of the qualified, who took the latest decision that makes it."""
    if award_list.kind != K.QUALIFIED:
        return str(award_list.prepared_by_id or "")
    decided = Outcome.objects.filter(
        application__cycle=award_list.cycle, step__in=(Road.QUALIFY.key, Road.NOT_QUALIFY.key)
    )
    last = decided.order_by("-at", "-id").values_list("by_id", flat=True).first()
    return str(last or "")


def list_case(award_list: AwardList, now: datetime, seat: Seat, **chosen: Any) -> ListCase:
    """The list at `now`; `chosen` is what the act itself brings (days_chosen, circular_number ...)."""
    kind, cycle = K(award_list.kind), award_list.cycle
    plan = cycle.plan()
    entries = list(award_list.entries.select_related("application"))
    standing, days = members(award_list), calendar()
    on_notice = _notice_list(award_list)
    draft = NoticeDraft.objects.filter(award_list=award_list).first()
    one_by_one = plan.objection_blocks == "entry"
    waiting, late = _undecided(award_list)
    facts: dict[str, Any] = {
        "moment": local(now),
        "cycle": cycle.number,
        "readings": plan.chosen(),
        "calendar": days,
        "kind": kind.value,
        "state": award_list.state,
        "members": tuple(a.name for a in standing),
        "without_reason": tuple(e.application.name for e in entries if not e.member and not e.reason.strip()),
        "unready": tuple(
            a.name for a in cycle.applications.filter(state__in=[s.value for s in PENDING[kind]])
        ),
        "notice": _counted(on_notice, standing, days),
        "notice_drafted_by": str(draft.drafted_by_id) if draft else "",
        "days_drafted": draft.days if draft else 0,
        "days_planned": plan.consultation_days if kind is K.CANDIDATES else plan.qualification_days,
        "opinions_unanswered": Opinion.objects.filter(notice__lists=on_notice, treated_at=None).count()
        if on_notice
        else 0,
        "report_written": bool(award_list.report.strip()),
        "meeting_recorded": bool(award_list.presider and award_list.held_on and award_list.minutes.strip()),
        "undecided_objections": tuple(o.code for o in waiting),
        "late_leads": tuple(o.code for o in late),
        "held_back": tuple(a.name for a in held_back(award_list, standing, now, days)),
        "one_by_one": one_by_one,
        "unapproved": tuple(a.name for a in standing if a.state == S.REPORTED),
        "circular_number": award_list.circular_number,
        "hands": Hands(by=seat.hand, prepared_by=preparer(award_list), second=str(seat.confirmed_by or "")),
    }
    return ListCase(**{**facts, **chosen})


def _notice_list(award_list: AwardList) -> AwardList | None:
    """The list whose notice is counted: before the proposal it is that of the candidates (24)."""
    if award_list.kind == K.PROPOSED and award_list.state == "draft":
        return AwardList.objects.filter(cycle=award_list.cycle, kind=K.CANDIDATES.value).first()
    return award_list


def _counted(on_notice: AwardList | None, standing: list[Application], days: Calendar) -> Notice | None:
    """The clock that the list waits for: of all its entries or, one by one, of the notice alone (26)."""
    notice = on_notice.notice if on_notice else None
    if on_notice is None or notice is None:
        return None
    alone = on_notice.kind == K.PROPOSED and on_notice.cycle.plan().objection_blocks == "entry"
    return notice_facts(notice if alone else last_to_end(notice, (a.pk for a in standing), days))


def held_back(
    award_list: AwardList, standing: list[Application], now: datetime, days: Calendar
) -> list[Application]:
    """Members that a report would leave behind, one by one; once it is made, those that it did leave (26)."""
    notice = award_list.notice
    if award_list.kind != K.PROPOSED or notice is None:
        return []
    if award_list.state != L.PUBLISHED:
        return [a for a in standing if a.state == S.AWARD_NOTICE]
    if award_list.cycle.plan().objection_blocks != "entry":
        return []
    waiting, _ = _undecided(award_list)
    concerned = {o.application_id for o in waiting} | _own_clock_runs(notice, now, days)
    return [a for a in standing if a.pk in concerned]


def _own_clock_runs(notice: PublicNotice, now: datetime, days: Calendar) -> set[int]:
    """Entries whose correction is still being shown."""
    readings, today = notice.cycle.plan().chosen(), local(now).date()
    counts = {
        key: notice_running_until(notice_facts(one), days, readings)
        for key, one in corrections(notice).items()
    }
    return {int(key) for key, count in counts.items() if not count.over(today)}


def _undecided(award_list: AwardList) -> tuple[list[Objection], list[Objection]]:
    """What keeps the list's entries from going on, and the leads that came too late to do so."""
    found = Objection.objects.filter(notice=award_list.notice_id).select_related("application")
    every = [o for o in found if o.application.state != S.DISQUALIFIED] if award_list.notice_id else []
    waiting = undecided(every)
    holding = {o.pk for o in waiting if holds_up(o)} | {o.pk for o in upholding(every)}
    return [o for o in every if o.pk in holding], [o for o in waiting if o.pk not in holding]
