"""What an examiner is worth to a file: a sum of points, each for a fact of the library (docs/draw.md).

    affinity = division   where the applicant's division (大类) is among the examiner's professions,
               section    else where a profession lies in the same section (门类) of GB/T 4754,
             + category   for each criteria category (4.1 to 4.7) in which the examiner is at home,
             + site       where the examiner has the skill of site reviews.

The points are the authority's choice and stand in the record of the match, whole numbers throughout.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from award.process.draw.pool import Pool
from award.process.professions import section_of

# key -> (label, points proposed for a panel on documents, on site)
WEIGHTS = {
    "division": ("行业大类相同", 10, 10),
    "section": ("大类不同、门类相同", 4, 4),
    "category": ("每个擅长的评审类目", 1, 1),
    "site": ("有现场评审专长", 0, 3),
}
MOST = 100
FORMULA = (
    "适配度＝行业分＋评审类目分＋现场分。行业分：申报单位的国民经济行业大类在评审员的专业之中，计“大类相同”分；"
    "不在其中而属同一门类的，计“门类相同”分。评审类目分：评审员擅长的类目（4.1至4.7）有几个计几份。"
    "一个组的适配度是每名成员对本组每份申报件适配度之和，各组相加最大的就是最优。"
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the points are given for: division of each file ("" unknown), what each examiner knows.

    `examiners`: identifier -> {"professions": [...], "categories": [...], "site": bool}.
    """

    files: Mapping[str, str]
    examiners: Mapping[str, Mapping[str, Any]]

    def body(self) -> dict[str, Any]:
        people = {
            name: {
                "professions": sorted(known["professions"]),
                "categories": sorted(known["categories"]),
                "site": bool(known["site"]),
            }
            for name, known in sorted(self.examiners.items())
        }
        return {"files": dict(sorted(self.files.items())), "examiners": people}


@dataclass(frozen=True, slots=True)
class Part:
    """One reason of an affinity and its points."""

    because: str
    points: int


def parts(weights: Mapping[str, int], facts: Facts, examiner: str, file: str) -> list[Part]:
    """Why this examiner suits this file; only what gives points."""
    known, division = facts.examiners[examiner], facts.files[file]
    found = []
    section = section_of(division)
    if division and division in known["professions"]:
        found.append(Part(f"同一行业大类{division}", weights["division"]))
    elif section and section in {section_of(p) for p in known["professions"]}:
        found.append(Part(f"同一门类{section}", weights["section"]))
    if known["categories"]:
        count = len(known["categories"])
        found.append(Part(f"擅长{count}个评审类目", count * weights["category"]))
    if known["site"]:
        found.append(Part("现场评审专长", weights["site"]))
    return [p for p in found if p.points]


def affinities(weights: Mapping[str, int], facts: Facts) -> dict[tuple[str, str], Decimal]:
    """(examiner, file) -> affinity; nought left out."""
    found = {}
    for examiner in facts.examiners:
        for file in facts.files:
            points = sum(p.points for p in parts(weights, facts, examiner, file))
            if points:
                found[examiner, file] = Decimal(points)
    return found


def weighted(pool: Pool, examiner: str, panel: str) -> int:
    """What the examiner is worth to all files of a panel."""
    files = next(p.applications for p in pool.panels if p.id == panel)
    return int(sum((pool.affinity.get((examiner, a), Decimal(0)) for a in files), Decimal(0)))
