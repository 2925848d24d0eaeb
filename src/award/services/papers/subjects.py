"""What a paper is made of: for each kind the rows that a seat may see, from when on, and their facts.

Every door begins at the desk: a county finds its own files, nobody an objector's name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import F, Q, QuerySet

from award.process.application import Road, S
from award.process.honour import H
from award.process.kinds import Actor
from award.process.lists import K, L
from award.process.objection import O
from award.process.panel import P, SheetState
from award.records import desk
from award.records.applications.models import SectorRequest
from award.records.cycles.models import Cycle
from award.records.honours.models import Honour
from award.records.reviews.models import Panel, PanelMember, Result, Sheet
from award.records.seat import Seat
from award.services.papers import facts_files, facts_reviews, facts_rounds
from award.services.papers.catalogue import Entry, Facts

AFTER = {
    "proposed": (L.PROPOSED, L.DECIDED, L.PUBLISHED, L.REPORTED, L.CIRCULATED, L.CONFERRED),
    "decided": (L.DECIDED, L.PUBLISHED, L.REPORTED, L.CIRCULATED, L.CONFERRED),
    "reported": (L.REPORTED, L.CIRCULATED, L.CONFERRED),
}


def _list(kind: K, **more: Any) -> Q:
    return Q(lists__kind=kind.value, **{f"lists__{key}": value for key, value in more.items()})


def _reached(name: str) -> Q:
    return _list(K.PROPOSED, state__in=[s.value for s in AFTER[name]])


def _told(*steps: Road) -> Q:
    return Q(outcomes__step__in=[s.key for s in steps])


BEFORE_RECOMMENDATION = (S.NONE, S.DRAFT, S.LAPSED, S.COUNTY_SCREENING, S.RETURNED, S.NOT_RECOMMENDED)
SIGNED = Q(signed_at__isnull=False)
WHEN: dict[tuple[str, str], Q] = {
    ("cycle", "planned"): Q(plans__isnull=False),
    ("cycle", "launched"): Q(launched_at__isnull=False),
    ("cycle", "qualified_list"): _list(K.QUALIFIED, notice__isnull=False),
    ("cycle", "shortlisted"): _list(K.SHORTLIST, state=L.FIXED.value),
    ("cycle", "reviewed"): Q(panels__results__signed_at__isnull=False, panels__kind="site"),
    ("cycle", "nominated"): _list(K.CANDIDATES, state__in=[L.FIXED.value, L.CONSULTING.value]),
    ("cycle", "consulted"): _list(K.CANDIDATES, notice__isnull=False),
    ("cycle", "proposed"): _reached("proposed"),
    ("cycle", "decided"): _reached("decided"),
    ("cycle", "reported"): _reached("reported"),
    ("cycle", "approved"): _reached("reported") & Q(
        applications__state__in=[S.APPROVED.value, S.COMMENDED.value, S.CONFERRED.value]
    ),
    ("cycle", "conferred"): Q(honours__isnull=False),
    ("application", "filed"): Q(submitted_at__isnull=False, dossiers__isnull=False),
    ("application", "returned"): Q(state=S.RETURNED.value) | Q(rounds_used__gt=0),
    ("application", "recommended"): Q(submitted_at__isnull=False)
    & ~Q(state__in=[s.value for s in BEFORE_RECOMMENDATION]),
    ("application", "not_recommended"): Q(state=S.NOT_RECOMMENDED.value),
    ("application", "qualified"): _told(Road.QUALIFY),
    ("application", "not_qualified"): Q(state=S.NOT_QUALIFIED.value),
    ("request", "joint"): Q(ground=0),
    ("request", "consulted"): Q(ground__gt=0),
    ("request", "answered"): Q(ground__gt=0, answered_at__isnull=False),
    ("panel", "formed"): ~Q(state=P.NONE.value),
    ("member", "seated"): Q(left_at=None) & ~Q(panel__state=P.NONE.value),
    ("result", "signed"): SIGNED,
    ("result", "signed_document"): SIGNED & Q(panel__kind="document"),
    ("result", "site"): Q(panel__kind="site"),
    ("result", "signed_site"): SIGNED & Q(panel__kind="site"),
    # An examiner's sheet is nobody's to print before its panel has concluded on the file (23).
    ("sheet", "concluded"): Q(
        state=SheetState.SIGNED.value,
        panel__results__application=F("application"),
        panel__results__signed_at__isnull=False,
    ),
    ("objection", "received"): Q(),
    ("objection", "reported"): ~Q(report=""),
    ("objection", "decided"): ~Q(verdict=""),
    ("objection", "upheld"): Q(state__in=[O.UPHELD.value, O.ASKED.value, O.CONSENTED.value]),
    ("honour", "held"): Q(state__in=[H.HELD.value, H.ESTABLISHED.value, H.STUDIED.value]),
    ("honour", "established"): Q(grounds_article__isnull=False),
    ("honour", "revoked"): Q(revoked_on__isnull=False),
    ("honour", "revoked_fraud"): Q(revoked_on__isnull=False, grounds_article=30),
    ("honour", "revoked_accident"): Q(revoked_on__isnull=False, grounds_article=31),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """`rows` of a cycle on a seat's desk, `say` a row in a list, `facts` what it says to a paper."""

    rows: Callable[[Seat, Cycle], QuerySet[Any]]
    say: Callable[[Any], str]
    facts: Callable[[Any], Facts]


