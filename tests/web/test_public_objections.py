"""/objections/: none is dropped, nothing typed is lost, who objected is never shown."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from award.process.objection import O
from award.records.files.models import Evidence
from award.records.ledger.models import Line
from award.records.notices.models import Objection, PublicNotice
from award.records.sealing import Unsealable, unseal
from award.web.public.limits import HOURLY
from web.public_world import DAY_AFTER, DURING, LAST_SECOND, at, cycle, get, published

pytestmark = pytest.mark.django_db
WHO, CONTACT, FACTS = "敏感姓名乙", "13900002222", "证照已经过期，见附件。"


@pytest.fixture(autouse=True)
def _fresh_hour() -> None:
    cache.clear()


def file(
    notice: PublicNotice, moment: datetime = DURING, client: Client | None = None, **typed: Any
) -> tuple[Client, Any]:
    """Post an objection by name against the first unit, unless `typed` says otherwise."""
    first = notice.body["entries"][0]["id"]
    data = {"application": first, "facts": FACTS, "objector": WHO, "contact": CONTACT, **typed}
    client = client or Client()
    with at(moment):
        return client, client.post(f"/objections/new/?notice={notice.pk}", data)


def page(client: Client, path: str) -> str:
    with at(DURING):
        return client.get(path).content.decode()  # type: ignore[no-any-return]


def look_up(code: str) -> Any:
    with at(DURING):
        return Client().post("/objections/status/", {"code": code})


@pytest.mark.parametrize("moment", [DURING, LAST_SECOND])
def test_by_name_and_in_time_it_is_an_objection_with_a_code(moment: datetime) -> None:
    client, answer = file(published(cycle()), moment)
    assert (answer.status_code, answer["Location"]) == (302, "/objections/receipt/")
    (row,) = Objection.objects.all()
    assert (row.state, row.anonymous, row.late) == (O.RECEIVED, False, False)
    assert row.code in page(client, "/objections/receipt/")


def test_one_second_later_it_is_a_lead_and_is_told_so() -> None:
    notice = published(cycle())
    client, _ = file(notice, DAY_AFTER)
    (row,) = Objection.objects.all()
    assert (row.state, row.late) == (O.LEAD, True)
    assert "公示期满后收到，作为线索登记，同样作出处理决定" in page(client, "/objections/receipt/")
    assert "期满。现在提出的作为线索登记" in get(f"/objections/new/?notice={notice.pk}", DAY_AFTER)


def test_an_anonymous_one_is_a_lead_and_is_told_so() -> None:
    client, _ = file(published(cycle()), objector="", contact="")
    (row,) = Objection.objects.all()
    assert (row.state, row.anonymous) == (O.LEAD, True)
    assert "匿名提出，作为线索登记，同样作出处理决定" in page(client, "/objections/receipt/")


def test_a_hundred_thousand_characters_are_refused_with_words_and_none_is_lost() -> None:
    long = "事" * 100_000
    _, answer = file(published(cycle()), facts=long)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "最多5000字，现有100000字；更多内容请作为附件" in html
    assert long in html
    assert WHO in html
    assert not Objection.objects.exists()


def test_five_thousand_characters_are_taken_and_blanks_do_not_count() -> None:
    _, answer = file(published(cycle()), facts="事" * 4999 + " \n" * 50 + "实")
    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"facts": "  "}, "请填写事实和理由"),
        ({"application": ""}, "请选择公示名单中的一家单位"),
        ({"application": "999999"}, "请选择公示名单中的一家单位"),
        ({"contact": ""}, "实名提出的请留联系方式，以便答复"),
        ({"objector": "名" * 61}, "姓名或单位最多60字，现有61字"),
        ({"evidence": SimpleUploadedFile("证据.pdf", b"MZ not a pdf")}, "看不出是可用的文件"),
        ({"evidence": SimpleUploadedFile("空.pdf", b"")}, "文件是空的"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(typed: dict[str, Any], said: str) -> None:
    _, answer = file(published(cycle()), **typed)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Objection.objects.exists()
    assert not Evidence.objects.exists()


def test_a_chosen_file_that_the_browser_will_not_send_again_is_asked_for() -> None:
    upload = SimpleUploadedFile("证据.pdf", b"%PDF-1.4 x")
    _, answer = file(published(cycle()), facts="", evidence=upload)
    assert "请重新选择文件" in answer.content.decode()


def test_the_same_objection_sent_again_on_the_day_is_answered_with_the_first_code() -> None:
    notice = published(cycle())
    first, _ = file(notice)
    again, _ = file(notice, DURING + timedelta(hours=5))
    (row,) = Objection.objects.all()
    assert row.code in page(first, "/objections/receipt/")
    assert row.code in page(again, "/objections/receipt/")
    assert Line.objects.filter(step="objection.file").count() == 1


def test_another_day_another_unit_another_word_or_another_file_is_another_objection() -> None:
    notice = published(cycle())
    file(notice)
    file(notice, DURING + timedelta(days=1))
    file(notice, application=notice.body["entries"][1]["id"])
    file(notice, facts=FACTS + "！")
    file(notice, evidence=SimpleUploadedFile("证据.pdf", b"%PDF-1.4 x"))
    file(notice, evidence=SimpleUploadedFile("又一份.pdf", b"%PDF-1.4 x"))
    assert Objection.objects.count() == 5


def test_ten_files_are_taken_and_thirty_are_refused_with_words() -> None:
    notice = published(cycle())
    many = [SimpleUploadedFile(f"{n}.pdf", b"%PDF-1.4 " + bytes([n])) for n in range(30)]
    _, answer = file(notice, evidence=many)
    assert (answer.status_code, "最多10个文件，现有30个" in answer.content.decode()) == (422, True)
    assert not Objection.objects.exists()
    few = [SimpleUploadedFile(f"{n}.pdf", b"%PDF-1.4 " + bytes([n])) for n in range(10)]
    assert file(notice, evidence=few)[1].status_code == 302
    assert Evidence.objects.filter(subject=Objection.objects.get().subject).count() == 10


def test_one_bad_file_among_good_ones_keeps_all_of_them_out() -> None:
    good, bad = SimpleUploadedFile("一.pdf", b"%PDF-1.4 x"), SimpleUploadedFile("二.pdf", b"MZ")
    _, answer = file(published(cycle()), evidence=[good, bad])
    assert answer.status_code == 422
    assert (Objection.objects.count(), Evidence.objects.count()) == (0, 0)


def test_a_script_in_a_name_stays_text_and_sealed() -> None:
    script = "<script>alert(1)</script>"
    client, answer = file(published(cycle()), objector=script)
    assert answer.status_code == 302
    row = Objection.objects.get()
    assert script not in page(client, "/objections/receipt/")
    assert unseal(row.sealed, of=row.code) == {"name": script, "contact": CONTACT}


def test_who_objected_is_nowhere_in_the_table_nor_in_the_ledger() -> None:
    file(published(cycle()))
    row = Objection.objects.values().get()
    lines = [str(line) for line in Line.objects.values()]
    assert [w for w in (WHO, CONTACT) if w in str(row) or any(w in line for line in lines)] == []
    with pytest.raises(Unsealable):
        unseal(row["sealed"], of="ANOTHERROW")


def test_the_same_objection_fifty_times_is_one_row_and_none_is_lost() -> None:
    notice = published(cycle())
    answers = [file(notice)[1].status_code for _ in range(50)]
    assert (answers.count(302), answers.count(429), Objection.objects.count()) == (HOURLY, 30, 1)
    assert Line.objects.filter(step="objection.file").count() == 1


def test_after_twenty_in_an_hour_more_wait_and_the_text_stays() -> None:
    notice = published(cycle())
    answers = [file(notice, facts=f"{FACTS}{n}")[1] for n in range(HOURLY + 1)]
    assert [a.status_code for a in answers] == [302] * HOURLY + [429]
    html = answers[-1].content.decode()
    assert "一小时内提交得太多" in html
    assert f"{FACTS}{HOURLY}" in html


@pytest.mark.parametrize("kind", ["candidates", "nonsense"])
def test_a_notice_that_invites_no_objection_has_no_form(kind: str) -> None:
    notice = published(cycle(), "candidates")
    PublicNotice.objects.filter(pk=notice.pk).update(kind=kind)
    assert Client().get(f"/objections/new/?notice={notice.pk}").status_code == 404


@pytest.mark.parametrize("asked", ["0", "-1", "abc", "99999999999999999999", "1%00"])
def test_a_notice_that_does_not_exist_is_not_found(asked: str) -> None:
    assert Client().get(f"/objections/new/?notice={asked}").status_code == 404


def test_without_a_notice_those_that_run_are_offered() -> None:
    notice = published(cycle())
    assert f'href="/objections/new/?notice={notice.pk}"' in get("/objections/new/")
    assert "现在没有正在公示的名单" in get("/objections/new/", DAY_AFTER)


def test_the_status_shows_state_and_reply_but_not_who_nor_what() -> None:
    file(published(cycle()))
    Objection.objects.update(state=O.DISMISSED.value, verdict="经复核，证照在有效期内。", report="内部报告丙")
    row = Objection.objects.get()
    answer = look_up(f" {row.code.lower()} ")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "异议不成立" in html
    assert "经复核，证照在有效期内。" in html
    assert [w for w in (WHO, CONTACT, FACTS, "内部报告丙") if w in html] == []


def test_a_verdict_in_the_making_is_not_shown() -> None:
    file(published(cycle()))
    Objection.objects.update(state=O.REEXAMINING.value, verdict="草稿结论")
    html = look_up(Objection.objects.get().code).content.decode()
    assert "草稿结论" not in html
    assert "还没有答复" in html


def test_an_unknown_code_is_told_so() -> None:
    answer = look_up("ABCDEFGHJK")
    assert (answer.status_code, "没有这个查询码" in answer.content.decode()) == (404, True)


def test_a_receipt_is_for_the_browser_that_sent_it() -> None:
    file(published(cycle()))
    answer = Client().get("/objections/receipt/")
    assert (answer.status_code, answer["Location"]) == (302, "/objections/status/")
