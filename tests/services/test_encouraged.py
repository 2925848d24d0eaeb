"""Tags of the encouraged groups (Articles 4, 6, 10, 16): own ground, corrected forward, never a point."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from award.law.art06_encouraged import Group
from award.process.application import Road
from award.process.incubation import PoolRoad
from award.process.kinds import Actor
from award.records.cases import application_case
from award.records.encouraged.models import Doubt, Invitation, Tag
from award.records.encouraged.queries import (
    by_group,
    candidates,
    groups_of,
    of_cycle,
    on_the_desk_of,
    standing,
)
from award.records.people.models import Enterprise, Message, Organ
from award.records.seat import Seat
from award.services import encouraged, encouraged_import, incubation, tables
from award.services.asking import BadDetails
from award.services.incubation import Intent
from award.services.steps import why_not
from services.review_world import world
from web.field import (
    KUNDULUN,
    QINGSHAN,
    Field,
    at,
    called,
    codes,
    enterprise,
    filed,
    officer,
    organ,
    signed_in,
    step,
    written,
)

pytestmark = pytest.mark.django_db
NOW = at(3, 16)


@pytest.fixture
def field() -> Field:
    return called()


@pytest.fixture
def county(field: Field) -> Seat:
    return officer("昆区", Actor.COUNTY, county_id=KUNDULUN)


def own(seat: Seat) -> Enterprise:
    return Enterprise.objects.get(pk=seat.enterprise)


def details(n: int = 0, **other: Any) -> encouraged.NewTag:
    given = {
        "uscc": codes(n + 1)[n], "name": f"包头市示例第{n}制造有限公司", "county": KUNDULUN,
        "group": "gazelle", "source": "2025年度瞪羚企业名单（示例）", "document": "示例科发〔2025〕9号",
        "issuer": "示例科学技术厅", "valid_from": date(2026, 3, 1), "valid_to": date(2026, 3, 20),
    }  # fmt: skip
    return encouraged.NewTag(**{**given, **other})


def tagged(by: Seat, n: int = 0, **other: Any) -> Tag:
    return encouraged.enter(details(n, **other), by=by, now=NOW)


def refused(act: Any) -> dict[str, str]:
    with pytest.raises(BadDetails) as wrong:
        act()
    return wrong.value.errors


def test_a_tag_has_its_source_and_an_enterprise_unknown_here_is_known_by_its_code(county: Seat) -> None:
    tag = tagged(county, 5)
    assert (tag.enterprise.uscc, tag.county_id, tag.get_group_display()) == (
        codes(6)[5],
        KUNDULUN,
        "瞪羚企业",
    )


def test_a_county_tags_its_own_enterprises_only_by_where_they_registered(field: Field, county: Seat) -> None:
    enterprise(2, QINGSHAN)
    said = {"uscc": "包头市示例第2制造有限公司的住所在青山区，不属于本辖区"}
    assert refused(lambda: tagged(county, 2)) == said
    assert refused(lambda: tagged(county, 3, county=QINGSHAN))["uscc"].endswith("不属于本辖区")
    assert tagged(field.city, 2).enterprise.county_id == QINGSHAN
    assert not on_the_desk_of(county).exists()


def test_a_county_department_keeps_to_its_county_and_a_city_department_to_its_own_lists(field: Field) -> None:
    body = Organ.objects.create(name="示例区科技局", county_id=QINGSHAN)
    near = officer("区局", Actor.SECTOR, organ=body)
    assert refused(lambda: tagged(near))["uscc"].endswith("的住所在昆都仑区，不属于本辖区")
    _, sector = organ("示例科技局")
    mine = tagged(sector)
    tagged(field.city, 1)
    assert list(on_the_desk_of(sector)) == [mine]


@pytest.mark.parametrize(
    ("other", "errors"),
    [
        ({"uscc": "9115"}, ["uscc"]),
        ({"group": "unicorn"}, ["group"]),
        ({"valid_to": date(2026, 2, 28)}, ["valid_to"]),
        ({"county": "999999"}, ["county"]),
        ({"document": " "}, ["document"]),
    ],
)
def test_a_bad_tag_is_refused_at_its_field(field: Field, other: dict[str, Any], errors: list[str]) -> None:
    assert list(refused(lambda: tagged(field.city, **other))) == errors


def test_the_same_tag_is_not_entered_twice(field: Field) -> None:
    tagged(field.city)
    assert "已经有这个标签" in refused(lambda: tagged(field.city))["uscc"]
    assert tagged(field.city, group="high_tech").pk


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2026, 2, 28), False), (date(2026, 3, 1), True), (date(2026, 3, 20), True),
        (date(2026, 3, 21), False),
    ],
)  # fmt: skip
def test_a_tag_holds_on_its_first_and_last_day_for_label_and_invitation(
    field: Field, day: date, holds: bool
) -> None:
    key = tagged(field.city).enterprise_id
    assert groups_of([key], day) == ({key: (Group.GAZELLE,)} if holds else {})
    assert [c.enterprise.pk for c in candidates(field.city, day, None)] == ([key] if holds else [])


def test_a_wrong_tag_is_answered_by_a_newer_one_and_stays(field: Field, county: Seat) -> None:
    old = tagged(county)
    given = {
        "group": "high_tech", "source": "更正的名单", "document": "示例〔2026〕1号", "issuer": "示例厅",
        "valid_from": date(2026, 1, 1), "correction": "类别记错",
    }  # fmt: skip
    elsewhere = officer("青山", Actor.COUNTY, county_id=QINGSHAN)
    said = "的住所在昆都仑区，不属于本辖区"
    change = encouraged.Correction(**given)
    assert refused(lambda: encouraged.correct(old, change, by=elsewhere, now=NOW))["__all__"].endswith(said)
    new = encouraged.correct(old, change, by=county, now=NOW)
    assert list(standing(Tag.objects.all())) == [new]
    again = {"__all__": "这一条已有更正，请对最新的一条更正"}
    assert refused(lambda: encouraged.correct(old, change, by=county, now=NOW)) == again
    gone = encouraged.Correction(**{**given, "withdrawn": True})
    encouraged.correct(new, gone, by=field.city, now=NOW)
    assert (standing(Tag.objects.all()).count(), Tag.objects.count()) == (0, 3)


def test_the_unit_sees_its_tags_says_what_is_wrong_and_is_answered(
    field: Field, county: Seat, client: Client
) -> None:
    unit, other = enterprise(), enterprise(1)
    tag = tagged(county)
    page = signed_in(client, unit).get("/applicant/encouraged/").content.decode()
    assert "2025年度瞪羚企业名单（示例）" in page
    assert "示例科学技术厅" in page
    assert "不加分，不影响申报资格、评分和排名" in page
    client.post(f"/applicant/encouraged/{tag.pk}/doubt/", {"text": "不是瞪羚企业", "confirmed": "1"})
    row = Doubt.objects.get()
    assert Message.objects.filter(user=county.person, text__contains="反映标签有误").exists()
    signed_in(client, other)
    assert client.get(f"/applicant/encouraged/{tag.pk}/doubt/").status_code == 404
    assert "没有登记标签" in client.get("/applicant/encouraged/").content.decode()
    assert client.get(f"/encouraged/{tag.pk}/").status_code == 403
    signed_in(client, county)
    assert "不是瞪羚企业" in client.get(f"/encouraged/{tag.pk}/").content.decode()
    assert "不是瞪羚企业" in client.get(f"/encouraged/doubts/{row.pk}/").content.decode()
    client.post(f"/encouraged/doubts/{row.pk}/", {"answer": "已核对，名单无误", "confirmed": "1"})
    assert "已核对，名单无误" in signed_in(client, unit).get("/applicant/encouraged/").content.decode()
    signed_in(client, officer("青山", Actor.COUNTY, county_id=QINGSHAN))
    assert client.get(f"/encouraged/{tag.pk}/").status_code == 404


def rows(*lines: tuple[str, ...]) -> list[tables.Row]:
    head = [c.label for c in encouraged_import.COLUMNS]
    book = tables.write_xlsx(head, lines)
    return list(tables.read(book, encouraged_import.COLUMNS).rows)


def line(n: int, **other: str) -> tuple[str, ...]:
    given = {
        "uscc": codes(n + 1)[n], "name": f"包头市示例第{n}制造有限公司", "county": "昆都仑区",
        "group": "瞪羚企业", "source": "名单", "document": "示例〔2025〕9号", "issuer": "示例厅",
        "valid_from": "2025-11-03", "valid_to": "",
    }  # fmt: skip
    return tuple({**given, **other}.values())


def test_a_list_comes_in_row_by_row_with_every_fault_in_words(field: Field, county: Seat) -> None:
    enterprise(0)
    enterprise(1, QINGSHAN)
    tagged(field.city, 6, document="示例〔2025〕9号", valid_from=date(2025, 11, 3))
    given = rows(
        line(0, name="包头市示例某某制造有限公司"), line(1), line(2), line(2), line(3, group="独角兽"),
        line(4, valid_from="去年"), line(5, uscc="123"), line(6), line(7, county="某区", issuer=""),
    )  # fmt: skip
    found = encouraged_import.judge(given, county)
    assert [(j.kind, j.says) for j in found] == [
        ("doubt", ("系统里这个代码登记的名称是“包头市示例第0制造有限公司”，请核对是不是同一家；按代码登记",)),
        ("wrong", ("包头市示例第1制造有限公司的住所在青山区，不属于本辖区",)),
        ("new", ()),
        ("wrong", ("与前面的一行重复",)),
        ("wrong", (f"类别“独角兽”不是第六条的五类：{'、'.join(g.zh for g in Group)}",)),
        ("wrong", ("有效期起“去年”不是日期，写成2025-11-03",)),
        ("wrong", found[6].says),
        ("same", ()),
        ("wrong", ("缺少发布机关", "没有“某区”这个旗县区")),
    ]
    assert found[6].says[0].startswith("统一社会信用代码有误")
    facts = encouraged_import.take_in([given[0], given[2], given[7]], by=county, now=NOW)
    assert facts == {"tags": 2, "new_enterprises": 1}
    assert sorted(Tag.objects.filter(county=KUNDULUN).values_list("name", flat=True)) == [
        "包头市示例某某制造有限公司", "包头市示例第2制造有限公司",
    ]  # fmt: skip


def test_the_import_page_runs_on_trial_first(field: Field, client: Client) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    signed_in(client, field.city)
    assert client.get("/encouraged/import/?template=1").status_code == 200
    head = [c.label for c in encouraged_import.COLUMNS]
    book = tables.write_xlsx(head, [line(0), line(1)])
    trial = client.post("/encouraged/import/", {"file": SimpleUploadedFile("一.xlsx", book)})
    assert "新增" in trial.content.decode()
    assert not Tag.objects.exists()
    digest = trial.context["digest"]
    client.post("/encouraged/import/", {"digest": digest, "confirmed": "1"})
    assert Tag.objects.count() == 2


def test_who_may_be_invited_is_whoever_is_not_in_the_pool_or_has_not_applied(
    field: Field, county: Seat
) -> None:
    units = [enterprise(n) for n in range(3)]
    for n in range(3):
        tagged(field.city, n)
    stay = incubation.join(own(units[0]), Intent("想申报"), by=units[0], now=NOW)
    step(PoolRoad.ADMIT, stay, field.city, NOW)
    filed(field, units[0])
    filed(field, units[1])
    got = candidates(county, NOW.date(), field.cycle)
    assert [(c.in_pool, c.applied) for c in got] == [(True, True), (False, True), (False, False)]
    _, sector = organ("示例科技局")
    tagged(sector, 4)
    assert [c.applied for c in candidates(sector, NOW.date(), field.cycle)] == [None]


def test_an_invitation_is_sent_to_an_account_and_otherwise_recorded_by_hand(
    field: Field, county: Seat, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("award.web.clock.now", lambda: NOW)
    unit = enterprise()
    known, unknown = tagged(county).enterprise, tagged(county, 1).enterprise
    words = encouraged.Invite("message", NOW.date(), encouraged.WORDS)
    none = {"channel": f"{unknown}还没有账号，请用信函、电话等方式，并登记"}
    assert refused(lambda: encouraged.invite(unknown, words, by=county, now=NOW)) == none
    late = encouraged.Invite("phone", date(2026, 3, 17), "电话说明")
    wrong = {"day": "日期还没有到，邀请以后再登记"}
    assert refused(lambda: encouraged.invite(unknown, late, by=county, now=NOW)) == wrong
    signed_in(client, county)
    page = client.get("/encouraged/invitations/").content.decode()
    assert "邀请不是指标，申报自愿，不申报没有任何后果" in page
    assert "可以发站内消息" in client.get(f"/encouraged/invitations/{known.pk}/").content.decode()
    typed = {"channel": "message", "day": "2026-03-16", "text": encouraged.WORDS, "confirmed": "1"}
    client.post(f"/encouraged/invitations/{known.pk}/", typed)
    assert Message.objects.filter(user=unit.person, text=encouraged.WORDS).count() == 1
    client.post(f"/encouraged/invitations/{unknown.pk}/", {**typed, "channel": "phone", "text": "已说明"})
    assert sorted(Invitation.objects.values_list("channel", flat=True)) == ["message", "phone"]
    signed_in(client, officer("青山", Actor.COUNTY, county_id=QINGSHAN))
    assert client.get(f"/encouraged/invitations/{known.pk}/").status_code == 404


def test_filters_day_and_export_of_the_invitations_stand_in_the_address(
    field: Field, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("award.web.clock.now", lambda: NOW)
    tagged(field.city)
    tagged(field.city, 1, group="high_tech", county=QINGSHAN)
    signed_in(client, field.city)
    page = client.get("/encouraged/invitations/?group=high_tech&lacks=pool").content.decode()
    assert "示例第1制造" in page
    assert "示例第0制造" not in page
    empty = client.get(f"/encouraged/invitations/?county={QINGSHAN}&group=gazelle").content.decode()
    assert "没有符合条件的企业" in empty
    assert "没有可以邀请的企业" not in client.get("/encouraged/invitations/?day=2026-03-20").content.decode()
    gone = client.get("/encouraged/invitations/?day=2026-03-21").content.decode()
    assert "没有符合条件的企业" in gone
    assert "“三月”不是日期" in client.get("/encouraged/invitations/?day=三月").content.decode()
    book = client.get("/encouraged/invitations/?export=xlsx&group=gazelle")
    assert len(tables._workbook(book.content)) == 2
    listed = client.get("/encouraged/?group=gazelle&holds=yes&q=示例第0").content.decode()
    assert "示例第0制造" in listed
    assert "导出这1条" in listed


def test_the_figures_count_each_enterprise_once(field: Field, client: Client) -> None:
    unit = enterprise()
    tagged(field.city, valid_to=None)
    tagged(field.city, group="high_tech", valid_to=None)
    tagged(field.city, 1)
    filed(field, unit)
    got = {c.label: (c.enterprises, c.pool) for c in by_group(field.city, NOW.date())}
    assert got == {
        "重点产业集群企业": (0, 0), "瞪羚企业": (2, 0), "国家高新技术企业": (1, 0), "科技标杆企业": (0, 0),
        "科技型中小企业": (0, 0), "任一类（每家只算一次）": (2, 0),
    }  # fmt: skip
    counted = {c.label: (c.applied, c.shortlisted, c.awarded) for c in of_cycle(field.city, field.cycle)}
    assert (
        counted["瞪羚企业"] == counted["国家高新技术企业"] == counted["任一类（每家只算一次）"] == (1, 0, 0)
    )
    assert "分类统计" in signed_in(client, field.city).get("/encouraged/figures/").content.decode()


def test_a_tag_changes_neither_the_facts_of_a_file_nor_what_stands_against_any_step(field: Field) -> None:
    unit = enterprise()
    file = written(field, unit)
    case = application_case(file, at(3, 12), unit)
    against = [why_not(road, file, at(3, 12), unit) for road in (Road.SUBMIT, Road.WITHDRAW)]
    for group in Group:
        tagged(field.city, group=group.value, valid_to=None)
    assert application_case(file, at(3, 12), unit) == case
    assert [why_not(road, file, at(3, 12), unit) for road in (Road.SUBMIT, Road.WITHDRAW)] == against


@pytest.mark.parametrize("shown", [False, True])
def test_scores_ranking_and_outcome_are_the_same_with_and_without_tags(client: Client, shown: bool) -> None:
    from award.web.review.evaluation import evaluate

    here = world(examiners=5, files=3)
    for file, document, site in zip(here.files, ("500", "600", "600"), ("700", "600", "600"), strict=True):
        here.scored(file, document, site)
    here.replan(encouraged_at_evaluation=shown)

    class Request:
        seat = here.city

    before = evaluate(here.cycle, Request())  # type: ignore[arg-type]
    body = here.files[2].enterprise
    for group in Group:
        Tag.objects.create(
            enterprise=body, name=body.name, group=group.value, source="名单", document="示例1号",
            issuer="示例厅", valid_from=date(2020, 1, 1), entered_by_id=here.city.person, entered_at=NOW,
        )  # fmt: skip
    after = evaluate(here.cycle, Request())  # type: ignore[arg-type]
    assert after.ranking == before.ranking
    scores = [(x.file, x.document, x.site, x.composite, x.rank, x.line, x.tied) for x in before.lines]
    assert [(x.file, x.document, x.site, x.composite, x.rank, x.line, x.tied) for x in after.lines] == scores
    named = [x.groups for x in after.lines if x.groups]
    assert named == ([tuple(g.zh for g in Group)] if shown else [])
    page = signed_in(client, here.city).get("/city/evaluation/").content.decode()
    assert ("重点支持（不加分）：重点产业集群企业" in page) is shown
