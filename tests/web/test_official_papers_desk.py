"""The desk of papers: catalogue, a look, the register, versions, the stamped scan; each seat its own."""

import io
from typing import Any

import docx
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext

from award.process.kinds import Actor
from award.records.papers.models import HouseTemplate, Paper
from award.records.people.models import Post, User
from award.services.papers.docx_house import house
from services import paper_reading as reading
from services.builders import played
from web.public_world import at

PDF = b"%PDF-1.4 stamped"


class Desk:
    """A signed-in officer on the cycle's clock."""

    def __init__(self, play: Any, actor: Actor, county: str | None = None) -> None:
        self.now, self.client = play.now, Client()
        user = User.objects.create_user(f"{actor}{county or ''}@mail.invalid", None, name="示例人员")
        Post.objects.create(user=user, actor=actor.value, county_id=county)
        self.client.force_login(user)

    def get(self, path: str, status: int = 200) -> Any:
        with at(self.now):
            answer = self.client.get(path, follow=True)
        assert answer.status_code == status, (path, answer.status_code)
        return answer

    def see(self, path: str) -> str:
        return self.get(path).content.decode().replace("<wbr>", "")  # type: ignore[no-any-return]

    def post(self, path: str, **data: Any) -> str:
        with at(self.now):
            return self.client.post(path, data, follow=True).content.decode().replace("<wbr>", "")


class Papers(TestCase):
    """One cycle at its first notice: three files, one plan, nothing reviewed yet."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.play = played("qualified_notice", 3)

    def test_the_catalogue_says_what_can_be_made_now(self) -> None:
        play = self.play
        city = Desk(play, Actor.CITY)
        page = city.see("/city/papers/")
        assert "启动、通知与申报" in page
        assert "征求意见函" in page
        assert page.count("还没有") > 10  # the review has not begun
        assert "没有仿宋" in page
        assert "没有这个名称的文书" in city.see("/city/papers/?q=无此文书")

    def test_a_paper_is_looked_at_made_numbered_edited_and_stamped(self) -> None:
        play = self.play
        city = Desk(play, Actor.CITY)
        place = f"/city/papers/make/call_letter/{play.cycle.pk}/"
        page = city.see("/city/papers/make/call_letter/")
        assert "关于组织申报第十届包头市市长质量奖的通知" in page
        assert "送审稿" in page
        assert "〔　　〕　号" in page
        preview = city.get(f"{place}preview.pdf").content
        assert "送审稿" in reading.text(preview)
        assert Paper.objects.count() == 0
        assert "已生成并登记" in city.post(place, note="初稿")
        paper = Paper.objects.get()
        here = f"/city/papers/{paper.pk}/"
        assert paper.number == ""
        assert city.get(f"{here}v1.pdf").content.startswith(b"%PDF")
        word = docx.Document(io.BytesIO(city.get(f"{here}v1.docx").content))
        assert any("关于组织申报" in p.text for p in word.paragraphs)
        number = "包质发〔2026〕3号"
        assert "已按现在的记录生成新版本" in city.post(
            here, what="again", number=number, day="2026-03-02", final="on"
        )
        assert "送审稿" not in reading.text(city.get(f"{here}v2.pdf").content)
        assert "晚于今天" in city.post(here, what="again", day="2099-01-01", final="on")
        edited = SimpleUploadedFile("改.docx", house())
        assert "已登记修改稿" in city.post(here, what="edited", file=edited, why="领导修改")
        assert "修改稿要用 Word" in city.post(here, what="edited", file=SimpleUploadedFile("改.pdf", PDF))
        scan = SimpleUploadedFile("盖章.pdf", PDF)
        assert "已登记盖章件" in city.post(here, what="stamp", number=number, day="2026-03-02", scan=scan)
        assert city.get(f"{here}scan/").content == PDF
        page = city.see(here)
        assert "第3版" in page
        assert "领导修改" in page
        assert number in city.see("/city/papers/register/?q=包质发")
        assert "没有符合条件" in city.see("/city/papers/register/?q=无此标题")
        assert city.get("/city/papers/register/export/")["Content-Type"].endswith("sheet")

    def test_a_name_that_no_face_shows_is_told_before_it_is_printed(self) -> None:
        play = self.play
        city = Desk(play, Actor.CITY)
        row = play.cycle.applications.first()
        type(row).objects.filter(pk=row.pk).update(name="包头市\ue83a业有限公司")
        page = city.see(f"/city/papers/make/acceptance_notice/{row.pk}/")
        assert "字库缺少1个字" in page
        city.post(f"/city/papers/make/acceptance_notice/{row.pk}/")
        assert Paper.objects.get().versions.get().missing == "\ue83a"

    def test_a_county_makes_its_own_and_sees_nobody_elses(self) -> None:
        play = self.play
        city = Desk(play, Actor.CITY)
        row = play.cycle.applications.exclude(submitted_at=None).first()
        county = Desk(play, Actor.COUNTY, row.county_id)
        assert "推荐意见" in county.see("/county/papers/")
        assert "征求意见函" not in county.see("/county/papers/")
        county.post(f"/county/papers/make/recommendation/{row.pk}/")
        paper = Paper.objects.get()
        assert row.name in county.see(f"/county/papers/{paper.pk}/")
        city.get(f"/city/papers/{paper.pk}/", 404)
        city.get("/county/papers/", 403)
        other = next(c for c in play.troupe.counties if c != row.county_id)
        stranger = Desk(play, Actor.COUNTY, other)
        for path in (
            f"{paper.pk}/",
            f"{paper.pk}/v1.pdf",
            f"make/recommendation/{row.pk}/",
            "make/sector_letter/",
        ):
            stranger.get(f"/county/papers/{path}", 404)

    def test_the_house_template_is_checked_used_and_withdrawn(self) -> None:
        play = self.play
        city = Desk(play, Actor.CITY)
        own, out = docx.Document(), io.BytesIO()
        for line in ("本局用笺", "{{ title }}", "{{ body }}"):
            own.add_paragraph(line)
        own.save(out)
        bad = SimpleUploadedFile("x.docx", b"no word")
        assert "不是 Word 的 .docx" in city.post("/city/papers/template/", file=bad)
        assert HouseTemplate.objects.count() == 0
        good = SimpleUploadedFile("用笺.docx", out.getvalue())
        assert "模板已检查并启用" in city.post("/city/papers/template/", file=good, note="换用笺")
        city.post(f"/city/papers/make/call_letter/{play.cycle.pk}/")
        made = city.get(f"/city/papers/{Paper.objects.get().pk}/v1.docx").content
        assert docx.Document(io.BytesIO(made)).paragraphs[0].text == "本局用笺"
        assert "已停用" in city.post("/city/papers/template/withdraw/")
        Desk(play, Actor.OFFICE).get("/city/papers/template/", 403)

    def test_the_office_and_the_government_have_their_pages(self) -> None:
        play = self.play
        assert "拟授奖名单公示" in Desk(play, Actor.OFFICE).see("/office/papers/")
        page = Desk(play, Actor.GOVERNMENT).see("/government/papers/")
        assert "授奖通报" in page
        assert "推荐意见" not in page

    def test_the_catalogue_asks_the_database_as_often_for_many_files_as_for_few(self) -> None:
        play = self.play
        city = Desk(play, Actor.CITY)
        with CaptureQueriesContext(connection) as queries:
            city.see("/city/papers/")
        assert len(queries) < 100
