"""`award dossier verify FILE.zip|NUMBER`: whether a dossier is byte for byte what was filed."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from award.cli.database import add_option, django_ready
from award.cli.errors import BadInput
from award.process import pack

if TYPE_CHECKING:
    from award.cli import Subparsers
    from award.services.packs import Verdict

DOES_NOT_HOLD = 1
ALONE = "没有可用的数据库：只核对了压缩包自身，是否就是提交的那一份，请把摘要与回执对照"


def register(subparsers: "Subparsers") -> None:
    dossier = subparsers.add_parser("dossier", help="申报材料")
    commands = dossier.add_subparsers(title="命令", metavar="命令", required=True)
    verify = commands.add_parser("verify", help="核对封存包或编号的材料与提交时是否一致；不一致时退出码为1")
    verify.add_argument("subject", metavar="FILE.zip|NUMBER", help="封存包，或申报编号（质奖〔10〕007号）")
    add_option(verify)
    verify.set_defaults(run=_verify)


def _verify(args: argparse.Namespace) -> int:
    path = Path(args.subject)
    is_file = path.suffix.lower() == ".zip" or "/" in args.subject or path.exists()
    holds, digest, because = _pack(path, args.database) if is_file else _number(args.subject, args.database)
    print(json.dumps({"holds": holds, "digest": digest, "because": because}, ensure_ascii=False))
    return 0 if holds else DOES_NOT_HOLD


Answer = tuple[bool, str, str | None]


def _pack(path: Path, database: str | None) -> Answer:
    try:
        with path.open("rb") as file:
            found = pack.examine(file)
    except OSError as wrong:
        raise BadInput("文件", f"{path} 读不出：{wrong.strerror}") from None
    except pack.NoPack as wrong:
        raise BadInput("文件", f"{path}：{wrong}") from None
    try:
        django_ready(database)
    except BadInput:
        if database is not None:
            raise
        print(ALONE, file=sys.stderr)
        return found.because is None, found.digest, found.because
    from award.services.packs import held_against_the_record

    return _said(held_against_the_record(found))


def _number(number: str, database: str | None) -> Answer:
    django_ready(database)
    from award.services.packs import stored

    verdict = stored(number)
    if verdict is None:
        raise BadInput("编号", f"没有编号为“{number}”的已提交材料")
    return _said(verdict)


def _said(verdict: "Verdict") -> Answer:
    return verdict.holds, verdict.digest, verdict.because
