"""The examiner's desk, declaration, sheet and result (7, 23, 27, 28): what is shown and what never is."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from award.process.application import S
from award.process.kinds import Actor
from award.process.panel import SheetState
from award.records.files import door
from award.records.files.models import Evidence
from award.records.reviews.models import Declaration, Panel, Result
from award.services import files, frozen
from services.review_world import CLAUSES, NOW, PASSWORD, World, officer, world
from web.review_seats import queries, sit, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def here() -> World:
    return world(examiners=6, files=2)


@pytest.fixture
def panel(here: World) -> Panel:
    """A panel of five on both files; nobody has declared."""
    return here.panel(*here.files)


def form(here: World, n: int, **changed: Any) -> dict[str, Any]:
    """The sheet's form as the browser sends it."""
    sheet = here.sheet(n, here.files[0])
    fields = (
        {f"p_{c}": "60" for c in CLAUSES} | {f"s_{c}": "" for c in CLAUSES} | {f"o_{c}": "" for c in CLAUSES}
    )
    return {**fields, "revision": str(sheet.revision), **changed}


def sheet_url(here: World, n: int, file: int = 0) -> str:
    return f"/examiner/sheet/{here.sheet(n, here.files[file]).pk}/"


def word(**changed: Any) -> dict[str, Any]:
    return {"interest": "none", "note": "", "undertaking": "on", **changed}


def test_the_desk_asks_for_the_declaration_first(here: World, panel: Panel) -> None:
    page = text(sit(here.seats[1]).get("/examiner/"))
    assert page.count("声明利害关系，此后才能打开材料") == 2
    assert "等我办的2件" in page


def test_before_the_declaration_nothing_opens(here: World, panel: Panel) -> None:
    client, file = sit(here.seats[1]), here.files[0]
    paths = [sheet_url(here, 1), f"{sheet_url(here, 1)}save/", f"/examiner/result/{file.pk}/"]
    answers = [client.post(p) if p.endswith("save/") else client.get(p) for p in paths]
    assert [a.status_code for a in answers] == [404, 404, 404]
    assert list(door.evidence(here.seats[1], file)) == []
    assert client.get(f"/examiner/declaration/{file.pk}/").status_code == 200


def test_the_files_of_a_dossier_open_and_close_with_the_declaration(here: World, panel: Panel) -> None:
    client, file = sit(here.seats[1]), here.files[0]
    proof = files.keep(
        b"%PDF-1.7\n%%EOF", name="审计报告.pdf", subject=file.subject, purpose="audit", by=here.city, now=NOW
    )
    frozen.freeze(file, here.city, NOW)
    path = f"/files/{proof.pk}/"
    assert client.get(path).status_code == 404
    here.declare(1, panel, file)
    assert client.get(path).status_code == 200
    here.declare(1, panel, file, "advice")
    assert client.get(path).status_code == 404
    for actor in (Actor.MEETING, Actor.OFFICE, Actor.GOVERNMENT):
        assert sit(officer(actor.value, actor)).get(path).status_code == 403


def test_a_word_of_none_opens_the_sheet_with_the_dossier_as_filed(here: World, panel: Panel) -> None:
    client, file = sit(here.seats[1]), here.files[0]
    secret = Evidence.objects.create(
        name="工艺参数.pdf", kind="application/pdf", size=1, sha256="a" * 64, secrecy="technical",
        purpose="other", subject=file.subject, uploaded_at=NOW,
    )  # fmt: skip
    frozen.freeze(file, here.city, NOW)
    file.draft.report = {"4.1.2": {"text": "提交以后改的"}}
    file.draft.save()
    answer = client.post(f"/examiner/declaration/{file.pk}/", word(application=file.pk))
    assert (answer.status_code, answer["Location"]) == (302, "/examiner/")
    page = text(client.get(sheet_url(here, 1)))
    assert "4.1.2条的自我评价" in page
    assert "提交以后改的" not in page
    assert f'href="/files/{secret.pk}/"' in page
    assert "技术秘密" in page
    assert page.count('name="p_') == 23


