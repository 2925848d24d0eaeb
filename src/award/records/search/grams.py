"""Words of an index that both engines cut alike: pairs of Chinese characters, whole Latin words, in hex.

第二十二条 -> 第二 二十 十二 二条 条. A phrase is its pairs in a row, so a hit is exact; one character alone
finds the pairs that begin with it. In hex, because the two engines' parsers differ about everything else.
"""

import re
import unicodedata

RUNS = re.compile(r"[a-z0-9]+|[\u3007\u3400-\u9fff\U00020000-\U0003134f]+")
LONGEST = 100


def runs(text: str) -> list[str]:
    """The stretches of Latin letters and digits, or of Chinese characters, in one width and case."""
    return RUNS.findall(unicodedata.normalize("NFKC", text).lower())


def coded(word: str) -> str:
    return "u" + word.encode("utf-16-be").hex()


def grams(text: str) -> str:
    """A text as the index keeps it. A run of one character is followed by nothing, and is a word."""
    return " ".join(gram for run in runs(text) for gram in _pairs(run))


def _pairs(run: str) -> list[str]:
    if run.isascii() or len(run) == 1:
        return [coded(run)]
    return [coded(run[n : n + 2]) for n in range(len(run) - 1)] + [coded(run[-1])]


def phrases(query: str) -> list[tuple[list[str], bool]]:
    """What is asked for: for each run its grams in a row, and whether the last is only a beginning."""
    found = []
    for run in runs(query[:LONGEST]):
        if run.isascii() or len(run) == 1:
            found.append(([coded(run)], True))
        else:
            found.append(([coded(run[n : n + 2]) for n in range(len(run) - 1)], False))
    return found
