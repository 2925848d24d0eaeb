"""POOL: panels to fill, examiners to fill them with, conflicts, limits; read strictly, kept in a fixed order.

The order of the input means nothing: panels, examiners, files, skills and conflicts are sorted by their
identifiers' code points, so that equal pools have equal digests.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from award.law.json_input import Reader

LIMITS = ("load", "per_county", "per_employer")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
HEX = re.compile(r"(?:[0-9a-fA-F]{2})+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One panel to fill: `size` includes the leader; `needs` skill -> at least so many members."""

    id: str
    applications: tuple[str, ...]
    size: int
    needs: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """One examiner of the pool; `county` None is not counted against the limit per county."""

    id: str
    employer: str
    county: str | None = None
    skills: tuple[str, ...] = ()
    may_lead: bool = False


@dataclass(frozen=True, slots=True)
class Pool:
    """Sorted throughout. A limit of None is none; `reserves` for each panel."""

    cycle: int
    panels: tuple[Wanted, ...]
    examiners: tuple[Candidate, ...]
    conflicts: tuple[tuple[str, str], ...] = ()
    load: int | None = None
    per_employer: int | None = None
    per_county: int | None = None
    reserves: int = 0
    affinity: Mapping[tuple[str, str], Decimal] = field(default_factory=dict)

    def conflicting(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """(examiner, panel) -> the files of this panel that keep the examiner off it."""
        known = set(self.conflicts)
        met: dict[tuple[str, str], tuple[str, ...]] = {}
        for panel in self.panels:
            for examiner in self.examiners:
                files = tuple(a for a in panel.applications if (examiner.id, a) in known)
                if files:
                    met[examiner.id, panel.id] = files
        return met

    def body(self) -> dict[str, Any]:
        """The pool as a record carries it: without seed and affinities, sorted."""
        limits = {name: value for name in LIMITS if (value := getattr(self, name)) is not None}
        return {
            "cycle": self.cycle,
            "panels": [
                {"id": p.id, "applications": list(p.applications), "size": p.size, "needs": dict(p.needs)}
                for p in self.panels
            ],
            "examiners": [
                {
                    "id": e.id,
                    "employer": e.employer,
                    "county": e.county,
                    "skills": list(e.skills),
                    "may_lead": e.may_lead,
                }
                for e in self.examiners
            ],
            "conflicts": [list(pair) for pair in self.conflicts],
            "limits": limits,
            "reserves": self.reserves,
        }

    def whole(self) -> dict[str, Any]:
        """The pool of a match: the body and what each examiner is worth to each file, nought left out."""
        worth = [[*pair, whole_number(value)] for pair, value in sorted(self.affinity.items()) if value]
        return self.body() | {"affinity": worth}

    def digest(self) -> str:
        return digest(self.body())

    def sorted(self) -> "Pool":
        """The same pool in its fixed order."""
        return replace(
            self,
            panels=tuple(
                sorted(
                    (
                        replace(p, applications=tuple(sorted(p.applications)), needs=tuple(sorted(p.needs)))
                        for p in self.panels
                    ),
                    key=lambda p: p.id,
                )
            ),
            examiners=tuple(
                sorted(
                    (replace(e, skills=tuple(sorted(set(e.skills)))) for e in self.examiners),
                    key=lambda e: e.id,
                )
            ),
            conflicts=tuple(sorted(set(self.conflicts))),
        )


def whole_number(value: Decimal) -> int | float:
    """As JSON writes it: 3, not 3.0."""
    return int(value) if value == value.to_integral_value() else float(value)


def digest(body: Mapping[str, Any]) -> str:
    """SHA-256 of the JSON with its keys sorted, no spaces, UTF-8; a key `seed` is left out."""
    kept = {key: value for key, value in body.items() if key != "seed"}
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def read_seed(reader: Reader, key: str = "seed") -> bytes | None:
    """The seed's bytes; None where it is missing or null."""
    text = reader.optional(key, reader.text)
    if text is None:
        return None
    if not HEX.fullmatch(text):
        raise reader.bad(key, "应为十六进制数字，每字节两位")
    return bytes.fromhex(text)


def read_pool(reader: Reader) -> Pool:
    """BadInput names the key. Unknown identifiers in conflicts and affinities are refused."""
    panels = _panels(reader)
    examiners = _examiners(reader)
    files = {a for p in panels for a in p.applications}
    known = {e.id for e in examiners}
    limits = reader.nested("limits") if reader.values.get("limits") is not None else Reader({}, "limits")
    made = Pool(
        cycle=reader.integer("cycle", least=1),
        panels=panels,
        examiners=examiners,
        conflicts=tuple(_conflicts(reader, known, files)),
        reserves=reader.default("reserves", reader.integer, 0),
        affinity=_affinity(reader, known, files),
        load=limits.optional("load", limits.integer),
        per_employer=limits.optional("per_employer", limits.integer),
        per_county=limits.optional("per_county", limits.integer),
    )
    return made.sorted()


def _name(reader: Reader, key: str) -> str:
    """An identifier: text that is hashed as it is written, so without control or half characters."""
    text = reader.text(key)
    if CONTROL.search(text):
        raise reader.bad(key, "不能有控制字符")
    return text


def _unique(reader: Reader, key: str) -> tuple[str, ...]:
    """A required list of identifiers without repetition."""
    entries = reader.entries(key)
    found: list[str] = []
    for place in entries.values:
        name = _name(entries, place)
        if name in found:
            raise entries.bad(place, f"{name}出现了两次")
        found.append(name)
    return tuple(found)


def _panels(reader: Reader) -> tuple[Wanted, ...]:
    reader.raw("panels")
    found: dict[str, Wanted] = {}
    for entry in reader.objects("panels"):
        name = _name(entry, "id")
        if name in found:
            raise entry.bad("id", f"{name}出现了两次")
        needs = entry.default("needs", entry.nested, Reader({}))
        found[name] = Wanted(
            name,
            _unique(entry, "applications"),
            entry.integer("size", least=1),
            tuple((skill, needs.integer(skill)) for skill in needs.values),
        )
    if not found:
        raise reader.bad("panels", "至少要有一个评审组")
    return tuple(found.values())


def _examiners(reader: Reader) -> tuple[Candidate, ...]:
    reader.raw("examiners")
    found: dict[str, Candidate] = {}
    for entry in reader.objects("examiners"):
        name = _name(entry, "id")
        if name in found:
            raise entry.bad("id", f"{name}出现了两次")
        found[name] = Candidate(
            name,
            _name(entry, "employer"),
            entry.optional("county", lambda key, e=entry: _name(e, key)),  # type: ignore[misc]
            _unique(entry, "skills") if entry.has("skills") else (),
            entry.default("may_lead", entry.boolean, False),
        )
    return tuple(found.values())


def _pair(entries: Reader, place: str, width: int, known: set[str], files: set[str]) -> tuple[str, str]:
    pair = entries.entries(place)
    if len(pair.values) != width:
        raise entries.bad(
            place, "应为[评审员, 申报件]两项" if width == 2 else "应为[评审员, 申报件, 数值]三项"
        )
    examiner, application = _name(pair, "0"), _name(pair, "1")
    if examiner not in known:
        raise pair.bad("0", f"没有这名评审员：{examiner}")
    if application not in files:
        raise pair.bad("1", f"没有这个申报件：{application}")
    return examiner, application


def _conflicts(reader: Reader, known: set[str], files: set[str]) -> list[tuple[str, str]]:
    if not reader.has("conflicts"):
        return []
    entries = reader.entries("conflicts")
    return [_pair(entries, place, 2, known, files) for place in entries.values]


def _affinity(reader: Reader, known: set[str], files: set[str]) -> dict[tuple[str, str], Decimal]:
    if not reader.has("affinity"):
        return {}
    entries = reader.entries("affinity")
    found: dict[tuple[str, str], Decimal] = {}
    for place in entries.values:
        pair = _pair(entries, place, 3, known, files)
        if pair in found:
            raise entries.bad(place, f"{pair[0]}对{pair[1]}给了两次")
        found[pair] = entries.entries(place).decimal("2")
    return found
