"""The deeds of objections (Articles 22 and 26). The objector stays out of the ledger."""

from dataclasses import dataclass
from typing import Any

from award.process.objection import ObjectionRoad
from award.records.notices.models import Objection
from award.services.asking import ask
from award.services.steps import Act, effect


@effect(ObjectionRoad.FILE)
def filed(objection: Objection, details: None, act: Act) -> dict[str, Any]:
    return _about(objection)


@effect(ObjectionRoad.FILE_LEAD)
def lead_filed(objection: Objection, details: None, act: Act) -> dict[str, Any]:
    return {**_about(objection), "anonymous": objection.anonymous, "late": objection.late}


def _about(objection: Objection) -> dict[str, Any]:
    return {"application": objection.application.subject, "notice": objection.notice_id}


@effect(ObjectionRoad.REEXAMINE)
def accepted(objection: Objection, details: None, act: Act) -> dict[str, Any]:
    objection.handler_id = act.by.user_id
    return _about(objection)


@dataclass(frozen=True, slots=True)
class Report:
    """What the re-examination found."""

    report: str = ask("复核报告", "long", max=6000)


@effect(ObjectionRoad.REPORT, Report)
def report_written(objection: Objection, details: Report, act: Act) -> dict[str, Any]:
    objection.report = details.report
    return _about(objection)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The reasoned reply that the objector is given under the tracking code."""

    verdict: str = ask("结论和答复（异议人可查）", "long", max=2000)


def _decided(objection: Objection, details: Verdict, act: Act) -> dict[str, Any]:
    objection.verdict = details.verdict
    return _about(objection)


effect(ObjectionRoad.UPHOLD, Verdict)(_decided)
effect(ObjectionRoad.DISMISS, Verdict)(_decided)
effect(ObjectionRoad.CLOSE_LEAD, Verdict)(_decided)


@effect(ObjectionRoad.ASK_CONSENT)
def consent_asked(objection: Objection, details: None, act: Act) -> dict[str, Any]:
    return _about(objection)


@dataclass(frozen=True, slots=True)
class Consent:
    """The municipal government's consent, by its paper."""

    consent_number: str = ask("同意文号", max=60)


@effect(ObjectionRoad.CONSENT, Consent)
def consented(objection: Objection, details: Consent, act: Act) -> dict[str, Any]:
    objection.consent_number = details.consent_number
    return {**_about(objection), "document_number": details.consent_number}
