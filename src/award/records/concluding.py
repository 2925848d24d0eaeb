"""The text that a panel is about to sign for one file, and who has given their word on it (Article 23)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from award.law import figures
from award.law.score import Score
from award.records.reviews.models import PanelMember, Result, Sheet
from award.records.scoring.models import Countersignature, Reasons


def reasons_of(result: Result | None) -> dict[str, str]:
    """Clause -> why the panel agreed on its percentage."""
    row = Reasons.objects.filter(result=result).first() if result else None
    return dict(row.by_item) if row else {}


def text_of(result: Result, sheets: Iterable[Sheet], scored: Score, site_report: str = "") -> str:
    """Everything that the leader will answer for, in one canonical text.

    The members' sheets are in it by number and percentages: another sheet makes another text.
    """
    return json.dumps(
        {
            "consensus": result.consensus,
            "reasons": reasons_of(result),
            "discussion": result.discussion,
            "findings": result.findings,
            "site_report": site_report,
            "sheets": {str(s.pk): s.percents for s in sorted(sheets, key=lambda s: s.pk)},
            "score": figures.text(scored.total),
        },
        ensure_ascii=False,
        sort_keys=True,
    )


@dataclass(frozen=True, slots=True)
class Word:
    """One member and their word on the present text; None where it is still to come."""

    member: PanelMember
    word: Countersignature | None


def words_on(result: Result | None, digest: str, counting: Iterable[PanelMember]) -> list[Word]:
    """The members that count, the leader apart, each with the latest word that is on this very text."""
    given: dict[int, Countersignature] = {}
    if result is not None:
        for row in result.countersignatures.filter(digest=digest).order_by("id"):
            given[row.examiner_id] = row
    return [Word(m, given.get(m.examiner_id)) for m in counting if not m.leader]
