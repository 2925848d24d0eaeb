"""Article 21: what a return does not name cannot change, whatever is tried; what it names can."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from award.demo.pdf import page
from award.law.art07_criteria import criteria
from award.law.art28_secrets import NO_CLAIM, Claim
from award.process import correction, entry_form
from award.process.application import Road, S
from award.process.evidence import REQUIREMENTS
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.seat import Seat
from award.services import dossiers, evidence, frozen
from award.services.asking import BadDetails
from award.services.deeds.correction import Return
from award.services.dossiers import Closed
from web.field import KUNDULUN, Field, at, called, enterprise, filed, officer, step

pytestmark = pytest.mark.django_db

FORM = entry_form.load()
FIELDS = [f"{s.key}.{f.key}" for s in FORM.sections for f in s.fields]
CLAUSES = [i.clause for i in criteria().items]
POINTS = [
    *FIELDS, *(s.key for s in FORM.sections), "report", *(f"report/{c}" for c in CLAUSES),
    "internal_notice", *(f"evidence:{r.key}" for r in REQUIREMENTS),
]  # fmt: skip
SCAN = page(["补"])


@pytest.fixture
def field() -> Field:
    return called()


@pytest.fixture
def seat(field: Field) -> Seat:
    return enterprise()


@pytest.fixture
def application(field: Field, seat: Seat) -> Application:
    return filed(field, seat)


def differing(was: dict[str, Any], now: dict[str, Any]) -> set[str]:
    """The points in which two contents differ, found without the product's own comparison."""
    found = set()
    home = {f.key: s.key for s in FORM.sections for f in s.fields}
    for key in was["values"].keys() | now["values"].keys():
        if was["values"].get(key) != now["values"].get(key):
            found.add(f"{home[key]}.{key}")
    for clause in was["report"].keys() | now["report"].keys():
        if was["report"].get(clause) != now["report"].get(clause):
            found.add(f"report/{clause}")
    if was["internal_notice"] != now["internal_notice"]:
        found.add("internal_notice")
    rows = [{str(sorted(e.items())): e["purpose"] for e in body["evidence"]} for body in (was, now)]
    found |= {f"evidence:{rows[0].get(k) or rows[1].get(k)}" for k in rows[0].keys() ^ rows[1].keys()}
    return found


def allowed(point: str, named: set[str]) -> bool:
    """By hand: the point itself, the whole it lies in, or the tri that it hangs on."""
    whole = point.partition(".")[0] if "." in point and "/" not in point else point.partition("/")[0]
    when = {f"{s.key}.{f.key}": f"{s.key}.{f.when}" for s in FORM.sections for f in s.fields if f.when}
    return not {point, whole, when.get(point, point)}.isdisjoint(named)


WRITES = st.lists(
    st.tuples(st.sampled_from(POINTS), st.sampled_from(["", "改", "7", "yes", "2021-01-01"])),
    min_size=1, max_size=12,
)  # fmt: skip


def attempt(application: Application, seat: Seat, point: str, value: str) -> None:
    """One try to write, through the services that every page and client goes through."""
    now = at(3, 12)
    try:
        if point.startswith("evidence:"):
            purpose = point.removeprefix("evidence:")
            first = frozen.own_files(application).filter(purpose=purpose).first()
            if value and first:
                claim = Claim("commercial", "未公开", "全部") if value == "yes" else NO_CLAIM
                evidence.declare(application, first, claim, by=seat, now=now)
            if value == "改" and first:
                evidence.remove(application, first, by=seat, now=now)
            evidence.add(application, BytesIO(SCAN), name="补.pdf", size=len(SCAN), purpose=purpose,
                         claim=NO_CLAIM, by=seat, now=now)  # fmt: skip
        elif point == "internal_notice":
            dossiers.post_inside(application, posted_on=date(2026, 3, 4), taken_down_on=None, place=value,
                                 objections="", by=seat, now=now)  # fmt: skip
        elif point.startswith("report"):
            clauses = [point.removeprefix("report/")] if "/" in point else CLAUSES
            items = {c: {"text": value, "percent": 60} for c in clauses}
            dossiers.save_report(application, items, seen=999, by=seat, now=now)
        else:
            section, _, key = point.partition(".")
            keys = [key] if key else [f.key for f in FORM.section(section).fields]
            dossiers.save_section(
                application, section, dict.fromkeys(keys, value), seen=999, by=seat, now=now
            )
    except (Closed, BadDetails):
        pass


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(named=st.sets(st.sampled_from(POINTS), min_size=1, max_size=4), writes=WRITES)
def test_what_was_not_named_cannot_change(
    application: Application, seat: Seat, named: set[str], writes: list[tuple[str, str]]
) -> None:
    with transaction.atomic():
        application.state, application.return_points = S.RETURNED.value, sorted(named)
        application.correction_due = date(2026, 3, 19)
        application.save()
        for point, value in writes:
            attempt(application, seat, point, value)
        fresh = Application.objects.get(pk=application.pk)
        changed = differing(frozen.filed(fresh), frozen.content(fresh))
        transaction.set_rollback(True)
    assert {point for point in changed if not allowed(point, named)} == set()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(point=st.sampled_from([*FIELDS, *(f"report/{c}" for c in CLAUSES)]))
