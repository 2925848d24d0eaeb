"""/city/feedback/: CITY reads the reports; no applicant does before the circular (7, 23, 26)."""

import io
import zipfile
from collections.abc import Iterator

import pypdfium2
import pytest
import time_machine

from award.process.application import S
from award.records.reviews.models import Declaration, Panel, Result, Sheet
from services.review_world import CLAUSES, NOW, World
from web.review_seats import queries, sit, text
from web.test_city_desk import rows_of
from web.test_feedback import circulate, judged, of, pages

pytestmark = pytest.mark.django_db
LIST = "/city/feedback/?cycle=10"


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def reviewed(files: int) -> World:
    """As judged, with the panels' files; every category has a note."""
    here = judged(files)
    notes = dict.fromkeys(CLAUSES, "方法系统")
    Sheet.objects.update(strengths=notes)
    for panel in Panel.objects.all():
        panel.applications.set(here.files)
    return here


def test_the_list_says_what_is_prepared_and_what_each_report_lacks() -> None:
    here = reviewed(5)
    a, b, c, d, _ = here.files
    Result.objects.filter(application=b, panel__kind="site").update(signed_at=None)
    Result.objects.filter(application=c, panel__kind="document").update(findings=" ")
    Sheet.objects.filter(application=d).update(
        strengths={CLAUSES[0]: "好"}, opportunities={CLAUSES[-1]: "弱"}
    )
    waiting = here.file(state=S.DOCUMENT_REVIEW)
    Panel.objects.get(kind="document").applications.add(waiting)
    page = text(sit(here.city).get(LIST))
    rows = {f.pk: page.split(str(f.number))[1].split("</tr>")[0] for f in (*here.files, waiting)}
    assert "已备好" in rows[a.pk]
    assert "不缺" in rows[a.pk]
    assert "现场评审结果还没有签署" in rows[b.pk]
    assert "材料评审没有写评审意见" in rows[c.pk]
    assert "评分表里没有写优势和改进机会的类目：" in rows[d.pk]
    assert "4.2 " in rows[d.pk]
    assert "4.1 " not in rows[d.pk]
    assert "还没有结果" in rows[waiting.pk]
    assert f"/city/feedback/{waiting.pk}/" not in page
    assert "同环节其他单位只有3家，不足4家，报告里不提供平均值" in rows[a.pk]
    assert "本届授奖通报还没有发布" in page
    few = text(sit(here.city).get(f"{LIST}&state=ready"))
    assert [str(f.number) in few for f in (a, b, c, d)] == [True, False, False, False]
    answer = sit(here.city).get("/city/feedback/export/?cycle=10&state=ready")
    table = rows_of(answer.content)
    assert [f.name in table for f in here.files[:5]] == [True, False, False, False, True]
    assert "授奖通报发布前不提供" in table


def test_the_preview_shows_what_the_applicant_will_see_and_says_on_every_page_what_it_is() -> None:
    here = reviewed(5)
    client = sit(here.city)
    file = here.files[0]
    page = text(client.get(f"/city/feedback/{file.pk}/"))
    assert "审阅稿" in page
    assert "600.00分（满分1000分）" in page
    assert "评审反馈报告在授奖通报发布以后才提供给申报单位" in page
    assert not [e for e in here.examiners if str(e) in page]
    answer = client.get(f"/city/feedback/{file.pk}/report.pdf")
    said = pages(answer.content)
    assert said.count("审阅稿") >= 2 * len(pypdfium2.PdfDocument(answer.content))
    assert "不提供给申报单位" in said
    assert "%E5%AE%A1%E9%98%85%E7%A8%BF" in answer["Content-Disposition"]
    word = client.get(f"/city/feedback/{file.pk}/report.docx").content
    with zipfile.ZipFile(io.BytesIO(word)) as parts:
        heads = [parts.read(n).decode() for n in parts.namelist() if n.startswith("word/header")]
    assert any("审阅稿" in head for head in heads)


def test_nothing_reaches_the_applicant_before_the_circular_and_the_same_words_do_after_it() -> None:
    here = reviewed(5)
    file = here.files[0]
    theirs, ours = sit(of(file)), sit(here.city)
    preview = text(ours.get(f"/city/feedback/{file.pk}/"))
    for path in ("", "report.pdf", "report.docx"):
        assert theirs.get(f"/city/feedback/{file.pk}/{path}").status_code == 403
        assert theirs.get(f"/applicant/feedback/{file.pk}/{path}").status_code == 409
    assert theirs.get(LIST).status_code == 403
    circulate(here)
    shown = text(theirs.get(f"/applicant/feedback/{file.pk}/"))
    body = preview.split("<h2>总体情况")[1].split("</main>")[0]
    assert body == shown.split("<h2>总体情况")[1].split("</main>")[0]
    assert "审阅稿" not in shown
    after = text(ours.get(f"/city/feedback/{file.pk}/"))
    assert "审阅稿" not in after
    assert "审阅稿" not in pages(ours.get(f"/city/feedback/{file.pk}/report.pdf").content)
    assert "申报单位已可以看" in text(ours.get(LIST))


def test_an_officer_recused_from_one_file_sees_no_report_of_the_cycle() -> None:
    here = reviewed(2)
    Declaration.objects.create(
        user_id=here.second.person, application=here.files[0], interest="kinship", at=NOW
    )
    client = sit(here.second)
    page = text(client.get(LIST))
    assert "由其他工作人员办理" in page
    assert not [f for f in here.files if str(f.number) in page]
    for file in here.files:
        for path in ("", "report.pdf", "report.docx"):
            assert client.get(f"/city/feedback/{file.pk}/{path}").status_code == 404
    assert client.get("/city/feedback/export/?cycle=10").status_code == 404


def test_a_file_without_a_signed_result_has_no_preview_and_an_examiner_no_page() -> None:
    here = reviewed(1)
    other = here.file(state=S.NOT_QUALIFIED)
    assert sit(here.city).get(f"/city/feedback/{other.pk}/").status_code == 404
    assert sit(here.seats[0]).get(LIST).status_code == 403
    assert sit(here.city).get("/city/feedback/?cycle=99").status_code == 404


def test_the_list_asks_no_more_for_many_than_for_few() -> None:
    here = reviewed(1)
    client = sit(here.city)
    few = queries(client, LIST)
    for _ in range(6):
        file = here.file(state=S.CONFERRED)
        for panel in Panel.objects.all():
            panel.applications.add(file)
            Result.objects.create(panel=panel, application=file, score=500, signed_at=NOW, findings="好")
    assert queries(client, LIST) == few
