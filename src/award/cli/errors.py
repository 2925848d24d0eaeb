"""The one error that ends a command with exit 2 and a single line on stderr."""

import argparse
import re
from typing import NoReturn

from award.law.bad_input import BadInput

__all__ = ["BadInput", "Parser"]

_IN_CHINESE = (
    (re.compile(r"unrecognized arguments: (.*)"), r"没有这个参数：\1"),
    (re.compile(r"the following arguments are required: (.*)"), r"缺少：\1"),
    (re.compile(r"argument (.*): invalid choice: (.*) \(choose from (.*)\)"), r"\1没有\2，只有\3"),
    (re.compile(r"argument (.*): invalid int value: (.*)"), r"\1应为整数，不能是\2"),
    (re.compile(r"argument (.*): expected one argument"), r"\1后面要有一个值"),
    (re.compile(r"argument (.*): ignored explicit argument (.*)"), r"\1后面不能有值\2"),
)


class Parser(argparse.ArgumentParser):
    """An argument parser that reports mistakes as BadInput instead of printing its usage.

    Abbreviated options are refused: a script must not change its meaning when an option is added.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("allow_abbrev", False)
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def error(self, message: str) -> NoReturn:
        for english, chinese in _IN_CHINESE:
            if said := english.fullmatch(message):
                message = said.expand(chinese)
        raise BadInput("命令行", message)
