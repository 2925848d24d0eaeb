"""All that is ready goes to the city together (Article 21): drafted, dry-run, signed once, all or none."""

import pytest
from django.test import Client

from award.process.application import Road, S
from award.process.evidence import REQUIREMENTS
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.seat import Seat
from award.services import recommending
from award.services.deeds.applications import Word
from award.services.deeds.departments import Answer
from award.services.deeds.screening import Checks
from web.field import (
    KUNDULUN,
    PASSWORD,
    QINGSHAN,
    Field,
    asked,
    at,
    called,
    enterprise,
    filed,
    officer,
    organ,
    signed_in,
    step,
    stop_clock,
)

pytestmark = pytest.mark.django_db
FORWARD = "/county/forward/"
JUDGED = ("art15.quality_system", "art15.industry_position", "art15.outstanding_results")


@pytest.fixture
def field() -> Field:
    return called()


@pytest.fixture
def county(field: Field) -> Seat:
    return officer("昆区", Actor.COUNTY, county_id=KUNDULUN)


@pytest.fixture
def client(client: Client, county: Seat, monkeypatch: pytest.MonkeyPatch) -> Client:
    stop_clock(monkeypatch, at(3, 16))
    return signed_in(client, county)


def ready(field: Field, county: Seat, n: int) -> Application:
    """Checked point by point, joined, attested: nothing stands against it."""
    application = filed(field, enterprise(n))
    points = ("form", "report", "inside", *(r.key for r in REQUIREMENTS if r.required))
    step(Road.CHECK, application, county, at(3, 12), Checks(dict.fromkeys(points, ("true", ""))))
    body, sector = organ(f"示例部门{n}")
    request = asked(application, county, body)
    step(Road.SECTOR_ANSWER, application, sector, at(3, 13), Answer(request.pk, "none"))
    for key in JUDGED:
        step(Road.COUNTY_ATTEST, application, county, at(3, 13), Word(key, "yes", "有证明"))
    return application


def test_the_recommendation_is_drafted_from_what_the_county_found(field: Field, county: Seat) -> None:
    application = ready(field, county, 0)
    assert recommending.draft(application) == (
        "2026-03-11（周三）收到申报材料。对申报材料的完整性、真实性逐项核实，共12项，其中12项完整真实。"
        "会同行业主管部门核实（示例部门0：无此情形）。"
        "需要认定的3项由本机关工作人员具名认定，3项符合。"
        "经核实，该单位符合《办法》第十五条规定的申报条件，未发现第十七条所列情形，同意推荐。"
    )


def test_the_file_s_own_page_begins_with_the_same_draft(field: Field, county: Seat, client: Client) -> None:
    application = ready(field, county, 0)
    page = client.get(f"/do/application/{application.pk}/recommend/").content.decode()
    assert recommending.draft(application) in page


def test_the_dry_run_tells_the_ready_from_those_that_lack_something(
    field: Field, county: Seat, client: Client
) -> None:
    whole, gap = ready(field, county, 0), filed(field, enterprise(1))
    page = client.get(FORWARD).content.decode()
    assert "2家在等，1家可以签署推荐意见" in page
    assert "不办：" in page
    assert "旗县区推荐截止" in page
    assert recommending.draft(whole) in page
    assert recommending.draft(gap) not in page


def test_signed_with_the_password_all_that_are_ready_go_and_no_other(
    field: Field, county: Seat, client: Client
) -> None:
    first, second, gap = ready(field, county, 0), ready(field, county, 1), filed(field, enterprise(2))
    seen = {f"seen_{a.pk}": a.revision for a in (first, second)}
    unsigned = client.post(FORWARD, {**seen, "signer": "示例", "signature": "wrong"})
    assert unsigned.status_code == 422
    assert "口令不对，没有签署" in unsigned.content.decode()
    nameless = client.post(FORWARD, {**seen, "signer": "", "signature": PASSWORD})
    assert "请填写签字人" in nameless.content.decode()
    answer = client.post(FORWARD, {**seen, "signer": "示例负责人", "signature": PASSWORD})
    assert answer["Location"] == "/county/screening/"
    for application in (first, second, gap):
        application.refresh_from_db()
    assert [a.state for a in (first, second, gap)] == [S.QUALIFICATION, S.QUALIFICATION, S.COUNTY_SCREENING]
    assert first.outcomes.get(step=Road.RECOMMEND.key).reason.endswith("签字人：示例负责人")


def test_one_file_that_changed_meanwhile_takes_all_of_them_back(
    field: Field, county: Seat, client: Client
) -> None:
    first, second = ready(field, county, 0), ready(field, county, 1)
    seen = {f"seen_{first.pk}": first.revision, f"seen_{second.pk}": second.revision - 1}
    answer = client.post(FORWARD, {**seen, "signer": "示例", "signature": PASSWORD})
    assert answer.status_code == 409
    first.refresh_from_db()
    assert first.state == S.COUNTY_SCREENING


@pytest.mark.parametrize(("moment", "passes"), [(at(4, 17, 17, 0), 1), (at(4, 17, 17, 1), 0)])
def test_after_the_city_s_own_deadline_nothing_goes(
    field: Field, county: Seat, client: Client, monkeypatch: pytest.MonkeyPatch, moment: object, passes: int
) -> None:
    ready(field, county, 0)
    stop_clock(monkeypatch, moment)  # type: ignore[arg-type]
    page = client.get(FORWARD).content.decode()
    assert f"1家在等，{passes}家可以签署推荐意见" in page


def test_another_county_s_file_does_not_exist_here(field: Field, county: Seat, client: Client) -> None:
    elsewhere = filed(field, enterprise(3, QINGSHAN))
    page = client.get(FORWARD).content.decode()
    assert elsewhere.name not in page
    assert "没有正在初审的申报件" in page


def test_a_point_that_is_incomplete_wants_words_and_keeps_its_picture(
    field: Field, county: Seat, client: Client
) -> None:
    from web.field import pdf

    application = filed(field, enterprise())
    url = f"/county/screening/{application.pk}/"
    typed = {"verdict_tax": "incomplete", "note_tax": "", "seen": application.revision}
    back = client.post(url, {**typed, "picture_tax": pdf("照片.pdf")})
    assert back.status_code == 422
    assert "不完整的要写明缺什么" in back.content.decode()
    point = next(p for p in back.context["points"] if p.key == "tax")
    assert point.picture is not None
    kept = {**typed, "note_tax": "缺2023年度", "kept_tax": str(point.picture.pk)}
    assert client.post(url, kept).status_code == 302
    mark = application.marks.get(point="tax")
    assert (mark.verdict, mark.note, mark.picture) == ("incomplete", "缺2023年度", point.picture)
    page = client.get(url)
    assert "核实不完整，须先补正：近三年完税证明" in page.content.decode()
