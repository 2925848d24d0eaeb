"""Tags of the encouraged groups, the unit's own doubts, and invitations (Articles 4, 6, 10, 16)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from award.law import uscc as credit_code
from award.law.art06_encouraged import GROUPS_ZH, SUPPORTED, VOLUNTARY, Group
from award.law.art10_mobilising import Ground, of_own_ground
from award.process.kinds import Actor
from award.records.cases import local
from award.records.encouraged.models import CHANNELS, Doubt, Invitation, Tag
from award.records.encouraged.queries import county_of
from award.records.files.models import Evidence
from award.records.people.models import County, Enterprise, Post
from award.records.seat import Seat
from award.services import ledger, messages
from award.services.asking import BadDetails, ask, check

OFFICERS = (Actor.CITY, Actor.COUNTY, Actor.SECTOR)
NEVER = "标签只用于支持、邀请和统计，不加分，不影响申报资格、评分和排名。"


@dataclass(frozen=True)
class Source:
    """Where a tag comes from and how long it holds: in entering and in correcting alike."""

    group: str = ask("类别", "choice", options=tuple(GROUPS_ZH.items()))
    source: str = ask("名单", max=120, example="2025年度内蒙古自治区瞪羚企业名单（示例）")
    document: str = ask("文号", max=80)
    issuer: str = ask("发布机关", max=80)
    valid_from: date | None = ask("有效期起", "date")
    valid_to: date | None = ask("有效期止", "date", required=False, help="名单没有写明的留空，到更正为止有效")

    def faults(self) -> dict[str, str]:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            return {"valid_to": f"有效期止早于有效期起{self.valid_from}"}
        return {}


@dataclass(frozen=True)
class Who:
    """An enterprise that never registered here is known by its credit code."""

    uscc: str = ask("统一社会信用代码", max=30, example="91150203MA00000000")
    name: str = ask("名单上的名称", max=100)
    county: str = ask("住所所在旗县区", "choice", help="已注册的单位以注册的住所为准")


@dataclass(frozen=True)
class NewTag(Source, Who):
    """One enterprise on one list."""

    evidence: Evidence | None = ask("名单文件", "file", required=False)

    def faults(self) -> dict[str, str]:
        answer = credit_code.check(self.uscc)
        wrong = {} if answer.valid else {"uscc": answer.because or "统一社会信用代码有误"}
        return wrong | Source.faults(self)


@dataclass(frozen=True)
class Correction(Source):
    """A new tag in place of a wrong one, or word that it does not hold."""

    withdrawn: bool = ask("原来的标签不成立，撤回", "tick", required=False)
    correction: str = ask("更正理由", "long", max=500)


def enter(details: NewTag, *, by: Seat, now: datetime) -> Tag:
    """BadDetails where the enterprise lies on another's ground, or has this very tag already."""
    check(details)
    code = credit_code.check(details.uscc).normalised
    with transaction.atomic():
        county = County.objects.filter(pk=details.county).first()
        if county is None:
            raise BadDetails({"county": "请选择旗县区"})
        body = Enterprise.objects.filter(uscc=code).select_related("county").first()
        ground_of(details.name, (body.county if body and body.county else county), by, "uscc")
        if body is None:
            name = details.name.strip()
            body = Enterprise.objects.create(uscc=code, name=name, county=county, created_at=now)
        if same(body.pk, details) is not None:
            said = f"{body}已经有这个标签（{details.source}，{details.document}）"
            raise BadDetails({"uscc": said})
        return _enter(body, details, by, now, name=details.name.strip(), evidence=details.evidence)


def ground_of(name: str, county: County | None, by: Seat, field: str) -> None:
    """Own ground only (10): BadDetails in words."""
    if by.actor not in OFFICERS:
        raise BadDetails({"__all__": "由市、旗县区质量工作主管部门和行业主管部门登记"})
    place = county.pk if county else ""
    for f in of_own_ground(Ground(name.strip(), place, county.name if county else "", county_of(by))):
        raise BadDetails({field: f.because})


def same(enterprise: int, details: Source) -> Tag | None:
    """A standing tag that says the same already."""
    assert details.valid_from is not None  # asked for
    found = Tag.objects.filter(enterprise=enterprise, newer=None, withdrawn=False, group=details.group)
    return found.filter(document=details.document.strip(), valid_from=details.valid_from).first()


def correct(old: Tag, details: Correction, *, by: Seat, now: datetime) -> Tag:
    """A newer tag that points to the old one; the old stays to be read."""
    check(details)
    with transaction.atomic():
        row = Tag.objects.select_for_update(of=("self",)).select_related("enterprise__county").get(pk=old.pk)
        if Tag.objects.filter(corrects=row).exists():
            raise BadDetails({"__all__": "这一条已有更正，请对最新的一条更正"})
        ground_of(row.enterprise.name, row.enterprise.county, by, "__all__")
        made = _enter(
            row.enterprise, details, by, now, name=row.name, corrects=row, withdrawn=details.withdrawn,
            correction=details.correction.strip(), county_id=row.county_id, organ_id=row.organ_id,
        )  # fmt: skip
        told = messages.posts(Actor.APPLICANT, enterprise_id=row.enterprise_id)
        messages.send(told, "你单位的重点支持企业标签有更正", "/applicant/encouraged/", now)
        return made