def test_the_undertaking_left_out_is_said_at_its_field_and_the_choice_kept(here: World, panel: Panel) -> None:
    client, file = sit(here.seats[1]), here.files[0]
    sent = word(application=file.pk, note="无")
    del sent["undertaking"]
    answer = client.post(f"/examiner/declaration/{file.pk}/", sent)
    assert answer.status_code == 422
    assert "请填写我遵守评审纪律" in text(answer)
    assert '<option value="none" selected>' in text(answer)
    assert Declaration.objects.count() == 0


def test_an_interest_is_confirmed_on_a_page_of_its_own_and_then_everything_is_404(
    here: World, panel: Panel
) -> None:
    file, client = here.files[0], sit(here.seats[1])
    path = f"/examiner/declaration/{file.pk}/"
    sent = word(application=file.pk, interest="shares", note="持股0.1%")
    asked = client.post(path, sent)
    assert "声明后本人不能撤回" in text(asked)
    assert Declaration.objects.count() == 0
    assert client.post(path, {**sent, "confirmed": "1"}).status_code == 302
    sheet = here.sheet(1, file)
    for address in (
        path, f"/examiner/sheet/{sheet.pk}/", f"/examiner/result/{file.pk}/", f"/do/sheet/{sheet.pk}/sign/",
        f"/do/application/{file.pk}/finish_documents/", f"/do/application/{file.pk}/findings/",
    ):  # fmt: skip
        assert (address, client.get(address).status_code) == (address, 404)
    assert client.post(f"/examiner/sheet/{sheet.pk}/save/", form(here, 1)).status_code == 404
    page = text(client.get("/examiner/"))
    assert str(file.number) not in page
    assert "等我办的1件" in page  # the other file only


def test_the_word_of_one_does_not_make_the_page_of_another_stale(here: World, panel: Panel) -> None:
    file = here.files[0]
    second = sit(here.seats[2])
    second.get(f"/examiner/declaration/{file.pk}/")
    here.declare(1, panel, file)
    answer = second.post(f"/examiner/declaration/{file.pk}/", word(application=file.pk))
    assert answer.status_code == 302


def test_the_declaration_of_one_file_is_not_sent_for_another(here: World, panel: Panel) -> None:
    one, two = here.files
    client = sit(here.seats[1])
    assert client.post(f"/examiner/declaration/{one.pk}/", word(application=two.pk)).status_code == 404


def test_the_plain_form_saves_all_items_and_keeps_what_is_wrong(here: World, panel: Panel) -> None:
    here.all_declare(panel)
    client, path = sit(here.seats[1]), sheet_url(here, 1)
    wrong = client.post(path, form(here, 1, **{"p_4.1.2": "63", "p_4.7.7": "六十", "s_4.1.2": "做得好"}))
    page = text(wrong)
    assert wrong.status_code == 422
    assert "4.1.2填了“63”，百分比只取0至100之间5的倍数" in page
    assert "4.7.7填了“六十”，百分比只取0至100之间5的倍数" in page
    assert 'value="63"' in page
    assert ">做得好</textarea>" in page
    assert here.sheet(1, here.files[0]).percents == {}
    right = client.post(path, form(here, 1, **{"p_4.1.2": "65%", "p_4.7.7": ""}))
    assert right.status_code == 302
    stored = here.sheet(1, here.files[0])
    assert (stored.percents["4.1.2"], stored.percents["4.7.7"], stored.revision) == (65, None, 1)


@pytest.mark.parametrize("typed", ["-5", "105", "5.5", "１０", "0005", "5e1", "NaN"])
def test_what_is_no_step_of_five_is_refused_beside_the_item(here: World, panel: Panel, typed: str) -> None:
    here.all_declare(panel)
    answer = sit(here.seats[1]).post(sheet_url(here, 1), form(here, 1, **{"p_4.1.2": typed}))
    assert answer.status_code == 422
    assert f"4.1.2填了“{typed}”" in text(answer)


def test_the_script_saves_with_a_revision_and_is_told_of_a_conflict(here: World, panel: Panel) -> None:
    here.all_declare(panel)
    client, path = sit(here.seats[1]), f"{sheet_url(here, 1)}save/"
    sent = form(here, 1)
    assert json.loads(client.post(path, sent).content) == {"revision": 1, "saved_at": "09:00:00"}
    late = client.post(path, {**sent, "p_4.1.2": "90"})
    assert (late.status_code, json.loads(late.content)["revision"]) == (409, 1)
    assert here.sheet(1, here.files[0]).percents["4.1.2"] == 60
    wrong = client.post(path, form(here, 1, **{"p_4.1.2": "61"}))
    assert wrong.status_code == 422
    assert json.loads(wrong.content)["message"] == "4.1.2填了“61”，百分比只取0至100之间5的倍数"
    assert client.get(path).status_code == 405


