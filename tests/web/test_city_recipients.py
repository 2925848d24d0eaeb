"""Earlier recipients by table with a dry run, two officers, and what the register then says to Article 3."""

import re
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from award.process.application import Road
from award.process.register import ArchiveRoad, ChangeRoad
from award.records.cases import last_won
from award.records.honours.models import Honour
from award.records.people.models import Enterprise
from award.records.recipients.models import ArchiveRow, Batch, BodyChange
from award.services import people, recipients, recipients_table, tables
from award.services.asking import BadDetails
from award.services.steps import Refused, why_not
from web.city_world import Desk, because
from web.field import Field, at, begun, called, codes, enterprise, queries, step

pytestmark = pytest.mark.django_db
NOW = at(3, 10)
HEAD = [c.label for c in recipients_table.COLUMNS]
CODES = codes(12)
DIRECT = "/city/recipients/import/"


@pytest.fixture
def field() -> Field:
    return called()


@pytest.fixture
def desk(field: Field, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(monkeypatch, field.city, NOW)


def row(n: int = 0, **other: str) -> list[str]:
    given = {
        "cycle": "7", "uscc": CODES[n], "name": f"包头市往届示例{n}公司", "awarded_on": "2019-11-20",
        "circular": "包府发〔2019〕9号", "certificate": "", "county": "昆都仑区",
    }  # fmt: skip
    return list({**given, **other}.values())


def sheet(*rows: list[str]) -> SimpleUploadedFile:
    text = "\n".join(",".join(line) for line in ([*HEAD], *rows))
    return SimpleUploadedFile("往届.csv", text.encode("utf-8-sig"))


def trial(desk: Desk, *rows: list[str], status: int = 200) -> str:
    return desk.send(DIRECT, {"file": sheet(*rows)}, status)


def taken_in(field: Field, *rows: list[str]) -> Batch:
    """The rows as a batch that waits."""
    content = "\n".join(",".join(line) for line in ([*HEAD], *rows)).encode()
    judged = recipients_table.judge(tables.read(content, recipients_table.COLUMNS), NOW)
    assert [j.wrong for j in judged if j.wrong] == []
    return recipients.take_in([j.row for j in judged if not j.known], by=field.city, now=NOW)


def test_nothing_counts_before_a_second_officer_confirmed_the_batch(field: Field, desk: Desk) -> None:
    page = trial(desk, row(0), row(1, cycle="3", awarded_on="2011-11-20"))
    assert ("新增：2行" in page, ArchiveRow.objects.count()) == (True, 0)
    seat = enterprise(0)
    application = begun(field, seat)
    digest = re.search(
        r'name="digest" value="(\w+)"', desk.client.post(DIRECT, {"file": sheet(row(0))}).content.decode()
    )
    assert digest is not None
    desk.send(DIRECT, {"digest": digest[1], "confirmed": "1"})
    batch = Batch.objects.get()
    assert (Honour.objects.count(), last_won(application)) == (0, None)
    assert "这一件由你本人经办" in desk.see(f"/city/recipients/archive/{batch.pk}/")
    step(ArchiveRoad.CONFIRM, batch, field.second, NOW)
    assert last_won(application) == 7
    assert because(why_not(Road.SUBMIT, application, NOW, seat))[-1] == "第7届获奖，第11届起可再次申报"
    assert "包头市往届示例0公司" in desk.see("/recipients/?cycle=7")


@pytest.mark.parametrize(("cycle", "barred"), [("5", False), ("6", False), ("7", True), ("8", True)])
def test_the_interval_counts_three_whole_cycles_from_the_archive(
    field: Field, cycle: str, barred: bool
) -> None:
    """Cycle 10 is run: won in the 6th, the 7th, 8th and 9th lie between."""
    seat = enterprise(0)
    application = begun(field, seat)
    step(ArchiveRoad.CONFIRM, taken_in(field, row(0, cycle=cycle)), field.second, NOW)
    found = because(why_not(Road.SUBMIT, application, NOW, seat))
    assert any("届起可再次申报" in f for f in found) == barred


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"cycle": "99"}, "没有评过第99届，最近的一届是第10届"),
        ({"cycle": "0"}, "不是届数"),
        ({"cycle": "三"}, "不是届数"),
        ({"cycle": "10"}, "第10届在本系统评审"),
        ({"uscc": "91150203MA00000001"}, "校验"),
        ({"awarded_on": "2019-02-30"}, "不是日期"),
        ({"awarded_on": "2026-03-11"}, "晚于今天"),
        ({"name": ""}, "缺少获奖时的单位名称"),
        ({"name": "长" * 101}, "单位名称最多100字，现有101字"),
        ({"county": "示例旗"}, "没有“示例旗”这个旗县区"),
    ],
)
def test_a_row_that_cannot_be_says_why_and_nothing_is_taken_in(
    desk: Desk, wrong: dict[str, str], said: str
) -> None:
    page = trial(desk, row(0), row(1, **wrong), status=422)
    assert (said in page, "有误，不导入：1行" in page) == (True, True)
    assert ArchiveRow.objects.count() == 0


