"""People of one enterprise: its approver adds those who write, and lets them go."""

from datetime import datetime

from django.db import transaction

from award.law.citation import house
from award.process.kinds import Actor
from award.records.people.models import Post, User
from award.records.seat import Seat
from award.services import ledger
from award.services.asking import BadDetails
from award.services.people import person_faults

UNIT_PEOPLE = house("unit_people", "单位人员由本单位审批人增减")


def add(*, person: str, email: str, may_release: bool, by: Seat, now: datetime) -> Post:
    """A colleague with an account of their own; they set their password by resetting it.

    `may_release`: may file and withdraw as well. Whoever left comes back with the same account.
    """
    _approver(by)
    email = email.strip().lower()
    with transaction.atomic():
        post = Post.objects.filter(
            user__email=email, actor=Actor.APPLICANT.value, enterprise_id=by.enterprise or 0, active=False
        ).first()
        if post is None:
            errors = person_faults(person, email, None)
            if errors:
                raise BadDetails(errors)
            user = User.objects.create_user(email, None, name=person.strip())
            post = Post(user=user, actor=Actor.APPLICANT.value, enterprise_id=by.enterprise)
        post.active, post.may_release = True, may_release
        post.save()
        _line("people.seat", post, by, now)
        return post


def end(post: Post, *, by: Seat, now: datetime) -> None:
    """The colleague leaves the unit's seat; what they did stays theirs. Nobody ends their own."""
    _approver(by)
    if post.enterprise_id != by.enterprise or post.pk == by.post:
        raise BadDetails({"__all__": "不能撤下自己；请由本单位另一名审批人办理"})
    with transaction.atomic():
        post.active = False
        post.save(update_fields=["active"])
        _line("people.unseat", post, by, now)


def _approver(by: Seat) -> None:
    if by.actor is not Actor.APPLICANT or not by.may_release:
        raise BadDetails({"__all__": "单位人员由本单位审批人增减"})


def _line(step: str, post: Post, by: Seat, now: datetime) -> None:
    facts = {"actor": post.actor, "enterprise": post.enterprise_id, "may_release": post.may_release}
    ledger.append(step=step, subject=f"post/{post.pk}", law=UNIT_PEOPLE, by=by, now=now, facts=facts)
