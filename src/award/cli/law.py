"""`award law ...`: the regulation asked from the command line, without a database."""

from typing import TYPE_CHECKING

from award.cli import law_article, law_calendar, law_cases, law_enterprise, law_scoring

if TYPE_CHECKING:
    from award.cli import Subparsers


def register(subparsers: "Subparsers") -> None:
    law = subparsers.add_parser("law", help="按《办法》回答：条文、条件、工作日、规模、评分")
    commands = law.add_subparsers(title="命令", metavar="命令", required=True)
    for module in (law_article, law_cases, law_calendar, law_enterprise, law_scoring):
        module.register(commands)
