"""The deeds of a visit and of what it asks to be mended (Article 32)."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from award.process.visit import POINTS, VERDICTS, MendRoad, VisitRoad
from award.records.cases import local
from award.records.files.models import Evidence
from award.records.people.models import Organ
from award.records.visits.models import Mend, Visit
from award.services.asking import BadDetails, ask
from award.services.steps import Act, effect

NOTE_MAX, TEXT_MAX = 200, 4000


@dataclass(frozen=True, slots=True)
class Arrangement:
    """When, with which department, and who goes."""

    set_for: date | None = ask("约定的寻访日期", "date")
    organ: str = ask("一起寻访的行业主管部门", "choice")
    with_county: bool = ask("旗县区质量工作主管部门参加", "tick", required=False)
    team: str = ask("寻访人员", max=200, example="市质量主管部门2人、行业主管部门1人")


@effect(VisitRoad.ARRANGE, Arrangement)
def arranged(visit: Visit, details: Arrangement, act: Act) -> dict[str, Any]:
    organ = Organ.objects.filter(pk=details.organ if details.organ.isdecimal() else 0, active=True).first()
    if organ is None:
        raise BadDetails({"organ": "没有这个部门，或已停用"})
    assert details.set_for is not None  # check() asked for it
    if details.set_for < local(act.now).date():
        raise BadDetails({"set_for": "约定的日期已经过去"})
    visit.set_for, visit.organ, visit.with_county = details.set_for, organ, details.with_county
    visit.team = details.team.strip()
    return {"organ": f"organ/{organ.pk}", "set_for": details.set_for.isoformat()}


@dataclass(frozen=True, slots=True)
class Record:
    """What was seen on site. It can be saved half done; finishing asks for the rest."""

    visited_on: date | None = None
    met_with: str = ""
    points: dict[str, dict[str, str]] = field(default_factory=dict)
    production: str = ""
    quality: str = ""
    advice: str = ""

    def faults(self) -> dict[str, str]:
        found = {}
        for key, said in self.points.items():
            if key not in POINTS or said.get("verdict") not in VERDICTS:
                found["__all__"] = "检查项不对，请从寻访页重新打开"
            elif said["verdict"] == "problem" and not said.get("note", "").strip():
                found[f"note_{key}"] = "有问题的要写明情况"
            elif len(said.get("note", "")) > NOTE_MAX:
                found[f"note_{key}"] = f"最多{NOTE_MAX}字，现有{len(said['note'])}字"
        for name in ("production", "quality", "advice"):
            if len(getattr(self, name)) > TEXT_MAX:
                found[name] = f"最多{TEXT_MAX}字，现有{len(getattr(self, name))}字"
        if len(self.met_with) > 100:
            found["met_with"] = f"最多100字，现有{len(self.met_with)}字"
        return found


@effect(VisitRoad.RECORD, Record)
def recorded(visit: Visit, details: Record, act: Act) -> dict[str, Any]:
    today, day = local(act.now).date(), details.visited_on
    if day is not None and day > today:
        raise BadDetails({"visited_on": "寻访日期晚于今天"})
    if day is not None and day < visit.honour.awarded_on:
        raise BadDetails({"visited_on": "寻访日期早于授奖日"})
    visit.visited_on, visit.met_with, visit.points = day, details.met_with.strip(), details.points
    visit.production, visit.quality = details.production.strip(), details.quality.strip()
    visit.advice = details.advice.strip()
    visit.recorded_by_id, visit.recorded_at = act.by.user_id, act.now
    return {"points": {key: said["verdict"] for key, said in sorted(details.points.items())}}


@dataclass(frozen=True, slots=True)
class Raised:
    what: str = ask("整改事项", "long", max=1000)
    due_on: date | None = ask("整改期限", "date")


@effect(VisitRoad.RAISE, Raised)
def raised(visit: Visit, details: Raised, act: Act) -> dict[str, Any]:
    """The recipient hears of it at once, whether or not the visit's report is finished."""
    assert details.due_on is not None  # check() asked for it
    if details.due_on < local(act.now).date():
        raise BadDetails({"due_on": "整改期限已经过去"})
    mend = Mend.objects.create(
        visit=visit, what=details.what.strip(), due_on=details.due_on,
        raised_by_id=act.by.person, raised_at=act.now,
    )  # fmt: skip
    return {"mend": mend.subject, "due_on": details.due_on.isoformat()}


@effect(VisitRoad.FINISH)
def finished(visit: Visit, details: None, act: Act) -> dict[str, Any]:
    visit.finished_by_id, visit.finished_at = act.by.user_id, act.now
    return {"visited_on": visit.visited_on.isoformat() if visit.visited_on else None}


@dataclass(frozen=True, slots=True)
class Answer:
    answer: str = ask("整改情况", "long", max=2000)
    evidence: Evidence | None = ask("证明材料", "file", required=False)


@effect(MendRoad.ANSWER, Answer)
def answered(mend: Mend, details: Answer, act: Act) -> dict[str, Any]:
    mend.answer, mend.answered_at = details.answer.strip(), act.now
    mend.evidence = details.evidence or mend.evidence
    return {"evidence": mend.evidence.sha256 if mend.evidence else None}


@dataclass(frozen=True, slots=True)
class Verdict:
    verdict: str = ask("核实意见", "long", max=1000)


@effect(MendRoad.ACCEPT, Verdict)
def accepted(mend: Mend, details: Verdict, act: Act) -> dict[str, Any]:
    mend.verdict = details.verdict.strip()
    mend.closed_by_id, mend.closed_at = act.by.user_id, act.now
    return {}


@effect(MendRoad.RETURN, Verdict)
def returned(mend: Mend, details: Verdict, act: Act) -> dict[str, Any]:
    mend.verdict = details.verdict.strip()
    return {}
