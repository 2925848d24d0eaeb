"""The office and the municipal government (25, 26, 30, 31): seven days, consents, approvals, circular."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine

from award.law.citation import Findings, met
from award.process.application import Road, S
from award.process.honour import H
from award.process.kinds import Actor
from award.records import desk
from award.records.applications.models import Application
from award.records.honours.models import Honour
from award.records.ledger.models import Line
from award.records.notices.models import AwardList, NoticeDraft, Objection, PublicNotice
from award.records.seat import Seat
from award.services import steps
from award.services.steps import Refused
from award.services.together import take_each
from services.review_world import NOW, World, officer, world
from web.review_seats import queries, sit, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def decided() -> World:
    """Three recipients decided on, nothing published."""
    made = world(examiners=0, files=3, state=S.CHOSEN)
    award_list = made.proposed(*made.files, state="decided")
    award_list.presider, award_list.held_on, award_list.minutes = "王某某", date(2026, 5, 29), "决定三家。"
    award_list.save()
    made.seats.append(officer("办公室", Actor.OFFICE))
    return made


def draft(here: World, days: str = "7") -> None:
    """CITY's text of the notice, for OFFICE to release."""
    NoticeDraft.objects.create(
        award_list=AwardList.objects.get(kind="proposed"), days=int(days), drafted_by_id=here.city.user_id,
        drafted_at=NOW,
    )  # fmt: skip


def published(
    here: World, days_ago: int = 30, states: str = S.REPORTED, state: str = "reported"
) -> AwardList:
    """The list after its notice, its members in one state."""
    award_list = AwardList.objects.get(kind="proposed")
    award_list.notice = PublicNotice.objects.create(
        cycle=here.cycle, kind="proposed", title="拟授奖名单公示", issuer="", digest="0" * 64, exactly=True,
        body={"entries": []}, published_at=NOW - timedelta(days=days_ago), days=7,
    )  # fmt: skip
    award_list.state = state
    award_list.save()
    Application.objects.update(state=states)
    for file in here.files:
        file.refresh_from_db()
    return award_list


def publication(here: World, **changed: str) -> tuple[str, dict[str, str]]:
    award_list = AwardList.objects.get(kind="proposed")
    path = f"/do/list/{award_list.pk}/publish_proposed/"
    return path, {"seen": str(award_list.revision), "days": "7", "longer_because": "", **changed}


def test_the_office_sees_the_decided_list_and_a_form_of_seven_days(decided: World) -> None:
    client = sit(decided.seats[0])
    page = text(client.get("/office/"))
    assert "等我办的1件" in page
    assert all(a.number in page for a in decided.files)
    path, _ = publication(decided)
    assert f"{path}?days=7" in page
    assert 'name="days" value="7"' in text(client.get(f"{path}?days=7"))


@pytest.mark.parametrize(
    ("days", "reason", "words"),
    [
        ("6", "", "公示期定为6个工作日，少于7个"),
        ("8", "", "公示期定为8个工作日，多于7个，没有写理由"),
        ("0", "", "公示的工作日数不小于1"),
        ("七", "", "公示的工作日数的格式不对"),
    ],
)
def test_a_notice_not_of_seven_days_is_refused_and_what_was_typed_stays(
    decided: World, days: str, reason: str, words: str
) -> None:
    path, sent = publication(decided, days=days, longer_because=reason)
    answer = sit(decided.seats[0]).post(path, {**sent, "confirmed": "1"})
    assert answer.status_code in (409, 422)
    assert words in text(answer)
    assert PublicNotice.objects.count() == 0


@pytest.mark.parametrize(
    ("days", "reason", "last"), [("7", "", "2026-06-10"), ("8", "节前人少", "2026-06-11")]
)
def test_seven_days_are_published_and_eight_with_a_reason(
    decided: World, days: str, reason: str, last: str
) -> None:
    client = sit(decided.seats[0])
    draft(decided, days)
    path, sent = publication(decided, days=days, longer_because=reason)
    assert "内容冻结" in text(client.post(path, sent))
    assert client.post(path, {**sent, "confirmed": "1"}).status_code == 302
    page = text(client.get("/office/"))
    assert last in page
    assert "第1个" in page
    assert {a.state for a in Application.objects.all()} == {S.AWARD_NOTICE}


def test_before_the_decision_the_office_sees_no_list_and_no_file(decided: World) -> None:
    AwardList.objects.filter(kind="proposed").update(state="proposed")
    page = text(sit(decided.seats[0]).get("/office/"))
    assert "现在没有等你办的事" in page
    assert all(a.number not in page for a in decided.files)
    assert desk.on_the_desk_of(decided.seats[0]).count() == 0


