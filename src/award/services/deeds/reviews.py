"""The deeds of panels, sheets and results (Articles 9, 23, 27)."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from award.law import figures
from award.law.art07_criteria import Criteria, criteria
from award.law.art27_recusal import INTERESTS
from award.law.score import Method, missing, off_grid
from award.process.application import Road, S
from award.process.panel import PanelRoad, SheetRoad, SheetState
from award.process.recusal import RecusalRoad
from award.records.applications.models import Application
from award.records.reviewing import counted, outcome, panel_for, percents, text_digest, unreasoned
from award.records.reviews.models import Declaration, Examiner, Panel, PanelMember, Result, Sheet
from award.records.scoring.models import Countersignature, Reasons
from award.records.seat import CLOCK
from award.services.asking import BadDetails, ask
from award.services.steps import Act, effect, move

NO_INTEREST = "none"
REASON_MAX = 1000


@dataclass(frozen=True, slots=True)
class Composition:
    """Who sits, who leads, which files: ids as text."""

    examiners: tuple[str, ...] = ask("评审员", "multi")
    leader: str = ask("组长", "choice")
    applications: tuple[str, ...] = ask("评审的申报件", "multi")

    def faults(self) -> dict[str, str]:
        return {} if self.leader in self.examiners else {"leader": "组长须是选入本组的评审员"}


@effect(PanelRoad.FORM, Composition)
def formed(panel: Panel, details: Composition, act: Act) -> dict[str, Any]:
    panel.formed_at = act.now
    return _compose(panel, details, act)


@effect(PanelRoad.CHANGE, Composition)
def changed(panel: Panel, details: Composition, act: Act) -> dict[str, Any]:
    return _compose(panel, details, act)


def _compose(panel: Panel, details: Composition, act: Act) -> dict[str, Any]:
    """Seat the chosen, let the others go (their sheets are void), give the files, open the sheets."""
    wanted = {str(e.pk): e for e in Examiner.objects.filter(pk__in=details.examiners)}
    sitting = {str(m.examiner_id): m for m in panel.members.filter(left_at=None)}
    _seatable(panel, wanted, sitting, details.leader)
    gone = [m for key, m in sitting.items() if key not in wanted]
    for member in gone:
        member.left_at = act.now
        member.save(update_fields=["left_at"])
        void(_unfinished(panel).filter(examiner_id=member.examiner_id), act)
    for key, examiner in wanted.items():
        PanelMember.objects.update_or_create(
            panel=panel, examiner=examiner, left_at=None, defaults={"leader": key == details.leader}
        )
    if gone:
        unsettle(panel.results.all())
    panel.applications.set(Application.objects.filter(pk__in=details.applications, cycle=panel.cycle))
    for application in panel.applications.all():
        for examiner in wanted.values():
            Sheet.objects.get_or_create(panel=panel, application=application, examiner=examiner)
    _put_doubts(wanted.values(), panel, act)
    return {
        "examiners": sorted(f"examiner/{key}" for key in wanted),
        "leader": f"examiner/{details.leader}",
        "applications": sorted(a.subject for a in panel.applications.all()),
    }


def _put_doubts(examiners: Iterable[Examiner], panel: Panel, act: Act) -> None:
    """What the records tell only loosely is put to a person the moment the panel is composed (27)."""
    from award.services import recusals

    recusals.doubt(examiners, panel.applications.all(), act.now)


def _seatable(
    panel: Panel, wanted: dict[str, Examiner], sitting: dict[str, PanelMember], leader: str
) -> None:
    """BadDetails unless the leader may lead and nobody returns whose sheets here are void."""
    leads = wanted.get(leader)
    if leads is None or not leads.may_lead:
        raise BadDetails({"leader": "这名评审员没有组长资格，请先在专家库中登记"})
    left = panel.members.exclude(left_at=None).values_list("examiner_id", flat=True)
    back = [e for key, e in wanted.items() if key not in sitting and e.pk in set(left)]
    if back:
        names = "、".join(str(e) for e in back)
        raise BadDetails({"examiners": f"{names}曾调出本组，评分表已作废，不能再编入；请另选评审员"})


def _unfinished(panel: Panel) -> Any:
    """The panel's sheets on files whose result is not signed yet."""
    done = panel.results.filter(signed_at__isnull=False).values("application_id")
    return panel.sheets.exclude(application_id__in=done)


