"""Objections to the end: consent refused, letters that wait, merging, one entry that stays behind (26)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction

from award.demo.play import Play
from award.demo.qualifying import check_credit
from award.process.application import Road, S
from award.process.lists import K, L, ListRoad
from award.process.objection import O, ObjectionRoad
from award.process.plan import BAOTOU
from award.records.notices.models import Objection, PublicNotice
from award.services import files, notice_desk, objections, paper, steps
from award.services.asking import BadDetails
from award.services.deeds.awarding import CircularPaper
from award.services.deeds.objections import Merge, NoConsent, Report, Verdict
from award.services.steps import Refused
from services.builders import played
from web.field import PDF

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: Any) -> Iterator[Play]:
    """Three proposed recipients on OFFICE's notice."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield played("award_notice")
        transaction.set_rollback(True)


def notice_of(stage: Play) -> PublicNotice:
    found = stage.list_of(K.PROPOSED).notice
    assert found is not None
    return found


def objected(
    stage: Play, facts: str = "专利已转让", who: str = "某职工", now: datetime | None = None
) -> Objection:
    row = stage.standing(S.AWARD_NOTICE)[0]
    return objections.file(
        notice_of(stage), str(row.pk), objector=who, contact="0472-1" if who else "", facts=facts,
        now=now or stage.now,
    )  # fmt: skip


def take(stage: Play, step: ObjectionRoad, row: Objection, details: Any = None) -> Objection:
    """By the uninvolved officer, or by the government where the step is its own."""
    government = step in (ObjectionRoad.CONSENT, ObjectionRoad.REFUSE_CONSENT)
    by = stage.troupe.government if government else stage.troupe.examiner_of_objections
    stage.take(step, row, by, details)
    row.refresh_from_db()
    return row


def asked(stage: Play) -> Objection:
    row = objected(stage)
    take(stage, ObjectionRoad.REEXAMINE, row)
    take(stage, ObjectionRoad.REPORT, row, Report("属实"))
    take(stage, ObjectionRoad.UPHOLD, row, Verdict("成立"))
    return take(stage, ObjectionRoad.ASK_CONSENT, row)


def after_the_notice(stage: Play) -> datetime:
    day = notice_desk.clock_of(notice_of(stage)).last_day + timedelta(days=1)
    return datetime(day.year, day.month, day.day, 10, tzinfo=BAOTOU)


def against_report(stage: Play) -> list[str]:
    """What blocks the report of the list after the notice."""
    found = steps.why_not(
        ListRoad.REPORT, stage.list_of(K.PROPOSED), after_the_notice(stage), stage.troupe.releaser
    )
    return [f.because for f in steps.blocking(found)]


def test_the_government_may_refuse_and_the_enterprise_stays_on_the_list(stage: Play) -> None:
    row = asked(stage)
    take(stage, ObjectionRoad.REFUSE_CONSENT, row, NoConsent("包府函〔2026〕31号", "情节轻微，已整改"))
    assert (row.state, row.refused_because) == (O.REFUSED, "情节轻微，已整改")
    assert against_report(stage) == []
    keys = [f.key for f in steps.why_not(Road.DISQUALIFY, row.application, stage.now, stage.troupe.releaser)]
    assert "objection" in keys


def test_a_letter_blocks_from_its_receipt_and_no_longer_once_it_was_sent_back(stage: Play) -> None:
    row, clerk = stage.standing(S.AWARD_NOTICE)[0], stage.troupe.clerk
    scan = files.keep(
        PDF, name="来信.pdf", subject=stage.cycle.subject, purpose="paper", by=clerk, now=stage.now
    )
    act = objections.enter_letter(
        notice_of(stage), str(row.pk), objector="某职工", contact="0472-1", facts="来信", scan=scan,
        document_number="收文1号", dated_on=stage.now.date(), received_at=stage.now, by=clerk, now=stage.now,
    )  # fmt: skip
    letter = Objection.objects.get()
    assert (letter.state, against_report(stage)) == (O.NONE, [f"还有未办结的异议或线索：{letter.code}"])
    paper.send_back(act, "与来信不符", by=stage.troupe.releaser, now=stage.now)
    assert against_report(stage) == []


def test_an_anonymous_lead_in_time_blocks_until_decided_a_late_one_does_not(stage: Play) -> None:
    lead = objected(stage, who="")
    objected(stage, facts="期满以后", now=after_the_notice(stage))
    assert against_report(stage) == [f"还有未办结的异议或线索：{lead.code}"]
    take(stage, ObjectionRoad.CLOSE_LEAD, lead, Verdict("无具体线索"))
    assert against_report(stage) == []


def test_the_same_words_by_many_are_kept_and_may_be_merged_into_one(stage: Play) -> None:
    first, second = objected(stage), objected(stage, who="另一人")
    stranger = objected(stage, facts="别的事", who="第三人")
    assert objections.alike(second) == [first]
    with pytest.raises(BadDetails, match="没有这个查询码"):
        take(stage, ObjectionRoad.MERGE, second, Merge("ABCDEFGHJK"))
    take(stage, ObjectionRoad.MERGE, second, Merge(first.code))
    assert (second.state, second.merged_into) == (O.MERGED, first)
    with pytest.raises(BadDetails, match="已经并案"):
        take(stage, ObjectionRoad.MERGE, stranger, Merge(second.code))
    assert f"{first.code}、{stranger.code}" in against_report(stage)[0]


def test_one_by_one_the_others_go_to_the_government_and_the_entry_follows_when_decided(stage: Play) -> None:
    version = stage.cycle.plan_version()
    assert version is not None
    version.body = version.body.replace('"objection_blocks": "list"', '"objection_blocks": "entry"')
    version.save()
    row = objected(stage)
    later = after_the_notice(stage)
    award_list = stage.list_of(K.PROPOSED)
    steps.take(ListRoad.REPORT, award_list, by=stage.troupe.releaser, now=later, seen=award_list.revision)
    states = sorted(a.state for a in stage.cycle.applications.filter(entries__award_list=award_list))
    assert states == [S.AWARD_NOTICE, S.REPORTED, S.REPORTED]
    government = stage.troupe.government
    for file in stage.standing(S.REPORTED):
        check_credit(stage, file)
        file.refresh_from_db()
        steps.take(Road.APPROVE, file, by=government, now=later, seen=file.revision)
    award_list = stage.list_of(K.PROPOSED)
    circular = CircularPaper("包府发〔2026〕1号", later.date())
    with pytest.raises(Refused, match="还有没有报请批准的单位"):
        steps.take(
            ListRoad.CIRCULATE,
            award_list,
            by=government,
            now=later,
            seen=award_list.revision,
            details=circular,
        )
    take(stage, ObjectionRoad.REEXAMINE, row)
    take(stage, ObjectionRoad.REPORT, row, Report("不属实"))
    take(stage, ObjectionRoad.DISMISS, row, Verdict("不成立"))
    (file,) = stage.standing(S.AWARD_NOTICE)
    steps.take(Road.REPORT_LATER, file, by=stage.troupe.releaser, now=later, seen=file.revision)
    check_credit(stage, stage.application(stage.company(file)))
    file.refresh_from_db()
    steps.take(Road.APPROVE, file, by=government, now=later, seen=file.revision)
    award_list = stage.list_of(K.PROPOSED)
    done = steps.take(
        ListRoad.CIRCULATE, award_list, by=government, now=later, seen=award_list.revision, details=circular
    )
    assert done.state == L.CIRCULATED
