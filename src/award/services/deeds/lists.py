"""The deeds of a list (Articles 22 to 26): drawn up, moved whole or not at all, shown to those concerned."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from award.law.citation import Finding, Kind, cite
from award.process.application import S
from award.process.kinds import Steps
from award.process.lists import MOVES, K, ListRoad
from award.records.applications.models import Application
from award.records.listing import eligible, members
from award.records.notices.models import AwardList, Entry
from award.services import ledger, outcomes
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
    return compose(award_list, eligible(award_list), details.members, details.reasons or {})


def compose(
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
            shift(step, row, moves.target, award_list, act, "入选")
        if moves.left is not None:
            for entry in award_list.entries.filter(member=False).select_related("application"):
                row = Application.objects.select_for_update().get(pk=entry.application_id)
                if row.state == moves.source:
                    outcomes.record(row, step, MISSED[step], entry.reason, act, released=False)
                    shift(step, row, moves.left, award_list, act, "未入选")

    return moved


def shift(step: Steps, row: Application, target: S, award_list: AwardList, act: Act, how: str) -> None:
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


def release(award_list: AwardList, act: Act) -> None:
    """What the list decided is shown to everybody on it, and to those left off."""
    outcomes.release(
        [e.application for e in award_list.entries.select_related("application__county")], act.now
    )


def follow_and_release(step: ListRoad, *, but: Spared | None = None) -> Callable[[AwardList, Any, Act], None]:
    moved = follow(step, but=but)

    def done(award_list: AwardList, details: Any, act: Act) -> None:
        moved(award_list, details, act)
        release(award_list, act)

    return done


@effect(ListRoad.SHORTLIST, after=follow_and_release(ListRoad.SHORTLIST))
def shortlisted(award_list: AwardList, details: None, act: Act) -> dict[str, Any]:
    return {"members": [a.subject for a in members(award_list)]}


@effect(ListRoad.NOMINATE, after=follow(ListRoad.NOMINATE))
def nominated(award_list: AwardList, details: None, act: Act) -> dict[str, Any]:
    return {"members": [a.subject for a in members(award_list)]}
