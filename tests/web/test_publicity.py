"""/publicity/ through the pages: a text and its release, one entry on a clock of its own, an interruption."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from award.demo.play import Play
from award.process.application import S
from award.process.lists import K
from award.process.objection import O
from award.process.plan import BAOTOU
from award.records.notices.models import Correction, Objection, PublicNotice
from award.services.notice_desk import clock_of
from web.city_world import clerk, releaser, staged, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_hour() -> None:
    cache.clear()


@pytest.fixture(scope="module")
def play(django_db_setup: None, django_db_blocker: Any) -> Iterator[Play]:
    """Three qualified on CITY's notice, on its first day."""
    with staged(django_db_blocker, 45) as made:
        yield made


def notice_of(play: Play) -> PublicNotice:
    found = play.list_of(K.QUALIFIED).notice
    assert found is not None
    return PublicNotice.objects.get(pk=found.pk)


def stranger(
    monkeypatch: pytest.MonkeyPatch, now: datetime, url: str, data: dict[str, Any] | None = None
) -> str:
    """A page as somebody without an account reads it at a moment; a POST where there is data."""
    monkeypatch.setattr("award.web.clock.now", lambda: now)
    client = Client()
    return words(client.post(url, data, follow=True) if data else client.get(url))


def test_one_entry_is_corrected_by_two_officers_and_two_clocks_run(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice = notice_of(play)
    first, second, *_ = play.standing(S.QUALIFIED_NOTICE)
    third = datetime.combine(clock_of(notice).counted[2], datetime.min.time(), BAOTOU) + timedelta(hours=10)
    desk = clerk(monkeypatch, play).at(third)
    address = f"/publicity/{notice.pk}/correct/{first.pk}/"
    assert "与公示的内容相同" in desk.send(
        address, {"name": first.name, "county": first.county.name, "reason": "无"}, 422
    )
    typed = {"name": "包头市更正示例有限公司", "county": first.county.name, "reason": "名称漏字"}
    page = desk.send(address, typed)
    row = Correction.objects.get()
    assert page == f"/publicity/correction/{row.pk}/"
    assert "须由另一名工作人员发布" in desk.see(page)
    assert "须由另一名工作人员发布" in desk.send(page, {}, 409)
    other = releaser(monkeypatch, play).at(third)
    assert "包头市更正示例有限公司" in other.see("/publicity/")
    assert "公示期自发布重新计算" in other.see(page)
    other.send(page)
    assert "不能再次发布" in other.send(page, {}, 409)
    made = PublicNotice.objects.get(kind="correction")
    seen = stranger(monkeypatch, third, f"/notices/{notice.pk}/")
    own, whole = clock_of(made).last_day, clock_of(notice).last_day
    assert own > whole
    assert all(w in seen for w in ("包头市更正示例有限公司", "这一条重新计算到", own.isoformat()))
    home = stranger(monkeypatch, third, "/")
    assert (whole.isoformat() in home, own.isoformat() in home) == (True, True)
    after = datetime.combine(whole, datetime.min.time(), BAOTOU) + timedelta(days=1, hours=9)
    for entry, state in ((first, O.RECEIVED), (second, O.LEAD)):
        data = {
            "application": str(entry.pk),
            "facts": f"关于{entry.pk}",
            "objector": "某人",
            "contact": "0472-1",
        }
        stranger(monkeypatch, after, f"/objections/new/?notice={notice.pk}", data)
        assert Objection.objects.get(application=entry).state == state
    told = desk.at(after).see(f"/city/qualification/{second.pk}/")
    assert "公示自" not in told or whole.isoformat() in told
    assert "届满，不能再更正" in desk.send(
        f"/publicity/{notice.pk}/correct/{second.pk}/", typed | {"county": second.county.name}, 422
    )


def test_an_interruption_is_noted_and_both_pages_say_what_it_did(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice = notice_of(play)
    days = clock_of(notice).counted
    later = datetime.combine(days[3], datetime.min.time(), BAOTOU) + timedelta(hours=10)
    desk = clerk(monkeypatch, play).at(later)
    address = f"/publicity/{notice.pk}/interruption/"
    assert "晚于现在" in desk.send(
        address, {"began": f"{days[3]}T09:00", "ended": f"{days[4]}T09:00", "because": "停电"}, 422
    )
    desk.send(address, {"began": f"{days[1]}T08:00", "ended": f"{days[2]}T18:00", "because": "网站停电"})
    moved = clock_of(notice_of(play)).last_day
    assert moved > days[-1]
    assert "公示期顺延2个工作日" in desk.see(f"/publicity/{notice.pk}/")
    seen = stranger(monkeypatch, later, f"/notices/{notice.pk}/")
    assert all(w in seen for w in ("中断顺延2个工作日", "网站停电", moved.isoformat(), "中断"))


def test_a_late_and_an_anonymous_one_are_leads_and_only_the_one_in_time_holds_the_file_up(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice = notice_of(play)
    in_time, late, *_ = play.standing(S.QUALIFIED_NOTICE)
    after = datetime.combine(clock_of(notice).last_day, datetime.min.time(), BAOTOU) + timedelta(
        days=1, hours=9
    )
    address = f"/objections/new/?notice={notice.pk}"
    stranger(monkeypatch, play.now, address, {"application": str(in_time.pk), "facts": "匿名反映的事"})
    named = {"application": str(late.pk), "facts": "期满后的事", "objector": "某人", "contact": "0472-1"}
    told = stranger(monkeypatch, after, address, named)
    assert "公示期满后收到，作为线索登记" in told
    leads = {o.application_id: o for o in Objection.objects.all()}
    assert {o.state for o in leads.values()} == {O.LEAD}
    desk = clerk(monkeypatch, play).at(after)
    blocked = desk.see(f"/do/application/{in_time.pk}/review/")
    assert f"还有未办结的异议或线索：{leads[in_time.pk].code}" in blocked
    free = desk.see(f"/do/application/{late.pk}/review/")
    assert "还有未办结的异议或线索" not in free
    assert f"公示期满后收到的线索尚未处理：{leads[late.pk].code}" in free