def unsettle(results: Any) -> None:
    """A discussion among other hands no longer stands: it is held again before the result is signed."""
    Reasons.objects.filter(result__in=results.filter(signed_at=None)).delete()
    results.filter(signed_at=None).update(consensus={}, discussion="")


def void(sheets: Any, act: Act) -> None:
    """Void sheets with their trace: the marks stay on record and are never read again."""
    for sheet in sheets.exclude(state=SheetState.VOID.value):
        move(SheetRoad.VOID, sheet, by=CLOCK, now=act.now)


@dataclass(frozen=True, slots=True)
class Interest:
    """One examiner's word on one applicant, before its file opens."""

    application: int
    interest: str = ask("利害关系", "choice", options=((NO_INTEREST, "没有利害关系"), *INTERESTS.items()))
    note: str = ask("说明", required=False, max=400)
    undertaking: bool = ask("我遵守评审纪律，保守申报单位的商业秘密、技术秘密（第二十八条）", "tick")


@effect(PanelRoad.DECLARE, Interest)
def declared(panel: Panel, details: Interest, act: Act) -> dict[str, Any]:
    """A declared interest closes the file at once and voids the sheet; nobody lifts it alone."""
    examiner = Examiner.objects.get(user_id=act.by.person)
    # Locked against a result that is being signed this moment on the sheet to be voided.
    given = Application.objects.select_for_update().filter(panels=panel)
    application = given.filter(pk=details.application).first()
    if application is None:
        raise BadDetails({"__all__": "这份申报不在你的评审组"})
    earlier = Declaration.objects.filter(user_id=act.by.person, application=application).first()
    if earlier is not None and earlier.interest != NO_INTEREST:
        raise BadDetails({"interest": "已经声明回避，不能由本人撤回；确有差错的由市主管部门处理"})
    if details.interest == NO_INTEREST:
        Declaration.objects.update_or_create(
            user_id=act.by.person,
            application=application,
            defaults={"examiner": examiner, "interest": NO_INTEREST, "note": details.note, "at": act.now},
        )
    else:
        _recuses(application, details, act)
    return {"application": application.subject, "examiner": f"examiner/{examiner.pk}",
            "recused": details.interest != NO_INTEREST}  # fmt: skip


def _recuses(application: Application, details: Interest, act: Act) -> None:
    """The recusal holds from here: its own road writes what it does."""
    from award.services import recusals
    from award.services.deeds.recusals import Statement

    mine = recusals.row(act.by.person, application, act.now, act.by.actor.value)
    word = Statement(details.interest, details.note)
    move(RecusalRoad.DECLARE, mine, by=act.by, now=act.now, details=word)


REVIEWED = {S.DOCUMENT_REVIEWED: Road.REOPEN_DOCUMENTS, S.SITE_REVIEWED: Road.REOPEN_SITE}


def withdraw(examiner: Examiner, application: Application, act: Act) -> None:
    """A recusal voids the sheets, and takes back what rested on them and has not been acted upon yet."""
    sheets = Sheet.objects.filter(examiner=examiner, application=application)
    sheets = sheets.exclude(state=SheetState.VOID.value)
    counted_in = [s.panel_id for s in sheets if s.state == SheetState.SIGNED]
    void(sheets, act)
    unsettle(Result.objects.filter(application=application))
    reopen = REVIEWED.get(S(application.state))
    if reopen is not None and _signed_here(application).filter(panel__in=counted_in).exists():
        move(reopen, application, by=CLOCK, now=act.now)


def _signed_here(application: Application) -> Any:
    """The signed result of the stage at which the file is."""
    kind = "site" if application.state in (S.SITE_VISIT, S.SITE_REVIEWED) else "document"
    return Result.objects.filter(application=application, panel__kind=kind, signed_at__isnull=False)


def _reopened(application: Application, details: None, act: Act) -> dict[str, Any]:
    """The signed score stays in the ledger; the row waits for the panel's new one."""
    result = _signed_here(application).get()
    taken_back = figures.text(result.score)
    result.score, result.signed_by, result.signed_at = None, None, None
    result.save()
    unsettle(Result.objects.filter(pk=result.pk))
    return {"panel": result.panel.subject, "taken_back": taken_back}


effect(Road.REOPEN_DOCUMENTS)(_reopened)
effect(Road.REOPEN_SITE)(_reopened)


@effect(PanelRoad.DISSOLVE)
def dissolved(panel: Panel, details: None, act: Act) -> dict[str, Any]:
    return {"members": panel.members.filter(left_at=None).count()}


