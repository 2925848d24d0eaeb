"""Article 15: durations by the corresponding day; judgements by attestation. Words are in the cases."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.law.art15_conditions import (
    CONDITIONS,
    POSITION,
    QUALITY_SYSTEM,
    RESULTS,
    industry_position,
    outstanding_results,
    performance_excellence,
    quality_system,
    without_suspension,
    years_in_business,
)
from award.law.citation import Kind, confirm, met, refuse
from award.law.dates import years_after
from award.law.eligibility import EligibilityCase
from award.law.facts import EligibilityFacts, EntityType, Standing, Suspension
from award.law.readings import Readings
from law.applicants import applicant

DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))
ONE_DAY = timedelta(days=1)


def kinds(findings: Any) -> list[Kind]:
    return [finding.kind for finding in findings]


@given(established=DAYS, years=st.integers(1, 12))
def test_the_day_before_is_too_young_and_the_corresponding_day_is_enough(
    established: date, years: int
) -> None:
    complete = years_after(established, years)

    def on(day: date) -> list[Kind]:
        case = applicant({"eligibility.years": years}, established_on=established, base_date=day)
        return kinds(years_in_business(case))

    assert on(complete - ONE_DAY) == [Kind.REFUSE]
    assert on(complete) == []
    assert on(complete + ONE_DAY) == []


@given(since=DAYS, years=st.integers(1, 5))
def test_performance_excellence_is_counted_by_the_same_rule(since: date, years: int) -> None:
    complete = years_after(since, years)

    def on(day: date) -> list[Kind]:
        case = applicant({"eligibility.pem_years": years}, performance_excellence_since=since, base_date=day)
        return kinds(performance_excellence(case))

    assert [on(complete - ONE_DAY), on(complete)] == [[Kind.REFUSE], []]


def test_under_the_local_reading_the_years_run_from_the_move_only_where_it_is_later() -> None:
    readings = {"relocation.counts": "local_only"}
    moved_early = applicant(
        readings, established_on=date(2020, 1, 1), relocated_to_baotou_on=date(2019, 1, 1)
    )
    moved_in_time = applicant(readings, relocated_to_baotou_on=date(2023, 10, 30))
    moved_late = applicant(readings, relocated_to_baotou_on=date(2023, 10, 31))
    assert [kinds(years_in_business(c)) for c in (moved_early, moved_in_time, moved_late)] == [
        [],
        [],
        [Kind.REFUSE],
    ]


def test_an_attestation_about_a_suspension_settles_it_either_way() -> None:
    suspensions = (Suspension(date(2025, 3, 1), date(2025, 9, 30)),)
    asked = without_suspension(applicant(suspensions=suspensions))
    cleared = without_suspension(applicant(attested={"art15.suspension": True}, suspensions=suspensions))
    denied = without_suspension(applicant(attested={"art15.suspension": False}, suspensions=suspensions))
    assert [kinds(asked), kinds(cleared), kinds(denied)] == [[Kind.CONFIRM], [], [Kind.REFUSE]]


@pytest.mark.parametrize(
    ("rule", "law", "field", "point"),
    [
        (quality_system, QUALITY_SYSTEM, "quality_system", "质量管理体系健全"),
        (industry_position, POSITION, "industry_position", "位居包头市同行业前列"),
        (outstanding_results, RESULTS, "outstanding_results", "各方面取得突出成效"),
    ],
)
@pytest.mark.parametrize(
    ("told", "attested", "verdict"),
    [
        (None, None, None),
        (True, None, True),
        (False, None, False),
        (None, True, True),
        (None, False, False),
        (True, False, False),
        (False, True, True),
    ],
)
def test_what_the_deciding_official_attests_prevails_over_the_file(
    rule: Any,
    law: Any,
    field: str,
    point: str,
    told: bool | None,
    attested: bool | None,
    verdict: bool | None,
) -> None:
    key = f"art15.{field}"
    case = applicant(attested={} if attested is None else {key: attested}, standing=Standing(**{field: told}))
    expected = {
        None: confirm(law, f"{point}，尚无具名认定", key),
        True: met(),
        False: refuse(law, f"{point}，经具名认定：不符合", key),
    }
    assert rule(case) == expected[verdict]


def test_the_three_judgements_stand_in_items_2_3_and_4() -> None:
    assert [law.item for law in (QUALITY_SYSTEM, POSITION, RESULTS)] == [2, 3, 4]


def test_what_was_never_told_is_asked_for_and_never_refused() -> None:
    nothing = EligibilityFacts(date(2026, 10, 30), 10, EntityType.ENTERPRISE)
    case = EligibilityCase(nothing, Readings.default())
    found = [finding for rule in CONDITIONS for finding in rule(case)]
    assert [(finding.kind, finding.key) for finding in found] == [
        (Kind.CORRECT, "art15.registered_in_baotou"),
        (Kind.CORRECT, "art15.uscc"),
        (Kind.CORRECT, "art15.relocated_to_baotou_on"),
        (Kind.CORRECT, "art15.established_on"),
        (Kind.CONFIRM, "art15.quality_system"),
        (Kind.CORRECT, "art15.chief_quality_officer"),
        (Kind.CORRECT, "art15.performance_excellence"),
        (Kind.CONFIRM, "art15.industry_position"),
        (Kind.CONFIRM, "art15.outstanding_results"),
    ]