def test_a_stale_plain_form_comes_back_with_what_was_typed(here: World, panel: Panel) -> None:
    here.all_declare(panel)
    client, path = sit(here.seats[1]), sheet_url(here, 1)
    old = form(here, 1, **{"s_4.1.2": "离线写的"})
    here.fill(1, here.files[0], 50)
    answer = client.post(path, old)
    assert answer.status_code == 409
    assert "这份评分表在别处保存过" in text(answer)
    assert ">离线写的</textarea>" in text(answer)
    assert here.sheet(1, here.files[0]).percents["4.1.2"] == 50


def test_the_signing_page_lists_what_is_missing_then_confirms_then_locks(here: World, panel: Panel) -> None:
    here.all_declare(panel)
    client, file, path = sit(here.seats[1]), here.files[0], sheet_url(here, 1)
    sheet = here.sheet(1, file)
    sign = f"/do/sheet/{sheet.pk}/sign/"
    gone_on = client.post(path, form(here, 1, then="sign", **{"p_4.7.7": ""}))
    assert gone_on["Location"] == sign
    assert "还有1项没有评分：4.7.7" in text(client.get(sign))
    client.post(path, form(here, 1))
    sheet.refresh_from_db()
    confirm = client.post(sign, {"seen": str(sheet.revision)})
    assert "评分表将锁定" in text(confirm)
    assert (
        client.post(sign, {"seen": str(sheet.revision), "confirmed": "1", "signature": PASSWORD}).status_code
        == 302
    )
    sheet.refresh_from_db()
    assert sheet.state == SheetState.SIGNED
    assert "不能再改" in text(client.get(path))
    assert client.post(path, form(here, 1, **{"p_4.1.2": "90"})).status_code == 409
    assert client.post(f"{path}save/", form(here, 1)).status_code == 409


def test_nothing_of_the_others_is_shown_before_my_own_sheet_is_signed(here: World, panel: Panel) -> None:
    """Marks of 85, a remark and a total that nobody else writes are looked for on every page open to me."""
    file = here.files[0]
    here.all_declare(panel)
    for n in (0, 2, 3, 4):
        here.sign(n, file, 85)
    other = here.sheet(2, file)
    other.strengths = {"4.1.2": "唯有李秀兰这样写"}
    other.save()
    client = sit(here.seats[1])
    paths = [
        "/examiner/", sheet_url(here, 1), f"/examiner/result/{file.pk}/",
        f"/do/application/{file.pk}/finish_documents/", f"/do/application/{file.pk}/findings/",
    ]  # fmt: skip
    for path in paths:
        page = text(client.get(path))
        assert (path, "唯有李秀兰" in page, "850.00" in page, "相差" in page) == (path, False, False, False)
    assert "先签署你自己的评分表" in text(client.get(f"/examiner/result/{file.pk}/"))
    here.sign(1, file, 40)
    page = text(client.get(f"/examiner/result/{file.pk}/"))
    assert "唯有李秀兰这样写" in page
    assert page.count("差45</span>") == 23  # 85 and 40, on every item
    assert "850.00" in page


def test_nobody_opens_the_sheet_of_another(here: World, panel: Panel) -> None:
    here.all_declare(panel)
    theirs = here.sheet(2, here.files[0])
    client = sit(here.seats[1])
    assert client.get(f"/examiner/sheet/{theirs.pk}/").status_code == 404
    assert client.post(f"/examiner/sheet/{theirs.pk}/save/", form(here, 2)).status_code == 404


def concluded(here: World, panel: Panel) -> str:
    file = here.files[0]
    here.all_declare(panel)
    for n, percent in enumerate((60, 60, 60, 60, 40)):
        here.sign(n, file, percent)
    return f"/examiner/result/{file.pk}/"


