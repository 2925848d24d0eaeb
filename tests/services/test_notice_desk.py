"""A notice while it runs: two clocks after a correction, a moved last day, and what nobody may smuggle in."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction

from award.demo.play import Play
from award.process.application import Road, S
from award.process.lists import K
from award.process.objection import O
from award.process.plan import BAOTOU
from award.records.ledger.models import Line
from award.records.listing import list_case
from award.records.notice_clocks import counted_for
from award.records.notices.models import PublicNotice
from award.records.waiting import application_waits, notice_clock
from award.services import notice_desk, notice_interruptions, notices, objections, steps, white_list
from award.services.asking import BadDetails
from services.builders import played

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: Any) -> Iterator[Play]:
    """Three proposed recipients on OFFICE's notice, the first of its seven days."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield played("award_notice")
        transaction.set_rollback(True)


@pytest.fixture
def notice(stage: Play) -> PublicNotice:
    found = stage.list_of(K.PROPOSED).notice
    assert found is not None
    return PublicNotice.objects.get(pk=found.pk)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=BAOTOU)


def last(notice: PublicNotice) -> date:
    return notice_desk.clock_of(notice).last_day


def corrected(stage: Play, notice: PublicNotice, now: datetime) -> PublicNotice:
    row = stage.standing(S.AWARD_NOTICE)[0]
    made = notice_desk.prepare_correction(
        notice, row, name="包头市更正后示例有限公司", county=row.county.name, reason="名称漏字",
        by=stage.troupe.clerk, now=now,
    )  # fmt: skip
    return notice_desk.release_correction(made, by=stage.troupe.office, now=now)


def test_a_corrected_entry_runs_on_a_clock_of_its_own_and_the_others_on_theirs(
    stage: Play, notice: PublicNotice
) -> None:
    third = notice_desk.clock_of(notice).counted[2]
    made = corrected(stage, notice, noon(third))
    first, second, *_ = stage.standing(S.AWARD_NOTICE)
    assert (counted_for(notice, first.pk), counted_for(notice, second.pk)) == (made, notice)
    assert last(made) > last(notice)
    assert made.body["entries"][0]["name"] == "包头市更正后示例有限公司"
    assert first.name == "包头市更正后示例有限公司"
    after = noon(last(notice) + timedelta(days=1))
    waits = {row.pk: application_waits(row, after) for row in (first, second)}
    assert str(last(made)) in waits[first.pk].note  # type: ignore[union-attr]
    assert str(last(notice)) in waits[second.pk].note  # type: ignore[union-attr]
    assert objections.in_time(notice, after, first.pk)
    assert not objections.in_time(notice, after, second.pk)


def test_the_list_waits_for_the_last_clock_and_one_by_one_only_for_its_own(
    stage: Play, notice: PublicNotice
) -> None:
    made = corrected(stage, notice, noon(notice_desk.clock_of(notice).counted[2]))
    award_list, seat = stage.list_of(K.PROPOSED), stage.troupe.releaser
    after = noon(last(notice) + timedelta(days=1))
    case = list_case(award_list, after, seat)
    assert case.notice is not None
    assert case.notice.published_on == made.published_at.astimezone(BAOTOU).date()
    version = stage.cycle.plan_version()
    assert version is not None
    version.body = version.body.replace('"objection_blocks": "list"', '"objection_blocks": "entry"')
    version.save()
    award_list = stage.list_of(K.PROPOSED)
    case = list_case(award_list, after, seat)
    assert case.notice is not None
    assert (case.notice.published_on, len(case.held_back)) == (
        notice.published_at.astimezone(BAOTOU).date(), 1,
    )  # fmt: skip


def test_a_correction_needs_a_second_officer_of_the_office_is_released_once_and_not_after_expiry(
    stage: Play, notice: PublicNotice
) -> None:
    row, desk = stage.standing(S.AWARD_NOTICE)[0], notice_desk
    county = row.county.name
    now = noon(desk.clock_of(notice).counted[0])
    made = desk.prepare_correction(
        notice, row, name="新名称", county=county, reason="漏字", by=stage.troupe.office, now=now
    )
    for by, words in (
        (stage.troupe.clerk, "由市政府办公室发布"),
        (stage.troupe.office, "另一名工作人员发布"),
    ):
        with pytest.raises(BadDetails, match=words):
            desk.release_correction(made, by=by, now=now)
    desk.drop_correction(made, "由主管部门另提", by=stage.troupe.office, now=now)
    made = desk.prepare_correction(
        notice, row, name="新名称", county=county, reason="漏字", by=stage.troupe.clerk, now=now
    )
    with pytest.raises(BadDetails, match="届满，不能再更正"):
        desk.release_correction(made, by=stage.troupe.office, now=noon(last(notice) + timedelta(days=1)))
    desk.release_correction(made, by=stage.troupe.office, now=now)
    with pytest.raises(BadDetails, match="不能再次发布"):
        desk.release_correction(made, by=stage.troupe.office, now=now)
    line = Line.objects.filter(step="notice.correct").get()
    assert (line.subject, "新名称" in str(line.facts)) == (row.subject, False)


