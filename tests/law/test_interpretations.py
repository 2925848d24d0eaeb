"""The interpretations as the public page and the command read them."""

from award.law import interpretations


def test_an_interpretation_is_read_with_its_sections_in_order() -> None:
    one = interpretations.bearing_on(3)[0]
    assert (one.number, one.title_zh, one.articles) == (1, "间隔三届", (3,))
    assert [heading for heading, _ in one.sections] == ["原文", "两种读法", "默认", "理由", "由谁定"]
    assert one.section("默认") == "`strict_between`。"
    assert one.section("没有这一节") == ""


def test_wrapped_lines_are_joined_list_items_stand_apart_and_links_are_their_words() -> None:
    said = dict(interpretations.bearing_on(22)[0].paragraphs())
    assert said["两种读法"] == [
        "1. `false`：公布当日不计入，自次日起算（《民法典》第二百零一条）。",
        "2. `true`：公布当日是工作日的，计为第一个工作日。各地实务中两种做法都有。",
    ]
    assert [
        p for _, every in interpretations.every()[2].paragraphs() for p in every if "](" in p or "\n" in p
    ] == []


def test_every_file_says_how_it_is_read_and_who_decides() -> None:
    lacking = [o.name for o in interpretations.every() if not (o.section("默认") and o.section("由谁定"))]
    assert lacking == []


def test_an_article_without_ambiguity_has_no_interpretation() -> None:
    assert interpretations.bearing_on(8) == ()
