"""One waiting thing with what it is filtered by, and the moment it is seen at."""

from dataclasses import dataclass
from datetime import date, datetime

from award.law.workdays import Calendar
from award.web.parts import WorkRow

STAGES = {
    "cycle": "届次",
    "qualification": "资格审查",
    "notice": "资格公示",
    "list": "名单",
    "objection": "异议",
    "question": "咨询",
    "spreading": "经验推广",
    "approval": "报批",
    "paper": "代为登记",
    "honour": "撤销与收回",
    "entry": "台账复核",
}


@dataclass(frozen=True, slots=True)
class Item:
    """A row of the worklist; `county` empty and `cycle` 0 for what belongs to none."""

    row: WorkRow
    stage: str
    county: str = ""
    cycle: int = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """When the desk is looked at, with the calendar read once."""

    now: datetime
    today: date
    days: Calendar
