"""A typed reader over strict JSON: every error names the key path at which it lies.

A boolean is no number, a date is YYYY-MM-DD and exists. Used for command files, command options
and the tables that officers import.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TypeVar

from award.law.bad_input import BadInput
from award.law.strict_json import NUMBER, Json, Refused, number, parse

Day = date  # the reader's own method of that name hides the type inside the class
T = TypeVar("T")
E = TypeVar("E", bound=Enum)

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
FIRST_YEAR, LAST_YEAR = 1000, 9000  # so that adding or taking off years never leaves the calendar


def read_object(source: str | bytes) -> "Reader":
    """A JSON document that must be an object, ready to be read key by key."""
    value = parse(source)
    if not isinstance(value, dict):
        raise BadInput("JSON", f"最外层应为对象，不能是{_kind(value)}")
    return Reader(value)


class Reader:
    """One JSON object (or list, by position), knowing the path that led to it.

    Methods named after a type read a required key. Wrap them for the rest:
    `optional(key, reader.date)` for missing or null, `nullable(...)` for present but perhaps null.
    """

    def __init__(self, values: Mapping[str, Json], path: str = "", listed: bool = False) -> None:
        self.values = values
        self.path = path
        self._listed = listed

    def at(self, key: str) -> str:
        """The full path of `key`: incidents[0].deaths."""
        if self._listed:
            return f"{self.path}[{key}]"
        return f"{self.path}.{key}" if self.path else key

    def bad(self, key: str, what: str) -> BadInput:
        """The error to raise at `key`."""
        return BadInput(self.at(key), what)

    def has(self, key: str) -> bool:
        """Whether the key is there at all, null included."""
        return key in self.values

    def is_null(self, key: str) -> bool:
        """Whether the key is there and null."""
        return key in self.values and self.values[key] is None

    def optional(self, key: str, read: Callable[[str], T]) -> T | None:
        """None where the key is missing or null."""
        return read(key) if self.values.get(key) is not None else None

    def nullable(self, key: str, read: Callable[[str], T]) -> T | None:
        """None where the key is null; it must be there."""
        return None if self.is_null(key) else read(key)

    def default(self, key: str, read: Callable[[str], T], otherwise: T) -> T:
        """`otherwise` where the key is missing; null is refused like any wrong type."""
        return read(key) if key in self.values else otherwise

    def raw(self, key: str) -> Json:
        if key not in self.values:
            raise self.bad(key, "缺少这一项")
        return self.values[key]

    def text(self, key: str) -> str:
        """Non-empty text, surrounding blanks removed."""
        value = self.raw(key)
        if not isinstance(value, str):
            raise self._wrong(key, "文字", value)
        if not value.strip():
            raise self.bad(key, "不能为空")
        return value.strip()

    def boolean(self, key: str) -> bool:
        value = self.raw(key)
        if not isinstance(value, bool):
            raise self._wrong(key, "true 或 false", value)
        return value

    def decimal(
        self, key: str, *, least: int | None = 0, most: int | None = None, text: bool = False
    ) -> Decimal:
        """An exact number, `least` <= it <= `most`; with `text`, one written as text is read too."""
        value = self.raw(key)
        if text and isinstance(value, str):
            if not NUMBER.fullmatch(value.strip()):
                raise self.bad(key, f"应为数字，不能是{value!r}")
            read = number(value.strip())
            if isinstance(read, Refused):
                raise self.bad(key, read.what)
            value = read
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise self._wrong(key, "数字", value)
        figure = Decimal(value)
        if least == 0 and figure < 0:
            raise self.bad(key, f"不能是负数（{figure}）")
        if (least is not None and figure < least) or (most is not None and figure > most):
            bounds = f"不小于{least}" if most is None else f"在{least}至{most}之间"
            raise self.bad(key, f"应{bounds}，不能是{figure}")
        return figure

    def integer(self, key: str, *, least: int | None = 0, most: int | None = None, text: bool = False) -> int:
        """A whole number within bounds; 10.0 is one, 10.5 is not."""
        figure = self.decimal(key, least=least, most=most, text=text)
        if figure != figure.to_integral_value():
            raise self.bad(key, f"应为整数，不能是{figure}")
        return int(figure)

    def date(self, key: str) -> Day:
        """A calendar date written YYYY-MM-DD."""
        value = self.raw(key)
        if not isinstance(value, str):
            raise self._wrong(key, "日期（YYYY-MM-DD）", value)
        try:
            if not _DATE.fullmatch(value):
                raise ValueError
            day = date.fromisoformat(value)
        except ValueError:
            raise self.bad(key, f"应为存在的日期（YYYY-MM-DD），不能是{value!r}") from None
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise self.bad(key, f"年份应在{FIRST_YEAR}至{LAST_YEAR}之间，不能是{value!r}")
        return day

    def choice(self, key: str, allowed: Sequence[str]) -> str:
        """One of the words allowed."""
        value = self.raw(key)
        if not isinstance(value, str):
            raise self._wrong(key, "文字", value)
        if value not in allowed:
            raise self.bad(key, f"只能是{'、'.join(allowed)}，不能是{value!r}")
        return value

    def member(self, key: str, kind: type[E]) -> E:
        """A member of a text enumeration, by its value."""
        return kind(self.choice(key, [str(member.value) for member in kind]))

    def nested(self, key: str) -> "Reader":
        value = self.raw(key)
        if not isinstance(value, dict):
            raise self._wrong(key, "对象", value)
        return Reader(value, self.at(key))

    def entries(self, key: str) -> "Reader":
        """A list as a reader whose keys are its positions: "0", "1", ..."""
        value = self.raw(key)
        if not isinstance(value, list):
            raise self._wrong(key, "列表", value)
        return Reader({str(n): entry for n, entry in enumerate(value)}, self.at(key), listed=True)

    def objects(self, key: str) -> "tuple[Reader, ...]":
        """A list of objects; empty where the key is missing."""
        if not self.has(key):
            return ()
        entries = self.entries(key)
        return tuple(entries.nested(place) for place in entries.values)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where the key is missing."""
        if not self.has(key):
            return ()
        entries = self.entries(key)
        return tuple(entries.text(place) for place in entries.values)

    def period(self, first: str, last: str) -> tuple[Day, Day | None]:
        """Two dates of this object, the second perhaps null; BadInput when reversed."""
        begins, ends = self.date(first), self.nullable(last, self.date)
        if ends is not None and ends < begins:
            raise self.bad(last, f"{ends}早于起始日{begins}")
        return begins, ends

    def periods(self, key: str) -> tuple[tuple[Day, Day | None], ...]:
        """A list of [from, to or null] pairs; empty where the key is missing."""
        if not self.has(key):
            return ()
        entries, found = self.entries(key), list[tuple[Day, Day | None]]()
        for place in entries.values:
            pair = entries.entries(place)
            if len(pair.values) != 2:
                raise entries.bad(place, "应为[起始日, 截止日或null]两项")
            found.append(pair.period("0", "1"))
        return tuple(found)

    def _wrong(self, key: str, expected: str, value: Json) -> BadInput:
        return self.bad(key, f"应为{expected}，不能是{_kind(value)}")


def _kind(value: Json) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    names = {str: "文字", int: "数字", Decimal: "数字", list: "列表", dict: "对象"}
    return names[type(value)]
