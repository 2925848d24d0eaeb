"""The entry form (申报表, Article 20) as data: one definition for page, check and facts.

A cycle names its form's version; a new cycle copies and edits the TOML beside this module.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

LATEST = "2026"


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `kind` as the TOML's head lists; `max` in characters; `when`: a tri that must be yes."""

    key: str
    label: str
    kind: str
    required: bool = False
    max: int | None = None
    unit: str = ""
    help: str = ""
    example: str = ""
    when: str = ""
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    title: str
    article: int
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class EntryForm:
    version: str
    sections: tuple[Section, ...]

    def section(self, key: str) -> Section:
        """KeyError for a section the form does not have."""
        return {s.key: s for s in self.sections}[key]

    def fields(self) -> tuple[Field, ...]:
        return tuple(f for s in self.sections for f in s.fields)

    def unfinished(self, values: Mapping[str, Any]) -> tuple[str, ...]:
        """Labels of the required fields that are empty, in the form's order."""
        return tuple(f.label for f in self.fields() if _wanted(f, values) and empty(values.get(f.key)))

    def over_limit(self, values: Mapping[str, Any]) -> tuple[str, ...]:
        """Labels of fields with more characters than their limit."""
        return tuple(
            f.label for f in self.fields() if f.max and characters(str(values.get(f.key) or "")) > f.max
        )


def _wanted(field: Field, values: Mapping[str, Any]) -> bool:
    return field.required and (not field.when or values.get(field.when) == "yes")


def empty(value: object) -> bool:
    """Nothing typed; a commitment not given counts as nothing."""
    if isinstance(value, list):
        return not value or any(empty(v) for v in value)
    return value is None or value is False or str(value).strip() == ""


def characters(text: str) -> int:
    """Characters as Chinese word counts take them: everything but white space."""
    return sum(1 for c in text if not c.isspace())


@cache
def load(version: str = LATEST) -> EntryForm:
    """LookupError for a version that is not kept."""
    path = files("award.process") / "forms" / f"{version}.toml"
    if not path.is_file():
        raise LookupError(f"no entry form is named {version!r}")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    sections = []
    for s in data["sections"]:
        made = []
        for f in s["fields"]:
            options = tuple((o[0], o[1]) for o in f.pop("options", ()))
            made.append(Field(**f, options=options))
        sections.append(Section(s["key"], s["title"], s["article"], tuple(made)))
    return EntryForm(data["version"], tuple(sections))
