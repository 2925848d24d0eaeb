"""Strict JSON: what Python's reader lets pass and an award cannot use is refused, by its path.

A BOM is accepted. Duplicate keys, NaN, Infinity and unreasonable numbers are refused; numbers are
int or Decimal, never float.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from award.law.bad_input import BadInput

Json = None | bool | int | Decimal | str | list["Json"] | dict[str, "Json"]

NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
MOST_DIGITS = 30  # on each side of the point: enough for any figure, too few to exhaust memory


def parse(source: str | bytes) -> Json:
    """One JSON document. BadInput, without a key where none can be named."""
    try:
        text = source.decode("utf-8") if isinstance(source, bytes) else source
        value = json.loads(
            text.removeprefix("\ufeff"),
            object_pairs_hook=_object,
            parse_int=number,
            parse_float=number,
            parse_constant=_constant,
        )
        _check(value, "")
    except json.JSONDecodeError as error:
        raise BadInput("JSON", f"第{error.lineno}行第{error.colno}列起不是有效的 JSON") from None
    except UnicodeError:
        raise BadInput("JSON", "不是 UTF-8 编码的文字") from None
    except RecursionError:
        raise BadInput("JSON", "嵌套太深") from None
    else:
        return cast("Json", value)


@dataclass(frozen=True, slots=True)
class Refused:
    """Stands where a value was found wanting while parsing, until its path is known."""

    what: str


def _object(pairs: Sequence[tuple[str, Json]]) -> dict[str, Json | Refused]:
    found: dict[str, Json | Refused] = {}
    for key, value in pairs:
        found[key] = Refused("这个键出现了两次") if key in found else value
    return found


def number(text: str) -> int | Decimal | Refused:
    """The exact number that `text`, of the form NUMBER, writes."""
    mantissa, _, exponent = text.lower().partition("e")
    if len(mantissa) > 2 * MOST_DIGITS or len(exponent) > 3:
        return Refused("数字太长")
    value = Decimal(text)
    if value and not -MOST_DIGITS <= value.adjusted() <= MOST_DIGITS:
        return Refused("数字太大或太小")
    return value if "." in mantissa or exponent else int(text)


def _constant(name: str) -> Refused:
    return Refused(f"应为数字，不能是{name}")


def _check(value: Json | Refused, path: str) -> None:
    """Report what parsing refused, and half surrogate pairs, which JSON can escape but nobody can print."""
    if isinstance(value, Refused):
        raise BadInput(path or "JSON", value.what)
    if isinstance(value, str):
        _encodable(value, path)
    elif isinstance(value, dict):
        for key, entry in value.items():
            _encodable(key, path)
            _check(entry, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for place, entry in enumerate(value):
            _check(entry, f"{path}[{place}]")


def _encodable(text: str, path: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise BadInput(path or "JSON", "含有不成字的代理码") from None
