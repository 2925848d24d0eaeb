"""Means, encouraged groups and mobilisation in a browser: open to everybody, whole on a phone (5, 6, 10)."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from award.process.kinds import Actor
from award.services import encouraged, means, mobilising, people
from services.means_world import NOW, books
from web.desk_barriers import barriers
from web.field import KUNDULUN, codes, enterprise, officer

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)
LONG = "内蒙古自治区包头市稀土高新技术产业开发区示例先进稀土功能材料与智能装备制造股份有限公司"


def test_means_groups_and_mobilisation_are_open_to_everybody_and_fit_a_phone(
    page: "Page", live_server: "LiveServer", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("award.web.clock.now", lambda: NOW)
    people.set_up_counties()
    b, unit = books(), enterprise()
    county = officer("昆区", Actor.COUNTY, county_id=KUNDULUN)
    held = b.commit("600", payee=LONG)
    b.reverse(b.pay(held, "100.50"))
    change = means.Change("transfer", b.key(), b.key("travel"), held.amount / 10, "示例请示", "住宿")
    row = means.adjust(b.budget, change, by=b.city, now=NOW)
    tag = encouraged.NewTag(
        group="cluster", source=LONG, document="示例发〔2026〕1号", issuer="示例厅",
        valid_from=date(2026, 3, 1), uscc=codes(1)[0], name=LONG, county=KUNDULUN,
    )  # fmt: skip
    tagged = encouraged.enter(tag, by=county, now=NOW)
    doubted = encouraged.doubt(tagged, encouraged.DoubtText("名称不对"), by=unit, now=NOW)
    done = mobilising.Held("own", date(2026, 3, 1), "talk", LONG, 30, LONG, units=codes(1)[0])
    activity = mobilising.enter(done, by=county, now=NOW)
    wanted = {
        b.second: (
            "/city/means/", "/city/means/new/", "/city/means/2026/", "/city/means/2026/commitment/",
            f"/city/means/entries/{held.pk}/", f"/city/means/entries/{held.pk}/pay/",
            f"/city/means/adjustments/{row.pk}/", "/encouraged/figures/", "/mobilising/",
        ),
        county: (
            "/encouraged/", "/encouraged/new/", f"/encouraged/{tagged.pk}/",
            f"/encouraged/doubts/{doubted.pk}/", "/encouraged/invitations/",
            f"/encouraged/invitations/{tagged.enterprise_id}/", "/mobilising/new/",
            f"/mobilising/{activity.pk}/",
        ),
        unit: ("/applicant/encouraged/",),
    }  # fmt: skip
    assert barriers(page, live_server.url, wanted) == []
