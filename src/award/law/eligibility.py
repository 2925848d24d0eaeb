"""May this applicant apply? Articles 2, 3, 15, 16 and 17 in one answer, for the pre-check.

A pre-check for everyone; the decision is the county's (21) and the city's (22), by the same rules.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from award.law.art03_limits import may_return
from award.law.art15_conditions import CONDITIONS
from award.law.art16_sme import encourage
from award.law.art17_bars import BARS
from award.law.citation import Finding, Findings, Kind
from award.law.facts import EligibilityFacts, HasFacts
from award.law.readings import Readings
from award.law.size import Size

RULES = (may_return, *CONDITIONS, *BARS)


@dataclass(frozen=True, slots=True)
class EligibilityCase:
    """The facts of one applicant, before any application is filed."""

    facts: EligibilityFacts
    readings: Readings
    attested: Mapping[str, bool] = field(default_factory=dict)


class Outcome(StrEnum):
    """Refused by the law, not yet decidable, or free to apply."""

    MAY_APPLY = "may_apply"
    MAY_NOT_APPLY = "may_not_apply"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Every finding by what it asks for; `size` and `sme_encouraged` None where not known."""

    outcome: Outcome
    refusals: Findings
    to_confirm: Findings
    to_correct: Findings
    notes: Findings
    size: Size | None
    sme_encouraged: bool | None


def judge(case: HasFacts) -> Judgement:
    """Apply every rule; Article 16 encourages and never refuses."""
    found: list[Finding] = [finding for rule in RULES for finding in rule(case)]
    found.sort(key=lambda finding: finding.law.article or 0)
    encouragement = encourage(case)

    def of(kind: Kind) -> Findings:
        return tuple(finding for finding in found if finding.kind is kind)

    refusals, to_confirm, to_correct = of(Kind.REFUSE), of(Kind.CONFIRM), of(Kind.CORRECT)
    if refusals:
        outcome = Outcome.MAY_NOT_APPLY
    elif to_confirm or to_correct:
        outcome = Outcome.UNDETERMINED
    else:
        outcome = Outcome.MAY_APPLY
    return Judgement(
        outcome,
        refusals,
        to_confirm,
        to_correct,
        of(Kind.NOTE) + encouragement.notes,
        encouragement.size,
        encouragement.encouraged,
    )
