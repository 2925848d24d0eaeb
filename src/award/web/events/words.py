"""What the law makes of an event, in a word and a shape."""

from award.law.honour import ROADS_ZH, Answer, Outcome
from award.process.event import E
from award.records.events.models import Event

TAGS = {
    Outcome.ARTICLE_30: "late",
    Outcome.ARTICLE_31: "late",
    Outcome.WATCH: "wait",
    Outcome.NONE: "none",
    Outcome.TO_CONFIRM: "wait",
}
WORDS = {**ROADS_ZH, Outcome.TO_CONFIRM: "须具名认定"}


def outcome_tag(event: Event, answer: Answer) -> tuple[str, str]:
    """The decision once it is made, before that the law's answer of today."""
    outcome = Outcome(event.decision) if event.state == E.DECIDED else answer.outcome
    return TAGS[outcome], WORDS[outcome]
