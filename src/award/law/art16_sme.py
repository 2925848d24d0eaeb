"""第十六条 Article 16: small and medium enterprises that are especially encouraged. Never a condition.

All four items together make a label; lacking one costs nothing. A known no decides before what is
not known. Micro enterprises are SMEs (《中小企业促进法》第二条, interpretation 0010).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from award.law.citation import Findings, cite, met, note
from award.law.dates import spoken
from award.law.facts import UNKNOWN, EligibilityFacts, HasFacts, Unknown, ValiditySpan
from award.law.size import SMALL_AND_MEDIUM, Size, UnknownIndustry, classify
from award.law.tristate import both, either

SIZE = cite(16, "组织规模须符合")
CERTIFICATE = cite(16, "拥有有效期内高新技术企业资格证书或纳入国家科技型中小企业信息库")
INDUSTRY = cite(16, "所处产业符合包头市产业发展方向")
INNOVATION = cite(16, "获得过国家级、省部级、市级科技创新方面表彰奖励，或拥有经认定的市级及以上研发机构")

EXPIRY_NOTICE = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Encouragement:
    """`encouraged`: all four items hold; None where that is not known. `size` None likewise."""

    size: Size | None
    encouraged: bool | None
    notes: Findings


def encourage(case: HasFacts) -> Encouragement:
    """The label of Article 16, on the base date."""
    facts = case.facts
    size = _size(facts)
    certified = either(
        _valid_on(facts.high_tech_certificate, facts.base_date),
        _valid_on(facts.tech_sme_registration, facts.base_date),
    )
    leading = both(facts.fits_city_industry, facts.outstanding_in_industry)
    innovative = either(facts.innovation_award, facts.rd_institution)
    items = both(both(_small_or_medium(size), certified), both(leading, innovative))
    notes = _expiring("高新技术企业资格证书", facts.high_tech_certificate, facts.base_date)
    notes += _expiring("科技型中小企业入库登记", facts.tech_sme_registration, facts.base_date)
    return Encouragement(size, items, notes)


def _size(facts: EligibilityFacts) -> Size | None:
    """The class by 国统字〔2017〕213号; an industry code that nobody knows leaves it open."""
    if facts.industry_code is None:
        return None
    try:
        answer = classify(
            facts.industry_code, employees=facts.employees, revenue=facts.revenue, assets=facts.assets
        )
    except UnknownIndustry:
        return None
    return answer.size


def _small_or_medium(size: Size | None) -> bool | None:
    """16(1). What the standard leaves out is decided by a person, so it is not known here."""
    return None if size in {None, Size.NOT_COVERED} else size in SMALL_AND_MEDIUM


def _valid_on(span: ValiditySpan | Unknown | None, day: date) -> bool | None:
    """First and last day both count; one unknown end leaves the answer open unless the other says no."""
    if span is UNKNOWN:
        return None
    if span is None:
        return False
    begun = span.start <= day if span.start else None
    lasting = day <= span.end if span.end else None
    return both(begun, lasting)


def _expiring(name: str, span: ValiditySpan | Unknown | None, day: date) -> Findings:
    """Worth knowing: it expires within 90 days after the base date."""
    if span is UNKNOWN or span is None or span.end is None:
        return met()
    if day <= span.end <= day + EXPIRY_NOTICE:
        return note(CERTIFICATE, f"{name}{spoken(span.end)}到期，请留意续期", "art16.certificate")
    return met()
