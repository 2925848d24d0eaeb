"""`award officer add`: the first people of an installation; the rest are seated on pages by ADMIN."""

import argparse
import secrets
import sys
from typing import TYPE_CHECKING

from award.cli.database import add_option, django_ready
from award.cli.errors import BadInput

if TYPE_CHECKING:
    from award.cli import Subparsers

ACTORS = ("admin", "city", "county", "meeting", "office", "government")
OPTIONS = {"person": "--name", "email": "--email", "password": "--password-stdin", "county": "--county"}


def register(subparsers: "Subparsers") -> None:
    officer = subparsers.add_parser("officer", help="登记人员：空的安装由此得到第一个人")
    commands = officer.add_subparsers(title="命令", metavar="命令", required=True)
    add = commands.add_parser("add", help="登记一名人员并给予席位；旗县区不存在时一并建立")
    add.add_argument("--email", required=True, help="电子邮箱，用来登录")
    add.add_argument("--name", required=True, help="姓名")
    add.add_argument("--actor", choices=ACTORS, required=True, metavar="SEAT", help="、".join(ACTORS))
    add.add_argument("--county", metavar="CODE", help="旗县区席位的六位代码，例 150203")
    add.add_argument("--title", default="", help="职务")
    add.add_argument("--may-release", action="store_true", help="可复核发布")
    add.add_argument(
        "--password-stdin", action="store_true", help="从标准输入读口令（一行）；不给则生成并显示一次"
    )
    add_option(add)
    add.set_defaults(run=_add)


def _add(args: argparse.Namespace) -> int:
    django_ready(args.database)
    from django.conf import settings
    from django.utils import timezone, translation

    from award.process.kinds import Actor
    from award.services import people
    from award.services.asking import BadDetails

    translation.activate(settings.LANGUAGE_CODE)  # what is wrong with a password is said in Chinese
    password = _read() if args.password_stdin else secrets.token_urlsafe(12)
    people.set_up_counties()
    try:
        post = people.add_person(
            actor=Actor(args.actor),
            person=args.name,
            email=args.email,
            password=password,
            by=people.INSTALLER,
            now=timezone.localtime(),
            county=args.county,
            title=args.title,
            may_release=args.may_release,
        )
    except BadDetails as wrong:
        field, because = next(iter(wrong.errors.items()))
        raise BadInput(OPTIONS.get(field, "命令行"), because) from None
    print(f"已登记：{post.user}（{post.user.email}），{post.body_name}")
    if not args.password_stdin:
        print(f"口令（只显示这一次）：{password}")
    return 0


def _read() -> str:
    """One line of standard input, without its end."""
    if sys.stdin is None:  # closed by the caller
        raise BadInput("--password-stdin", "没有标准输入")
    return sys.stdin.readline().rstrip("\r\n")
