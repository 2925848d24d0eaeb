"""The index of what is public: two characters are found, phrases exactly, and nothing that is not public."""

import pytest

from award.process.question import QuestionRoad
from award.records.questions.models import Question
from award.records.search.grams import runs
from award.records.search.models import Indexed
from award.records.search.queries import matching
from award.services import questions, search
from award.services.deeds.questions import Answer, Proposal, Why
from award.services.steps import Refused, take
from services.review_world import NOW, World, world
from web.public_world import cycle, published

pytestmark = pytest.mark.django_db


def found(query: str) -> set[str]:
    return set(matching(query).values_list("url", flat=True))


def test_words_of_two_characters_and_one_are_found_and_phrases_exactly() -> None:
    notice = published(cycle())
    search.refresh()
    assert "/regulation/#art-14" in found("培育库")
    assert "/regulation/#art-5" in found("费用")
    assert "/regulation/#art-5" in found("费")
    assert found("费用任何") == set()
    assert f"/notices/{notice.pk}/" in found("名单公示 第10届")
    assert found("GB/T19580") == found("gb t19580") != set()


@pytest.mark.parametrize(
    "query", ["", "  ", '"', "AND", "' OR 1=1 --", "*", "a:b", "(", "NEAR(", "，。", "\\"]
)
def test_what_is_no_word_finds_nothing_and_breaks_nothing(query: str) -> None:
    search.refresh()
    assert found(query) == set() or runs(query)


def test_refreshing_twice_changes_nothing_and_what_is_gone_is_forgotten() -> None:
    notice = published(cycle())
    assert search.refresh() > 36
    assert search.refresh() == 0
    url = f"/notices/{notice.pk}/"
    notice.lists.update(notice=None)
    notice.delete()
    assert (search.refresh(), Indexed.objects.filter(url=url).count(), found("名单公示")) == (1, 0, set())


@pytest.fixture
def here() -> World:
    return world(examiners=0)


def step(
    which: QuestionRoad, row: Question, here: World, details: object = None, second: bool = False
) -> None:
    row.refresh_from_db()
    by = here.second if second else here.city
    take(which, row, by=by, now=NOW, seen=row.revision, details=details)
    row.refresh_from_db()


def test_an_answer_is_found_only_once_a_second_officer_published_it(here: World) -> None:
    row = questions.ask(topic="dossier", text="某公司怎么填绿松石", name="某人", contact="0472-1", now=NOW)
    step(QuestionRoad.ANSWER, row, here, Answer("照实填写"))
    step(QuestionRoad.PROPOSE, row, here, Proposal("怎么填绿松石？", "照实填写"))
    search.refresh()
    assert found("绿松石") == set()
    with pytest.raises(Refused, match="另一名工作人员"):
        step(QuestionRoad.PUBLISH, row, here)
    step(QuestionRoad.PUBLISH, row, here, second=True)
    search.refresh()
    assert found("绿松石") == {f"/questions/#q-{row.pk}"}
    assert found("某公司") == set()
    step(QuestionRoad.TAKE_DOWN, row, here, Why("不够准确"))
    search.refresh()
    assert found("绿松石") == set()