@effect(SheetRoad.SIGN)
def signed(sheet: Sheet, details: None, act: Act) -> dict[str, Any]:
    """A sheet that joins after a discussion opens the discussion again."""
    sheet.signed_at = act.now
    unsettle(Result.objects.filter(panel=sheet.panel, application=sheet.application))
    return {"application": sheet.application.subject, "examiner": f"examiner/{sheet.examiner_id}",
            "criteria": sheet.panel.cycle.plan().criteria, "percents": sheet.percents,
            "sha256": sheet_digest(sheet)}  # fmt: skip


def sheet_digest(sheet: Sheet) -> str:
    """Of all that was signed, words and marks: the ledger keeps it, so the sheet cannot change unseen."""
    body = [sheet.percents, sheet.strengths, sheet.opportunities]
    return hashlib.sha256(json.dumps(body, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


@effect(SheetRoad.VOID)
def voided(sheet: Sheet, details: None, act: Act) -> dict[str, Any]:
    return {"application": sheet.application.subject, "examiner": f"examiner/{sheet.examiner_id}"}


@dataclass(frozen=True, slots=True)
class Consensus:
    """The panel's agreed percentages and why, where the sheets stood apart.

    `percents` (clause -> per cent) are asked for only where the plan's method is the consensus; `reasons`
    (clause -> words) for every item on which the sheets parted.
    """

    percents: dict[str, int]
    discussion: str = ask("合议情况和理由", "long", max=4000)
    reasons: dict[str, str] = field(default_factory=dict)

    def faults(self) -> dict[str, str]:
        return {
            f"r_{clause}": f"{clause}的合议理由最多{REASON_MAX}字，现有{len(text)}字"
            for clause, text in self.reasons.items()
            if len(text) > REASON_MAX
        }


@effect(Road.CONSENSUS, Consensus)
def agreed(application: Application, details: Consensus, act: Act) -> dict[str, Any]:
    panel, result = _result(application)
    plan = panel.cycle.plan()
    if any(s.signed_at is None for s in _counting_sheets(panel, application)):
        raise BadDetails({"percents": "全组签署各自的评分表以后才能合议"})
    reasons = _reasons(panel, application, details.reasons)
    result.consensus = {}
    if plan.method == Method.CONSENSUS:
        result.consensus = _agreed_percents(criteria(plan.criteria), details.percents)
    result.discussion = details.discussion
    result.save()
    Reasons.objects.update_or_create(result=result, defaults={"by_item": reasons})
    written(panel, application, result)
    return {"panel": panel.subject, "consensus": result.consensus, "reasoned": sorted(reasons)}


def written(panel: Panel, application: Application, result: Result) -> None:
    """The leader's text changed: whoever countersigned the old one is asked again."""
    digest = text_digest(panel, application, panel.cycle.plan())
    Reasons.objects.update_or_create(result=result, defaults={"digest": digest})


def _reasons(panel: Panel, application: Application, given: dict[str, str]) -> dict[str, str]:
    """A reason for every item that parted, or BadDetails at its field (r_4.1.2); others may have one too."""
    plan = panel.cycle.plan()
    known = {item.clause for item in criteria(plan.criteria).items}
    reasons = {clause: text.strip() for clause, text in given.items() if clause in known and text.strip()}
    flags = {f.clause: f.spread for f in outcome(panel, application, plan).flags}
    lacking = unreasoned(outcome(panel, application, plan).flags, reasons)
    if lacking:
        raise BadDetails({f"r_{c}": f"{c}相差{flags[c]:f}个百分点，请写这一条的合议理由" for c in lacking})
    return reasons


def _agreed_percents(standard: Criteria, given: dict[str, int]) -> dict[str, int]:
    """All 23 items on the grid, or BadDetails with each fault at its item: p_4.1.2."""
    known = {item.clause for item in standard.items}
    marks = percents({clause: value for clause, value in given.items() if clause in known})
    errors = {f"p_{clause}": f"{clause}还没有合议百分比" for clause in missing(standard, marks)}
    for clause in off_grid(standard, marks):
        errors[f"p_{clause}"] = f"{clause}填了{given[clause]}，百分比只取0至100之间5的倍数"
    if errors:
        raise BadDetails(errors)
    return {clause: int(value) for clause, value in marks.items() if value is not None}


def _counting_sheets(panel: Panel, application: Application) -> list[Sheet]:
    ids = [m.examiner_id for m in counted(panel, application)]
    return list(panel.sheets.filter(application=application, examiner_id__in=ids))


def _result(application: Application) -> tuple[Panel, Result]:
    panel = panel_for(application, "site" if application.state == S.SITE_VISIT else "document")
    if panel is None:
        raise BadDetails({"__all__": "这份申报没有评审组"})
    result, _ = Result.objects.get_or_create(panel=panel, application=application)
    return panel, result


@dataclass(frozen=True, slots=True)
class Findings:
    """评审意见, beside the score."""

    findings: str = ask("评审意见（优势与改进机会）", "long", max=6000)


@effect(Road.FINDINGS, Findings)
def found(application: Application, details: Findings, act: Act) -> dict[str, Any]:
    panel, result = _result(application)
    result.findings = details.findings
    result.save()
    written(panel, application, result)
    return {"panel": panel.subject}


@dataclass(frozen=True, slots=True)
class Agreement:
    """A member's word for the text that was before them; `digest` says which one that was."""

    digest: str


@dataclass(frozen=True, slots=True)
class Dissent:
    """A member does not agree: in writing, kept beside the result. The leader still answers for it."""

    digest: str
    statement: str = ask(
        "保留意见", "long", max=2000, help="写明哪一条、为什么；与评审结果一并存档，不能撤回"
    )


@dataclass(frozen=True, slots=True)
class Unable:
    """Why a member could not be asked; `examiner` an id as text."""

    digest: str
    examiner: str = ask("评审员", "choice")
    statement: str = ask("未能会签的原因", "long", max=400)


@effect(Road.COUNTERSIGN, Agreement)
def countersigned(application: Application, details: Agreement, act: Act) -> dict[str, Any]:
    return _word(application, details.digest, "agreed", "", _me(act), act)


@effect(Road.DISSENT, Dissent)
def dissented(application: Application, details: Dissent, act: Act) -> dict[str, Any]:
    return _word(application, details.digest, "dissent", details.statement, _me(act), act)


@effect(Road.UNABLE, Unable)
def could_not(application: Application, details: Unable, act: Act) -> dict[str, Any]:
    panel, _ = _result(application)
    members = {str(m.examiner_id): m for m in counted(panel, application) if not m.leader}
    member = members.get(details.examiner)
    if member is None:
        raise BadDetails({"examiner": "请选一名应当会签的组员"})
    return _word(application, details.digest, "unable", details.statement, member.examiner, act)


def _me(act: Act) -> Examiner:
    return Examiner.objects.get(user_id=act.by.person)


def _word(
    application: Application, digest: str, kind: str, statement: str, examiner: Examiner, act: Act
) -> dict[str, Any]:
    """One more word on the text as it is now; a text that changed since is read again first."""
    panel, result = _result(application)
    if digest != text_digest(panel, application, panel.cycle.plan()):
        raise BadDetails({"__all__": "你打开页面之后，合议或评审意见改过，请看过新的再会签"})
    Countersignature.objects.create(
        result=result, examiner=examiner, kind=kind, statement=statement.strip(), digest=digest,
        recorded_by=_me(act), at=act.now,
    )  # fmt: skip
    return {"panel": panel.subject, "examiner": f"examiner/{examiner.pk}", "word": kind, "text": digest}


def _finish(application: Application, details: None, act: Act) -> dict[str, Any]:
    """The leader signs: the score is fixed as printed, on the text that the members have seen."""
    kind = "site" if act.before == S.SITE_VISIT else "document"
    panel = panel_for(application, kind)
    assert panel is not None  # the step's rules have seen it
    result, _ = Result.objects.get_or_create(panel=panel, application=application)
    plan = panel.cycle.plan()
    digest = text_digest(panel, application, plan)
    words = result.countersignatures.filter(digest=digest).order_by("id")
    latest = {w.examiner_id: w.kind for w in words}
    total = outcome(panel, application, plan).total
    assert total is not None  # sheets_signed has seen a valid score
    result.score = figures.printed(total)
    result.signed_by = Examiner.objects.get(user_id=act.by.person)
    result.signed_at = act.now
    result.save()
    return {"panel": panel.subject, "score": figures.text(result.score), "text": digest,
            "words": {f"examiner/{key}": kind for key, kind in sorted(latest.items())}}  # fmt: skip


effect(Road.FINISH_DOCUMENTS)(_finish)
effect(Road.FINISH_SITE)(_finish)


@effect(Road.REVIEW)
def reviewing(application: Application, details: None, act: Act) -> dict[str, Any]:
    panel = panel_for(application, "document")
    return {"panel": panel.subject if panel else None}
