"""`award law workdays`: the working days of a public notice (Articles 20, 22, 25)."""

import argparse
from typing import TYPE_CHECKING

from award.cli.law_common import Answer, add_command, options
from award.law.readings import Readings
from award.law.workdays import packaged

if TYPE_CHECKING:
    from award.cli import Subparsers

MOST_DAYS = 9999


def register(subparsers: "Subparsers") -> None:
    parser = add_command(subparsers, "workdays", "计算公示的工作日", workdays)
    parser.add_argument("--published", metavar="DATE", help="公示日（YYYY-MM-DD）")
    parser.add_argument("--days", metavar="N", help="工作日数")
    parser.add_argument("--exactly", action="store_true", help="恰为N个工作日，不是至少N个")
    parser.add_argument("--taken-down", metavar="DATE", help="公示的最后一天")


def workdays(args: argparse.Namespace, readings: Readings) -> Answer:
    """Count the days; with `--taken-down`, whether the notice hung long enough."""
    given = options(args, "--published", "--days", "--taken-down")
    published = given.date("--published")
    days = given.integer("--days", least=1, most=MOST_DAYS, text=True)
    taken_down = given.optional("--taken-down", given.date)
    if taken_down is not None and taken_down < published:
        raise given.bad("--taken-down", f"{taken_down}早于公示日{published}")
    first = readings["publicity.count_first_day"]
    calendar = packaged()
    count = calendar.count(published, days, count_first_day=first)
    warnings, satisfied, because = count.warnings, None, None
    if taken_down is not None:
        posting = calendar.posting(published, days, taken_down, exactly=args.exactly, count_first_day=first)
        warnings, satisfied, because = posting.warnings, posting.satisfied, posting.because
    return {
        "counted": [day.isoformat() for day in count.counted],
        "last_day": count.last_day.isoformat(),
        "next_step_from": count.next_step_from.isoformat(),
        "provisional": count.provisional,
        "warnings": list(warnings),
        "satisfied": satisfied,
        "because": because,
    }
