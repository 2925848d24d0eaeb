"""From JSON to the facts of Articles 2, 3, 15-17, 30-31, 33 and 35. Contracts: missing is not null.

Where null is no value of a key, it is a wrong type like any other; a missing key is "not told".
"""

from datetime import date
from typing import Literal

from award.law import honour
from award.law.art35_title_use import TitleUse, Where
from award.law.facts import (
    UNKNOWN,
    AccidentGrade,
    AwardFraud,
    ChiefQualityOfficer,
    Credit,
    EligibilityFacts,
    EntityType,
    Incident,
    IncidentKind,
    Standing,
    Suspension,
    TaxMatter,
    Unknown,
    ValiditySpan,
)
from award.law.json_input import Reader
from award.law.size import UnknownIndustry, row_of

GRADES = tuple(grade.name.lower() for grade in AccidentGrade)


def eligibility_facts(reader: Reader) -> EligibilityFacts:
    """The input of `award law eligibility`. BadInput for what cannot be read or cannot be."""
    cycle = reader.integer("cycle", least=1)
    return EligibilityFacts(
        base_date=reader.date("base_date"),
        cycle=cycle,
        entity_type=reader.member("entity_type", EntityType),
        last_won_cycle=_last_won(reader, cycle),
        uscc=_uscc(reader),
        registered_in_baotou=_flag(reader, "registered_in_baotou"),
        established_on=_day(reader, "established_on"),
        relocated_to_baotou_on=_relocated(reader),
        suspensions=tuple(Suspension(start, end) for start, end in reader.periods("suspensions")),
        licences_in_order=reader.optional("licences_in_order", reader.boolean),
        policy_conflict=reader.optional("policy_conflict", reader.boolean),
        performance_excellence_since=reader.optional("performance_excellence_since", reader.date),
        chief_quality_officer=_officer(reader),
        standing=_standing(reader),
        industry_code=_industry(reader),
        employees=reader.default("employees", reader.integer, None),
        revenue=reader.default("revenue", reader.decimal, None),
        assets=reader.default("assets", reader.decimal, None),
        high_tech_certificate=_span(reader, "high_tech_certificate", "issued_on", "expires_on"),
        tech_sme_registration=_span(reader, "tech_sme_registration", "valid_from", "valid_to"),
        fits_city_industry=_flag(reader, "fits_city_industry"),
        outstanding_in_industry=reader.optional("outstanding_in_industry", reader.boolean),
        innovation_award=_flag(reader, "innovation_award"),
        rd_institution=_flag(reader, "rd_institution"),
        incidents=tuple(_incident(entry) for entry in reader.objects("incidents")),
        award_fraud=tuple(_fraud(entry) for entry in reader.objects("award_fraud")),
        tax_or_social_insurance=tuple(
            TaxMatter(_day(entry, "occurred_on"), entry.optional("serious", entry.boolean))
            for entry in reader.objects("tax_or_social_insurance")
        ),
        credit=_credit(reader),
    )


def honour_facts(reader: Reader) -> honour.HonourFacts:
    """The input of `award law honour`."""
    event = reader.nested("event")
    occurred_on = event.date("occurred_on")
    return honour.HonourFacts(
        awarded_on=reader.date("awarded_on"),
        regulation_in_force=reader.boolean("regulation_in_force"),
        event=honour.Event(
            kind=event.member("kind", honour.EventKind),
            occurred_on=occurred_on,
            found_on=_not_before(event, "found_on", event.optional("found_on", event.date), occurred_on),
            grade=_grade(event),
            major_social_impact=event.optional("major_social_impact", event.boolean),
        ),
    )


def title_use_facts(reader: Reader) -> TitleUse:
    """The input of `award law title-use`."""
    return TitleUse(
        holder=reader.boolean("holder"),
        revoked=reader.boolean("revoked"),
        where=reader.member("where", Where),
        states_year=reader.boolean("states_year"),
        insignia_forged=reader.boolean("insignia_forged"),
    )


