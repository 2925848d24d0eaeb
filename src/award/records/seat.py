"""A `Seat`: one person on one post, or an organ whose paper two officers of CITY entered."""

from dataclasses import dataclass

from award.process.kinds import Actor
from award.records.people.models import Organ, Post, User


@dataclass(frozen=True, slots=True)
class Seat:
    """Who acts. `user_id` is the natural person; None for the public and the clock.

    `confirmed_by`: the second officer, where the act came on paper.
    """

    actor: Actor
    user_id: int | None = None
    county: str | None = None
    organ: int | None = None
    enterprise: int | None = None
    post: int | None = None
    may_release: bool = False
    name: str = ""
    body: str = ""
    confirmed_by: int | None = None

    @property
    def hand(self) -> str:
        """The person's id as the rules compare it."""
        return str(self.user_id) if self.user_id is not None else ""

    @property
    def person(self) -> int:
        """The natural person's id. LookupError for the public and the clock."""
        if self.user_id is None:
            raise LookupError(f"nobody in person sits on {self.actor}")
        return self.user_id

    @property
    def label(self) -> str:
        """The ledger's name of the seat: no person's name."""
        for kind, value in (("county", self.county), ("organ", self.organ), ("enterprise", self.enterprise)):
            if value is not None:
                return f"{self.actor}:{kind}/{value}"
        return self.actor.value


PUBLIC = Seat(Actor.PUBLIC, name="社会公众")
CLOCK = Seat(Actor.CLOCK, name="系统时钟")


def seat_of(post: Post) -> Seat:
    """The seat that a post gives its holder."""
    return Seat(
        actor=Actor(post.actor),
        user_id=post.user_id,
        county=post.county_id,
        organ=post.organ_id,
        enterprise=post.enterprise_id,
        post=post.pk,
        may_release=post.may_release,
        name=str(post.user),
        body=post.body_name,
    )


def on_paper(actor: Actor, entered_by: User, confirmed_by: User, organ: Organ | None = None) -> Seat:
    """The seat of an organ that does not log in, acting by its paper (Article 18, 22, 25, 26)."""
    return Seat(
        actor=actor,
        user_id=entered_by.pk,
        organ=organ.pk if organ else None,
        name=f"{entered_by}代为登记，{confirmed_by}复核",
        body=organ.name if organ else actor.label,
        confirmed_by=confirmed_by.pk,
    )