def revision(here: World) -> str:
    here.files[0].refresh_from_db()
    return str(here.files[0].revision)


def test_the_leader_agrees_finds_and_signs_on_one_page(here: World, panel: Panel) -> None:
    path, leader, file = concluded(here, panel), sit(here.seats[0]), here.files[0]
    page = text(leader.get(path))
    assert page.count('value="55"') == 23  # (4 x 60 + 40) / 5 = 56, on the grid 55
    assert "须合议并记录理由" in page
    agreed = {f"p_{c}": "55" for c in CLAUSES} | {f"r_{c}": "看过附件，取多数。" for c in CLAUSES}
    wrong = leader.post(path, {**agreed, "p_4.1.2": "58", "discussion": "逐条合议", "seen": revision(here)})
    assert wrong.status_code == 422
    assert "4.1.2填了“58”，百分比只取0至100之间5的倍数" in text(wrong)
    assert ">逐条合议</textarea>" in text(wrong)
    empty = leader.post(path, {**agreed, "discussion": "", "seen": revision(here)})
    assert "请填写合议情况和理由" in text(empty)
    assert leader.post(path, {**agreed, "discussion": "逐条合议", "seen": revision(here)}).status_code == 302
    assert leader.post(path, {"findings": "优势……", "seen": revision(here)}).status_code == 302
    finish = f"/do/application/{file.pk}/finish_documents/"
    waiting = text(leader.get(path))
    assert "还没有会签或书面保留意见：王建国、李秀兰、张志强、刘桂英" in waiting
    here.countersign(file)
    sent = {"seen": revision(here)}
    assert "以组长身份签署" in text(leader.post(finish, sent))
    assert leader.post(finish, {**sent, "confirmed": "1", "signature": PASSWORD})["Location"] == path
    file.refresh_from_db()
    assert (file.state, str(Result.objects.get().score)) == (S.DOCUMENT_REVIEWED, "550.00")
    assert "<b>550.00</b> 分" in text(leader.get(path))


def test_a_stale_consensus_keeps_what_the_leader_wrote(here: World, panel: Panel) -> None:
    path, leader = concluded(here, panel), sit(here.seats[0])
    sent = {f"{k}_{c}": "50" for c in CLAUSES for k in "pr"} | {"discussion": "写了很久的理由", "seen": "0"}
    assert leader.post(path, sent).status_code == 302  # the same page again, meanwhile old
    answer = leader.post(path, sent)
    assert answer.status_code == 409
    assert ">写了很久的理由</textarea>" in text(answer)


def test_a_member_who_does_not_lead_sees_the_comparison_and_no_form(here: World, panel: Panel) -> None:
    path, member = concluded(here, panel), sit(here.seats[2])
    page = text(member.get(path))
    assert "登记合议" not in page
    assert member.post(path, {"findings": "我来写", "seen": revision(here)}).status_code == 422
    assert Result.objects.filter(findings="我来写").count() == 0


def test_after_its_stage_only_the_way_to_a_late_recusal_is_left(here: World, panel: Panel) -> None:
    here.all_declare(panel)
    file = here.files[0]
    file.state = S.NOT_SHORTLISTED
    file.save()
    client = sit(here.seats[1])
    page = text(client.get("/examiner/"))
    assert "本阶段已办结，材料不再开放" in page
    assert f"/examiner/declaration/{file.pk}/" in page
    assert client.get(f"/examiner/result/{file.pk}/").status_code == 404
    assert client.get(sheet_url(here, 1)).status_code == 404


@pytest.mark.parametrize("who", ["city", "second"])
def test_the_examiners_pages_are_the_examiners(here: World, panel: Panel, who: str) -> None:
    client = sit(getattr(here, who))
    for path in ("/examiner/", sheet_url(here, 1), f"/examiner/result/{here.files[0].pk}/"):
        assert client.get(path).status_code == 403


def test_the_desk_takes_as_many_queries_for_30_files_as_for_3(here: World) -> None:
    here.file()
    panel = here.panel(*here.files)
    client = sit(here.seats[1])
    few = queries(client, "/examiner/")
    for _ in range(27):
        here.file()
    here.change(panel, here.compose(list(range(5)), here.files))
    assert panel.applications.count() == 30
    assert queries(client, "/examiner/") == few
