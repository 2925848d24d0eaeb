"""The answers of `award law eligibility`, `honour` and `title-use`: facts in, JSON-ready values out."""

from typing import Any

from award.cli.law_facts import eligibility_facts, honour_facts, title_use_facts
from award.law.art35_title_use import title_use
from award.law.citation import Findings, Law
from award.law.eligibility import EligibilityCase, judge
from award.law.honour import honour
from award.law.json_input import Reader
from award.law.readings import Readings


def eligibility(reader: Reader, readings: Readings) -> dict[str, Any]:
    """`award law eligibility`: every finding by what it asks for."""
    judgement = judge(EligibilityCase(eligibility_facts(reader), readings))
    return {
        "outcome": judgement.outcome.value,
        "refusals": _findings(judgement.refusals),
        "to_confirm": _findings(judgement.to_confirm),
        "to_correct": _findings(judgement.to_correct),
        "notes": [finding.because for finding in judgement.notes],
        "size": judgement.size.value if judgement.size else None,
        "sme_encouraged": judgement.sme_encouraged,
        "readings": readings.as_dict(),
    }


def honour_answer(reader: Reader, _readings: Readings) -> dict[str, Any]:
    """`award law honour`: the road that an event opens."""
    answer = honour(honour_facts(reader))
    return {
        "outcome": answer.outcome.value,
        "citation": _citation(answer.law),
        "because": answer.because,
        "steps": list(answer.steps),
    }


def title_use_answer(reader: Reader, _readings: Readings) -> dict[str, Any]:
    """`award law title-use`: whether a use of the title stands."""
    answer = title_use(title_use_facts(reader))
    return {
        "outcome": answer.outcome.value,
        "citation": _citation(answer.law),
        "because": answer.because,
    }


def _citation(law: Law) -> dict[str, Any]:
    return {"article": law.article, "item": law.item, "quote": law.quote}


def _findings(findings: Findings) -> list[dict[str, Any]]:
    return [{**_citation(finding.law), "because": finding.because} for finding in findings]