def test_what_was_named_can_change(application: Application, seat: Seat, point: str) -> None:
    with transaction.atomic():
        application.state, application.return_points = S.RETURNED.value, [point]
        application.correction_due = date(2026, 3, 19)
        application.save()
        attempt(application, seat, point, "只为测试写的话")
        fresh = Application.objects.get(pk=application.pk)
        changed = differing(frozen.filed(fresh), frozen.content(fresh))
        transaction.set_rollback(True)
    assert changed == {point}


def test_the_same_words_of_what_was_not_named_may_be_sent_along(application: Application, seat: Seat) -> None:
    county = officer("county", Actor.COUNTY, county_id=KUNDULUN)
    step(Road.RETURN, application, county, at(3, 12), Return(("unit.address",), "补住所"))
    kept = application.draft.values
    values = {"name": kept["name"], "address": "新住所", "suspended_from": ""}
    dossiers.save_section(application, "unit", values, seen=99, by=seat, now=at(3, 13))
    with pytest.raises(Closed, match="补正没有开放：单位名称"):
        dossiers.save_section(application, "unit", {"name": "别的名字"}, seen=99, by=seat, now=at(3, 13))
    step(Road.RESUBMIT, application, seat, at(3, 13))
    assert differing(*(frozen.read(d) for d in application.dossiers.order_by("round"))) == {"unit.address"}


def test_a_return_of_what_no_dossier_has_is_refused(application: Application) -> None:
    county = officer("county", Actor.COUNTY, county_id=KUNDULUN)
    for point in ("unit.nothing", "evidence:paper", "report/9.9.9"):
        with pytest.raises(BadDetails, match="要补正的内容里有材料中没有的项目"):
            step(Road.RETURN, application, county, at(3, 12), Return((point,), "补"))


def test_naming_a_tri_opens_what_is_asked_because_of_it() -> None:
    standing = FORM.section("standing")
    opened = correction.open_fields(["standing.incident"], standing)
    assert {"incident", "incident_kind", "incident_on"} <= opened
    assert "abnormal_list" not in opened


def test_the_last_day_of_the_correction_is_in_time_and_the_next_second_is_not(
    application: Application, seat: Seat
) -> None:
    county = officer("county", Actor.COUNTY, county_id=KUNDULUN)
    step(Road.RETURN, application, county, at(3, 12), Return(("evidence:tax",), "补"))
    assert application.correction_due == date(2026, 3, 19)
    kept = frozen.own_files(application).filter(purpose="tax").get()
    evidence.declare(application, kept, Claim("commercial", "未公开", "全部"), by=seat,
                     now=at(3, 19, 23, 59).replace(second=59))  # fmt: skip
    with pytest.raises(Closed, match=r"补正已于2026-03-19（周四）24:00截止"):
        evidence.remove(application, kept, by=seat, now=at(3, 20, 0, 0))


def test_a_correction_that_never_came_leaves_everything_as_it_was_filed(
    application: Application, seat: Seat
) -> None:
    county = officer("county", Actor.COUNTY, county_id=KUNDULUN)
    points = ("unit.address", "internal_notice", "evidence:tax")
    step(Road.RETURN, application, county, at(3, 12), Return(points, "补"))
    for point in points:
        attempt(application, seat, point, "yes")
    changed = differing(frozen.filed(application), frozen.content(Application.objects.get()))
    assert changed == {"unit.address", "internal_notice", "evidence:tax"}
    step(Road.CLOSE_RETURN, application, county, at(3, 20))
    fresh = Application.objects.get()
    assert differing(frozen.filed(fresh), frozen.content(fresh)) == set()
