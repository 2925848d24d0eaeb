"""Strict JSON and a typed reader over it: every error names the key at which it lies.

A BOM is accepted. Duplicate keys, NaN, Infinity and unreasonable numbers are refused; numbers are
int or Decimal, never float; a boolean is no number. Used for command files and for officers' tables.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TypeVar

from award.law.bad_input import BadInput

Json = None | bool | int | Decimal | str | list["Json"] | dict[str, "Json"]
Day = date  # the reader's own method of that name hides the type inside the class
T = TypeVar("T")
E = TypeVar("E", bound=Enum)

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
MOST_DIGITS = 30  # on each side of the point: enough for any figure, too few to exhaust memory
FIRST_YEAR, LAST_YEAR = 1000, 9000  # so that adding or taking off years never leaves the calendar


def parse(source: str | bytes) -> Json:
    """One JSON document. BadInput, without a key where none can be named."""
    try:
        text = source.decode("utf-8") if isinstance(source, bytes) else source
        value: Json = json.loads(
            text.removeprefix("\ufeff"),
            object_pairs_hook=_object,
            parse_int=_number,
            parse_float=_number,
            parse_constant=_constant,
        )
        _encodable(value)
    except json.JSONDecodeError as error:
        raise BadInput("JSON", f"第{error.lineno}行第{error.colno}列起不是有效的 JSON") from None
    except UnicodeError:
        raise BadInput("JSON", "不是 UTF-8 编码的文字") from None
    except RecursionError:
        raise BadInput("JSON", "嵌套太深") from None
    return value


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
            if not _NUMBER.fullmatch(value.strip()):
                raise self.bad(key, f"应为数字，不能是{value!r}")
            value = _bounded(value.strip(), lambda what: self.bad(key, what))
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise self._wrong(key, "数字", value)
        number = Decimal(value)
        if least == 0 and number < 0:
            raise self.bad(key, f"不能是负数（{number}）")
        if (least is not None and number < least) or (most is not None and number > most):
            bounds = f"不小于{least}" if most is None else f"在{least}至{most}之间"
            raise self.bad(key, f"应{bounds}，不能是{number}")
        return number

    def integer(self, key: str, *, least: int | None = 0, most: int | None = None, text: bool = False) -> int:
        """A whole number within bounds; 10.0 is one, 10.5 is not."""
        number = self.decimal(key, least=least, most=most, text=text)
        if number != number.to_integral_value():
            raise self.bad(key, f"应为整数，不能是{number}")
        return int(number)

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


def _object(pairs: Sequence[tuple[str, Json]]) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for key, value in pairs:
        if key in found:
            raise BadInput(key, "这个键出现了两次")
        found[key] = value
    return found


def _number(text: str) -> int | Decimal:
    return _bounded(text, lambda what: BadInput(text[:MOST_DIGITS], what))


def _bounded(text: str, error: Callable[[str], BadInput]) -> int | Decimal:
    mantissa, _, exponent = text.lower().partition("e")
    if len(mantissa) > 2 * MOST_DIGITS or len(exponent) > 3:
        raise error("数字太长")
    number = Decimal(text)
    if number and not -MOST_DIGITS <= number.adjusted() <= MOST_DIGITS:
        raise error("数字太大或太小")
    return number if "." in mantissa or exponent else int(text)


def _constant(name: str) -> Json:
    raise BadInput(name, "不是数字")


def _encodable(value: Json) -> None:
    """Half a surrogate pair can be escaped in JSON but never printed as UTF-8."""
    if isinstance(value, str):
        value.encode("utf-8")
    elif isinstance(value, dict):
        for key, entry in value.items():
            key.encode("utf-8")
            _encodable(entry)
    elif isinstance(value, list):
        for entry in value:
            _encodable(entry)