def test_a_recipient_imported_twice_is_refused_in_one_file_and_across_files(field: Field, desk: Desk) -> None:
    assert "与第2行是同一单位同一届，重复了" in trial(desk, row(0), row(0), status=422)
    batch = taken_in(field, row(0))
    assert "同一单位同一届已在待复核的一批里" in trial(desk, row(0), status=422)
    other = taken_in_again(field)
    step(ArchiveRoad.CONFIRM, batch, field.second, NOW)
    with pytest.raises(Refused, match="已在台账里"):
        step(ArchiveRoad.CONFIRM, other, field.second, NOW)
    assert "已有，不变：1行" in trial(desk, row(0))
    assert "台账里已有第7届的这家单位，内容不同" in trial(
        desk, row(0, circular="包府发〔2019〕8号"), status=422
    )
    assert Honour.objects.count() == 1


def taken_in_again(field: Field) -> Batch:
    """The same row read by another officer at the same time."""
    content = "\n".join(",".join(line) for line in ([*HEAD], row(0))).encode()
    rows = tables.read(content, recipients_table.COLUMNS).rows
    return recipients.take_in(rows, by=field.city, now=NOW)


def test_cycles_cannot_run_backwards(desk: Desk) -> None:
    page = trial(desk, row(0, cycle="3"), row(1, cycle="4", awarded_on="2018-11-20"), status=422)
    assert "第4届的授奖日期 2018-11-20（周二） 与第3届的先后颠倒" in page or "先后颠倒" in page


def test_what_deserves_a_second_look_is_said_and_can_still_come_in(desk: Desk) -> None:
    page = trial(desk, row(0, cycle="5", awarded_on="2015-01-05"), row(0, cycle="7"))
    assert "与第7届获奖相隔不到三届，请核对" in page
    six = [row(n, cycle="4", awarded_on="2013-01-05") for n in range(6)]
    assert "第4届共6家，多于5家，请核对" in trial(desk, *six)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "文件是空的"),
        (b"PK\x03\x04broken", "打不开"),
        ("届次,单位\n1,二".encode(), "缺少"),
        (b"\x00\x01\x02", "看不出是表格"),
        ("届次".encode() + b"\xff\xff\xff", "文字编码"),
    ],
)
def test_a_broken_file_is_reported_in_words(desk: Desk, content: bytes, said: str) -> None:
    page = desk.send(DIRECT, {"file": SimpleUploadedFile("坏.xlsx", content)}, 422)
    assert said in page or (not content and "请选择表格文件" in page) or "空" in page


def test_the_template_reads_back_as_a_table(desk: Desk) -> None:
    content = desk.client.get(f"{DIRECT}?template=1").content
    table = tables.read(BytesIO(content).getvalue(), recipients_table.COLUMNS)
    assert [j.wrong for j in recipients_table.judge(table, NOW)] == [()]


def change(**other: Any) -> recipients.Change:
    given: dict[str, Any] = {
        "kind": "rename", "new_name": "包头市新名示例公司", "effective_on": date(2026, 3, 1),
        "document": "变更登记通知书〔2026〕1号",
    }  # fmt: skip
    return recipients.Change(**{**given, **other})


def test_a_new_name_is_the_bodys_the_title_keeps_its_own(field: Field, desk: Desk) -> None:
    step(ArchiveRoad.CONFIRM, taken_in(field, row(0)), field.second, NOW)
    body = Enterprise.objects.get(uscc=CODES[0])
    made = recipients.change(body, change(), by=field.city, now=NOW)
    body.refresh_from_db()
    assert body.name == "包头市往届示例0公司"
    step(ChangeRoad.CONFIRM, made, field.second, NOW)
    body.refresh_from_db()
    assert (body.name, Honour.objects.get().name) == ("包头市新名示例公司", "包头市往届示例0公司")
    page = desk.see(f"/city/honours/{Honour.objects.get().pk}/")
    assert ("现名 包头市新名示例公司" in page, "更名" in page) == (True, True)


