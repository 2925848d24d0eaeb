"""What an act on paper can be about: for each step, the subjects that stand where the step may be taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from award.process.application import Road
from award.process.honour import HonourRoad
from award.process.kinds import Steps
from award.process.lists import ListRoad
from award.process.objection import ObjectionRoad
from award.records.applications.models import Application, SectorRequest
from award.records.honours.models import Honour
from award.records.notices.models import AwardList, Objection
from award.records.people.models import Organ
from award.services.paper import BY_KEY, organ_has_account
from award.services.subjects import adapter

LETTERS: tuple[Steps, ...] = (Road.REPLY, Road.SECTOR_ANSWER)
MODELS: dict[str, type[models.Model]] = {
    "application": Application,
    "list": AwardList,
    "objection": Objection,
    "honour": Honour,
}
ABOUT: dict[type[Steps], type[models.Model]] = {
    Road: Application,
    ListRoad: AwardList,
    ObjectionRoad: Objection,
    HonourRoad: Honour,
}


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing a paper may be about. `request`: the letter that a department's reply answers."""

    row: Any
    label: str
    url: str
    organ: Organ | None = None
    request: SectorRequest | None = None


def subjects(step: Steps, closed: Sequence[str] = ()) -> Sequence[Subject]:
    """Those that stand where the step may be taken; letters of departments with an account are left out.

    `closed`: subjects from which the officer is recused (27).
    """
    return [s for s in _every(step) if s.row.subject not in closed]


def _every(step: Steps) -> Sequence[Subject]:
    if step in LETTERS:
        return _letters(step)
    states = [s.value for s in step.sources]
    rows = ABOUT[type(step)]._default_manager.filter(state__in=states)
    if step in (ListRoad.DECIDE, ListRoad.PUBLISH_PROPOSED, ListRoad.CIRCULATE, ListRoad.CONFER):
        rows = rows.filter(kind="proposed")
    if issubclass(rows.model, AwardList):
        rows = rows.select_related("cycle")
    return [Subject(row, str(row), _url(step, row), _organ(step, row)) for row in rows]


def _organ(step: Steps, row: Any) -> Organ | None:
    """The department that studies with CITY (31) is named on the title."""
    return row.study_organ if step is HonourRoad.OPINION else None


def _letters(step: Steps) -> list[Subject]:
    open_ = SectorRequest.objects.filter(kind="", application__state__in=[s.value for s in step.sources])
    open_ = open_.exclude(ground=0) if step is Road.REPLY else open_.filter(ground=0)
    silent = open_.exclude(organ__post__actor="sector", organ__post__active=True)
    made = []
    for request in silent.select_related("application", "organ"):
        about = f"第十七条（{'一二三四五六'[request.ground - 1]}）" if request.ground else "会同核实"
        label = f"{request.organ}：{request.application.name}，{about}"
        url = f"{_url(step, request.application)}&request={request.pk}"
        made.append(Subject(request.application, label, url, request.organ, request))
    return made


def _url(step: Steps, row: Any) -> str:
    return f"/city/paper/new/?step={step.key}&subject={row.subject}"


def chosen(step_key: str, subject: str, request: str) -> tuple[Steps, Subject] | None:
    """What the address names; None where there is no such step, subject or letter, or not in that state."""
    step = BY_KEY.get(step_key)
    kind, _, key = subject.partition("/")
    if step is None or MODELS.get(kind) is not ABOUT[type(step)] or not key.isdecimal():
        return None
    row: Any = MODELS[kind]._default_manager.filter(pk=int(key)).first()
    if row is None:
        return None
    if step not in LETTERS:
        return step, Subject(row, str(row), _url(step, row), _organ(step, row))
    if not request.isdecimal():
        return None
    letter = row.requests.filter(pk=int(request), kind="").select_related("organ").first()
    if letter is None:
        return None
    return step, Subject(row, f"{letter.organ}：{row.name}", _url(step, row), letter.organ, letter)


def has_account(step: Steps, subject: Subject | None = None) -> bool:
    """Whether the organ sits on its own seat; a department is asked about letter by letter."""
    if step in LETTERS and subject is None:
        return False
    actor = next(iter(step.by))
    return organ_has_account(actor, subject.organ if subject else None)


def state_of(row: models.Model) -> str:
    """Where a subject stands, in words."""
    label: str = adapter(row).states(row.state).label  # type: ignore[attr-defined]
    return label
