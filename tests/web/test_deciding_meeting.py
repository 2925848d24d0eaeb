"""The special meeting's pages (Articles 3, 9, 25): at most five, none is possible, nothing typed is lost."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from award.process.application import S
from award.process.kinds import Actor
from award.process.lists import K
from award.records import desk
from award.records.applications.models import Application, Outcome
from award.records.files import door
from award.records.notices.models import AwardList, PublicNotice
from award.records.people.models import Message, Post
from award.records.seat import seat_of
from services.review_world import NOW, World, officer, world
from web.review_seats import queries, sit, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def here() -> World:
    """Seven candidates before the meeting, five of them proposed by CITY."""
    made = world(examiners=0, files=7, state=S.PROPOSED)
    for n, file in enumerate(made.files):
        made.scored(file, str(700 - 10 * n), str(700 - 10 * n))
    made.proposed(*made.files[:5], left=tuple(made.files[5:]))
    made.seats.append(officer("分管副市长", Actor.MEETING))
    return made


def decision(here: World, chosen: int, **changed: Any) -> dict[str, Any]:
    """The first `chosen` candidates, a reason for each other one."""
    award_list = AwardList.objects.get(kind=K.PROPOSED.value)
    fields: dict[str, Any] = {
        "members": [str(a.pk) for a in here.files[:chosen]],
        "presider": "王某某副市长",
        "held_on": "2026-06-01",
        "minutes": "会议逐家审议。",
        "seen": str(award_list.revision),
    }
    fields |= {f"reason_{a.pk}": "名次靠后" for a in here.files[chosen:]}
    return {**fields, **changed}


def address() -> str:
    return f"/meeting/{AwardList.objects.get(kind=K.PROPOSED.value).pk}/"


def test_the_overview_shows_the_track_the_counts_and_what_waits_and_no_name(here: World) -> None:
    page = text(sit(here.seats[0]).get("/meeting/"))
    assert "第10届拟授奖名单等专题会议审议" in page
    assert "7家提交申报" in page
    assert "昆区" in page or "昆都仑区" in page
    assert all(a.number not in page for a in here.files)
    assert page.count('aria-current="step"') == 1


def test_candidates_stand_by_rank_with_the_line_of_five_and_citys_proposal(here: World) -> None:
    page = text(sit(here.seats[0]).get(address()))
    places = [page.index(a.name) for a in here.files]
    assert places == sorted(places)
    assert page.count('<tr class="line">') == 1
    assert (page.count("建议授奖"), page.count("不提名</span>")) == (5, 2)
    assert "checked" not in page


def test_six_are_refused_with_the_words_of_article_3_and_nothing_typed_is_lost(here: World) -> None:
    answer = sit(here.seats[0]).post(address(), decision(here, 6, minutes="写了很久的纪要"))
    page = text(answer)
    assert answer.status_code == 422
    assert "每届授奖总数不超过5个" in page
    assert "名单有6家，超过5家" in page
    assert page.count(" checked") == 6
    assert "写了很久的纪要</textarea>" in page
    assert 'value="王某某副市长"' in page
    assert ">名次靠后</textarea>" in page
    assert AwardList.objects.get(kind="proposed").state == "proposed"


@pytest.mark.parametrize("members", [0, 5])
def test_five_and_none_are_confirmed_first_and_then_decided(here: World, members: int) -> None:
    client = sit(here.seats[0])
    asked = client.post(address(), decision(here, members))
    page = text(asked)
    assert page.count('<td data-label="办理后">列入拟授奖名单</td>') == members
    assert page.count("不列入，名单公示时告知理由：名次靠后") == 7 - members
    assert ("决定奖项空缺" in page) == (members == 0)
    assert AwardList.objects.get(kind="proposed").state == "proposed"
    answer = client.post(address(), decision(here, members, confirmed="1"))
    assert answer.status_code == 302
    award_list = AwardList.objects.get(kind="proposed")
    assert (award_list.state, award_list.presider, award_list.minutes) == (
        "decided", "王某某副市长", "会议逐家审议。",
    )  # fmt: skip
    states = [a.refresh_from_db() or a.state for a in here.files]
    assert states == [S.CHOSEN] * members + [S.NOT_CHOSEN] * (7 - members)
    assert "会议逐家审议。" in text(client.get(address()))


def test_a_candidate_left_off_without_a_reason_is_named_at_its_row(here: World) -> None:
    last = here.files[6]
    sent = decision(here, 5, **{f"reason_{last.pk}": "  "})
    answer = sit(here.seats[0]).post(address(), sent)
    assert answer.status_code == 422
    assert text(answer).count(f"{last.name}：还没有写未列入的理由") == 2  # in the summary and at the row


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"presider": ""}, "请填写主持人"),
        ({"held_on": ""}, "请填写会议日期"),
        ({"held_on": "2026-02-30"}, "会议日期的格式不对"),
        ({"held_on": "2026-06-02"}, "会议日期2026-06-02晚于今天"),
        ({"minutes": " "}, "请填写会议纪要要点"),
        ({"members": ["999999"]}, "没有这个选项"),
    ],
)
def test_each_fault_is_said_and_the_ticks_are_kept(here: World, changed: dict[str, Any], words: str) -> None:
    answer = sit(here.seats[0]).post(address(), decision(here, 5, **changed))
    assert answer.status_code == 422
    assert words in text(answer)
    assert text(answer).count(" checked") == (0 if "members" in changed else 5)


def test_a_reason_of_400_characters_is_taken_and_one_of_401_is_not(here: World) -> None:
    client, key = sit(here.seats[0]), f"reason_{here.files[6].pk}"
    assert client.post(address(), decision(here, 6 - 1, **{key: "因" * 400})).status_code == 200
    answer = client.post(address(), decision(here, 5, **{key: "因" * 401}))
    assert "理由最多400字，现有401字" in text(answer)


def test_the_way_back_from_the_confirm_page_finds_everything_as_typed(here: World) -> None:
    client = sit(here.seats[0])
    scan = SimpleUploadedFile("纪要.pdf", b"%PDF-1.7\n%%EOF")
    client.post(address(), decision(here, 3, minutes="三家", scan=scan))
    page = text(client.get(address()))
    assert "三家</textarea>" in page
    assert page.count(" checked") == 3
    assert "已上传会议纪要扫描件：纪要.pdf" in page


def test_a_decision_taken_meanwhile_refuses_the_second_and_keeps_its_words(here: World) -> None:
    first, second = sit(here.seats[0]), sit(officer("秘书", Actor.MEETING))
    sent = decision(here, 5)
    first.post(address(), {**sent, "confirmed": "1"})
    answer = second.post(address(), {**sent, "confirmed": "1", "minutes": "另一份纪要"})
    assert answer.status_code == 422
    assert "现在是“已决定”，不能决定拟授奖名单" in text(answer)
    assert "另一份纪要</textarea>" in text(answer)


def test_a_stale_page_is_told_and_shows_the_revision_of_now(here: World) -> None:
    award_list = AwardList.objects.get(kind="proposed")
    sent = decision(here, 5, confirmed="1", seen=str(award_list.revision + 7))
    answer = sit(here.seats[0]).post(address(), sent)
    assert answer.status_code == 409
    assert "另有人办过这一件" in text(answer)
    assert text(answer).count(" checked") == 5


def test_who_withdrew_needs_neither_decision_nor_reason(here: World) -> None:
    gone = here.files[6]
    gone.state = S.WITHDRAWN
    gone.save()
    sent = decision(here, 5)
    del sent[f"reason_{gone.pk}"]
    client = sit(here.seats[0])
    assert gone.number not in text(client.get(address()))
    assert client.post(address(), {**sent, "confirmed": "1"}).status_code == 302
    gone.refresh_from_db()
    assert gone.state == S.WITHDRAWN


def as_applicant(file: Application) -> str:
    """What its applicant reads, without the form's token and figures."""
    file.refresh_from_db()
    user = officer("单位经办人").person
    post = Post.objects.create(user_id=user, actor="applicant", enterprise=file.enterprise, may_release=True)
    client = sit(seat_of(post))
    pages = "".join(
        text(client.get(path))
        for path in ("/applicant/", f"/do/application/{file.pk}/withdraw/", "/messages/")
    )
    pages = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", pages)
    return re.sub(r"\d+", "", pages)  # the files' names, numbers and ids differ in their figures only