@pytest.mark.parametrize(
    ("typed", "field"),
    [({"name": " "}, "name"), ({"reason": ""}, "reason"), ({"reason": "见 13900002222"}, "reason"),
     ({"name": "身份证150203198001010011"}, "name"), ({"reason": "字" * 401}, "reason")],
)  # fmt: skip
def test_what_is_wrong_with_a_correction_is_said(
    stage: Play, notice: PublicNotice, typed: dict[str, str], field: str
) -> None:
    row = stage.standing(S.AWARD_NOTICE)[0]
    given = {"name": "新名称", "county": row.county.name, "reason": "漏字", **typed}
    with pytest.raises(BadDetails) as wrong:
        notice_desk.prepare_correction(notice, row, by=stage.troupe.clerk, now=stage.now, **given)
    assert list(wrong.value.errors) == [field]


def test_an_interruption_moves_the_last_day_everywhere_and_a_late_lead_was_in_time_after_all(
    stage: Play, notice: PublicNotice
) -> None:
    count = notice_desk.clock_of(notice)
    row = stage.standing(S.AWARD_NOTICE)[0]
    after = noon(count.last_day + timedelta(days=1))
    lead = objections.file(notice, str(row.pk), objector="", contact="", facts="期满后的反映", now=after)
    assert (lead.late, lead.state) == (True, O.LEAD)
    assert [f.blocks for f in steps.why_not(Road.DISQUALIFY, row, after, stage.troupe.clerk)] != []
    began, ended = noon(count.counted[1]), noon(count.counted[3])
    lost = notice_interruptions.interrupt(
        notice, began=began, ended=ended, because="网站故障", by=stage.troupe.office, now=after
    )
    assert lost == count.counted[1:4]
    notice.refresh_from_db()
    moved, cells = notice_clock(notice, after)
    assert len([c for c in cells if c.number]) == 7
    assert moved > count.last_day
    lead.refresh_from_db()
    assert lead.late is False
    line = Line.objects.get(step="notice.interrupt")
    assert line.facts["last_day"] == moved.isoformat()


def test_an_interruption_overlapping_reversed_to_come_or_after_the_end_is_refused(
    stage: Play, notice: PublicNotice
) -> None:
    count = notice_desk.clock_of(notice)
    office, desk = stage.troupe.office, notice_interruptions
    after = noon(count.last_day + timedelta(days=3))
    first = noon(count.counted[0])

    def refused(words: str, began: datetime, ended: datetime, now: datetime = after) -> None:
        with pytest.raises(BadDetails, match=words):
            desk.interrupt(notice, began=began, ended=ended, because="停电", by=office, now=now)

    refused("应晚于", first, first)
    refused("晚于现在", first, after, now=first + timedelta(hours=1))
    refused("已经届满", after - timedelta(days=1), after)
    desk.interrupt(
        notice, began=first, ended=first + timedelta(hours=2), because="停电", by=office, now=after
    )
    refused("重叠", first + timedelta(hours=1), first + timedelta(hours=5))


def test_a_channel_has_a_proof(stage: Play, notice: PublicNotice) -> None:
    day = notice.published_at.astimezone(BAOTOU).date()
    with pytest.raises(BadDetails, match="作为凭据"):
        notice_desk.add_channel(
            notice, name="包头日报", link="", shown_on=day, upload=None, by=stage.troupe.office, now=stage.now
        )
    made = notice_desk.add_channel(
        notice, name="门户网站", link="https://example.invalid/1", shown_on=day, upload=None,
        by=stage.troupe.office, now=stage.now,
    )  # fmt: skip
    assert Line.objects.get(step="notice.channel").facts == {"channel": made.pk, "proof": None}


def test_a_published_notice_has_both_digests_and_its_days_in_words(notice: PublicNotice) -> None:
    assert (len(notice.digest), len(notice.sm3), notices.intact(notice)) == (64, 64, True)
    count = notice_desk.clock_of(notice)
    (said, contact) = notice.body["paragraphs"]
    assert str(count.counted[0]) in said
    assert str(count.last_day) in said
    assert contact.startswith("受理：")


@pytest.mark.parametrize(
    "text",
    ["150203198001010011", "15020319800101001X", "150203 1980 0101 0011", "13900002222", "139 0000 2222",
     "+86-139-0000-2222", "电话１３９００００２２２２", "150203800101001"],
)  # fmt: skip
def test_numbers_of_persons_are_kept_out_of_what_is_published(text: str) -> None:
    with pytest.raises(BadDetails) as refused:
        white_list.check("公告", "某", {"paragraphs": [f"联系人张某，{text}。"]})
    assert text not in str(refused.value)


@pytest.mark.parametrize(
    "text", ["0472-5000000", "包府发〔2026〕9号", "质奖〔10〕012号", "20260507", "公示1234567890123456789"]
)
def test_landlines_document_numbers_and_dates_are_no_persons_numbers(text: str) -> None:
    white_list.check("公告", "某", {"paragraphs": [text]})
