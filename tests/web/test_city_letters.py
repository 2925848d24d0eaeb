"""An objection on paper: in time by its receipt, counted once a second officer confirmed it (26)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from award.demo.play import Play
from award.process.application import S
from award.process.lists import K
from award.process.objection import O
from award.records.cycles.models import PaperAct
from award.records.ledger.models import Line
from award.records.notices.models import Objection
from award.records.waiting import notice_clock
from web.city_world import Desk, clerk, releaser, staged
from web.field import PDF

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def play(django_db_setup: None, django_db_blocker: Any) -> Iterator[Play]:
    """The qualified are on notice."""
    with staged(django_db_blocker, 45) as made:
        yield made


def address(play: Play) -> str:
    notice = play.list_of(K.QUALIFIED).notice
    assert notice is not None
    return f"/city/objections/letter/{notice.pk}/"


def typed(play: Play, **changed: Any) -> dict[str, Any]:
    received = play.now - timedelta(hours=2)
    return {
        "application": str(play.standing(S.QUALIFIED_NOTICE)[0].pk),
        "objector": "某供方",
        "contact": "0472-5000000",
        "facts": "来信反映抽检不合格。",
        "document_number": "收文〔2026〕118号",
        "dated_on": received.date().isoformat(),
        "received_at": f"{received:%Y-%m-%dT%H:%M}",
        "paper_scan": SimpleUploadedFile("来信.pdf", PDF),
        **changed,
    }


def test_a_letter_counts_once_a_second_officer_has_confirmed_it(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = clerk(monkeypatch, play), releaser(monkeypatch, play)
    page = first.send(address(play), typed(play))
    act = PaperAct.objects.latest("id")
    objection = Objection.objects.latest("id")
    assert (page, act.step, objection.state) == (f"/city/paper/{act.pk}/", "objection.file", O.NONE)
    assert "须由另一名工作人员复核" in first.send(page, status=409)
    second.send(page)
    objection.refresh_from_db()
    line = Line.objects.filter(subject=objection.subject).latest("sequence")
    assert (objection.state, line.true_actor, line.confirmed_by) == (
        O.RECEIVED,
        f"user/{play.troupe.clerk.user_id}",
        f"user/{play.troupe.releaser.user_id}",
    )


@pytest.mark.parametrize(
    ("minutes", "name", "step"),
    [(-1, "某供方", "objection.file"), (0, "某供方", "objection.file_lead"), (-1, "", "objection.file_lead")],
    ids=["the last minute", "the first minute after", "without a name"],
)
def test_the_moment_of_receipt_decides_and_without_a_name_it_is_a_lead(
    play: Play, monkeypatch: pytest.MonkeyPatch, minutes: int, name: str, step: str
) -> None:
    notice = play.list_of(K.QUALIFIED).notice
    assert notice is not None
    last, _ = notice_clock(notice, play.now)
    end = play.now.replace(year=last.year, month=last.month, day=last.day, hour=0, minute=0) + timedelta(
        days=1
    )
    received = end + timedelta(minutes=minutes)
    desk = Desk(monkeypatch, play.troupe.clerk, end + timedelta(days=1))
    desk.send(
        address(play),
        typed(play, objector=name, dated_on=last.isoformat(), received_at=f"{received:%Y-%m-%dT%H:%M}"),
    )
    assert PaperAct.objects.latest("id").step == step


def test_everything_wrong_is_named_and_nothing_is_kept_as_an_objection(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, before = clerk(monkeypatch, play), Objection.objects.count()
    later = play.now + timedelta(days=1)
    said = desk.send(
        address(play),
        typed(
            play,
            received_at=f"{later:%Y-%m-%dT%H:%M}",
            paper_scan=SimpleUploadedFile("来信.pdf", b"MZ"),
        ),
        status=422,
    )
    assert "看不出是可用的文件" in said
    said = desk.send(address(play), typed(play, received_at=f"{later:%Y-%m-%dT%H:%M}"), status=422)
    assert "收到时间晚于现在" in said
    said = desk.send(address(play), {}, status=422)
    assert "请填写被反映的单位" in said
    assert Objection.objects.count() == before


def test_the_objections_page_leads_to_the_letters_of_running_notices(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "登记来信" in clerk(monkeypatch, play).see("/city/objections/")
