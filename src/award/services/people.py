"""People, posts and bodies: set up by ADMIN, or by an enterprise that registers itself."""

from datetime import datetime
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from award.law import uscc
from award.law.citation import house
from award.law.divisions import DIVISIONS
from award.process.kinds import Actor
from award.records.people.models import County, Enterprise, Organ, Post, User
from award.records.reviews.models import Examiner
from award.records.seat import PUBLIC, Seat
from award.services import ledger
from award.services.asking import BadDetails

SEATING = house("seating", "席位由系统管理员登记，评审员由市主管部门入库；企业自行注册")
INSTALLER = Seat(Actor.ADMIN, name="安装", body="系统管理员")  # before anybody sits on a seat
SHORT = {
    "150203": "昆区",
    "150206": "白云矿区",
    "150221": "土右旗",
    "150223": "达茂旗",
    "150271": "稀土高新区",
}
COUNTY_CITY = {Actor.COUNTY: "county", Actor.SECTOR: "organ", Actor.APPLICANT: "enterprise"}


class Hashed(str):
    """A password that is hashed already: one hash serves all accounts of a demonstration."""


def _account(email: str, password: str | None, name: str) -> User:
    if isinstance(password, Hashed):
        return User.objects.create(email=email.strip().lower(), name=name.strip(), password=str(password))
    return User.objects.create_user(email, password, name=name.strip())


def set_up_counties() -> int:
    """The ten counties of the regulation; returns how many were new."""
    made = 0
    for order, division in enumerate(DIVISIONS):
        short = SHORT.get(division.code, division.name_zh)
        named = {"name": division.name_zh, "short": short, "order": order}
        made += County.objects.get_or_create(code=division.code, defaults=named)[1]
    return made


def register_enterprise(
    *, code: str, name: str, county: str, person: str, email: str, password: str, now: datetime
) -> User:
    """An enterprise registers itself: its credit code is its identity. BadDetails names each fault."""
    errors: dict[str, str] = {}
    answer = uscc.check(code)
    if not answer.valid:
        errors["uscc"] = answer.because or "统一社会信用代码有误"
    elif Post.objects.filter(enterprise__uscc=answer.normalised).exists():
        errors["uscc"] = "这个统一社会信用代码已经注册；忘记密码请用“找回密码”，增加人员请由已注册的人办理"
    place = County.objects.filter(pk=county).first()
    if place is None:
        errors["county"] = "请选择住所所在旗县区"
    if not name.strip():
        errors["name"] = "请填写单位全称"
    errors |= person_faults(person, email, password)
    if errors or place is None:
        raise BadDetails(errors)
    with transaction.atomic():
        # A recipient of the archive is known before anybody of it has an account.
        given = {"name": name.strip(), "county": place, "created_at": now}
        enterprise, _ = Enterprise.objects.get_or_create(uscc=answer.normalised, defaults=given)
        user = _account(email, password, person)
        post = Post.objects.create(
            user=user, actor=Actor.APPLICANT.value, enterprise=enterprise, may_release=True
        )
        _line("people.register", f"enterprise/{enterprise.pk}", PUBLIC, now, {"post": post.pk})
        return user


def person_faults(person: str, email: str, password: str | None) -> dict[str, str]:
    """What is wrong with a new account: field -> Chinese message. `password` None: set later by reset."""
    errors = {}
    if not person.strip():
        errors["person"] = "请填写姓名"
    try:
        validate_email(email)
    except ValidationError:
        errors["email"] = "电子邮箱的格式不对，例：zhang@example.com"
    if User.objects.filter(email=email.strip().lower()).exists():
        errors["email"] = "这个电子邮箱已经有账号"
    if password is not None and not isinstance(password, Hashed):
        try:
            validate_password(password, User(email=email, name=person))
        except ValidationError as wrong:
            errors["password"] = "；".join(wrong.messages)
    return errors


