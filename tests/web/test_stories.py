"""/stories/ and /spreading/: pages of the recipient, the officers and everybody (Articles 9, 10, 34, 35)."""

import io
import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from award.process.kinds import Actor
from award.process.spreading import ActivityRoad, StoryRoad, T, W
from award.records.honours.models import Honour
from award.records.seat import Seat
from award.records.spreading.models import Activity, Story
from award.records.spreading.queries import by_county, by_recipient, by_year, titles
from award.services import activities, search
from award.services import stories as service
from award.services.activities import Event, Why
from award.services.asking import BadDetails
from award.services.steps import Hidden, Refused
from award.services.stories import Agreement, Withdrawal, Written
from services.test_stories import LOOKED, NOW, TEXT, photo, published, recipient, written
from web.field import (
    KUNDULUN,
    QINGSHAN,
    Field,
    at,
    called,
    enterprise,
    officer,
    organ,
    signed_in,
    step,
    stop_clock,
)

pytestmark = pytest.mark.django_db
SECRET = "来访甲公司"


@pytest.fixture
def field(monkeypatch: pytest.MonkeyPatch) -> Field:
    stop_clock(monkeypatch, NOW)
    return called()


@pytest.fixture
def unit(field: Field) -> Seat:
    return enterprise()


@pytest.fixture
def honour(unit: Seat) -> Honour:
    return recipient(unit)


@pytest.fixture
def county(field: Field) -> Seat:
    return officer("昆区", Actor.COUNTY, county_id=KUNDULUN)


def page(path: str, by: Seat | None = None, status: int = 200) -> str:
    client = signed_in(Client(), by) if by else Client()
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.status_code)
    return answer.content.decode()


def sheet(path: str, by: Seat) -> list[list[object]]:
    content = signed_in(Client(), by).get(path).content
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def event(of: list[Honour], **changed: Any) -> Event:
    given = {
        "kind": "visit", "title": "同行来访", "held_on": date(2026, 3, 10), "place": "一号车间", "people": 12,
        "honours": tuple(str(h.pk) for h in of), "content": "看现场质量看板",
        "visitors": SECRET, **changed,
    }  # fmt: skip
    return Event(**given)


def test_the_recipient_writes_by_the_pages_from_the_first_word_to_handing_in(
    field: Field, honour: Honour, unit: Seat
) -> None:
    client = signed_in(Client(), unit)
    assert "还没有写过经验" in client.get("/recipient/stories/").content.decode()
    begun = client.post("/recipient/stories/new/", {"honour": honour.pk})
    row = Story.objects.get()
    assert begun["Location"] == f"/recipient/stories/{row.pk}/edit/"
    typed = {
        "revision": row.revision,
        "title": "标题",
        "summary": "摘要",
        "methods": "QC",
        "text": "**先**测量",
    }
    kept = client.post(f"/recipient/stories/{row.pk}/edit/", typed, headers={"X-Autosave": "1"})
    assert kept.json() == {"revision": 2, "saved_at": "09:00:00"}
    done = client.post(f"/recipient/stories/{row.pk}/edit/", {**typed, "revision": 2, "title": "新标题"})
    assert done["Location"] == f"/recipient/stories/{row.pk}/"
    assert "<b>先</b>测量" in client.get(f"/recipient/stories/{row.pk}/").content.decode()
    do = f"/do/story/{row.pk}/hand_in/"
    confirm = client.post(do, {"agrees": "on", "seen": 3}).content.decode()
    assert "全文交市质量工作主管部门审看" in confirm
    client.post(do, {"agrees": "on", "seen": 3, "confirmed": "1"})
    row.refresh_from_db()
    assert (row.state, row.title) == (T.HANDED_IN, "新标题")
    assert "：新标题" in page("/city/", field.city)


