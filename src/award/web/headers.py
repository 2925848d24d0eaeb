"""View-models of the headers: the public entries, the work entries, the demonstration bar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


class NavItem(NamedTuple):
    """One entry of a header: label, address, whether it is this page, how many wait there."""

    label: str
    url: str
    current: bool = False
    waiting: int | None = None


PUBLIC_NAV = (
    NavItem("首页", "/"),
    NavItem("公示", "/notices/"),
    NavItem("通知公告", "/notices/?kind=announcement"),
    NavItem("申报指南", "/guide/"),
    NavItem("获奖单位", "/recipients/"),
    NavItem("获奖经验", "/stories/"),
    NavItem("证书查验", "/verify/"),
    NavItem("办法全文", "/regulation/"),
    NavItem("咨询", "/questions/"),
)


def public_nav(path: str) -> list[NavItem]:
    """The public entries; current is the longest address that `path` (with its query) begins with."""
    here = [item.url for item in PUBLIC_NAV if path.startswith(item.url) and (item.url != "/" or path == "/")]
    chosen = max(here, key=len, default=None)
    return [item._replace(current=item.url == chosen) for item in PUBLIC_NAV]


@dataclass(frozen=True, slots=True)
class SeatChoice:
    """A seat that the demonstration bar offers."""

    value: str
    label: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class DemoBar:
    """parts/demo_bar.html. POSTs `seat` to seat_url; `day` (ISO date) or `days` (a number) to clock_url."""

    now: datetime
    seats: Sequence[SeatChoice]
    seat_url: str
    clock_url: str
    note: str = "示例：单位、人名、数字均为虚构"
