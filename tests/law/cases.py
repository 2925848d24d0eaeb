"""The worked examples of tests/cases: Chinese YAML that a lawyer can read and correct."""

from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).parent.parent / "cases"


def cases(name: str) -> list[Any]:
    """The list of examples in tests/cases/NAME.yaml."""
    found: list[Any] = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


def title(case: Any) -> str:
    """The example's own heading, as the test's name."""
    return str(case["情形"])
