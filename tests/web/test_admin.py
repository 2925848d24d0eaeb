"""The system administrator: people on seats, departments, working-day tables; no application, ever."""

import pytest

from award.law.holiday_tables import packaged_tables
from award.law.workdays import packaged
from award.process.kinds import Actor
from award.records.cases import calendar
from award.records.cycles.models import HolidayTable
from award.records.ledger.models import Line
from award.records.people.models import Organ, Post, User
from award.services import people
from web.admin_world import TABLE, person_form, table
from web.city_world import Desk
from web.field import KUNDULUN, at, officer, pdf, queries

pytestmark = pytest.mark.django_db
NOW = at(11, 23)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    people.set_up_counties()
    return Desk(monkeypatch, officer("admin", Actor.ADMIN), NOW)


def test_a_person_is_put_on_a_seat_and_can_sign_in(desk: Desk) -> None:
    desk.send("/admin/people/new/", person_form(actor="county", county=KUNDULUN))
    post = Post.objects.get(actor="county")
    assert (post.user.name, post.body_name) == ("张三", "昆都仑区质量工作主管部门")
    assert post.user.check_password("long enough 2026")
    assert Line.objects.latest("sequence").step == "people.seat"


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"person": ""}, "请填写姓名"),
        ({"email": "zhang"}, "电子邮箱的格式不对，例：zhang@example.com"),
        ({"email": ""}, "请填写电子邮箱"),
        ({"password": "short"}, "密码太短"),
        ({"actor": ""}, "请选择席位"),
        ({"actor": "applicant"}, "选择一个有效的选项"),
        ({"actor": "county"}, "旗县区席位要选旗县区"),
        ({"actor": "sector"}, "行业主管部门席位要选部门"),
    ],
)
def test_what_is_wrong_with_a_person_is_said_at_the_field(
    desk: Desk, changed: dict[str, str], says: str
) -> None:
    before = Post.objects.count()
    told = desk.send("/admin/people/new/", person_form(**changed), 422)
    assert says in told
    assert Post.objects.count() == before


def test_the_same_person_is_not_seated_twice_but_may_sit_on_another_seat(desk: Desk) -> None:
    desk.send("/admin/people/new/", person_form())
    assert "这个人已经在这个席位上" in desk.send("/admin/people/new/", person_form(), 422)
    desk.send("/admin/people/new/", person_form(actor="office"))
    assert User.objects.get(email="zhang@example.com").posts.count() == 2


