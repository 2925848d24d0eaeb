"""`award draw` and `award match`: panels by lot from a committed seed, or the best (Articles 9, 23, 27)."""

import argparse
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from award.cli.errors import BadInput
from award.cli.law_common import print_json, read_file
from award.law.json_input import Reader
from award.law.strict_json import Json
from award.process.draw.because import Decide, prove
from award.process.draw.draw import Impossible, draw
from award.process.draw.filling import Filling
from award.process.draw.pool import Pool, read_pool, read_seed, whole_number
from award.process.draw.verify import broken, not_a_record

if TYPE_CHECKING:
    from award.cli import Subparsers

SEED_BYTES = 32


def register(subparsers: "Subparsers") -> None:
    drawing = subparsers.add_parser("draw", help="抽取评审组", description="抽取评审组，或重放抽取记录")
    drawing.add_argument("--verify", action="store_true", help="重放抽取记录，看它是否成立")
    drawing.add_argument("file", metavar="FILE", help="JSON 文件，或用 - 表示标准输入")
    drawing.set_defaults(run=_draw)
    matching = subparsers.add_parser(
        "match", help="匹配最合适的评审组", description="在同样的规则下求最优的评审组"
    )
    matching.add_argument("--verify", action="store_true", help="核对匹配记录：适配度、规则和最优")
    matching.add_argument("file", metavar="FILE", help="JSON 文件，或用 - 表示标准输入")
    matching.set_defaults(run=_match)


def _draw(args: argparse.Namespace) -> int:
    reader = read_file(args.file)
    if args.verify:
        return _verify(reader)
    pool, seed = read_pool(reader), read_seed(reader)
    try:
        print_json(draw(pool, os.urandom(SEED_BYTES) if seed is None else seed))
    except Impossible:
        return _impossible(pool, lambda other: Filling(other).possible)
    return 0


def _verify(reader: Reader) -> int:
    record: dict[str, Json] = dict(reader.values)
    if lacking := not_a_record(record):
        raise BadInput("抽取记录", lacking)
    return _holds(broken(record))


def _holds(because: str) -> int:
    print_json({"holds": not because, "because": because or None})
    return 1 if because else 0


def _match(args: argparse.Namespace) -> int:
    from award.process.draw import matched
    from award.process.draw.match import fillable, match

    reader = read_file(args.file)
    if args.verify:
        if lacking := matched.not_a_record(reader.values):
            raise BadInput("匹配记录", lacking)
        return _holds(matched.broken(reader.values))
    pool, _ = read_pool(reader), read_seed(reader)
    found = match(pool)
    if found is None:
        return _impossible(pool, fillable)
    panels = [
        {"id": p.id, "leader": found.leaders[p.id], "members": found.members[p.id],
         "reserves": found.reserves[p.id]}
        for p in pool.panels
    ]  # fmt: skip
    print_json({"panels": panels, "objective": whole_number(found.objective), "gap": found.gap})
    return 0


def _impossible(pool: Pool, decide: Decide) -> int:
    answer: Mapping[str, Any] = prove(pool, decide).answer()
    print_json(answer)
    return 1
