"""No sequence of actions shows a recused person anything of the file (Article 27): a machine tries them."""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from award.process.application import S
from award.process.recusal import HOLDING, RecusalRoad
from award.records import desk
from award.records.recusals.models import Recusal
from award.records.reviews.models import Declaration
from award.records.seat import Seat
from award.services import recusals
from award.services.asking import BadDetails
from award.services.deeds.recusals import Decision, Statement
from award.services.steps import Hidden, Refused, WrongSeat, take
from services.review_world import NOW, World, world

pytestmark = pytest.mark.django_db
NO = (Refused, Hidden, WrongSeat, BadDetails)
PEOPLE = st.integers(0, 6)
STATES = (S.QUALIFIED_NOTICE, S.DOCUMENT_REVIEW, S.DOCUMENT_REVIEWED, S.SITE_VISIT)


class Recusals(RuleBasedStateMachine):
    """Five examiners on a panel and CITY's two officers, one file, whatever order things happen in."""

    def __init__(self) -> None:
        super().__init__()
        self.outer = transaction.atomic()
        self.outer.__enter__()
        self.here: World = world(examiners=6, files=1)
        self.file = self.here.files[0]
        self.panel = self.here.panel(self.file)

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.outer.__exit__(None, None, None)

    def seat(self, n: int) -> Seat:
        return [*self.here.seats[:5], self.here.city, self.here.second][n]

    def attempt(self, act: Any) -> None:
        """Whatever is refused changes nothing."""
        try:
            with transaction.atomic():
                act()
        except NO:
            pass

    @rule(n=st.integers(0, 4), interest=st.sampled_from(["none", "kinship", "advice"]))
    def an_examiner_declares(self, n: int, interest: str) -> None:
        self.attempt(lambda: self.here.declare(n, self.panel, self.file, interest))

    @rule(n=st.integers(5, 6), recuses=st.booleans())
    def an_officer_declares(self, n: int, recuses: bool) -> None:
        if recuses:
            self.attempt(lambda: recusals.declare(self.file, Statement("shares"), by=self.seat(n), now=NOW))
        else:
            self.attempt(lambda: recusals.declare_none([self.file], by=self.seat(n), now=NOW))

    @rule(n=st.integers(0, 4))
    def a_sheet_is_signed(self, n: int) -> None:
        self.attempt(lambda: self.here.sign(n, self.file))

    @precondition(lambda self: Recusal.objects.exists())
    @rule(n=PEOPLE, step=st.sampled_from([RecusalRoad.ASK_LIFT, RecusalRoad.LIFT, RecusalRoad.KEEP]))
    def somebody_tries_to_lift(self, n: int, step: RecusalRoad) -> None:
        row = Recusal.objects.order_by("-pk")[0]
        words = Decision("经研究")
        self.attempt(lambda: take(step, row, by=self.seat(n), now=NOW, seen=row.revision, details=words))

    @rule(state=st.sampled_from(STATES))
    def the_file_moves(self, state: S) -> None:
        type(self.file).objects.filter(pk=self.file.pk).update(state=state.value)

    @invariant()
    def nobody_recused_sees_anything(self) -> None:
        for n in range(7):
            seat = self.seat(n)
            word = Declaration.objects.filter(user_id=seat.person, application=self.file).first()
            if word is None or word.interest == "none":
                continue
            seen = [
                desk.on_the_desk_of(seat), desk.given(seat), desk.readable(seat), desk.sheets(seat),
                desk.undeclared(seat), desk.lists(seat), desk.objections(seat),
            ]  # fmt: skip
            assert [q.count() for q in seen] == [0] * len(seen)
            assert not desk.messages(seat).filter(text__contains=self.file.name).exists()

    @invariant()
    def a_recusal_holds_exactly_while_its_word_is_in_force_and_two_others_lifted_it(self) -> None:
        holding = {r.user_id for r in Recusal.objects.filter(state__in=[s.value for s in HOLDING])}
        in_force = set(Declaration.objects.exclude(interest="none").values_list("user_id", flat=True))
        assert holding == in_force
        for row in Recusal.objects.filter(state="lifted"):
            assert len({row.user_id, row.lift_asked_by_id, row.lifted_by_id}) == 3


def test_no_sequence_of_actions_shows_a_recused_person_anything() -> None:
    quick = settings(
        max_examples=5, stateful_step_count=10, deadline=None, suppress_health_check=[*HealthCheck]
    )
    run_state_machine_as_test(Recusals, settings=quick)  # type: ignore[no-untyped-call]
