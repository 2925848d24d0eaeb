"""What every `award law` command shares: `--set KEY=VALUE`, facts from a file or `-`, JSON out."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from award.cli.errors import BadInput
from award.law.json_input import Reader, read_object
from award.law.readings import Readings

if TYPE_CHECKING:
    from award.cli import Subparsers

Answer: TypeAlias = Mapping[str, object]


def add_command(
    subparsers: "Subparsers", name: str, about: str, answer: Callable[[argparse.Namespace, Readings], Answer]
) -> argparse.ArgumentParser:
    """A command whose answer is printed as JSON; its own options are added to what is returned."""

    def run(args: argparse.Namespace) -> int:
        print_json(answer(args, chosen_readings(args)))
        return 0

    parser = subparsers.add_parser(name, help=about, description=about)
    parser.add_argument(
        "--set",
        metavar="KEY=VALUE",
        dest="readings",
        action="append",
        default=[],
        help="本次另取一种读法，可重复",
    )
    parser.set_defaults(run=run)
    return parser


def add_facts_command(
    subparsers: "Subparsers", name: str, about: str, answer: Callable[[Reader, Readings], Answer]
) -> None:
    """A command that reads one JSON object, from a file or from standard input."""
    parser = add_command(
        subparsers, name, about, lambda args, readings: answer(read_file(args.file), readings)
    )
    parser.add_argument("file", metavar="FILE", help="JSON 文件，或用 - 表示标准输入")


def chosen_readings(args: argparse.Namespace) -> Readings:
    """The default readings with those of `--set` in their place. BadInput for an unknown one."""
    readings, seen = Readings.default(), set[str]()
    for choice in args.readings:
        key, equals, value = choice.partition("=")
        if not equals:
            raise BadInput("--set", f"应写作 KEY=VALUE，不能是{choice!r}")
        if key in seen:
            raise BadInput(f"--set {key}", "同一项读法给了两次")
        seen.add(key)
        readings = readings.with_(key, value)
    return readings


def read_file(name: str) -> Reader:
    """The JSON object in a file, or on standard input for `-`. BadInput where it cannot be read."""
    if name == "-":
        if sys.stdin is None:  # closed by the caller
            raise BadInput(name, "没有标准输入")
        return read_object(sys.stdin.buffer.read())
    try:
        with open(name, "rb") as file:
            return read_object(file.read())
    except FileNotFoundError:
        raise BadInput(name, "没有这个文件") from None
    except (OSError, ValueError) as error:
        raise BadInput(name, f"不能读取（{getattr(error, 'strerror', None) or error}）") from None


def options(args: argparse.Namespace, *names: str) -> Reader:
    """Command-line options as a reader: `--taken-down` is the key; what was not given is missing."""
    given = {name: getattr(args, name.lstrip("-").replace("-", "_")) for name in names}
    return Reader({name: value for name, value in given.items() if value is not None})


def print_json(answer: Answer) -> None:
    print(json.dumps(answer, ensure_ascii=False, indent=2))
