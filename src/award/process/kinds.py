"""Actor, and Steps: the shape of a road's table.

A row reads: label on the button, who, from where, to where, the law, what must be provided.
An absent row is an impossible move; two equal rows are refused, not aliased.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Any, ClassVar

from award.law.citation import Findings, Law


class Actor(StrEnum):
    """The seats. The clock is one more: it takes only steps that have an effect."""

    APPLICANT = "applicant"
    COUNTY = "county"
    SECTOR = "sector"
    CITY = "city"
    EXAMINER = "examiner"
    MEETING = "meeting"
    OFFICE = "office"
    GOVERNMENT = "government"
    PARTY = "party"  # 市委: approves on paper, never logs in
    PUBLIC = "public"
    CLOCK = "clock"
    ADMIN = "admin"  # sets up people and seats; sees no file

    @property
    def label(self) -> str:
        return ACTOR_ZH[self]


ACTOR_ZH = {
    Actor.APPLICANT: "申报单位",
    Actor.COUNTY: "旗县区质量工作主管部门",
    Actor.SECTOR: "行业主管部门",
    Actor.CITY: "市质量工作主管部门",
    Actor.EXAMINER: "评审员",
    Actor.MEETING: "市政府专题会议",
    Actor.OFFICE: "市政府办公室",
    Actor.GOVERNMENT: "市人民政府",
    Actor.PARTY: "市委",
    Actor.PUBLIC: "社会公众",
    Actor.CLOCK: "系统时钟",
    Actor.ADMIN: "系统管理员",
}

Rule = Callable[[Any], Findings]


class EqualSteps(TypeError):
    """Two rows of one road say the same."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a road. `target` None: the step is recorded and moves nothing."""

    label: str
    by: frozenset[Actor]
    sources: frozenset[StrEnum]
    target: StrEnum | None
    law: Law
    provided: tuple[Rule, ...]


STAYS = None


def _set(value: Any) -> frozenset[Any]:
    return frozenset({value}) if isinstance(value, StrEnum) else frozenset(value)


class Steps(Enum):
    """Base of the roads; each member's value is the row as written."""

    road: ClassVar[str]

    def __init__(
        self,
        label: str,
        by: Actor | Iterable[Actor],
        sources: StrEnum | Iterable[StrEnum],
        target: StrEnum | None,
        law: Law,
        *provided: Rule,
    ) -> None:
        row = Row(label, _set(by), _set(sources), target, law, provided)
        for other in type(self).__members__.values():
            if other.row == row:
                raise EqualSteps(f"{type(self).__name__}: {other.name} and {self.name} are equal")
        self._row = row

    @property
    def row(self) -> Row:
        return self._row

    @property
    def label(self) -> str:
        return self._row.label

    @property
    def by(self) -> frozenset[Actor]:
        return self._row.by

    @property
    def sources(self) -> frozenset[StrEnum]:
        return self._row.sources

    @property
    def target(self) -> StrEnum | None:
        return self._row.target

    @property
    def law(self) -> Law:
        return self._row.law

    @property
    def provided(self) -> tuple[Rule, ...]:
        return self._row.provided

    @property
    def key(self) -> str:
        """The ledger's key: application.submit."""
        return f"{ROAD_KEYS[type(self).__name__]}.{self.name.lower()}"


ROAD_KEYS = {
    "Road": "application",
    "CycleRoad": "cycle",
    "ListRoad": "list",
    "PanelRoad": "panel",
    "SheetRoad": "sheet",
    "SiteVisitRoad": "site_visit",
    "ObjectionRoad": "objection",
    "HonourRoad": "honour",
    "AppointmentRoad": "appointment",
    "IntegrityRoad": "integrity",
    "PoolRoad": "pool",
    "ArchiveRoad": "archive",
    "ChangeRoad": "change",
    "RecusalRoad": "recusal",
    "ConductRoad": "conduct",
    "EventRoad": "event",
    "MisuseRoad": "misuse",
    "VisitRoad": "visit",
    "MendRoad": "mend",
    "DrawRoad": "draw",
    "QuestionRoad": "question",
    "BudgetRoad": "budget",
    "AdjustmentRoad": "adjustment",
    "CourseRoad": "course",
    "MethodRoad": "method",
    "StoryRoad": "story",
    "ActivityRoad": "activity",
}
