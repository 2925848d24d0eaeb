"""`award ledger verify`: whether every line still says what was written, joined to the line before."""

import argparse
from typing import TYPE_CHECKING

from award.cli.database import add_option, django_ready

if TYPE_CHECKING:
    from award.cli import Subparsers

BROKEN = 1


def register(subparsers: "Subparsers") -> None:
    ledger = subparsers.add_parser("ledger", help="经办记录")
    commands = ledger.add_subparsers(title="命令", metavar="命令", required=True)
    verify = commands.add_parser("verify", help="逐行核对；不相连时退出码为1并说明第一处")
    add_option(verify)
    verify.set_defaults(run=_verify)


def _verify(args: argparse.Namespace) -> int:
    django_ready(args.database)
    from award.records.ledger.models import Line
    from award.services.ledger import breaks

    first = next(breaks(), None)
    if first is not None:
        print(f"第{first[0]}行：{first[1]}")
        return BROKEN
    print(f"经办记录{Line.objects.count()}行，逐行相连")
    return 0
