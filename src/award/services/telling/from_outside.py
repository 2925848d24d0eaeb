"""Who is told of what comes in from outside: objections, questions, events."""

from datetime import datetime

from award.law.dates import spoken
from award.process.event import EventRoad
from award.process.kinds import Actor, Steps
from award.process.objection import ObjectionRoad
from award.process.question import QuestionRoad
from award.records.events.models import Event
from award.records.notices.models import Objection
from award.records.questions.models import Question
from award.records.seat import Seat
from award.services.messages import about, posts, send


def objection(step: Steps, row: Objection, by: Seat, now: datetime) -> None:
    city = about(row.application, posts(Actor.CITY))
    if step in (ObjectionRoad.FILE, ObjectionRoad.FILE_LEAD):
        send(city, f"收到一件{row.get_state_display()}：{row.code}", "/city/objections/", now)
    elif step is ObjectionRoad.ASK_CONSENT:
        send(posts(Actor.GOVERNMENT), f"报请同意取消授奖资格：{row.application.name}", "/government/", now)
    elif step in (ObjectionRoad.CONSENT, ObjectionRoad.REFUSE_CONSENT):
        told = f"市人民政府{step.label}：{row.application.name}"
        send(city, told, f"/city/objections/{row.pk}/", now)


def event(step: Steps, row: Event, by: Seat, now: datetime) -> None:
    if step in (EventRoad.ATTEST_GRADE, EventRoad.ATTEST_IMPACT) and by.actor is not Actor.CITY:
        send(posts(Actor.CITY), f"{row}：行业主管部门已{step.label}", f"/events/{row.pk}/", now)


def question(step: Steps, row: Question, by: Seat, now: datetime) -> None:
    if step is QuestionRoad.ASK:
        told = f"收到一件咨询（{row.get_topic_display()}），{spoken(row.due_on)}前答复"
        send(posts(Actor.CITY), told, f"/city/questions/{row.pk}/", now)
    elif step is QuestionRoad.PROPOSE:
        send(posts(Actor.CITY), "有一件咨询答复拟公开，待复看", f"/city/questions/{row.pk}/", now)