def _cycles(seat: Seat, cycle: Cycle) -> QuerySet[Cycle]:
    return Cycle.objects.filter(pk=cycle.pk)


def _requests(seat: Seat, cycle: Cycle) -> QuerySet[SectorRequest]:
    mine = desk.on_the_desk_of(seat).filter(cycle=cycle)
    return SectorRequest.objects.filter(application__in=mine).select_related("organ", "application__county")


def _of_city(model: type[models.Model], path: str, *fetched: str) -> Callable[[Seat, Cycle], QuerySet[Any]]:
    """Rows that only CITY sees: what belongs to a cycle by `path`."""

    def rows(seat: Seat, cycle: Cycle) -> QuerySet[Any]:
        found = model._default_manager.select_related(*fetched).order_by("pk")
        return found.filter(**{path: cycle}) if seat.actor is Actor.CITY else found.none()

    return rows


def _honours(seat: Seat, cycle: Cycle) -> QuerySet[Honour]:
    found = Honour.objects.filter(cycle=cycle).select_related("cycle", "enterprise")
    return found if seat.actor in (Actor.CITY, Actor.GOVERNMENT) else found.none()


REVIEWED = ("panel__cycle", "application__county")
KINDS: dict[str, Kind] = {
    "cycle": Kind(_cycles, str, facts_rounds.of_cycle),
    "application": Kind(
        lambda seat, cycle: desk.on_the_desk_of(seat).filter(cycle=cycle).order_by("number"),
        lambda a: f"{a.name}（{a.number or '未提交'}）",
        facts_files.of_application,
    ),
    "request": Kind(_requests, lambda r: f"{r.application.name}：{r.organ}", facts_files.of_request),
    "panel": Kind(_of_city(Panel, "cycle", "cycle"), str, facts_reviews.of_panel),
    "member": Kind(
        _of_city(PanelMember, "panel__cycle", "panel__cycle", "examiner__user"),
        lambda m: f"{m.examiner}（{m.panel}{'，组长' if m.leader else ''}）",
        facts_reviews.of_member,
    ),
    "result": Kind(
        _of_city(Result, "panel__cycle", *REVIEWED),
        lambda r: f"{r.application.name}（{r.panel}）",
        facts_reviews.of_result,
    ),
    "sheet": Kind(
        _of_city(Sheet, "panel__cycle", *REVIEWED, "examiner__user"),
        lambda s: f"{s.application.name}：{s.examiner}（{s.panel}）",
        facts_reviews.of_sheet,
    ),
    "objection": Kind(
        lambda seat, cycle: desk.objections(seat).filter(notice__cycle=cycle).order_by("pk"),
        lambda o: f"{o.application.name}（{o.code}）",
        facts_files.of_objection,
    ),
    "honour": Kind(_honours, lambda h: f"{h.name}（{h.certificate}）", facts_files.of_honour),
}


# Kinds whose rows the desk has sifted already, one by one.
FILE_BY_FILE = ("application", "request", "objection")


def available(paper: Entry, seat: Seat, cycle: Cycle) -> QuerySet[Any]:
    """The rows of which this seat can make the paper now; none where it is not its paper."""
    kind = KINDS[paper.per]
    rows = kind.rows(seat, cycle)
    kept = paper.per not in FILE_BY_FILE and not desk.compares(seat, cycle)  # recused from one of many (27)
    if seat.actor not in paper.seats or kept:
        return rows.none()
    return rows.filter(WHEN[paper.per, paper.when]).distinct()
