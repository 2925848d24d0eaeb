"""Pages after the award in a browser: nothing that axe objects to, no sideways scroll on a phone."""

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from award.process.visit import VisitRoad
from award.records.honours.models import Honour
from award.records.people.models import Enterprise
from award.services import events, misuse
from award.services import visits as planning
from award.services.deeds.visits import Arrangement
from web.field import at, called, enterprise, organ, signed_in, step

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)
NOW = at(11, 23)


def test_the_pages_after_the_award_are_open_to_everybody_and_fit_a_phone(
    page: "Page", live_server: "LiveServer", monkeypatch: pytest.MonkeyPatch
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    monkeypatch.setattr("award.web.clock.now", lambda: NOW)
    field, unit = called(), enterprise()
    body = Enterprise.objects.get(pk=unit.enterprise)
    honour = Honour.objects.create(
        cycle_number=10, cycle=field.cycle, enterprise=body, name=body.name, awarded_on=date(2026, 11, 20),
        certificate="BTZLJ-10-2026-0001", circular_number="包府发〔2026〕9号",
    )  # fmt: skip
    planning.plan(honour)
    visit = honour.visits.get(number=1)
    going = Arrangement(NOW.date(), str(organ()[0].pk), with_county=False, team="示例")
    step(VisitRoad.ARRANGE, visit, field.city, NOW, going)
    told = events.Intake(
        kind="safety_accident", source="bulletin", occurred_on=NOW.date(), deaths=3, facts="示例"
    )
    event = events.take_in(honour, told, by=field.city, now=NOW)
    report = misuse.report(
        kind="promotion", place="示例", named=body.name, certificate="", facts="示例",
        reporter="", contact="",
        upload=None, now=NOW,
    )  # fmt: skip
    wanted = {
        field.city: (
            "/visits/", f"/visits/{visit.pk}/", f"/visits/{visit.pk}/site/", "/events/",
            f"/events/{event.pk}/",
            f"/city/reports/{report.pk}/", f"/city/honours/{honour.pk}/", "/city/recipients/",
            "/city/integrity/new/enterprise/",
        ),
        unit: ("/recipient/", f"/recipient/kit/{honour.pk}/", "/title/"),
    }  # fmt: skip
    page.set_viewport_size({"width": 390, "height": 844})
    for seat, addresses in wanted.items():
        key = signed_in(Client(), seat).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
        for address in addresses:
            page.goto(f"{live_server.url}{address}")
            found = Axe().run(page)
            assert found.violations_count == 0, f"{address}\n{found.generate_report()}"
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
