"""A notice as the public sees it: kind, law, its clock, and nothing but white-listed content."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from award.law import (
    art09_panels,
    art18_launch,
    art19_call,
    art22_qualification,
    art24_evaluation,
    art25_final_deliberation,
    art26_commendation,
    art30_fraud,
)
from award.law.citation import Law
from award.law.interruptions import lost_days
from award.law.workdays import Calendar, Cell, CellKind, packaged
from award.records.cases import local
from award.records.notices.models import PublicNotice
from award.records.waiting import notice_clock
from award.services.notice_desk import FOUR_EYES as CORRECTS
from award.services.objections import ASKING, INVITING
from award.services.white_list import ENTRY, FIELDS

# kind -> the word on its tag, the clause it answers to
KINDS: dict[str, tuple[str, Law]] = {
    "call": ("公告", art19_call.ANNOUNCE),
    "extension": ("公告", art18_launch.EXTENSION),
    "qualified": ("公示", art22_qualification.AT_LEAST),
    "candidates": ("征求意见", art24_evaluation.CONSULT),
    "proposed": ("公示", art25_final_deliberation.SEVEN),
    "correction": ("更正", CORRECTS),
    "circular": ("通报", art26_commendation.CIRCULAR),
    "vacancy": ("公告", art09_panels.VACANCY),
    "abandoned": ("公告", art18_launch.TIMELY),
    "revocation": ("公告", art30_fraud.ANNOUNCE),
}
RUNNING = (*INVITING, ASKING, "correction")  # the kinds with a clock; all others are announcements
ANNOUNCEMENTS = tuple(kind for kind in KINDS if kind not in RUNNING)


@dataclass(frozen=True, slots=True)
class Interruption:
    """From when until when, why, and how many working days were made up for."""

    began: datetime
    ended: datetime
    because: str
    lost: int

    @classmethod
    def of(cls, kept: dict[str, str], days: Calendar) -> "Interruption":
        span = local(datetime.fromisoformat(kept["from"])), local(datetime.fromisoformat(kept["until"]))
        return cls(*span, kept["because"], len(lost_days(span, days)))


@dataclass(frozen=True, slots=True)
class Shown:
    """`last` None: no clock runs. `left` counts the working days after today; `nth` today's, if it counts."""

    notice: PublicNotice
    word: str
    law: Law | None
    published: date
    today: date
    last: date | None = None
    cells: tuple[Cell, ...] = ()
    days: Calendar = field(default_factory=packaged, repr=False)

    @property
    def lost(self) -> int:
        """Working days that interruptions took and the clock made up for."""
        return sum(cell.kind is CellKind.CUT for cell in self.cells)

    @property
    def interruptions(self) -> list[Interruption]:
        """When it could not be seen, as the public may read it."""
        return [Interruption.of(one, self.days) for one in self.notice.interruptions]

    @property
    def counted(self) -> list[Cell]:
        return [c for c in self.cells if c.number is not None]

    @property
    def first(self) -> date | None:
        """The first day that counts."""
        return self.counted[0].day if self.counted else None

    @property
    def makeups(self) -> list[date]:
        """Weekends on which one works, within the clock."""
        return [c.day for c in self.cells if c.makeup]

    @property
    def taken_down(self) -> bool:
        down = self.notice.taken_down_on
        return down is not None and self.last is not None and down < self.last and self.today > down

    @property
    def running(self) -> bool:
        return self.last is not None and self.today <= self.last and not self.taken_down

    @property
    def over(self) -> bool:
        """It ran to 24:00 of its last day."""
        return self.last is not None and self.today > self.last and not self.taken_down

    @property
    def nth(self) -> int | None:
        return next((c.number for c in self.cells if c.is_today), None)

    @property
    def left(self) -> int:
        return sum(c.kind is CellKind.LEFT for c in self.cells)

    @property
    def accepts(self) -> str:
        """objection, opinion or nothing: what the public may hand in about it."""
        corrected = self.notice.corrects if self.notice.corrects_id else None
        kind = (corrected or self.notice).kind
        if kind in INVITING:
            return "objection"
        return "opinion" if kind == ASKING else ""

    @property
    def opinion_url(self) -> str:
        return f"/notices/{self.notice.corrects_id or self.notice.pk}/opinion/"

    @property
    def objection_url(self) -> str:
        """Where one objects: to a corrected entry at the notice that named it first."""
        if self.notice.corrects_id is None:
            return f"/objections/new/?notice={self.notice.pk}"
        return f"/objections/new/?notice={self.notice.corrects_id}&unit={self.notice.entry}"

    @property
    def doing(self) -> str:
        """正在公示, 正在征求意见."""
        return f"正在{self.word}"

    @property
    def title_lines(self) -> tuple[str, str]:
        """第10届包头市市长质量奖 | 具备申报资格企业名单公示: a long title breaks at meaning."""
        head, award, rest = self.notice.title.partition("市长质量奖")
        return (f"{head}{award}", rest) if award and len(rest) > 3 else (self.notice.title, "")

    @property
    def white(self) -> bool:
        """Whether the content has white-listed fields only, so that all of it may be handed out."""
        rows = self._body("entries")
        return set(self.notice.body) <= FIELDS and all(set(row) <= ENTRY for row in rows)

    @property
    def entries(self) -> list[dict[str, str]]:
        """Name, number and county of each unit on it; whatever else a row might hold is not shown."""
        fields = ("name", "number", "county")
        return [{f: str(row.get(f, "")) for f in fields} for row in self._body("entries")]

    @property
    def paragraphs(self) -> list[str]:
        return [str(p) for p in self._body("paragraphs")]

    @property
    def media(self) -> list[dict[str, str]]:
        return [{f: str(row.get(f, "")) for f in ("name", "link")} for row in self._body("media")]

    @property
    def document_number(self) -> str:
        return str(self.notice.body.get("document_number", ""))

    @property
    def dated_on(self) -> date | None:
        said = self.notice.body.get("dated_on")
        return date.fromisoformat(said) if said else None

    def _body(self, name: str) -> list[Any]:
        return self.notice.body.get(name) or []


def show(notice: PublicNotice, now: datetime, days: Calendar) -> Shown:
    """One notice at `now`, on the calendar in force."""
    word, law = KINDS.get(notice.kind, ("公告", None))
    last, cells = notice_clock(notice, now, days)
    published, today = local(notice.published_at).date(), local(now).date()
    return Shown(notice, word, law, published, today, last if cells else None, cells, days)


def running(notices: Iterable[PublicNotice], now: datetime, days: Calendar) -> list[Shown]:
    """Those whose clock runs at `now`, the one that ends first in front."""
    every = [show(n, now, days) for n in notices if n.kind in RUNNING]
    return sorted((s for s in every if s.running), key=lambda s: (s.last or s.today, s.notice.pk))
