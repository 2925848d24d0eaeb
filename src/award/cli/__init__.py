"""The command `award`. Exit 0: answered; 1: it does not hold; 2: bad input; 70: a fault of our own.

Whatever goes wrong is one line on stderr, never a traceback. Only the module of the command that
was asked for is imported: `award law`, `award draw` and `award match` need no Django.
"""

import argparse
import importlib
import logging
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from award.cli.errors import BadInput, Parser

# command -> the module in award.cli that registers it
COMMANDS = {
    "law": "law",
    "draw": "draw",
    "match": "draw",
    "simulate": "simulate",
    "officer": "officer",
    "ledger": "ledger_cli",
    "certificate": "certificate_cli",
    "dossier": "dossier",
    "tick": "tick",
    "serve": "serve",
    "migrate": "database",
    "manage": "database",
}

if TYPE_CHECKING:
    Subparsers: TypeAlias = argparse._SubParsersAction[Parser]  # what each module's register() receives

INTERNAL_FAULT = 70  # EX_SOFTWARE
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; `argv` without the program's name. Returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return _run(list(sys.argv[1:] if argv is None else argv))
    except BadInput as wrong:
        return _say(wrong, 2)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output has left, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as fault:
        logging.getLogger("award.cli").debug("the command failed", exc_info=True)
        return _say(BadInput("系统内部错误", f"{type(fault).__name__} {fault}"), INTERNAL_FAULT)


def _run(argv: list[str]) -> int:
    args = parser(argv[0] if argv else None).parse_args(argv)
    code: int = args.run(args)
    sys.stdout.flush()
    return code


def parser(command: str | None) -> argparse.ArgumentParser:
    """The parser of one command; of all of them where `command` is none of them (help, a mistake)."""
    top = Parser(prog="award", description="包头市市长质量奖管理系统")
    groups = top.add_subparsers(title="命令", metavar="命令", required=True)
    wanted = [COMMANDS[command]] if command in COMMANDS else COMMANDS.values()
    for module in dict.fromkeys(wanted):
        importlib.import_module(f"award.cli.{module}").register(groups)
    return top


def _say(line: Exception, code: int) -> int:
    print(f"award: {line}", file=sys.stderr)
    return code
