"""The implementation plan (实施方案, Article 18) as a value: all that a cycle is run by.

Frozen at approval. Afterwards dates move only later, by an announced and reasoned extension,
which makes a new version; every step records the version it was taken under.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from award.law.art33_certificates import PREFIX, PREFIX_FORM
from award.law.readings import Readings

BAOTOU = ZoneInfo("Asia/Shanghai")
OBJECTION_BLOCKS = ("list", "entry")


@dataclass(frozen=True, slots=True)
class Plan:
    """Dates (deadlines to the second, Asia/Shanghai), working days, scoring, readings.

    Weights sum to 1; thresholds: `spread_item` percentage points, `spread_total` points;
    `visit_interval` whole years between the visits of Article 32, `visit_county`: counties take part;
    `hear_first`: the enterprise is heard before a revocation is asked for (30, 31).
    `floor` points of 1000 or None; `readings` overrides the defaults of law/readings.py.
    `objection_blocks`: an undecided objection holds up the whole `list`, or that `entry` alone (26).
    `floor` points of 1000 or None; `certificate_prefix` begins
    every certificate number; `readings` overrides the defaults of law/readings.py.
    `feedback_exact`: the report to each applicant gives exact scores; else bands.
    `mutual_days`: working days in which applicant and examiner speak of each other (29).
    `encouraged_at_evaluation`: the groups of Article 6 are named beside the ranking; never a point.
    `recusal_claims`: applicants are told their examiners and may claim a recusal (27).
    """

    opens_on: date
    deadline: datetime
    county_deadline: datetime
    base_date: date
    internal_days: int = 5
    qualification_days: int = 5
    consultation_days: int = 5
    correction_rounds: int = 1
    correction_days: int = 5
    reply_days: int = 5
    panel_min_document: int = 5
    panel_min_site: int = 5
    method: str = "consensus"
    spread_item: int = 20
    spread_total: int = 100
    weight_document: Decimal = Decimal("0.4")
    weight_site: Decimal = Decimal("0.6")
    floor: Decimal | None = None
    shortlist_ratio: Decimal = Decimal("2")
    visit_interval: int = 1
    visit_county: bool = False
    hear_first: bool = False
    profile_chars: int = 3000
    report_chars: int = 50000
    criteria: str = "GB/T 19580-2012"
    objection_blocks: str = "list"
    certificate_prefix: str = PREFIX
    recusal_claims: bool = False
    feedback_exact: bool = True
    mutual_days: int = 10
    credit_checkpoints: bool = True
    encouraged_at_evaluation: bool = False
    readings: Mapping[str, str] = field(default_factory=dict)

    def faults(self) -> tuple[str, ...]:
        """What keeps the plan from being submitted, each in words a person can act on."""
        return tuple(words for _, words in self.faulty())

    def faulty(self) -> tuple[tuple[str, str], ...]:
        """The same with the field each is about: (field, words), in the order of the fields."""
        found: list[tuple[str, str]] = []
        if self.deadline.date() <= self.opens_on:
            found.append(("deadline", f"申报截止{self.deadline:%Y-%m-%d}不晚于开始受理{self.opens_on}"))
        if self.county_deadline <= self.deadline:
            days = f"{self.county_deadline:%Y-%m-%d}不晚于申报截止{self.deadline:%Y-%m-%d}"
            found.append(("county_deadline", f"旗县区推荐截止{days}"))
        for field_name, name, least in (
            ("internal_days", "单位内部公示", 5),
            ("qualification_days", "资格公示", 5),
            ("consultation_days", "征求意见", 1),
        ):
            value = getattr(self, field_name)
            if value < least:
                found.append((field_name, f"{name}定为{value}个工作日，不少于{least}个"))
        if self.correction_rounds < 0 or self.correction_days < 1 or self.reply_days < 1:
            found.append(("correction_rounds", "补正次数不为负，补正和回函的工作日数至少为1"))
        if not 1 <= self.mutual_days <= 60:
            found.append(("mutual_days", f"双向评价期限定为{self.mutual_days}个工作日，应为1至60个"))
        if self.objection_blocks not in OBJECTION_BLOCKS:
            found.append(("objection_blocks", "有异议时，或者整批等待，或者只有该单位等待"))
        if not PREFIX_FORM.fullmatch(self.certificate_prefix):
            found.append(("certificate_prefix", "证书编号的字头为2到8个大写英文字母"))
        if not 1 <= self.visit_interval <= 3:
            found.append(("visit_interval", f"寻访间隔定为{self.visit_interval}年，应为1至3年"))
        return (*found, *self._scoring())

    def _scoring(self) -> Iterator[tuple[str, str]]:
        smallest = min(self.panel_min_document, self.panel_min_site)
        if smallest < 3:
            yield "panel_min_document", "评审组最少人数不低于3"
        if self.method == "trimmed_mean" and smallest < 5:
            yield "method", "评审组少于5人不得用去极值平均"
        if self.weight_document + self.weight_site != 1:
            yield "weight_site", f"材料与现场权重之和为{self.weight_document + self.weight_site}，应为1"
        if self.weight_document < 0 or self.weight_site < 0:
            yield "weight_document", "权重不为负"
        if self.floor is not None and not 0 <= self.floor <= 1000:
            yield "floor", "最低分在0到1000之间"

    def chosen(self) -> Readings:
        """The readings this cycle runs under."""
        readings = Readings.default()
        for key, value in self.readings.items():
            readings = readings.with_(key, value)
        return readings

    def dumps(self) -> str:
        """Canonical JSON: keys sorted, dates ISO, decimals as strings."""
        return json.dumps(asdict(self), default=_plain, ensure_ascii=False, sort_keys=True)


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(BAOTOU).isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


DATES = {"opens_on": "开始受理", "deadline": "申报截止", "county_deadline": "旗县区推荐截止"}


@lru_cache(maxsize=64)
def loads(text: str) -> Plan:
    """The inverse of `Plan.dumps`; ValueError where the text is no plan."""
    data: dict[str, Any] = json.loads(text)
    known = {f.name: f for f in fields(Plan)}
    values: dict[str, Any] = {}
    for name, value in data.items():
        if name not in known:
            raise ValueError(f"a plan has no field {name}")
        if name in ("deadline", "county_deadline"):
            value = datetime.fromisoformat(value).astimezone(BAOTOU)
        elif name in ("opens_on", "base_date"):
            value = date.fromisoformat(value)
        elif name in ("weight_document", "weight_site", "shortlist_ratio"):
            value = Decimal(value)
        elif name == "floor":
            value = None if value in (None, "None") else Decimal(value)
        values[name] = value
    return Plan(**values)


def moved_earlier(old: Plan, new: Plan) -> tuple[str, ...]:
    """Names of dates that an extension would move earlier: none may be."""
    return tuple(label for name, label in DATES.items() if getattr(new, name) < getattr(old, name))
