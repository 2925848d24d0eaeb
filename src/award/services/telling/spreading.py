"""Who is told of stories and of events that spread them."""

from datetime import datetime

from award.process.kinds import Actor, Steps
from award.process.spreading import ActivityRoad, StoryRoad
from award.records.seat import Seat
from award.records.spreading.models import Activity, Story
from award.services.messages import posts, send

STORY_TOLD: dict[Steps, str] = {
    StoryRoad.ASK_CHANGES: "经验《{title}》请按所列意见修改",
    StoryRoad.PUBLISH: "经验《{title}》已公开",
    StoryRoad.WITHDRAW: "经验《{title}》已撤下，理由见页面",
}


def story(step: Steps, row: Story, by: Seat, now: datetime) -> None:
    """CITY hears of what was handed in and of what waits for a second look; the recipient of the outcome."""
    if step in (StoryRoad.HAND_IN, StoryRoad.FORWARD):
        waits = "待审看" if step is StoryRoad.HAND_IN else "拟公开，待复看"
        send(posts(Actor.CITY), f"经验《{row}》{waits}", f"/spreading/stories/{row.pk}/", now)
    elif step in STORY_TOLD and by.actor is Actor.CITY:
        told = posts(Actor.APPLICANT, enterprise_id=row.honour.enterprise_id)
        send(told, STORY_TOLD[step].format(title=row), f"/recipient/stories/{row.pk}/", now)


def activity(step: Steps, row: Activity, by: Seat, now: datetime) -> None:
    recorded = step is ActivityRoad.RECORD and by.actor is not Actor.CITY
    if recorded or step is ActivityRoad.PROPOSE:
        said = "已登记，可以提请公开" if recorded else "拟公开，待复看"
        send(posts(Actor.CITY), f"推广活动“{row}”{said}", f"/spreading/activities/{row.pk}/", now)
