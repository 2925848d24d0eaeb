"""Where the enterprise mends what a rule found: a finding's key leads to the field that it turns on."""

from collections.abc import Iterable

from award.law.citation import Finding
from award.process.kinds import Steps
from award.records.applications.models import Application
from award.services import steps
from award.web.applicant.own import address
from award.web.parts import Unmet
from award.web.seats import SeatedRequest

FORM = "/applicant/form/"
PAGES = {
    "dossier": (FORM, "去填写"),
    "report": ("/applicant/report/", "去写自我评价"),
    "internal_notice": ("/applicant/internal-notice/", "登记内部公示"),
    "commitment": (f"{FORM}commitment/", "去承诺"),
    "evidence": ("/applicant/evidence/", "去上传"),
}
# A finding's key, or how it begins -> the section and the field of the entry form.
FIELDS = {
    "art02.": ("unit", "entity_type"),
    "art15.registered_in_baotou": ("unit", "registered_in_baotou"),
    "art15.uscc": ("unit", "uscc"),
    "art15.established_on": ("unit", "established_on"),
    "art15.relocated_to_baotou_on": ("unit", "relocated_to_baotou_on"),
    "art15.suspension": ("unit", "suspended_from"),
    "art15.quality_system": ("quality", "quality_system"),
    "art15.chief_quality_officer": ("quality", "chief_quality_officer"),
    "art15.performance_excellence": ("quality", "performance_excellence_since"),
    "art15.industry_position": ("results", "position"),
    "art15.outstanding_results": ("quality", "achievements"),
    "art16.certificate": ("size", "high_tech_expires_on"),
    "art17.1.": ("standing", "policy_conflict"),
    "art17.2.": ("standing", "licences_in_order"),
    "art17.3.": ("standing", "incident"),
    "art17.4.": ("standing", "award_fraud_on"),
    "art17.5.": ("standing", "tax_violation_on"),
    "art17.6.": ("standing", "abnormal_list"),
}


def mend(key: str, application: Application) -> tuple[str, str]:
    """(address, words of the link); empty where the enterprise has nothing to mend."""
    if key in PAGES:
        path, label = PAGES[key]
        return address(path, application), label
    for prefix, (section, field) in FIELDS.items():
        if key.startswith(prefix):
            return f"{address(f'{FORM}{section}/', application)}#field-{field}", "看这一处"
    return "", ""


def linked(findings: Iterable[Finding], application: Application) -> list[Unmet]:
    return [Unmet(f, *mend(f.key, application)) for f in findings]


def unmet(step: Steps, application: Application, request: SeatedRequest) -> list[Unmet]:
    """What stands against the step, each with its place."""
    return linked(steps.why_not(step, application, request.now, request.seat), application)
