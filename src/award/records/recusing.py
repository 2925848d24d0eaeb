"""A recusal as the rules see it, who is left to handle the file, and what follows for its panels (27)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q, QuerySet

from award.law.case import Hands, RecusalCase
from award.process.application import ENDS, S
from award.process.kinds import Actor
from award.process.panel import P, SheetState
from award.process.plan import BAOTOU
from award.records.applications.models import Application
from award.records.appointments import appointed
from award.records.conflicts import ties
from award.records.desk import AT_STAGE, NO_INTEREST
from award.records.draws.models import Draw
from award.records.matching import EXAMINER
from award.records.people.models import Post
from award.records.recusals.models import Recusal
from award.records.reviewing import counted, rules
from award.records.reviews.models import Declaration, Examiner, Panel, PanelMember
from award.records.seat import Seat

TWO = 2  # four eyes at CITY
RESERVES = 12  # shown at once


def recusal_case(recusal: Recusal, now: datetime, seat: Seat) -> RecusalCase:
    """`prepared_by` is who asked that the recusal be lifted."""
    application = recusal.application
    return RecusalCase(
        moment=now.astimezone(BAOTOU),
        concerned=str(recusal.user_id),
        claimable=application.cycle.plan().recusal_claims and sits_on(recusal.user_id, application),
        hands=Hands(by=seat.hand, prepared_by=str(recusal.lift_asked_by_id or "")),
    )


def sits_on(user: int, application: Application) -> bool:
    """Whether this person sits on a standing panel to which the file is given."""
    return named_to(application).filter(examiner__user_id=user).exists()


def named_to(application: Application) -> QuerySet[PanelMember]:
    """The examiners of a file as its applicant is told them, where the plan lets it claim a recusal."""
    rows = PanelMember.objects.filter(
        panel__applications=application,
        panel__state=P.STANDING.value,
        left_at=None,
        examiner__struck_off_at=None,
    )
    recused = Declaration.objects.filter(application=application).exclude(interest=NO_INTEREST)
    return rows.exclude(examiner__user__in=recused.values("user")).select_related("examiner__user", "panel")


def able(actor: Actor, application: Application) -> QuerySet[Post]:
    """The active posts of CITY, or of the file's county, whose holders are not recused from it."""
    where = Q(county_id=application.county_id) if actor is Actor.COUNTY else Q()
    posts = Post.objects.filter(where, actor=actor.value, active=True)
    recused = Declaration.objects.filter(application=application).exclude(interest=NO_INTEREST)
    return posts.exclude(user__in=recused.values("user"))


def short_of_hands(actor: Actor, application: Application) -> str:
    """What is lacking at the seat once the recused are left out, in words; "" where four eyes still work."""
    left = able(actor, application)
    people = left.values("user").distinct().count()
    if people == 0:
        return f"{actor.label}能办理这一件的人员全部回避，须由系统管理员增派其他人员"
    if actor is Actor.CITY and people < TWO:
        return f"{actor.label}能办理这一件的只剩{people}人，不能互相复核，须增派人员"
    if actor is Actor.CITY and not left.filter(may_release=True).exists():
        return f"{actor.label}能办理这一件的人员中没有可复核发布的，须增派人员"
    return ""


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What an examiner's recusal leaves on one standing panel, computed; a named officer decides it.

    `sheets`: the examiner's voided sheets on this file, and how many of them had been signed. `places`:
    who stands on the reserve list of the panel's draw or match -> the place there.
    """

    panel: Panel
    sheets: int
    signed: int
    counting: tuple[Examiner, ...]
    minimum: int
    led: bool
    leaders: tuple[Examiner, ...]
    reserves: tuple[Examiner, ...]
    places: Mapping[int, int] = field(default_factory=dict)

    @property
    def offered(self) -> tuple[tuple[Examiner, str], ...]:
        """Who may join, with the place on the reserve list in words."""
        return tuple(
            (e, f"备选第{self.places[e.pk]}顺位" if e.pk in self.places else "") for e in self.reserves
        )

    def passed_over(self, joins: str) -> tuple[Examiner, ...]:
        """Reserves who stand before the one who joins and could have joined."""
        keys = [str(e.pk) for e in self.reserves]
        before = self.reserves[: keys.index(joins)] if joins in keys else ()
        return tuple(e for e in before if e.pk in self.places)

    @property
    def short(self) -> int:
        """How many members are lacking."""
        return max(self.minimum - len(self.counting), 0)

    @property
    def points(self) -> tuple[str, ...]:
        """What has to be decided."""
        found = []
        if self.short:
            found.append(f"除回避外{len(self.counting)}名，方案要求{self.minimum}名，须补{self.short}名")
        if self.led:
            found.append("回避的是组长，须另定组长")
        return tuple(found)


def aftermath(recusal: Recusal) -> Aftermath | None:
    """Of the panel at whose stage the file is, else of the latest that stands; None where there is none."""
    application = recusal.application
    if S(application.state) in ENDS:
        return None
    panels = Panel.objects.filter(applications=application, state=P.STANDING.value).order_by("-pk")
    mine = [p for p in panels.prefetch_related("cycle__plans") if _member(p, recusal) is not None]
    if not mine:
        return None
    panel = next((p for p in mine if application.state in AT_STAGE[p.kind]), mine[0])
    places = reserve_places(panel)
    counting = tuple(m.examiner for m in counted(panel, application))
    led = not any(m.leader for m in counted(panel, application))
    voided = panel.sheets.filter(application=application, examiner__user_id=recusal.user_id)
    voided = voided.filter(state=SheetState.VOID.value)
    return Aftermath(
        panel=panel,
        sheets=voided.count(),
        signed=voided.filter(signed_at__isnull=False).count(),
        counting=counting,
        minimum=rules(panel.cycle.plan(), panel.kind).panel_min,
        led=led,
        leaders=tuple(e for e in counting if e.may_lead),
        reserves=reserves(panel, places),
        places=places,
    )


def _member(panel: Panel, recusal: Recusal) -> PanelMember | None:
    return panel.members.filter(examiner__user_id=recusal.user_id, left_at=None).first()


def reserves(panel: Panel, places: Mapping[int, int]) -> tuple[Examiner, ...]:
    """Who could join this panel: appointed, on no panel of its stage, never on this one, without a tie.

    The reserves of the draw or match that formed the panel come first, in their order.
    """
    elsewhere = PanelMember.objects.filter(
        panel__cycle=panel.cycle, panel__kind=panel.kind, panel__state=P.STANDING.value, left_at=None
    )
    free = appointed(panel.cycle).exclude(pk__in=elsewhere.values("examiner"))
    free = free.exclude(pk__in=panel.members.values("examiner")).select_related("user", "county")
    people = sorted(free, key=lambda e: (places.get(e.pk, len(places) + 1), not e.may_lead, e.pk))
    tied = {t.examiner for t in ties(people, panel.applications.all())}
    return tuple([e for e in people if e.pk not in tied][:RESERVES])


def reserve_places(panel: Panel) -> dict[int, int]:
    """Examiner -> place on the panel's reserve list; empty where it was formed without draw or match.

    Panels were formed in the order of the record, so the n-th of them is the record's n-th.
    """
    draw = Draw.objects.filter(panels=panel).order_by("-pk").first()
    if draw is None:
        return {}
    formed = list(draw.panels.order_by("pk").values_list("pk", flat=True))
    names = draw.record["panels"][formed.index(panel.pk)]["reserves"]
    return {int(name.removeprefix(EXAMINER)): n for n, name in enumerate(names, start=1)}
