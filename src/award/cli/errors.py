"""The one error that ends a command with exit 2 and a single line on stderr."""

import argparse
from typing import NoReturn

from award.law.bad_input import BadInput

__all__ = ["BadInput", "Parser"]


class Parser(argparse.ArgumentParser):
    """An argument parser that reports mistakes as BadInput instead of printing its usage.

    Abbreviated options are refused: a script must not change its meaning when an option is added.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("allow_abbrev", False)
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def error(self, message: str) -> NoReturn:
        raise BadInput("命令行", message)
