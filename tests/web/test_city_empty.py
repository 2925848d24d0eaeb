"""CITY's pages in an installation where nothing has happened yet."""

import pytest

from award.process.kinds import Actor
from web.city_world import Desk
from web.field import at, officer

pytestmark = pytest.mark.django_db


def test_before_anything_has_happened_every_page_says_what_will_stand_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = Desk(monkeypatch, officer("alone", Actor.CITY), at(3, 1))
    for address, says in (
        ("/city/", "现在没有等你办的事"),
        ("/city/qualification/", "还没有申报件"),
        ("/city/plan/", "还没有任何一届"),
        ("/city/lists/", "还没有名单"),
        ("/city/objections/", "没有收到异议"),
        ("/city/paper/", "没有待复核的登记"),
        ("/city/honours/", "还没有获奖单位"),
    ):
        assert says in desk.see(address)
