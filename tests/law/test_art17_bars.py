"""Article 17: windows day by day, grades figure by figure, attestations. Words are in the cases."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.law.accidents import THRESHOLDS, counted_grade
from award.law.art17_bars import (
    ACCIDENTS,
    ARREARS,
    BARS,
    CREDIT,
    FRAUD,
    LICENCES,
    POLICY,
    accidents,
    arrears,
    award_fraud,
    credit,
    no_confirmed_bar,
)
from award.law.citation import Kind, met
from award.law.dates import years_before
from award.law.eligibility import EligibilityCase
from award.law.facts import (
    AccidentGrade,
    AwardFraud,
    Credit,
    EligibilityFacts,
    EntityType,
    Incident,
    IncidentKind,
    TaxMatter,
)
from award.law.readings import Readings
from law.applicants import applicant

BASE_DATES = st.dates(date(2020, 1, 1), date(2035, 12, 31))
GRADES = [None, *AccidentGrade]
FLAGS = [True, False, None]


def kinds(findings: Any) -> list[Kind]:
    return [finding.kind for finding in findings]


def test_the_six_citations_stand_in_the_six_items() -> None:
    laws = (POLICY, LICENCES, ACCIDENTS, FRAUD, ARREARS, CREDIT)
    assert [(law.article, law.item) for law in laws] == [(17, n) for n in range(1, 7)]


@given(base_date=BASE_DATES, includes=st.booleans())
def test_every_window_opens_and_closes_on_the_same_days(base_date: date, includes: bool) -> None:
    first = years_before(base_date, 3)
    bar, nothing, later = [Kind.REFUSE], list[Kind](), [Kind.NOTE]
    days = {
        first - timedelta(days=1): nothing,
        first: bar if includes else nothing,
        first + timedelta(days=1): bar,
        base_date: bar,
        base_date + timedelta(days=1): later,
    }
    for day, expected in days.items():
        case = applicant(
            {"lookback.includes_first_day": includes},
            base_date=base_date,
            incidents=(Incident(occurred_on=day, kind=IncidentKind.ENVIRONMENT,
                                grade=AccidentGrade.LARGE, liable=True),),
            award_fraud=(AwardFraud(committed_on=day, government_award=True),),
            tax_or_social_insurance=(TaxMatter(day, serious=True),),
        )  # fmt: skip
        assert [kinds(rule(case)) for rule in (accidents, award_fraud, arrears)] == [expected] * 3


@pytest.mark.parametrize(("grade", "liable"), list(product(GRADES, FLAGS)))
def test_an_accident_outside_the_window_is_nothing_whatever_else_it_is(
    grade: AccidentGrade | None, liable: bool | None
) -> None:
    incident = Incident(IncidentKind.ENVIRONMENT, date(2023, 10, 29), grade=grade, liable=liable)
    assert accidents(applicant(incidents=(incident,))) == met()


@pytest.mark.parametrize(("grade", "liable"), list(product(GRADES, FLAGS)))
def test_the_truth_table_of_grade_and_liability(grade: AccidentGrade | None, liable: bool | None) -> None:
    incident = Incident(IncidentKind.ENVIRONMENT, date(2025, 5, 12), grade=grade, liable=liable)
    found = kinds(accidents(applicant(incidents=(incident,))))
    if liable is False or grade is AccidentGrade.GENERAL:
        assert found == []
    elif grade is None or liable is None:
        assert found == [Kind.CONFIRM]
    else:
        assert found == [Kind.REFUSE]


@given(deaths=st.integers(0, 40), injuries=st.integers(0, 130), loss=st.decimals(0, 12000, places=2))
def test_the_figures_of_a_production_accident_give_the_highest_grade_reached(
    deaths: int, injuries: int, loss: Decimal
) -> None:
    incident = Incident(IncidentKind.PRODUCTION_SAFETY, None, deaths, injuries, loss)
    reached = [
        grade
        for grade, (dead, hurt, lost) in THRESHOLDS.items()
        if deaths >= dead or injuries >= hurt or loss >= lost
    ]
    assert counted_grade(incident) == max(reached, default=AccidentGrade.GENERAL)


@pytest.mark.parametrize("kind", [k for k in IncidentKind if k is not IncidentKind.PRODUCTION_SAFETY])
def test_figures_grade_no_other_kind_of_accident(kind: IncidentKind) -> None:
    assert counted_grade(Incident(kind, None, 30, 100, Decimal(10000))) is None


@given(given_grade=st.sampled_from(AccidentGrade), deaths=st.integers(0, 40))
def test_a_given_grade_prevails_unless_the_figures_give_more(given_grade: AccidentGrade, deaths: int) -> None:
    figures = Incident(IncidentKind.PRODUCTION_SAFETY, None, deaths, 0, Decimal(0))
    computed = counted_grade(figures)
    assert computed is not None
    incident = Incident(IncidentKind.PRODUCTION_SAFETY, None, deaths, 0, Decimal(0), given_grade)
    assert counted_grade(incident) == (None if given_grade < computed else given_grade)


@pytest.mark.parametrize(("abnormal", "serious", "unrepaired"), list(product(FLAGS, FLAGS, FLAGS)))
def test_the_credit_bar_by_both_readings(
    abnormal: bool | None, serious: bool | None, unrepaired: bool | None
) -> None:
    """Every way to fill in what is not known is tried; where they agree, that is the answer."""

    def by(reading: str) -> set[bool]:
        outcomes = set()
        for a, s, u in product(
            *([v] if v is not None else [True, False] for v in (abnormal, serious, unrepaired))
        ):
            outcomes.add((a or s or u) if reading == "either" else ((a or s) and u))
        return outcomes

    for reading in ("either", "both"):
        case = applicant({"credit.reading": reading}, credit=Credit(abnormal, serious, unrepaired))
        expected = {(True,): [Kind.REFUSE], (False,): [], (False, True): [Kind.CONFIRM]}
        assert kinds(credit(case)) == expected[tuple(sorted(by(reading)))]


def test_each_accident_is_attested_by_its_own_key() -> None:
    doubtful = Incident(IncidentKind.SERVICE_QUALITY, date(2025, 5, 12), liable=True)
    attested = {"art17.3.incident.0": True, "art17.3.incident.1": False}
    found = accidents(applicant(attested=attested, incidents=(doubtful, doubtful, doubtful)))
    assert [(finding.kind, finding.key) for finding in found] == [
        (Kind.REFUSE, "art17.3.incident.1"),
        (Kind.CONFIRM, "art17.3.incident.2"),
    ]


def test_what_was_never_told_is_confirmed_and_never_refused() -> None:
    case = EligibilityCase(
        EligibilityFacts(date(2026, 10, 30), 10, EntityType.ENTERPRISE), Readings.default()
    )
    found = [finding for rule in BARS for finding in rule(case)]
    assert [(finding.kind, finding.key) for finding in found] == [
        (Kind.CONFIRM, "art17.1.policy"),
        (Kind.CONFIRM, "art17.2.licences"),
        (Kind.CONFIRM, "art17.6.credit"),
    ]


def test_doubts_do_not_stop_filing_but_an_admitted_or_attested_bar_does() -> None:
    doubt = applicant(policy_conflict=None, licences_in_order=None)
    admitted = applicant(policy_conflict=True, licences_in_order=None)
    attested = applicant(attested={"art17.2.licences": False}, licences_in_order=None)
    assert [[f.key for f in no_confirmed_bar(case)] for case in (doubt, admitted, attested)] == [
        [],
        ["art17.1.policy"],
        ["art17.2.licences"],
    ]
