"""One file at CITY's desk (Article 22): the letters by 项, what blocks the button, two officers at once."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from award.demo.play import Play
from award.demo.qualifying import check_credit
from award.process.application import Road, S
from award.process.kinds import Actor
from award.records.applications.models import Application, Attestation, SectorRequest
from award.records.ledger.models import Line
from award.services.deeds.qualifying import Recheck
from award.web.city.consultation import words_of
from web.city_world import Desk, first, staged, unseated

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def play(django_db_setup: None, django_db_blocker: Any) -> Iterator[Play]:
    with staged(django_db_blocker, 38) as made:
        yield made


@pytest.fixture
def desk(play: Play, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(monkeypatch, play.troupe.clerk, play.now)


def page_of(application: Application) -> str:
    return f"/city/qualification/{application.pk}/"


def letter(application: Application, **changed: Any) -> SectorRequest:
    """One letter of the consultation, with its answer as the test wants it."""
    request = application.requests.exclude(ground=0).order_by("pk")[0]
    SectorRequest.objects.filter(pk=request.pk).update(**changed)
    request.refresh_from_db()
    return request


def test_each_item_of_article_17_heads_its_row_in_the_words_of_the_regulation(play: Play, desk: Desk) -> None:
    page = desk.see(page_of(first(play)))
    places = [page.index(words_of(n)) for n in range(1, 7)]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"kind": "none"}, "无此情形"),
        ({"kind": "found", "text": "有一起"}, "有情形，待认定"),
        ({"kind": "cannot_verify", "text": "查不到"}, "无法核实，待认定"),
        ({"kind": ""}, "待复"),
    ],
)
def test_an_answer_is_a_word_and_silence_is_never_consent(
    play: Play, desk: Desk, answer: dict[str, Any], said: str
) -> None:
    row = first(play)
    row.requests.update(kind="none", due_on=play.today)
    letter(row, **answer)
    page = desk.see(page_of(row))
    assert said in page
    assert ("未复不等于无意见" in page) == (answer["kind"] == "")


@pytest.mark.parametrize(("late", "said"), [(0, "待复"), (1, "逾期1个工作日"), (2, "逾期2个工作日")])
def test_a_silent_department_is_late_from_the_day_after_its_last(
    play: Play, desk: Desk, late: int, said: str
) -> None:
    row, due = first(play), date(2026, 4, 21)
    row.requests.update(kind="none")
    letter(row, kind="", answered_at=None, due_on=due)
    desk.at(desk.now.replace(day=due.day) + timedelta(days=late))
    page = desk.see(page_of(row))
    assert said in page
    assert ("逾期未复的处理" in page) == (late > 0)


def test_a_department_without_an_account_is_entered_by_city_and_one_with_an_account_is_not(
    play: Play, desk: Desk
) -> None:
    row, body = first(play), unseated()
    row.requests.update(kind="none")
    request = letter(row, kind="", organ=body)
    assert f"request={request.pk}" in desk.client.get(page_of(row)).content.decode()
    seated = play.troupe.organ(next(iter(play.troupe.organs)))
    letter(row, organ=seated)
    assert "登记回函" not in desk.see(page_of(row)).replace("催办或登记回函", "")


def test_every_unmet_clause_stands_above_the_blocked_button_with_where_it_is_mended(
    play: Play, desk: Desk
) -> None:
    row = first(play)
    row.requests.update(kind="none")
    raw = desk.client.get(page_of(row)).content.decode()
    assert raw.index("尚未登记复核结果") < raw.index('aria-disabled="true"')
    assert f"/do/application/{row.pk}/recheck/" in raw
    assert f"/do/application/{row.pk}/city_attest/?key=art15.quality_system" in raw


def attest_all(row: Application, play: Play) -> None:
    """Everything settled: letters answered, rechecked, the judgements of Article 15 attested by CITY."""
    row.requests.update(kind="none")
    check_credit(play, row)
    play.take(Road.RECHECK, row, play.troupe.clerk, Recheck("复核无误"))
    for key in ("art15.quality_system", "art15.industry_position", "art15.outstanding_results"):
        Attestation.objects.create(
            application=row, key=key, actor=Actor.CITY.value, holds=True, reason="核对", at=play.now,
            by_id=play.troupe.clerk.person,
        )  # fmt: skip


def test_a_file_with_nothing_against_it_is_qualified_after_a_confirm_page(play: Play, desk: Desk) -> None:
    row = first(play)
    attest_all(row, play)
    assert "条件都已满足，可以确定具备申报资格" in desk.see(page_of(row))
    row.refresh_from_db()
    address = f"/do/application/{row.pk}/qualify/"
    confirm = desk.send(address, {"seen": row.revision}, 200)
    assert "这家企业将列入具备申报资格的企业名单，名单发布前不对外" in confirm
    assert desk.send(address, {"seen": row.revision, "confirmed": "1"}) == page_of(row)
    row.refresh_from_db()
    assert (row.state, row.shown) == (S.QUALIFIED, S.QUALIFICATION)
    assert "由另一名工作人员发布公示" in desk.see(page_of(row))


def test_of_two_officers_at_once_the_second_is_told_that_the_page_is_stale(
    play: Play, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = first(play)
    attest_all(row, play)
    row.refresh_from_db()
    seen, other = row.revision, Desk(monkeypatch, play.troupe.releaser, play.now)
    refusal = {"seen": seen, "confirmed": "1", "ground": "15.3", "reason": "主要经济指标不在前列"}
    other.send(f"/do/application/{row.pk}/not_qualify/", refusal)
    told = desk.send(f"/do/application/{row.pk}/qualify/", {"seen": seen, "confirmed": "1"}, 409)
    assert "你打开页面之后，另有人办过这一件，页面内容已经变了" in told
    row.refresh_from_db()
    assert row.state == S.NOT_QUALIFIED


def test_a_step_that_is_not_due_is_refused_with_clause_and_fact(play: Play, desk: Desk) -> None:
    row = first(play)
    row.requests.update(kind="none")
    address = f"/do/application/{row.pk}/qualify/"
    told = desk.send(address, {"seen": row.revision, "confirmed": "1"}, 409)
    assert "对申报单位资格和申报材料完整性进行复核" in told
    assert "尚未登记复核结果" in told


def test_the_departments_of_every_ground_are_ticked_and_a_dry_run_lists_what_each_gets(
    play: Play, desk: Desk
) -> None:
    row = first(play)
    row.requests.exclude(ground=0).delete()
    address = f"{page_of(row)}consult/"
    raw = desk.client.get(address).content.decode()
    offered = raw.count('name="organs"')
    assert raw.count(" checked") == offered > 6
    some = [f"{o.pk}:{o.grounds[0]}" for o in (play.troupe.organ(n) for n in list(play.troupe.organs)[:2])]
    row.refresh_from_db()
    dry = desk.send(address, {"seen": row.revision, "organs": some}, 200)
    assert "将就" in dry
    assert "发出2份征求意见函" in dry
    assert row.requests.exclude(ground=0).count() == 0
    desk.send(address, {"seen": row.revision, "organs": some, "confirmed": "1"})
    assert row.requests.exclude(ground=0).count() == 2
    again = desk.client.get(address).content.decode()
    assert again.count(" checked") < again.count('name="organs"')


def test_a_consultation_with_nobody_ticked_asks_for_one(play: Play, desk: Desk) -> None:
    row = first(play)
    assert "请至少选一个部门" in desk.send(f"{page_of(row)}consult/", {"seen": row.revision}, 422)


def test_a_strange_department_is_refused_and_nothing_is_sent(play: Play, desk: Desk) -> None:
    row = first(play)
    before = row.requests.count()
    data = {"seen": row.revision, "organs": ["999999:1"], "confirmed": "1"}
    assert "没有这个部门，或已停用" in desk.send(f"{page_of(row)}consult/", data, 422)
    assert row.requests.count() == before


def test_the_dossier_reads_as_it_was_filed_with_its_digest(play: Play, desk: Desk) -> None:
    row = first(play)
    page = desk.see(f"{page_of(row)}dossier/")
    assert row.dossiers.latest("round").digest in page
    assert (row.name in page, "自我评价报告" in page) == (True, True)


def test_the_history_names_steps_seats_and_people_and_lets_others_correct_not_oneself(
    play: Play, desk: Desk
) -> None:
    row = first(play)
    address = f"{page_of(row)}history/"
    page = desk.client.get(address).content.decode()
    lines = Line.objects.filter(subject=row.subject)
    mine = lines.filter(true_actor=f"user/{play.troupe.clerk.person}")
    assert page.count("/correct_entry/?line=") == lines.count() - mine.count()
    assert ("提交申报" in page, "签署推荐意见" in page) == (True, True)
    own = mine[0].sequence
    row.refresh_from_db()
    data = {"seen": row.revision, "line": own, "reason": "写错了", "confirmed": "1"}
    told = desk.send(f"/do/application/{row.pk}/correct_entry/?line={own}", data, 422)
    assert "自己经办的记录由另一名工作人员更正" in told


def test_a_draft_does_not_exist_for_city_on_any_page(play: Play, desk: Desk) -> None:
    row = first(play)
    Application.objects.filter(pk=row.pk).update(state=S.DRAFT.value)
    for tail in ("", "consult/", "dossier/", "history/"):
        desk.see(f"{page_of(row)}{tail}", 404)
    desk.see(f"/do/application/{row.pk}/qualify/", 404)


def test_a_step_of_the_county_is_refused_by_address_in_words(play: Play, desk: Desk) -> None:
    row = first(play)
    told = desk.see(f"/do/application/{row.pk}/recommend/", 403)
    assert "“签署推荐意见”由旗县区质量工作主管部门办理，你现在的席位是市质量工作主管部门" in told


def test_the_file_page_never_writes_whatever_it_is_asked(play: Play, desk: Desk) -> None:
    row = first(play)
    before = Line.objects.count()
    for tail in ("", "consult/", "dossier/", "history/"):
        desk.see(f"{page_of(row)}{tail}?confirmed=1")
    assert Line.objects.count() == before
    assert desk.client.post(page_of(row)).status_code == 405
