"""Whether two names of bodies may mean the same one: loosely, so that a person looks at it (Article 27)."""

import re
import unicodedata

BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
FORMS = re.compile(r"(股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|股份公司|公司|集团|股份)")
PLACES = re.compile(r"^(中国|内蒙古自治区|内蒙古|包头市|包头)+")
LEAST = 2  # characters of a core that say anything


def core(name: str) -> str:
    """What is left of a name without brackets, legal forms, places and spaces."""
    bare = BRACKETS.sub("", unicodedata.normalize("NFKC", name)).replace(" ", "")
    return PLACES.sub("", FORMS.sub("", BRACKETS.sub("", bare)))


def alike(one: str, other: str) -> bool:
    """The cores are the same, or one is contained in the other (a branch, a works, a subsidiary)."""
    short, long = sorted((core(one), core(other)), key=len)
    return len(short) >= LEAST and (short == long or (len(short) > LEAST and short in long))
