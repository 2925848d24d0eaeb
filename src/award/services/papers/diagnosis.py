"""A unit's self-diagnosis with radar and improvement plan as PDF."""

from collections.abc import Mapping
from typing import Any

from award.services.papers.typeset import typeset


def diagnosis_pdf(said: Mapping[str, Any]) -> bytes:
    """Equal words and days give equal bytes."""
    return typeset("diagnosis", said, parts=("radar",))
