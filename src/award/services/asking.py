"""What a step asks for: `ask()` describes a field once, for the page and for the service that checks it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from award.records.files.models import Evidence

Choice = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """One field. kind: text | long | date | moment | integer | decimal | choice | multi | tick | file.

    `max` characters for texts; `least`/`most` for numbers; `options` fixed choices (key, label).
    """

    label: str
    kind: str = "text"
    required: bool = True
    max: int = 400
    least: int | None = None
    most: int | None = None
    unit: str = ""
    help: str = ""
    example: str = ""
    options: Choice = ()


EMPTY: dict[str, Any] = {"multi": (), "tick": False, "text": "", "long": "", "choice": ""}


def ask(label: str, kind: str = "text", **more: Any) -> Any:
    """A dataclass field that knows how to be asked for."""
    spec = Ask(label, kind, **more)
    return field(default=EMPTY.get(kind), metadata={"ask": spec})


class BadDetails(ValueError):
    """What was typed cannot be taken: field name -> Chinese message."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__("；".join(errors.values()))
        self.errors = dict(errors)


def asks(details: type[Any]) -> dict[str, Ask]:
    """The fields that a details class asks for, in order."""
    return {f.name: f.metadata["ask"] for f in fields(details) if "ask" in f.metadata}


def check(details: Any) -> None:
    """BadDetails unless each field is present, of its kind and within its limits."""
    errors = {}
    for name, spec in asks(type(details)).items():
        wrong = fault(spec, getattr(details, name))
        if wrong:
            errors[name] = wrong
    extra = getattr(details, "faults", None)
    if not errors and extra is not None:
        errors = dict(extra())
    if errors:
        raise BadDetails(errors)


TYPES: dict[str, tuple[type, ...]] = {
    "text": (str,),
    "long": (str,),
    "choice": (str,),
    "date": (date,),
    "moment": (datetime,),
    "integer": (int,),
    "decimal": (Decimal,),
    "multi": (tuple,),
    "tick": (bool,),
    "file": (Evidence,),
}


def _is_kind(spec: Ask, value: Any) -> bool:
    """A plain bool, so that the kind's own checks below stay open to any value of it."""
    if spec.kind == "integer" and isinstance(value, bool):
        return False
    return isinstance(value, TYPES[spec.kind])


def fault(spec: Ask, value: Any) -> str:
    """What is wrong with one value, in words; empty where nothing is."""
    nothing = value is None or value is False or value == ()  # a nought is a figure
    if nothing or (isinstance(value, str) and not value.strip()):
        return f"请填写{spec.label}" if spec.required else ""
    if not _is_kind(spec, value):
        return f"{spec.label}的格式不对"
    if isinstance(value, str) and len(value) > spec.max:
        return f"{spec.label}最多{spec.max}字，现有{len(value)}字"
    if spec.kind == "choice" and spec.options and value not in {key for key, _ in spec.options}:
        return f"{spec.label}没有这个选项"
    if spec.kind == "multi" and spec.options and set(value) - {key for key, _ in spec.options}:
        return f"{spec.label}没有这个选项"
    if spec.kind in ("integer", "decimal"):
        if spec.least is not None and value < spec.least:
            return f"{spec.label}不小于{spec.least}"
        if spec.most is not None and value > spec.most:
            return f"{spec.label}不大于{spec.most}"
    return ""
