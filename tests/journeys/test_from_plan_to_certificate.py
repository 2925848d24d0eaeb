"""One cycle through a browser: from a plan to a verified certificate, at every seat, on real pages.

Three enterprises apply: one is awarded, one is barred (Article 17), one is disqualified on an upheld
objection (Article 26). The people are seated by the services; whatever they then do, they click.
"""

from datetime import date, datetime
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Page
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from award.demo import applying, dossier, troupe
from award.demo.agenda import Agenda
from award.demo.cast import company, expert
from award.demo.play import Play
from award.demo.troupe import Troupe
from award.law.workdays import packaged
from award.records.applications.models import Application
from award.records.cycles.models import Cycle
from award.services import ledger
from journeys import judging, opening
from journeys.driver import Driver
from journeys.opening import at

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(600)]

COMPANIES = [company(key) for key in range(3)]


@pytest.fixture
def driver(page: Page, live_server: LiveServer, settings: Settings, tmp_path: Path) -> Driver:
    """A browser before an installation with its people seated, in March 2026."""
    settings.DEMO = True
    scan = tmp_path / "扫描件.pdf"
    scan.write_bytes(dossier.scan("批复", "同意"))
    return Driver(page, live_server.url, scan)


def others(people: Troupe, cycle: Cycle, moment: datetime) -> list[Application]:
    """Two more enterprises, whose three weeks of writing the services do at once."""
    agenda = Agenda(moment.date(), packaged())
    play = Play(agenda, people, cycle.number, tuple(COMPANIES), (), Random(7), cycle_id=cycle.pk)
    agenda.now = moment
    for chosen in COMPANIES[1:]:
        applying.begin(play, chosen)
        applying.post_inside(play, chosen)
    agenda.now = at(3, 24)
    for chosen in COMPANIES[1:]:
        applying.submit(play, chosen)
    return [play.application(chosen) for chosen in COMPANIES[1:]]


def test_a_cycle_runs_from_its_plan_to_a_verified_certificate(driver: Driver) -> None:
    people = troupe.assemble(at(3, 2))
    driver.begin(at(3, 10))
    cycle = opening.open_cycle(driver, 10)
    driver.turn_to(date(2026, 3, 16))
    opening.apply(driver, COMPANIES[0])
    barred, doubted = others(people, cycle, at(3, 16))
    winner = opening.file_it(driver, COMPANIES[0])
    for row in (winner, barred, doubted):
        opening.screen(driver, people, row)
    driver.turn_to(date(2026, 4, 21))
    published = opening.qualify(driver, [winner, doubted], barred)
    judging.examiners(driver, cycle, [expert(key) for key in range(3)])
    driver.turn_to(opening.after(published, 5))
    good = [winner, doubted]
    percents = {winner.pk: 70, doubted.pk: 65}
    judging.review(driver, cycle, "document", percents)
    judging.shortlist(driver, cycle, good)
    judging.review(driver, cycle, "site", percents)
    decided = judging.deliberate(driver, cycle, good, opening.after(published, 5))
    judging.object_and_disqualify(driver, doubted)
    honour = judging.award(driver, cycle, winner, decided)
    driver.leave()
    driver.go(f"/verify/{honour.certificate}/")
    driver.sees("证书有效")
    driver.sees(COMPANIES[0].name)
    states = dict(cycle.applications.values_list("pk", "state"))
    assert states == {winner.pk: "conferred", barred.pk: "not_qualified", doubted.pk: "disqualified"}
    assert (list(ledger.breaks()), driver.barriers) == ([], [])


def test_a_cycle_without_applicants_ends_in_a_statement_of_vacancy(driver: Driver) -> None:
    troupe.assemble(at(3, 2))
    driver.begin(at(3, 10))
    cycle = opening.open_cycle(driver, 11)
    driver.turn_to(date(2026, 4, 7))
    judging.vacancy(driver, cycle)
    cycle.refresh_from_db()
    assert (cycle.state, list(ledger.breaks()), driver.barriers) == ("closed", [], [])
