"""The cast: invented, marked as such, with codes that check out and industries that exist."""

from datetime import date
from io import BytesIO
from random import Random

import pikepdf

from award.demo import dossier
from award.demo.cast import BODIES, LETTERS, company, expert
from award.law.art07_criteria import criteria
from award.law.divisions import DIVISIONS
from award.law.size import row_of
from award.law.uscc import check
from award.process import entry_form
from award.process.evidence import missing

COMPANIES = [company(key) for key in range(300)]
BASE = date(2026, 4, 3)


def test_every_credit_code_is_valid_and_no_two_are_equal() -> None:
    assert [c.uscc for c in COMPANIES if not check(c.uscc).valid] == []
    assert len({c.uscc for c in COMPANIES}) == len({c.name for c in COMPANIES}) == len(COMPANIES)


def test_every_enterprise_is_marked_as_an_example() -> None:
    assert [c.name for c in COMPANIES if not c.name.endswith("（示例）")] == []


def test_the_first_sixteen_sit_in_all_ten_counties_and_their_industries_are_classed() -> None:
    first = COMPANIES[:16]
    assert {c.county for c in first} == {d.code for d in DIVISIONS}
    assert len({row_of(c.industry).number for c in first}) == 5


def test_every_sector_authority_named_is_one_that_sits_on_a_seat() -> None:
    seated = {b.name for b in BODIES if b.seated}
    assert {c.sector for c in COMPANIES} | {name for name, _ in LETTERS} <= seated


def test_the_letters_ask_about_each_ground_a_department_that_checks_it() -> None:
    grounds = {b.name: b.grounds for b in BODIES}
    assert sorted(g for _, g in LETTERS) == [1, 2, 3, 4, 5, 6]
    assert [name for name, g in LETTERS if g not in grounds[name]] == []


def test_an_enterprise_leaves_no_required_field_empty_and_none_too_long() -> None:
    form = entry_form.load()
    for one in COMPANIES[:20]:
        values = {k: v for section in dossier.form(one, BASE).values() for k, v in section.items()}
        assert (form.unfinished(values), form.over_limit(values)) == ((), ())


def test_the_report_answers_all_items_on_the_grid() -> None:
    written = dossier.report(COMPANIES[0], Random(1))
    assert list(written) == [item.clause for item in criteria().items]
    assert all(criteria().on_grid(item["percent"]) for item in written.values())


def test_the_files_prove_all_that_is_required_and_open_as_pdf() -> None:
    files = dossier.files(COMPANIES[0])
    assert missing(frozenset(purpose for purpose, _, _ in files)) == ()
    for _, _, content in files:
        with pikepdf.open(BytesIO(content)) as document:
            assert len(document.pages) == 1


def test_every_third_examiner_may_lead() -> None:
    assert [expert(key).may_lead for key in range(6)] == [True, False, False, True, False, False]
