"""Stories of recipients (Articles 9, 34, 35): agreed to, looked at twice, gone with the title."""

import io
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from award.process.kinds import Actor
from award.process.spreading import StoryRoad, T
from award.records.files.models import Evidence
from award.records.honours.models import Honour
from award.records.ledger.models import Line
from award.records.seat import Seat
from award.records.spreading.models import Story
from award.records.spreading.queries import public_stories, stories
from award.services import files, search
from award.services import stories as service
from award.services.asking import BadDetails
from award.services.files import BadFile
from award.services.steps import Refused, WrongSeat, why_not
from award.services.stories import (
    Agreement,
    Closed,
    Conflict,
    Look,
    PaperConsent,
    Remark,
    Withdrawal,
    Written,
)
from web.field import PDF, Field, at, called, enterprise, step

pytestmark = pytest.mark.django_db
NOW = at(3, 16)
TEXT = Written("把不良率降下来", "用统计过程控制。", ("4.5.2",), "六西格玛", "## 做法\n先测量，再改进。")
MOBILE = "要公开的内容里有疑似手机号的数字，请删去再办；联系电话请写固定电话"
IDENTITY = "要公开的内容里有疑似身份证号的数字，请删去再办"
LOOKED = Look(no_promotion=True, no_persons=True)


@pytest.fixture
def field() -> Field:
    return called()


@pytest.fixture
def unit(field: Field) -> Seat:
    return enterprise()


@pytest.fixture
def honour(unit: Seat) -> Honour:
    return recipient(unit)


def recipient(unit: Seat, number: str = "BTZLJ-9-1") -> Honour:
    return Honour.objects.create(
        cycle_number=9, enterprise_id=unit.enterprise, name="包头市示例第0制造有限公司", certificate=number,
        awarded_on=date(2025, 12, 1), circular_number="包府发〔2025〕9号",
    )  # fmt: skip


def written(honour: Honour, unit: Seat, text: Written = TEXT) -> Story:
    row = service.begin(honour, by=unit, now=NOW)
    return service.save(row, text, seen=row.revision, by=unit, now=NOW)


def published(honour: Honour, unit: Seat, field: Field, text: Written = TEXT) -> Story:
    row = written(honour, unit, text)
    step(StoryRoad.HAND_IN, row, unit, NOW, Agreement(agrees=True))
    step(StoryRoad.FORWARD, row, field.city, NOW, LOOKED)
    step(StoryRoad.PUBLISH, row, field.second, NOW)
    return row


def said(which: StoryRoad, row: Story, by: Seat) -> list[str]:
    row.refresh_from_db()
    return [f.because for f in why_not(which, row, NOW, by)]


def test_a_recipient_writes_agrees_and_two_officers_release_it(
    field: Field, honour: Honour, unit: Seat
) -> None:
    row = published(honour, unit, field)
    assert (row.state, list(public_stories()), row.versions.count()) == (T.PUBLISHED, [row], 1)
    assert row.public is not None
    assert row.public.words() == {
        "title": "把不良率降下来", "summary": "用统计过程控制。", "items": ["4.5.2"], "methods": "六西格玛",
        "text": "## 做法\n先测量，再改进。",
    }  # fmt: skip
    keys = list(Line.objects.filter(subject=row.subject).values_list("step", flat=True))
    assert sorted(keys) == ["story.begin", "story.forward", "story.hand_in", "story.publish"]


def test_who_forwarded_a_story_does_not_publish_it(field: Field, honour: Honour, unit: Seat) -> None:
    row = written(honour, unit)
    step(StoryRoad.HAND_IN, row, unit, NOW, Agreement(agrees=True))
    step(StoryRoad.FORWARD, row, field.city, NOW, LOOKED)
    with pytest.raises(Refused, match="这一件由你本人经办，须由另一名工作人员复核发布"):
        step(StoryRoad.PUBLISH, row, field.city, NOW)
    assert list(public_stories()) == []


def test_an_unfinished_story_says_what_is_missing(field: Field, honour: Honour, unit: Seat) -> None:
    row = service.begin(honour, by=unit, now=NOW)
    assert said(StoryRoad.HAND_IN, row, unit) == ["还缺：标题、摘要、正文、条款或者方法"]


def test_the_city_writes_for_a_recipient_and_needs_its_consent_on_paper(field: Field, honour: Honour) -> None:
    row = written(honour, field.city)
    with pytest.raises(Refused, match="还没有登记获奖单位对现在这份文字的同意"):
        step(StoryRoad.FORWARD, row, field.city, NOW, LOOKED)
    with pytest.raises(BadDetails, match="请填写单位同意公开的书面材料"):
        step(StoryRoad.CONSENT, row, field.city, NOW, PaperConsent())
    step(StoryRoad.CONSENT, row, field.city, NOW, PaperConsent(paper(row, field.city)))
    step(StoryRoad.FORWARD, row, field.city, NOW, LOOKED)
    assert (row.state, row.agreed) == (T.FORWARDED, True)


