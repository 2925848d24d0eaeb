"""Early truth: eligibility before the writing; at any moment what blocks, is doubtful, or only warns."""

import pytest
from django.test import Client

from award.records.seat import Seat
from award.services import dossiers
from web.field import Field, at, begun, called, enterprise, queries, signed_in, stop_clock, values, written

pytestmark = pytest.mark.django_db
CHECK, FIRST = "/applicant/check/", "/applicant/eligibility/"


@pytest.fixture
def field(monkeypatch: pytest.MonkeyPatch) -> Field:
    stop_clock(monkeypatch, at(3, 11, 14, 3))
    return called()


@pytest.fixture
def seat(field: Field, client: Client) -> Seat:
    made = enterprise()
    signed_in(client, made)
    return made


def first(seat: Seat, **changed: str) -> dict[str, str]:
    given = {k: v for s in values(seat).values() for k, v in s.items() if isinstance(v, str)}
    return given | {"revision": "0"} | changed


def test_an_empty_form_is_told_field_by_field_with_a_link_to_each(
    field: Field, seat: Seat, client: Client
) -> None:
    begun(field, seat)
    found = client.get(CHECK).context["check"]
    told = {p.because: p.url for p in found.blocks}
    assert told["“住所”还没有填"] == "/applicant/form/unit/?cycle=10#field-address"
    assert told["没有上传“营业执照”"] == "/applicant/evidence/?cycle=10"
    assert told["没有登记单位内部公示"] == "/applicant/internal-notice/?cycle=10"
    assert [p.law.article for p in found.blocks] == sorted(p.law.article for p in found.blocks)


def test_a_finished_dossier_blocks_nothing_and_tells_what_officials_will_attest(
    field: Field, seat: Seat, client: Client
) -> None:
    written(field, seat)
    found = client.get(CHECK).context["check"]
    assert found.blocks == []
    assert {p.law.article for p in found.doubtful} >= {15}
    assert "没有拦住提交的" in client.get(CHECK).content.decode()


def test_a_figure_in_another_unit_is_questioned_not_refused(field: Field, seat: Seat, client: Client) -> None:
    application = written(field, seat)
    figures = {"revenue_3": ["10000", "110000000", "12000.5"]}
    dossiers.save_section(application, "results", figures, seen=99, by=seat, now=at(3, 11))
    found = client.get(CHECK).context["check"]
    assert found.blocks == []
    because = "“营业收入，近三年”2023年和2024年相差约11,000倍，是否把元填成了万元？请核对"
    assert because in {p.because for p in found.doubtful}
    page = client.get("/applicant/form/results/").content.decode()
    assert "相差约11,000倍" in page


def test_a_name_with_a_direction_mark_or_a_lookalike_is_refused_by_its_place(
    field: Field, seat: Seat, client: Client
) -> None:
    application = written(field, seat)
    odd = {"name": "包头\u202e市甲公司", "legal_representative": "张А", "registration_authority": "包⾦局"}
    dossiers.save_section(application, "unit", odd, seen=99, by=seat, now=at(3, 11))
    told = {p.because for p in client.get(CHECK).context["check"].blocks}
    assert "“单位名称”第3个字是改变文字方向的控制符（U+202E），请删去后重新输入" in told
    assert "“法定代表人”第2个字“А”是西里尔字母（U+0410），与拉丁字母“A”形似，请改正" in told
    assert any("不是汉字“金”" in because for because in told)


def test_a_name_of_300_characters_is_told_by_how_much(field: Field, seat: Seat, client: Client) -> None:
    application = written(field, seat)
    dossiers.save_section(application, "unit", {"name": "长" * 300}, seen=99, by=seat, now=at(3, 11))
    told = {p.because for p in client.get(CHECK).context["check"].blocks}
    assert "“单位名称”最多100字，现有300字，请删去200字" in told


def test_eligibility_is_asked_first_saved_into_the_form_and_answered_with_reasons(
    field: Field, seat: Seat, client: Client
) -> None:
    application = begun(field, seat)
    assert "先看资格" in client.get("/applicant/form/").content.decode()
    answer = client.post(FIRST, first(seat, abnormal_list="yes", established_on="2024-05-06"))
    assert answer["Location"] == "/applicant/eligibility/?cycle=10#verdict"
    application.draft.refresh_from_db()
    assert application.draft.values["established_on"] == "2024-05-06"
    assert application.draft.revision == 1  # several sections, one version
    page = client.get(FIRST)
    assert page.context["barred"]
    told = {(c.article, f.because) for c in page.context["clauses"] for f in c.findings}
    assert {article for article, _ in told} >= {15, 17}
    assert page.context["answered"] == page.context["of"]
    assert 'id="first"' not in client.get("/applicant/form/").content.decode()


def test_what_is_wrong_in_the_first_answers_is_kept_and_named(
    field: Field, seat: Seat, client: Client
) -> None:
    begun(field, seat)
    answer = client.post(FIRST, first(seat, uscc="91150000701463622E"))
    assert answer.status_code == 422
    assert "第18位校验码应为D" in answer.content.decode()


def test_the_check_costs_the_same_however_much_is_written(field: Field, seat: Seat, client: Client) -> None:
    other = enterprise(1)
    begun(field, other)
    few = queries(signed_in(Client(), other), CHECK)
    written(field, seat)
    assert queries(client, CHECK) <= few
