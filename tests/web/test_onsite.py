"""A site visit on its pages (23, 28): arranged by the leader, checked in, recorded, told without a score."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from award.law.art23_on_site import told_scores
from award.process.application import S
from award.process.site_visit import Slot, schedule_faults, template
from award.records.ledger.models import Line
from award.records.onsite.models import CheckIn, Record, SiteVisit
from award.records.reviews.models import Panel
from services.review_world import CLAUSES, NOW, World, world
from web.review_seats import queries, sit, text

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def here() -> World:
    """A site panel of five on one file, everybody declared."""
    made = world(examiners=6, files=1, state=S.SITE_VISIT)
    made.all_declare(made.panel(made.files[0], kind="site"))
    return made


def url(here: World, tail: str = "") -> str:
    return f"/examiner/visit/{here.files[0].pk}/{tail}"


def arrangement(here: World, **changed: str) -> dict[str, str]:
    """The leader's form as the page offers it, with the first day filled in."""
    page = sit(here.seats[0]).get(url(here, "arrange/"))
    return {**page.context["values"], "first_day": "2026-06-03", **changed}


def test_the_leader_arranges_by_the_template_and_the_team_hears(here: World) -> None:
    leader, member = sit(here.seats[0]), sit(here.seats[1])
    assert "排定现场评审的日程和分工" in text(leader.get("/examiner/"))
    assert "还没有排定日程和分工" in text(member.get(url(here)))
    sent = arrangement(here)
    assert "将通知全组" in text(leader.post(url(here, "arrange/"), sent))
    assert leader.post(url(here, "arrange/"), {**sent, "confirmed": "1"}).status_code == 302
    visit = SiteVisit.objects.get()
    assert (visit.state, visit.days, len(visit.schedule)) == ("arranged", 1, len(template(1)))
    assert sorted(visit.split) == sorted(CLAUSES)
    assert Line.objects.get(step="site_visit.arrange").facts["first_day"] == "2026-06-03"
    page = text(member.get(url(here)))
    assert "2026-06-03（周三）" in page
    assert "首次会议" in page


def test_a_clause_without_anybody_and_a_day_without_its_closing_are_refused_with_what_was_typed(
    here: World,
) -> None:
    leader = sit(here.seats[0])
    sent = arrangement(here, who_412="", slot_6_begins="", slot_6_ends="", slot_6_what="")
    sent["who_4.1.2"] = ""
    page = text(leader.post(url(here, "arrange/"), sent))
    assert "还没有人负责：4.1.2" in page
    assert "日程里没有末次会议" in page
    assert 'value="2026-06-03"' in page
    wrong = text(leader.post(url(here, "arrange/"), {**arrangement(here), "slot_0_begins": "8点半"}))
    assert "日程第1行：时间写成 08:30 的样子" in wrong
    assert not SiteVisit.objects.filter(state="arranged").exists()


def test_two_days_have_a_template_of_their_own(here: World) -> None:
    page = sit(here.seats[0]).post(url(here, "arrange/"), arrangement(here, template="2"))
    assert page.context["values"]["days"] == "2"
    assert page.context["values"]["first_day"] == "2026-06-03"
    assert 'value="16:30"' in text(page)


def test_a_member_does_not_arrange_and_a_stranger_finds_nothing(here: World) -> None:
    sent = arrangement(here)
    assert "现场评审由组长安排" in text(sit(here.seats[1]).post(url(here, "arrange/"), sent))
    for tail in ("", "arrange/", "closing/", "report/"):
        assert sit(here.seats[5]).get(url(here, tail)).status_code == 404
        assert sit(here.city).get(url(here, tail)).status_code == 403


@pytest.mark.parametrize(
    ("change", "fact"),
    [
        ({3: ("12:00", "11:00")}, "第1天查证记录结束11:00不晚于开始12:00"),
        ({1: ("08:45", "10:00")}, "第1天08:45首次会议还没有结束，参观现场就开始"),
        ({6: ("07:00", "08:00")}, "首次会议应排在最前"),
    ],
)
def test_a_schedule_that_cannot_be_is_told_why(change: dict[int, tuple[str, str]], fact: str) -> None:
    from datetime import time

    slots = list(template(1))
    for n, (begins, ends) in change.items():
        s = slots[n]
        slots[n] = Slot(s.day, time.fromisoformat(begins), time.fromisoformat(ends), s.kind)
    assert fact in schedule_faults(slots, 1)
    assert schedule_faults(template(1), 1) == schedule_faults(template(2), 2) == ()
    assert "定为3天，现场评审为一至2天" in schedule_faults(template(2), 3)


def note(**changed: Any) -> dict[str, Any]:
    return {"act": "note", "key": str(uuid4()), "base": "0", "clause": "4.1.2", "bearing": "fact",
            "secrecy": "none", "text": "三年会议纪要齐全", **changed}  # fmt: skip


def test_everybody_checks_in_once_however_often_the_button_is_pressed(here: World) -> None:
    here.arrange(here.files[0])
    member, sent = sit(here.seats[1]), {"act": "check_in", "key": str(uuid4())}
    for _ in range(2):
        assert member.post(url(here), sent).status_code == 302
    assert CheckIn.objects.count() == 1
    assert "你已签到" in text(member.get(url(here)))


