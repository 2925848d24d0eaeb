"""What an event means for an honour already conferred (Articles 30-32): a road, never an effect.

The system says which road the law opens; people establish, study and decide.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from award.law import art30_fraud, art31_revocation, art32_follow_up, art36_in_force
from award.law.citation import Citation, Findings, met, note, refuse
from award.law.dates import spoken
from award.law.facts import AccidentGrade


class EventKind(StrEnum):
    """What became known about a recipient."""

    FRAUD = "fraud"
    QUALITY_ACCIDENT = "quality_accident"
    SAFETY_ACCIDENT = "safety_accident"
    ENVIRONMENT_ACCIDENT = "environment_accident"
    PUBLIC_HEALTH = "public_health"
    SERVICE_QUALITY = "service_quality"
    SERIOUS_VIOLATION = "serious_violation"

    @property
    def zh(self) -> str:
        return KINDS_ZH[self]


KINDS_ZH = {
    EventKind.FRAUD: "弄虚作假",
    EventKind.QUALITY_ACCIDENT: "质量事故",
    EventKind.SAFETY_ACCIDENT: "安全事故",
    EventKind.ENVIRONMENT_ACCIDENT: "环保事故",
    EventKind.PUBLIC_HEALTH: "公共卫生事故",
    EventKind.SERVICE_QUALITY: "服务质量事故",
    EventKind.SERIOUS_VIOLATION: "严重违法违规生产经营行为",
}
NOT_NAMED = {EventKind.PUBLIC_HEALTH, EventKind.SERVICE_QUALITY}  # in Article 17(3), not in 31


@dataclass(frozen=True, slots=True)
class Event:
    """One event; `grade` and `major_social_impact` None where not (yet) determined."""

    kind: EventKind
    occurred_on: date
    found_on: date | None = None
    grade: AccidentGrade | None = None
    major_social_impact: bool | None = None


@dataclass(frozen=True, slots=True)
class HonourFacts:
    """An honour and an event; `awarded_on` is the day of the circular."""

    awarded_on: date
    regulation_in_force: bool
    event: Event


@dataclass(frozen=True, slots=True)
class EventCase:
    """An event on the day it is decided. `decision`: the outcome chosen, None before anything is chosen."""

    facts: HonourFacts
    decision: str | None = None
    title_held: bool = True


class Outcome(StrEnum):
    """The road that the law opens."""

    ARTICLE_30 = "article_30"
    ARTICLE_31 = "article_31"
    WATCH = "watch"
    NONE = "none"
    TO_CONFIRM = "to_confirm"


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome, the clause, the fact, and the steps of the road in order."""

    outcome: Outcome
    law: Citation
    because: str
    steps: tuple[str, ...]


WATCH_STEPS = ("记入寻访事项", "寻访时了解整改情况，督促其维护荣誉、持续改进提升")


def honour(facts: HonourFacts) -> Answer:
    """Article 30 knows no time limit; whatever falls under 31 must fall within its three years."""
    event = facts.event
    fact = f"{spoken(event.occurred_on)}{event.kind.zh}"
    if not facts.regulation_in_force:
        return _confirm(art36_in_force.FIVE_YEARS, f"{fact}，《办法》已失效，依据何种规定处理", "市人民政府")
    if event.kind is EventKind.FRAUD:
        found = f"，{spoken(event.found_on)}发现" if event.found_on else ""
        because = f"{fact}{found}；不论何时发生、何时发现，均撤销称号"
        return Answer(Outcome.ARTICLE_30, art30_fraud.REVOKE, because, art30_fraud.STEPS)
    law = (
        art31_revocation.VIOLATION if event.kind is EventKind.SERIOUS_VIOLATION else art31_revocation.ACCIDENT
    )
    last = art31_revocation.last_day(facts.awarded_on)
    if event.occurred_on < facts.awarded_on:
        because = f"{fact}，早于授奖日{spoken(facts.awarded_on)}，是否影响称号"
        return _confirm(law, because)
    if event.occurred_on > last:
        because = f"{fact}，在授奖满3年（{spoken(last)}）之后"
        return Answer(Outcome.NONE, law, because, ())
    if event.kind is EventKind.SERIOUS_VIOLATION:
        return _violation(event, fact)
    return _accident(event, fact)


