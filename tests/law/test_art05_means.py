"""Article 5: no fee; nothing beyond a line, not by a cent; a sum of money that can be one."""

from decimal import Decimal

import pytest

from award.law.art05_means import EARMARKED, FREE, within
from award.process.means import fault_of


def test_the_words_are_the_article_s() -> None:
    assert (FREE.quote, EARMARKED.quote) == ("市长质量奖的评选不收取任何费用", "实行专款专用")


@pytest.mark.parametrize(
    ("amount", "because"),
    [
        ("999.99", ()),
        ("1000.00", ()),
        (
            "1000.01",
            ("“培训”的余额是1,000.00元，这一笔1,000.01元，超出0.01元；经费实行专款专用，不能超出",),
        ),
    ],
)
def test_a_line_gives_all_that_it_has_and_not_a_cent_more(amount: str, because: tuple[str, ...]) -> None:
    found = within("培训", Decimal(1000), Decimal(amount))
    assert tuple(f.because for f in found) == because
    assert {f.law for f in found} <= {EARMARKED}


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0.01", ""),
        ("99999999.99", ""),
        ("0", "金额必须大于0元"),
        ("-5", "金额必须大于0元"),
        ("1.005", "金额最多两位小数（到分）"),
        ("1.10", ""),
        ("1.100", ""),
        ("100000000", "金额超过99,999,999.99元：请核对，这里的单位是元"),
        ("1E+40", "金额超过99,999,999.99元：请核对，这里的单位是元"),
        ("NaN", "金额不是数字"),
        ("-Infinity", "金额不是数字"),
    ],
)
def test_a_sum_of_money_is_positive_to_the_cent_and_believable(amount: str, words: str) -> None:
    assert fault_of(Decimal(amount)) == words


def test_a_line_may_begin_with_nothing() -> None:
    assert (fault_of(Decimal(0), naught=True), fault_of(Decimal(-1), naught=True)) == ("", "金额不为负")
    assert fault_of(None) == ""
