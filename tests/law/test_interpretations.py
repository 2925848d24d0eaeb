"""The interpretations as the public page and the command read them."""

from award.law import interpretations


def test_an_interpretation_is_read_with_its_sections_in_order() -> None:
    one = interpretations.bearing_on(3)[0]
    assert (one.number, one.title_zh, one.articles) == (1, "间隔三届", (3,))
    assert [heading for heading, _ in one.sections] == ["原文", "两种读法", "默认", "理由", "由谁定"]
    assert one.section("默认") == "`strict_between`。"
    assert one.section("没有这一节") == ""


def test_every_file_says_how_it_is_read_and_who_decides() -> None:
    lacking = [o.name for o in interpretations.every() if not (o.section("默认") and o.section("由谁定"))]
    assert lacking == []


def test_an_article_without_ambiguity_has_no_interpretation() -> None:
    assert interpretations.bearing_on(5) == ()
