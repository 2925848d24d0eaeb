"""Article 23: the leader answers, the members give their word first; spreads carry a reason item by item."""

import pytest

from award.process.application import Road, S
from award.process.panel import SheetRoad
from award.process.points import Places, dangling, points
from award.records.ledger.models import Line
from award.records.reviews.models import Panel, Result, Sheet
from award.records.scoring.models import Countersignature, PrivateNotes
from award.services import sheets
from award.services.asking import BadDetails
from award.services.deeds.conclusions import Agreement, Consensus, Dissent, Findings, Unable
from award.services.deeds.sheets import sheet_digest
from award.services.steps import Refused, take, why_not
from services.review_world import CLAUSES, NOW, World, world

pytestmark = pytest.mark.django_db
REASONS = dict.fromkeys(CLAUSES, "看过同一份附件后取多数。")


@pytest.fixture
def here() -> World:
    """Five signed sheets on one file, the last 30 points apart on 4.1.2; consensus and findings written."""
    made = world(examiners=6, files=1)
    file = made.files[0]
    made.all_declare(made.panel(file))
    for n in range(4):
        made.sign(n, file, 60)
    made.sign(4, file, {**dict.fromkeys(CLAUSES, 60), "4.1.2": 30})
    agreed = dict.fromkeys(CLAUSES, 60)
    made.step(Road.CONSENSUS, file, 0, Consensus(agreed, "6月1日下午合议。", {"4.1.2": "有附件为证。"}))
    made.step(Road.FINDINGS, file, 0, Findings("优势与改进机会。"))
    return made


def finish(here: World) -> list[str]:
    with pytest.raises(Refused) as raised:
        here.step(Road.FINISH_DOCUMENTS, here.files[0])
    return [f.because for f in raised.value.findings]


def agree(here: World, *members: int) -> None:
    for n in members:
        here.step(Road.COUNTERSIGN, here.files[0], n, Agreement(here.text(here.files[0])))


def test_the_leader_cannot_sign_before_every_member_has_given_a_word(here: World) -> None:
    assert finish(here) == ["还没有会签或书面保留意见：王建国、李秀兰、张志强、刘桂英"]
    agree(here, 1, 2, 3)
    assert finish(here) == ["还没有会签或书面保留意见：刘桂英"]
    agree(here, 4)
    here.step(Road.FINISH_DOCUMENTS, here.files[0])
    assert here.files[0].state == S.DOCUMENT_REVIEWED


def test_a_dissent_in_writing_is_a_word_and_stays_beside_the_result(here: World) -> None:
    file = here.files[0]
    agree(here, 1, 2, 3)
    with pytest.raises(BadDetails, match="请填写保留意见"):
        here.step(Road.DISSENT, file, 4, Dissent(here.text(file), " "))
    here.step(Road.DISSENT, file, 4, Dissent(here.text(file), "4.1.2应为30%。"))
    here.step(Road.FINISH_DOCUMENTS, file)
    kept = Countersignature.objects.get(kind="dissent")
    assert (kept.statement, kept.examiner) == ("4.1.2应为30%。", here.examiners[4])
    line = Line.objects.get(step="application.finish_documents")
    assert line.facts["words"] == {
        f"examiner/{here.examiners[n].pk}": "dissent" if n == 4 else "agreed" for n in range(1, 5)
    }
    assert "4.1.2应为30%" not in str(list(Line.objects.values_list("facts", flat=True)))


def test_the_leader_records_why_a_member_could_not_and_only_the_leader(here: World) -> None:
    file = here.files[0]
    agree(here, 1, 2, 3)
    missing = str(here.examiners[4].pk)
    with pytest.raises(Refused, match="由组长签署"):
        here.step(Road.UNABLE, file, 1, Unable(here.text(file), missing, "住院"))
    with pytest.raises(BadDetails, match="请选一名应当会签的组员"):
        here.step(Road.UNABLE, file, 0, Unable(here.text(file), str(here.examiners[0].pk), "住院"))
    here.step(Road.UNABLE, file, 0, Unable(here.text(file), missing, "住院，电话告知后委托登记"))
    here.step(Road.FINISH_DOCUMENTS, file)
    assert file.state == S.DOCUMENT_REVIEWED


def test_the_leader_does_not_countersign_and_a_stranger_neither(here: World) -> None:
    file = here.files[0]
    with pytest.raises(Refused, match="你是组长"):
        here.step(Road.COUNTERSIGN, file, 0, Agreement(here.text(file)))
    found = why_not(Road.COUNTERSIGN, file, NOW, here.seats[5])
    assert "你不在这份申报的评审组，或者已经回避" in [f.because for f in found]


