"""One Typst source and its data become PDF/A-2b: the same bytes whenever the data are the same."""

import json
import logging
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

from award.services.papers import fonts

if TYPE_CHECKING:
    import typst

logger = logging.getLogger(__name__)
Standard = Literal["a-2b"] | None
NO_GLYPH = "could not be displayed"


@cache
def source(name: str) -> bytes:
    """The Typst source beside this module."""
    return (files("award.services.papers") / f"{name}.typ").read_bytes()


def typeset(name: str, data: Mapping[str, Any]) -> bytes:
    """The PDF. The data reach the source as one JSON text, so that nothing in them becomes markup.

    PDF/A refuses a character that no face can show. Then the machine's faces are tried, and at last
    the paper is made with an empty box in its place, with a warning in the log: a name is never left out.
    """
    for faces in (fonts.house, fonts.with_the_machines):
        try:
            return _compile(name, data, faces(), "a-2b")
        except RuntimeError as error:
            if NO_GLYPH not in str(error):
                raise
            refused = str(error)
    logger.warning("no face on this machine shows a character of %s: %s", name, refused)
    return _compile(name, data, fonts.with_the_machines(), None)


def _compile(name: str, data: Mapping[str, Any], faces: "typst.Fonts", standard: Standard) -> bytes:
    import typst

    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    pdf: bytes = typst.compile(
        source(name), format="pdf", font_paths=faces, sys_inputs=inputs, pdf_standards=standard
    )
    return pdf


def date_zh(iso: str) -> str:
    """2026-11-20 -> 二〇二六年十一月二十日, as official documents write a date in words."""
    from award.law.texts import chinese

    year, month, day = iso.split("-")
    numerals = "〇一二三四五六七八九"
    return f"{''.join(numerals[int(d)] for d in year)}年{chinese(int(month))}月{chinese(int(day))}日"
