"""Who sees which stories and events, what of them is public, their cases, and who spread how much."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from award.process.honour import GONE
from award.process.kinds import Actor
from award.process.spreading import VISIT, T, W
from award.records.cases import local
from award.records.desk import recused
from award.records.honours.models import Honour
from award.records.people.models import County
from award.records.recipients.queries import bodies_of
from award.records.seat import Seat
from award.records.spreading.models import Activity, Story

PLACES = ("application__county_id", "enterprise__county_id")
PLACE = Coalesce(*PLACES, Value(""))


def titles(seat: Seat) -> QuerySet[Honour]:
    """The titles about whose spreading a seat writes: CITY and departments any, a county its own ground's."""
    every = Honour.objects.select_related("enterprise").annotate(place=PLACE)
    match seat.actor:
        case Actor.CITY:
            return every.exclude(application__in=recused(seat))
        case Actor.SECTOR:
            return every
        case Actor.COUNTY:
            return every.filter(place=seat.county or "-")
        case Actor.APPLICANT:
            return every.filter(enterprise_id__in=bodies_of(seat.enterprise) if seat.enterprise else ())
    return every.none()


def stories(seat: Seat) -> QuerySet[Story]:
    """CITY's, and the recipient's own; everybody else reads what is public."""
    every = Story.objects.select_related("honour", "public", "consent", "forwarded_by")
    if seat.actor in (Actor.CITY, Actor.APPLICANT):
        return every.filter(honour__in=titles(seat))
    return every.none()


def public_stories() -> QuerySet[Story]:
    """Published, not withdrawn, and of a recipient whose title stands (interpretation 0050)."""
    found = Story.objects.exclude(public=None).exclude(honour__state__in=GONE)
    return found.select_related("honour", "public").order_by("-published_at", "-pk")


def activities(seat: Seat) -> QuerySet[Activity]:
    """CITY all; others what they entered themselves and what concerns the recipients of their ground."""
    every = Activity.objects.select_related("county", "organ", "enterprise", "entered_by", "evidence")
    match seat.actor:
        case Actor.CITY:
            return every
        case Actor.SECTOR:
            return every.filter(organ_id=seat.organ or 0)
        case Actor.COUNTY:
            near = Q(county_id=seat.county or "-") | Q(honours__in=titles(seat))
            return every.filter(near).distinct()
        case Actor.APPLICANT:
            near = Q(enterprise_id=seat.enterprise or 0) | Q(honours__in=titles(seat))
            return every.filter(near).distinct()
    return every.none()


def public_activities() -> QuerySet[Activity]:
    return Activity.objects.filter(state=W.PUBLISHED.value).prefetch_related("honours")


def may_enter(row: Activity, seat: Seat) -> bool:
    """An event is made void by the body that entered it, or by CITY."""
    mine = (row.actor, row.county_id, row.organ_id, row.enterprise_id)
    return seat.actor is Actor.CITY or mine == (seat.actor.value, seat.county, seat.organ, seat.enterprise)


def missing(row: Story) -> tuple[str, ...]:
    """What a story still lacks, in words."""
    asked = (
        ("标题", row.title),
        ("摘要", row.summary),
        ("正文", row.text),
        ("条款或者方法", row.items or row.methods),
    )
    return tuple(label for label, value in asked if not (value.strip() if isinstance(value, str) else value))


@dataclass(frozen=True, slots=True)
class Spread:
    """How much one recipient, county or year has spread: counts only, nothing is scored (Article 34)."""

    label: str
    stories: int = 0
    events: int = 0
    visits: int = 0
    people: int = 0

    def row(self) -> list[Any]:
        return [self.label, self.stories, self.events, self.visits, self.people]


def by_recipient(honours: QuerySet[Honour]) -> list[Spread]:
    """Each title once, those that did nothing too: the duty is recorded, not judged."""
    told = dict(
        Story.objects.filter(honour__in=honours).exclude(public=None)
        .order_by().values_list("honour_id").annotate(n=Count("pk"))
    )  # fmt: skip
    counted = _counted(Activity.objects.filter(honours__in=honours), "honours")
    return [
        Spread(f"{h.name}（第{h.cycle_number}届）", told.get(h.pk, 0), *counted.get(h.pk, (0, 0, 0)))
        for h in honours.order_by("-cycle_number", "pk")
    ]


def by_county(honours: QuerySet[Honour]) -> list[Spread]:
    """An event counts once for each county of the recipients it showed."""
    names = {c.code: c.name for c in County.objects.all()}
    here: dict[str, list[int]] = {}
    for pk, filed, registered in honours.order_by("pk").values_list("pk", *PLACES):
        here.setdefault(filed or registered or "", []).append(pk)
    made = []
    for code in sorted(here):
        told = Story.objects.filter(honour__in=here[code]).exclude(public=None).count()
        shown = Activity.objects.filter(honours__in=here[code]).distinct()
        made.append(Spread(names.get(code, "旗县区未登记"), told, *_sums(shown)))
    return made


def by_year(honours: QuerySet[Honour], seat: Seat) -> list[Spread]:
    """By the day of the event and of the publication."""
    published = Story.objects.filter(honour__in=honours).exclude(public=None)
    told: dict[int, int] = {}
    for moment in published.values_list("published_at", flat=True):
        if moment is not None:
            told[local(moment).year] = told.get(local(moment).year, 0) + 1
    held = Activity.objects.filter(pk__in=activities(seat).order_by().values("pk"))
    days = held.order_by().values_list("held_on__year", flat=True).distinct()
    years = sorted({*told, *days}, reverse=True)
    return [Spread(f"{y}年", told.get(y, 0), *_sums(held.filter(held_on__year=y))) for y in years]


def _counted(rows: QuerySet[Activity], key: str) -> Mapping[Any, tuple[int, int, int]]:
    live = rows.exclude(state=W.VOID.value).order_by().values_list(key)
    visits = Count("pk", filter=Q(kind=VISIT), distinct=True)
    found = live.annotate(n=Count("pk", distinct=True), v=visits, p=Sum("people"))
    return {k: (n - v, v, p or 0) for k, n, v, p in found}


def _sums(rows: QuerySet[Activity]) -> tuple[int, int, int]:
    live = Activity.objects.filter(pk__in=rows.exclude(state=W.VOID.value).order_by().values("pk"))
    found = live.aggregate(n=Count("pk"), v=Count("pk", filter=Q(kind=VISIT)), p=Sum("people"))
    return found["n"] - found["v"], found["v"], found["p"] or 0


def waiting() -> tuple[int, int]:
    """Stories and events that wait for CITY."""
    told = Story.objects.filter(state__in=[T.HANDED_IN.value, T.FORWARDED.value]).count()
    return told, Activity.objects.filter(state=W.PROPOSED.value).count()