def _flag(reader: Reader, key: str) -> bool | None:
    return reader.default(key, reader.boolean, None)


def _day(reader: Reader, key: str) -> date | None:
    return reader.default(key, reader.date, None)


def _not_before(reader: Reader, key: str, day: date | None, earliest: date | None) -> date | None:
    if day is not None and earliest is not None and day < earliest:
        raise reader.bad(key, f"{day}早于{earliest}")
    return day


def _last_won(reader: Reader, cycle: int) -> int | Unknown | None:
    if not reader.has("last_won_cycle"):
        return UNKNOWN
    last_won = reader.nullable("last_won_cycle", lambda key: reader.integer(key, least=1))
    if last_won is not None and last_won >= cycle:
        raise reader.bad("last_won_cycle", f"应早于本届（第{cycle}届），不能是{last_won}")
    return last_won


def _relocated(reader: Reader) -> date | Unknown | None:
    key = "relocated_to_baotou_on"
    return reader.nullable(key, reader.date) if reader.has(key) else UNKNOWN


def _uscc(reader: Reader) -> str | None:
    """Any text: a wrong code is a finding, not bad input."""
    value = reader.values.get("uscc")
    return value if isinstance(value, str) else reader.optional("uscc", reader.text)


def _industry(reader: Reader) -> str | None:
    code = reader.default("industry_code", reader.text, None)
    try:
        if code is not None:
            row_of(code)
    except UnknownIndustry as unknown:
        raise reader.bad("industry_code", str(unknown)) from None
    return code


def _officer(reader: Reader) -> ChiefQualityOfficer | Literal[False] | None:
    key = "chief_quality_officer"
    if reader.values.get(key) is False:
        return False
    officer = reader.optional(key, reader.nested)
    if officer is None:
        return None
    return ChiefQualityOfficer(_day(officer, "appointed_on"), _flag(officer, "evidence"))


def _standing(reader: Reader) -> Standing:
    """Attestations by name; a missing or null object attests nothing."""
    attested = reader.optional("attested", reader.nested)
    if attested is None:
        return Standing()
    return Standing(
        quality_system=attested.optional("quality_system", attested.boolean),
        industry_position=attested.optional("industry_position", attested.boolean),
        outstanding_results=attested.optional("outstanding_results", attested.boolean),
    )


def _span(reader: Reader, key: str, first: str, last: str) -> ValiditySpan | Unknown | None:
    if not reader.has(key):
        return UNKNOWN
    span = reader.nullable(key, reader.nested)
    if span is None:
        return None
    start = _day(span, first)
    return ValiditySpan(start, _not_before(span, last, _day(span, last), start))


def _grade(reader: Reader) -> AccidentGrade | None:
    name = reader.optional("grade", lambda key: reader.choice(key, GRADES))
    return AccidentGrade.named(name) if name else None


def _incident(entry: Reader) -> Incident:
    return Incident(
        kind=entry.default("kind", lambda key: entry.member(key, IncidentKind), None),
        occurred_on=_day(entry, "occurred_on"),
        deaths=entry.default("deaths", entry.integer, None),
        serious_injuries=entry.default("serious_injuries", entry.integer, None),
        direct_loss=entry.default("direct_loss", entry.decimal, None),
        grade=_grade(entry),
        liable=entry.optional("liable", entry.boolean),
    )


def _fraud(entry: Reader) -> AwardFraud:
    committed_on = _day(entry, "committed_on")
    return AwardFraud(
        committed_on=committed_on,
        found_on=_not_before(entry, "found_on", _day(entry, "found_on"), committed_on),
        award=entry.default("award", entry.text, ""),
        government_award=_flag(entry, "government_award"),
    )


def _credit(reader: Reader) -> Credit:
    if not reader.has("credit"):
        return Credit()
    credit = reader.nested("credit")
    return Credit(
        abnormal_list=_flag(credit, "abnormal_list"),
        serious_dishonesty_list=_flag(credit, "serious_dishonesty_list"),
        unrepaired_record=_flag(credit, "unrepaired_record"),
    )
