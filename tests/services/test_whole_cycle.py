"""A whole cycle by the services alone: what ends where, and what is on record."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from award.demo.play import Play
from award.process.application import Road, S
from award.process.cycle import C
from award.process.lists import K, L
from award.process.objection import O
from award.process.panel import P
from award.records.applications.models import Outcome
from award.records.honours.models import Honour
from award.records.ledger.models import Line
from award.records.notices.models import Objection
from award.records.reviews.models import Declaration, Panel, Sheet
from award.services import ledger
from services.builders import played

pytestmark = pytest.mark.django_db


PARTS = {3: "returned", 4: "barred", 6: "not_recommended", 7: "objected", 9: "late", 10: "withdrawn"}


@pytest.fixture(scope="module")
def closed(django_db_setup: None, django_db_blocker: Any) -> Iterator[Play]:
    """A dozen applicants to the end, with every exception that a small cycle can have; played once."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield played("closed", 12, 12, parts=PARTS, upset=True)
        transaction.set_rollback(True)


def state_of(play: Play, part: str) -> S:
    company = next(c for c in play.applicants if play.role(c) == part)
    return S(play.application(company).state)


def test_each_part_ends_where_the_regulation_says(closed: Play) -> None:
    ends = {part: state_of(closed, part) for part in ("barred", "not_recommended", "late", "withdrawn")}
    assert ends == {
        "barred": S.NOT_QUALIFIED,
        "not_recommended": S.NOT_RECOMMENDED,
        "late": S.LAPSED,
        "withdrawn": S.WITHDRAWN,
    }


def test_the_cycle_closes_with_nothing_left_on_a_desk_and_its_panels_dissolved(closed: Play) -> None:
    assert C(closed.cycle.state) is C.CLOSED
    assert set(Panel.objects.values_list("state", flat=True)) == {P.DISSOLVED.value}
    assert L(closed.list_of(K.PROPOSED).state) is L.CONFERRED


def test_the_barred_one_is_told_the_clause_and_why_once_the_list_is_out(closed: Play) -> None:
    told = Outcome.objects.get(step=Road.NOT_QUALIFY.key)
    assert (told.article, told.item) == (17, 3)
    assert told.released_at == closed.list_of(K.QUALIFIED).notice.published_at


def test_an_upheld_objection_costs_the_award_and_nobody_moves_up(closed: Play) -> None:
    upheld = Objection.objects.get(state=O.CONSENTED.value)
    assert S(upheld.application.state) is S.DISQUALIFIED
    members = closed.list_of(K.PROPOSED).entries.filter(member=True)
    assert Honour.objects.count() == members.count() - 1
    assert not Honour.objects.filter(application=upheld.application).exists()


def test_the_dismissed_objection_leaves_the_file_in_the_review(closed: Play) -> None:
    dismissed = Objection.objects.get(state=O.DISMISSED.value)
    company = next(c for c in closed.applicants if closed.role(c) == "objected")
    assert dismissed.application == closed.application(company)
    assert dismissed.application.results.filter(panel__kind="document", signed_at__isnull=False).count() == 1


def test_the_returned_one_files_two_dossiers_and_the_first_stays(closed: Play) -> None:
    company = next(c for c in closed.applicants if closed.role(c) == "returned")
    dossiers = list(closed.application(company).dossiers.order_by("round"))
    assert [d.round for d in dossiers] == [0, 1]
    assert dossiers[0].digest != dossiers[1].digest


def test_a_recused_examiner_signs_no_sheet_for_that_file_at_either_stage(closed: Play) -> None:
    recused = Declaration.objects.exclude(interest="none").get()
    mine = Sheet.objects.filter(application=recused.application, examiner=recused.examiner)
    assert list(mine.values_list("panel__kind", "state")) == [("document", "void")]


def test_the_ledger_holds_and_names_no_person(closed: Play) -> None:
    assert list(ledger.breaks()) == []
    people = {
        seat.name for seat in (closed.troupe.clerk, closed.troupe.meeting, *closed.troupe.experts.values())
    }
    text = "".join(str(f) + seat for f, seat in Line.objects.values_list("facts", "seat"))
    assert [name for name in people if name in text] == []


def test_moments_never_run_backwards_in_the_ledger(closed: Play) -> None:
    moments = list(Line.objects.order_by("sequence").values_list("moment", flat=True))
    assert moments == sorted(moments)