def test_a_clash_keeps_what_was_typed_and_shows_what_was_saved(
    field: Field, honour: Honour, unit: Seat
) -> None:
    row = written(honour, unit)
    typed = {"revision": 1, "title": "我打的标题", "summary": "", "methods": "", "text": ""}
    path = f"/recipient/stories/{row.pk}/edit/"
    answer = signed_in(Client(), unit).post(path, typed)
    said = answer.content.decode()
    assert answer.status_code == 409
    assert ["我打的标题" in said, "把不良率降下来" in said, "没有覆盖" in said] == [True] * 3
    assert signed_in(Client(), unit).post(path, typed, headers={"X-Autosave": "1"}).json()["revision"] == 2


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"title": "题" * 61}, "标题最多60字，现有61字"),
        ({"summary": "摘" * 301}, "摘要最多300字，现有301字"),
        ({"text": "文" * 20001}, "正文最多20000字，现有20001字"),
        ({"items": ["9.9.9"]}, "对应卓越绩效准则的哪些条款没有这个选项"),
    ],
)
def test_what_cannot_be_kept_is_said_and_stays_typed(
    field: Field, honour: Honour, unit: Seat, typed: dict[str, Any], said: str
) -> None:
    row = service.begin(honour, by=unit, now=NOW)
    given = {
        "revision": row.revision,
        "title": "",
        "summary": "留着的摘要",
        "methods": "",
        "text": "",
        **typed,
    }
    answer = signed_in(Client(), unit).post(f"/recipient/stories/{row.pk}/edit/", given)
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert typed.get("summary", "留着的摘要") in answer.content.decode()


def test_a_released_story_is_on_every_public_surface_and_nowhere_before(
    field: Field, honour: Honour, unit: Seat
) -> None:
    row = written(honour, unit)
    assert "还没有公开的经验" in page("/stories/")
    page(f"/stories/{row.pk}/", status=404)
    row = published(
        honour, unit, field, Written("公开的标题", "公开的摘要", ("4.5.2",), "六西格玛", "正文词")
    )
    search.refresh()
    surfaces = ("/stories/", f"/stories/{row.pk}/", "/feeds/stories.atom", "/feeds/stories.json")
    assert [("公开的标题" in page(path)) for path in surfaces] == [True] * 4
    assert "公开的标题" in page("/search/?q=正文词")
    assert f"/stories/{row.pk}/" in page("/sitemap.xml")
    assert json.loads(page("/feeds/stories.json"))["items"][0]["authors"] == [{"name": honour.name}]
    assert "获第9届包头市市长质量奖" in page(f"/stories/{row.pk}/")


def test_withdrawn_it_answers_gone_without_its_content_or_the_reason(
    field: Field, honour: Honour, unit: Seat
) -> None:
    row = published(honour, unit, field)
    step(StoryRoad.WITHDRAW, row, field.city, NOW, Withdrawal("内部理由"))
    gone = page(f"/stories/{row.pk}/", status=410)
    assert "2026-03-16（周一）" in gone
    assert [w for w in ("内部理由", "把不良率降下来", "先测量") if w in gone] == []
    search.refresh()
    for path in ("/stories/", "/feeds/stories.atom", "/feeds/stories.json", "/search/?q=不良率"):
        assert "把不良率降下来" not in page(path)


def test_when_the_title_is_revoked_page_and_picture_go_and_the_register_keeps_it(
    field: Field, honour: Honour, unit: Seat
) -> None:
    row = service.begin(honour, by=unit, now=NOW)
    service.add_picture(row, photo(size=(20, 10)), by=unit, now=NOW)
    service.save(row, Written("标题", "摘要", (), "方法", "![图](图1)"), seen=1, by=unit, now=NOW)
    step(StoryRoad.HAND_IN, row, unit, NOW, Agreement(agrees=True))
    step(StoryRoad.FORWARD, row, field.city, NOW, LOOKED)
    step(StoryRoad.PUBLISH, row, field.second, NOW)
    picture = f"/stories/{row.pk}/pictures/1/"
    assert f'src="{picture}" width="20" height="10"' in page(f"/stories/{row.pk}/")
    shown = Client().get(picture)
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/jpeg")
    assert Client().get(picture, headers={"If-None-Match": shown["ETag"]}).status_code == 304
    Honour.objects.filter(pk=honour.pk).update(
        state="revoked", revoked_on=date(2026, 3, 12), revocation_number="包府发〔2026〕3号"
    )
    assert "包府发〔2026〕3号" in page(f"/stories/{row.pk}/", status=410)
    page(picture, status=404)
    assert "已撤销" in page("/recipients/")
    page(f"/spreading/stories/{row.pk}/versions/1/", field.city)


