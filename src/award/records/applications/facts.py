"""From an entry form's values to the facts that the rules of Articles 2, 3, 15-17 ask about."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal, TypeVar

from award.law.facts import (
    AccidentGrade,
    AwardFraud,
    ChiefQualityOfficer,
    Credit,
    EligibilityFacts,
    EntityType,
    Incident,
    IncidentKind,
    Suspension,
    TaxMatter,
    ValiditySpan,
)
from award.process.form_faults import plain_day, plain_number

Values = Mapping[str, Any]
E = TypeVar("E", bound=StrEnum)


def eligibility(
    values: Values,
    *,
    base_date: date,
    cycle: int,
    last_won_cycle: int | None,
    found: tuple[AwardFraud, ...] = (),
) -> EligibilityFacts:
    """What the form says; an empty field is "not told".

    The winner's history comes from the register, what was `found` of it from the integrity ledger.
    """
    return EligibilityFacts(
        base_date=base_date,
        cycle=cycle,
        entity_type=named(values, "entity_type", EntityType) or EntityType.ENTERPRISE,
        last_won_cycle=last_won_cycle,
        uscc=values.get("uscc") or None,
        registered_in_baotou=tri(values, "registered_in_baotou"),
        established_on=day(values, "established_on"),
        relocated_to_baotou_on=day(values, "relocated_to_baotou_on"),
        suspensions=_suspensions(values),
        licences_in_order=tri(values, "licences_in_order"),
        policy_conflict=tri(values, "policy_conflict"),
        performance_excellence_since=day(values, "performance_excellence_since"),
        chief_quality_officer=_officer(values),
        industry_code=values.get("industry_code") or None,
        employees=whole(values, "employees"),
        revenue=figure(values, "revenue"),
        assets=figure(values, "assets"),
        high_tech_certificate=_span(values, "high_tech_issued_on", "high_tech_expires_on"),
        tech_sme_registration=_span(values, "tech_sme_from", "tech_sme_to"),
        fits_city_industry=tri(values, "fits_city_industry"),
        innovation_award=tri(values, "innovation_award"),
        rd_institution=tri(values, "rd_institution"),
        incidents=_incidents(values),
        award_fraud=_frauds(values) + found,
        tax_or_social_insurance=_taxes(values),
        credit=Credit(
            tri(values, "abnormal_list"),
            tri(values, "serious_dishonesty_list"),
            tri(values, "unrepaired_record"),
        ),
    )


def tri(values: Values, key: str) -> bool | None:
    """yes / no / anything else is unknown."""
    return {"yes": True, "no": False}.get(values.get(key) or "")


def day(values: Values, key: str) -> date | None:
    """A day that can be meant; what was typed wrongly counts as not told."""
    return plain_day(str(values.get(key) or ""))


def whole(values: Values, key: str) -> int | None:
    text = plain_number(str(values.get(key) or ""))
    return int(text) if text is not None and text.isdecimal() else None


def figure(values: Values, key: str) -> Decimal | None:
    """A plain decimal; never an exponent, whose digits could fill the memory when printed."""
    text = plain_number(str(values.get(key) or ""))
    return Decimal(text) if text is not None else None


def named(values: Values, key: str, options: type[E]) -> E | None:
    """One of the options; what is none of them counts as not told."""
    chosen = str(values.get(key) or "")
    return options(chosen) if chosen in {o.value for o in options} else None


def _suspensions(values: Values) -> tuple[Suspension, ...]:
    start = day(values, "suspended_from")
    return (Suspension(start, day(values, "suspended_to")),) if start else ()


def _officer(values: Values) -> ChiefQualityOfficer | Literal[False] | None:
    """No officer at all is a missing condition; an officer without a letter is missing evidence."""
    there = tri(values, "chief_quality_officer")
    if there is False:
        return False
    appointed = day(values, "cqo_appointed_on")
    if there is None or appointed is None:
        return None
    return ChiefQualityOfficer(appointed, bool(values.get("cqo_evidence", True)))


def _span(values: Values, start: str, end: str) -> ValiditySpan | None:
    first, last = day(values, start), day(values, end)
    return ValiditySpan(first, last) if first or last else None


def _incidents(values: Values) -> tuple[Incident, ...]:
    """Whether there was one at all may be unknown: then an official must say."""
    if values.get("incident") == "unknown":
        return (Incident(),)
    if tri(values, "incident") is not True:
        return ()
    grades = {g.name.lower(): g for g in AccidentGrade}
    return (
        Incident(
            kind=named(values, "incident_kind", IncidentKind),
            occurred_on=day(values, "incident_on"),
            deaths=whole(values, "incident_deaths"),
            serious_injuries=whole(values, "incident_injuries"),
            direct_loss=figure(values, "incident_loss"),
            grade=grades.get(str(values.get("incident_grade") or "")),
            liable=tri(values, "incident_liable"),
        ),
    )


def _frauds(values: Values) -> tuple[AwardFraud, ...]:
    committed = day(values, "award_fraud_on")
    if committed is None:
        return ()
    return (AwardFraud(committed, None, values.get("award_fraud_name") or "", government_award=True),)


def _taxes(values: Values) -> tuple[TaxMatter, ...]:
    """Whether a breach is serious is for the authority to say, so it stays unknown here."""
    occurred = day(values, "tax_violation_on")
    return (TaxMatter(occurred, None),) if occurred else ()
