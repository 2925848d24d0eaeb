"""The register of issue and recall: each piece handed out once, come back once, in days that can be."""

from datetime import date, datetime

import pytest

from award.process.honour import H
from award.process.insignia import Kind, Move
from award.process.kinds import Actor
from award.process.plan import BAOTOU
from award.records.honours.models import Honour
from award.records.ledger.models import Line
from award.records.seat import Seat
from award.services import insignia
from award.services.asking import BadDetails
from web.public_world import NUMBERS, cycle, honour

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 11, 10, 0, tzinfo=BAOTOU)
CITY = Seat(Actor.CITY)
GIVEN, REVOKED = date(2026, 2, 3), date(2026, 4, 1)


@pytest.fixture
def held() -> Honour:
    return honour(cycle(9), 1, NUMBERS[0])


def issued(row: Honour, kind: Kind = Kind.TROPHY) -> insignia.Piece:
    return insignia.issue(row, kind, on=GIVEN, person="领取人（示例）", by=CITY, now=NOW)


def revoke(row: Honour) -> None:
    row.state, row.revoked_on, row.grounds_article = H.REVOKED.value, REVOKED, 31
    row.save()


def test_what_was_issued_is_outstanding_until_it_comes_back(held: Honour) -> None:
    trophy, certificate = issued(held), issued(held, Kind.CERTIFICATE)
    assert certificate.serial == held.certificate
    assert insignia.outstanding(held) == [certificate, trophy]
    revoke(held)
    insignia.take_back(trophy, Move.RECALLED, on=REVOKED, person="交回人（示例）", by=CITY, now=NOW)
    assert insignia.outstanding(held) == [certificate]


def test_a_line_of_the_ledger_tells_what_moved_and_under_which_words_but_no_name(held: Honour) -> None:
    trophy = issued(held)
    revoke(held)
    insignia.take_back(trophy, Move.VOID, on=REVOKED, person="", note="逾期未交回", by=CITY, now=NOW)
    first, second = Line.objects.order_by("sequence")
    assert (first.step, first.clause["article"]) == ("insignia.issued", 26)
    assert (second.step, second.clause["article"]) == ("insignia.void", 31)
    assert "示例" not in str(first.facts)
    assert set(first.facts) == {"honour", "kind", "on", "receipt"}


def refused(call: object, **given: object) -> str:
    with pytest.raises(BadDetails) as wrong:
        call(by=CITY, now=NOW, **given)  # type: ignore[operator]
    return str(wrong.value)


@pytest.mark.parametrize(
    ("on", "person", "says"),
    [
        (date(2026, 1, 26), "甲", "早于授奖通报"),
        (date(2026, 5, 12), "甲", "晚于今天"),
        (GIVEN, " ", "请填写领取人"),
        (GIVEN, "甲" * 61, "最多60字"),
    ],
)
def test_an_issue_that_cannot_be_is_refused_with_the_reason(
    held: Honour, on: date, person: str, says: str
) -> None:
    def call(**given: object) -> object:
        return insignia.issue(held, Kind.TROPHY, on=on, person=person, **given)  # type: ignore[arg-type]

    assert says in refused(call)


def test_nothing_is_issued_twice_or_after_revocation(held: Honour) -> None:
    issued(held)
    with pytest.raises(BadDetails, match="已经登记颁发"):
        issued(held)
    revoke(held)
    with pytest.raises(BadDetails, match="不再颁发"):
        issued(held, Kind.CERTIFICATE)


@pytest.mark.parametrize(
    ("on", "note", "says"),
    [
        (date(2026, 2, 2), "更换", "早于颁发"),
        (GIVEN, "", "请写明原因"),
        (date(2026, 6, 1), "更换", "晚于今天"),
    ],
)
def test_a_piece_of_a_title_still_held_comes_back_only_to_be_replaced(
    held: Honour, on: date, note: str, says: str
) -> None:
    trophy = issued(held)
    with pytest.raises(BadDetails, match=says):
        insignia.take_back(trophy, Move.RECALLED, on=on, person="甲", note=note, by=CITY, now=NOW)


def test_a_piece_comes_back_once_and_not_before_the_revocation(held: Honour) -> None:
    trophy = issued(held)
    revoke(held)
    early = date(2026, 3, 31)
    with pytest.raises(BadDetails, match="早于撤销称号"):
        insignia.take_back(trophy, Move.RECALLED, on=early, person="甲", by=CITY, now=NOW)
    insignia.take_back(trophy, Move.RECALLED, on=REVOKED, person="甲", by=CITY, now=NOW)
    with pytest.raises(BadDetails, match="不在获奖单位手里"):
        insignia.take_back(trophy, Move.RECALLED, on=REVOKED, person="甲", by=CITY, now=NOW)


def test_only_the_quality_authority_and_the_government_keep_the_register(held: Honour) -> None:
    county = Seat(Actor.COUNTY, county="150203")
    with pytest.raises(insignia.NotHere):
        insignia.issue(held, Kind.TROPHY, on=GIVEN, person="甲", by=county, now=NOW)
