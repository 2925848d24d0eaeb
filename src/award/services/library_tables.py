"""The library of examiners as a table: every line judged before it is taken in (Article 9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from award.process import professions
from award.process.panel import SKILLS
from award.records.library.models import ItemKind
from award.records.people.models import County, User
from award.records.reviews.models import Examiner
from award.records.seat import Seat
from award.services import people
from award.services.library import Fact, Particulars, add_fact, keep, particulars, register
from award.services.tables import Column, Row, Table

YES, NO = ("是", "可", "1", "√"), ("", "否", "不", "0")
COLUMNS = (
    Column("person", "姓名", example="张示例"),
    Column("email", "电子邮箱", example="zhang@example.com"),
    Column("employer", "工作单位", example="示例大学"),
    Column("uscc", "工作单位信用代码", required=False),
    Column("county", "旗县区", required=False, example="昆都仑区"),
    Column("title", "职称或职务", required=False, example="教授级高级工程师"),
    Column("skills", "专长", required=False, example="质量管理、现场评审"),
    Column("professions", "行业大类", required=False, example="32、36"),
    Column("categories", "评审类目", required=False, example="4.1、4.5"),
    Column("may_lead", "可任组长", required=False, example="是"),
    Column("trained", "培训名称", required=False, example="卓越绩效评审员培训"),
    Column("trained_on", "培训日期", required=False, example="2025-06-20"),
)


NAMED = {label: key for key, label in SKILLS.items()}


@dataclass(frozen=True, slots=True)
class Line:
    """One row of an import as the library reads it: kind new | change | same | wrong, and why."""

    row: Row
    kind: str
    says: tuple[str, ...]
    particulars: Particulars


def judge(table: Table) -> list[Line]:
    """Every row, against the library and against the rows before it. Nothing is written."""
    emails = [row["email"].lower() for row in table.rows]
    users = {u.email: u for u in User.objects.filter(email__in=emails).select_related("examiner__entry")}
    counties = {name: c.pk for c in County.objects.all() for name in (c.name, c.short)}
    seen: dict[str, int] = {}
    judged = []
    for row in table.rows:
        details, faults = _read(row, counties)
        email = row["email"].lower()
        faults += [f"缺少{label}" for label in row.lacking(COLUMNS)]
        if not faults:
            faults += details.faults().values()
        if email and email in seen:
            faults.append(f"与第{seen[email]}行的电子邮箱相同")
        seen.setdefault(email, row.number)
        user = users.get(email)
        if user is None and not faults:
            faults += people.person_faults(row["person"], email, None).values()
        elif user is not None and user.name != row["person"]:
            faults.append(f"这个电子邮箱已有账号，姓名是{user.name}")
        judged.append(_line(row, details, tuple(faults), user))
    return judged


def _line(row: Row, details: Particulars, faults: tuple[str, ...], user: User | None) -> Line:
    if faults:
        return Line(row, "wrong", faults, details)
    examiner = getattr(user, "examiner", None)
    if examiner is None:
        return Line(row, "new", (), details)
    if examiner.struck_off_at is not None:
        return Line(row, "wrong", ("已被取消评审员资格，不再更新",), details)
    changed = tuple(
        f"{label}：{was or '无'}→{now or '无'}" for label, was, now in _changes(examiner, details)
    )
    return Line(row, "change" if changed else "same", changed, details)


def _changes(examiner: Examiner, details: Particulars) -> list[tuple[str, str, str]]:
    entry = getattr(examiner, "entry", None)
    was = particulars(examiner, entry)
    pairs = [
        ("工作单位", was.employer, details.employer),
        ("信用代码", was.uscc, details.uscc),
        ("职称或职务", was.title, details.title),
        ("专长", _words(was.skills), _words(details.skills)),
        ("行业大类", "、".join(was.professions), "、".join(sorted(details.professions))),
        ("评审类目", "、".join(was.categories), "、".join(sorted(details.categories))),
        ("可任组长", "是" if was.may_lead else "否", "是" if details.may_lead else "否"),
        ("旗县区", was.county or "", details.county or ""),
    ]
    return [(label, old, new) for label, old, new in pairs if old != new]


def _words(skills: Sequence[str]) -> str:
    return "、".join(sorted(SKILLS.get(s, s) for s in skills))


def _read(row: Row, counties: dict[str, str]) -> tuple[Particulars, list[str]]:
    faults = []
    county = counties.get(row["county"]) if row["county"] else None
    if row["county"] and county is None:
        faults.append(f"没有旗县区“{row['county']}”")
    skills = professions.split(row["skills"])
    strange = [s for s in skills if s not in NAMED]
    if strange:
        faults.append(f"没有这种专长：{'、'.join(strange)}（只有{'、'.join(NAMED)}）")
    if row["may_lead"] not in (*YES, *NO):
        faults.append(f"可任组长填“是”或“否”，不是“{row['may_lead']}”")
    if row["trained_on"] and _day(row["trained_on"]) is None:
        faults.append(f"培训日期“{row['trained_on']}”不是日期，例：2025-06-20")
    details = Particulars(
        employer=row["employer"],
        county=county,
        uscc=row["uscc"],
        title=row["title"],
        skills=tuple(NAMED[s] for s in skills if s in NAMED),
        professions=professions.split(row["professions"]),
        categories=professions.split(row["categories"]),
        may_lead=row["may_lead"] in YES,
    )
    return details, faults


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def take_in(lines: Sequence[Line], *, by: Seat, now: datetime) -> dict[str, Any]:
    """Write what was judged good; facts for the import's line."""
    made = 0
    for line in lines:
        row = line.row
        user = User.objects.filter(email=row["email"].lower()).first()
        if user is None or not hasattr(user, "examiner"):
            examiner = register(
                person=row["person"], email=row["email"], details=line.particulars, by=by, now=now
            )
            made += 1
        else:
            examiner = keep(user, line.particulars, by=by, now=now)
        _trained(examiner, row, by, now)
    return {"registered": made, "changed": len(lines) - made}


def _trained(examiner: Examiner, row: Row, by: Seat, now: datetime) -> None:
    day = _day(row["trained_on"])
    known = examiner.items.filter(kind=ItemKind.TRAINING, body=row["trained"], since=day)
    if row["trained"] and not known.exists():
        add_fact(
            examiner, Fact(ItemKind.TRAINING.value, row["trained"], "", day, day, False, ""), by=by, now=now
        )
