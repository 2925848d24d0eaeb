"""`award law article N`: an article's words, every line that quotes them, its screens and its readings."""

import argparse
import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import award
from award.cli.errors import BadInput
from award.cli.law_common import Answer, add_command, chosen_readings, print_json
from award.law import texts
from award.law.interpretations import bearing_on
from award.law.readings import Readings
from award.law.without_code import WITHOUT_CODE

if TYPE_CHECKING:
    from award.cli import Subparsers

PACKAGE = Path(award.__file__).parent


def register(subparsers: "Subparsers") -> None:
    parser = add_command(subparsers, "article", "一条的原文、代码、页面和解释", answer)
    parser.add_argument("article", metavar="N", help="条号，1至36")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")
    parser.set_defaults(run=_run)


def answer(args: argparse.Namespace, _readings: Readings) -> Answer:
    """Everything that answers to one article. BadInput where there is no such article."""
    number = _number(args.article)
    article = texts.article(number)
    return {
        "article": number,
        "title_zh": article.title_zh,
        "text": article.text,
        "code": [
            {"path": path, "line": line, "quote": quote}
            for path, line, cited, quote in citations()
            if cited == number
        ],
        "screens": screens(number),
        "interpretations": interpretations(number),
    }


def citations() -> Iterator[tuple[str, int, int, str]]:
    """Every cite(N, "...") in the package: path under src/, line, article, the words quoted."""
    for path in sorted(PACKAGE.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if "cite(" not in source:
            continue
        calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
        for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
            match call:
                case ast.Call(
                    func=ast.Name(id="cite") | ast.Attribute(attr="cite"),
                    args=[ast.Constant(value=int(article)), ast.Constant(value=str(quote)), *_],
                ):
                    yield path.relative_to(PACKAGE.parent).as_posix(), call.lineno, article, quote


def screens(number: int) -> list[str]:
    """The pages that answer to an article."""
    from award.process.screens import SCREENS

    return [path for path, articles in SCREENS.items() if number in articles]


def interpretations(number: int) -> list[dict[str, str]]:
    """The interpretation files that bear on an article: path in the repository and heading."""
    return [{"path": one.path, "title": one.heading} for one in bearing_on(number)]


def _number(text: str) -> int:
    numbers = texts.articles()
    if not re.fullmatch(r"[0-9]{1,3}", text) or int(text) not in numbers:
        raise BadInput("article", f"《办法》的条号是{min(numbers)}至{max(numbers)}，没有第{text}条")
    return int(text)


def _run(args: argparse.Namespace) -> int:
    found = answer(args, chosen_readings(args))
    if args.json:
        print_json(found)
    else:
        print("\n".join(_readable(_number(args.article))))
    return 0


def _readable(number: int) -> Iterator[str]:
    article = texts.article(number)
    yield f"{article.title_zh}  {article.chapter}"
    yield ""
    yield article.text
    yield ""
    code = [(path, line, quote) for path, line, cited, quote in citations() if cited == number]
    yield "代码" if code else f"代码：没有。{WITHOUT_CODE.get(number, '')}"
    yield from (f"  {path}:{line}  “{quote}”" for path, line, quote in code)
    pages = screens(number)
    yield f"页面：{'  '.join(pages) or '没有'}"
    readings = interpretations(number)
    yield "解释" if readings else "解释：没有"
    yield from (f"  {reading['path']}  {reading['title']}" for reading in readings)
