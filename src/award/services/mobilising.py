"""Activities of mobilisation, each on its body's own ground; no quota is kept of them (Articles 4, 10)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from award.law import uscc as credit_code
from award.law.art10_mobilising import MOBILISING, Ground, of_own_ground
from award.process.kinds import Actor
from award.records.cases import local
from award.records.encouraged.queries import county_of
from award.records.files.models import Evidence
from award.records.mobilising.models import KINDS, Activity
from award.records.mobilising.queries import on_the_desk_of
from award.records.people.models import Enterprise, Organ
from award.records.seat import Seat
from award.services import ledger
from award.services.asking import BadDetails, ask, check

OFFICERS = (Actor.CITY, Actor.COUNTY, Actor.SECTOR)
OWN = "own"
MOST = 200


@dataclass(frozen=True)
class What:
    """One activity as it was. `units` by credit code; only the number need be told."""

    held_on: date | None = ask("日期", "date")
    kind: str = ask("形式", "choice", options=tuple(KINDS.items()))
    audience: str = ask("对象", max=120, example="稀土新材料产业链企业质量负责人")
    reached: int | None = ask("到场或覆盖企业数", "integer", least=0, most=100_000, unit="家")
    place: str = ask("地点", max=120, example="稀土高新区会议中心；媒体写版面或链接")
    text: str = ask("情况", "long", required=False, max=2000)
    units: str = ask(
        "走访、到场的企业", "long", required=False, max=6000,
        help="选填，每行一个统一社会信用代码；旗县区只登记本辖区的企业",
    )  # fmt: skip
    evidence: Evidence | None = ask("通知、照片或报道", "file", required=False)


@dataclass(frozen=True)
class Whose:
    body: str = ask("组织单位", "choice", help="行业组织没有席位，由市主管部门或其行业主管部门代为登记")


@dataclass(frozen=True)
class Held(What, Whose):
    """A new record names whose activity it was."""


@dataclass(frozen=True)
class Correction(What):
    """The activity as it should have been entered, or word that there was none; whose it was stays."""

    withdrawn: bool = ask("没有这次活动，撤回", "tick", required=False)
    correction: str = ask("更正理由", "long", max=500)


def enter(details: Held, *, by: Seat, now: datetime) -> Activity:
    """BadDetails for a day to come, for another's ground, for a body that this seat does not act for."""
    if by.actor not in OFFICERS:
        raise BadDetails({"__all__": "由市、旗县区质量工作主管部门和行业主管部门登记"})
    check(details)
    return _enter(details, by, now, county_of(by), **body_of(details.body, by))


def correct(old: Activity, details: Correction, *, by: Seat, now: datetime) -> Activity:
    """A newer record that points to the old one; the old stays to be read."""
    check(details)
    with transaction.atomic():
        row = Activity.objects.select_for_update(of=("self",)).get(pk=old.pk)
        if not on_the_desk_of(by).filter(pk=row.pk).exists():
            raise BadDetails({"__all__": "只能更正本单位登记的记录"})
        if Activity.objects.filter(corrects=row).exists():
            raise BadDetails({"__all__": "这一条已有更正，请对最新的一条更正"})
        kept = ("county_id", "organ_id", "entered_organ_id", "held_by")
        return _enter(
            details, by, now, row.county_id or county_of(by), corrects=row, withdrawn=details.withdrawn,
            correction=details.correction.strip(), **{name: getattr(row, name) for name in kept},
        )  # fmt: skip


def _enter(details: What, by: Seat, now: datetime, own: str, **more: Any) -> Activity:
    assert details.held_on is not None
    if details.held_on > local(now).date():
        raise BadDetails({"held_on": "日期还没有到，活动以后再登记"})
    units = _units(details.units, own)
    if details.reached is not None and details.reached < len(units):
        raise BadDetails({"reached": f"列出了{len(units)}家，到场或覆盖企业数不少于它"})
    try:
        with transaction.atomic():
            row = Activity.objects.create(
                held_on=details.held_on, kind=details.kind, audience=details.audience.strip(),
                reached=details.reached or 0, place=details.place.strip(), text=details.text.strip(),
                evidence=details.evidence, by_id=by.person, at=now, **more,
            )  # fmt: skip
            row.enterprises.set(units)
    except IntegrityError:  # two corrections at once: the other was first
        raise BadDetails({"__all__": "这一条已有更正，请对最新的一条更正"}) from None
    facts: dict[str, Any] = {
        "kind": row.kind, "held_on": str(row.held_on), "reached": row.reached,
        "county": row.county_id, "organ": row.organ_id, "enterprises": sorted(u.pk for u in units),
    }  # fmt: skip
    if row.corrects is not None:
        facts |= {"corrects": row.corrects.subject, "withdrawn": row.withdrawn}
    ledger.append(step="mobilising.enter", subject=row.subject, law=MOBILISING, by=by, now=now, facts=facts)
    return row


def bodies(by: Seat) -> list[tuple[str, str]]:
    """For whom this seat may enter: itself, and associations where it is no county."""
    own = [(OWN, by.body or by.actor.label)]
    if by.actor is Actor.COUNTY:
        return own
    found = Organ.objects.filter(active=True, association=True)
    if place := county_of(by):
        found = found.filter(county_id=place)
    return [*own, *((str(o.pk), f"{o.name}（行业组织）") for o in found)]


def body_of(key: str, by: Seat) -> dict[str, Any]:
    """Columns that say whose activity it was."""
    names = dict(bodies(by))
    if key not in names:
        raise BadDetails({"body": "请选择组织单位"})
    if key != OWN:
        entered = by.organ if by.actor is Actor.SECTOR else None
        return {"organ_id": int(key), "entered_organ_id": entered, "held_by": Organ.objects.get(pk=key).name}
    return {
        "county_id": by.county if by.actor is Actor.COUNTY else None,
        "organ_id": by.organ if by.actor is Actor.SECTOR else None,
        "held_by": names[OWN],
    }


def _units(text: str, own: str) -> list[Enterprise]:
    """The enterprises named, each known here and of the county `own`, if any; every fault at once."""
    codes = [line.strip() for line in text.splitlines() if line.strip()]
    if len(codes) > MOST:
        raise BadDetails({"units": f"列了{len(codes)}家，一次最多{MOST}家"})
    answers = {code: credit_code.check(code) for code in codes}
    wanted = [a.normalised for a in answers.values()]
    known = {e.uscc: e for e in Enterprise.objects.filter(uscc__in=wanted).select_related("county")}
    faults, found = [], {}
    for code, answer in answers.items():
        body = known.get(answer.normalised)
        if not answer.valid:
            faults.append(f"{code}：{answer.because}")
        elif body is None:
            faults.append(f"{code}：系统里没有这家企业，先登记标签或推荐入库，或者只填家数")
        else:
            county = body.county
            ground = Ground(body.name, county.pk if county else "", county.name if county else "", own)
            faults += [f.because for f in of_own_ground(ground)]
            found[body.pk] = body
    if faults:
        raise BadDetails({"units": "；".join(faults)})
    return list(found.values())