def add_person(
    *,
    actor: Actor,
    person: str,
    email: str,
    password: str | None,
    by: Seat,
    now: datetime,
    county: str | None = None,
    organ: int | None = None,
    title: str = "",
    may_release: bool = False,
) -> Post:
    """A person on a seat; an account is made where the e-mail has none."""
    errors = {}
    email = email.strip().lower()
    user = User.objects.filter(email=email).first()
    if user is None:
        errors = person_faults(person, email, password)
    if actor is Actor.COUNTY and not County.objects.filter(pk=county).exists():
        errors["county"] = "旗县区席位要选旗县区"
    if actor is Actor.SECTOR and not Organ.objects.filter(pk=organ or 0).exists():
        errors["organ"] = "行业主管部门席位要选部门"
    if errors:
        raise BadDetails(errors)
    with transaction.atomic():
        if user is None:
            user = _account(email, password, person)
        post, new = Post.objects.get_or_create(
            user=user,
            actor=actor.value,
            county_id=county if actor is Actor.COUNTY else None,
            organ_id=organ if actor is Actor.SECTOR else None,
            defaults={"title": title, "may_release": may_release},
        )
        if not new and post.active:
            raise BadDetails({"email": "这个人已经在这个席位上"})
        post.active = True
        post.save()
        _line(
            "people.seat",
            f"post/{post.pk}",
            by,
            now,
            {"actor": actor.value, "county": county, "organ": organ},
        )
        return post


def end_post(post: Post, *, by: Seat, now: datetime) -> None:
    """The person leaves the seat; what they did stays theirs."""
    others = Post.objects.filter(actor=Actor.ADMIN.value, active=True).exclude(pk=post.pk)
    if post.actor == Actor.ADMIN and not others.exists():
        raise BadDetails({"__all__": "这是唯一的系统管理员，先登记另一名再撤下"})
    post.active = False
    post.save(update_fields=["active"])
    _line("people.unseat", f"post/{post.pk}", by, now, {"actor": post.actor})


def add_examiner(
    user: User,
    *,
    employer: str,
    county: str | None,
    skills: list[str],
    may_lead: bool,
    by: Seat,
    now: datetime,
) -> Examiner:
    """The lasting record of an examiner; rights come only with a panel (Article 9)."""
    if not employer.strip():
        raise BadDetails({"employer": "请填写工作单位，用来核对利害关系"})
    examiner, _ = Examiner.objects.update_or_create(
        user=user,
        defaults={"employer": employer.strip(), "county_id": county, "skills": skills, "may_lead": may_lead},
    )
    _line("people.examiner", f"examiner/{examiner.pk}", by, now, {"may_lead": may_lead})
    return examiner


def add_organ(
    name: str, *, county: str | None, association: bool, grounds: list[int], by: Seat, now: datetime
) -> Organ:
    """A department or association (Articles 10, 21, 22)."""
    if not name.strip():
        raise BadDetails({"name": "请填写部门名称"})
    if Organ.objects.filter(name=name.strip()).exists():
        raise BadDetails({"name": "已经有这个部门"})
    organ = Organ.objects.create(
        name=name.strip(), county_id=county, association=association, grounds=grounds
    )
    _line("people.organ", f"organ/{organ.pk}", by, now, {"grounds": grounds})
    return organ


def change_organ(organ: Organ, *, grounds: list[int], active: bool, by: Seat, now: datetime) -> None:
    """Which 项 of Article 17 a department answers for, and whether it is still asked."""
    organ.grounds, organ.active = sorted(grounds), active
    organ.save(update_fields=["grounds", "active"])
    _line("people.organ", f"organ/{organ.pk}", by, now, {"grounds": organ.grounds, "active": active})


def _line(step: str, subject: str, by: Seat, now: datetime, facts: dict[str, Any]) -> None:
    ledger.append(step=step, subject=subject, law=SEATING, by=by, now=now, facts=facts)
