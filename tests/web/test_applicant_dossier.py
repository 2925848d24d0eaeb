"""What the services keep of a dossier: nobody overwrites anybody, and no authority's paper slips into it."""

import pytest

from award.process.application import Road, S
from award.process.evidence import PAPER
from award.process.kinds import Actor
from award.records.files import door
from award.services import dossiers, frozen
from award.services.deeds.applications import Reason
from award.services.deeds.correction import Return
from award.services.deeds.departments import Answer
from award.services.deeds.screening import Checks
from award.services.dossiers import Conflict
from award.services.steps import UNRELEASED, Refused, why_not
from web.field import (
    KUNDULUN,
    Field,
    asked,
    at,
    begun,
    called,
    colleague,
    enterprise,
    filed,
    officer,
    organ,
    step,
    upload,
    written,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def field() -> Field:
    return called()


def test_two_people_may_write_on_two_sections_at_once_and_not_on_one(field: Field) -> None:
    seat = enterprise()
    application = begun(field, seat)
    other = colleague(seat)
    dossiers.save_section(application, "unit", {"address": "甲"}, seen=0, by=seat, now=at(3, 4, 14, 3))
    draft = dossiers.save_section(application, "size", {"assets": "9"}, seen=0, by=other, now=at(3, 4, 14, 4))
    assert draft.revision == 2
    with pytest.raises(Conflict) as conflict:
        dossiers.save_section(application, "unit", {"address": "乙"}, seen=0, by=other, now=at(3, 4, 14, 5))
    assert str(conflict.value) == "撰稿在 14:04:00 保存过第2版，你的内容没有覆盖它"
    application.draft.refresh_from_db()
    assert application.draft.values["address"] == "甲"


def test_the_same_words_sent_twice_are_no_conflict(field: Field) -> None:
    seat = enterprise()
    application = begun(field, seat)
    typed = {"address": "甲", "products": ""}
    dossiers.save_section(application, "unit", typed, seen=0, by=seat, now=at(3, 4))
    again = dossiers.save_section(application, "unit", typed, seen=0, by=seat, now=at(3, 4))
    assert again.revision == 1
    with pytest.raises(Conflict):
        dossiers.save_section(application, "unit", {"products": "乙"}, seen=0, by=seat, now=at(3, 4))


def test_two_people_may_write_on_two_categories_of_the_report_at_once(field: Field) -> None:
    seat = enterprise()
    application = begun(field, seat)
    dossiers.save_report(application, {"4.1.2": {"text": "甲"}}, seen=0, by=seat, now=at(3, 4))
    draft = dossiers.save_report(application, {"4.2.2": {"text": "乙"}}, seen=0, by=seat, now=at(3, 4))
    assert (draft.revision, draft.parts) == (2, {"report/4.1": 1, "report/4.2": 2})


def test_only_the_approver_files_and_withdraws(field: Field) -> None:
    seat = enterprise()
    application = written(field, seat)
    writer = colleague(seat)
    words = "你可以填写和保存，提交、撤回请由本单位审批人登录后办理"
    with pytest.raises(Refused, match=words):
        step(Road.SUBMIT, application, writer, at(3, 11))
    step(Road.SUBMIT, application, seat, at(3, 11))
    with pytest.raises(Refused, match=words):
        step(Road.WITHDRAW, application, writer, at(3, 12), Reason("不报了"))


def test_what_is_typed_wrongly_keeps_the_dossier_from_being_filed(field: Field) -> None:
    seat = enterprise()
    application = written(field, seat)
    dossiers.save_section(application, "size", {"employees": "三百"}, seen=99, by=seat, now=at(3, 4))
    with pytest.raises(Refused, match="还有1处没有填完：从业人员（填写有误）"):
        step(Road.SUBMIT, application, seat, at(3, 11))


def test_a_departments_paper_is_no_part_of_the_dossier_and_hidden_from_the_applicant(field: Field) -> None:
    seat, county = enterprise(), officer("county", Actor.COUNTY, county_id=KUNDULUN)
    application = filed(field, seat)
    body, sector = organ()
    other_body, other = organ("示例税务局", (5,))
    request = asked(application, county, body)
    asked(application, county, other_body)
    paper = upload(application, PAPER, sector, "复函.pdf")
    step(Road.SECTOR_ANSWER, application, sector, at(3, 13), Answer(request.pk, "none", "", paper))

    def sees(who: object) -> bool:
        return door.evidence(who, application).filter(pk=paper.pk).exists()  # type: ignore[arg-type]

    assert [sees(s) for s in (county, sector, field.city)] == [True, True, True]
    assert [sees(s) for s in (seat, other)] == [False, False]
    assert PAPER not in {e["purpose"] for e in frozen.content(application)["evidence"]}


def test_closing_a_return_leaves_the_departments_paper_where_it_is(field: Field) -> None:
    seat, county = enterprise(), officer("county", Actor.COUNTY, county_id=KUNDULUN)
    application = filed(field, seat)
    paper = upload(application, PAPER, county, "核实笔录.pdf")
    step(Road.RETURN, application, county, at(3, 12), Return(("evidence:tax",), "补2023年度"))
    late = upload(application, "tax", seat, "late.pdf")
    step(Road.CLOSE_RETURN, application, county, at(3, 31))
    paper.refresh_from_db()
    late.refresh_from_db()
    assert (paper.removed_at, late.removed_at) == (None, at(3, 31))


def test_what_was_returned_is_checked_anew(field: Field) -> None:
    seat, county = enterprise(), officer("county", Actor.COUNTY, county_id=KUNDULUN)
    application = filed(field, seat)
    marks = Checks(dict.fromkeys(("form", "report", "inside", "licence", "tax"), ("true", "")))
    step(Road.CHECK, application, county, at(3, 12), marks)
    parts = ("unit", "internal_notice", "evidence:tax")
    step(Road.RETURN, application, county, at(3, 12), Return(parts, "一次补齐"))
    assert set(application.marks.values_list("point", flat=True)) == {"report", "licence"}


@pytest.mark.parametrize("decided", [S.QUALIFIED, S.NOT_QUALIFIED])
def test_an_unreleased_decision_answers_the_applicant_alike_whatever_it_is(field: Field, decided: S) -> None:
    seat = enterprise()
    application = filed(field, seat)
    application.state, application.shown = decided.value, S.QUALIFICATION.value
    application.save()
    found = why_not(Road.WITHDRAW, application, at(4, 20), seat, Reason("不报了"))
    because = "这份申报正在上级机关办理，结果公布前暂不能撤回申报"
    assert [(f.law, f.because) for f in found] == [(UNRELEASED, because)]
