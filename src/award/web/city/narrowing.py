"""Filters kept in the address: the chips above a list, each a link, and what they leave."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.http import QueryDict

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Chip:
    """One choice of a filter: its words, how many rows, its address, whether it is on."""

    label: str
    count: int
    url: str
    on: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter's name and its choices; `all_url` takes it off."""

    label: str
    chips: tuple[Chip, ...]
    all_url: str
    on: bool


def link(query: QueryDict, **changed: str | None) -> str:
    """The page's address with some keys changed or, for None, left out; back on its first page."""
    kept = query.copy()
    kept.pop("page", None)
    for key, value in changed.items():
        kept.pop(key, None)
        if value is not None:
            kept[key] = value
    text = kept.urlencode()
    return f"?{text}" if text else "?"


def chips(
    query: QueryDict, key: str, label: str, counted: Mapping[str, int], labels: Mapping[str, str]
) -> Filter:
    """A filter over `counted` (value -> rows), in the order of `labels`."""
    chosen = query.get(key, "")
    made = [
        Chip(words, counted[value], link(query, **{key: None if value == chosen else value}), value == chosen)
        for value, words in labels.items()
        if counted.get(value)
    ]
    return Filter(label, tuple(made), link(query, **{key: None}), bool(chosen))


def narrow(rows: Iterable[T], query: QueryDict, keys: Mapping[str, Callable[[T], str]]) -> list[T]:
    """The rows that every filter in the address lets through."""
    found = list(rows)
    for key, read in keys.items():
        wanted = query.get(key, "")
        if wanted:
            found = [row for row in found if read(row) == wanted]
    return found


def tally(rows: Iterable[T], read: Callable[[T], Any]) -> dict[str, int]:
    """Value -> how many rows have it; empty values are no choice."""
    return {
        value: n for value, n in Counter(str(read(row)) for row in rows).items() if value not in ("", "0")
    }
