"""`award law size` (Article 16(1)) and `award law uscc` (Article 15(1))."""

import argparse
from typing import TYPE_CHECKING

from award.cli.law_common import Answer, add_command, options
from award.law.readings import Readings
from award.law.size import UnknownIndustry, classify
from award.law.uscc import check

if TYPE_CHECKING:
    from award.cli import Subparsers


def register(subparsers: "Subparsers") -> None:
    parser = add_command(subparsers, "size", "大中小微型企业划分（国统字〔2017〕213号）", size)
    parser.add_argument("--industry", metavar="CODE", help="行业代码，GB/T 4754-2017，2至4位")
    parser.add_argument("--employees", metavar="N", help="从业人员，人")
    parser.add_argument("--revenue", metavar="N", help="营业收入，万元")
    parser.add_argument("--assets", metavar="N", help="资产总额，万元")
    parser = add_command(subparsers, "uscc", "校验统一社会信用代码", uscc)
    parser.add_argument("code", metavar="CODE", help="统一社会信用代码")


def size(args: argparse.Namespace, _readings: Readings) -> Answer:
    given = options(args, "--industry", "--employees", "--revenue", "--assets")
    try:
        answer = classify(
            given.text("--industry"),
            employees=given.optional("--employees", lambda key: given.integer(key, text=True)),
            revenue=given.optional("--revenue", lambda key: given.decimal(key, text=True)),
            assets=given.optional("--assets", lambda key: given.decimal(key, text=True)),
        )
    except UnknownIndustry as error:
        raise given.bad("--industry", str(error)) from None
    return {
        "row": answer.row,
        "industry_zh": answer.industry_zh,
        "size": answer.size,
        "because": answer.because,
    }


def uscc(args: argparse.Namespace, _readings: Readings) -> Answer:
    answer = check(args.code)
    return {
        "valid": answer.valid,
        "normalised": answer.normalised,
        "registrar": answer.registrar,
        "division": answer.division,
        "because": answer.because,
    }
