"""The deeds of a panel's conclusion: consensus, findings, members' words, signature (Article 23)."""

from dataclasses import dataclass, field
from typing import Any

from award.law import figures
from award.law.art07_criteria import Criteria, criteria
from award.law.score import Method, missing, off_grid
from award.process.application import Road, S
from award.records.applications.models import Application
from award.records.reviewing import counted, outcome, panel_for, percents, text_digest, unreasoned
from award.records.reviews.models import Examiner, Panel, Result, Sheet
from award.records.scoring.models import Countersignature, Reasons
from award.services.asking import BadDetails, ask
from award.services.steps import Act, effect

REASON_MAX = 1000


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
