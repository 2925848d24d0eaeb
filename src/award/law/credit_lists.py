"""The lists of Article 17(6) as officers imported them: what they say is put to a person, not held by itself.

A list is of one day; a body may have left it since, or stand on it under a wrong code.
"""

from award.law.art17_bars import CREDIT
from award.law.case import LIST_KINDS_ZH, ApplicationCase, CreditHit
from award.law.citation import Findings, confirm, met, note, plan_rule, refuse, settle
from award.law.dates import spoken

CHECKPOINTS = plan_rule("credit_checkpoints", "确定资格、转入评审、批准授奖之前，各核查一次信用名单")


def on_lists(case: ApplicationCase) -> Findings:
    """17(6): each entry waits for a named official; one that was left or repaired is only a note."""
    found = tuple(f for hit in case.credit.hits for f in _hit(hit, case))
    return settle(found, case.attested)


def _hit(hit: CreditHit, case: ApplicationCase) -> Findings:
    key = f"art17.6.list.{hit.key}"
    fact = f"{spoken(hit.as_of)}的{LIST_KINDS_ZH[hit.kind]}列有该单位，{spoken(hit.listed_on)}列入"
    if hit.removed_on is not None and hit.removed_on <= case.day:
        return note(CREDIT, f"{fact}，{spoken(hit.removed_on)}移出或修复", key)
    return confirm(CREDIT, f"{fact}，须具名认定是否仍在名单、是否已修复", key)


def checked_for_qualification(case: ApplicationCase) -> Findings:
    return _checked(case, {"qualification"}, "确定资格之前")


def checked_before_review(case: ApplicationCase) -> Findings:
    return _checked(case, {"qualified_notice"}, "转入评审之前")


def checked_before_award(case: ApplicationCase) -> Findings:
    return _checked(case, {"award_notice", "reported"}, "批准授奖之前")


def _checked(case: ApplicationCase, states: set[str], when: str) -> Findings:
    """The check was made while the file was in one of these states."""
    if not case.credit.required or case.credit.checked & states:
        return met()
    return refuse(CHECKPOINTS, f"{when}还没有核查信用名单", "credit")
