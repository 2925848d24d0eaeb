"""Characters that deceive the eye: direction marks, invisible ones, letters that look like others.

A name is compared, printed and engraved; it must be what it looks like. Mongolian letters and the marks that
shape them are names of this region and stand.
"""

import unicodedata

DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
INVISIBLE = frozenset(
    "\u00ad\u034f\u115f\u1160\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\u3164\ufeff\uffa0"
)
# Letters of other alphabets that a reader takes for Latin ones.
_PAIRS = {
    "西里尔字母": ("АВЕЅІЈКМНОРСТУХаеосрхуѕіј", "ABESIJKMHOPCTYXaeocpxysij"),
    "希腊字母": ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo"),
}
LOOKALIKE = {
    odd: (alphabet, plain)
    for alphabet, (odds, plains) in _PAIRS.items()
    for odd, plain in zip(odds, plains, strict=True)
}
RADICALS = (("\u2e80", "\u2fdf"), ("\uf900", "\ufaff"))  # radicals and compatibility forms


def hidden(text: str) -> str:
    """Direction marks and invisible characters, refused in every field; empty where there are none."""
    for place, c in enumerate(text, start=1):
        if c in DIRECTION or c in INVISIBLE:
            what = "改变文字方向的控制符" if c in DIRECTION else "看不见的字符"
            return f"第{place}个字是{what}（U+{ord(c):04X}），请删去后重新输入"
    return ""


def deceiving(text: str) -> str:
    """What a name may not hold besides: a letter that looks like another, a radical for a character."""
    found = hidden(text)
    if found:
        return found
    for place, c in enumerate(text, start=1):
        if c in LOOKALIKE:
            alphabet, plain = LOOKALIKE[c]
            return f"第{place}个字“{c}”是{alphabet}（U+{ord(c):04X}），与拉丁字母“{plain}”形似，请改正"
        if any(low <= c <= high for low, high in RADICALS):
            plain = unicodedata.normalize("NFKC", c)
            if plain != c:
                return f"第{place}个字“{c}”是部首或兼容字形（U+{ord(c):04X}），不是汉字“{plain}”，请重新输入"
    return ""
