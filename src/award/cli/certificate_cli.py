"""`award certificate verify FILE.pdf`: whether a certificate is as it was signed, and by whom we trust."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from award.cli.database import add_option, django_ready
from award.cli.errors import BadInput

if TYPE_CHECKING:
    from award.cli import Subparsers

NOT_GENUINE = 1


def register(subparsers: "Subparsers") -> None:
    certificate = subparsers.add_parser("certificate", help="证书")
    commands = certificate.add_subparsers(title="命令", metavar="命令", required=True)
    verify = commands.add_parser("verify", help="核对证书文件的签名和状态；不完好或不可信时退出码为1")
    verify.add_argument("file", metavar="FILE.pdf")
    add_option(verify)
    verify.set_defaults(run=_verify)


def _verify(args: argparse.Namespace) -> int:
    content = _read(args.file)
    found = _with_the_register(content, args.database)
    print(json.dumps(found, ensure_ascii=False))
    return 0 if found["intact"] and found["trusted"] else NOT_GENUINE


def _read(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as wrong:
        raise BadInput("FILE.pdf", f"{name} 读不出：{wrong.strerror}") from None


def _with_the_register(content: bytes, database: str | None) -> dict[str, Any]:
    """By signature and register; where there is no database, by the signature alone and state unknown."""
    try:
        django_ready(database)
    except BadInput as wrong:
        if database is not None or wrong.key != "数据库":
            raise
        return _by_signature(content)
    from award.services import certificates

    found = certificates.verify(content)
    return _answer(found.checked.intact, found.checked.trusted, found.number, found.state)


def _by_signature(content: bytes) -> dict[str, Any]:
    from award.services.papers import sign
    from award.services.papers.certificate import number_in

    checked = sign.check_pdf(content)
    return _answer(checked.intact, checked.trusted, number_in(content), "unknown")


def _answer(intact: bool, trusted: bool, number: str | None, state: str) -> dict[str, Any]:
    return {"intact": intact, "trusted": trusted, "number": number, "state": state}
