"""What a unit in the pool lets its guides read of its diagnoses: figures and plan, never its notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from award.records.diagnosis.queries import shared_with
from award.records.incubation.models import PoolEntry
from award.web.diagnosis.shown import MeasureShown, Shown, measures, shown


@dataclass(frozen=True, slots=True)
class SharedDiagnosis:
    """One diagnosis with its plan on a day."""

    shown: Shown
    measures: Sequence[MeasureShown]


def shared_diagnoses(entry: PoolEntry, today: date) -> list[SharedDiagnosis]:
    """The newest first; none once the unit took them back or left the pool."""
    return [SharedDiagnosis(shown(r, compare=False), measures(r, today)) for r in shared_with(entry)]
