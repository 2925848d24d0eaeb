"""The deeds from the proposal to the conferring (Articles 25, 26)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from award.process.application import S
from award.process.lists import MOVES, ListRoad
from award.records.applications.models import Application
from award.records.cases import calendar, local
from award.records.files.models import Evidence
from award.records.listing import held_back, members
from award.records.notices.models import AwardList
from award.services import certificates, notices
from award.services.asking import BadDetails, ask
from award.services.deeds.lists import REASON_MAX, compose, follow, follow_and_release, shift
from award.services.steps import Act, effect


def _before_the_meeting(award_list: AwardList, details: None, act: Act) -> None:
    """Those that CITY does not propose go before the meeting too: it decides on every candidate."""
    follow(ListRoad.PROPOSE)(award_list, details, act)
    moves = MOVES[ListRoad.PROPOSE]
    for entry in award_list.entries.filter(member=False).select_related("application"):
        row = Application.objects.select_for_update().get(pk=entry.application_id)
        if row.state == moves.source:
            shift(ListRoad.PROPOSE, row, moves.target, award_list, act, "未提名")


@effect(ListRoad.PROPOSE, after=_before_the_meeting)
def proposed(award_list: AwardList, details: None, act: Act) -> dict[str, Any]:
    """All candidates go before the meeting, the proposed ones marked; the meeting decides on each."""
    return {"members": [a.subject for a in members(award_list)]}


@dataclass(frozen=True, slots=True)
class Decision:
    """What the special meeting decided: who, in whose presidency, on which day, minutes."""

    presider: str = ask("主持人（分管质量工作副市长）", max=40)
    held_on: date | None = ask("会议日期", "date")
    minutes: str = ask("会议纪要要点", "long", max=4000)
    members: tuple[str, ...] = ask("拟授奖单位（至多5家，可以空缺）", "multi", required=False)
    reasons: dict[str, str] | None = None
    scan: Evidence | None = ask("会议纪要扫描件", "file", required=False)

    def chosen(self) -> dict[str, Any]:
        recorded = bool(self.presider.strip() and self.held_on and self.minutes.strip())
        return {"members": self.members, "meeting_recorded": recorded, "without_reason": ()}


def decision_faults(award_list: AwardList, details: Decision, today: date) -> dict[str, str]:
    """What is wrong with a decision, by field: held_on, reason_APPLICATION. Who withdrew needs no reason."""
    faults = {}
    if details.held_on is not None and details.held_on > today:
        faults["held_on"] = f"会议日期{details.held_on}晚于今天"
    reasons = details.reasons or {}
    for application in before_the_meeting(award_list):
        key = str(application.pk)
        reason = reasons.get(key, "").strip()
        if key in details.members:
            continue
        if not reason:
            faults[f"reason_{key}"] = f"{application.name}：还没有写未列入的理由"
        elif len(reason) > REASON_MAX:
            words = f"{application.name}：理由最多{REASON_MAX}字，现有{len(reason)}字"
            faults[f"reason_{key}"] = words
    return faults


def before_the_meeting(award_list: AwardList) -> list[Application]:
    """The candidates on whom the meeting decides."""
    entries = award_list.entries.filter(application__state=S.PROPOSED.value)
    return [e.application for e in entries.select_related("application__county")]


@effect(ListRoad.DECIDE, Decision, after=follow(ListRoad.DECIDE))
def decided(award_list: AwardList, details: Decision, act: Act) -> dict[str, Any]:
    """The meeting may take fewer, others of the candidates, or none; each left off has a reason."""
    faults = decision_faults(award_list, details, local(act.now).date())
    if faults:
        raise BadDetails(faults)
    award_list.presider, award_list.held_on = details.presider, details.held_on
    award_list.minutes = details.minutes
    candidates, reasons = before_the_meeting(award_list), details.reasons or {}
    facts = compose(award_list, candidates, details.members, reasons)
    return {**facts, "held_on": details.held_on.isoformat() if details.held_on else None,
            "scan": details.scan.sha256 if details.scan else None}  # fmt: skip


def _left_behind(award_list: AwardList, act: Act) -> frozenset[int]:
    """One by one, entries with an open objection or a running correction are reported later (26)."""
    was = AwardList(pk=award_list.pk, cycle=award_list.cycle, kind=award_list.kind, state=act.before)
    was.notice = award_list.notice
    return frozenset(a.pk for a in held_back(was, members(award_list), act.now, calendar()))


@effect(ListRoad.REPORT, after=follow_and_release(ListRoad.REPORT, but=_left_behind))
def reported(award_list: AwardList, details: None, act: Act) -> dict[str, Any]:
    behind = _left_behind(award_list, act)
    named = {"members": [a.subject for a in members(award_list) if a.pk not in behind]}
    return {**named, "left_behind": len(behind)} if behind else named


@dataclass(frozen=True, slots=True)
class CircularPaper:
    """The circular's number and date, given by the official document system."""

    circular_number: str = ask("授奖通报文号", max=60, example="包府发〔2026〕9号")
    circular_on: date | None = ask("成文日期", "date")

    def chosen(self) -> dict[str, Any]:
        return {"circular_number": self.circular_number.strip()}


@effect(ListRoad.CIRCULATE, CircularPaper, after=follow_and_release(ListRoad.CIRCULATE))
def circulated(award_list: AwardList, details: CircularPaper, act: Act) -> dict[str, Any]:
    award_list.circular_number = details.circular_number.strip()
    award_list.circular_on = details.circular_on
    notice = notices.circular(award_list, members(award_list), act.now)
    return {"circular_number": award_list.circular_number, "notice": notice.pk, "digest": notice.digest}


def _conferred(award_list: AwardList, details: None, act: Act) -> None:
    for application in members(award_list):
        certificates.grant(application, award_list, act)
    follow_and_release(ListRoad.CONFER)(award_list, details, act)


@effect(ListRoad.CONFER, after=_conferred)
def conferring(award_list: AwardList, details: None, act: Act) -> dict[str, Any]:
    return {"members": [a.subject for a in members(award_list)]}
