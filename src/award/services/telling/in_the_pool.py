"""Who is told of the incubation pool."""

from datetime import datetime

from award.process.incubation import PoolRoad
from award.process.kinds import Actor, Steps
from award.records.incubation.models import PoolEntry
from award.records.seat import Seat
from award.services.messages import posts, send

POOL_TOLD: dict[Steps, str] = {
    PoolRoad.ADMIT: "你单位已纳入市长质量奖培育库，可免费参加培训、得到指导",
    PoolRoad.DECLINE: "你单位暂未纳入市长质量奖培育库，理由见页面；不影响申报",
    PoolRoad.GUIDE: "培育库登记了一次对你单位的指导",
}


def pool(step: Steps, row: PoolEntry, by: Seat, now: datetime) -> None:
    if step in (PoolRoad.ASK, PoolRoad.REFER):
        send(posts(Actor.CITY), f"{row}待确认加入培育库", f"/incubation/{row.pk}/", now)
    elif step in POOL_TOLD:
        told = posts(Actor.APPLICANT, enterprise_id=row.enterprise_id)
        send(told, POOL_TOLD[step], "/applicant/incubation/", now)
