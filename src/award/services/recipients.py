"""Into the register of recipients: earlier cycles by table, changes of bodies one by one (Article 3)."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from award.law import uscc as credit_code
from award.law.art03_limits import MAX_AWARDS
from award.law.dates import spoken
from award.process.form_faults import plain_day
from award.process.kinds import Actor
from award.process.register import CHANGES, REGISTER, R
from award.records.cases import local
from award.records.cycles.models import Cycle
from award.records.files.models import Evidence
from award.records.honours.models import Honour
from award.records.people.models import County, Enterprise
from award.records.recipients.models import ArchiveRow, Batch, BodyChange
from award.records.seat import Seat
from award.services import ledger, messages
from award.services.asking import BadDetails, ask, check
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
        self.counties = _counties()
        self.names = dict(Enterprise.objects.values_list("uscc", "name"))
        self.rows = {row.number: _values(row, self.counties) for row in table.rows}
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


def _counties() -> dict[str, County]:
    return {name: c for c in County.objects.all() for name in (c.name, c.short)}


def _values(row: Row, counties: dict[str, County]) -> dict[str, Any]:
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


def take_in(rows: Sequence[Row], *, by: Seat, now: datetime) -> Batch:
    """Keep the rows as a batch that waits for another officer. Call it inside a transaction."""
    if by.actor is not Actor.CITY:
        raise BadDetails({"__all__": "获奖台账由市质量工作主管部门登记"})
    batch = Batch.objects.create(entered_by_id=by.person, entered_at=now)
    counties = _counties()
    ArchiveRow.objects.bulk_create(
        ArchiveRow(
            batch=batch, cycle_number=v["cycle"], uscc=v["uscc"], name=v["name"], county=v["county"],
            awarded_on=v["awarded_on"], circular_number=v["circular"], certificate=v["certificate"],
        )
        for v in (_values(row, counties) for row in rows)
    )  # fmt: skip
    _tell(by, f"{batch}待复核", f"/city/recipients/archive/{batch.pk}/", now)
    return batch


def _tell(by: Seat, text: str, link: str, now: datetime) -> None:
    messages.send(messages.posts(Actor.CITY).exclude(user_id=by.person), text, link, now)


CARRIES = (
    ("yes", "由承继单位继续作为获奖单位，间隔三届从原获奖届次算"),
    ("no", "不由承继单位继续，原获奖届次不计入承继单位"),
)


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a body; where another takes its place, whether as the recipient."""

    kind: str = ask("情形", "choice", options=tuple((k, v[0]) for k, v in CHANGES.items()))
    new_name: str = ask("新名称，或承继单位的名称", max=100)
    successor_uscc: str = ask(
        "承继单位的统一社会信用代码", max=30, required=False, help="更名的不填，信用代码不变"
    )
    carries: str = ask("获奖单位的身份", "choice", required=False, options=CARRIES, help="更名的不填")
    effective_on: date | None = ask("变更日期", "date")
    document: str = ask("变更依据", max=120, example="变更登记通知书文号，或合并公告")
    note: str = ask("说明", "long", required=False, max=1000)
    evidence: Evidence | None = ask("依据的扫描件", "file", required=False)

    def faults(self) -> dict[str, str]:
        if not CHANGES[self.kind][1]:
            return {"successor_uscc": "更名不改变信用代码，请留空"} if self.successor_uscc.strip() else {}
        found = {}
        answer = credit_code.check(self.successor_uscc)
        if not answer.valid:
            found["successor_uscc"] = answer.because or "请填写承继单位的统一社会信用代码"
        if not self.carries:
            found["carries"] = "请选择获奖单位的身份由谁继续"
        return found


def change(enterprise: Enterprise, details: Change, *, by: Seat, now: datetime) -> BodyChange:
    """A draft of a change; names and successors stay as they are until another officer confirms it."""
    if by.actor is not Actor.CITY:
        raise BadDetails({"__all__": "获奖台账由市质量工作主管部门登记"})
    check(details)
    assert details.effective_on is not None  # check() asked for it
    if details.effective_on > local(now).date():
        raise BadDetails({"effective_on": "变更日期晚于今天"})
    code = credit_code.check(details.successor_uscc).normalised if details.successor_uscc.strip() else ""
    if code == enterprise.uscc:
        raise BadDetails({"successor_uscc": "承继单位就是它自己；信用代码不变的按更名登记"})
    if details.kind == "rename" and details.new_name.strip() == enterprise.name:
        raise BadDetails({"new_name": "与现在的名称相同"})
    with transaction.atomic():
        row = BodyChange.objects.create(
            enterprise=enterprise, kind=details.kind, old_name=enterprise.name,
            new_name=details.new_name.strip(), successor_uscc=code,
            carries={"yes": True, "no": False}.get(details.carries) if code else None,
            effective_on=details.effective_on, document=details.document.strip(),
            note=details.note.strip(), evidence=details.evidence, entered_by_id=by.person, entered_at=now,
        )  # fmt: skip
        ledger.append(
            step="change.enter", subject=row.subject, law=REGISTER, by=by, now=now,
            facts={"enterprise": f"enterprise/{enterprise.pk}", "kind": row.kind},
        )  # fmt: skip
        _tell(by, f"{row}，待复核", f"/city/recipients/changes/{row.pk}/", now)
    return row
