"""What may stand in a public notice: these fields, and no number of a person in any of them."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from award.law.citation import house
from award.services.asking import BadDetails

PUBLIC = house("white_list", "公开的内容只有名单所列的字段，不含个人身份和联系号码")
FIELDS = frozenset({"entries", "paragraphs", "media", "document_number", "dated_on"})
ENTRY = frozenset({"id", "name", "number", "county"})
MEDIUM = frozenset({"name", "link"})
# An identity number (18 characters, or the old 15), a mobile telephone: also written in groups.
IDENTITY = re.compile(
    r"(?<!\d)\d{6}[ -]?(?:19|20)\d{2}[ -]?\d{4}[ -]?\d{3}[\dXx](?![\dA-Za-z])|(?<!\d)\d{15}(?!\d)"
)
MOBILE = re.compile(r"(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
FULL_WIDTH = {ord("０") + n: ord("0") + n for n in range(10)}


def check(title: str, issuer: str, body: Mapping[str, Any]) -> None:
    """BadDetails names what must not be published, without repeating it."""
    strange = set(body) - FIELDS
    for rows, allowed in (("entries", ENTRY), ("media", MEDIUM)):
        for row in body.get(rows) or ():
            strange |= set(row) - allowed
    if strange:
        raise BadDetails({"__all__": f"公开的内容里有不允许的字段：{'、'.join(sorted(strange))}"})
    for text in (title, issuer, *_texts(body)):
        personal(text)


def personal(text: str, field: str = "__all__") -> None:
    """BadDetails where a text seems to hold a person's identity number or mobile telephone."""
    plain = text.translate(FULL_WIDTH)
    if IDENTITY.search(plain):
        raise BadDetails({field: "要公开的内容里有疑似身份证号的数字，请删去再办"})
    if MOBILE.search(plain):
        raise BadDetails({field: "要公开的内容里有疑似手机号的数字，请删去再办；联系电话请写固定电话"})


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
