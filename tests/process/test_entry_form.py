"""The entry form as data: what is wanted, what counts as typed, how characters are counted."""

from dataclasses import replace

import pytest

from award.process.entry_form import characters, empty, load
from award.process.evidence import REQUIREMENTS, checklist, missing

FORM = load()


def test_a_version_that_is_not_kept_is_a_lookup_error() -> None:
    with pytest.raises(LookupError, match="no entry form is named '1999'"):
        load("1999")


def test_keys_are_unique_over_the_whole_form_and_conditions_name_fields() -> None:
    keys = [f.key for f in FORM.fields()]
    assert len(keys) == len(set(keys))
    assert {f.when for f in FORM.fields() if f.when} <= set(keys)


def test_a_conditional_field_is_wanted_only_when_its_question_is_answered_yes() -> None:
    no, yes = FORM.unfinished({"incident": "no"}), FORM.unfinished({"incident": "yes"})
    assert [label for label in yes if label not in no] == ["事故类别", "事故发生日"]


def test_nothing_false_or_half_a_row_of_years_counts_as_empty() -> None:
    typed = [None, "", "  ", False, [], ["1", "", "3"], "0", "否", ["1", "2", "3"], True]
    assert [empty(value) for value in typed] == [True] * 6 + [False] * 4


def test_white_space_is_not_counted_as_characters() -> None:
    assert characters("质量 奖\n\u3000第10届") == 7


def test_a_field_at_its_limit_passes_and_one_character_more_does_not() -> None:
    at_limit = {"position": "字" * 300}
    over = {"position": "字" * 301}
    assert (FORM.over_limit(at_limit), FORM.over_limit(over)) == ((), ("在包头市同行业中的位置",))


def test_required_evidence_is_missing_until_a_file_proves_it() -> None:
    required = frozenset(r.key for r in REQUIREMENTS if r.required)
    assert missing(required) == ()
    assert missing(required - {"audit"}) == ("近三年审计报告",)


def test_the_countys_checklist_holds_what_was_handed_in() -> None:
    keys = [key for key, _ in checklist(frozenset({"system"}), FORM)]
    assert keys[:3] == ["form", "report", "inside"]
    assert ("system" in keys, "hightech" in keys) == (True, False)


def test_what_the_definition_says_to_verify_of_a_section_is_a_point_of_the_countys() -> None:
    first = replace(FORM.sections[0], check="与营业执照一致")
    points = checklist(frozenset(), replace(FORM, sections=(first, *FORM.sections[1:])))
    assert points[:3] == (
        ("form", "申报表内容完整、前后一致"),
        ("form.unit", "单位概况：与营业执照一致"),
        ("report", "自我评价报告逐条写明、有据可查"),
    )
