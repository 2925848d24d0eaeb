"""/questions/ and /city/questions/: a code, two working days, an answer, a second look (Article 9)."""

from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from award.process.question import Q, QuestionRoad
from award.records.ledger.models import Line
from award.records.questions.models import Question
from award.services.deeds.questions import Answer, Proposal
from award.services.steps import take
from services.review_world import NOW, world
from web.public_world import DURING, at, get
from web.review_seats import queries, sit, text

pytestmark = pytest.mark.django_db
WHO, CONTACT, ASKED = "敏感姓名丙", "13900003333", "我单位能不能申报"


@pytest.fixture(autouse=True)
def _fresh_hour() -> None:
    cache.clear()


def ask(client: Client | None = None, **typed: Any) -> tuple[Client, Any]:
    data = {"topic": "conditions", "text": ASKED, "name": WHO, "contact": CONTACT, **typed}
    client = client or Client()
    with at(DURING):  # Monday 11 May 2026
        return client, client.post("/questions/new/", data)


def test_a_question_gets_a_code_and_a_day_and_who_asks_is_sealed() -> None:
    client, answer = ask()
    assert (answer.status_code, answer["Location"]) == (302, "/questions/receipt/")
    row = Question.objects.get()
    assert (row.state, row.due_on) == (Q.OPEN, date(2026, 5, 13))
    with at(DURING):
        page = client.get("/questions/receipt/").content.decode()
    assert row.code in page
    assert ASKED not in page
    lines = " ".join(str(line) for line in Line.objects.values())
    kept = str(Question.objects.values("sealed", "who").get())
    assert [w for w in (WHO, CONTACT) if w in lines or w in kept] == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"text": " "}, "请填写要咨询的问题"),
        ({"text": "问" * 1001}, "最多1000字，现有1001字"),
        ({"contact": ""}, "请填写联系方式"),
        ({"topic": "x"}, "请选择一个类别"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(typed: dict[str, str], said: str) -> None:
    _, answer = ask(**typed)
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert not Question.objects.exists()


def test_the_same_question_while_open_is_one() -> None:
    ask()
    ask()
    assert Question.objects.count() == 1


def test_the_answer_is_read_by_code_and_published_only_as_it_was_rewritten() -> None:
    here = world(examiners=0)
    ask()
    row = Question.objects.get()
    assert "还没有答复，2026-05-13前答复" in look_up(row.code)
    city, second = sit(here.city), sit(here.second)
    page = text(city.get(f"/city/questions/{row.pk}/"))
    assert all(w in page for w in (WHO, CONTACT, ASKED, "答复咨询"))
    take(QuestionRoad.ANSWER, row, by=here.city, now=NOW, seen=row.revision, details=Answer("可以申报。"))
    row.refresh_from_db()
    assert "可以申报。" in look_up(row.code)
    proposal = Proposal("什么样的单位可以申报？", "符合第十五条的企业。")
    take(QuestionRoad.PROPOSE, row, by=here.city, now=NOW, seen=row.revision, details=proposal)
    row.refresh_from_db()
    assert "另一名工作人员" in text(city.get(f"/city/questions/{row.pk}/"))
    assert "什么样的单位" not in get("/questions/")
    sent = {"seen": row.revision, "confirmed": "1"}
    assert second.post(f"/do/question/{row.pk}/publish/", sent).status_code == 302
    public = get("/questions/")
    assert ("什么样的单位可以申报？" in public, ASKED in public, WHO in public) == (True, False, False)


def look_up(code: str) -> str:
    with at(DURING):
        return Client().post("/objections/status/", {"code": code}).content.decode()


def test_a_mobile_number_is_kept_out_of_what_is_to_be_published() -> None:
    here = world(examiners=0)
    ask()
    row = Question.objects.get()
    take(QuestionRoad.ANSWER, row, by=here.city, now=NOW, seen=row.revision, details=Answer("可以。"))
    row.refresh_from_db()
    data = {"seen": row.revision, "confirmed": "1", "public_question": "问", "public_answer": "打13900003333"}
    answer = sit(here.city).post(f"/do/question/{row.pk}/propose/", data)
    assert (answer.status_code, "疑似手机号" in text(answer)) == (422, True)


def test_the_desk_shows_thirty_at_the_cost_of_three() -> None:
    here = world(examiners=0)
    for n in range(3):
        ask(text=f"{ASKED}{n}")
    city = sit(here.city)
    few = queries(city, "/city/questions/"), queries(city, "/city/")
    Question.objects.bulk_create(
        Question(
            code=f"CODE{n:06d}", topic="other", text="问", state="open", received_at=DURING, due_on=DURING
        )
        for n in range(27)
    )
    assert (queries(city, "/city/questions/"), queries(city, "/city/")) == few
