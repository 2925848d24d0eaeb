"""The deeds of questions: what was asked and answered stays out of the ledger, its digest goes in."""

from dataclasses import dataclass
from typing import Any

from award.process.question import QuestionRoad
from award.records.questions.models import Question
from award.services import white_list
from award.services.asking import ask
from award.services.digests import sha256
from award.services.steps import Act, effect


@effect(QuestionRoad.ASK)
def asked(row: Question, details: None, act: Act) -> dict[str, Any]:
    return {"topic": row.topic, "due_on": row.due_on.isoformat()}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person who asked reads under the code."""

    answer: str = ask("答复", "long", max=2000)


@effect(QuestionRoad.ANSWER, Answer)
def answered(row: Question, details: Answer, act: Act) -> dict[str, Any]:
    row.answer, row.answered_by_id, row.answered_at = details.answer.strip(), act.by.user_id, act.now
    return {"answer": sha256(row.answer.encode())}


@dataclass(frozen=True, slots=True)
class Proposal:
    """The question and the answer as everybody may read them: no name, no unit that could be guessed."""

    public_question: str = ask("公开的问题（改写，不含个人和单位信息）", "long", max=400)
    public_answer: str = ask("公开的答复", "long", max=2000)


@effect(QuestionRoad.PROPOSE, Proposal)
def proposed(row: Question, details: Proposal, act: Act) -> dict[str, Any]:
    white_list.personal(details.public_question, "public_question")
    white_list.personal(details.public_answer, "public_answer")
    row.public_question, row.public_answer = details.public_question.strip(), details.public_answer.strip()
    row.proposed_by_id = act.by.user_id
    return {"text": _digest(row)}


@effect(QuestionRoad.PUBLISH)
def published(row: Question, details: None, act: Act) -> dict[str, Any]:
    row.published_by_id, row.published_at = act.by.user_id, act.now
    return {"text": _digest(row)}


@dataclass(frozen=True, slots=True)
class Why:
    reason: str = ask("理由", max=400)


def _withheld(row: Question, details: Why, act: Act) -> dict[str, Any]:
    """The reason is the officers' own: the ledger keeps its digest."""
    row.published_at = None
    return {"reason": sha256(details.reason.encode())}


effect(QuestionRoad.SEND_BACK, Why)(_withheld)
effect(QuestionRoad.TAKE_DOWN, Why)(_withheld)


def _digest(row: Question) -> str:
    return sha256(f"{row.public_question}\n{row.public_answer}".encode())