def test_an_empty_decision_is_a_vacancy_and_no_notice(decided: World) -> None:
    AwardList.objects.get(kind="proposed").entries.update(member=False, reason="空缺")
    page = text(sit(decided.seats[0]).get("/office/"))
    assert "专题会议决定奖项空缺" in page
    assert "publish_proposed" not in page


@pytest.mark.parametrize("actor", [Actor.CITY, Actor.MEETING, Actor.GOVERNMENT])
def test_only_the_office_publishes_the_recipients(decided: World, actor: Actor) -> None:
    client = sit(officer(actor.value, actor))
    path, sent = publication(decided)
    assert client.get("/office/").status_code == 403
    assert client.post(path, {**sent, "confirmed": "1"}).status_code in (403, 404)
    assert PublicNotice.objects.count() == 0


@pytest.fixture
def government(decided: World) -> Seat:
    return officer("市政府", Actor.GOVERNMENT)


@pytest.fixture
def no_bars(monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles 15 to 17 are tried elsewhere: here a bar stands only against files named 有碍."""

    def rule(step: Any, subject: Any, now: Any, by: Any, details: Any = None) -> Findings:
        if step is not Road.APPROVE:
            return real(step, subject, now, by, details)
        found = real(step, subject, now, by, details)
        return tuple(f for f in found if f.law.article != 17) if subject.recheck_note != "有碍" else found

    real = steps.why_not
    monkeypatch.setattr(steps, "why_not", rule)
    assert met() == ()


def test_the_government_sees_what_waits_and_nothing_earlier(decided: World, government: Seat) -> None:
    client = sit(government)
    assert "现在没有等市人民政府办的事" in text(client.get("/government/"))
    published(decided)
    page = text(client.get("/government/"))
    assert "等市人民政府办的3件" in page
    assert page.count("批准授奖</a>") == 3
    assert "circulate" not in page


def test_the_dry_run_says_each_effect_and_approves_together(
    decided: World, government: Seat, no_bars: None
) -> None:
    award_list = published(decided)
    Application.objects.filter(pk=decided.files[2].pk).update(recheck_note="有碍")
    client, path = sit(government), f"/government/approve/{award_list.pk}/"
    page = text(client.get(path))
    assert page.count("批准授奖，列入授奖通报</td>") == 2
    assert page.count("不办：") == 1
    assert Application.objects.filter(state=S.APPROVED).count() == 0
    seen = {f"seen_{a.pk}": str(a.revision) for a in decided.files[:2]}
    assert client.post(path, seen).status_code == 302
    states = list(Application.objects.order_by("pk").values_list("state", flat=True))
    assert states == [S.APPROVED, S.APPROVED, S.REPORTED]
    assert Line.objects.filter(step="application.approve").count() == 2


def test_one_file_changed_meanwhile_takes_all_approvals_back(
    decided: World, government: Seat, no_bars: None
) -> None:
    award_list = published(decided)
    sent = {f"seen_{a.pk}": str(a.revision) for a in decided.files}
    Application.objects.filter(pk=decided.files[1].pk).update(revision=9)
    answer = sit(government).post(f"/government/approve/{award_list.pk}/", sent)
    assert answer.status_code == 409
    assert Application.objects.filter(state=S.APPROVED).count() == 0
    assert Line.objects.count() == 0


def test_the_service_approves_all_or_none(decided: World, government: Seat, no_bars: None) -> None:
    published(decided)
    with pytest.raises(Refused):
        take_each(Road.APPROVE, {decided.files[0]: 0, decided.files[1]: 5}, by=government, now=NOW)
    assert Application.objects.filter(state=S.APPROVED).count() == 0
    take_each(Road.APPROVE, dict.fromkeys(decided.files, 0), by=government, now=NOW)
    assert Application.objects.filter(state=S.APPROVED).count() == 3


def test_before_the_last_day_is_over_nothing_is_approved(decided: World, government: Seat) -> None:
    """Published on 2026-05-21, the seventh working day is 2026-06-01: that day still refuses."""
    award_list = published(decided, days_ago=11)
    page = text(sit(government).get(f"/government/approve/{award_list.pk}/"))
    assert "没有一家可以批准授奖" in page
    assert "到2026-06-01" in page
    award_list.notice.published_at -= timedelta(days=1)  # type: ignore[union-attr]
    award_list.notice.save()  # type: ignore[union-attr]
    assert "到2026-06-01" not in text(sit(government).get(f"/government/approve/{award_list.pk}/"))


def test_the_circular_waits_for_every_approval_and_needs_its_number(decided: World, government: Seat) -> None:
    award_list = published(decided, states=S.APPROVED)
    client = sit(government)
    assert f"/do/list/{award_list.pk}/circulate/" in text(client.get("/government/"))
    path = f"/do/list/{award_list.pk}/circulate/"
    sent = {
        "seen": str(award_list.revision),
        "circular_number": "",
        "circular_on": "2026-06-01",
        "confirmed": "1",
    }
    assert "请填写授奖通报文号" in text(client.post(path, sent))
    assert client.post(path, {**sent, "circular_number": "包府发〔2026〕9号"}).status_code == 302
    award_list.refresh_from_db()
    assert award_list.state == "circulated"
    assert f"/do/list/{award_list.pk}/confer/" in text(client.get("/government/"))
    confer = {"seen": str(award_list.revision), "confirmed": "1"}
    assert client.post(f"/do/list/{award_list.pk}/confer/", confer).status_code == 302
    assert Honour.objects.count() == 3
    assert "办结的" in text(client.get("/government/"))


def test_nobody_left_is_a_vacancy_and_no_circular(decided: World, government: Seat) -> None:
    award_list = published(decided, states=S.DISQUALIFIED)
    client = sit(government)
    assert "circulate" not in text(client.get("/government/"))
    sent = {
        "seen": "0",
        "circular_number": "包府发〔2026〕9号",
        "circular_on": "2026-06-01",
        "confirmed": "1",
    }
    answer = client.post(f"/do/list/{award_list.pk}/circulate/", sent)
    assert answer.status_code == 409
    assert "拟授奖名单上的单位都已取消授奖资格，请作空缺说明" in text(answer)


def test_a_consent_asked_for_and_a_revocation_lead_to_their_pages(decided: World, government: Seat) -> None:
    award_list = published(decided, states=S.AWARD_NOTICE, state="published")
    objection = Objection.objects.create(
        code="ABCDE12345", notice=award_list.notice, application=decided.files[0], state="asked",
        received_at=NOW, facts="事实", verdict="经复核成立",
    )  # fmt: skip
    honour = Honour.objects.create(
        cycle_number=9, enterprise=decided.files[1].enterprise, name="旧获奖单位", certificate="C-9",
        awarded_on=date(2024, 1, 1), circular_number="x", state=H.STUDIED.value, grounds_article=31,
        grounds="较大安全事故",
    )  # fmt: skip
    client = sit(government)
    page = text(client.get("/government/"))
    assert f"/do/objection/{objection.pk}/consent/" in page
    assert f"/do/honour/{honour.pk}/revoke/" in page
    assert "等市人民政府办的2件" in page
    assert decided.files[1].number not in page  # the list itself has not come here yet
    answer = client.post(
        f"/do/objection/{objection.pk}/consent/",
        {"seen": "0", "consent_number": "包府函〔2026〕3号", "confirmed": "1"},
    )
    assert answer.status_code == 302
    assert "等市人民政府办的1件" in text(client.get("/government/"))


@pytest.mark.parametrize("actor", [Actor.OFFICE, Actor.GOVERNMENT])
def test_these_seats_read_no_dossier(decided: World, actor: Actor) -> None:
    published(decided)
    seat = officer(actor.value, actor)
    assert desk.on_the_desk_of(seat).count() == 3
    assert desk.readable(seat).count() == 0
    client, file = sit(seat), decided.files[0]
    for path in (
        f"/city/qualification/{file.pk}/",
        f"/county/screening/{file.pk}/",
        f"/examiner/result/{file.pk}/",
    ):
        assert client.get(path).status_code == 403


def test_30_rows_take_no_more_queries_than_3(decided: World, government: Seat) -> None:
    """The cap keeps a list at five; the desks do not lean on that."""
    published(decided)
    desks = {"/government/": sit(government), "/office/": sit(decided.seats[0])}
    few = {path: queries(client, path) for path, client in desks.items()}
    award_list = AwardList.objects.get(kind="proposed")
    for n in range(27):
        file = decided.file(state=S.REPORTED)
        award_list.entries.create(application=file)
        Objection.objects.create(
            code=f"CODE{n:06d}", notice=award_list.notice, application=file, state="asked", received_at=NOW,
            facts="事实",
        )  # fmt: skip
        Honour.objects.create(
            cycle_number=8, enterprise=file.enterprise, name=file.name, certificate=f"C-{n}",
            circular_number="x", awarded_on=date(2024, 1, 1), state=H.ESTABLISHED.value, grounds_article=30,
        )  # fmt: skip
    assert {path: queries(client, path) for path, client in desks.items()} == few
