"""A cycle's empty ends, and its days: what is refused the day before and taken the day after."""

from datetime import timedelta

import pytest

from award.demo import timetable as t
from award.demo.noticing import draft_notice
from award.demo.qualifying import check_credit
from award.process.application import Road, S
from award.process.cycle import C
from award.process.lists import K, L, ListRoad
from award.records.honours.models import Honour
from award.records.notices.models import PublicNotice
from award.services import steps
from award.services.deeds.list_notices import AwardNotice, Days
from award.services.steps import Refused
from services.builders import go_to, played, rehearsed

pytestmark = pytest.mark.django_db


def test_a_cycle_without_applicants_ends_in_a_statement_of_vacancy() -> None:
    play = played("closed", 0, 0)
    assert C(play.cycle.state) is C.CLOSED
    assert list(PublicNotice.objects.order_by("id").values_list("kind", flat=True)) == ["call", "vacancy"]
    assert Honour.objects.count() == 0


def test_one_applicant_can_win_alone() -> None:
    play = played("closed", 1, 5)
    (honour,) = Honour.objects.all()
    assert honour.name == play.applicants[0].name
    assert honour.awarded_on == play.agenda.day(t.CIRCULATE)


def test_a_cycle_whose_only_applicant_is_barred_ends_vacant() -> None:
    play = played("closed", 1, 5, parts={0: "barred"})
    assert C(play.cycle.state) is C.CLOSED
    assert PublicNotice.objects.filter(kind="vacancy").count() == 1
    assert S(play.standing(*S)[0].state) is S.NOT_QUALIFIED


def test_those_whom_the_city_does_not_propose_go_before_the_meeting_too() -> None:
    play = go_to(rehearsed(9, 6), t.PROPOSE)
    proposed = play.list_of(K.PROPOSED)
    states = {e.application.state for e in proposed.entries.select_related("application")}
    assert (proposed.entries.filter(member=False).count(), states) == (2, {S.PROPOSED.value})


def test_files_cannot_go_to_review_on_the_last_day_of_the_notice_but_on_the_next() -> None:
    play = go_to(rehearsed(), t.REVIEW - 1, 23)
    check_credit(play, play.standing(S.QUALIFIED_NOTICE)[0])
    row, seat = play.standing(S.QUALIFIED_NOTICE)[0], play.troupe.clerk
    last = [f.key for f in steps.why_not(Road.REVIEW, row, play.now, seat)]
    next_day = [f.key for f in steps.why_not(Road.REVIEW, row, play.now + timedelta(hours=1), seat)]
    assert (last, next_day) == (["notice"], [])


def test_six_days_of_award_notice_are_refused_and_seven_taken() -> None:
    play = go_to(rehearsed(), t.AWARD_NOTICE - 1)
    draft_notice(play, K.PROPOSED, 7)
    award_list, office = play.list_of(K.PROPOSED), play.troupe.office
    with pytest.raises(Refused) as refused:
        play.take(ListRoad.PUBLISH_PROPOSED, award_list, office, AwardNotice(6))
    assert [f.key for f in refused.value.findings] == ["days", "draft"]
    published = play.take(ListRoad.PUBLISH_PROPOSED, award_list, office, AwardNotice(7))
    assert (L(published.state), published.notice.exactly) == (L.PUBLISHED, True)


def test_the_officer_who_decided_the_files_does_not_release_their_list() -> None:
    play = go_to(rehearsed(), t.QUALIFIED_NOTICE - 1)
    draft_notice(play, K.QUALIFIED, 5)
    with pytest.raises(Refused) as refused:
        play.take(ListRoad.PUBLISH_QUALIFIED, play.list_of(K.QUALIFIED), play.troupe.clerk, Days(5))
    assert [f.key for f in refused.value.findings] == ["four_eyes", "four_eyes"]
