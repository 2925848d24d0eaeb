"""What a department is shown of a dossier: what its question needs, no more (Articles 17, 21, 22, 28)."""

from typing import Any

from award.law.art21_county_screening import WITH_SECTOR
from award.law.art22_qualification import CONSULT
from award.law.citation import Citation
from award.process import entry_form
from award.process.application import Road, S
from award.process.form_words import said
from award.process.kinds import Steps
from award.records.applications.models import SectorRequest
from award.web.city.consultation import words_of

JOINT = 0  # the county's joint check; 1 to 6 are the 项 of Article 17
ALWAYS = ("name", "uscc", "address", "legal_representative", "products")
PRIVATE = (
    "contact", "contact_email", "shareholders", "advisers", "secrecy", "secrecy_claims", "committed",
    "accept_review", "spread",
)  # fmt: skip
FIELDS: dict[int, tuple[str, ...]] = {
    1: ("industry_code", "policy_conflict", "achievements"),
    2: ("licences_in_order",),
    3: (
        "incident", "incident_kind", "incident_on", "incident_deaths", "incident_injuries", "incident_loss",
        "incident_grade", "incident_liable",
    ),
    4: ("award_fraud_on", "award_fraud_name", "achievements"),
    5: ("tax_violation_on", "tax_3", "employees"),
    6: ("abnormal_list", "serious_dishonesty_list", "unrepaired_record"),
}  # fmt: skip


def step_of(request: SectorRequest) -> Steps:
    """The step that answers: joining the county's check, or replying to CITY."""
    return Road.SECTOR_ANSWER if request.ground == JOINT else Road.REPLY


def law_of(request: SectorRequest) -> Citation:
    return WITH_SECTOR if request.ground == JOINT else CONSULT


def question(request: SectorRequest) -> str:
    """What is asked, in the regulation's words."""
    if request.ground == JOINT:
        return "会同旗县区质量工作主管部门，对申报材料的完整性、真实性进行核实。"
    return words_of(request.ground)


def still_asked(request: SectorRequest) -> bool:
    """Whether an answer is still awaited: the file has not moved on without it."""
    waits = S.COUNTY_SCREENING if request.ground == JOINT else S.QUALIFICATION
    return not request.kind and request.application.state == waits


def shown_fields(request: SectorRequest, filed: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """(label, lines) of the fields that the question needs; for a joint check all but the private ones."""
    if not filed:
        return []
    wanted = (*ALWAYS, *FIELDS.get(request.ground, ()))
    values = filed["values"]
    return [
        (f.label, said(f, values[f.key]))
        for f in entry_form.load(filed["form"]).fields()
        if values.get(f.key) not in (None, "", [])
        and (f.key in wanted if request.ground != JOINT else f.key not in PRIVATE)
    ]
