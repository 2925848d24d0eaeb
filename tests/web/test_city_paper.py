"""Acts on paper: entered by one officer, confirmed by a second, refused where the organ has an account."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from award.demo.play import Play
from award.process.application import Road, S
from award.process.kinds import Actor
from award.process.lists import K, L
from award.records.applications.models import SectorRequest
from award.records.cycles.models import PaperAct
from award.records.ledger.models import Line
from award.records.people.models import Post
from web.city_world import clerk, first, releaser, staged, unseated
from web.field import pdf, queries

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def play(django_db_setup: None, django_db_blocker: Any) -> Iterator[Play]:
    with staged(django_db_blocker, 38) as made:
        yield made


@pytest.fixture
def letter(play: Play) -> SectorRequest:
    """A letter to a department that has no account, not answered yet."""
    request = first(play).requests.exclude(ground=0).order_by("pk")[0]
    SectorRequest.objects.filter(pk=request.pk).update(organ=unseated(), kind="", answered_at=None, text="")
    request.refresh_from_db()
    return request


def address(request: SectorRequest) -> str:
    return (
        f"/city/paper/new/?step=application.reply&subject={request.application.subject}&request={request.pk}"
    )


def reply(play: Play, **changed: Any) -> dict[str, Any]:
    return {
        "kind": "none", "text": "", "document_number": "示例函〔2026〕1号", "dated_on": f"{play.today}",
        "received_at": f"{play.now - timedelta(hours=1):%Y-%m-%dT%H:%M}", "paper_scan": pdf("来函.pdf"),
        **changed,
    }  # fmt: skip


def test_a_reply_by_letter_takes_effect_when_a_second_officer_confirms_it(
    play: Play, letter: SectorRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = clerk(monkeypatch, play).send(address(letter), reply(play, kind="found", text="有一起一般事故"))
    act = PaperAct.objects.latest("pk")
    letter.refresh_from_db()
    assert (page, letter.kind) == (f"/city/paper/{act.pk}/", "")
    shown = releaser(monkeypatch, play).see(page)
    assert ("有情形" in shown, "有一起一般事故" in shown, "示例函〔2026〕1号" in shown) == (True, True, True)
    releaser(monkeypatch, play).send(page)
    letter.refresh_from_db()
    assert (letter.kind, letter.text) == ("found", "有一起一般事故")
    line = Line.objects.filter(step=Road.REPLY.key).latest("sequence")
    both = (f"user/{play.troupe.clerk.person}", f"user/{play.troupe.releaser.person}")
    assert (line.true_actor, line.confirmed_by) == both
    assert "已生效" in releaser(monkeypatch, play).see(page)


def test_who_entered_it_cannot_confirm_it(
    play: Play, letter: SectorRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = clerk(monkeypatch, play)
    page = desk.send(address(letter), reply(play))
    assert "这一件由你登记，须由另一名工作人员复核" in desk.see(page)
    assert "这一件由你登记，须由另一名工作人员复核" in desk.send(page, {}, 409)
    letter.refresh_from_db()
    assert letter.kind == ""


def test_confirming_twice_and_confirming_what_was_sent_back_are_refused_in_words(
    play: Play, letter: SectorRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = clerk(monkeypatch, play).send(address(letter), reply(play))
    desk = releaser(monkeypatch, play)
    assert "请写明退回的理由" in desk.send(f"{page}back/", {"reason": " "}, 400)
    desk.send(f"{page}back/", {"reason": "文号与扫描件不符"})
    assert "这一件已经退回，请重新登记" in desk.send(page, {}, 400)
    assert "文号与扫描件不符" in desk.see(page)
    again = clerk(monkeypatch, play).send(address(letter), reply(play))
    desk.send(again)
    assert "这一件已经复核" in desk.send(again, {}, 400)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"document_number": ""}, "请填写来文文号"),
        ({"dated_on": "2026-13-01"}, "成文日期的格式不对"),
        ({"received_at": "2099-01-01T09:00"}, "收到时间晚于现在"),
        ({"dated_on": "2026-12-31"}, "成文日期晚于收到日期"),
        ({"kind": "found", "text": ""}, "有情形或无法核实的，请写明事实和依据"),
        ({"kind": ""}, "请填写结论"),
        ({"kind": "perhaps"}, "结论没有这个选项"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_the_scan_need_not_be_sent_again(
    play: Play, letter: SectorRequest, monkeypatch: pytest.MonkeyPatch, changed: dict[str, str], says: str
) -> None:
    desk = clerk(monkeypatch, play)
    response = desk.client.post(address(letter), reply(play, **changed))
    raw = response.content.decode()
    assert (response.status_code, says in raw, "已收到扫描件：来函.pdf" in raw) == (422, True, True)
    kept = raw.partition('name="paper_scan_kept" value="')[2].partition('"')[0]
    again = reply(play, paper_scan_kept=kept)
    del again["paper_scan"]
    desk.send(address(letter), again)
    scan = PaperAct.objects.latest("pk").scan
    assert (scan is not None and str(scan.pk)) == kept


def test_a_paper_without_its_scan_or_with_a_file_that_is_none_is_refused(
    play: Play, letter: SectorRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = clerk(monkeypatch, play)
    bare = reply(play)
    del bare["paper_scan"]
    assert "请上传来文扫描件" in desk.send(address(letter), bare, 422)
    wrong = reply(play, paper_scan=pdf("来函.pdf", b"MZ not a paper"))
    assert "看不出是可用的文件" in desk.send(address(letter), wrong, 422)


def test_an_organ_with_an_account_acts_for_itself(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    row = first(play)
    seated = play.troupe.organ(next(iter(play.troupe.organs)))
    request = row.requests.exclude(ground=0).order_by("pk")[0]
    SectorRequest.objects.filter(pk=request.pk).update(organ=seated, kind="", answered_at=None)
    desk = clerk(monkeypatch, play)
    assert "这个机关有账号，请由其本席办理" in desk.see(address(request))
    told = desk.send(address(request), reply(play), 409)
    assert f"{seated.name}在系统里有账号，请由其本席办理" in told
    assert PaperAct.objects.filter(confirmed_at=None).count() == 0
    steps = desk.see("/city/paper/new/")
    assert steps.count("有账号，由本席办理") == 11
    assert "这个机关有账号" in desk.see("/city/paper/new/?step=list.decide")


def test_a_step_a_subject_or_a_letter_that_does_not_exist_is_not_found(
    play: Play, letter: SectorRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = clerk(monkeypatch, play)
    for query in (
        "step=application.qualify",
        "step=application.reply&subject=application/999999&request=1",
        "step=application.reply&subject=list/1&request=1",
        f"step=application.reply&subject={letter.application.subject}&request=999999",
        f"step=application.reply&subject={letter.application.subject}&request=x",
    ):
        desk.see(f"/city/paper/new/?{query}", 404)


def test_the_meeting_without_an_account_decides_by_its_minutes_with_a_reason_for_each_left_off(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    from award.records.notices.models import Entry

    Post.objects.filter(actor=Actor.MEETING.value).update(active=False)
    award_list = play.list_of(K.PROPOSED)
    rows = play.standing(S.QUALIFICATION)
    for row in rows:
        row.state = S.PROPOSED.value
        row.save()
        Entry.objects.create(award_list=award_list, application=row)
    award_list.state = L.PROPOSED.value
    award_list.save()
    desk = clerk(monkeypatch, play)
    assert "代为登记：决定拟授奖名单" in desk.see("/city/?step=approval")
    assert str(award_list) in desk.see("/city/paper/new/?step=list.decide")
    page = f"/city/paper/new/?step=list.decide&subject={award_list.subject}"
    one, *left = rows
    said = {"presider": "分管副市长", "held_on": f"{play.today}", "minutes": "会议决定如下"}
    ticked = {"members": [str(one.pk)]}
    assert "没有列入的要写理由" in desk.send(page, reply(play, **said, **ticked), 422)
    reasons = {f"reason_{a.pk}": "综合得分在后" for a in left}
    act = desk.send(page, reply(play, **said, **ticked, **reasons))
    shown = releaser(monkeypatch, play).see(act)
    assert (one.name in shown, "会议决定如下" in shown, "综合得分在后" in shown) == (True, True, True)
    releaser(monkeypatch, play).send(act)
    states = [type(row).objects.get(pk=row.pk).state for row in rows]
    assert states == [S.CHOSEN, *[S.NOT_CHOSEN] * len(left)]


def test_thirty_papers_cost_no_more_queries_than_three(
    play: Play, letter: SectorRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = clerk(monkeypatch, play)
    desk.send(address(letter), reply(play))
    act = PaperAct.objects.latest("pk")

    def more(count: int) -> None:
        for _ in range(count):
            act.pk = None
            act.save(force_insert=True)

    more(2)
    few = queries(desk.client, "/city/paper/"), queries(desk.client, "/city/")
    more(27)
    assert (queries(desk.client, "/city/paper/"), queries(desk.client, "/city/")) == few
