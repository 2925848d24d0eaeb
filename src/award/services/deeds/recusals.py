"""The deeds of a recusal (Article 27): it holds at once, what follows is settled by name, two lift it."""

from dataclasses import dataclass
from typing import Any

from award.law.art27_recusal import INTERESTS
from award.process.panel import PanelRoad, SheetRoad, SheetState
from award.process.recusal import RecusalRoad
from award.records.recusals.models import Recusal
from award.records.recusing import Aftermath, aftermath
from award.records.reviews.models import Declaration, Examiner, Sheet
from award.records.seat import CLOCK
from award.services.asking import BadDetails, ask
from award.services.deeds.panels import Composition
from award.services.deeds.sheets import withdraw
from award.services.steps import Act, effect, move, take

KINDS = tuple(INTERESTS.items())


@dataclass(frozen=True, slots=True)
class Statement:
    """An interest and the fact behind it."""

    interest: str = ask("利害关系", "choice", options=KINDS)
    because: str = ask("事实", "long", required=False, max=400)


@dataclass(frozen=True, slots=True)
class Claim(Statement):
    """What an applicant says of a named examiner."""

    because: str = ask("事实和依据", "long", max=400, help="写明何时、何地、什么关系，有什么可以证明")


@dataclass(frozen=True, slots=True)
class Decision:
    """Why one decided so, by name."""

    reason: str = ask("理由", "long", max=400)


@dataclass(frozen=True, slots=True)
class Settlement:
    """What CITY decides on the consequences: who joins, who leads; both may stay as they are."""

    joins: str = ask("补入评审员", "choice", required=False)
    leads: str = ask("另定组长", "choice", required=False)
    reason: str = ask("处理意见", "long", max=400)


def _mark(recusal: Recusal) -> dict[str, Any]:
    return {
        "user": f"user/{recusal.user_id}",
        "application": recusal.application.subject,
        "interest": recusal.interest,
        "source": recusal.source,
    }


@effect(RecusalRoad.DECLARE, Statement)
def declared(recusal: Recusal, details: Statement, act: Act) -> dict[str, Any]:
    recusal.source, recusal.interest, recusal.because = "declared", details.interest, details.because.strip()
    recusal.seat = act.by.actor.value
    recusal.raised_by_id, recusal.raised_at = act.by.user_id, act.now
    return _holds(recusal, act)


@effect(RecusalRoad.DOUBT, Statement)
def doubted(recusal: Recusal, details: Statement, act: Act) -> dict[str, Any]:
    recusal.source, recusal.interest, recusal.because = "found", details.interest, details.because
    recusal.raised_at = act.now
    return _mark(recusal)


@effect(RecusalRoad.CLAIM, Claim)
def claimed(recusal: Recusal, details: Claim, act: Act) -> dict[str, Any]:
    recusal.source, recusal.interest, recusal.because = "claimed", details.interest, details.because.strip()
    recusal.raised_by_id, recusal.raised_at = act.by.user_id, act.now
    return _mark(recusal)


@effect(RecusalRoad.UPHOLD, Decision)
def upheld(recusal: Recusal, details: Decision, act: Act) -> dict[str, Any]:
    _decided(recusal, details, act)
    return _holds(recusal, act)


@effect(RecusalRoad.DISMISS, Decision)
def dismissed(recusal: Recusal, details: Decision, act: Act) -> dict[str, Any]:
    _decided(recusal, details, act)
    return _mark(recusal)


def _decided(recusal: Recusal, details: Decision, act: Act) -> None:
    recusal.decided_by_id, recusal.decided_at = act.by.user_id, act.now
    recusal.decision = details.reason.strip()


def _holds(recusal: Recusal, act: Act) -> dict[str, Any]:
    """The word in force closes the file on every surface; an examiner's sheets are void, with their trace."""
    examiner = Examiner.objects.filter(user_id=recusal.user_id).first()
    Declaration.objects.update_or_create(
        user_id=recusal.user_id,
        application=recusal.application,
        defaults={
            "examiner": examiner,
            "interest": recusal.interest,
            "note": recusal.because,
            "at": act.now,
        },
    )
    recusal.lift_asked_by_id, recusal.lift_reason, recusal.lifted_by_id, recusal.lifted_at = (
        None,
        "",
        None,
        None,
    )
    if examiner is not None:
        withdraw(examiner, recusal.application, act)
    return _mark(recusal)


