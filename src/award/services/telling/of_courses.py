"""Who is told of courses and of the library's entries."""

from datetime import datetime

from award.law.dates import spoken
from award.process.course import CourseRoad
from award.process.kinds import Actor, Steps
from award.process.method import MethodRoad
from award.records.courses.models import GONE, Course
from award.records.methods.models import Method
from award.records.people.models import Post
from award.records.seat import Seat
from award.services.messages import posts, send


def course(step: Steps, row: Course, by: Seat, now: datetime) -> None:
    """The units whose people signed up hear of what changes for them."""
    first = row.sessions.first()
    when = f"{first.span.spoken()}起" if first else ""
    words = {
        CourseRoad.MOVE: f"“{row.title}”改期或改地点：{when}，{row.place}；与其他培训重叠的，请取消其中一个",
        CourseRoad.CANCEL: f"“{row.title}”取消：{row.cancelled_because}",
        CourseRoad.CLOSE: f"“{row.title}”已办结，参加证明可在页面下载，请参加的人评价",
    }.get(step)  # type: ignore[call-overload]
    if words:
        units = row.participants.exclude(state=GONE).values("enterprise_id")
        told = Post.objects.select_related("user").filter(
            actor=Actor.APPLICANT.value, active=True, enterprise_id__in=units
        )
        send(told, words, f"/courses/{row.pk}/", now)
    elif step is CourseRoad.PUBLISH and row.actor == Actor.CITY.value:
        until = spoken(row.signup_until.astimezone(now.tzinfo).date())
        send(
            posts(Actor.COUNTY),
            f"培训“{row.title}”接受报名，{until}截止，请转告本辖区企业",
            f"/courses/{row.pk}/",
            now,
        )


def method(step: Steps, row: Method, by: Seat, now: datetime) -> None:
    if step is MethodRoad.PROPOSE:
        send(
            posts(Actor.CITY).exclude(user_id=by.person),
            f"方法案例“{row.title}”待复看",
            f"/methods/desk/{row.pk}/",
            now,
        )
