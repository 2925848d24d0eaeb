"""Reserves of a draw or a match replace a recused member in their order (Articles 23 and 27)."""

import pytest

from award.process.drawing import DrawRoad
from award.process.recusal import RecusalRoad
from award.records.draws.models import Draw
from award.records.ledger.models import Line
from award.records.recusals.models import Recusal
from award.records.recusing import Aftermath, aftermath, reserve_places
from award.records.reviews.models import Examiner, Panel
from award.services import draws
from award.services.deeds.draws import Fixing
from award.services.deeds.matching import Matching
from award.services.deeds.recusals import Settlement
from award.services.steps import take
from services.review_world import NOW, World, world
from web.review_seats import sit, text

pytestmark = pytest.mark.django_db
WAYS = ("lot", "match")
WEIGHTS = {"division": 0, "section": 0, "category": 1, "site": 0}


def formed(way: str, files: int = 1) -> tuple[World, Draw]:
    """A panel for each file, five members and three reserves each."""
    here = world(examiners=8 * files, files=files)
    people = tuple(str(e.pk) for e in here.examiners)
    Examiner.objects.update(may_lead=True)
    groups = {str(a.pk): n for n, a in enumerate(here.files, start=1)}
    if way == "lot":
        row = draws.seal(here.cycle, "document", by=here.city, now=NOW)
        steps = [(DrawRoad.FIX, here.city, Fixing(people, groups, 5, reserves=3))]
        steps.append((DrawRoad.DRAW, here.second, None))
    else:
        chosen = Matching(people, groups, 5, reserves=3, weights=WEIGHTS)
        row = draws.match(here.cycle, "document", chosen, by=here.city, now=NOW)
        steps = [(DrawRoad.ADOPT, here.second, None)]
    for step, by, details in (*steps, (DrawRoad.FORM, here.second, None)):
        take(step, row, by=by, now=NOW, seen=row.revision, details=details)
        row.refresh_from_db()
    return here, row


def withdrawn(here: World, row: Draw, n: int = 0) -> tuple[Aftermath, list[Examiner]]:
    """What follows when the leader of the n-th panel withdraws, and that panel's reserves in their order."""
    panel = Panel.objects.order_by("pk")[n]
    leader = panel.members.get(leader=True).examiner
    place = next(n for n, e in enumerate(here.examiners) if e.pk == leader.pk)
    here.declare(place, panel, panel.applications.get(), "employment")
    after = aftermath(Recusal.objects.latest("pk"))
    assert after is not None
    keys = [name.partition("/")[2] for name in row.record["panels"][n]["reserves"]]
    return after, [Examiner.objects.get(pk=key) for key in keys]


@pytest.mark.parametrize("way", WAYS)
def test_reserves_are_offered_in_the_order_in_which_they_were_drawn(way: str) -> None:
    here, row = formed(way)
    after, order = withdrawn(here, row)
    assert [e.pk for e in after.reserves] == [e.pk for e in order]
    assert [words for _, words in after.offered] == ["备选第1顺位", "备选第2顺位", "备选第3顺位"]


def test_each_panel_has_its_own_list_and_those_of_another_come_after_it() -> None:
    here, row = formed("lot", files=2)
    after, order = withdrawn(here, row, n=1)
    others = [name.partition("/")[2] for name in row.record["panels"][0]["reserves"]]
    assert [e.pk for e in after.reserves[:3]] == [e.pk for e in order]
    assert {str(e.pk) for e in after.reserves[3:]} == set(others)
    assert {words for _, words in after.offered[3:]} == {""}


def test_a_reserve_with_a_tie_is_not_offered_and_the_next_keeps_the_place() -> None:
    here, row = formed("lot")
    _, (first, second, third) = withdrawn(here, row)
    Examiner.objects.filter(pk=first.pk).update(employer=here.files[0].name)
    after = aftermath(Recusal.objects.get())
    assert after is not None
    assert [(e.pk, words) for e, words in after.offered] == [
        (second.pk, "备选第2顺位"),
        (third.pk, "备选第3顺位"),
    ]


@pytest.mark.parametrize(("taken", "passed"), [(0, 0), (2, 2)])
def test_whoever_is_passed_over_stands_on_the_ledger(taken: int, passed: int) -> None:
    here, row = formed("lot")
    _, order = withdrawn(here, row)
    recusal = Recusal.objects.get()
    page = text(sit(here.city).get(f"/city/recusals/{recusal.pk}/"))
    assert f"备选第1顺位，{order[0].employer}" in page
    assert "跳过在前的，处理意见里写明理由" in page
    asked = text(sit(here.city).get(f"/do/recusal/{recusal.pk}/settle/"))
    assert f"备选第1顺位：{order[0]}（{order[0].employer}）" in asked
    plan = Settlement(str(order[taken].pk), str(order[taken].pk), "按备选顺序递补并接任组长")
    take(RecusalRoad.SETTLE, recusal, by=here.city, now=NOW, seen=recusal.revision, details=plan)
    told = Line.objects.get(step="recusal.settle").facts
    assert told["joins"] == f"examiner/{order[taken].pk}"
    assert told["passed_over"] == [f"examiner/{e.pk}" for e in order[:passed]]
    panel = Panel.objects.get()
    assert panel.members.filter(examiner=order[taken], left_at=None, leader=True).exists()


def test_a_panel_composed_by_hand_has_no_reserve_list() -> None:
    here = world(examiners=8, files=1)
    assert reserve_places(here.panel(here.files[0])) == {}