@effect(RecusalRoad.SETTLE, Settlement)
def settled(recusal: Recusal, details: Settlement, act: Act) -> dict[str, Any]:
    """The panel is changed as was decided; where nothing has to change, the decision says so."""
    after = aftermath(recusal)
    changes = bool(details.joins or details.leads)
    if changes:
        if after is None:
            raise BadDetails({"__all__": "这份申报现在没有要调整的评审组"})
        take(
            PanelRoad.CHANGE, after.panel, by=act.by, now=act.now, seen=after.panel.revision,
            details=_composition(after, details),
        )  # fmt: skip
    recusal.settled_by_id, recusal.settled_at = act.by.user_id, act.now
    recusal.settlement = details.reason.strip()
    return {
        **_mark(recusal),
        "panel": after.panel.subject if after and changes else None,
        "joins": f"examiner/{details.joins}" if details.joins else None,
        "leads": f"examiner/{details.leads}" if details.leads else None,
        "passed_over": [f"examiner/{e.pk}" for e in after.passed_over(details.joins)] if after else [],
    }


def _composition(after: Aftermath, details: Settlement) -> Composition:
    """The panel with whoever joins, under whoever is to lead; who is recused stays for the other files."""
    panel = after.panel
    sitting = {str(m.examiner_id): m.leader for m in panel.members.filter(left_at=None)}
    offered = {str(e.pk) for e in after.reserves}
    if details.joins and details.joins not in offered:
        raise BadDetails({"joins": "只能从所列的候补中选：已受聘、不在本阶段其他组、没有记录在案的利害关系"})
    people = (*sitting, *([details.joins] if details.joins else []))
    leader = details.leads or next((key for key, leads in sitting.items() if leads), "")
    return Composition(
        examiners=people,
        leader=leader,
        applications=tuple(str(pk) for pk in panel.applications.values_list("pk", flat=True)),
    )


@effect(RecusalRoad.ASK_LIFT, Decision)
def lift_asked(recusal: Recusal, details: Decision, act: Act) -> dict[str, Any]:
    recusal.lift_asked_by_id, recusal.lift_reason = act.by.user_id, details.reason.strip()
    return _mark(recusal)


@effect(RecusalRoad.KEEP, Decision)
def kept(recusal: Recusal, details: Decision, act: Act) -> dict[str, Any]:
    recusal.lift_asked_by_id = None
    _decided(recusal, details, act)
    return _mark(recusal)


@effect(RecusalRoad.LIFT, Decision)
def lifted(recusal: Recusal, details: Decision, act: Act) -> dict[str, Any]:
    """The person declares anew before anything opens; an examiner's void sheets begin again, empty."""
    recusal.lifted_by_id, recusal.lifted_at = act.by.user_id, act.now
    recusal.decision = details.reason.strip()
    Declaration.objects.filter(user_id=recusal.user_id, application=recusal.application).delete()
    void = Sheet.objects.filter(
        examiner__user_id=recusal.user_id,
        application=recusal.application,
        state=SheetState.VOID.value,
        panel__state="standing",
        panel__members__examiner__user_id=recusal.user_id,
        panel__members__left_at=None,
    )
    for sheet in void.distinct():
        move(SheetRoad.REVIVE, sheet, by=CLOCK, now=act.now)
    return _mark(recusal)


@effect(SheetRoad.REVIVE)
def revived(sheet: Sheet, details: None, act: Act) -> dict[str, Any]:
    """What was signed before stays in the ledger; the sheet itself is written anew."""
    sheet.percents, sheet.strengths, sheet.opportunities = {}, {}, {}
    sheet.signed_at, sheet.saved_at = None, None
    return {"application": sheet.application.subject, "examiner": f"examiner/{sheet.examiner_id}"}
