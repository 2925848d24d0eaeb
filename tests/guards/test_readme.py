"""The two READMEs give the same commands, and what they name is there."""

import re
from pathlib import Path

import pytest

from award.cli import COMMANDS

READMES = ["README.md", "README.zh-CN.md"]


def commands(path: Path) -> list[str]:
    """Every line inside a fenced shell block, in order."""
    blocks = re.findall(r"^```sh\n(.*?)^```", path.read_text(encoding="utf-8"), re.M | re.S)
    return [line for block in blocks for line in block.splitlines() if line]


def test_both_readmes_give_the_same_commands_in_the_same_order(repository: Path) -> None:
    english, chinese = (commands(repository / name) for name in READMES)
    assert english == chinese
    assert english[:2] == ["make run", "make test"]


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md"])
def test_every_make_target_and_award_command_that_is_shown_exists(repository: Path, name: str) -> None:
    makefile = (repository / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.M))
    text = (repository / name).read_text(encoding="utf-8")
    shown = set(
        re.findall(r"\bmake ([a-z-]+)", "\n".join([*commands(repository / name), *re.findall("`.*?`", text)]))
    )
    assert shown - targets == set()
    assert set(re.findall(r"\.venv/bin/award ([a-z]+)", text)) - set(COMMANDS) == set()


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md", "docs/index.md"])
def test_every_relative_link_leads_to_a_file(repository: Path, name: str) -> None:
    page = repository / name
    links = re.findall(r"\]\(((?!https?:)[^)#]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
