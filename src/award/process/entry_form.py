"""The entry form (申报表, Article 20) as data: one definition for page, check, papers, workbook and facts.

A cycle names its form's version. The packaged one lies in forms/; versions that a cycle made by copying and
editing are kept by whoever registers with `kept_elsewhere`. The head of forms/2026.toml explains every word.
"""

import hashlib
import json
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

LATEST = "2026"
TITLE = "包头市市长质量奖申报表"
YEARS = 3
ROWS_MOST = 200
TRI = (("yes", "是"), ("no", "否"), ("unknown", "不清楚"))

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table of rows; `kind`: text, integer, decimal, date or choice."""

    key: str
    label: str
    kind: str = "text"
    required: bool = False
    max: int | None = None
    unit: str = ""
    options: Options = ()

    def as_field(self) -> "Field":
        """The column as a field of its own: what is checked and said of a cell is what is of a field."""
        return Field(
            self.key, self.label, self.kind, self.required, self.max, unit=self.unit, options=self.options
        )


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `kind` as the TOML's head lists; `max` in characters, of rows in rows.

    `when`: a tri that must be yes for the field to be asked; `required_when`: one whose yes makes an
    optional field required. `first`: asked before anybody writes (Articles 2, 15-17). `better`: up or down.
    """

    key: str
    label: str
    kind: str
    required: bool = False
    max: int | None = None
    unit: str = ""
    help: str = ""
    example: str = ""
    when: str = ""
    required_when: str = ""
    options: Options = ()
    columns: tuple[Column, ...] = ()
    article: int | None = None
    first: bool = False
    better: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    title: str
    article: int
    fields: tuple[Field, ...]
    help: str = ""
    check: str = ""  # what the county verifies of this section besides the form as a whole (Article 21)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A figure that is computed from three-year fields: the sum of `over` by the sum of `under`.

    `under` empty: by the same of the year before, so that the first year has none.
    """

    key: str
    label: str
    over: tuple[str, ...]
    under: tuple[str, ...] = ()
    times: int = 100
    unit: str = "%"
    better: str = ""


@dataclass(frozen=True, slots=True)
class EntryForm:
    version: str
    sections: tuple[Section, ...]
    ratios: tuple[Ratio, ...] = ()
    title: str = TITLE

    def section(self, key: str) -> Section:
        """KeyError for a section the form does not have."""
        return {s.key: s for s in self.sections}[key]

    def fields(self) -> tuple[Field, ...]:
        return tuple(f for s in self.sections for f in s.fields)

    def field(self, key: str) -> Field | None:
        return next((f for f in self.fields() if f.key == key), None)

    def section_of(self, key: str) -> Section | None:
        """The section that a field stands in."""
        return next((s for s in self.sections if any(f.key == key for f in s.fields)), None)

    def first(self) -> tuple[Section, ...]:
        """The sections with only what is asked first, those that ask nothing left out."""
        cut = (
            Section(s.key, s.title, s.article, tuple(f for f in s.fields if f.first), s.help)
            for s in self.sections
        )
        return tuple(s for s in cut if s.fields)

    def wanted(self, values: Mapping[str, Any]) -> tuple[Field, ...]:
        """The fields that must be filled in, given what is filled in already."""
        return tuple(f for f in self.fields() if wanted(f, values))

    def lacking(self, values: Mapping[str, Any]) -> tuple[Field, ...]:
        """Those of them that are empty, in the form's order."""
        return tuple(f for f in self.wanted(values) if empty(values.get(f.key)))

    def unfinished(self, values: Mapping[str, Any]) -> tuple[str, ...]:
        """Labels of the required fields that are empty, in the form's order."""
        return tuple(f.label for f in self.lacking(values))

    def over_limit(self, values: Mapping[str, Any]) -> tuple[str, ...]:
        """Labels of fields with more characters (of tables: rows) than their limit."""
        return tuple(f.label for f in self.fields() if f.max and length(f, values.get(f.key)) > f.max)

    @property
    def digest(self) -> str:
        """SHA-256 of everything that the form asks, its version's name apart."""
        body = {**plain(self), "version": ""}
        return hashlib.sha256(json.dumps(body, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def asked(field: Field, values: Mapping[str, Any]) -> bool:
    """Whether the field is asked at all."""
    return not field.when or values.get(field.when) == "yes"


def wanted(field: Field, values: Mapping[str, Any]) -> bool:
    """Whether the field must be filled in."""
    needed = field.required or bool(field.required_when and values.get(field.required_when) == "yes")
    return needed and asked(field, values)


def length(field: Field, value: Any) -> int:
    """What a limit counts: characters of a text, rows of a table."""
    if field.kind == "rows":
        return len(value) if isinstance(value, list) else 0
    return characters(str(value or "")) if not isinstance(value, list) else 0


def empty(value: object) -> bool:
    """Nothing typed; a commitment not given counts as nothing, and so does half a row of years."""
    if isinstance(value, dict):
        return all(empty(v) for v in value.values())
    if isinstance(value, list):
        return not value or any(empty(v) for v in value)
    return value is None or value is False or str(value).strip() == ""


def characters(text: str) -> int:
    """Characters as Chinese word counts take them: everything but white space."""
    return sum(1 for c in text if not c.isspace())


def parse(data: Mapping[str, Any]) -> EntryForm:
    """The form from its TOML or JSON. TypeError or KeyError where a word of it is unknown or missing."""
    sections = tuple(
        Section(s["key"], s["title"], s["article"], tuple(map(_field, s["fields"])), **_notes(s))
        for s in data["sections"]
    )
    ratios = tuple(
        Ratio(**{**r, "over": tuple(r["over"]), "under": tuple(r.get("under", ()))})
        for r in data.get("ratios", ())
    )
    return EntryForm(data["version"], sections, ratios, data.get("title", TITLE))


def _notes(section: Mapping[str, Any]) -> dict[str, str]:
    return {name: section.get(name, "") for name in ("help", "check")}


def _field(data: Mapping[str, Any]) -> Field:
    given = dict(data)
    options, columns = _options(given.pop("options", ())), given.pop("columns", ())
    made = (Column(**{**c, "options": _options(c.get("options", ()))}) for c in columns)
    return Field(**given, options=options, columns=tuple(made))


def _options(pairs: Any) -> Options:
    return tuple((str(key), str(label)) for key, label in pairs)


def plain(form: EntryForm) -> dict[str, Any]:
    """The inverse of `parse`: only what differs from a field's defaults is written."""
    return {
        "version": form.version,
        "title": form.title,
        "sections": [
            {
                "key": s.key,
                "title": s.title,
                "article": s.article,
                "help": s.help,
                "check": s.check,
                "fields": [_told(f, Field) for f in s.fields],
            }
            for s in form.sections
        ],
        "ratios": [_told(r, Ratio) for r in form.ratios],
    }


def _told(made: Any, kind: Any) -> dict[str, Any]:
    told = {}
    for name, spec in kind.__dataclass_fields__.items():
        value = getattr(made, name)
        if name in ("key", "label", "kind", "over") or value != spec.default:
            told[name] = [_told(c, Column) for c in value] if name == "columns" else value
    return json.loads(json.dumps(told))  # type: ignore[no-any-return]  # tuples become lists, as in a file


def dumps(form: EntryForm) -> str:
    """Canonical JSON, as a cycle's own version is kept."""
    return json.dumps(plain(form), ensure_ascii=False, sort_keys=True, indent=1)


@lru_cache(maxsize=64)
def loads(text: str) -> EntryForm:
    return parse(json.loads(text))


Keeper = Callable[[str], str | None]
_KEEPERS: list[Keeper] = []


def kept_elsewhere(keeper: Keeper) -> None:
    """Register who keeps versions that are not packaged: name -> JSON, None for one it does not have."""
    if keeper not in _KEEPERS:
        _KEEPERS.append(keeper)


def load(version: str = LATEST) -> EntryForm:
    """LookupError for a version that is not kept."""
    packaged = _packaged(version)
    if packaged is not None:
        return packaged
    for keeper in _KEEPERS:
        text = keeper(version)
        if text is not None:
            return loads(text)
    raise LookupError(f"no entry form is named {version!r}")


@cache
def _packaged(version: str) -> EntryForm | None:
    path = files("award.process") / "forms" / f"{version}.toml"
    if not version.isalnum() or not path.is_file():
        return None
    return parse(tomllib.loads(path.read_text(encoding="utf-8")))