def paper(row: Story, by: Seat) -> Evidence:
    return files.keep(PDF, name="同意书.pdf", subject=row.subject, purpose="paper", by=by, now=NOW)


def test_a_changed_word_has_to_be_agreed_to_again(field: Field, honour: Honour) -> None:
    row = written(honour, field.city)
    step(StoryRoad.CONSENT, row, field.city, NOW, PaperConsent(paper(row, field.city)))
    again = service.save(row, TEXT, seen=row.revision, by=field.city, now=NOW)
    assert again.agreed is True
    changed = Written("另一个标题", TEXT.summary, TEXT.items, TEXT.methods, TEXT.text)
    row = service.save(again, changed, seen=again.revision, by=field.city, now=NOW)
    assert (row.agreed, row.consent) == (False, None)


def test_words_of_selling_are_put_to_the_officer_and_refuse_nothing(
    field: Field, honour: Honour, unit: Seat
) -> None:
    selling = Written("热销全国", "本产品首选。", (), "QC小组", "欢迎选购")
    row = written(honour, unit, selling)
    step(StoryRoad.HAND_IN, row, unit, NOW, Agreement(agrees=True))
    hint = "有“选购”、“热销”、“本产品”、“首选”，请逐处看是不是产品宣传；只作提示，由你判断"
    assert said(StoryRoad.FORWARD, row, field.city) == [hint]
    step(StoryRoad.FORWARD, row, field.city, NOW, LOOKED)
    assert row.state == T.FORWARDED


def test_the_officer_says_point_by_point_what_was_looked_at(field: Field, honour: Honour, unit: Seat) -> None:
    row = written(honour, unit)
    step(StoryRoad.HAND_IN, row, unit, NOW, Agreement(agrees=True))
    with pytest.raises(BadDetails, match="请填写文字和插图里没有个人电话"):
        step(StoryRoad.FORWARD, row, field.city, NOW, Look(no_promotion=True))


@pytest.mark.parametrize(
    ("where", "smuggled", "because"),
    [
        ("title", "热线13800001111", f"标题：{MOBILE}"),
        ("summary", "找１３８ ００００ １１１１", f"摘要：{MOBILE}"),
        ("methods", "150203198001011234", f"用到的方法：{IDENTITY}"),
        ("text", "| 姓名 | 证件 |\n| 甲 | 15020319800101123X |", f"正文：{IDENTITY}"),
    ],
)  # fmt: skip
def test_no_number_of_a_person_can_be_smuggled_in(
    field: Field, honour: Honour, unit: Seat, where: str, smuggled: str, because: str
) -> None:
    values: dict[str, Any] = {
        "title": "标题", "summary": "摘要", "items": (), "methods": "方法", "text": "正文", where: smuggled
    }  # fmt: skip
    row = written(honour, unit, Written(**values))
    with pytest.raises(Refused) as refused:
        step(StoryRoad.HAND_IN, row, unit, NOW, Agreement(agrees=True))
    assert str(refused.value) == because


def test_asked_for_changes_it_goes_back_with_the_words_and_comes_again(
    field: Field, honour: Honour, unit: Seat
) -> None:
    row = written(honour, unit)
    step(StoryRoad.HAND_IN, row, unit, NOW, Agreement(agrees=True))
    with pytest.raises(Closed, match="现在是“待市主管部门审看”，由申报单位写，不能改"):
        service.save(row, TEXT, seen=row.revision, by=unit, now=NOW)
    step(StoryRoad.ASK_CHANGES, row, field.city, NOW, Remark("第二段像产品宣传"))
    assert (row.state, row.remark, row.agreed) == (T.RETURNED, "第二段像产品宣传", False)
    step(StoryRoad.HAND_IN, row, unit, NOW, Agreement(agrees=True))
    assert (row.state, row.remark) == (T.HANDED_IN, "")


def test_a_correction_is_a_new_version_and_the_old_stays_public_until_then(
    field: Field, honour: Honour, unit: Seat
) -> None:
    row = published(honour, unit, field)
    step(StoryRoad.REVISE, row, unit, NOW)
    better = Written("更正的标题", TEXT.summary, TEXT.items, TEXT.methods, TEXT.text)
    row = service.save(row, better, seen=row.revision, by=unit, now=NOW)
    shown = public_stories().get()
    assert (row.state, shown.public and shown.public.title) == (T.DRAFT, "把不良率降下来")
    step(StoryRoad.HAND_IN, row, unit, NOW, Agreement(agrees=True))
    step(StoryRoad.FORWARD, row, field.city, NOW, LOOKED)
    step(StoryRoad.PUBLISH, row, field.second, NOW)
    assert list(row.versions.values_list("number", "title")) == [(2, "更正的标题"), (1, "把不良率降下来")]
    assert row.public is not None
    assert row.public.number == 2


