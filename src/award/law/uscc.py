"""The unified social credit code (Article 15(1), a legal person of its own): GB 32100 and GB 11714.

Place 1 is the registrar, 3-8 the division of the first registrar (it stays when the enterprise
moves, so it never routes a file), 9-17 the organisation code with its own check digit, 18 the check.
"""

from dataclasses import dataclass

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LENGTH = 18
REGISTRARS = {
    "1": "机构编制部门",
    "2": "外交部门",
    "3": "司法行政部门",
    "4": "文化部门",
    "5": "民政部门",
    "6": "旅游部门",
    "7": "宗教事务部门",
    "8": "工会",
    "9": "市场监督管理部门",
    "A": "中央军委机构编制部门",
    "N": "农业农村部门",
    "Y": "其他登记管理部门",
}
_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True, slots=True)
class CodeCheck:
    """What a code says: `because` is the first thing wrong with it, None where it is valid.

    `registrar` and `division` are read off valid codes only.
    """

    normalised: str
    because: str | None

    @property
    def valid(self) -> bool:
        return self.because is None

    @property
    def registrar(self) -> str | None:
        return REGISTRARS.get(self.normalised[0]) if self.valid else None

    @property
    def division(self) -> str | None:
        return self.normalised[2:8] if self.valid else None


def check(code: str) -> CodeCheck:
    """Check a code as people write it: blanks and lower case are normalised first."""
    normalised = "".join(code.split()).upper()
    return CodeCheck(normalised, _fault(normalised))


def _fault(code: str) -> str | None:
    if len(code) != LENGTH:
        return f"应为{LENGTH}位，现为{len(code)}位"
    for place, character in enumerate(code, start=1):
        if character not in ALPHABET:
            return f"第{place}位“{character}”不是代码可用的字符（没有I、O、S、V、Z）"
    if not code[2:8].isdigit():
        return "第3至8位（登记机关行政区划码）应为数字"
    if (expected := check_character(code[:17])) != code[17]:
        return f"第18位校验码应为{expected}，现为{code[17]}"
    if (expected := organisation_check(code[8:16])) != code[16]:
        return f"第17位（组织机构代码的校验码）应为{expected}，现为{code[16]}"
    return None


def check_character(body: str) -> str:
    """GB 32100: the 18th character of the 17 given."""
    total = sum(ALPHABET.index(c) * weight for c, weight in zip(body, _WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def organisation_check(body: str) -> str:
    """GB 11714: the check digit of the eight characters given, X for ten."""
    total = sum(int(c, 36) * weight for c, weight in zip(body, _ORGANISATION_WEIGHTS, strict=True))
    return "0123456789X"[-total % 11]
