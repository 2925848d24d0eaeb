"""/applicant/feedback/: to its own applicant, once the circular is out, exact or in bands (7, 23, 26)."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date

import pypdfium2
import pytest
import time_machine

from award.process.application import S
from award.process.kinds import Actor
from award.process.lists import K
from award.records.applications.models import Application
from award.records.feedback import feedback
from award.records.notices.models import AwardList
from award.records.reviews.models import Panel, Result, Sheet
from award.records.seat import Seat
from award.services.papers.feedback import feedback_pdf
from services.review_world import CLAUSES, NOW, World, officer, world
from web.review_seats import sit, text

pytestmark = pytest.mark.django_db
BEST, WORST = CLAUSES[0], CLAUSES[-1]


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def judged(files: int, stages: tuple[str, ...] = ("document", "site")) -> World:
    """Signed results with their sheets; the first file has 60% everywhere, the next 55%, ..."""
    here = world(examiners=5)
    panels = [Panel.objects.create(cycle=here.cycle, kind=k, name=k, state="standing") for k in stages]
    for n in range(files):
        file = here.file(state=S.CONFERRED)
        percents = dict.fromkeys(CLAUSES, 60 - 5 * n)
        for panel in panels:
            for examiner in here.examiners:
                Sheet.objects.create(
                    panel=panel, application=file, examiner=examiner, state="signed", signed_at=NOW,
                    percents=percents, strengths={BEST: f"高层亲自推动（{n}）"},
                    opportunities={WORST: f"对比数据不足（{n}）"},
                )  # fmt: skip
            Result.objects.create(
                panel=panel, application=file, consensus=percents, score=600 - 50 * n, signed_at=NOW,
                findings="方法系统。\n展开不均。",
            )  # fmt: skip
    return here


def circulate(here: World) -> None:
    AwardList.objects.filter(cycle=here.cycle, kind=K.PROPOSED.value).update(state="circulated")


def of(file: Application) -> Seat:
    return officer("质量部", Actor.APPLICANT, enterprise=file.enterprise)


def pages(body: bytes) -> str:
    document = pypdfium2.PdfDocument(body)
    said = "".join(page.get_textpage().get_text_range() for page in document)
    return said.replace(" ", "")  # between Chinese and figures the setting puts some


def test_before_the_circular_page_and_papers_are_refused_with_the_rule() -> None:
    here = judged(5)
    client = sit(of(here.files[0]))
    for path in ("", "report.pdf", "report.docx"):
        answer = client.get(f"/applicant/feedback/{here.files[0].pk}/{path}")
        assert answer.status_code == 409
        assert "评审反馈报告在授奖通报发布以后才提供给申报单位" in text(answer)
        assert "600.00" not in text(answer)
    assert "看评审反馈报告" not in text(client.get("/applicant/"))


def test_after_the_circular_the_page_shows_profile_notes_and_scores() -> None:
    here = judged(5)
    circulate(here)
    client = sit(of(here.files[0]))
    assert f"/applicant/feedback/{here.files[0].pk}/" in text(client.get("/applicant/"))
    page = text(client.get(f"/applicant/feedback/{here.files[0].pk}/"))
    assert "600.00分（满分1000分）" in page
    assert page.count("高层亲自推动（0）") == 1  # ten sheets say the same
    assert "对比数据不足（0）" in page
    assert "对比数据不足（1）" not in page
    assert "5家平均" in page
    assert not [e for e in here.examiners if str(e) in page]
    assert not [a for a in here.files[1:] if a.name in page]
    assert client.get("/applicant/feedback/")["Location"] == f"/applicant/feedback/{here.files[0].pk}/"


def test_the_average_is_that_of_all_by_hand_and_left_out_where_it_would_tell_on_others() -> None:
    here = judged(5)
    report = feedback(here.files[0])
    assert [p.own for p in report.parts] == [60] * 7
    assert [p.average for p in report.parts] == [50] * 7  # (60 + 55 + 50 + 45 + 40) / 5
    Result.objects.filter(application=here.files[4]).update(signed_at=None)
    assert {p.average for p in feedback(here.files[0]).parts} == {None}


def test_another_enterprise_and_another_seat_find_nothing() -> None:
    here = judged(2)
    circulate(here)
    stranger = sit(of(here.files[1]))
    for path in ("", "report.pdf", "report.docx"):
        assert stranger.get(f"/applicant/feedback/{here.files[0].pk}/{path}").status_code == 404
    assert sit(here.city).get(f"/applicant/feedback/{here.files[0].pk}/").status_code == 403


def test_a_file_that_was_never_reviewed_has_no_report() -> None:
    here = judged(1)
    circulate(here)
    other = here.file(state=S.NOT_QUALIFIED)
    assert sit(of(other)).get(f"/applicant/feedback/{other.pk}/").status_code == 404
    with pytest.raises(LookupError):
        feedback(other)


def test_where_the_plan_says_bands_no_exact_score_is_told_anywhere() -> None:
    here = judged(5)
    circulate(here)
    here.replan(feedback_exact=False)
    consensus = dict.fromkeys(CLAUSES, 65)
    Result.objects.filter(application=here.files[0]).update(score="612.50", consensus=consensus)
    client = sit(of(here.files[0]))
    page = text(client.get(f"/applicant/feedback/{here.files[0].pk}/"))
    paper = pages(client.get(f"/applicant/feedback/{here.files[0].pk}/report.pdf").content)
    for said in (page.split("<main")[1], paper):
        assert "500分以上、不到700分" in said
        assert "612" not in said
        assert "65%" not in said


def test_a_file_reviewed_on_paper_only_has_one_stage_and_no_composite() -> None:
    here = judged(5, stages=("document",))
    report = feedback(here.files[0])
    assert [s.name for s in report.stages] == ["材料评审"]
    assert report.composite == ""
    assert report.averaged


def test_the_papers_say_what_the_page_says() -> None:
    here = judged(5)
    circulate(here)
    client = sit(of(here.files[0]))
    answer = client.get(f"/applicant/feedback/{here.files[0].pk}/report.pdf")
    said = pages(answer.content)
    assert answer["Content-Type"] == "application/pdf"
    for words in ("评审反馈报告", "600.00分", "高层亲自推动（0）", "对比数据不足（0）", "方法系统。"):
        assert words in said
    word = client.get(f"/applicant/feedback/{here.files[0].pk}/report.docx")
    with zipfile.ZipFile(io.BytesIO(word.content)) as parts:
        body = parts.read("word/document.xml").decode()
        assert [n for n in parts.namelist() if n.endswith(".png")]
    for words in ("评审反馈报告", "600.00分", "高层亲自推动（0）", "对比数据不足（0）", "方法系统。"):
        assert words in body
    report = feedback(here.files[0])
    assert feedback_pdf(report, date(2026, 6, 1)) == feedback_pdf(report, date(2026, 6, 1))
