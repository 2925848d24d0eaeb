"""`award law article N`, and that every article is coded or excused."""

from pathlib import Path

import pytest

from award.cli.law_article import citations
from award.law import texts
from award.law.without_code import WITHOUT_CODE
from cli.calling import answer, law, refused

SRC = Path(__file__).parents[2] / "src"


def test_every_article_is_quoted_by_code_or_excused_and_none_is_both() -> None:
    pure = ("award/law/", "award/process/")
    quoted = {article for path, _, article, _ in citations() if path.startswith(pure)}
    assert sorted([*quoted, *WITHOUT_CODE]) == list(texts.articles())


@pytest.mark.parametrize("number", list(texts.articles()))
def test_the_words_of_every_article_are_given(number: int) -> None:
    found = answer("article", str(number), "--json")
    article = texts.article(number)
    assert list(found) == ["article", "title_zh", "text", "code", "screens", "interpretations"]
    assert (found["article"], found["title_zh"], found["text"]) == (number, article.title_zh, article.text)


def test_a_line_of_code_is_found_where_it_quotes() -> None:
    code = answer("article", "7", "--json")["code"]
    (entry,) = [entry for entry in code if entry["path"] == "award/law/art07_criteria.py"]
    assert entry["quote"] == "作为评审标准"
    line = (SRC / entry["path"]).read_text(encoding="utf-8").splitlines()[entry["line"] - 1]
    assert line == 'STANDARD = cite(7, "作为评审标准")'


def test_screens_and_interpretations_are_those_of_the_article() -> None:
    found = answer("article", "3", "--json")
    assert "/city/plan/" in found["screens"]
    assert found["interpretations"][0] == {
        "path": "docs/interpretations/0001-interval-of-three-cycles.md",
        "title": "0001 The interval of three cycles · 间隔三届",
    }


def test_for_reading_it_prints_words_code_screens_and_interpretations() -> None:
    code, out, err = law("article", "8")
    assert (code, err) == (0, "")
    assert out.splitlines()[:3] == ["第八条  第二章 组织管理", "", texts.article(8).text]
    assert f"代码：没有。{WITHOUT_CODE[8]}" in out.splitlines()


@pytest.mark.parametrize("number", ["0", "37", "-1", "二十二", "22.0", "2²", "1000000000000"])
def test_an_article_that_does_not_exist_is_refused(number: str) -> None:
    assert refused("article", number) == f"article：《办法》的条号是1至36，没有第{number}条"


def test_the_article_command_takes_readings_like_every_other() -> None:
    assert answer("article", "3", "--json", "--set", "reapply.mode=nth_after")["article"] == 3
    assert refused("article", "3", "--set", "reapply.mode=x").startswith("reapply.mode：只能是")
