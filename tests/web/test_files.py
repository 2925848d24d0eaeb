"""Files go to whoever may read what they belong to; for everybody else they do not exist."""

from uuid import uuid4

import pytest
from django.test import Client

from award.process.application import Road
from award.process.evidence import PAPER
from award.process.kinds import Actor
from award.records.applications.models import SectorRequest
from award.records.files.models import Evidence
from award.records.seat import Seat
from award.services import dossiers
from award.services.deeds.departments import Answer
from web.field import (
    KUNDULUN,
    PDF,
    QINGSHAN,
    Field,
    asked,
    at,
    called,
    enterprise,
    filed,
    officer,
    organ,
    signed_in,
    step,
    upload,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def field() -> Field:
    return called()


def status(seat: Seat, evidence: Evidence) -> int:
    return signed_in(Client(), seat).get(f"/files/{evidence.pk}/").status_code


def test_a_file_comes_as_an_attachment_that_no_browser_may_guess_about(field: Field) -> None:
    seat = enterprise()
    application = filed(field, seat)
    evidence = upload(application, "other", seat, '证"书\r\n.pdf')
    answer = signed_in(Client(), seat).get(f"/files/{evidence.pk}/")
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%E8%AF%81")


def test_the_dossiers_files_are_for_the_unit_its_county_city_and_the_departments_asked(field: Field) -> None:
    seat = enterprise()
    application = filed(field, seat)
    evidence = Evidence.objects.get(subject=application.subject, purpose="tax")
    county = officer("county", Actor.COUNTY, county_id=KUNDULUN)
    other_county = officer("county2", Actor.COUNTY, county_id=QINGSHAN)
    body, sector = organ()
    _, unasked = organ("示例水务局", (1,))
    asked(application, county, body)
    readers = [seat, county, sector, field.city]
    assert [status(s, evidence) for s in readers] == [200, 200, 200, 200]
    assert [status(s, evidence) for s in (enterprise(1), other_county, unasked)] == [404, 404, 404]


def test_a_department_consulted_on_one_ground_reaches_only_the_files_of_that_ground(field: Field) -> None:
    application = filed(field, enterprise())
    body, sector = organ("示例税务局", (5,))
    SectorRequest.objects.create(
        application=application, organ=body, ground=5, sent_at=at(4, 2), due_on=at(4, 10).date()
    )
    found = {e.purpose: status(sector, e) for e in Evidence.objects.filter(subject=application.subject)}
    assert {purpose for purpose, code in found.items() if code == 200} == {"tax", "social"}
    assert {code for purpose, code in found.items() if purpose not in ("tax", "social")} == {404}


def test_a_department_does_not_reach_another_departments_paper_nor_the_unit_either(field: Field) -> None:
    seat = enterprise()
    application = filed(field, seat)
    county = officer("county", Actor.COUNTY, county_id=KUNDULUN)
    body, sector = organ()
    other_body, other = organ("示例税务局", (5,))
    request = asked(application, county, body)
    asked(application, county, other_body)
    paper = upload(application, PAPER, sector, "复函.pdf")
    step(Road.SECTOR_ANSWER, application, sector, at(3, 13), Answer(request.pk, "none", "", paper))
    assert [status(s, paper) for s in (sector, county, field.city)] == [200, 200, 200]
    assert [status(s, paper) for s in (other, seat)] == [404, 404]


def test_papers_of_the_cycle_are_citys_alone(field: Field) -> None:
    scan = Evidence.objects.get(subject=field.cycle.subject)
    county = officer("county", Actor.COUNTY, county_id=KUNDULUN)
    assert [status(s, scan) for s in (field.city, county, enterprise())] == [200, 404, 404]


def test_a_removed_a_lost_and_an_unknown_file_are_not_found(field: Field) -> None:
    seat = enterprise()
    application = dossiers.start(field.cycle, filed(field, seat).enterprise, by=seat, now=at(3, 12))
    removed = upload(application, "other", seat)
    removed.removed_at = at(3, 12)
    removed.save()
    lost = upload(application, "other", seat)
    Evidence.objects.filter(pk=lost.pk).update(sha256="0" * 64)
    assert [status(seat, e) for e in (removed, lost)] == [404, 404]
    assert signed_in(Client(), seat).get(f"/files/{uuid4()}/").status_code == 404


def test_a_stranger_is_asked_to_sign_in(client: Client, field: Field) -> None:
    scan = Evidence.objects.get(subject=field.cycle.subject)
    assert client.get(f"/files/{scan.pk}/")["Location"].startswith("/accounts/login/")
