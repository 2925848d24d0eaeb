"""One Typst source and its data become PDF/A-2b: the same bytes whenever the data are the same."""

import json
import logging
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files as resources
from pathlib import Path
from tempfile import TemporaryDirectory
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
    return (resources("award.services.papers") / f"{name}.typ").read_bytes()


def typeset(
    name: str, data: Mapping[str, Any], *, parts: Sequence[str] = (), files: Mapping[str, bytes] | None = None
) -> bytes:
    """The PDF. The data reach the source as one JSON text, so that nothing in them becomes markup.

    `parts`: sources of functions that go before it; `files`: pictures by the names that the data call them.

    PDF/A refuses a character that no face can show. Then the machine's faces are tried, and at last
    the paper is made with an empty box in its place, with a warning in the log: a name is never left out.
    """
    text = b"\n".join(source(part) for part in (*parts, name))
    for faces in (fonts.house, fonts.with_the_machines):
        try:
            return _compile(text, data, faces(), "a-2b", files)
        except RuntimeError as error:
            if NO_GLYPH not in str(error):
                raise
            refused = str(error)
    logger.warning("no face on this machine shows a character of %s: %s", name, refused)
    return _compile(text, data, fonts.with_the_machines(), None, files)


def _compile(
    text: bytes,
    data: Mapping[str, Any],
    faces: "typst.Fonts",
    standard: Standard,
    files: Mapping[str, bytes] | None,
) -> bytes:
    import typst

    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    options: dict[str, Any] = {
        "format": "pdf", "font_paths": faces, "sys_inputs": inputs, "pdf_standards": standard,
    }  # fmt: skip
    with TemporaryDirectory() as folder:
        for name, content in (files or {}).items():
            Path(folder, name).write_bytes(content)
        main = Path(folder, "main.typ")
        if files:
            main.write_bytes(text)
        pdf: bytes = typst.compile(str(main) if files else text, **options)
    return pdf


def date_zh(iso: str) -> str:
    """2026-11-20 -> 二〇二六年十一月二十日, as official documents write a date in words."""
    from award.law.texts import chinese

    year, month, day = iso.split("-")
    numerals = "〇一二三四五六七八九"
    return f"{''.join(numerals[int(d)] for d in year)}年{chinese(int(month))}月{chinese(int(day))}日"
