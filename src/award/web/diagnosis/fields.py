"""The sheet's fields: p_4.1.2 the percentage, s_4.1.2 strengths, o_4.1.2 what to improve."""

from collections.abc import Mapping

from award.law.art07_criteria import criteria
from award.records.diagnosis.models import Diagnosis
from award.web.score_sheet import ScoringCategory, ScoringSheet, scoring_item

LABELS = {"p": "百分比", "s": "优势", "o": "改进机会"}
Fields = Mapping[str, str]


def clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\x00", "")


def as_fields(row: Diagnosis) -> dict[str, str]:
    """What is stored, by field."""
    found = {}
    for i in row.items.all():
        found[f"p_{i.clause}"] = "" if i.percent is None else str(i.percent)
        found[f"s_{i.clause}"] = i.strengths
        found[f"o_{i.clause}"] = i.improvements
    return found


def differences(row: Diagnosis, mine: Fields, theirs: Fields) -> list[tuple[str, list[str], list[str]]]:
    """(label, my lines, their lines) wherever both wrote, and not the same."""
    found = []
    for item in criteria(row.criteria).items:
        for letter, label in LABELS.items():
            name = f"{letter}_{item.clause}"
            own, other = clean(mine.get(name, "")).strip(), theirs[name].strip()
            if own and own != other:
                unit = "%" if letter == "p" and other else ""
                found.append(
                    (f"{item.clause} {label}", own.splitlines(), [f"{other}{unit}"] if other else [])
                )
    return found


def scoring(row: Diagnosis, values: Fields, errors: Fields, action: str, saved_at: str) -> ScoringSheet:
    """As the examiner's sheet is laid out, without a dossier beside it."""
    standard = criteria(row.criteria)
    return ScoringSheet(
        categories=[
            ScoringCategory(
                c.clause,
                c.name_zh,
                int(c.points),
                [scoring_item(standard, i, values, errors) for i in c.items],
            )
            for c in standard.categories
        ],
        sections=(),
        action=action,
        autosave=f"{action}save/",
        revision=row.revision,
        saved_at=saved_at,
    )