@pytest.mark.parametrize(("carries", "won"), [("yes", 7), ("no", None)])
def test_whether_a_successor_goes_on_as_the_recipient_is_an_officials_decision(
    field: Field, carries: str, won: int | None
) -> None:
    step(ArchiveRoad.CONFIRM, taken_in(field, row(1)), field.second, NOW)
    application = begun(field, enterprise(0))
    details = change(kind="merger", successor_uscc=application.enterprise.uscc, carries=carries)
    made = recipients.change(Enterprise.objects.get(uscc=CODES[1]), details, by=field.city, now=NOW)
    assert last_won(application) is None
    step(ChangeRoad.CONFIRM, made, field.second, NOW)
    assert last_won(application) == won


def test_a_chain_of_successors_is_followed_even_in_a_ring(field: Field) -> None:
    step(ArchiveRoad.CONFIRM, taken_in(field, row(1)), field.second, NOW)
    application = begun(field, enterprise(0))
    for old, new in ((CODES[1], CODES[2]), (CODES[2], CODES[0]), (CODES[0], CODES[1])):
        details = change(kind="conversion", successor_uscc=new, carries="yes", new_name="示例承继公司")
        made = recipients.change(Enterprise.objects.get(uscc=old), details, by=field.city, now=NOW)
        step(ChangeRoad.CONFIRM, made, field.second, NOW)
    assert last_won(application) == 7


@pytest.mark.parametrize(
    ("wrong", "name", "said"),
    [
        ({"kind": "merger"}, "successor_uscc", "应为18位"),
        ({"kind": "merger", "successor_uscc": CODES[3]}, "carries", "请选择"),
        ({"kind": "merger", "successor_uscc": CODES[0], "carries": "yes"}, "successor_uscc", "就是它自己"),
        ({"successor_uscc": CODES[3]}, "successor_uscc", "更名不改变信用代码"),
        ({"effective_on": date(2026, 3, 11)}, "effective_on", "晚于今天"),
    ],
)
def test_a_change_that_cannot_be_is_said_beside_its_field(
    field: Field, wrong: dict[str, Any], name: str, said: str
) -> None:
    body = Enterprise.objects.get(pk=enterprise(0).enterprise)
    with pytest.raises(BadDetails) as caught:
        recipients.change(body, change(**wrong), by=field.city, now=NOW)
    assert said in caught.value.errors[name]


def test_the_pages_of_a_change_from_form_to_second_officer(
    field: Field, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = Enterprise.objects.get(pk=enterprise(0).enterprise)
    typed = {
        "kind": "rename",
        "new_name": "包头市新名示例公司",
        "effective_on": "2026-03-01",
        "document": "通知书",
    }
    address = f"/city/recipients/{body.pk}/change/"
    assert "确认并登记名称变更" in desk.send(address, typed, 200)
    page = desk.see(desk.send(address, {**typed, "confirmed": "1"}))
    assert "待另一名工作人员复核" in page
    made = BodyChange.objects.get()
    second = Desk(monkeypatch, field.second, NOW)
    assert "由city10a以外的工作人员复核" in second.see("/city/")
    second.send(f"/do/change/{made.pk}/send_back/", {"seen": 0, "reason": "缺通知书", "confirmed": "1"})
    assert "退回：缺通知书" in second.see(f"/city/recipients/changes/{made.pk}/")


def test_a_recipient_of_the_archive_can_open_its_account_later_and_nobody_twice(field: Field) -> None:
    step(ArchiveRoad.CONFIRM, taken_in(field, row(0)), field.second, NOW)
    seat = enterprise(0)
    assert Honour.objects.get().enterprise_id == seat.enterprise
    with pytest.raises(BadDetails, match="已经注册"):
        people.register_enterprise(
            code=CODES[0], name="另一家", county="150203", person="某", email="x@example.invalid",
            password="long enough 2026", now=NOW,
        )  # fmt: skip


def test_the_list_costs_the_same_for_many_rows(field: Field, desk: Desk) -> None:
    for n in range(3):
        taken_in(field, row(n))
    few = queries(desk.client, "/city/recipients/")
    batch = taken_in(field, *(row(n, cycle="4", awarded_on="2013-01-05") for n in range(12)))
    for n in range(3, 12):
        taken_in(field, row(n))
    assert queries(desk.client, "/city/recipients/") == few
    assert "第4届" in desk.see(f"/city/recipients/archive/{batch.pk}/")
