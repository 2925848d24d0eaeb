"""`award simulate` from the command line: an empty database is migrated, a used one refused."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


def award(*words: str, folder: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, with its files in `folder`."""
    environment = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
    environment |= {"AWARD_VAR": str(folder), "AWARD_DEMO": "1"}
    return subprocess.run(
        [sys.executable, "-m", "award.cli", *words],
        capture_output=True, text=True, env=environment, input=stdin, check=False,
    )  # fmt: skip


PLAY = ("simulate", "--applicants", "2", "--experts", "0", "--seed", "5", "--until", "qualified_notice")


def test_it_migrates_an_empty_database_and_refuses_it_the_second_time(tmp_path: Path) -> None:
    url = f"sqlite://{tmp_path / 'a.sqlite3'}"
    first = award(*PLAY, "--database", url, "--json", folder=tmp_path)
    assert (first.returncode, first.stderr) == (0, "")
    told = json.loads(first.stdout)
    assert told["applications"] == {"qualified_notice": 2}
    assert told["ledger_holds"] is True
    assert (tmp_path / "demo_clock").is_file()

    second = award(*PLAY, "--database", url, folder=tmp_path)
    assert (second.returncode, second.stdout) == (2, "")
    assert second.stderr == "award: --database：库中已有届次，演练只在空库中进行\n"

    verified = award("ledger", "verify", "--database", url, folder=tmp_path)
    assert (verified.returncode, verified.stdout) == (0, f"经办记录{told['ledger_lines']}行，逐行相连\n")


def test_without_a_database_it_uses_a_temporary_one_and_leaves_nothing(tmp_path: Path) -> None:
    done = award(*PLAY, folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "第10届：申报与评审（演练时钟 2026-05-11 14:00）"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        (("--applicants", "-1"), "award: --applicants：应在0至2000之间，不能是-1"),
        (("--applicants", "two"), "award: 命令行：--applicants应为整数，不能是'two'"),
        (("--until", "site_visit"), "award: --experts：评审员0名，少于方案规定的每组5名，不能组建评审组"),
        (("--seed", "1.5"), "award: 命令行：--seed应为整数，不能是'1.5'"),
        (("--database", "nonsense"), "award: 配置："),
    ],
)
def test_what_cannot_be_played_is_one_line_and_exit_2(
    tmp_path: Path, changed: tuple[str, str], line: str
) -> None:
    refused = award(*PLAY, *changed, folder=tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    (said,) = refused.stderr.splitlines()
    assert said.startswith(line)
