"""/verify/ and /recipients/: valid, revoked since, or never given; what is under study stays valid."""

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from award.law.art33_certificates import number
from award.process.cycle import C
from award.process.honour import H
from award.process.kinds import Actor
from award.records.honours.models import Honour
from award.records.seat import Seat
from award.services import certificates, files, notices
from web.public_world import DURING, NUMBERS, PUBLISHED, at, county, cycle, get, honour

pytestmark = pytest.mark.django_db
HELD, TAKEN, STUDIED = NUMBERS


def answered(path: str) -> Any:
    with at(DURING):
        return Client().get(path)


def page(path: str, status: int = 200) -> str:
    answer = answered(path)
    assert answer.status_code == status
    return answer.content.decode()  # type: ignore[no-any-return]


def words(html: str) -> str:
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", html))


@pytest.fixture
def held() -> Honour:
    return honour(cycle(9, C.CLOSED), 1, HELD)


@pytest.fixture
def revoked(held: Honour) -> Honour:
    return honour(
        held.cycle,  # type: ignore[arg-type]
        2,
        TAKEN,
        state=H.RECALLED.value,
        revoked_on=date(2026, 3, 30),
        revocation_number="包府发〔2026〕15号",
        grounds="查实的事由",
    )


def test_a_valid_certificate_answers_first_then_shows_what_was_checked(held: Honour) -> None:
    said = words(page(f"/verify/{HELD}/"))
    assert (
        "证书有效查验于2026-05-11（周一）10:00:00第9届包头市市长质量奖包头市示例1有限公司2026年授予" in said
    )
    assert "称号未被撤销，截至2026-05-11（周一）" in said
    assert "获奖单位可以在单位形象宣传中使用获奖称号，并注明获奖年份，但不得用于产品宣传" in said


def test_the_circular_is_linked_where_it_was_published_here(held: Honour) -> None:
    assert "包府发〔2026〕49号</a>" not in page(f"/verify/{HELD}/")
    assert held.cycle is not None
    published = notices.publish(
        held.cycle, kind="circular", title="通报", issuer="包头市人民政府", body={}, now=PUBLISHED
    )
    assert f'<a href="/notices/{published.pk}/">包府发〔2026〕49号</a>' in page(f"/verify/{HELD}/")


def test_a_revoked_title_says_since_when_and_by_which_decision(revoked: Honour) -> None:
    html = page(f"/verify/{TAKEN}/")
    said = words(html)
    assert "称号已撤销" in said
    assert "撤销日期2026-03-30（周一）撤销决定包府发〔2026〕15号" in said
    assert "证书有效" not in said
    assert "certificate.pdf" not in html


@pytest.mark.parametrize("state", [H.ESTABLISHED, H.STUDIED])
def test_what_is_only_under_study_is_still_valid_and_nothing_of_it_is_said(held: Honour, state: H) -> None:
    Honour.objects.update(state=state.value, grounds="查实的事由", studied_with="某局")
    said = page(f"/verify/{HELD}/") + page("/recipients/") + page("/")
    assert "证书有效" in said
    assert [w for w in ("查实的事由", "某局", "撤销称号", state.label) if w in said] == []


def test_one_character_changed_is_unknown_and_the_check_character_says_so(held: Honour) -> None:
    changed = HELD[:-1] + ("5" if HELD[-1] != "5" else "6")
    said = words(page(f"/verify/{changed}/"))
    assert "编号有误" in said
    assert "查无" not in said
    assert "编号的校验位对不上" in said
    assert held.name not in said


def test_a_well_formed_number_that_was_never_given_is_unknown() -> None:
    assert "系统没有颁发过这个编号的证书" in page(f"/verify/{number(9, 2026, b'0' * 16)}/")


@pytest.mark.parametrize("typed", ["XYZ", "BTZLJ-05-2023-03", "<b>x", "证书", "a" * 500])
def test_what_is_no_number_is_told_how_one_is_written(typed: str) -> None:
    with at(DURING):
        answer = Client().get("/verify/", {"number": typed}, follow=True)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "编号的写法是" in html
    assert "<b>x" not in html


