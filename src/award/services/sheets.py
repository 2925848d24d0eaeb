"""An examiner's sheet while it is written: saved as typed, blind to the others', locked once signed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from award.law.art07_criteria import criteria
from award.process.panel import SheetState
from award.records.desk import sheets
from award.records.panel_cases import sheet_case
from award.records.reviews.models import Sheet
from award.records.scoring.models import PrivateNotes
from award.records.seat import Seat
from award.services.asking import BadDetails
from award.services.steps import Hidden

NOTE_MAX = 2000
DIGITS = 3  # of 100
GRID = range(0, 101, 5)


class SheetConflict(Exception):
    """The sheet was saved elsewhere meanwhile, or is signed."""


def save(
    sheet: Sheet,
    *,
    percents: Mapping[str, int | None],
    strengths: Mapping[str, str],
    opportunities: Mapping[str, str],
    seen: int,
    by: Seat,
    now: datetime,
    private: Mapping[str, str] | None = None,
) -> Sheet:
    """Save one's own sheet. BadDetails for unknown items or off the 5% grid; nothing is saved then.

    `private`: notes that nobody else ever reads; they lie in a row apart.
    """
    standard = criteria(sheet.panel.cycle.plan().criteria)
    errors = _faults(standard, percents) | _too_long(strengths, opportunities, private or {})
    if errors:
        raise BadDetails(errors)
    with transaction.atomic():
        if not sheets(by).filter(pk=sheet.pk).exists():
            raise Hidden(str(sheet.pk))
        row = Sheet.objects.select_for_update(of=("self",)).select_related("application").get(pk=sheet.pk)
        if row.state != SheetState.OPEN:
            raise SheetConflict("评分表已签署，不能再改")
        if not sheet_case(row, now, by).started:
            raise SheetConflict(f"这份申报现在是“{row.application.get_state_display()}”，评分表不能再改")
        merged = (
            {**row.percents, **percents},
            {**row.strengths, **strengths},
            {**row.opportunities, **opportunities},
        )
        own = private_notes(row)
        noted = {**own, **(private or {})}
        if (*merged, noted) == (row.percents, row.strengths, row.opportunities, own):
            return row  # the same again, as when leaving a field and pressing the button save at once
        if row.revision != seen:
            raise SheetConflict("这份评分表在别处保存过，请打开最新的一版")
        row.percents, row.strengths, row.opportunities = merged
        row.revision += 1
        row.saved_at = now
        row.save()
        if noted != own:
            PrivateNotes.objects.update_or_create(sheet=row, defaults={"notes": noted})
        return row


@dataclass(frozen=True, slots=True)
class Patched:
    """A device's changes: fields now stored, and those changed elsewhere since, in both versions."""

    revision: int
    saved: list[str]
    conflicts: list[dict[str, str]]


def patch(sheet: Sheet, changes: Iterable[tuple[str, str, str]], *, by: Seat, now: datetime) -> Patched:
    """Field by field: (field, what the device had, what it has). A field that nobody touched since is saved.

    Sent twice it changes nothing the second time. Fields are p_, s_, o_ and n_ with their clause.
    """
    standard = criteria(sheet.panel.cycle.plan().criteria)
    with transaction.atomic():
        row = Sheet.objects.select_for_update(of=("self",)).get(pk=sheet.pk)
        kept = as_fields(row)
        saved: list[str] = []
        conflicts: list[dict[str, str]] = []
        taken: dict[str, dict[str, str]] = {letter: {} for letter in "pson"}
        for field, was, value in changes:
            letter, _, clause = field.partition("_")
            if letter not in taken:
                raise BadDetails({field: f"评分表没有这一栏：{field[:12]}"})
            stored = kept.get(field, "")
            if stored not in (was, value):
                conflicts.append({"field": field, "stored": stored, "now": value})
                continue
            taken[letter][clause] = value
            saved.append(field)
        percents, errors = percents_of(taken["p"])
        if errors:
            raise BadDetails(errors)
        row = save(
            row, percents=percents, strengths=taken["s"], opportunities=taken["o"], private=taken["n"],
            seen=row.revision, by=by, now=now,
        )  # fmt: skip
        known = {item.clause for item in standard.items}
        return Patched(row.revision, [f for f in saved if f.partition("_")[2] in known], conflicts)


def as_fields(sheet: Sheet) -> dict[str, str]:
    """What is stored, under the names of the form's fields; private notes too."""
    made = {f"p_{c}": str(v) for c, v in sheet.percents.items() if v is not None}
    made |= {f"s_{c}": text for c, text in sheet.strengths.items()}
    made |= {f"o_{c}": text for c, text in sheet.opportunities.items()}
    return made | {f"n_{c}": text for c, text in private_notes(sheet).items()}


def percents_of(typed: Mapping[str, str]) -> tuple[dict[str, int | None], dict[str, str]]:
    """(clause -> per cent or None where left open, faults by field) of what was typed."""
    given: dict[str, int | None] = {}
    errors = {}
    for clause, text in typed.items():
        bare = text.strip().removesuffix("%")
        if not bare:
            given[clause] = None
        elif bare.isascii() and bare.isdecimal() and len(bare) <= DIGITS and int(bare) in GRID:
            given[clause] = int(bare)
        else:
            errors[f"p_{clause}"] = f"{clause}填了“{text.strip()[:20]}”，百分比只取0至100之间5的倍数"
    return given, errors


def private_notes(sheet: Sheet) -> dict[str, str]:
    """One's own notes by clause; call it only for the sheet's own examiner."""
    row = PrivateNotes.objects.filter(sheet=sheet).first()
    return dict(row.notes) if row else {}


def _too_long(
    strengths: Mapping[str, str], opportunities: Mapping[str, str], private: Mapping[str, str]
) -> dict[str, str]:
    written = [("s", "优势", strengths), ("o", "改进机会", opportunities), ("n", "我的笔记", private)]
    return {
        f"{letter}_{clause}": f"{clause}的{label}最多{NOTE_MAX}字，现有{len(text)}字"
        for letter, label, notes in written
        for clause, text in notes.items()
        if len(text) > NOTE_MAX
    }


def _faults(standard: Any, percents: Mapping[str, int | None]) -> dict[str, str]:
    known = {item.clause for item in standard.items}
    errors = {}
    for clause, value in percents.items():
        if clause not in known:
            errors[f"p_{clause}"] = f"没有评分条款{clause}"
        elif value is not None and not standard.on_grid(value):
            errors[f"p_{clause}"] = f"{clause}填了{value}，百分比只取0至100之间5的倍数"
    return errors
