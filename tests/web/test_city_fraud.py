"""Fraud found before the award: CITY ends the review by name; once proposed it is the road of Article 26."""

import pytest

from award.process.application import BEFORE_PROPOSAL, Road, S
from award.records.desk import on_the_desk_of
from award.records.integrity.models import IntegrityEntry
from award.records.listing import members
from award.services.deeds.fraud import Fraud
from award.services.steps import Refused
from services.builders import played
from web.city_world import Desk

pytestmark = pytest.mark.django_db
FOUND = Fraud("检测报告系伪造（示例）", "示例调查报告")


def test_city_ends_the_review_by_name_and_the_ledger_gets_its_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    play = played("document_review")
    file, *others = play.standing(S.DOCUMENT_REVIEW)
    desk = Desk(monkeypatch, play.troupe.clerk, play.now)
    assert "因弄虚作假终止评审" in desk.see(f"/city/qualification/{file.pk}/")
    typed = {"seen": file.revision, "reason": FOUND.reason, "document": FOUND.document, "confirmed": "1"}
    desk.send(f"/do/application/{file.pk}/end_for_fraud/", typed)
    file.refresh_from_db()
    entry = IntegrityEntry.objects.get()
    assert (file.state, file.shown, entry.origin, entry.state) == (S.ENDED, S.ENDED, file.subject, "draft")
    unit = next(s for s in play.troupe.enterprises.values() if s.enterprise == file.enterprise_id)
    assert "因弄虚作假终止评审" in Desk(monkeypatch, unit, play.now).see("/applicant/")
    expert = next(iter(play.troupe.experts.values()))
    assert file not in on_the_desk_of(expert)
    assert [a.state for a in play.standing(S.DOCUMENT_REVIEW)] == [S.DOCUMENT_REVIEW] * len(others)


def test_a_candidate_that_is_ended_leaves_its_list(monkeypatch: pytest.MonkeyPatch) -> None:
    from award.process.lists import K
    from services.builders import go_to, rehearsed

    play = rehearsed(3, 5)
    for day in range(1, 130):
        go_to(play, day)
        if play.standing(S.CONSULTATION):
            break
    file = play.standing(S.CONSULTATION)[0]
    before = len(members(play.list_of(K.CANDIDATES)))
    play.take(Road.END_FOR_FRAUD, file, play.troupe.clerk, FOUND)
    assert len(members(play.list_of(K.CANDIDATES))) == before - 1


def test_once_proposed_it_is_the_road_of_article_26(monkeypatch: pytest.MonkeyPatch) -> None:
    play = played("award_notice")
    file = play.standing(S.AWARD_NOTICE)[0]
    with pytest.raises(Refused, match="不能因弄虚作假终止评审"):
        play.take(Road.END_FOR_FRAUD, file, play.troupe.clerk, FOUND)
    page = Desk(monkeypatch, play.troupe.clerk, play.now).see(f"/city/qualification/{file.pk}/")
    assert "按第二十六条复核、报请同意后取消授奖资格" in page
    assert not BEFORE_PROPOSAL & {S.PROPOSED, S.CHOSEN, S.AWARD_NOTICE, S.REPORTED}
