"""Tags by table: each row judged by its credit code, a name that differs put to the officer (6, 10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from award.law import uscc as credit_code
from award.law.art06_encouraged import GROUPS_ZH
from award.law.art10_mobilising import Ground, of_own_ground
from award.process.kinds import Actor
from award.records.encouraged.models import Tag
from award.records.encouraged.queries import county_of, standing
from award.records.people.models import County, Enterprise
from award.records.seat import Seat
from award.services.encouraged import NewTag
from award.services.tables import Column, Row, read_day

COLUMNS = (
    Column("uscc", "统一社会信用代码", example="91150203MA0000000X"),
    Column("name", "单位名称", example="包头市示例有限公司"),
    Column("county", "旗县区", example="昆都仑区", help="与系统里的名称相同"),
    Column("group", "类别", example="瞪羚企业", help="、".join(GROUPS_ZH.values())),
    Column("source", "名单", example="2025年度瞪羚企业名单（示例）"),
    Column("document", "文号", example="示例科发〔2025〕9号"),
    Column("issuer", "发布机关", example="示例科学技术厅"),
    Column("valid_from", "有效期起", example="2025-11-03"),
    Column("valid_to", "有效期止", required=False, example="2028-11-02"),
)
MOST = {"name": 100, "source": 120, "document": 80, "issuer": 80}


@dataclass(frozen=True, slots=True)
class Judged:
    """One row: `kind` wrong | doubt | new | same, why, and what would be entered."""

    row: Row
    kind: str
    title: str
    says: tuple[str, ...]
    details: NewTag | None = None


def judge(rows: Sequence[Row], by: Seat) -> list[Judged]:
    """A few queries for the whole table."""
    counties = {name: c for c in County.objects.all() for name in (c.name, c.short)}
    groups = {words: key for key, words in GROUPS_ZH.items()}
    codes = [credit_code.check(r["uscc"]).normalised for r in rows]
    bodies = {e.uscc: e for e in Enterprise.objects.filter(uscc__in=codes).select_related("county")}
    have = standing(Tag.objects.filter(enterprise__uscc__in=codes)).order_by()
    known = set(have.values_list("enterprise__uscc", "group", "document", "valid_from"))
    own, seen = county_of(by), set()
    made = []
    for row, code in zip(rows, codes, strict=True):
        county = counties.get(row["county"])
        start, wrong_start = read_day(row["valid_from"], "有效期起")
        end, wrong_end = read_day(row["valid_to"], "有效期止")
        faults = [f"缺少{label}" for label in row.lacking(COLUMNS)]
        answer = credit_code.check(row["uscc"])
        if row["uscc"] and not answer.valid:
            faults.append(f"统一社会信用代码有误：{answer.because}")
        if row["county"] and county is None:
            faults.append(f"没有“{row['county']}”这个旗县区")
        if row["group"] and row["group"] not in groups:
            faults.append(f"类别“{row['group']}”不是第六条的五类：{'、'.join(groups)}")
        faults += [w for w in (wrong_start, wrong_end) if w]
        if start and end and end < start:
            faults.append("有效期止早于有效期起")
        faults += [f"{_label(k)}最多{most}字" for k, most in MOST.items() if len(row[k]) > most]
        body = bodies.get(code)
        place = body.county if body and body.county else county
        if place is not None:
            ground = Ground(row["name"], place.pk, place.name, own)
            faults += [f.because for f in of_own_ground(ground)]
        key = (code, groups.get(row["group"], ""), row["document"], start)
        if key in seen:
            faults.append("与前面的一行重复")
        seen.add(key)
        title = f"{row['name'] or row['uscc']}　{row['group']}"
        if faults or county is None or start is None:
            made.append(Judged(row, "wrong", title, tuple(faults)))
            continue
        details = NewTag(
            group=key[1], source=row["source"], document=row["document"], issuer=row["issuer"],
            valid_from=start, valid_to=end, uscc=code, name=row["name"], county=county.pk,
        )  # fmt: skip
        if key in known:
            made.append(Judged(row, "same", title, (), details))
        elif body is not None and body.name != row["name"]:
            said = f"系统里这个代码登记的名称是“{body.name}”，请核对是不是同一家；按代码登记"
            made.append(Judged(row, "doubt", title, (said,), details))
        else:
            made.append(Judged(row, "new", title, (), details))
    return made


def _label(key: str) -> str:
    return next(c.label for c in COLUMNS if c.key == key)


def take_in(rows: Sequence[Row], *, by: Seat, now: datetime) -> dict[str, object]:
    """All at once; call it inside the import's transaction, whose line holds the file's digest."""
    given = [j.details for j in judge(rows, by) if j.details and j.kind != "same"]
    codes = {credit_code.check(d.uscc).normalised: d for d in reversed(given)}
    have = set(Enterprise.objects.filter(uscc__in=codes).values_list("uscc", flat=True))
    Enterprise.objects.bulk_create(
        Enterprise(uscc=code, name=d.name, county_id=d.county, created_at=now)
        for code, d in codes.items()
        if code not in have
    )
    bodies = {e.uscc: e for e in Enterprise.objects.filter(uscc__in=codes)}
    tags = Tag.objects.bulk_create(
        Tag(
            enterprise=bodies[credit_code.check(d.uscc).normalised], name=d.name, group=d.group,
            source=d.source, document=d.document, issuer=d.issuer, valid_from=d.valid_from,
            valid_to=d.valid_to, county_id=by.county if by.actor is Actor.COUNTY else None,
            organ_id=by.organ if by.actor is Actor.SECTOR else None, entered_by_id=by.person,
            entered_by_body=by.body, entered_at=now,
        )
        for d in given
        if d.valid_from is not None
    )  # fmt: skip
    return {"tags": len(tags), "new_enterprises": len(codes) - len(have)}
