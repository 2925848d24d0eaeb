"""The library of examiners, appointments and undertakings on screen (Articles 9, 28)."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdfium2 import PdfDocument

from award.records.ledger.models import Line
from award.records.library.models import Appointment, Undertaking
from award.records.people.models import User
from award.records.reviews.models import Examiner
from award.services.library_tables import COLUMNS
from award.services.tables import write_xlsx
from services.review_world import NOW, World, officer, world
from web.city_world import words
from web.review_seats import queries, sit, text

pytestmark = pytest.mark.django_db
HEAD = [c.label for c in COLUMNS]


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def here() -> World:
    return world(examiners=6, files=1)


def table(*rows: dict[str, str], head: list[str] | None = None) -> SimpleUploadedFile:
    """A workbook of examiners; what a row leaves out is empty."""
    lines = [[row.get(label, "") for label in head or HEAD] for row in rows]
    return SimpleUploadedFile("评审员.xlsx", write_xlsx(head or HEAD, lines))


def person(n: int, **more: str) -> dict[str, str]:
    row = {"姓名": f"示例{n}", "电子邮箱": f"expert{n}@example.invalid", "工作单位": "示例大学"}
    return {**row, **more}


IMPORT = "/city/examiners/import/"


def test_a_table_is_taken_in_after_a_dry_run_that_says_what_becomes_of_each_row(here: World) -> None:
    known = here.examiners[0].user
    client = sit(here.city)
    sent = table(
        person(
            1,
            专长="质量管理、现场评审",
            行业大类="32、36",
            可任组长="是",
            培训名称="评审员培训",
            培训日期="2025-06-20",
        ),
        person(2, 行业大类="98"),
        person(3, 专长="占卜", 旗县区="康巴什区", 可任组长="也许"),
        {**person(4), "电子邮箱": known.email, "姓名": known.name},
        person(1),
    )
    page = words(client.post(IMPORT, {"file": sent}))
    for said in (
        "不是国民经济行业大类（01至97的两位代码）：98", "没有这种专长：占卜", "没有旗县区“康巴什区”",
        "可任组长填“是”或“否”，不是“也许”", "与第2行的电子邮箱相同", "工作单位：高敏华所在单位→示例大学",
    ):  # fmt: skip
        assert said in page
    assert not User.objects.filter(email="expert1@example.invalid").exists()
    digest = text(client.post(IMPORT, {"file": table(person(1), person(5))})).split('name="digest" value="')[
        1
    ][:64]
    assert client.post(IMPORT, {"confirmed": "1", "digest": digest}).status_code == 302
    made = Examiner.objects.get(user__email="expert5@example.invalid")
    assert (made.employer, made.user.posts.get().actor) == ("示例大学", "examiner")
    assert Line.objects.get(step="import.examiners").facts["registered"] == 2


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (["姓名", "邮箱", "工作单位"], "第1行（表头）缺少：电子邮箱"),
        (["姓名", "姓名", "电子邮箱", "工作单位"], "第1行（表头）重复：姓名"),
    ],
)
def test_wrong_columns_are_named(here: World, head: list[str], said: str) -> None:
    answer = sit(here.city).post(IMPORT, {"file": table(person(1), head=head)})
    assert (answer.status_code, said in words(answer)) == (422, True)


def test_a_struck_off_examiner_is_not_brought_back_by_a_table(here: World) -> None:
    here.examiners[0].struck_off_at = NOW
    here.examiners[0].save()
    user = here.examiners[0].user
    row = {**person(1), "电子邮箱": user.email, "姓名": user.name}
    assert "已被取消评审员资格，不再更新" in words(sit(here.city).post(IMPORT, {"file": table(row)}))


def test_an_examiner_is_entered_read_changed_and_gets_a_fact(here: World) -> None:
    client = sit(here.city)
    fields: dict[str, Any] = {"person": "吴海燕", "email": "wu@example.invalid", "employer": "示例研究院"}
    bad = client.post("/city/examiners/new/", {**fields, "uscc": "123", "professions": "00"})
    assert bad.status_code == 422
    assert "不是国民经济行业大类" in words(bad)
    made = client.post("/city/examiners/new/", {**fields, "professions": "32、73", "categories": ["4.1"]})
    page = words(client.get(made["Location"]))
    assert "32 制造业、73 科学研究和技术服务业" in page
    again = client.post("/city/examiners/new/", fields)
    assert "这个电子邮箱已经是库内评审员" in words(again)
    facts = made["Location"] + "facts/"
    wrong = {"kind": "advice", "body": "甲公司", "since": "2025-02-01", "until": "2025-01-01"}
    assert "结束日期早于开始日期" in words(client.post(facts, wrong))
    client.post(facts, {**wrong, "until": "2025-03-01", "paid": "on"})
    assert "甲公司" in words(client.get(made["Location"]))


def test_the_list_is_narrowed_and_exported_as_it_can_be_taken_in_again(here: World) -> None:
    client = sit(here.city)
    assert "高敏华" in words(client.get("/city/examiners/?q=高敏"))
    assert "没有符合条件的评审员" in words(client.get("/city/examiners/?section=A"))
    answer = client.get("/city/examiners/export/?q=高敏")
    assert answer.status_code == 200
    again = client.post(IMPORT, {"file": SimpleUploadedFile("库.xlsx", answer.content)})
    assert "已有，不变" in words(again)


def test_examiners_are_invited_after_a_dry_run_and_answer_on_their_own_page(here: World) -> None:
    Appointment.objects.all().delete()
    Undertaking.objects.all().delete()
    here.examiners[2].struck_off_at = NOW
    here.examiners[2].save()
    client, path = sit(here.city), "/city/appointments/?cycle=10"
    assert "请先勾选要邀请的评审员" in words(client.post(path))
    keys = [str(e.pk) for e in here.examiners[:3]]
    page = words(client.post(path, {"examiner": keys}))
    assert "李秀兰已被取消评审员资格，不能再聘任" in page
    assert "邀请这2名" in page
    client.post(path, {"examiner": keys[:2], "confirmed": "1"})
    assert "待答复2名" in words(client.get(path))
    mine, row = sit(here.seats[0]), Appointment.objects.get(examiner=here.examiners[0])
    accept = f"/do/appointment/{row.pk}/accept/"
    assert "接受聘任" in words(mine.get("/examiner/appointments/"))
    assert mine.post(accept, {"seen": str(row.revision), "confirmed": "1"}).status_code == 302
    assert "签署承诺书" in words(mine.get("/examiner/appointments/"))
    assert mine.post(accept, {"seen": str(row.revision + 1), "confirmed": "1"}).status_code == 409  # twice
    assert sit(here.seats[1]).get(accept).status_code == 404


def test_the_letter_of_appointment_is_a_paper_with_name_cycle_and_clause(here: World) -> None:
    row = Appointment.objects.first()
    answer = sit(here.seats[0]).get(f"/appointments/{row.pk}/letter.pdf")  # type: ignore[union-attr]
    page = PdfDocument(answer.content)[0].get_textpage().get_text_bounded().replace(" ", "")
    for said in ("高敏华", "第10届包头市市长质量奖评审员", "第九条", "自动撤销"):
        assert said in page
    assert sit(here.seats[1]).get(f"/appointments/{row.pk}/letter.pdf").status_code == 404  # type: ignore[union-attr]


@pytest.mark.unsigned
def test_a_file_leads_to_the_undertaking_then_to_the_declaration_then_opens(here: World) -> None:
    user = User.objects.get(pk=here.city.person)
    user.set_password("long enough 2026")
    user.save()
    client, path = sit(here.city), f"/city/qualification/{here.files[0].pk}/"
    answer = client.get(path)
    assert (answer.status_code, f"/undertaking/{here.cycle.pk}/?next={path}" in text(answer)) == (403, True)
    sign = f"/undertaking/{here.cycle.pk}/"
    assert "保守申报单位的商业秘密、技术秘密" in words(client.get(sign))
    assert "口令不对，没有签署" in words(client.post(sign, {"signature": "wrong"}))
    signed = client.post(sign, {"signature": "long enough 2026", "next": path})
    assert signed["Location"] == path
    answer = client.get(path)
    assert (answer.status_code, f"/declarations/{here.files[0].pk}/" in text(answer)) == (403, True)
    client.post(f"/declarations/{here.files[0].pk}/", {"none": "1", "next": path})
    assert client.get(path).status_code == 200
    assert "签署" in words(client.get(sign))


def test_the_pages_of_the_library_are_city_s_and_queries_do_not_grow(here: World) -> None:
    for path in ("/city/examiners/", IMPORT, "/city/appointments/", "/city/recusals/"):
        assert sit(here.seats[0]).get(path).status_code == 403
    client = sit(here.city)
    few = [queries(client, p) for p in ("/city/examiners/", "/city/appointments/?cycle=10")]
    for n in range(27):
        here.examiner(f"新评审员{n}")
    assert [queries(client, p) for p in ("/city/examiners/", "/city/appointments/?cycle=10")] == few


def test_nobody_is_invited_before_a_cycle_is_launched(here: World) -> None:
    here.cycle.state = "planning"
    here.cycle.save()
    assert "还没有启动的届次" in words(sit(officer("另一人")).get("/city/appointments/"))
