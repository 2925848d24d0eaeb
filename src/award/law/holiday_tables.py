"""A year's holiday arrangement as data: days off, working weekends, and who announced it.

The packaged years lie in holidays/*.toml. An officer adds or replaces a year by importing a text of
the same form (TOML or JSON), without code; `read_table` checks it and names the key of a mistake.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from award.law.bad_input import BadInput
from award.law.dates import days, spoken
from award.law.json_input import Reader, read_object
from award.law.strict_json import Json

OFFICIAL, PROVISIONAL = "official", "provisional"
LONGEST_HOLIDAY = 15  # days: a longer run is a slip of the pen
Named = tuple[tuple[date, str], ...]


@dataclass(frozen=True, slots=True)
class YearTable:
    """One year: `off` and `makeup` pair each day with the holiday's name.

    Days of the December before may be among them: New Year's Day has been joined to them.
    `official` is false where no arrangement was announced; then the statutory days are all there is.
    """

    year: int
    official: bool
    document: str
    issued: date | None
    provenance: str
    off: Named
    makeup: Named

    def as_dict(self) -> dict[str, object]:
        """The form that `read_table` reads, for storing an imported year."""
        return {
            "year": self.year,
            "status": OFFICIAL if self.official else PROVISIONAL,
            "document": self.document or None,
            "issued": self.issued.isoformat() if self.issued else None,
            "provenance": self.provenance or None,
            "periods": [
                {"name": name, "off_from": day.isoformat(), "off_to": day.isoformat()}
                for day, name in self.off
            ],
            "makeup_workdays": [{"date": day.isoformat(), "name": name} for day, name in self.makeup],
        }


def read_table(source: str | bytes) -> YearTable:
    """A year's table from TOML or JSON. BadInput, in Chinese, naming the key, for any mistake."""
    reader = _reader(source)
    year = reader.integer("year", least=2000, most=2100)
    official = reader.choice("status", (OFFICIAL, PROVISIONAL)) == OFFICIAL
    off, makeup = _periods(reader, year)
    for entry in reader.objects("makeup_workdays"):
        _put(makeup, entry, "date", _of_year(entry, "date", year), entry.text("name"))
    _consistent(reader, off, makeup)
    return YearTable(
        year=year,
        official=official,
        document=reader.text("document") if official else reader.optional("document", reader.text) or "",
        issued=reader.date("issued") if official else reader.optional("issued", reader.date),
        provenance=reader.optional("provenance", reader.text) or "",
        off=tuple(sorted(off.items())),
        makeup=tuple(sorted(makeup.items())),
    )


@cache
def packaged_tables() -> tuple[YearTable, ...]:
    """Every table that comes with the program, by year."""
    texts = (path for path in (files("award.law") / "holidays").iterdir() if path.name.endswith(".toml"))
    return tuple(sorted((read_table(path.read_bytes()) for path in texts), key=lambda table: table.year))


def _reader(source: str | bytes) -> Reader:
    try:
        text = source.decode("utf-8") if isinstance(source, bytes) else source
        text = text.removeprefix("\ufeff")
        if text.lstrip().startswith("{"):
            return read_object(text)
        return Reader({key: _plain(value) for key, value in tomllib.loads(text, parse_float=str).items()})
    except UnicodeDecodeError:
        raise BadInput("节假日表", "不是 UTF-8 编码的文字") from None
    except tomllib.TOMLDecodeError as error:
        raise BadInput("节假日表", f"既不是 JSON，也不是有效的 TOML（{error}）") from None


def _plain(value: object) -> Json:
    """TOML's own dates and times as texts, so that one reader serves both forms."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, list):
        return [_plain(entry) for entry in value]
    if isinstance(value, dict):
        return {str(key): _plain(entry) for key, entry in value.items()}
    return str(value)


def _periods(reader: Reader, year: int) -> tuple[dict[date, str], dict[date, str]]:
    off: dict[date, str] = {}
    makeup: dict[date, str] = {}
    periods = reader.objects("periods")
    if not periods:
        raise reader.bad("periods", "至少要有一个节假日")
    for period in periods:
        name = period.text("name")
        first, last = _of_year(period, "off_from", year), _of_year(period, "off_to", year)
        if last < first:
            raise period.bad("off_to", f"{last}早于开始放假的{first}")
        run = days(first, last)
        if len(run) > LONGEST_HOLIDAY:
            raise period.bad("off_to", f"连续放假{len(run)}天，超过{LONGEST_HOLIDAY}天")
        for day in run:
            _put(off, period, "off_from", day, name)
        if period.has("makeup_workdays"):
            entries = period.entries("makeup_workdays")
            for place in entries.values:
                _put(makeup, entries, place, _of_year(entries, place, year), name)
    return off, makeup


def _put(found: dict[date, str], reader: Reader, key: str, day: date, name: str) -> None:
    if day in found:
        raise reader.bad(key, f"{spoken(day)}重复（已列在{found[day]}）")
    found[day] = name


def _of_year(reader: Reader, key: str, year: int) -> date:
    day = reader.date(key)
    if not date(year - 1, 12, 1) <= day <= date(year, 12, 31):
        raise reader.bad(key, f"{day}不在{year}年（连同上年12月）之内")
    return day


def _consistent(reader: Reader, off: dict[date, str], makeup: dict[date, str]) -> None:
    for day in makeup:
        if day in off:
            raise reader.bad("makeup_workdays", f"{spoken(day)}既放假又上班")
        if day.weekday() < 5:
            raise reader.bad("makeup_workdays", f"{spoken(day)}本来就是工作日，不必列为调休上班")
