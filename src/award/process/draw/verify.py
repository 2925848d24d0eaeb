"""Replay a record: it holds when a draw from its pool and its seed gives exactly this record again."""

from collections.abc import Mapping
from typing import Any

from award.law.bad_input import BadInput
from award.law.json_input import Reader
from award.process.draw.draw import ALGORITHM, Impossible, commitment, differences, draw
from award.process.draw.pool import digest, read_pool, read_seed


def not_a_record(record: Mapping[str, Any]) -> str:
    """Why this is no record at all; empty where it is one, true or not."""
    for key, kind, words in (
        ("algorithm", str, "文字"),
        ("seed", str, "文字"),
        ("pool", dict, "对象"),
        ("panels", list, "列表"),
    ):
        if not isinstance(record.get(key), kind):
            return f"缺少“{key}”或不是{words}，不是抽取记录"
    return ""


def broken(record: Mapping[str, Any]) -> str:
    """Why the record does not hold; empty where it does."""
    if record["algorithm"] != ALGORITHM:
        return f"algorithm：只认{ALGORITHM}，记录写的是{record['algorithm']}"
    try:
        seed = read_seed(Reader(record))
        pool = read_pool(Reader(record["pool"], "pool"))
    except BadInput as wrong:
        return str(wrong)
    if seed is None or seed.hex() != record["seed"]:
        return "seed：应为小写十六进制"
    if commitment(seed) != record.get("commitment"):
        return "commitment：不是种子的 SHA-256 摘要"
    if where := differences(record["pool"], pool.body()):
        return f"pool.{where}：与名单的固定写法不同"
    if pool.digest() != record.get("pool_digest"):
        return f"pool_digest：名单的摘要应为{digest(pool.body())}"
    try:
        again = draw(pool, seed)
    except Impossible:
        return "pool：按这份名单无法组成评审组"
    where = differences(record, again)
    return f"{where}：与按名单和种子重新抽取的结果不同" if where else ""
