"""Several officers spend the last of a line at once: what it has is spent once (Article 5)."""

import pytest

from award.records.means.models import Entry
from award.records.means.queries import account
from award.services import ledger
from award.services.asking import BadDetails
from services.means_world import Books, books
from services.test_concurrent import TOGETHER, at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_those_who_spend_the_last_of_a_line_one_wins_and_the_others_are_told_what_is_left() -> None:
    b: Books = books()

    def spend(n: int) -> str:
        try:
            b.spend("600", number=f"记-{n}") if n % 2 else b.commit("600")
        except BadDetails as wrong:
            return wrong.errors["amount"]
        return "办成"

    answers = at_once([lambda n=n: spend(n) for n in range(TOGETHER)])  # type: ignore[misc]
    told = "“培训”的余额是400.00元，这一笔600.00元，超出200.00元；经费实行专款专用，不能超出"
    assert sorted(answers) == sorted(["办成", *[told] * (TOGETHER - 1)])
    assert (Entry.objects.count(), account(b.budget).of(b.line().pk).remainder) == (1, 400)
    assert list(ledger.breaks()) == []
