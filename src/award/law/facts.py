"""The facts of Articles 2, 3 and 15-17, as small frozen values, with the unknown kept apart from none.

Built by the command from JSON and by the records from the entry form. Every default means "not
told". In a tri-state None means unknown; where null says "there is none" (no earlier award, no
move, no certificate) a fact that was never told is UNKNOWN instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from typing import Final, Literal, Protocol

from award.law.readings import Readings


class Unknown(Enum):
    """The type of UNKNOWN: never told, as opposed to told that there is none."""

    UNKNOWN = "unknown"


UNKNOWN: Final = Unknown.UNKNOWN


class EntityType(StrEnum):
    """What kind of body applies."""

    ENTERPRISE = "enterprise"
    UNINCORPORATED_ENTERPRISE = "unincorporated_enterprise"
    BRANCH = "branch"
    PUBLIC_INSTITUTION = "public_institution"
    INDIVIDUAL_BUSINESS = "individual_business"
    COOPERATIVE = "cooperative"
    SOCIAL_ORGANIZATION = "social_organization"


class IncidentKind(StrEnum):
    """The five fields of Article 17(3)."""

    QUALITY_SAFETY = "quality_safety"
    PRODUCTION_SAFETY = "production_safety"
    ENVIRONMENT = "environment"
    PUBLIC_HEALTH = "public_health"
    SERVICE_QUALITY = "service_quality"


class AccidentGrade(IntEnum):
    """一般 < 较大 < 重大 < 特别重大. 较大 is LARGE; it lies below MAJOR."""

    GENERAL = 1
    LARGE = 2
    MAJOR = 3
    EXTRAORDINARY = 4

    @classmethod
    def named(cls, name: str) -> "AccidentGrade":
        """`general` ... `extraordinary`, as contracts and forms write it. KeyError otherwise."""
        return cls[name.upper()]

    @property
    def zh(self) -> str:
        return GRADES_ZH[self]


GRADES_ZH = {
    AccidentGrade.GENERAL: "一般",
    AccidentGrade.LARGE: "较大",
    AccidentGrade.MAJOR: "重大",
    AccidentGrade.EXTRAORDINARY: "特别重大",
}


@dataclass(frozen=True, slots=True)
class Suspension:
    """Business was suspended from `start` to `end`, both days included; `end` None: still is."""

    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class ChiefQualityOfficer:
    """首席质量官: the day of the letter of appointment, and whether that letter was supplied."""

    appointed_on: date | None = None
    evidence: bool | None = None


@dataclass(frozen=True, slots=True)
class ValiditySpan:
    """A certificate or registration, first and last day both valid; None: that day is not known."""

    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """One accident. Figures come from the approved report; `direct_loss` in 万元."""

    kind: IncidentKind | None = None
    occurred_on: date | None = None
    deaths: int | None = None
    serious_injuries: int | None = None
    direct_loss: Decimal | None = None
    grade: AccidentGrade | None = None
    liable: bool | None = None


@dataclass(frozen=True, slots=True)
class AwardFraud:
    """Fraud or the like in the contest for an award; `award` is the award's name.

    `ref`: the record it comes from, so that an attestation holds for it wherever it stands in the list.
    """

    committed_on: date | None = None
    found_on: date | None = None
    award: str = ""
    government_award: bool | None = None
    ref: str = ""


@dataclass(frozen=True, slots=True)
class TaxMatter:
    """A breach in paying or withholding taxes or social insurance."""

    occurred_on: date | None = None
    serious: bool | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """Listings and credit records as of the day of the check."""

    abnormal_list: bool | None = None
    serious_dishonesty_list: bool | None = None
    unrepaired_record: bool | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Article 15 (2), (3), (4): judgements that are attested, never computed."""

    quality_system: bool | None = None
    industry_position: bool | None = None
    outstanding_results: bool | None = None


@dataclass(frozen=True, slots=True)
class EligibilityFacts:
    """Everything that Articles 2, 3, 15, 16 and 17 ask about one applicant on `base_date`.

    `employees` in persons, `revenue` and `assets` in 万元. `chief_quality_officer`: False says
    that there is none, None that it is not proven.
    """

    base_date: date
    cycle: int
    entity_type: EntityType
    last_won_cycle: int | Unknown | None = UNKNOWN
    uscc: str | None = None
    registered_in_baotou: bool | None = None
    established_on: date | None = None
    relocated_to_baotou_on: date | Unknown | None = UNKNOWN
    suspensions: tuple[Suspension, ...] = ()
    licences_in_order: bool | None = None
    policy_conflict: bool | None = None
    performance_excellence_since: date | None = None
    chief_quality_officer: ChiefQualityOfficer | Literal[False] | None = None
    standing: Standing = field(default_factory=Standing)
    industry_code: str | None = None
    employees: int | None = None
    revenue: Decimal | None = None
    assets: Decimal | None = None
    high_tech_certificate: ValiditySpan | Unknown | None = UNKNOWN
    tech_sme_registration: ValiditySpan | Unknown | None = UNKNOWN
    fits_city_industry: bool | None = None
    outstanding_in_industry: bool | None = None
    innovation_award: bool | None = None
    rd_institution: bool | None = None
    incidents: tuple[Incident, ...] = ()
    award_fraud: tuple[AwardFraud, ...] = ()
    tax_or_social_insurance: tuple[TaxMatter, ...] = ()
    credit: Credit = field(default_factory=Credit)


class HasFacts(Protocol):
    """What the rules of Articles 2, 3, 15, 16 and 17 need of a case."""

    @property
    def facts(self) -> EligibilityFacts: ...

    @property
    def readings(self) -> Readings: ...

    @property
    def attested(self) -> Mapping[str, bool]: ...
