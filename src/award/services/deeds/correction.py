"""The deeds of a correction (Article 21): one return lists everything, the answer touches nothing else."""

from dataclasses import dataclass
from typing import Any

from award.law.art07_criteria import criteria
from award.process import correction, entry_form
from award.process.application import Road
from award.records.applications.models import Application
from award.records.cases import calendar, local
from award.services import frozen, outcomes
from award.services.asking import BadDetails, ask
from award.services.steps import Act, effect


@dataclass(frozen=True, slots=True)
class Return:
    """Everything at once: which parts to mend, and what is wrong."""

    points: tuple[str, ...] = ask("要补正的内容（只开放这些）", "multi")
    reason: str = ask("补正要求", "long", max=4000, help="一次写全，逐项写明缺什么、怎么补")


@effect(Road.RETURN, Return)
def returned(application: Application, details: Return, act: Act) -> dict[str, Any]:
    plan = application.cycle.plan()
    form = entry_form.load(application.cycle.form_version)
    if not correction.known(details.points, form, [i.clause for i in criteria(plan.criteria).items]):
        raise BadDetails({"points": "要补正的内容里有材料中没有的项目，请重新选择"})
    application.rounds_used += 1
    application.return_points = sorted(details.points)
    application.correction_due = calendar().add_workdays(local(act.now).date(), plan.correction_days)
    anew = {point for named in details.points for point in correction.check_points(named)}
    application.marks.filter(point__in=anew).delete()
    outcomes.record(application, Road.RETURN, Road.RETURN.law, details.reason, act, released=True)
    return {"points": application.return_points, "due": application.correction_due.isoformat()}


@effect(Road.RESUBMIT)
def resubmitted(application: Application, details: None, act: Act) -> dict[str, Any]:
    dossier = frozen.freeze(application, act.by, act.now)
    application.correction_due = None
    return {"dossier": dossier.digest, "round": dossier.round}


@effect(Road.CLOSE_RETURN)
def return_closed(application: Application, details: None, act: Act) -> dict[str, Any]:
    """What was written too late is put aside: the filed dossier counts."""
    frozen.restore(application, act.now)
    application.correction_due = None
    return {}
