"""`award simulate`: a whole synthetic cycle through the services that the screens use."""

import argparse
import json
import os
import tempfile
from typing import TYPE_CHECKING, Any

from award.cli.database import add_option, django_ready, prepare
from award.cli.errors import BadInput

if TYPE_CHECKING:
    from award.cli import Subparsers

STEPS = ("call", "qualified_notice", "document_review", "site_visit", "award_notice", "commended", "closed")


def register(subparsers: "Subparsers") -> None:
    simulate = subparsers.add_parser("simulate", help="以虚构的单位和专家演练一届，从实施方案到结束")
    simulate.add_argument("--applicants", type=int, required=True, metavar="N", help="申报单位数")
    simulate.add_argument("--experts", type=int, required=True, metavar="M", help="评审员数")
    simulate.add_argument(
        "--seed", type=int, required=True, metavar="S", help="随机种子，相同的种子得到相同的一届"
    )
    simulate.add_argument("--until", choices=STEPS, required=True, metavar="STEP", help="、".join(STEPS))
    simulate.add_argument("--json", action="store_true", help="以 JSON 输出结果")
    add_option(simulate)
    simulate.set_defaults(run=_simulate)


def _simulate(args: argparse.Namespace) -> int:
    if args.database is not None:
        return _play(args, args.database)
    with tempfile.TemporaryDirectory(prefix="award-simulate-") as folder:
        os.environ["AWARD_VAR"] = folder
        return _play(args, f"sqlite://{folder}/award.sqlite3")


def _play(args: argparse.Namespace, database: str) -> int:
    django_ready(database, tables=False)
    prepare()
    from django.conf import settings
    from django.db import connections

    from award.demo.simulate import Impossible, simulate, summary
    from award.records.cycles.models import Cycle
    from award.web.clock import set_clock

    if Cycle.objects.exists():
        raise BadInput("--database", "库中已有届次，演练只在空库中进行")
    try:
        play = simulate(args.applicants, args.experts, args.seed, args.until)
    except Impossible as why:
        key, _, because = str(why).partition("：")
        raise BadInput(key, because) from None
    told = summary(play, args.until).as_json()
    connections.close_all()
    if settings.DEMO:  # whoever serves this database next finds its clock where the play stands
        set_clock(play.now)
    print(json.dumps(told, ensure_ascii=False, indent=2) if args.json else _words(told))
    return 0


def _words(told: dict[str, Any]) -> str:
    from award.process.application import S
    from award.process.cycle import C

    lines = [
        f"第{told['cycle']}届：{C(told['state']).label}（演练时钟 {told['moment'][:16].replace('T', ' ')}）"
    ]
    lines += [f"  {S(state).label}\t{count}" for state, count in told["applications"].items()]
    if told["recipients"]:
        lines.append(f"获奖单位：{'、'.join(told['recipients'])}")
    lines.append(
        f"经办记录{told['ledger_lines']}行，{'逐行相连' if told['ledger_holds'] else '不能逐行相连'}"
    )
    return "\n".join(lines)
