"""Article 33: certificate numbers can be read aloud, checked, and not guessed."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from award.law.art33_certificates import ALPHABET, is_number, normalised, number

SECRETS = st.binary(min_size=16, max_size=32)
CYCLES = st.integers(1, 99)
YEARS = st.integers(2025, 2099)
SECRET = bytes(range(16))


def test_a_number_names_cycle_and_year_and_ends_in_eight_unguessable_characters() -> None:
    assert number(10, 2026, SECRET) == "BTZLJ-10-2026-9GP6-7MJH"


def test_the_alphabet_has_nothing_that_reads_like_something_else() -> None:
    assert (len(ALPHABET), set("01OIL") & set(ALPHABET)) == (31, set())


@given(cycle=CYCLES, year=YEARS, secret=SECRETS)
def test_every_number_given_checks_out_as_typed_from_paper(cycle: int, year: int, secret: bytes) -> None:
    given_number = number(cycle, year, secret)
    assert is_number(given_number)
    assert is_number(normalised(f" {given_number.lower().replace('-', '－')} "))


@given(cycle=CYCLES, year=YEARS, secret=SECRETS, data=st.data())
def test_one_wrong_character_never_checks_out(
    cycle: int, year: int, secret: bytes, data: st.DataObject
) -> None:
    right = number(cycle, year, secret)
    places = [place for place, c in enumerate(right) if place > 5 and c != "-"]
    place = data.draw(st.sampled_from(places))
    allowed = "0123456789" if right[place].isdigit() and place < right.rindex("-") - 5 else ALPHABET
    wrong = data.draw(st.sampled_from([c for c in allowed if c != right[place]]))
    assert not is_number(right[:place] + wrong + right[place + 1 :])


@given(cycle=CYCLES, year=YEARS, secret=SECRETS, place=st.integers(0, 6))
def test_two_neighbours_exchanged_never_check_out(cycle: int, year: int, secret: bytes, place: int) -> None:
    right = number(cycle, year, secret)
    head, token = right[:-9], right[-9:].replace("-", "")
    assume(token[place] != token[place + 1])
    token = token[:place] + token[place + 1] + token[place] + token[place + 2 :]
    assert not is_number(f"{head}{token[:4]}-{token[4:]}")


@given(one=SECRETS, other=SECRETS)
def test_different_secrets_give_different_numbers(one: bytes, other: bytes) -> None:
    assert (number(10, 2026, one) == number(10, 2026, other)) == (one == other)


@pytest.mark.parametrize(
    "text", ["", "BTZLJ", "BTZLJ-10-2026-7K3M", "BTZLJ-010-2026-9GP6-7MJH", "XX-10-2026-9GP6-7MJH"]
)
def test_other_shapes_are_no_numbers(text: str) -> None:
    assert not is_number(text)


def test_a_short_secret_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 16 bytes"):
        number(10, 2026, bytes(15))
