"""The desks that check a file, in a browser: nothing that axe objects to, no sideways scroll on a phone."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from award.process.application import Road, S
from award.process.incubation import PoolRoad
from award.process.kinds import Actor
from award.records.people.models import Enterprise
from award.records.recusals.models import Recusal
from award.services import complaints, credit, incubation
from award.services.credit import Listed
from award.services.deeds.conduct import Report
from award.services.deeds.screening import Checks, Recommendation
from award.services.incubation import Intent
from services.review_world import NOW as REVIEW
from services.review_world import world
from web.desk_barriers import barriers
from web.field import KUNDULUN, at, called, enterprise, filed, officer, organ, step

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)
NOW = at(3, 16)


def test_the_desks_of_county_and_city_are_open_to_everybody_and_fit_a_phone(
    page: "Page", live_server: "LiveServer", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("award.web.clock.now", lambda: NOW)
    monkeypatch.setattr("award.services.steps.why_not", lambda *given: ())
    field, unit = called(), enterprise()
    county = officer("昆区", Actor.COUNTY, county_id=KUNDULUN)
    screened, sent = filed(field, unit), filed(field, enterprise(1))
    step(Road.CHECK, screened, county, NOW, Checks({"tax": ("doubtful", "缺2023年度")}))
    step(Road.RECOMMEND, sent, county, NOW, Recommendation("同意推荐", "示例"))
    organ()
    body = Enterprise.objects.get(pk=unit.enterprise)
    listed = Listed(sent.enterprise.uscc, sent.name, date(2025, 11, 3), None, "未公示年报")
    credit.take_in("abnormal", date(2026, 3, 12), "示例平台", [listed], by=field.city, now=NOW)
    entry = incubation.join(body, Intent("想申报"), by=unit, now=NOW)
    step(PoolRoad.ADMIT, entry, field.city, NOW)
    wanted = {
        county: (
            "/county/", "/county/forward/", f"/county/screening/{screened.pk}/", "/incubation/",
            f"/incubation/{entry.pk}/", "/county/papers/",
        ),
        field.city: (
            "/city/credit/", "/city/credit/check/10/qualification/", "/city/consult/10/",
            "/city/consult/matrix/", "/city/credit/import/?kind=record&as_of=2026-03-12&source=a",
            f"/city/qualification/{sent.pk}/", "/city/form/", "/incubation/", "/incubation/refer/",
            "/city/examiners/", "/city/appointments/", "/city/recusals/", "/declarations/", "/city/conduct/",
            "/publicity/", "/city/lists/", "/city/objections/", "/city/questions/", "/city/papers/",
            "/city/papers/register/", "/city/papers/template/", "/city/paper/", "/city/paper/new/",
            "/city/certificates/", "/city/insignia/", "/city/standards/", "/city/mutual/", "/city/reports/",
            "/city/integrity/", "/city/recipients/", "/city/honours/", "/visits/", "/events/",
            "/spreading/stories/", "/spreading/activities/", "/spreading/statistics/",
        ),
        unit: (
            "/applicant/", "/applicant/incubation/", "/applicant/check/", "/applicant/mutual/", "/recipient/",
            "/recipient/stories/", "/spreading/activities/",
        ),
    }  # fmt: skip
    assert barriers(page, live_server.url, wanted) == []


def test_the_examiners_pages_and_what_city_knows_of_them_are_open_to_everybody_and_fit_a_phone(
    page: "Page", live_server: "LiveServer", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("award.web.clock.now", lambda: REVIEW)
    here = world(examiners=7, files=2, state=S.SITE_VISIT)
    one, other = here.files
    panel = here.panel(one, other, people=range(6), kind="site")
    for n in range(5):
        here.declare(n, panel, one)
        here.sign(n, one, 60 if n else 80, kind="site")
    here.declare(5, panel, one, "employment")
    here.visit(one)
    leader, last, key = here.seats[0], here.seats[4], here.examiners[5].pk
    complaint = complaints.register(
        here.examiners[4], Report("匿名", "现场评审迟到。"), by=here.city, now=REVIEW
    )
    visit, recusal = f"/examiner/visit/{one.pk}/", Recusal.objects.get()
    wanted = {
        leader: (
            "/examiner/", visit, f"{visit}arrange/", f"{visit}closing/", f"{visit}report/",
            "/examiner/field/",
            f"/examiner/result/{one.pk}/", f"/examiner/result/{one.pk}/word/",
            "/examiner/appointments/", "/examiner/mutual/",
            f"/examiner/declaration/{other.pk}/", f"/examiner/sheet/{here.sheet(0, one, 'site').pk}/",
        ),
        last: ("/examiner/", visit, f"/examiner/result/{one.pk}/word/"),
        here.city: (
            f"/city/examiners/{key}/", f"/city/examiners/{key}/edit/", f"/city/examiners/{key}/facts/",
            "/city/examiners/new/", "/city/examiners/import/", "/city/examiners/", "/city/appointments/",
            "/city/recusals/", f"/city/recusals/{recusal.pk}/", f"/do/recusal/{recusal.pk}/settle/",
            f"/city/conduct/{complaint.pk}/", f"/city/conduct/new/{key}/", "/city/conduct/", "/city/panels/",
            f"/city/panels/{panel.pk}/", f"/city/panels/{panel.pk}/change/", "/city/feedback/", "/city/draw/",
        ),
    }  # fmt: skip
    assert barriers(page, live_server.url, wanted) == []
