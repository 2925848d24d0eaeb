"""What the public face brings to CITY's desk: questions by their two working days, corrections to release."""

from collections.abc import Iterator
from datetime import date

from award.law.workdays import Calendar
from award.process.lists import K
from award.process.question import Q, QuestionRoad
from award.process.spreading import ActivityRoad, StoryRoad, T, W
from award.records.cases import local
from award.records.notices.models import Correction
from award.records.questions.models import Question
from award.records.seat import Seat
from award.records.spreading.queries import activities, stories
from award.services.notice_desk import FOUR_EYES
from award.web.city.item import Item, Moment
from award.web.parts import WorkRow

NEXT = {
    Q.OPEN: (QuestionRoad.ANSWER, "答复咨询"),
    Q.PROPOSED: (QuestionRoad.PUBLISH, "由另一名工作人员复看后公开"),
}


def questions(at: Moment) -> Iterator[Item]:
    """Those to be answered, with their day; those to be looked at again before they are published."""
    for row in Question.objects.filter(state__in=[q.value for q in NEXT]):
        step, todo = NEXT[Q(row.state)]
        waits = row.state == Q.OPEN
        yield Item(
            WorkRow(
                title=f"{row.get_topic_display()}：{row.text[:30]}",
                url=f"/city/questions/{row.pk}/",
                number=row.code,
                step=Q(row.state).label,
                law=step.law,
                todo=todo,
                deadline=row.due_on if waits else None,
                left=left(row, at.today, at.days) if waits else None,
                cells=at.days.day_cells(local(row.received_at).date(), max(row.due_on, at.today), at.today)
                if waits
                else (),
            ),
            "question",
        )


def left(row: Question, today: date, days: Calendar) -> int:
    """Working days that are left, negative when overdue."""
    return days.workdays_between(today, row.due_on) - days.workdays_between(row.due_on, today)


def corrections() -> Iterator[Item]:
    """Corrections of CITY's own notices that wait for a second officer; OFFICE's are on its page."""
    waiting = Correction.objects.filter(released_at=None, dropped_because="")
    for row in waiting.exclude(notice__kind=K.PROPOSED.value).select_related("notice", "prepared_by"):
        yield Item(
            WorkRow(
                title=str(row),
                url=f"/publicity/correction/{row.pk}/",
                step="待发布",
                law=FOUR_EYES,
                todo=f"由{row.prepared_by}以外的工作人员发布更正",
            ),
            "notice",
        )


LOOKS = {
    T.HANDED_IN: (StoryRoad.FORWARD, "审看后提请公开"),
    T.FORWARDED: (StoryRoad.PUBLISH, "由另一名工作人员复看后公开"),
}


def spreading(seat: Seat) -> Iterator[Item]:
    """Stories handed in or waiting for a second look, and events that were proposed; no term is set."""
    for story in stories(seat).filter(state__in=[t.value for t in LOOKS]):
        step, todo = LOOKS[T(story.state)]
        yield Item(
            WorkRow(
                title=f"{story.honour.name}：{story}",
                url=f"/spreading/stories/{story.pk}/",
                step=T(story.state).label,
                law=step.law,
                todo=todo,
            ),
            "spreading",
        )
    for event in activities(seat).filter(state=W.PROPOSED.value):
        yield Item(
            WorkRow(
                title=str(event),
                url=f"/spreading/activities/{event.pk}/",
                step=W(event.state).label,
                law=ActivityRoad.PUBLISH.law,
                todo="由另一名工作人员复看后公开",
            ),
            "spreading",
        )