def test_a_picture_of_a_draft_is_no_stranger_s(field: Field, honour: Honour, unit: Seat) -> None:
    row = published(honour, unit, field)
    step(StoryRoad.REVISE, row, unit, NOW)
    service.add_picture(row, photo(size=(20, 10)), by=unit, now=NOW)
    page(f"/stories/{row.pk}/pictures/1/", status=404)
    own = signed_in(Client(), unit).get(f"/recipient/stories/{row.pk}/pictures/1/")
    assert (own.status_code, own["Cache-Control"]) == (200, "private, no-store")
    page(f"/recipient/stories/{row.pk}/pictures/1/", enterprise(3), 404)


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("", True), ("?cycle=9", True), ("?cycle=8", False), ("?year=2026", True), ("?year=2025", False),
        (f"?county={KUNDULUN}", True), (f"?county={QINGSHAN}", False), ("?industry=%E6%97%A0", False),
        ("?q=不良率", True), ("?q=没有的词", False), ("?cycle=abc&year=99999", True),
    ],
)  # fmt: skip
def test_the_public_list_is_narrowed_by_its_address(
    field: Field, honour: Honour, unit: Seat, query: str, there: bool
) -> None:
    published(honour, unit, field)
    assert ("把不良率降下来" in page(f"/stories/{query}")) is there


def test_officers_read_the_old_version_and_strangers_do_not(field: Field, honour: Honour, unit: Seat) -> None:
    row = published(honour, unit, field)
    step(StoryRoad.REVISE, row, unit, NOW)
    row = service.save(row, Written("新题", "新摘要", (), "法", "新文"), seen=row.revision, by=unit, now=NOW)
    step(StoryRoad.HAND_IN, row, unit, NOW, Agreement(agrees=True))
    step(StoryRoad.FORWARD, row, field.city, NOW, LOOKED)
    step(StoryRoad.PUBLISH, row, field.second, NOW)
    assert "把不良率降下来" in page(f"/spreading/stories/{row.pk}/versions/1/", field.city)
    shown = page(f"/stories/{row.pk}/")
    assert ["新题" in shown, "把不良率降下来" in shown, "更正为第2版" in shown] == [True, False, True]


def test_the_list_of_stories_is_exported_as_it_is_narrowed(field: Field, honour: Honour, unit: Seat) -> None:
    published(honour, unit, field)
    written(honour, unit, Written("另一篇", "", (), "", ""))
    assert [row[2] for row in sheet("/spreading/stories/?export=xlsx&state=published", field.city)[1:]] == [
        "把不良率降下来"
    ]
    assert "另一篇" in page("/spreading/stories/?state=draft", field.city)


def test_a_visit_is_recorded_with_who_how_many_and_what_and_only_part_of_it_is_public(
    field: Field, honour: Honour, unit: Seat
) -> None:
    row = activities.record(event([honour], note="内部备注"), by=unit, now=NOW)
    assert "还没有公开的推广活动" in page("/stories/events/")
    step(ActivityRoad.PROPOSE, row, field.city, NOW)
    with pytest.raises(Refused, match="须由另一名工作人员复核发布"):
        step(ActivityRoad.PUBLISH, row, field.city, NOW)
    step(ActivityRoad.PUBLISH, row, field.second, NOW)
    shown = page("/stories/events/")
    assert [
        w for w in ("同行来访", "一号车间", "12人", "看现场质量看板", "2026-03-10（周二）") if w not in shown
    ] == []
    assert [w for w in (SECRET, "内部备注") if w in shown] == []
    assert SECRET in page(f"/spreading/activities/{row.pk}/", field.city)
    step(ActivityRoad.TAKE_DOWN, row, field.city, NOW, Why("日期有误"))
    assert "同行来访" not in page("/stories/events/")


