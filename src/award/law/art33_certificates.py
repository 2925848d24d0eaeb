"""第三十三条 Article 33: insignia are conferred by the government; forging and misusing are forbidden.

A certificate number reads BTZLJ-10-2026-7K3M-Q2XD: cycle, year of the award, seven characters that
nobody can guess, and a check character. The alphabet has no 0 O 1 I L; it has 31 characters, a
prime, so that one wrong character or two exchanged neighbours never check out.
"""

import hashlib
import re

from award.law.citation import cite

CONFERRED = cite(33, "市长质量奖奖牌（奖杯）、证书由包头市人民政府授予")
NO_FORGERY = cite(33, "任何单位和个人不得伪造、冒用")

PREFIX = "BTZLJ"
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
SERIAL_LENGTH = 7
SECRET_BYTES = 16

_NUMBER = re.compile(rf"{PREFIX}-([1-9][0-9]*)-([0-9]{{4}})-([{ALPHABET}]{{4}})-([{ALPHABET}]{{4}})")


def number(cycle: int, year: int, serial_secret: bytes) -> str:
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
    token = serial + _check_character(cycle, year, serial)
    return f"{PREFIX}-{cycle}-{year}-{token[:4]}-{token[4:]}"


def normalised(text: str) -> str:
    """A number as typed from paper: blanks dropped, capitals, full-width hyphens made plain."""
    return re.sub(r"[－—–‐]", "-", "".join(text.split())).upper()


def is_number(text: str) -> bool:
    """Whether a normalised text is a number that this system could have given."""
    parts = _NUMBER.fullmatch(text)
    if parts is None:
        return False
    token = parts[3] + parts[4]
    return token[-1] == _check_character(int(parts[1]), int(parts[2]), token[:-1])


def _check_character(cycle: int, year: int, serial: str) -> str:
    """Weights 2, 3, 4 ... from the right over cycle, year and serial, modulo 31."""
    values = [int(digit) for digit in f"{cycle}{year}"] + [ALPHABET.index(letter) for letter in serial]
    total = sum(weight * value for weight, value in enumerate(reversed(values), start=2))
    return ALPHABET[-total % len(ALPHABET)]
