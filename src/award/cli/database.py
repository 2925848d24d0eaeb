"""Which database a command works on, `award migrate`, and `award manage` for Django's own commands."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from award.cli.errors import BadInput

if TYPE_CHECKING:
    from award.cli import Subparsers


def register(subparsers: "Subparsers") -> None:
    migrate = subparsers.add_parser("migrate", help="建立或更新数据库的表")
    add_option(migrate)
    migrate.set_defaults(run=_migrate)
    # With an unused prefix nothing is an option here: every word goes to Django as it stands.
    manage = subparsers.add_parser("manage", help="运行 Django 的管理命令", prefix_chars="\0", add_help=False)
    manage.add_argument("words", nargs="*")
    manage.set_defaults(run=_manage)


def add_option(parser: argparse.ArgumentParser) -> None:
    """Give a command `--database URL`, which goes before the environment's DATABASE_URL."""
    parser.add_argument(
        "--database", metavar="URL", help="sqlite:///绝对路径 或 postgres://用户:口令@主机:端口/库名"
    )


def django_ready(database: str | None, *, tables: bool = True) -> None:
    """Set Django up on `database`, else DATABASE_URL, else the default.

    BadInput where the address cannot be read, the database does not answer or, with `tables`, has none.
    """
    if database is not None:
        os.environ["DATABASE_URL"] = database
    os.environ["DJANGO_SETTINGS_MODULE"] = "award.settings"
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as wrong:
        raise BadInput("配置", str(wrong)) from None
    if tables and not _has_tables():
        raise BadInput("数据库", "没有表，请先运行 award migrate")


def prepare() -> None:
    """Bring the tables of the database that `django_ready` chose up to date."""
    from django.core.management import call_command
    from django.db import DatabaseError, connection

    if connection.vendor == "sqlite":
        _make_folder(Path(connection.settings_dict["NAME"]).parent)
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except DatabaseError as wrong:
        raise BadInput("数据库", str(wrong)) from None


def _has_tables() -> bool:
    """Whether the migrations' own table is there. An absent SQLite file is not made by asking."""
    from django.db import DatabaseError, connection

    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).is_file():
        return False
    try:
        return "django_migrations" in connection.introspection.table_names()
    except DatabaseError as wrong:
        raise BadInput("数据库", str(wrong)) from None


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise BadInput("数据库", f"不能建立目录 {folder}：{wrong.strerror}") from None


def _migrate(args: argparse.Namespace) -> int:
    django_ready(args.database, tables=False)
    prepare()
    print("数据库的表已是最新")
    return 0


def _manage(args: argparse.Namespace) -> int:
    django_ready(None, tables=False)
    from django.core.management import execute_from_command_line

    execute_from_command_line(["award manage", *args.words])
    return 0