@pytest.mark.parametrize(
    ("changed", "field_name", "said"),
    [
        ({"visitors": ""}, "visitors", "来访参观的，请填写来访单位"),
        ({"people": None}, "people", "来访参观的，请填写来了多少人"),
        ({"held_on": date(2026, 3, 17)}, "held_on", "日期还没有到，办了以后再登记"),
        ({"link": "javascript:alert(1)"}, "link", "报道链接以 http:// 或 https:// 开头"),
        ({"honours": ()}, "honours", "请填写介绍、展示了哪些获奖单位的经验"),
        ({"people": 0}, "people", "参加人数不小于1"),
    ],
)
def test_a_wrong_event_is_refused_beside_its_field(
    field: Field, honour: Honour, unit: Seat, changed: dict[str, Any], field_name: str, said: str
) -> None:
    with pytest.raises(BadDetails) as wrong:
        activities.record(event([honour], **changed), by=unit, now=NOW)
    assert wrong.value.errors == {field_name: said}


def test_the_day_itself_is_no_day_too_early(field: Field, honour: Honour, unit: Seat) -> None:
    assert activities.record(event([honour], held_on=date(2026, 3, 16)), by=unit, now=NOW).state == W.RECORDED


def test_a_personal_number_keeps_an_event_from_the_public(field: Field, honour: Honour, unit: Seat) -> None:
    row = activities.record(event([honour], content="联系13800001111"), by=unit, now=NOW)
    with pytest.raises(Refused, match="内容：要公开的内容里有疑似手机号的数字"):
        step(ActivityRoad.PROPOSE, row, field.city, NOW)
    assert "疑似手机号" in page(f"/spreading/activities/{row.pk}/", field.city)


def test_a_county_records_its_own_recipients_and_no_others(
    field: Field, honour: Honour, county: Seat
) -> None:
    elsewhere = recipient(enterprise(2, QINGSHAN), "BTZLJ-9-2")
    assert activities.record(event([honour]), by=county, now=NOW).county_id == KUNDULUN
    with pytest.raises(BadDetails, match="有不能由你单位登记的获奖单位"):
        activities.record(event([elsewhere]), by=county, now=NOW)
    with pytest.raises(BadDetails, match="有不能由你单位登记的获奖单位"):
        activities.record(event([honour]), by=enterprise(3), now=NOW)


def test_an_entry_is_made_void_by_its_body_or_the_city_and_counts_no_more(
    field: Field, honour: Honour, unit: Seat, county: Seat
) -> None:
    row = activities.record(event([honour]), by=unit, now=NOW)
    with pytest.raises(BadDetails, match="这一件是别的单位登记的"):
        step(ActivityRoad.VOID, row, county, NOW, Why("重复"))
    with pytest.raises(Hidden):
        step(ActivityRoad.VOID, row, enterprise(3), NOW, Why("重复"))
    assert "登记作废" not in page(f"/spreading/activities/{row.pk}/", county)
    step(ActivityRoad.VOID, row, unit, NOW, Why("重复登记"))
    assert (row.state, row.reason) == (W.VOID, "重复登记")
    assert [s.row()[1:] for s in by_recipient(titles(field.city))] == [[0, 0, 0, 0]]


