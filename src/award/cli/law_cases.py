"""The answers of `award law eligibility`, `honour` and `title-use`: facts in, JSON-ready values out."""

from typing import TYPE_CHECKING

from award.cli.law_common import Answer, add_facts_command
from award.cli.law_facts import eligibility_facts, honour_facts, title_use_facts
from award.law.art35_title_use import title_use
from award.law.citation import Findings, Law
from award.law.eligibility import EligibilityCase, judge
from award.law.honour import honour
from award.law.json_input import Reader
from award.law.readings import Readings

if TYPE_CHECKING:
    from award.cli import Subparsers


def register(subparsers: "Subparsers") -> None:
    about = "申报资格预检（第二、三、十五、十六、十七条）"
    add_facts_command(subparsers, "eligibility", about, eligibility)
    add_facts_command(subparsers, "honour", "获奖后的事件（第三十、三十一条）", honour_answer)
    add_facts_command(subparsers, "title-use", "称号的使用（第三十三、三十五条）", title_use_answer)


def eligibility(reader: Reader, readings: Readings) -> Answer:
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


def honour_answer(reader: Reader, _readings: Readings) -> Answer:
    """`award law honour`: the road that an event opens."""
    answer = honour(honour_facts(reader))
    return {
        "outcome": answer.outcome.value,
        "citation": _citation(answer.law),
        "because": answer.because,
        "steps": list(answer.steps),
    }


def title_use_answer(reader: Reader, _readings: Readings) -> Answer:
    """`award law title-use`: whether a use of the title stands."""
    answer = title_use(title_use_facts(reader))
    return {
        "outcome": answer.outcome.value,
        "citation": _citation(answer.law),
        "because": answer.because,
    }


def _citation(law: Law) -> Answer:
    return {"article": law.article, "item": law.item, "quote": law.quote}


def _findings(findings: Findings) -> list[Answer]:
    return [{**_citation(finding.law), "because": finding.because} for finding in findings]
