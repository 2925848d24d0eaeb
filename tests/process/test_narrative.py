"""The narrative's small markup: nothing that is typed is lost, and only what is meant becomes a list."""

import pytest

from award.process.narrative import NUMBERS, PARAGRAPH, parse


def shown(text: str) -> list[tuple[str, list[str]]]:
    """Each block's kind and its lines."""
    return [(b.kind, ["".join(r for r, _ in line) for line in b.items or (b.runs,)]) for b in parse(text)]


@pytest.mark.parametrize(
    "line",
    ["4.1.2条的自我评价", "3.5%的市场份额", "2025. 完成改造", "2. 从二开始", "12.5亿元"],
)
def test_a_line_that_only_looks_numbered_stays_as_it_was_typed(line: str) -> None:
    assert shown(line) == [(PARAGRAPH, [line])]


def test_lines_that_count_from_one_are_a_list_and_a_gap_ends_it() -> None:
    assert shown("1. 一\n2. 二\n4. 四") == [(NUMBERS, ["一", "二"]), (PARAGRAPH, ["4. 四"])]
