"""The leader's acts on a site visit (Article 23): arranged, somebody excused, the closing, the report."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from award.process.site_visit import SiteVisitRoad, Slot
from award.records.onsite.models import CheckIn, SiteVisit
from award.records.reviewing import counted, result_of
from award.records.reviews.models import Examiner
from award.services.asking import BadDetails, ask
from award.services.deeds.conclusions import written
from award.services.steps import Act, effect


@dataclass(frozen=True, slots=True)
class Arrangement:
    """When, hour by hour, and who covers which clause (clause -> ids as text)."""

    first_day: date = ask("第一天", "date")
    days: int = ask("天数", "integer", least=1)
    slots: tuple[Slot, ...] = ()
    split: dict[str, list[str]] = field(default_factory=dict)


@effect(SiteVisitRoad.ARRANGE, Arrangement)
def arranged(visit: SiteVisit, details: Arrangement, act: Act) -> dict[str, Any]:
    visit.first_day, visit.days = details.first_day, details.days
    ordered = sorted(details.slots, key=lambda s: (s.day, s.begins))
    visit.schedule = [s.as_json() for s in ordered]
    visit.split = details.split
    split = {clause: [f"examiner/{e}" for e in who] for clause, who in details.split.items()}
    return {"application": visit.application.subject, "first_day": details.first_day.isoformat(),
            "days": details.days, "split": split}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Excuse:
    """Why a member was not there; `examiner` an id as text."""

    examiner: str = ask("评审员", "choice")
    because: str = ask("缺席原因", max=400)


@effect(SiteVisitRoad.EXCUSE, Excuse)
def excused(visit: SiteVisit, details: Excuse, act: Act) -> dict[str, Any]:
    members = {str(m.examiner_id): m for m in counted(visit.panel, visit.application)}
    member = members.get(details.examiner)
    if member is None:
        raise BadDetails({"examiner": "请选一名本组的评审员"})
    CheckIn.objects.create(
        visit=visit, examiner=member.examiner, excused=details.because, received_at=act.now
    )
    return {"application": visit.application.subject, "examiner": f"examiner/{member.examiner_id}"}


@dataclass(frozen=True, slots=True)
class Told:
    """What the closing meeting hears: `told` has strengths and opportunities, one a line, and no score."""

    told: dict[str, str]


@effect(SiteVisitRoad.TELL, Told)
def told(visit: SiteVisit, details: Told, act: Act) -> dict[str, Any]:
    visit.told = {key: details.told.get(key, "").strip() for key in ("strengths", "opportunities")}
    return {"application": visit.application.subject}


@dataclass(frozen=True, slots=True)
class SiteReport:
    """The report beside findings and score: how the visit went, what of the dossier was verified."""

    course: str = ask("现场评审经过", "long", max=4000)
    verified: str = ask("核实情况", "long", max=6000, help="材料评审中待核实的事项，逐项写结论和依据")


@effect(SiteVisitRoad.REPORT, SiteReport)
def reported(visit: SiteVisit, details: SiteReport, act: Act) -> dict[str, Any]:
    """The report is part of the text that members countersign: a change asks them again."""
    visit.course, visit.verified = details.course.strip(), details.verified.strip()
    visit.save(update_fields=["course", "verified"])
    result = result_of(visit.panel, visit.application)
    if result is not None:
        written(visit.panel, visit.application, result)
    return {"application": visit.application.subject, "examiner": f"examiner/{_me(act).pk}"}


def _me(act: Act) -> Examiner:
    return Examiner.objects.get(user_id=act.by.person)
