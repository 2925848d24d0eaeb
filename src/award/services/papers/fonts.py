"""The faces of the papers: carried by a package, so that a paper is the same on every machine."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

SERIF, SANS = "Noto Serif SC", "Noto Sans SC"


@cache
def house() -> "typst.Fonts":
    """Noto Serif SC and Noto Sans SC and nothing else; read once (20 MB) and used again."""
    import typst
    from pylopdf_fonts_zh_cn import serif_path

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[serif_path().parent]
    )


@cache
def with_the_machines() -> "typst.Fonts":
    """The same, with the machine's own behind them for characters that they lack (𠮷)."""
    import typst
    from pylopdf_fonts_zh_cn import serif_path

    return typst.Fonts(
        include_system_fonts=True, include_embedded_fonts=False, font_paths=[serif_path().parent]
    )
