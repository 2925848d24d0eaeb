"""The deeds of lists (Articles 22 to 26): all members move or none; each release tells those concerned."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from award.law.art25_final_deliberation import DAYS
from award.law.citation import Finding, Kind, cite
from award.process.application import S
from award.process.kinds import Actor, Steps
from award.process.lists import MOVES, K, ListRoad
from award.records.applications.models import Application
from award.records.cases import calendar, local
from award.records.files.models import Evidence
from award.records.listing import eligible, held_back, members
from award.records.notices.models import AwardList, Entry, NoticeDraft, Opinion
from award.services import certificates, ledger, notices, outcomes, white_list
from award.services.asking import BadDetails, ask
from award.services.steps import Act, Refused, effect
from award.services.subjects import adapter

MISSED = {
    ListRoad.SHORTLIST: cite(23, "综合评审结果确定进入现场评审单位名单"),
    ListRoad.NOMINATE: cite(24, "研究提出拟授奖候选名单"),
    ListRoad.DECIDE: cite(25, "决定拟授奖名单"),
}

REASON_MAX = 400


@dataclass(frozen=True, slots=True)
class Composition:
    """Members by id, and a reason for each that is left off."""

    members: tuple[str, ...] = ask("列入名单的单位", "multi", required=False)
    reasons: dict[str, str] | None = None
    report: str = ask("汇总报告", "long", required=False, max=6000)

    def chosen(self) -> dict[str, Any]:
        return {}


@effect(ListRoad.PREPARE, Composition)
def prepared(award_list: AwardList, details: Composition, act: Act) -> dict[str, Any]:
    """Draw the list up; whoever prepared it last is not the one who releases it."""
    if award_list.kind == K.QUALIFIED:
        raise BadDetails({"members": "资格名单由逐家作出的资格决定组成，不另行增减"})
    if details.report.strip():
        award_list.report = details.report
    award_list.prepared_by_id = act.by.user_id
    return _compose(award_list, eligible(award_list), details.members, details.reasons or {})


def _compose(
    award_list: AwardList, candidates: Any, members: tuple[str, ...], reasons: dict[str, str]
) -> dict[str, Any]:
    known = {str(a.pk): a for a in candidates}
    strange = set(members) - set(known)
    if strange:
        raise BadDetails({"members": "名单里有不在本环节的单位，请刷新后重选"})
    award_list.entries.exclude(application__in=known.values()).delete()
    for key, application in known.items():
        Entry.objects.update_or_create(
            award_list=award_list,
            application=application,
            defaults={"member": key in members, "reason": reasons.get(key, "").strip()},
        )
    return {"members": sorted(known[m].subject for m in members)}


Spared = Callable[[AwardList, Act], frozenset[int]]


def follow(step: ListRoad, *, but: Spared | None = None) -> Callable[[AwardList, Any, Act], None]:
    """After the list's line: move every member, end those left off; one line for each. All or none.

    `but`: members that stay where they are, by the rule of the act.
    """
    moves = MOVES[step]

    def moved(award_list: AwardList, details: Any, act: Act) -> None:
        spared = but(award_list, act) if but else frozenset()
        for application in members(award_list):
            if application.pk in spared:
                continue
            row = Application.objects.select_for_update().get(pk=application.pk)
            if row.state != moves.source:
                because = f"{row.name}现在是“{row.get_state_display()}”，名单整体没有移动"
                raise Refused(step, award_list, (Finding(Kind.REFUSE, step.law, because, "member"),))
            _shift(step, row, moves.target, award_list, act, "入选")
        if moves.left is not None:
            for entry in award_list.entries.filter(member=False).select_related("application"):
                row = Application.objects.select_for_update().get(pk=entry.application_id)
                if row.state == moves.source:
                    outcomes.record(row, step, MISSED[step], entry.reason, act, released=False)
                    _shift(step, row, moves.left, award_list, act, "未入选")

    return moved


def _shift(step: Steps, row: Application, target: S, award_list: AwardList, act: Act, how: str) -> None:
    before, row.state = row.state, target.value
    row.since = act.now
    row.revision += 1
    row.save()
    facts = {
        "from": before,
        "to": row.state,
        "list": award_list.subject,
        "as": how,
        **adapter(row).marks(row),
    }
    ledger.append(step=step.key, subject=row.subject, law=step.law, by=act.by, now=act.now, facts=facts)


def _release(award_list: AwardList, act: Act) -> None:
    """What the list decided is shown to everybody on it, and to those left off."""
    outcomes.release(
        [e.application for e in award_list.entries.select_related("application__county")], act.now
    )


def follow_and_release(step: ListRoad, *, but: Spared | None = None) -> Callable[[AwardList, Any, Act], None]:
    moved = follow(step, but=but)

    def done(award_list: AwardList, details: Any, act: Act) -> None:
        moved(award_list, details, act)
        _release(award_list, act)

    return done


@dataclass(frozen=True, slots=True)
class NoticeText:
    """The draft of a list's notice: its days, what stands above the list, whom to reach."""

    days: int | None = ask("公示的工作日数", "integer", least=1, most=60, unit="个工作日")
    longer_because: str = ask("长于7个工作日的理由", required=False, max=400)
    text: str = ask(
        "正文要补充的内容", "long", required=False, max=1000,
        help="起止日期和名单由系统写入，不必重复；不得含个人身份证号和手机号",
    )  # fmt: skip
    contact: str = ask(
        "受理部门、电话和地址",
        required=False,
        max=200,
        example="市质量工作主管部门质量科 0472-0000000（示例）",
    )

    def chosen(self) -> dict[str, Any]:
        return {"days_chosen": self.days or 0, "longer_because": self.longer_because}


