"""The panel's signed sheets side by side, where they part, where the leader may start (Article 23)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from award.law.art07_criteria import Criteria, criteria
from award.law.score import Score, suggested
from award.process.plan import Plan
from award.records.applications.models import Application
from award.records.concluding import reasons_of
from award.records.reviewing import counted, marks_of, outcome, result_of, signed_sheets
from award.records.reviews.models import Panel, PanelMember, Result, Sheet


@dataclass(frozen=True, slots=True)
class Column:
    """One member whose sheet counts; `total` in points, None where the sheet is not signed."""

    member: PanelMember
    sheet: Sheet | None
    total: Decimal | None


@dataclass(frozen=True, slots=True)
class Row:
    """One item: a percentage for each column (None: not signed), their spread in percentage points."""

    clause: str
    name: str
    points: int
    percents: tuple[int | None, ...]
    spread: int | None
    flagged: bool
    suggested: int | None
    agreed: int | None
    strengths: tuple[tuple[str, str], ...]
    opportunities: tuple[tuple[str, str], ...]
    reason: str = ""

    @property
    def stood(self) -> str:
        """Who stands where, in figures: 60、60、40."""
        return "、".join(str(p) for p in self.percents if p is not None)

    @property
    def says(self) -> str:
        return f"差{self.spread}"

    @property
    def notes(self) -> bool:
        return bool(self.strengths or self.opportunities)


@dataclass(frozen=True, slots=True)
class Comparison:
    """`missing`: members whose sheets are not signed yet; the spreads are marked once nobody is missing."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    missing: tuple[str, ...]
    total_spread: Decimal | None
    total_flagged: bool
    score: Score
    result: Result | None

    @property
    def flagged(self) -> int:
        return sum(r.flagged for r in self.rows)


def compare(panel: Panel, application: Application, plan: Plan) -> Comparison:
    """Only what is signed; a recused member is no column."""
    standard = criteria(plan.criteria)
    counting = counted(panel, application)
    sheets = signed_sheets(panel, application, counting)
    marks = marks_of(sheets, counting)
    scored = outcome(panel, application, plan)
    by_examiner = {s.examiner_id: s for s in sheets}
    totals = {s.examiner_id: scored.sheets.get(m.examiner) for s, m in zip(sheets, marks, strict=True)}
    columns = tuple(Column(m, by_examiner.get(m.examiner_id), totals.get(m.examiner_id)) for m in counting)
    missing = tuple(str(c.member.examiner) for c in columns if c.sheet is None)
    flags = {} if missing else {f.clause: f.spread for f in scored.flags}
    known = [t for t in totals.values() if t is not None]
    result = result_of(panel, application)
    return Comparison(
        columns=columns,
        rows=_rows(standard, columns, set(flags), suggested(standard, marks), result),
        missing=missing,
        total_spread=max(known) - min(known) if len(known) > 1 else None,
        total_flagged=None in flags,
        score=scored,
        result=result,
    )


def _rows(
    standard: Criteria,
    columns: Sequence[Column],
    flags: set[str | None],
    start: Mapping[str, int],
    result: Result | None,
) -> tuple[Row, ...]:
    agreed, reasons = result.consensus if result else {}, reasons_of(result)
    made = []
    for item in standard.items:
        percents = tuple(c.sheet.percents.get(item.clause) if c.sheet else None for c in columns)
        given = [p for p in percents if p is not None]
        made.append(
            Row(
                clause=item.clause,
                name=item.name_zh,
                points=int(item.points),
                percents=percents,
                spread=max(given) - min(given) if len(given) > 1 else None,
                flagged=item.clause in flags,
                suggested=start.get(item.clause),
                agreed=agreed.get(item.clause),
                strengths=_notes(columns, "strengths", item.clause),
                opportunities=_notes(columns, "opportunities", item.clause),
                reason=reasons.get(item.clause, ""),
            )
        )
    return tuple(made)


def _notes(columns: Sequence[Column], kind: str, clause: str) -> tuple[tuple[str, str], ...]:
    found = []
    for c in columns:
        text = getattr(c.sheet, kind).get(clause, "").strip() if c.sheet else ""
        if text:
            found.append((str(c.member.examiner), text))
    return tuple(found)


def first_findings(comparison: Comparison) -> str:
    """A start for 评审意见: what the members wrote, item by item; the leader writes on."""
    parts = []
    for title, kind in (("优势", "strengths"), ("改进机会", "opportunities")):
        lines = [
            f"{row.clause} {row.name}：{'；'.join(text for _, text in getattr(row, kind))}"
            for row in comparison.rows
            if getattr(row, kind)
        ]
        if lines:
            parts.append(f"【{title}】\n" + "\n".join(lines))
    return "\n\n".join(parts)
