"""What a return for correction opens (Article 21): the named points and nothing else.

A point is a part of the dossier: `unit` a section, `unit.address` one field of it, `report` the whole
self-assessment, `report/4.1.2` one item, `internal_notice`, `evidence:tax` the files of one requirement.
A tri that is named brings the fields that are asked only because of it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from award.process.entry_form import EntryForm, Section, empty
from award.process.evidence import REQUIREMENTS

REPORT, INSIDE, EVIDENCE = "report", "internal_notice", "evidence:"


def opens(points: Iterable[str], part: str) -> bool:
    """Whether something of a part may be written; a page of it may then be opened."""
    whole = part.partition("/")[0]
    return any(p in (part, whole) or p.startswith((f"{part}.", f"{part}/")) for p in points)


def open_fields(points: Iterable[str], section: Section) -> frozenset[str]:
    """Keys of the section's fields that may be written."""
    named = set(points)
    if section.key in named:
        return frozenset(f.key for f in section.fields)
    chosen = {f.key for f in section.fields if f"{section.key}.{f.key}" in named}
    return frozenset(f.key for f in section.fields if f.key in chosen or f.when in chosen)


def open_item(points: Iterable[str], clause: str) -> bool:
    """Whether an item of the self-assessment may be written."""
    return not {REPORT, f"{REPORT}/{clause}"}.isdisjoint(points)


def closed_changes(
    points: Iterable[str], part: str, form: EntryForm, kept: Mapping[str, Any], written: Mapping[str, Any]
) -> tuple[str, ...]:
    """Keys in which what is written differs from what is kept, though no point names them."""
    points = tuple(points)
    may = open_keys(points, part, form, written)
    return tuple(k for k, v in written.items() if k not in may and not _same(kept.get(k), v))


def open_keys(points: Iterable[str], part: str, form: EntryForm, keys: Iterable[str]) -> frozenset[str]:
    """Of these keys of a part (fields, or clauses of the report), those that may be written."""
    points = tuple(points)
    if part == REPORT:
        return frozenset(k for k in keys if open_item(points, k))
    return open_fields(points, form.section(part)) & frozenset(keys)


def _same(kept: Any, written: Any) -> bool:
    """Nothing and nothing are the same, however each is kept."""
    if isinstance(kept, dict) or isinstance(written, dict):
        was, now = kept or {}, written or {}
        return all(_same(was.get(key), now.get(key)) for key in {*was, *now})
    return bool(kept == written or (empty(kept) and empty(written)))


def known(points: Iterable[str], form: EntryForm, clauses: Iterable[str]) -> bool:
    """Whether every point names something that a dossier of this form has."""
    every = {s.key for s in form.sections} | {f"{s.key}.{f.key}" for s in form.sections for f in s.fields}
    every |= {REPORT, INSIDE} | {f"{REPORT}/{c}" for c in clauses}
    every |= {f"{EVIDENCE}{r.key}" for r in REQUIREMENTS}
    return set(points) <= every


def check_points(point: str) -> frozenset[str]:
    """The county's checklist points that a returned part answers to: they are checked anew."""
    if point.startswith(EVIDENCE):
        return frozenset({point.removeprefix(EVIDENCE)})
    if point.partition("/")[0] == REPORT:
        return frozenset({"report"})
    return frozenset({"inside"} if point == INSIDE else {"form", f"form.{point.partition('.')[0]}"})


def doubted(check_point: str) -> str:
    """The part that a checklist point asks to be mended."""
    if check_point.startswith("form."):
        return check_point.removeprefix("form.")
    return {"report": REPORT, "inside": INSIDE}.get(check_point, f"{EVIDENCE}{check_point}")
