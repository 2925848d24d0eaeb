"""Messages to persons: one in the system and one mail each. Who is told of which step: services/telling."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import QuerySet

from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.people.models import Message, Post
from award.records.reviews.models import Declaration


def send(posts: Iterable[Post], text: str, link: str, now: datetime) -> None:
    """One message a person, and one mail a person once the transaction holds."""
    people = {p.user_id: p.user for p in posts}
    Message.objects.bulk_create(Message(user=u, text=text, link=link, at=now) for u in people.values())
    addresses = [u.email for u in people.values()]
    if addresses:
        transaction.on_commit(lambda: _mail(addresses, text, link))


def _mail(addresses: list[str], text: str, link: str) -> None:
    """One mail an address; a mail server that does not answer never undoes an act that has been taken."""
    for address in addresses:
        send_mail(text[:60], f"{text}\n\n{settings.SITE_URL}{link}", None, [address], fail_silently=True)


def posts(actor: Actor, **where: Any) -> QuerySet[Post]:
    """The active posts of an actor, narrowed by county, organ or enterprise."""
    return Post.objects.select_related("user").filter(actor=actor.value, active=True, **where)


def about(application: Application, told: QuerySet[Post]) -> QuerySet[Post]:
    """Those of them who are not recused from the file: to the others it is not mentioned (27)."""
    recused = Declaration.objects.filter(application=application).exclude(interest="none")
    return told.exclude(user__in=recused.values("user"))


def of_applicant(application: Application) -> QuerySet[Post]:
    return posts(Actor.APPLICANT, enterprise_id=application.enterprise_id)
