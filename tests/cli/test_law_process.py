"""`award law` as a program of its own: exit codes, streams, encodings, and no Django."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

AWARD = [sys.executable, "-m", "award.cli"]


def run(*arguments: str, **environment: str) -> Any:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    return subprocess.run(
        [*AWARD, "law", *arguments], capture_output=True, env=clean | environment, timeout=60, check=False
    )


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_the_answer_is_utf8_whatever_the_locale(locale: str) -> None:
    done = run("size", "--industry", "53", LC_ALL=locale, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode("utf-8"))["industry_zh"] == "铁路运输业"


@pytest.mark.parametrize(
    "arguments", [("article", "37"), ("score", "nowhere.json"), ("nothing",), (), ("workdays", "--when", "x")]
)
def test_bad_input_exits_2_with_one_line_and_no_traceback(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(done.stderr.decode("utf-8").splitlines()) == 1
    assert b"Traceback" not in done.stderr


def test_the_law_imports_no_django() -> None:
    script = (
        "import sys; from award.cli import main; main(['law', 'article', '22', '--json']);"
        "sys.exit(any(name.partition('.')[0] == 'django' for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=60, check=False)
    assert done.returncode == 0


def test_a_closed_standard_input_is_bad_input() -> None:
    command = f"exec {sys.executable} -m award.cli law score - <&-"
    done = subprocess.run(["sh", "-c", command], capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr.decode()) == (2, "award: -：没有标准输入\n")
