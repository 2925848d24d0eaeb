"""Public notices in the play: drafted by one officer, so that another releases them."""

from award.demo.play import Play
from award.process.lists import K, ListRoad
from award.services.deeds.list_notices import NoticeText

CONTACT = "市质量工作主管部门质量发展科 0472-5000000，昆都仑区示例路1号（示例）"


def draft_notice(play: Play, kind: K, days: int) -> None:
    text = NoticeText(days=days, contact=CONTACT)
    play.take(ListRoad.DRAFT_NOTICE, play.list_of(kind), play.troupe.clerk, text)
