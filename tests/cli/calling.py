"""Calling `award law` in this process: its JSON answer, or the one line with which it refuses."""

import contextlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

from award.cli import main


class _Stdin(io.TextIOWrapper):
    """Standard input that holds given bytes."""


@contextlib.contextmanager
def captured(stdin: bytes) -> Iterator[tuple[io.StringIO, io.StringIO]]:
    out, err = io.StringIO(), io.StringIO()
    source = _Stdin(io.BytesIO(stdin), encoding="utf-8")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), patch("sys.stdin", source):
        yield out, err


def law(*arguments: str | Path, stdin: bytes = b"") -> tuple[int, str, str]:
    """Exit code, standard output, standard error of `award law ARGUMENTS`."""
    with captured(stdin) as (out, err):
        code = main(["law", *map(str, arguments)])
    return code, out.getvalue(), err.getvalue()


def answer(*arguments: str | Path, stdin: bytes = b"") -> Any:
    """The JSON that was printed; the command must have answered."""
    code, out, err = law(*arguments, stdin=stdin)
    assert (code, err) == (0, "")
    return json.loads(out)


def refused(*arguments: str | Path, stdin: bytes = b"") -> str:
    """The one line on standard error, without the program's name; the command must have refused."""
    code, out, err = law(*arguments, stdin=stdin)
    assert (code, out) == (2, "")
    (line,) = err.splitlines()
    return line.removeprefix("award: ")


def asked(command: str, facts: object) -> Any:
    """The answer of a command to facts given as JSON on standard input."""
    return answer(command, "-", stdin=json.dumps(facts, ensure_ascii=False).encode())


def misread(command: str, facts: object) -> str:
    """The one line with which a command refuses facts given as JSON on standard input."""
    return refused(command, "-", stdin=json.dumps(facts, ensure_ascii=False).encode())