def test_a_text_that_changed_is_countersigned_again(here: World) -> None:
    file = here.files[0]
    old = here.text(file)
    agree(here, 1, 2, 3, 4)
    here.step(Road.FINDINGS, file, 0, Findings("优势与改进机会，改写了一句。"))
    assert finish(here) == ["还没有会签或书面保留意见：王建国、李秀兰、张志强、刘桂英"]
    with pytest.raises(BadDetails, match="合议或评审意见改过"):
        here.step(Road.COUNTERSIGN, file, 1, Agreement(old))
    agree(here, 1, 2, 3, 4)
    here.step(Road.FINISH_DOCUMENTS, file)
    assert Countersignature.objects.count() == 8  # the first words stay on record


@pytest.mark.parametrize(("percent", "asked"), [(45, False), (40, True)])
def test_a_reason_is_asked_from_20_points_on(percent: int, asked: bool) -> None:
    here = world(examiners=5, files=1)
    file = here.files[0]
    here.all_declare(here.panel(file))
    for n in range(4):
        here.sign(n, file, 60)
    here.sign(4, file, {**dict.fromkeys(CLAUSES, 60), "4.2.2": percent})
    agreed = Consensus(dict.fromkeys(CLAUSES, 60), "合议。")
    if not asked:
        here.step(Road.CONSENSUS, file, 0, agreed)
        return
    with pytest.raises(BadDetails) as raised:
        here.step(Road.CONSENSUS, file, 0, agreed)
    assert raised.value.errors == {"r_4.2.2": "4.2.2相差20个百分点，请写这一条的合议理由"}


def test_the_original_sheets_stay_and_the_ledger_holds_their_digests(here: World) -> None:
    agree(here, 1, 2, 3, 4)
    here.step(Road.FINISH_DOCUMENTS, here.files[0])
    assert Result.objects.get().consensus["4.1.2"] == 60
    sheet = here.sheet(4, here.files[0])
    assert sheet.percents["4.1.2"] == 30
    line = Line.objects.get(step="sheet.sign", subject=sheet.subject)
    assert (line.facts["sha256"], line.facts["criteria"]) == (sheet_digest(sheet), "GB/T 19580-2012")


def test_private_notes_lie_apart_and_are_saved_with_the_sheet() -> None:
    here = world(examiners=5, files=1)
    file = here.files[0]
    here.all_declare(here.panel(file))
    sheet = here.sheet(1, file)
    note = {"4.1.2": "问一下三年前的旧数"}
    saved = sheets.save(
        sheet, percents={}, strengths={}, opportunities={}, private=note, seen=0, by=here.seats[1], now=NOW
    )
    assert (saved.revision, PrivateNotes.objects.get().notes) == (1, note)
    assert "旧数" not in str(Sheet.objects.filter(pk=sheet.pk).values().get())
    with pytest.raises(BadDetails, match="我的笔记最多2000字"):
        sheets.save(
            sheet, percents={}, strengths={}, opportunities={}, private={"4.1.2": "笔" * 2001},
            seen=1, by=here.seats[1], now=NOW,
        )  # fmt: skip


def test_points_are_lines_and_references_are_found_in_them() -> None:
    first, second = points("三年逐年上升【4.7.2第1段】【证3第12页】\n\n覆盖【全部】部门【概述第2段】")
    assert first.text == "三年逐年上升"
    assert [(r.kind, r.clause, r.number, r.page) for r in first.references] == [
        ("report", "4.7.2", 1, None), ("file", "", 3, 12),
    ]  # fmt: skip
    assert (second.text, [r.words for r in second.references]) == ("覆盖【全部】部门", ["概述第2段"])


def test_a_reference_that_leads_nowhere_is_named_and_keeps_the_sheet_from_being_signed() -> None:
    places = Places({"4.1.2": 2}, files=1)
    assert dangling(["好【4.1.2第2段】【证1】", "差【4.1.2第3段】【证2】【证0】【记1】"], places) == (
        "【4.1.2第3段】", "【证2】", "【证0】", "【记1】",
    )  # fmt: skip
    here = world(examiners=5, files=1)
    file = here.files[0]
    here.all_declare(here.panel(file))
    sheet = here.fill(1, file, 60)
    sheet.strengths = {"4.1.2": "好【4.1.2第9段】"}
    sheet.save()
    with pytest.raises(Refused, match=r"这些引证在申报材料中找不到：【4.1.2第9段】"):
        take(SheetRoad.SIGN, sheet, by=here.seats[1], now=NOW, seen=sheet.revision)
    assert Panel.objects.get().kind == "document"
