"""No page and no paper of screening, review or evaluation shows a self-diagnosis (interpretation 0044)."""

import pytest
import time_machine

from award.process.application import S
from award.process.incubation import PoolRoad
from award.process.kinds import Actor
from award.records.people.models import Enterprise, Post, User
from award.records.seat import seat_of
from award.services import diagnosis, improving, incubation
from award.services.improving import Planned
from award.services.incubation import Intent
from services.diagnosed import finished
from services.review_world import NOW, officer, world
from web.field import step
from web.review_seats import sit
from web.test_recused_sees_nothing import addresses, keys_of, seen

pytestmark = pytest.mark.django_db
MARKS = ("独有的做法甲乙丙", "独有的措施丁戊己", "自我诊断结果", "自我诊断，")


def paths_of(actor: Actor, keys: dict[str, list[str]]) -> list[str]:
    """Every address of a seat once, but for the plan's form and the library, which no file is part of."""
    apart = ("/city/plan/", "/city/form/", "/city/examiners/", "/city/standards/", "/do/")
    return [p for p in dict.fromkeys(addresses(actor, keys)) if not p.startswith(apart)]


def test_of_all_addresses_of_examiner_county_and_city_the_pool_alone_tells() -> None:
    """A file under review whose unit finished a diagnosis, planned upon it and shared it."""
    w = world(5, 1, S.DOCUMENT_REVIEW)
    file = w.files[0]
    w.all_declare(w.panel(file), file)
    Enterprise.objects.filter(pk=file.enterprise_id).update(county=w.county)
    body = Enterprise.objects.get(pk=file.enterprise_id)
    user = User.objects.create(email="unit@example.invalid", name="经办")
    owner = seat_of(
        Post.objects.create(user=user, actor=Actor.APPLICANT.value, enterprise=body, may_release=True)
    )
    entry = incubation.join(body, Intent("想申报"), by=owner, now=NOW)
    step(PoolRoad.ADMIT, entry, w.city, NOW)
    row = finished(owner, 35, NOW, notes={"s": {"4.1.2": MARKS[0]}, "o": {"4.1.3": MARKS[0]}})
    improving.add(row, Planned("4.3.2", MARKS[1], "甲", NOW.date()), by=owner, now=NOW)
    diagnosis.share(row, True, by=owner, now=NOW)
    county = officer("初审", Actor.COUNTY, county_id=w.county.pk)
    keys = {**keys_of(file), "int": sorted({str(file.pk), str(w.sheet(0, file).pk), str(entry.pk)})}
    telling, open_pages = set(), set()
    for seat in (w.seats[0], county, w.city):
        with time_machine.travel(NOW, tick=False):
            found = seen(sit(seat), paths_of(seat.actor, keys))
        open_pages |= {path for path, (status, _) in found.items() if status == 200}
        telling |= {path for path, (_, said) in found.items() if any(m in str(said) for m in MARKS)}
    sheet = w.sheet(0, file)
    assert {f"/examiner/sheet/{sheet.pk}/", f"/city/qualification/{file.pk}/"} <= open_pages
    assert telling == {f"/incubation/{entry.pk}/"}