def test_leaving_a_seat_is_confirmed_first_and_takes_the_pages_away(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    city = officer("leaver", Actor.CITY)
    other = Desk(monkeypatch, city, NOW)
    other.see("/city/plan/")
    address = f"/admin/people/{city.post}/end/"
    assert "从此不能再以这个席位办理" in desk.see(address)
    assert Post.objects.get(pk=city.post).active
    desk.send(address)
    assert not Post.objects.get(pk=city.post).active
    other.see("/city/plan/", 403)
    desk.see(address, 404)


def test_the_last_administrator_stays(desk: Desk) -> None:
    told = desk.send(f"/admin/people/{desk.seat.post}/end/", {}, 400)
    assert "这是唯一的系统管理员，先登记另一名再撤下" in told
    second = officer("second", Actor.ADMIN)
    desk.send(f"/admin/people/{second.post}/end/")


def test_departments_cover_the_grounds_and_the_page_says_which_are_not(desk: Desk) -> None:
    assert "第十七条（一）（二）（三）（四）（五）（六）项还没有市级主查部门" in desk.see("/admin/organs/")
    desk.send("/admin/organs/new/", {"name": "示例应急管理局", "grounds": ["2", "3"]})
    organ = Organ.objects.get(name="示例应急管理局")
    assert organ.grounds == [2, 3]
    assert "第十七条（一）（四）（五）（六）项还没有市级主查部门" in desk.see("/admin/organs/")
    assert "已经有这个部门" in desk.send("/admin/organs/new/", {"name": "示例应急管理局"}, 422)
    desk.send(f"/admin/organs/{organ.pk}/", {"grounds": ["3"], "active": "on"})
    organ.refresh_from_db()
    assert (organ.grounds, organ.active) == ([3], True)
    desk.send(f"/admin/organs/{organ.pk}/", {"grounds": ["3"]})
    assert "已停用" in desk.see("/admin/organs/")


def test_an_imported_year_replaces_the_packaged_one_and_counts_from_then_on(desk: Desk) -> None:
    day = table().off[-1][0]
    assert packaged().is_provisional(day)
    desk.send("/admin/holidays/", {"text": TABLE})
    assert (calendar().is_provisional(day), calendar().holiday(day)) == (False, table().off[-1][1])
    page = desk.see("/admin/holidays/")
    assert ("国办发明电〔2026〕1号" in page, "导入" in page) == (True, True)
    assert Line.objects.latest("sequence").step == "calendar.import"


def test_the_later_import_of_a_year_prevails(desk: Desk) -> None:
    desk.send("/admin/holidays/", {"text": TABLE})
    desk.send("/admin/holidays/", {"text": TABLE.replace("1号", "2号")})
    page = desk.see("/admin/holidays/")
    assert ("国办发明电〔2026〕2号" in page, "国办发明电〔2026〕1号" in page) == (True, False)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "请粘贴节假日表，或者传文件"),
        ("year = ", "既不是 JSON，也不是有效的 TOML"),
        (TABLE.replace("2027-10-07", "2027-09-30"), "早于开始放假的2027-10-01"),
        (TABLE.replace("2027-10-07", "2027-10-32"), "off_to"),
        (TABLE.replace('"official"', '"final"'), "status"),
        (TABLE.replace('document = "国办发明电〔2026〕1号"\n', ""), "document：缺少这一项"),
        (TABLE.replace("2027-10-09", "2027-10-08"), "本来就是工作日，不必列为调休上班"),
    ],
)
def test_a_table_with_a_mistake_names_the_key_and_stays_in_the_box(desk: Desk, text: str, says: str) -> None:
    told = desk.send("/admin/holidays/", {"text": text}, 422)
    assert says in told
    assert HolidayTable.objects.count() == 0


def test_a_table_comes_as_a_file_too_and_a_picture_is_none(desk: Desk) -> None:
    wrong = {"file": pdf("表.toml", b"\xff\xfe\x00")}
    assert "不是 UTF-8 编码的文字" in desk.send("/admin/holidays/", wrong, 422)
    desk.send("/admin/holidays/", {"file": pdf("2027.toml", TABLE.encode())})
    assert HolidayTable.objects.get().year == 2027


def test_the_list_of_years_tells_official_from_provisional(desk: Desk) -> None:
    page = desk.see("/admin/holidays/")
    official = sum(t.official for t in packaged_tables())
    assert (page.count("正式 "), page.count("暂定")) >= (official, 1)


@pytest.mark.parametrize("address", ["/city/", "/city/qualification/", "/county/", "/sector/"])
def test_the_administrator_sees_no_application(desk: Desk, address: str) -> None:
    desk.see(address, 403)


@pytest.mark.parametrize(
    "address",
    ["/admin/people/", "/admin/people/new/", "/admin/organs/", "/admin/holidays/"],
)
def test_nobody_else_sets_people_up(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    told = Desk(monkeypatch, officer("city", Actor.CITY), NOW).see(address, 403)
    assert "这一页由系统管理员使用" in told


@pytest.mark.parametrize("address", ["/admin/people/", "/admin/organs/"])
def test_thirty_rows_cost_no_more_queries_than_three(desk: Desk, address: str) -> None:
    def more(first: int, last: int) -> None:
        for n in range(first, last):
            officer(f"many{n}", Actor.EXAMINER)
            Organ.objects.create(name=f"部门{n}", grounds=[1])

    more(0, 3)
    few = queries(desk.client, address)
    more(3, 30)
    assert queries(desk.client, address) == few
