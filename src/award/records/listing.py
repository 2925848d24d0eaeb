"""A list and its case: who may stand on it, who is left off, what hangs on its notice."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from award.law.case import Hands, ListCase
from award.process.application import Road, S
from award.process.lists import MOVES, K, L, ListRoad
from award.process.objection import UNDECIDED, O
from award.records.applications.models import Application, Outcome
from award.records.cases import calendar, local, notice_facts
from award.records.notices.models import AwardList, Objection, Opinion
from award.records.seat import Seat

# States that are still on the way to a list: while one is, the list is not ready.
PENDING = {
    K.QUALIFIED: (S.COUNTY_SCREENING, S.RETURNED, S.QUALIFICATION),
    K.SHORTLIST: (S.QUALIFIED, S.QUALIFIED_NOTICE, S.DOCUMENT_REVIEW),
    K.CANDIDATES: (S.SITE_VISIT,),
    K.PROPOSED: (),
}
# Applications that fell out on the way no longer move with their list.
FELL_OUT = (S.WITHDRAWN, S.DISQUALIFIED, S.NOT_QUALIFIED, S.NOT_APPROVED)
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
    standing = members(award_list)
    on_notice = _notice_list(award_list)
    facts: dict[str, Any] = {
        "moment": local(now),
        "cycle": cycle.number,
        "readings": plan.chosen(),
        "calendar": calendar(),
        "members": tuple(a.name for a in standing),
        "without_reason": tuple(e.application.name for e in entries if not e.member and not e.reason.strip()),
        "unready": tuple(
            a.name for a in cycle.applications.filter(state__in=[s.value for s in PENDING[kind]])
        ),
        "notice": notice_facts(on_notice.notice) if on_notice and on_notice.notice else None,
        "days_planned": plan.consultation_days if kind is K.CANDIDATES else plan.qualification_days,
        "opinions_unanswered": Opinion.objects.filter(notice__lists=on_notice, treated_at=None).count()
        if on_notice
        else 0,
        "report_written": bool(award_list.report.strip()),
        "meeting_recorded": bool(award_list.presider and award_list.held_on and award_list.minutes.strip()),
        "undecided_objections": tuple(_undecided(award_list)),
        "unapproved": tuple(a.name for a in standing if a.state == S.REPORTED),
        "circular_number": award_list.circular_number,
        "hands": Hands(by=seat.hand, prepared_by=preparer(award_list)),
    }
    return ListCase(**{**facts, **chosen})


def _notice_list(award_list: AwardList) -> AwardList | None:
    """The list whose notice is counted: before the proposal it is that of the candidates (24)."""
    if award_list.kind == K.PROPOSED and award_list.state == "draft":
        return AwardList.objects.filter(cycle=award_list.cycle, kind=K.CANDIDATES.value).first()
    return award_list


def _undecided(award_list: AwardList) -> list[str]:
    found = Objection.objects.filter(
        notice=award_list.notice_id, state__in=[s.value for s in UNDECIDED | {O.UPHELD, O.CONSENTED}]
    )
    return [o.code for o in found if o.application.state != S.DISQUALIFIED]
