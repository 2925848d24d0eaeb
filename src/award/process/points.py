"""Strengths and opportunities as points: one a line, each with references to where it can be seen.

A reference is written in the line itself: 【4.5.3第2段】 the self-assessment, 【概述第1段】 the profile,
【证3】 or 【证3第12页】 a file of the dossier, 【记5】 a record of the site visit. Other brackets are words.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["report", "profile", "file", "site"]
REFERENCE = re.compile(
    r"【(?:(?P<clause>\d\.\d\.\d)第(?P<part>\d{1,3})段|概述第(?P<profile>\d{1,3})段"
    r"|证(?P<file>\d{1,3})(?:第(?P<page>\d{1,4})页)?|记(?P<site>\d{1,4}))】"
)
PROFILE = "profile"


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference. `clause` for the report, `number` of the paragraph, file or record, `page` of a file."""

    kind: Kind
    number: int
    words: str
    clause: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One strength or opportunity: its words without the references, and the references."""

    text: str
    references: tuple[Reference, ...] = ()


def points(written: str) -> list[Point]:
    """The points of a text, line by line; empty lines are none."""
    return [_point(line) for line in written.splitlines() if line.strip()]


def _point(line: str) -> Point:
    return Point(REFERENCE.sub("", line).strip(), tuple(map(_reference, REFERENCE.finditer(line))))


def _reference(found: re.Match[str]) -> Reference:
    words = found[0][1:-1]
    if found["clause"]:
        return Reference("report", int(found["part"]), words, clause=found["clause"])
    if found["profile"]:
        return Reference("profile", int(found["profile"]), words)
    if found["file"]:
        page = int(found["page"]) if found["page"] else None
        return Reference("file", int(found["file"]), words, page=page)
    return Reference("site", int(found["site"]), words)


@dataclass(frozen=True, slots=True)
class Places:
    """How much there is to refer to: paragraphs by clause (and `profile`), files, records of the visit."""

    paragraphs: Mapping[str, int]
    files: int = 0
    records: int = 0

    def has(self, reference: Reference) -> bool:
        match reference.kind:
            case "report":
                most = self.paragraphs.get(reference.clause, 0)
            case "profile":
                most = self.paragraphs.get(PROFILE, 0)
            case "file":
                most = self.files
            case _:
                most = self.records
        return 1 <= reference.number <= most


def dangling(texts: Iterable[str], places: Places) -> tuple[str, ...]:
    """The references that lead to nothing, each once."""
    found = (r for text in texts for p in points(text) for r in p.references if not places.has(r))
    return tuple(dict.fromkeys(f"【{r.words}】" for r in found))