def test_the_applicants_learn_nothing_before_the_publication(here: World) -> None:
    """The pages of a chosen and of an unchosen applicant are the same word for word, but for their names."""
    for file in here.files:
        file.shown = S.CONSULTATION
        file.save()
    sit(here.seats[0]).post(address(), {**decision(here, 5), "confirmed": "1"})
    chosen, left = (as_applicant(file) for file in (here.files[0], here.files[6]))
    assert chosen == left
    assert "结果公布前暂不能撤回申报" in chosen
    assert Message.objects.filter(user__posts__actor="applicant").count() == 0
    assert set(Outcome.objects.values_list("released_at", flat=True)) == {None}


def test_the_meeting_opens_no_dossier_and_other_seats_no_meeting(here: World) -> None:
    seat = here.seats[0]
    assert desk.readable(seat).count() == 0
    assert list(door.evidence(seat, here.files[0])) == []
    assert sit(seat).get(f"/city/qualification/{here.files[0].pk}/").status_code == 403
    for actor in (Actor.OFFICE, Actor.GOVERNMENT, Actor.CITY):
        assert sit(officer(actor.value, actor)).get(address()).status_code == 403


def test_a_list_that_has_not_come_to_the_meeting_does_not_exist_for_it(here: World) -> None:
    AwardList.objects.filter(kind="proposed").update(state="draft")
    assert sit(here.seats[0]).get(address()).status_code == 404
    candidates = AwardList.objects.get(kind="candidates")
    assert sit(here.seats[0]).get(f"/meeting/{candidates.pk}/").status_code == 404


def test_a_running_notice_is_drawn_and_an_ended_one_is_not(here: World) -> None:
    notice = PublicNotice.objects.create(
        cycle=here.cycle, kind="candidates", title="候选名单公开征求意见", issuer="", body={"entries": []},
        digest="0" * 64, published_at=NOW, days=5,
    )  # fmt: skip
    client = sit(here.seats[0])
    page = text(client.get("/meeting/"))
    assert "到2026-06-08（周一）" in page.replace('<time class="nb" datetime="2026-06-08">', "").replace(
        "</time>", ""
    )
    assert "最早" in page
    notice.published_at = NOW.replace(month=5)
    notice.save()
    assert "正在征求意见" not in text(client.get("/meeting/"))


def test_30_candidates_take_no_more_queries_than_3(here: World) -> None:
    award_list = AwardList.objects.get(kind="proposed")
    for entry in award_list.entries.all()[3:]:
        entry.delete()
    client = sit(here.seats[0])
    few = queries(client, address()), queries(client, "/meeting/")
    award_list.entries.all().delete()
    for _ in range(23):
        here.scored(here.file(state=S.PROPOSED), "500", "500")
    here.proposed(*here.files[:5], left=tuple(here.files[5:]))
    assert (queries(client, address()), queries(client, "/meeting/")) == few