@pytest.mark.parametrize("by_whom", ["unit", "city"])
def test_withdrawn_with_a_reason_it_is_gone_from_the_public_at_once(
    field: Field, honour: Honour, unit: Seat, by_whom: str
) -> None:
    row = published(honour, unit, field)
    step(StoryRoad.WITHDRAW, row, unit if by_whom == "unit" else field.city, NOW, Withdrawal("数据有误"))
    assert (row.state, row.withdrawn_on, row.withdrawn_because) == (
        T.WITHDRAWN,
        date(2026, 3, 16),
        "数据有误",
    )
    assert (list(public_stories()), row.versions.count()) == ([], 1)
    with pytest.raises(BadDetails, match="请填写撤下的理由"):
        step(StoryRoad.WITHDRAW, row, field.city, NOW, Withdrawal(" "))


def test_with_the_title_the_story_goes_from_the_public_and_nobody_can_bring_it_back(
    field: Field, honour: Honour, unit: Seat
) -> None:
    row = published(honour, unit, field)
    search.refresh()
    Honour.objects.filter(pk=honour.pk).update(state="revoked")
    assert list(public_stories()) == []
    assert [d.url for d in search.stories()] == []
    row.refresh_from_db()
    assert said(StoryRoad.REVISE, row, field.city) == [
        "包头市示例第0制造有限公司的称号已撤销，不再作为获奖单位的经验公开"
    ]
    with pytest.raises(Refused):
        service.begin(Honour.objects.get(), by=unit, now=NOW)
    assert Story.objects.count() == 1


def test_another_enterprise_and_a_county_see_no_story(field: Field, honour: Honour, unit: Seat) -> None:
    written(honour, unit)
    assert list(stories(enterprise(3))) == []
    assert list(stories(Seat(Actor.COUNTY, county="150203"))) == []
    assert stories(unit).count() == stories(field.city).count() == 1


def test_a_colleague_who_saved_first_is_not_overwritten(field: Field, honour: Honour, unit: Seat) -> None:
    row = written(honour, unit)
    other = Written("另写", "乙", (), "丙", "丁")
    with pytest.raises(Conflict, match="没有覆盖"):
        service.save(row, other, seen=row.revision - 1, by=unit, now=NOW)
    assert Story.objects.get().title == "把不良率降下来"


def test_only_the_author_s_side_writes(field: Field, honour: Honour, unit: Seat) -> None:
    row = written(honour, field.city)
    with pytest.raises(Closed, match="由市质量工作主管部门写，不能改"):
        service.save(row, TEXT, seen=row.revision, by=unit, now=NOW)
    with pytest.raises(WrongSeat):
        step(StoryRoad.HAND_IN, row, field.city, NOW, Agreement(agrees=True))


def photo(kind: str = "JPEG", size: tuple[int, int] = (2000, 1000)) -> SimpleUploadedFile:
    """A photo that says where and by which camera it was taken."""
    image, out = Image.new("RGB", size, "#446688"), io.BytesIO()
    exif = Image.Exif()
    exif[0x010F], exif[0x9C9B] = "CAMERA-SECRET", b"GPS-SECRET"
    image.save(out, kind, exif=exif)
    return SimpleUploadedFile("车间 张三 13800001111.jpg", out.getvalue())


def test_a_photo_loses_its_place_and_its_camera_and_its_name(
    field: Field, honour: Honour, unit: Seat
) -> None:
    row = written(honour, unit)
    kept = service.add_picture(row, photo(), by=unit, now=NOW)
    content = files.read(kept.file)
    assert (kept.number, kept.width, kept.height, kept.file.name) == (1, 1280, 640, "图1.jpg")
    with Image.open(io.BytesIO(content)) as drawn:
        assert dict(drawn.getexif()) == {}
    assert b"SECRET" not in content


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 no picture", b"GIF89a" + b"\x00" * 20])
def test_what_is_no_picture_is_refused_in_words(
    field: Field, honour: Honour, unit: Seat, content: bytes
) -> None:
    row = written(honour, unit)
    with pytest.raises(BadFile, match="PNG、JPG"):
        service.add_picture(row, SimpleUploadedFile("a.png", content), by=unit, now=NOW)


def test_a_version_freezes_only_the_pictures_that_it_shows(field: Field, honour: Honour, unit: Seat) -> None:
    row = service.begin(honour, by=unit, now=NOW)
    for _ in range(2):
        service.add_picture(row, photo(size=(20, 10)), by=unit, now=NOW)
    text = Written("标题", "摘要", (), "方法", "![现场](图2)")
    service.save(row, text, seen=row.revision, by=unit, now=NOW)
    step(StoryRoad.HAND_IN, row, unit, NOW, Agreement(agrees=True))
    step(StoryRoad.FORWARD, row, field.city, NOW, LOOKED)
    step(StoryRoad.PUBLISH, row, field.second, NOW)
    assert row.public is not None
    assert list(row.public.pictures) == ["2"]