@pytest.mark.parametrize(
    "typed", [HELD.lower(), f" {HELD} ", HELD.replace("-", "－"), HELD[:8] + " " + HELD[8:]]
)
def test_the_box_understands_a_number_as_people_type_it(held: Honour, typed: str) -> None:
    with at(DURING):
        answer = Client().get("/verify/", {"number": typed}, follow=True)
    assert answer.redirect_chain == [(f"/verify/{HELD}/", 302)]
    assert "证书有效" in answer.content.decode()


def test_an_empty_box_asks_for_the_number() -> None:
    assert "请输入证书编号" in page("/verify/?number=")
    assert "请输入证书编号" not in page("/verify/")


def test_the_pdf_is_the_one_that_was_made_and_there_is_none_before(held: Honour) -> None:
    assert answered(f"/verify/{HELD}/certificate.pdf").status_code == 404
    assert "还没有制作" in page(f"/verify/{HELD}/")
    made = certificates.make(held.cycle, by=Seat(Actor.GOVERNMENT), now=DURING)  # type: ignore[arg-type]
    first, again = answered(f"/verify/{HELD}/certificate.pdf"), answered(f"/verify/{HELD}/certificate.pdf")
    assert first["Content-Type"] == "application/pdf"
    assert first.content == again.content == files.read(made[0].evidence)


def test_there_is_no_pdf_of_a_revoked_title_and_none_of_an_unknown_number(revoked: Honour) -> None:
    assert "称号已撤销" in page(f"/verify/{TAKEN}/certificate.pdf", 410)
    assert answered(f"/verify/{STUDIED}/certificate.pdf").status_code == 404


# The register


def listed(path: str) -> list[tuple[str, str]]:
    row = r'<span class="org">(.*?)</span>.*?<span class="tag[^"]*">.*?</svg>(.*?)</span>'
    found = re.findall(row, page(path), re.S)
    return [(words(name), state) for name, state in found]


def test_the_register_lists_every_title_with_its_state(revoked: Honour) -> None:
    assert listed("/recipients/") == [("包头市示例1有限公司", "有效"), ("包头市示例2有限公司", "已撤销")]


def test_the_register_is_filtered_by_the_address(revoked: Honour) -> None:
    other = honour(cycle(8, C.CLOSED), 3, STUDIED, awarded_on=date(2024, 1, 5))
    place = county("150202", "东河区")
    other.application.county = place  # type: ignore[union-attr]
    other.application.save()  # type: ignore[union-attr]
    first, second, third = (
        ("包头市示例1有限公司", "有效"),
        ("包头市示例2有限公司", "已撤销"),
        (other.name, "有效"),
    )
    assert listed("/recipients/?cycle=9") == [first, second]
    assert listed("/recipients/?year=2024") == [third]
    assert listed("/recipients/?county=150202") == [third]
    assert listed("/recipients/?state=valid") == [first, third]
    assert listed("/recipients/?state=revoked&cycle=9") == [second]
    assert "没有符合条件的获奖单位" in page("/recipients/?cycle=7")


@pytest.mark.parametrize("query", ["cycle=x", "year=0", "year=99999", "state=held", "page=999", "cycle=²"])
def test_a_filter_that_means_nothing_is_passed_over(revoked: Honour, query: str) -> None:
    assert len(listed(f"/recipients/?{query}")) == 2


def test_the_register_does_not_give_certificate_numbers_away(revoked: Honour) -> None:
    assert [n for n in (HELD, TAKEN) if n in page("/recipients/") + page("/")] == []


def test_an_empty_register_says_what_it_will_hold() -> None:
    assert "还没有登记获奖单位" in get("/recipients/")


def test_the_register_asks_the_database_as_often_for_thirty_titles_as_for_three() -> None:
    row = cycle(9, C.CLOSED)

    def asked(many: int) -> int:
        for n in range(Honour.objects.count(), many):
            honour(row, n, number(9, 2026, f"{n:016}".encode()))
        with CaptureQueriesContext(connection) as queries:
            assert len(listed("/recipients/")) == many
        return len(queries)

    assert asked(3) == asked(30)