def _violation(event: Event, fact: str) -> Answer:
    """A serious violation and, through it, a major bad effect on society: both are needed."""
    law = art31_revocation.VIOLATION
    if event.major_social_impact is None:
        return _confirm(law, f"{fact}，是否导致重大不良社会影响")
    if event.major_social_impact:
        because = f"{fact}，导致重大不良社会影响"
        return Answer(Outcome.ARTICLE_31, law, because, art31_revocation.STEPS)
    return _watch(f"{fact}，未导致重大不良社会影响")


def _accident(event: Event, fact: str) -> Answer:
    """较大 or above; the two fields that Article 31 does not name are decided by a person."""
    law, grade = art31_revocation.ACCIDENT, event.grade
    if grade is AccidentGrade.GENERAL:
        return _watch(f"{fact}，等级为一般")
    if grade is None:
        return _confirm(law, f"{fact}，等级未定，是否达到较大及以上")
    if event.kind in NOT_NAMED:
        return _confirm(law, f"{fact}，等级为{grade.zh}，第三十一条未列明这类事故，是否适用")
    return Answer(Outcome.ARTICLE_31, law, f"{fact}，等级为{grade.zh}，在授奖后3年内", art31_revocation.STEPS)


def _watch(because: str) -> Answer:
    return Answer(Outcome.WATCH, art32_follow_up.URGE, f"{because}，不撤销称号", WATCH_STEPS)


def _confirm(law: Citation, question: str, by: str = "行业主管部门会同质量工作主管部门") -> Answer:
    return Answer(Outcome.TO_CONFIRM, law, f"{question}，须具名认定", (f"{by}具名认定后再定是否启动撤销",))


ROADS_ZH = {
    Outcome.ARTICLE_30: "按第三十条报请撤销",
    Outcome.ARTICLE_31: "按第三十一条会同研究",
    Outcome.WATCH: "不启动撤销，记入寻访",
    Outcome.NONE: "不启动撤销，不作处理",
}


def decided_as_the_law_says(case: EventCase) -> Findings:
    """Where the law gives the answer nobody decides otherwise; where it leaves it open, a named officer does.

    The study of Article 31 may still end without asking for revocation: that is decided there, not here.
    """
    answer = honour(case.facts)
    if case.decision is None:
        return note(answer.law, answer.because, "event.answer")
    chosen = Outcome(case.decision)
    if answer.outcome is Outcome.TO_CONFIRM:
        return _left_open(answer, chosen, case)
    if chosen is answer.outcome or (answer.outcome is Outcome.NONE and chosen is Outcome.WATCH):
        return met()
    return refuse(answer.law, f"{answer.because}；应当{ROADS_ZH[answer.outcome]}", "event.decision")


def _left_open(answer: Answer, chosen: Outcome, case: EventCase) -> Findings:
    """Fraud has its own article; an open grade or impact is attested first, unless nothing follows anyway."""
    event = case.facts.event
    fraud = event.kind is EventKind.FRAUD
    if chosen is Outcome.ARTICLE_30 and not fraud:
        return refuse(art30_fraud.FRAUD, f"{event.kind.zh}不是弄虚作假，不适用第三十条", "event.decision")
    if chosen is Outcome.ARTICLE_31 and fraud:
        return refuse(art31_revocation.ACCIDENT, "弄虚作假适用第三十条，不适用第三十一条", "event.decision")
    if chosen is Outcome.ARTICLE_31 and event.occurred_on < case.facts.awarded_on:
        awarded = spoken(case.facts.awarded_on)
        because = f"发生在授奖日{awarded}之前，不是获得奖励后发生的；申报时隐瞒的，按弄虚作假另行登记"
        return refuse(art31_revocation.ACCIDENT, because, "event.decision")
    if chosen is Outcome.ARTICLE_31 and event.kind is EventKind.SERIOUS_VIOLATION:
        return refuse(answer.law, f"{answer.because.split('，须具名认定')[0]}，先具名认定", "event.impact")
    if chosen is Outcome.ARTICLE_31 and event.grade is None:
        return refuse(answer.law, "等级未定，先具名认定等级", "event.grade")
    return met()


def nothing_else_open(case: EventCase) -> Findings:
    """A decision that was carried out is not taken back by deciding anew."""
    if case.title_held:
        return met()
    return refuse(art31_revocation.STUDY, "称号已在撤销程序中或者已经撤销，不能重新处理", "event.state")