def test_records_are_ones_own_until_ones_sheet_is_signed_and_shared_ones_the_teams(here: World) -> None:
    file = here.files[0]
    here.arrange(file)
    first, second = sit(here.seats[1]), sit(here.seats[2])
    first.post(url(here), note(text="只有我知道"))
    first.post(url(here), note(text="供组内沟通", bearing="strength", shared="1"))
    seen = text(second.get(url(here)))
    assert "供组内沟通" in seen
    assert "只有我知道" not in seen
    here.sign(2, file, kind="site")
    assert "只有我知道" in text(second.get(url(here)))


def test_a_photo_goes_with_its_record_and_only_what_it_says_it_is_is_taken(here: World) -> None:
    here.arrange(here.files[0])
    first, second, key = sit(here.seats[1]), sit(here.seats[2]), str(uuid4())
    sent = note(act="media", key=key, secrecy="technical", text="")

    def upload(content: bytes, name: str, kind: str) -> Any:
        return first.post(url(here), {**sent, "file": SimpleUploadedFile(name, content, kind)})

    assert "看不出是照片" in text(upload(b"GIF89a" + b"0" * 20, "a.png", "image/png"))
    assert "看不出是录音" in text(upload(PNG, "a.mp3", "audio/mpeg"))
    assert "请选一张照片或一段录音" in text(first.post(url(here), sent))
    for _ in range(2):
        assert upload(PNG, "车间.png", "image/png").status_code == 302
    kept = Record.objects.get()
    assert (kept.kind, kept.secrecy, kept.text) == ("photo", "technical", "照片")
    assert kept.file is not None
    path = f"/files/{kept.file.pk}/"
    assert (first.get(path).status_code, second.get(path).status_code) == (200, 404)
    assert sit(here.city).get(path).status_code == 404
    sound = b"OggS" + b"0" * 40
    first.post(url(here), {**note(act="media"), "file": SimpleUploadedFile("谈话.ogg", sound, "audio/ogg")})
    assert Record.objects.get(kind="recording").file.kind == "audio/ogg"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("words", "scores"),
    [
        ("过程控制好，综合得分650左右", 1),
        ("这一条给65分", 1),
        ("百分比在60%上下", 1),
        ("一次交验合格率99.2%，比上年高1.4个百分点", 0),
        ("巡检间隔30分钟，3分厂推广不足", 0),
    ],
)
def test_a_closing_with_a_score_in_it_is_told_apart(words: str, scores: int) -> None:
    assert len(told_scores([words])) == scores


def test_no_score_is_told_at_the_closing_meeting(here: World) -> None:
    file = here.files[0]
    here.arrange(file)
    here.fill(0, file, 65, kind="site")
    leader = sit(here.seats[0])
    refused = leader.post(url(here, "closing/"), {"strengths": "好，得分65分", "opportunities": ""})
    assert refused.status_code == 422
    assert "通报中有分数" in text(refused)
    assert "好，得分65分" in text(refused)
    told = {"strengths": "高层重视【4.1.2第1段】", "opportunities": "对比数据少"}
    assert leader.post(url(here, "closing/"), told).status_code == 302
    page = text(sit(here.seats[1]).get(url(here, "closing/")))
    assert "<li>高层重视</li>" in page
    assert "65" not in page.split("<main")[1].split("</main>")[0].replace(str(file.pk), "")


def test_the_site_result_waits_for_schedule_check_ins_and_report(here: World) -> None:
    file, leader = here.files[0], sit(here.seats[0])
    for n in range(5):
        here.sign(n, file, 60, kind="site")
    page = text(leader.get(f"/examiner/result/{file.pk}/"))
    assert "还没有排定现场评审的日程和分工" in page
    here.arrange(file)
    page = text(leader.get(f"/examiner/result/{file.pk}/"))
    assert "没有现场签到，也没有登记缺席原因：高敏华、王建国、李秀兰、张志强、刘桂英" in page
    excuse = {"examiner": str(here.examiners[4].pk), "because": "住院", "seen": "1", "confirmed": "1"}
    visit = SiteVisit.objects.get()
    leader.post(f"/do/site_visit/{visit.pk}/excuse/", excuse)
    assert CheckIn.objects.get().excused == "住院"
    report = {"course": "按日程完成", "verified": ""}
    assert "请填写核实情况" in text(leader.post(url(here, "report/"), report))
    leader.post(url(here, "report/"), {**report, "verified": "均已核实"})
    assert "还没有写现场评审报告" not in text(leader.get(f"/examiner/result/{file.pk}/"))


def test_a_page_takes_as_many_queries_for_30_records_as_for_3(here: World) -> None:
    here.arrange(here.files[0])
    client = sit(here.seats[1])
    for _ in range(3):
        client.post(url(here), note())
    few = queries(client, url(here))
    for _ in range(27):
        client.post(url(here), note())
    assert queries(client, url(here)) == few


def test_a_recused_member_finds_no_visit_and_a_left_file_takes_its_records_along(here: World) -> None:
    file = here.files[0]
    here.arrange(file)
    client = sit(here.seats[1])
    client.post(url(here), note())
    here.declare(1, Panel.objects.get(), file, "advice")
    assert client.get(url(here)).status_code == 404
    assert client.post(url(here), note()).status_code == 404
    other = sit(here.seats[2])
    file.refresh_from_db()
    file.state = S.NOT_CANDIDATE
    file.save()
    assert other.get(url(here)).status_code == 404
