"""Self-diagnosis (Articles 7, 11, 13): the unit's own, frozen when finished, averages that name nobody."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from award.law.art07_criteria import criteria
from award.process import diagnosis as reckoning
from award.process.diagnosis import D, M, counted, overdue
from award.process.plan import BAOTOU
from award.records.diagnosis.models import Diagnosis, Measure
from award.records.diagnosis.queries import on_the_desk_of, others_average, percents, shared_with
from award.records.ledger.models import Line
from award.records.people.models import Enterprise
from award.records.seat import Seat
from award.services import diagnosis, improving, people
from award.services.asking import BadDetails
from award.services.improving import Altered, Planned
from award.web.diagnosis.shown import measures, progress, rounds, shown
from services.diagnosed import ALL, finished, judged, started, unit
from web.field import at, colleague

pytestmark = pytest.mark.django_db
NOW = at(3, 16)


@pytest.fixture
def seat() -> Seat:
    people.set_up_counties()
    return unit()


def planned(due: date = date(2026, 3, 16), **more: Any) -> Planned:
    return Planned(
        **{"clause": "4.3.2", "what": "建立继任者清单", "owner": "人力资源部部长", "due": due, **more}
    )


def test_the_total_is_exact_on_the_thousand() -> None:
    standard = criteria()
    assert reckoning.total(standard.items, dict.fromkeys(ALL, 100)) == 1000
    lowest = min(standard.items, key=lambda i: i.points)
    assert reckoning.total(standard.items, {lowest.clause: 5}) == lowest.points * 5 / 100
    assert reckoning.rate(standard.categories[0].items, dict.fromkeys(ALL, 55)) == 55


@pytest.mark.parametrize(
    ("percent", "label", "short_of"),
    [
        (0, "起步", 10),
        (5, "起步", 5),
        (10, "基本有效", 20),
        (45, "成型", 5),
        (50, "成熟", 20),
        (85, "卓越", 5),
        (90, None, 0),
    ],
)
def test_the_next_band_begins_so_many_points_higher(percent: int, label: str | None, short_of: int) -> None:
    standard = criteria()
    item = standard.items[0]
    got = reckoning.step(standard, item, percent)
    assert got.short_of == short_of
    assert got.wins == item.points * short_of / 100
    if label is None:
        assert (got.next, got.asks) == (None, ())
        return
    assert got.next is not None
    assert got.next.label_zh == label
    assert [name for name, _ in got.asks] == list(standard.dimensions[item.kind].values())
    assert dict(got.asks)["整合"] == got.next.words["integration"]


def test_what_wins_most_stands_first_and_equals_stand_as_in_the_criteria() -> None:
    standard = criteria()
    got = reckoning.steps(standard, dict.fromkeys(ALL, 50))
    wins = [s.wins for s in got]
    assert wins == sorted(wins, reverse=True)
    equal = [s.item.clause for s in got if s.wins == got[-1].wins]
    assert equal == [i.clause for i in standard.items if i.clause in equal]


@pytest.mark.parametrize(("others", "told"), [(0, 0), (4, 0), (5, 5), (6, 5), (9, 5), (10, 10), (11, 10)])
def test_an_average_grows_five_at_a_time(others: int, told: int) -> None:
    assert counted(others) == told


def test_fewer_than_five_are_never_averaged() -> None:
    with pytest.raises(ValueError, match="would tell"):
        reckoning.averages(criteria(), 2026, {}, 4)


@pytest.mark.parametrize(("state", "day", "late"), [
    (M.WAITING, 15, True), (M.WAITING, 16, False), (M.RUNNING, 15, True), (M.DONE, 15, False),
    (M.STOPPED, 15, False),
])  # fmt: skip
def test_a_measure_is_overdue_on_the_day_after_its_day(state: M, day: int, late: bool) -> None:
    assert overdue(state.value, date(2026, 3, day), date(2026, 3, 16)) is late


def test_a_unit_goes_on_with_the_one_it_has_begun(seat: Seat) -> None:
    first = started(seat, NOW)
    assert started(seat, NOW) == first
    assert first.items.count() == 23
    assert [line.step for line in Line.objects.filter(subject=first.subject)] == ["diagnosis.start"]


def test_twenty_two_items_are_not_finished_and_the_one_is_named(seat: Seat) -> None:
    row = judged(started(seat, NOW), seat, {c: 50 for c in ALL if c != "4.3.2"}, NOW)
    name = criteria().item("4.3.2").name_zh
    with pytest.raises(BadDetails) as wrong:
        diagnosis.finish(row, seen=row.revision, by=seat, now=NOW)
    assert wrong.value.errors == {"p_4.3.2": f"4.3.2 {name}还没有评"}
    row = judged(row, seat, {"4.3.2": 0}, NOW)  # nought is a judgement
    assert diagnosis.finish(row, seen=row.revision, by=seat, now=NOW).state == D.FINISHED


def test_a_finished_one_is_frozen(seat: Seat) -> None:
    row = finished(seat, 50, NOW)
    with pytest.raises(diagnosis.Frozen, match="这次诊断已经完成，不能再改"):
        judged(row, seat, {"4.3.2": 60}, NOW)
    assert percents(row)["4.3.2"] == 50


@pytest.mark.parametrize(
    ("percent", "taken"), [(-5, False), (0, True), (57, False), (100, True), (105, False)]
)
def test_only_the_grid_of_five_per_cent_is_taken(seat: Seat, percent: int, taken: bool) -> None:
    row = started(seat, NOW)
    if taken:
        assert percents(judged(row, seat, {"4.1.2": percent}, NOW))["4.1.2"] == percent
        return
    with pytest.raises(BadDetails) as wrong:
        judged(row, seat, {"4.1.2": percent}, NOW)
    assert wrong.value.errors == {"p_4.1.2": f"4.1.2填了“{percent}”，百分比只取0至100之间5的倍数"}


def test_two_colleagues_do_not_overwrite_each_other(seat: Seat) -> None:
    row, other = started(seat, NOW), colleague(seat)
    judged(row, other, {"4.1.2": 50}, NOW)
    with pytest.raises(diagnosis.Conflict, match="撰稿在 09:00:00 保存过第1版，你的内容没有覆盖它"):
        diagnosis.save(row, percents={"4.1.2": 60}, notes={}, seen=0, by=seat, now=NOW)
    same = diagnosis.save(row, percents={"4.1.2": 50}, notes={}, seen=0, by=seat, now=NOW)
    assert (same.revision, percents(row)["4.1.2"]) == (1, 50)


def test_the_ledger_names_rows_and_no_figure_and_no_word(seat: Seat) -> None:
    row = finished(seat, 35, NOW, notes={"s": {"4.1.2": "机密做法"}})
    improving.add(row, planned(what="机密措施"), by=seat, now=NOW)
    diagnosis.share(row, True, by=seat, now=NOW)
    diagnosis.share(row, False, by=seat, now=NOW)
    lines = Line.objects.filter(subject=row.subject).order_by("sequence")
    body = {"enterprise": f"enterprise/{seat.enterprise}"}
    measure = Measure.objects.get().pk
    assert [(line.step, line.facts) for line in lines] == [
        ("diagnosis.start", body),
        ("diagnosis.finish", {**body, "state": "finished"}),
        ("diagnosis.measure", {**body, "measure": measure, "state": "waiting"}),
        ("diagnosis.share", {**body, "shared": True}),
        ("diagnosis.unshare", {**body, "shared": False}),
    ]


def test_nobody_else_writes_on_it(seat: Seat) -> None:
    row, other = started(seat, NOW), unit(1)
    for act in (
        lambda: judged(row, other, {"4.1.2": 50}, NOW),
        lambda: diagnosis.finish(row, seen=0, by=other, now=NOW),
        lambda: diagnosis.share(row, True, by=other, now=NOW),
    ):
        with pytest.raises(PermissionError, match="自我诊断由本单位办理"):
            act()
    assert list(on_the_desk_of(other)) == []


def test_the_approver_shares_and_anybody_of_the_unit_takes_it_back(seat: Seat) -> None:
    row, writer = started(seat, NOW), colleague(seat)
    with pytest.raises(BadDetails, match="完成以后才能共享"):
        diagnosis.share(row, True, by=seat, now=NOW)
    row = finished(seat, 50, NOW)
    with pytest.raises(BadDetails, match="共享由本单位的审批人办理"):
        diagnosis.share(row, True, by=writer, now=NOW)
    assert diagnosis.share(row, True, by=seat, now=NOW).shared
    assert not diagnosis.share(row, False, by=writer, now=NOW).shared


@pytest.mark.parametrize(
    ("day", "error"),
    [
        (date(2026, 3, 15), "完成期限2026-03-15已经过去，请填今天或以后的日期"),
        (date(2026, 3, 16), ""),
        (date(2026, 3, 17), ""),
    ],
)
def test_a_measure_is_due_today_or_later(seat: Seat, day: date, error: str) -> None:
    row = finished(seat, 50, NOW)
    if not error:
        assert improving.add(row, planned(day), by=seat, now=NOW).due == day
        return
    with pytest.raises(BadDetails) as wrong:
        improving.add(row, planned(day), by=seat, now=NOW)
    assert wrong.value.errors == {"due": error}


@pytest.mark.parametrize(("length", "error"), [(40, ""), (41, "负责人最多40字，现有41字")])
def test_the_owner_has_forty_characters(seat: Seat, length: int, error: str) -> None:
    row = finished(seat, 50, NOW)
    if not error:
        assert improving.add(row, planned(owner="人" * length), by=seat, now=NOW).owner == "人" * length
        return
    with pytest.raises(BadDetails) as wrong:
        improving.add(row, planned(owner="人" * length), by=seat, now=NOW)
    assert wrong.value.errors == {"owner": error}


def test_a_plan_waits_for_the_finished_diagnosis(seat: Seat) -> None:
    with pytest.raises(BadDetails, match="完成诊断以后才能列改进措施"):
        improving.add(started(seat, NOW), planned(), by=seat, now=NOW)


def altered(state: M, due: date = date(2026, 3, 16), note: str = "") -> Altered:
    return Altered("4.3.2", "建立继任者清单", "人力资源部部长", due, state.value, note)


def test_a_measure_is_closed_and_opened_again_and_an_old_day_may_stay(seat: Seat) -> None:
    made = improving.add(finished(seat, 50, NOW), planned(), by=seat, now=NOW)
    later = NOW + timedelta(days=2)
    done = improving.alter(made, altered(M.DONE, note="已验收"), seen=0, by=seat, now=later)
    assert (done.closed_at, done.note) == (later, "已验收")
    again = improving.alter(made, altered(M.RUNNING), seen=1, by=seat, now=later)
    assert (again.closed_at, again.due) == (None, date(2026, 3, 16))
    with pytest.raises(BadDetails, match="完成期限2026-03-17已经过去"):
        improving.alter(made, altered(M.RUNNING, date(2026, 3, 17)), seen=2, by=seat, now=later)
    with pytest.raises(BadDetails, match="这条措施刚被同事改过"):
        improving.alter(made, altered(M.DONE), seen=1, by=seat, now=later)


def test_overdue_measures_stand_first_then_open_then_closed(seat: Seat) -> None:
    row = finished(seat, 50, NOW)
    for n in (20, 16, 18):
        improving.add(row, planned(date(2026, 3, n), what=f"{n}日"), by=seat, now=NOW)
    closed = row.measures.get(what="16日")
    improving.alter(
        closed, Altered("4.3.2", "16日", "甲", date(2026, 3, 16), M.STOPPED.value), seen=0, by=seat, now=NOW
    )
    got = measures(row, date(2026, 3, 19))
    assert [(m.measure.what, m.overdue) for m in got] == [("18日", True), ("20日", False), ("16日", False)]


def year(n: int) -> datetime:
    return datetime(n, 3, 16, 9, tzinfo=BAOTOU)


def test_four_others_are_no_average_and_five_are(seat: Seat) -> None:
    row = finished(seat, 90, NOW)
    for n in range(1, 5):
        finished(unit(n), 10 * n, NOW)
    assert shown(row).averages is None
    finished(unit(5), 50, NOW)
    found = shown(row).averages
    assert found is not None
    assert (found.units, found.year, found.total, set(found.items.values())) == (5, 2026, 300, {30})
    assert {c.gap for c in shown(row).categories} == {60}


def test_a_sixth_unit_and_a_second_diagnosis_move_no_average(seat: Seat) -> None:
    """Otherwise two averages one after the other would tell the figures of one unit."""
    row = finished(seat, 90, NOW)
    others = [unit(n) for n in range(1, 7)]
    for other in others[:5]:
        finished(other, 40, NOW + timedelta(minutes=1))
    finished(others[5], 100, NOW + timedelta(minutes=2))
    finished(others[0], 100, NOW + timedelta(minutes=3))
    found = shown(row).averages
    assert found is not None
    assert (found.units, found.total) == (5, 400)


def test_the_newest_year_with_five_others_is_compared_with(seat: Seat) -> None:
    for n in range(1, 6):
        finished(unit(n), 40, year(2025))
    finished(unit(6), 80, NOW)
    found = others_average(criteria(), NOW, without=seat.enterprise)
    assert found is not None
    assert (found.year, found.total) == (2025, 400)
    assert others_average(criteria(), year(2028), without=seat.enterprise) is None


def test_progress_over_the_years_is_told_from_two_on(seat: Seat) -> None:
    first = finished(seat, 40, year(2025))
    assert progress(rounds([first])) is None
    second = finished(seat, 55, NOW)
    found = progress(rounds([second, first]))
    assert found is not None
    assert [r.total for r in found.rounds] == [400, 550]
    assert found.change == Decimal(150)
    assert {(tuple(shares), change) for _, shares, change in found.rows} == {((40, 55), 15)}


def test_the_sentence_names_total_best_least_and_what_wins_most(seat: Seat) -> None:
    row = judged(started(seat, NOW), seat, {c: 70 if c.startswith("4.1.") else 30 for c in ALL}, NOW)
    row = diagnosis.finish(row, seen=row.revision, by=seat, now=NOW)
    standard = criteria()
    top = max((i for i in standard.items if not i.clause.startswith("4.1.")), key=lambda i: i.points)
    led, total = standard.categories[0], shown(row).total
    least = standard.categories[1].name_zh
    assert total == led.points * 70 / 100 + (1000 - led.points) * 30 / 100
    assert shown(row).sentence == (
        f"自评{total.normalize():f}分，满分1000分；最强的是{led.name_zh}（70%），最弱的是{least}（30%）；"
        f"{top.clause} {top.name_zh}再提高20个百分点到“良好”档，"
        f"可多得{(top.points * 20 / 100).normalize():f}分，最多。"
    )


def test_one_enterprise_writes_one_diagnosis_at_a_time_in_the_database_too(seat: Seat) -> None:
    from django.db import IntegrityError, transaction

    started(seat, NOW)
    body = Enterprise.objects.get(pk=seat.enterprise)
    with pytest.raises(IntegrityError), transaction.atomic():
        Diagnosis.objects.create(enterprise=body, started_at=NOW, started_by_id=seat.person)


def test_a_unit_outside_the_pool_shares_with_nobody(seat: Seat) -> None:
    from award.records.incubation.models import PoolEntry
    from award.services import incubation
    from award.services.incubation import Intent

    row = finished(seat, 50, NOW)
    diagnosis.share(row, True, by=seat, now=NOW)
    body = Enterprise.objects.get(pk=seat.enterprise)
    entry = incubation.join(body, Intent("想申报"), by=seat, now=NOW)
    assert shared_with(entry) == []
    PoolEntry.objects.update(state="in")
    assert shared_with(PoolEntry.objects.get()) == [row]
