"""The readings of ambiguous words: one key for each, its default, and where it is explained.

The keys are the only names used anywhere: plans, screens, documents, `--set KEY=VALUE`.
Each points to a file of docs/interpretations that gives the words, the readings, the default
and who must decide. A cycle freezes its readings with its plan; rules read `case.readings`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal, Self, overload

from award.law.bad_input import BadInput

Value = str | int | bool | date
WordKey = Literal["reapply.mode", "relocation.counts", "credit.reading", "fraud.date"]
YearsKey = Literal["eligibility.years", "eligibility.pem_years", "lookback.years"]
FlagKey = Literal["lookback.includes_first_day", "publicity.count_first_day"]
DayKey = Literal["regulation.last_day"]
MOST_YEARS = 99


class BadReading(BadInput):
    """No such reading, or no such value of it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One ambiguity: its key, the values allowed (empty: whole years), and its interpretation file.

    `default` is the reading in force when no plan chose another; `articles` are those it bears on.
    """

    key: str
    default: Value
    allowed: tuple[Value, ...]
    interpretation: int
    articles: tuple[int, ...]
    label: str
    labels: tuple[str, ...] = ()

    def parse(self, text: str) -> Value:
        """The value that `text` names. BadReading where it names none."""
        if not self.allowed:
            if re.fullmatch(r"[1-9][0-9]?", text):
                return int(text)
            raise BadReading(self.key, f"应为1至{MOST_YEARS}的整数，不能是{text!r}")
        for value in self.allowed:
            if written(value) == text:
                return value
        choices = "、".join(written(value) for value in self.allowed)
        raise BadReading(self.key, f"只能是{choices}，不能是{text!r}")


def written(value: Value) -> str:
    """A value as plans and commands write it: true, 3, 2030-09-05, strict_between."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


_LAST_DAYS = (date(2030, 9, 5), date(2030, 9, 4))

CATALOGUE: tuple[Reading, ...] = (
    Reading(
        "reapply.mode", "strict_between", ("strict_between", "nth_after"), 1, (3,), "间隔三届",
        ("中间隔满三届（第N+4届起）", "第三届即可（第N+3届起）"),
    ),
    Reading("eligibility.years", 3, (), 3, (15,), "连续正常生产经营年数"),
    Reading("eligibility.pem_years", 2, (), 3, (15,), "实施卓越绩效模式年数"),
    Reading(
        "relocation.counts", "whole_life", ("whole_life", "local_only"), 9, (15,), "迁入前的经营年限",
        ("合并计算", "只计迁入后"),
    ),
    Reading("lookback.years", 3, (), 3, (17,), "近3年的年数"),
    Reading(
        "lookback.includes_first_day", True, (True, False), 3, (17,), "近3年的起始日",
        ("对应日当天算在内", "对应日当天不算"),
    ),
    Reading(
        "credit.reading", "either", ("either", "both"), 2, (17,), "名录、名单与信用记录",
        ("任一情形即不得申报", "同时具备才不得申报"),
    ),
    Reading(
        "fraud.date", "conduct", ("conduct", "finding"), 13, (17,), "弄虚作假的日期",
        ("按行为发生日", "按认定日"),
    ),
    Reading(
        "publicity.count_first_day", False, (False, True), 5, (20, 22, 25), "公示当日",
        ("不计入，次日起算", "计入"),
    ),
    Reading("regulation.last_day", _LAST_DAYS[0], _LAST_DAYS, 11, (36,), "有效期末日"),
)  # fmt: skip
BY_KEY: Mapping[str, Reading] = MappingProxyType({reading.key: reading for reading in CATALOGUE})


@dataclass(frozen=True)
class Readings:
    """The readings in force for one question. `Readings.default()`, then `.with_(key, text)`."""

    chosen: tuple[Value, ...]

    @classmethod
    def default(cls) -> Self:
        return cls(tuple(reading.default for reading in CATALOGUE))

    @classmethod
    def of(cls, values: Mapping[str, object]) -> Self:
        """Defaults, overruled by what a frozen plan stores (`as_dict` or texts). BadReading as `with_`."""
        readings = cls.default()
        for key, value in values.items():
            if not isinstance(value, str | int | date):
                raise BadReading(key, "读法的取值应为文字、整数或是否")
            readings = readings.with_(key, written(value))
        return readings

    def with_(self, key: str, text: str) -> Self:
        """Another reading of `key`. BadReading, in one line, for an unknown key or value."""
        reading = BY_KEY.get(key)
        if reading is None:
            raise BadReading(key, f"没有这项读法，可选的有{'、'.join(BY_KEY)}")
        place = CATALOGUE.index(reading)
        return type(self)((*self.chosen[:place], reading.parse(text), *self.chosen[place + 1 :]))

    @overload
    def __getitem__(self, key: WordKey) -> str: ...
    @overload
    def __getitem__(self, key: YearsKey) -> int: ...
    @overload
    def __getitem__(self, key: FlagKey) -> bool: ...
    @overload
    def __getitem__(self, key: DayKey) -> date: ...
    def __getitem__(self, key: str) -> Value:
        return self.chosen[CATALOGUE.index(BY_KEY[key])]

    def __iter__(self) -> Iterator[tuple[Reading, Value]]:
        """Each reading with the value in force, in the catalogue's order."""
        return iter(zip(CATALOGUE, self.chosen, strict=True))

    def as_dict(self) -> dict[str, str | int | bool]:
        """For JSON: words, whole numbers, booleans; dates as YYYY-MM-DD."""
        return {r.key: v.isoformat() if isinstance(v, date) else v for r, v in self}