def _enter(body: Enterprise, details: Source, by: Seat, now: datetime, **more: Any) -> Tag:
    assert details.valid_from is not None  # asked for
    values: dict[str, Any] = {
        "county_id": by.county if by.actor is Actor.COUNTY else None,
        "organ_id": by.organ if by.actor is Actor.SECTOR else None,
    } | more
    try:
        with transaction.atomic():
            tag = Tag.objects.create(
                enterprise=body, group=details.group, source=details.source.strip(),
                document=details.document.strip(), issuer=details.issuer.strip(),
                valid_from=details.valid_from, valid_to=details.valid_to,
                entered_by_id=by.person, entered_by_body=by.body, entered_at=now, **values,
            )  # fmt: skip
    except IntegrityError:  # two corrections at once: the other was first
        raise BadDetails({"__all__": "这一条已有更正，请对最新的一条更正"}) from None
    facts: dict[str, Any] = {
        "enterprise": f"enterprise/{body.pk}", "group": tag.group, "document": tag.document,
        "valid_from": str(tag.valid_from), "valid_to": str(tag.valid_to or ""),
    }  # fmt: skip
    if tag.corrects is not None:
        facts |= {"corrects": tag.corrects.subject, "withdrawn": tag.withdrawn}
    law = Group(tag.group).law
    ledger.append(step="tag.enter", subject=tag.subject, law=law, by=by, now=now, facts=facts)
    return tag


@dataclass(frozen=True, slots=True)
class DoubtText:
    text: str = ask("哪里有误", "long", max=500, example="证书2025年12月已经到期，没有续期")


def doubt(tag: Tag, details: DoubtText, *, by: Seat, now: datetime) -> Doubt:
    """The enterprise's own word on its own tag; the officers who may correct it are told."""
    check(details)
    if by.actor is not Actor.APPLICANT or by.enterprise != tag.enterprise_id:
        raise BadDetails({"__all__": "只能反映本单位的标签"})
    with transaction.atomic():
        made = Doubt.objects.create(tag=tag, text=details.text.strip(), by_id=by.person, at=now)
        _line("tag.doubt", tag.subject, SUPPORTED, by, now, {"doubt": made.pk})
        told = messages.posts(Actor.CITY)
        if tag.county_id:
            told = told | messages.posts(Actor.COUNTY, county_id=tag.county_id)
        if tag.organ_id:
            told = told | messages.posts(Actor.SECTOR, organ_id=tag.organ_id)
        messages.send(told, f"{tag.enterprise}反映标签有误", f"/encouraged/{tag.pk}/", now)
        return made


@dataclass(frozen=True, slots=True)
class Answer:
    answer: str = ask("答复", "long", max=500, help="要改的先登记更正，再答复")


def answer(row: Doubt, details: Answer, *, by: Seat, now: datetime) -> None:
    check(details)
    with transaction.atomic():
        held = Doubt.objects.select_for_update(of=("self",)).select_related("tag").get(pk=row.pk)
        if held.answered_at is not None:
            raise BadDetails({"__all__": "已经答复"})
        held.answer, held.answered_by_id, held.answered_at = details.answer.strip(), by.person, now
        held.save()
        _line("tag.answer", held.tag.subject, SUPPORTED, by, now, {"doubt": held.pk})
        told = messages.posts(Actor.APPLICANT, enterprise_id=held.tag.enterprise_id)
        messages.send(told, "你单位反映的标签问题已答复", "/applicant/encouraged/", now)


@dataclass(frozen=True, slots=True)
class Invite:
    """By message where the enterprise has an account, else what was done by hand."""

    channel: str = ask("方式", "choice", options=tuple(CHANNELS.items()))
    day: date | None = ask("日期", "date")
    text: str = ask("内容", "long", max=300)


WORDS = (
    "包头市市长质量奖鼓励各类优秀企业自愿申报，不收取任何费用，可以加入培育库免费接受培训；"
    "是否申报由你单位自定。"
)


def invite(body: Enterprise, details: Invite, *, by: Seat, now: datetime) -> Invitation:
    """Recorded once sent. No number is asked of anybody, and nothing follows for who stays away (4)."""
    check(details)
    assert details.day is not None
    if details.day > local(now).date():
        raise BadDetails({"day": "日期还没有到，邀请以后再登记"})
    told = Post.objects.none()
    if details.channel == "message":
        told = messages.posts(Actor.APPLICANT, enterprise_id=body.pk)
        if not told.exists():
            raise BadDetails({"channel": f"{body}还没有账号，请用信函、电话等方式，并登记"})
        if details.day != local(now).date():
            raise BadDetails({"day": "站内消息在今天发出，日期填今天"})
    with transaction.atomic():
        made = Invitation.objects.create(
            enterprise=body, channel=details.channel, day=details.day, text=details.text.strip(),
            county_id=by.county if by.actor is Actor.COUNTY else None,
            organ_id=by.organ if by.actor is Actor.SECTOR else None,
            invited_by=by.body, by_id=by.person, at=now,
        )  # fmt: skip
        facts = {"enterprise": f"enterprise/{body.pk}", "channel": details.channel}
        _line("tag.invite", made.subject, VOLUNTARY, by, now, facts)
        messages.send(told, made.text, "/guide/", now)
        return made


def _line(step: str, subject: str, law: Any, by: Seat, now: datetime, facts: dict[str, Any]) -> None:
    ledger.append(step=step, subject=subject, law=law, by=by, now=now, facts=facts)
