"""View-models of the templates in parts/: plain values, no framework, no clock, no database.

A template names its view-model in its first line; a view builds the value and hands it over.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Literal

from award.law.citation import Finding, Kind, Law
from award.law.workdays import Cell

State = Literal["past", "now", "next"]


@dataclass(frozen=True, slots=True)
class FiveAnswers:
    """parts/five.html: where, whose desk, under which article, next step and by when, what is missing.

    `missing_count` None: the question does not arise here. `cells`: a running clock under the next step.
    """

    where: str
    desk: str
    law: Law | None
    next_step: str
    where_sub: str = ""
    desk_sub: str = ""
    law_sub: str = ""
    next_sub: str = ""
    missing_count: int | None = 0
    missing_href: str = "#unmet"
    cells: Sequence[Cell] = ()


@dataclass(frozen=True, slots=True)
class RoadStop:
    """One stop of parts/road.html or parts/track.html.

    `when`: a date, 最早…, or 办法未定期限; never an invented one.
    """

    state: State
    label: str
    when: str = ""
    sub: str = ""
    article: int | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Unmet:
    """A finding with the place where it is mended; parts/unmet.html also takes bare findings."""

    finding: Finding
    mend_url: str = ""
    mend_label: str = ""
    mend_say: str = ""
    cells: Sequence[Cell] = ()

    @property
    def law(self) -> Law:
        return self.finding.law

    @property
    def because(self) -> str:
        return self.finding.because

    @property
    def kind(self) -> Kind:
        return self.finding.kind

    @property
    def blocks(self) -> bool:
        return self.finding.blocks


def with_mends(findings: Iterable[Finding], mends: Mapping[str, tuple[str, str]]) -> list[Unmet]:
    """Join findings to the places where they are mended: `mends` maps a finding's key to (address, label)."""
    return [Unmet(f, *mends.get(f.key, ("", ""))) for f in findings]


@dataclass(frozen=True, slots=True)
class Confirm:
    """parts/confirm.html: what a binding step will do, under which clause, and the two ways on."""

    verb: str
    consequence: str
    law: Law | None
    back_url: str
    points: Sequence[str] = ()
    hidden: Sequence[tuple[str, str]] = ()
    action: str = ""


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One waiting thing. `left`: working days to the deadline, negative when overdue; None: not counted.

    `deadline` None: the regulation sets none. `value`: what a check box sends (the number by default).
    """

    title: str
    url: str
    step: str
    todo: str
    org: str = ""
    number: str = ""
    county: str = ""
    law: Law | None = None
    deadline: date | None = None
    left: int | None = None
    deadline_note: str = ""
    missing: int = 0
    cells: Sequence[Cell] = ()
    value: str = ""

    @property
    def overdue(self) -> int:
        """Working days past the deadline; 0 when in time or not counted."""
        return max(-(self.left or 0), 0)


@dataclass(frozen=True, slots=True)
class WorkGroup:
    """Rows of one urgency: late, today, week, later, open (no deadline)."""

    key: str
    label: str
    rows: list[WorkRow] = field(default_factory=list)


GROUPS = {"late": "已逾期", "today": "今天", "week": "本周", "later": "以后", "open": "办法未定期限"}


def urgency(deadline: date | None, today: date) -> str:
    """Key of the group in which a deadline falls, seen from `today`; a week ends on its Sunday."""
    if deadline is None:
        return "open"
    if deadline <= today:
        return "late" if deadline < today else "today"
    return "week" if deadline <= today + timedelta(days=6 - today.weekday()) else "later"


def by_deadline(rows: Iterable[WorkRow], today: date) -> list[WorkGroup]:
    """Group rows by urgency, each group in the order of its deadlines; empty groups are left out."""
    groups = {key: WorkGroup(key, label) for key, label in GROUPS.items()}
    for row in sorted(rows, key=lambda r: (r.deadline or date.max, r.number, r.title)):
        groups[urgency(row.deadline, today)].rows.append(row)
    return [group for group in groups.values() if group.rows]


@dataclass(frozen=True, slots=True)
class Letter:
    """parts/letter.html: a released letter or notice. The system draws no red head and no seal of its own."""

    title: str
    paragraphs: Sequence[str]
    signed_by: str
    day: date | None
    number: str = ""
    to: str = ""
    listed: Sequence[str] = ()
    laws: Sequence[Law] = ()
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Certificate:
    """parts/cert.html: the answer about a certificate number; `state` valid, revoked or unknown."""

    state: Literal["valid", "revoked", "unknown"]
    number: str
    title: str = ""
    org: str = ""
    year: str = ""
    facts: Sequence[tuple[str, str]] = ()


def describe(form_field: Any, **hints: Any) -> None:
    """Tell parts/field.html more about a form field: unit, format, example, cite, limit, kinds, max_size."""
    form_field.award = {**getattr(form_field, "award", {}), **hints}
