"""What the rules are told of a story and of an event (Articles 9, 10, 34, 35)."""

from collections.abc import Iterable
from datetime import datetime

from award.law.art35_title_use import promotional_words
from award.law.case import Hands, SpreadingCase
from award.process.kinds import Actor
from award.records.cases import local
from award.records.seat import Seat
from award.records.spreading.models import Activity, Story
from award.records.spreading.queries import PLACE, missing
from award.services import white_list
from award.services.asking import BadDetails


def _personal(parts: Iterable[tuple[str, str]]) -> str:
    """Where a person's number seems to stand, without repeating it."""
    for label, text in parts:
        try:
            white_list.personal(text)
        except BadDetails as wrong:
            return f"{label}：{wrong}"
    return ""


def story_case(row: Story, now: datetime, seat: Seat) -> SpreadingCase:
    said = (("标题", row.title), ("摘要", row.summary), ("用到的方法", row.methods), ("正文", row.text))
    return SpreadingCase(
        moment=local(now),
        name=row.honour.name,
        hands=Hands(by=seat.hand, prepared_by=str(row.forwarded_by_id or "")),
        revoked=row.honour.gone,
        missing=missing(row),
        agreed=row.agreed,
        promotes=promotional_words("\n".join(text for _, text in said)),
        personal=_personal(said),
    )


def activity_case(row: Activity, now: datetime, seat: Seat) -> SpreadingCase:
    places = row.honours.annotate(place=PLACE).values_list("name", "place")
    away = tuple(name for name, place in places if place != seat.county)
    said = (
        ("名称", row.title), ("地点", row.place), ("内容", row.content), ("组织单位", row.organiser),
        ("报道链接", row.link),
    )  # fmt: skip
    return SpreadingCase(
        moment=local(now),
        name=row.title,
        hands=Hands(by=seat.hand, prepared_by=str(row.proposed_by_id or "")),
        elsewhere=away if seat.actor is Actor.COUNTY else (),
        personal=_personal(said),
    )
