"""`award tick`: what falls due by the clock alone, for cron; as often as one likes."""

import argparse
from typing import TYPE_CHECKING

from award.cli.database import add_option, django_ready

if TYPE_CHECKING:
    from award.cli import Subparsers


def register(subparsers: "Subparsers") -> None:
    tick = subparsers.add_parser("tick", help="办理到期的事（申报截止后的草稿）；可由 cron 每分钟运行")
    add_option(tick)
    tick.set_defaults(run=_tick)


def _tick(args: argparse.Namespace) -> int:
    django_ready(args.database)
    from award.services.tick import run_due
    from award.web.clock import now

    print(f"办理了{run_due(now())}件到期的事")
    return 0
