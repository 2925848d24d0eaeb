"""`award law size` and `award law uscc`."""

import pytest

from cli.calling import answer, refused


def test_size_answers_row_industry_class_and_why() -> None:
    assert answer("size", "--industry", "3250", "--employees", "1000", "--revenue", "40000") == {
        "row": 2,
        "industry_zh": "工业",
        "size": "large",
        "because": (
            "工业：从业人员1000人、营业收入40000万元，达到大型下限（从业人员1000人、营业收入40000万元）"
        ),
    }


def test_size_without_a_needed_figure_is_null_and_says_which() -> None:
    found = answer("size", "--industry", "32", "--employees", "1000", "--assets", "9")
    assert (found["row"], found["size"], found["because"]) == (2, None, "工业划型缺少营业收入")


def test_an_industry_that_is_not_covered_has_no_row() -> None:
    found = answer("size", "--industry", "5310", "--employees", "1")
    assert (found["row"], found["size"]) == (None, "not_covered")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ([], "--industry：缺少这一项"),
        (["--industry", ""], "--industry：不能为空"),
        (["--industry", "59"], "--industry：大类59分属不同行业，行业代码至少要写到中类（3位）"),
        (["--industry", "98"], "--industry：GB/T 4754-2017没有行业代码98"),
        (["--industry", "32", "--employees", "-1"], "--employees：不能是负数（-1）"),
        (["--industry", "32", "--employees", "1.5"], "--employees：应为整数，不能是1.5"),
        (["--industry", "32", "--employees", "1_000"], "--employees：应为数字，不能是'1_000'"),
        (["--industry", "32", "--revenue", "Infinity"], "--revenue：应为数字，不能是'Infinity'"),
        (["--industry", "32", "--revenue", "1e99"], "--revenue：数字太大或太小"),
        (["--industry", "32", "--assets", "-0.01"], "--assets：不能是负数（-0.01）"),
    ],
)
def test_a_mistake_is_one_line_that_names_the_option(arguments: list[str], line: str) -> None:
    assert refused("size", *arguments) == line


def test_a_valid_code_is_normalised_and_read() -> None:
    assert answer("uscc", "9115 0000 7014 6362 2d") == {
        "valid": True,
        "normalised": "91150000701463622D",
        "registrar": "市场监督管理部门",
        "division": "150000",
        "because": None,
    }


def test_an_invalid_code_is_an_answer_not_an_error() -> None:
    assert answer("uscc", "91150000701463622E") == {
        "valid": False,
        "normalised": "91150000701463622E",
        "registrar": None,
        "division": None,
        "because": "第18位校验码应为D，现为E",
    }


def test_a_missing_code_is_a_mistake_on_the_command_line() -> None:
    assert refused("uscc") == "命令行：缺少：CODE"
