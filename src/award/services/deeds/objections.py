"""The deeds of objections (Articles 22 and 26). The objector stays out of the ledger."""

from dataclasses import dataclass
from typing import Any

from award.process.objection import O, ObjectionRoad
from award.records.notices.models import Objection
from award.services.asking import BadDetails, ask
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


@dataclass(frozen=True, slots=True)
class NoConsent:
    """The municipal government does not consent; the objector may read why."""

    consent_number: str = ask("文号", max=60)
    reason: str = ask("不同意的理由（异议人可查）", "long", max=1000)


@effect(ObjectionRoad.REFUSE_CONSENT, NoConsent)
def consent_refused(objection: Objection, details: NoConsent, act: Act) -> dict[str, Any]:
    """The enterprise stays on the list: its approval is the government's next word (interpretation 0034)."""
    objection.consent_number, objection.refused_because = details.consent_number, details.reason
    return {**_about(objection), "document_number": details.consent_number}


@dataclass(frozen=True, slots=True)
class Merge:
    """Into which other objection about the same enterprise this one goes; both codes read one reply."""

    into: str = ask("并入哪一件（查询码）", max=20)


@effect(ObjectionRoad.MERGE, Merge)
def merged(objection: Objection, details: Merge, act: Act) -> dict[str, Any]:
    into = Objection.objects.filter(
        code=details.into.strip().upper(), notice=objection.notice_id, application=objection.application_id
    ).first()
    if into is None or into.pk == objection.pk:
        raise BadDetails({"into": "同一公示、同一单位没有这个查询码的异议"})
    if into.state in (O.MERGED, O.NONE) or into.merged_into_id is not None:
        raise BadDetails({"into": "那一件本身已经并案或者还没有登记，不能并入"})
    objection.merged_into = into
    return {**_about(objection), "into": into.subject}


@effect(ObjectionRoad.CONSENT, Consent)
def consented(objection: Objection, details: Consent, act: Act) -> dict[str, Any]:
    objection.consent_number = details.consent_number
    return {**_about(objection), "document_number": details.consent_number}