@effect(ListRoad.DRAFT_NOTICE, NoticeText)
def notice_drafted(award_list: AwardList, details: NoticeText, act: Act) -> dict[str, Any]:
    """Written anew each time; OFFICE's own notice may be drafted by CITY, and only OFFICE releases it."""
    for name in ("longer_because", "text", "contact"):
        white_list.personal(getattr(details, name), name)
    if act.by.actor is Actor.OFFICE and award_list.kind != K.PROPOSED:
        raise BadDetails({"__all__": "这份名单由市质量工作主管部门公示"})
    NoticeDraft.objects.update_or_create(
        award_list=award_list,
        defaults={
            "days": details.days or 0,
            "longer_because": details.longer_because.strip(),
            "text": details.text.strip(),
            "contact": details.contact.strip(),
            "drafted_by_id": act.by.user_id,
            "drafted_at": act.now,
        },
    )
    return {"days": details.days}


@dataclass(frozen=True, slots=True)
class Days:
    """How long the notice runs, in working days."""

    days: int | None = ask("公示的工作日数", "integer", least=1, most=60, unit="个工作日")

    def chosen(self) -> dict[str, Any]:
        return {"days_chosen": self.days}


def _after_qualified(award_list: AwardList, details: Days, act: Act) -> None:
    follow(ListRoad.PUBLISH_QUALIFIED)(award_list, details, act)
    refused = award_list.cycle.applications.filter(state=S.NOT_QUALIFIED.value)
    _release(award_list, act)
    outcomes.release(refused, act.now)


@effect(ListRoad.PUBLISH_QUALIFIED, Days, after=_after_qualified)
def qualified_published(award_list: AwardList, details: Days, act: Act) -> dict[str, Any]:
    """The list of the qualified is what was decided file by file, as of its publication (Article 22)."""
    Entry.objects.bulk_create(Entry(award_list=award_list, application=a) for a in eligible(award_list))
    return _publish(award_list, details.days or 0, act)


def _publish(award_list: AwardList, days: int, act: Act, longer_because: str = "") -> dict[str, Any]:
    notice = notices.of_list(award_list, members(award_list), act.now, days, longer_because)
    award_list.notice = notice
    return {"notice": notice.pk, "digest": notice.digest, "days": days}


@effect(ListRoad.SHORTLIST, after=follow_and_release(ListRoad.SHORTLIST))
def shortlisted(award_list: AwardList, details: None, act: Act) -> dict[str, Any]:
    return {"members": [a.subject for a in members(award_list)]}


@effect(ListRoad.NOMINATE, after=follow(ListRoad.NOMINATE))
def nominated(award_list: AwardList, details: None, act: Act) -> dict[str, Any]:
    return {"members": [a.subject for a in members(award_list)]}


@effect(ListRoad.CONSULT, Days, after=follow_and_release(ListRoad.CONSULT))
def consulted(award_list: AwardList, details: Days, act: Act) -> dict[str, Any]:
    return _publish(award_list, details.days or 0, act)


@dataclass(frozen=True, slots=True)
class Treatment:
    """How an opinion of the public was treated (Article 24)."""

    opinion: int
    treatment: str = ask("研究处理情况", "long", max=1000)

    def chosen(self) -> dict[str, Any]:
        return {}


@effect(ListRoad.ANSWER_OPINION, Treatment)
def opinion_answered(award_list: AwardList, details: Treatment, act: Act) -> dict[str, Any]:
    opinion = Opinion.objects.filter(pk=details.opinion, notice=award_list.notice).first()
    if opinion is None:
        raise BadDetails({"__all__": "没有这条意见"})
    opinion.treatment, opinion.treated_by_id, opinion.treated_at = details.treatment, act.by.user_id, act.now
    opinion.save()
    return {"opinion": opinion.pk}


def _before_the_meeting(award_list: AwardList, details: None, act: Act) -> None:
    """Those that CITY does not propose go before the meeting too: it decides on every candidate."""
    follow(ListRoad.PROPOSE)(award_list, details, act)
    moves = MOVES[ListRoad.PROPOSE]
    for entry in award_list.entries.filter(member=False).select_related("application"):
        row = Application.objects.select_for_update().get(pk=entry.application_id)
        if row.state == moves.source:
            _shift(ListRoad.PROPOSE, row, moves.target, award_list, act, "未提名")


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
    facts = _compose(award_list, candidates, details.members, reasons)
    return {**facts, "held_on": details.held_on.isoformat() if details.held_on else None,
            "scan": details.scan.sha256 if details.scan else None}  # fmt: skip


@dataclass(frozen=True, slots=True)
class AwardNotice:
    """Seven working days; longer only with a reason (Article 25)."""

    days: int | None = ask("公示的工作日数", "integer", least=1, most=60, unit="个工作日")
    longer_because: str = ask("长于7个工作日的理由", required=False, max=400)

    def chosen(self) -> dict[str, Any]:
        return {"days_chosen": self.days, "longer_because": self.longer_because}


@effect(ListRoad.PUBLISH_PROPOSED, AwardNotice, after=follow_and_release(ListRoad.PUBLISH_PROPOSED))
def proposed_published(award_list: AwardList, details: AwardNotice, act: Act) -> dict[str, Any]:
    return _publish(award_list, details.days or DAYS, act, details.longer_because)


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
