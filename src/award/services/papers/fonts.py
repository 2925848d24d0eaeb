"""The faces of the papers: carried by a package, so that a paper is the same on every machine.

An office that holds licences for the faces of GB/T 9704 (仿宋_GB2312, 方正小标宋 ...) puts their files
into the folder AWARD_FONTS; each role then takes the first family of its list that is there.
docs/decisions/0028 says why the packaged faces stand in for 仿宋 and 楷体.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    import typst

SERIF, SANS = "Noto Serif SC", "Noto Sans SC"
ROLES: dict[str, tuple[str, ...]] = {
    "fangsong": ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "STFangsong", "FZFangSong-Z02",
                 "Zhuque Fangsong (technical preview)", "FandolFang R", "FandolFang"),
    "kai": ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "STKaiti", "LXGW WenKai", "FandolKai"),
    "hei": ("黑体", "SimHei", "STHeiti"),
    "biaosong": ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "小标宋"),
    "song": ("宋体", "SimSun", "NSimSun", "STSong"),
}  # fmt: skip
BEHIND = {"hei": (SANS, SERIF)}
ROLE_ZH = {"fangsong": "仿宋", "kai": "楷体", "hei": "黑体", "biaosong": "小标宋", "song": "宋体"}
AS_GOOD = {"hei", "song"}  # the packaged faces are of these two kinds themselves


def _folders() -> tuple[Path, ...]:
    from pylopdf_fonts_zh_cn import serif_path

    own = settings.FONTS_ROOT
    return (serif_path().parent, *([own] if own.is_dir() else []))


@cache
def house() -> "typst.Fonts":
    """The packaged faces and the office's own, nothing else; read once (20 MB) and used again."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(_folders()))


@cache
def with_the_machines() -> "typst.Fonts":
    """The same, with the machine's own behind them for characters that they lack (𠮷)."""
    import typst

    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=list(_folders()))


@cache
def by_role() -> dict[str, list[str]]:
    """Role -> the families that are here, the wished one first and the packaged ones behind it."""
    here = set(house().families())
    return {
        role: [*[name for name in wished if name in here][:1], *BEHIND.get(role, (SERIF, SANS))]
        for role, wished in ROLES.items()
    }


def substituted() -> dict[str, str]:
    """Roles without a face of their own here -> what stands in: 仿宋 -> Noto Serif SC."""
    first = {role: families[0] for role, families in by_role().items()}
    return {
        ROLE_ZH[role]: family
        for role, family in first.items()
        if family in (SERIF, SANS) and role not in AS_GOOD
    }


def files() -> tuple[str, ...]:
    """The font files by which a paper is set, for reading which characters they have."""
    return tuple(sorted({info.path for info in house().fonts() if info.path}))