def test_statistics_count_each_recipient_county_and_year(
    field: Field, honour: Honour, unit: Seat, county: Seat
) -> None:
    other = recipient(enterprise(2, QINGSHAN), "BTZLJ-9-2")
    published(honour, unit, field)
    activities.record(event([honour]), by=unit, now=NOW)
    meeting = event([honour, other], kind="on_site", visitors="", people=40, held_on=date(2025, 12, 20))
    activities.record(meeting, by=field.city, now=NOW)
    every = titles(field.city)
    assert [s.row()[1:] for s in by_recipient(every)] == [[1, 1, 1, 52], [0, 1, 0, 40]]
    assert [s.row() for s in by_county(every)] == [["昆都仑区", 1, 1, 1, 52], ["青山区", 0, 1, 0, 40]]
    assert [s.row() for s in by_year(every, field.city)] == [["2026年", 1, 0, 1, 12], ["2025年", 0, 1, 0, 40]]
    assert sheet("/spreading/statistics/?export=county", field.city) == [
        ["旗县区", "公开的经验", "推广活动", "来访", "人数"],
        ["昆都仑区", 1, 1, 1, 52], ["青山区", 0, 1, 0, 40],
    ]  # fmt: skip
    assert len(sheet("/spreading/statistics/?export=recipient", county)) == 2
    assert "不打分" in page("/spreading/statistics/?cycle=9", county)


def test_a_department_sees_what_it_entered(field: Field, honour: Honour) -> None:
    _, sector = organ()
    row = activities.record(event([honour]), by=sector, now=NOW)
    assert "同行来访" in page("/spreading/activities/", sector)
    page(f"/spreading/activities/{row.pk}/", officer("青区", Actor.COUNTY, county_id=QINGSHAN), 404)


def test_the_list_of_events_is_exported_as_it_is_narrowed(field: Field, honour: Honour, unit: Seat) -> None:
    for n in range(3):
        activities.record(event([honour], title=f"第{n}次来访"), by=unit, now=NOW)
    activities.record(event([honour], kind="media", title="报道", visitors=""), by=unit, now=NOW)
    assert len(sheet("/spreading/activities/?export=xlsx&kind=visit", unit)) == 4
    assert "没有符合条件的活动" in page("/spreading/activities/?q=没有", unit)
    assert Activity.objects.count() == 4


def test_an_event_is_entered_by_the_page_after_a_confirm_page(
    field: Field, honour: Honour, unit: Seat
) -> None:
    client = signed_in(Client(), unit)
    assert f'value="{honour.pk}" ' in client.get("/spreading/activities/new/").content.decode()
    typed = {
        "kind": "media", "title": "报道", "held_on": "2026-03-10", "honours": [honour.pk], "content": "故事"
    }  # fmt: skip
    assert Activity.objects.count() == 0
    assert "将登记并列入统计" in client.post("/spreading/activities/new/", typed).content.decode()
    client.post("/spreading/activities/new/", {**typed, "confirmed": "1"})
    assert Activity.objects.get().title == "报道"


def test_a_story_of_one_who_lost_the_title_is_not_begun_by_the_page(
    field: Field, honour: Honour, unit: Seat
) -> None:
    Honour.objects.update(state="revoked")
    assert "没有有效的称号" in page("/recipient/stories/new/", unit)
    answer = signed_in(Client(), unit).post("/recipient/stories/new/", {"honour": honour.pk})
    assert (answer.status_code, Story.objects.count()) == (422, 0)


def test_of_a_long_list_the_public_reads_page_by_page(field: Field, honour: Honour, unit: Seat) -> None:
    first = published(honour, unit, field)
    assert first.public is not None
    for n in range(25):
        row = Story.objects.create(
            honour=honour, state="published", author="city", begun_at=NOW, published_at=at(3, 10)
        )
        version = row.versions.create(
            number=1, title=f"第{n}篇", summary="", digest="0" * 64, published_at=at(3, 10),
            published_by_id=field.city.person,
        )  # fmt: skip
        Story.objects.filter(pk=row.pk).update(public=version)
    shown = page("/stories/")
    assert (shown.count('class="sec flat qa"'), "共26件" in shown) == (20, True)
    assert page("/stories/?page=2").count('class="sec flat qa"') == 6
    assert TEXT.title in shown
