"""第三十三条 Article 33: insignia are conferred by the government; forging and misusing are forbidden.

A certificate number reads BTZLJ-10-2026-9GP6-7MJH: letters that the cycle's plan chooses, cycle, year of
the award, seven characters that nobody can guess, and a check character. The alphabet of the last two
groups has no 0 O 1 I L; it has 31 characters, a prime, so that one wrong character or two exchanged
neighbours never check out.
"""

import hashlib
import re

from award.law.citation import Findings, cite, met, refuse

CONFERRED = cite(33, "市长质量奖奖牌（奖杯）、证书由包头市人民政府授予")
NO_FORGERY = cite(33, "任何单位和个人不得伪造、冒用")

PREFIX = "BTZLJ"  # unless the plan chooses other letters
PREFIX_FORM = re.compile(r"[A-Z]{2,8}")
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
SERIAL_LENGTH = 7
SECRET_BYTES = 16

_NUMBER = re.compile(
    rf"({PREFIX_FORM.pattern})-([1-9][0-9]*)-([0-9]{{4}})-([{ALPHABET}]{{4}})-([{ALPHABET}]{{4}})"
)


def may_make(by_government: bool, authorised: bool) -> Findings:
    """Whether this seat makes the certificates: the government, or the authority that it authorised."""
    if by_government or authorised:
        return met()
    because = "证书由市人民政府制作；由主管部门代为制作的，先登记市人民政府的授权"
    return refuse(CONFERRED, because, "art33.authorised")


def number(cycle: int, year: int, serial_secret: bytes, prefix: str = PREFIX) -> str:
    """The number that a secret gives; ValueError for a secret shorter than 16 bytes.

    `serial_secret` comes fresh from the system's random source for each certificate and is not
    kept; the same secret gives the same number, different ones collide about once in 2.7e10.
    """
    if len(serial_secret) < SECRET_BYTES:
        raise ValueError(f"a certificate's secret has at least {SECRET_BYTES} bytes")
    rest = int.from_bytes(hashlib.sha256(serial_secret).digest(), "big")
    serial = ""
    for _ in range(SERIAL_LENGTH):
        rest, place = divmod(rest, len(ALPHABET))
        serial += ALPHABET[place]
    token = serial + _check_character(prefix, cycle, year, serial)
    return f"{prefix}-{cycle}-{year}-{token[:4]}-{token[4:]}"


def normalised(text: str) -> str:
    """A number as typed from paper: blanks dropped, capitals, full-width hyphens made plain."""
    return re.sub(r"[－—–‐]", "-", "".join(text.split())).upper()


def is_number(text: str) -> bool:
    """Whether a normalised text is a number that this system could have given."""
    parts = _NUMBER.fullmatch(text)
    if parts is None:
        return False
    token = parts[4] + parts[5]
    return token[-1] == _check_character(parts[1], int(parts[2]), int(parts[3]), token[:-1])


def _check_character(prefix: str, cycle: int, year: int, serial: str) -> str:
    """Weights 2, 3, 4 ... from the right over cycle, year and serial, modulo 31; the prefix adds its own sum.

    The sum of the usual prefix counts as nought, so that its numbers check as they did before others existed.
    """
    values = [int(digit) for digit in f"{cycle}{year}"] + [ALPHABET.index(letter) for letter in serial]
    total = sum(weight * value for weight, value in enumerate(reversed(values), start=2))
    return ALPHABET[-(total + _letters(prefix) - _letters(PREFIX)) % len(ALPHABET)]


def _letters(prefix: str) -> int:
    return sum(weight * ord(letter) for weight, letter in enumerate(prefix, start=1))
