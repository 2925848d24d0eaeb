"""A table of earlier cycles' recipients, judged row by row (Article 3)."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from award.law import uscc as credit_code
from award.law.art03_limits import MAX_AWARDS
from award.law.dates import spoken
from award.process.form_faults import plain_day
from award.process.register import R
from award.records.cases import local
from award.records.cycles.models import Cycle
from award.records.honours.models import Honour
from award.records.people.models import County, Enterprise
from award.records.recipients.models import ArchiveRow
from award.services.tables import Column, Row, Table

COLUMNS = (
    Column("cycle", "届次", example="3", help="阿拉伯数字；本系统里评过的届次不导入"),
    Column("uscc", "统一社会信用代码", example="91350100M000100Y43", help="18位，单位的身份以它为准"),
    Column("name", "获奖时的单位名称", example="包头市示例制造有限公司", help="照授奖通报写"),
    Column(
        "awarded_on", "授奖通报日期", example="2016-11-20", help="年-月-日，第三十一、三十二条的3年从这一天算"
    ),
    Column("circular", "授奖通报文号", example="包府发〔2016〕9号"),
    Column("certificate", "证书编号", required=False, example="", help="当时的证书没有编号的留空"),
    Column("county", "旗县区", required=False, example="昆都仑区"),
)
INTERVAL = 4


@dataclass(frozen=True, slots=True)
class Judged:
    """One row of a table: what is wrong with it, what deserves a second look, and its values."""

    row: Row
    values: dict[str, Any]
    wrong: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    known: bool = False


def judge(table: Table, now: datetime) -> list[Judged]:
    """Every row against the others, the register, the batches that wait, and the cycles run here."""
    facts = _Facts(table, local(now).date())
    return [facts.judged(row) for row in table.rows]


class _Facts:
    """What a row is held against, read once for all rows."""

    def __init__(self, table: Table, today: date) -> None:
        self.today = today
        self.here = set(Cycle.objects.values_list("number", flat=True))
        self.honours = {
            (h.enterprise.uscc, h.cycle_number): h for h in Honour.objects.select_related("enterprise")
        }
        self.certificates = {h.certificate: h for h in self.honours.values()}
        self.waiting = set(
            ArchiveRow.objects.filter(batch__state=R.DRAFT.value).values_list("uscc", "cycle_number")
        )
        self.counties = counties_by_name()
        self.names = dict(Enterprise.objects.values_list("uscc", "name"))
        self.rows = {row.number: values_of(row, self.counties) for row in table.rows}
        self.places: dict[tuple[str, int], list[int]] = defaultdict(list)
        self.days: dict[int, set[date]] = defaultdict(set)
        self.won: dict[str, set[int]] = defaultdict(set)
        for number, v in self.rows.items():
            self.places[v["uscc"], v["cycle"]].append(number)
            self._note(v["uscc"], v["cycle"], v["awarded_on"])
        for (code, cycle), h in self.honours.items():
            self._note(code, cycle, h.awarded_on)
        self.serials = Counter(v["certificate"] for v in self.rows.values() if v["certificate"])
        self.a_cycle = Counter(v["cycle"] for v in self.rows.values())

    def _note(self, code: str, cycle: int, day: date | None) -> None:
        self.won[code].add(cycle)
        if day is not None:
            self.days[cycle].add(day)

    def judged(self, row: Row) -> Judged:
        v = self.rows[row.number]
        held = self.honours.get((v["uscc"], v["cycle"]))
        if held is not None and self._same(held, v):
            return Judged(row, v, known=True)
        wrong = [f"缺少{label}" for label in row.lacking(COLUMNS)]
        wrong += self._cycle(row, v) + self._body(row, v) + self._day(row, v) + self._twice(row, v, held)
        return Judged(row, v, tuple(wrong), () if wrong else tuple(self._doubts(v)))

    @staticmethod
    def _same(held: Honour, v: dict[str, Any]) -> bool:
        return (held.name, held.awarded_on, held.circular_number) == (
            v["name"], v["awarded_on"], v["circular"],
        ) and v["certificate"] in ("", held.certificate)  # fmt: skip

    def _cycle(self, row: Row, v: dict[str, Any]) -> list[str]:
        if not row["cycle"]:
            return []
        if not v["cycle"]:
            return [f"届次“{row['cycle']}”不是届数，写阿拉伯数字，例：3"]
        if v["cycle"] in self.here:
            return [f"第{v['cycle']}届在本系统评审，获奖单位由授奖通报产生，不导入"]
        if self.here and v["cycle"] > max(self.here):
            return [f"没有评过第{v['cycle']}届，最近的一届是第{max(self.here)}届"]
        return []

    def _body(self, row: Row, v: dict[str, Any]) -> list[str]:
        found = []
        answer = credit_code.check(row["uscc"])
        if row["uscc"] and not answer.valid:
            found.append(answer.because or "统一社会信用代码有误")
        for key, label, most in (
            ("name", "单位名称", 100),
            ("circular", "文号", 60),
            ("certificate", "证书编号", 40),
        ):
            if len(v[key]) > most:
                found.append(f"{label}最多{most}字，现有{len(v[key])}字")
        if row["county"] and v["county"] is None:
            found.append(f"没有“{row['county']}”这个旗县区")
        return found

    def _day(self, row: Row, v: dict[str, Any]) -> list[str]:
        day = v["awarded_on"]
        if not row["awarded_on"]:
            return []
        if day is None:
            return [f"授奖通报日期“{row['awarded_on']}”不是日期，例：2016-11-20"]
        if day > self.today:
            return [f"授奖通报日期{spoken(day)}晚于今天"]
        later = [n for n, days in self.days.items() if 0 < n < v["cycle"] and min(days) > day]
        sooner = [n for n, days in self.days.items() if n > v["cycle"] > 0 and max(days) < day]
        if later or sooner:
            other = (later + sooner)[0]
            return [f"第{v['cycle']}届的授奖日期{spoken(day)}与第{other}届的先后颠倒"]
        return []

    def _twice(self, row: Row, v: dict[str, Any], held: Honour | None) -> list[str]:
        found = []
        others = [n for n in self.places[v["uscc"], v["cycle"]] if n != row.number]
        if others and v["uscc"] and v["cycle"]:
            found.append(f"与第{others[0]}行是同一单位同一届，重复了")
        if held is not None:
            found.append(
                f"台账里已有第{held.cycle_number}届的这家单位，内容不同；核对后以更正记录处理，不重复导入"
            )
        if (v["uscc"], v["cycle"]) in self.waiting:
            found.append("同一单位同一届已在待复核的一批里")
        serial = v["certificate"]
        if serial and (self.serials[serial] > 1 or (serial in self.certificates and held is None)):
            found.append(f"证书编号{serial}重复")
        return found

    def _doubts(self, v: dict[str, Any]) -> list[str]:
        found = []
        near = [n for n in self.won[v["uscc"]] if 0 < abs(n - v["cycle"]) < INTERVAL]
        if near:
            found.append(f"与第{near[0]}届获奖相隔不到三届，请核对")
        if self.a_cycle[v["cycle"]] > MAX_AWARDS:
            found.append(f"第{v['cycle']}届共{self.a_cycle[v['cycle']]}家，多于{MAX_AWARDS}家，请核对")
        now = self.names.get(v["uscc"])
        if now is not None and now != v["name"]:
            found.append(f"本系统登记的名称是{now}；更名的请另登记名称变更")
        return found


def counties_by_name() -> dict[str, County]:
    return {name: c for c in County.objects.all() for name in (c.name, c.short)}


def values_of(row: Row, counties: dict[str, County]) -> dict[str, Any]:
    text = row["cycle"].removeprefix("第").removesuffix("届")
    cycle = int(text) if text.isdecimal() and len(text) <= 3 else 0
    return {
        "cycle": cycle,
        "uscc": credit_code.check(row["uscc"]).normalised or row["uscc"],
        "name": row["name"],
        "awarded_on": plain_day(row["awarded_on"]),
        "circular": row["circular"],
        "certificate": row["certificate"],
        "county": counties.get(row["county"]),
    }
