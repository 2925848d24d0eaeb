"""cite() and Finding: every answer of the system is a clause and a fact, never a bare no.

A citation is checked when its module is imported: words that the article does not say, or
says in more than one numbered 项, break the build. Rules of the house and of a cycle's plan
are cited as what they are, never under a borrowed article.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from award.law import texts


class Misquotation(ValueError):
    """The article does not say these words, or says them in two places."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of the regulation: article, the words, the numbered 项 (or None), the text's name."""

    article: int
    quote: str
    item: int | None = None
    text: str = texts.CURRENT

    @property
    def label(self) -> str:
        """第十七条第（三）项."""
        item = f"第（{texts.chinese(self.item)}）项" if self.item else ""
        return f"第{texts.chinese(self.article)}条{item}"


@dataclass(frozen=True, slots=True)
class HouseRule:
    """A rule of the system or of the cycle's plan; `label` says which, `quote` says it."""

    key: str
    quote: str
    label: str = "系统规则"
    article: None = None
    item: None = None


Law = Citation | HouseRule


def cite(article: int, quote: str, text: str = texts.CURRENT) -> Citation:
    """Quote an article exactly. Misquotation unless precisely one paragraph says it."""
    source = texts.article(article, text)
    said = [p for p in source.paragraphs if quote in p.text]
    if len(quote) < 2 or not said:
        raise Misquotation(f"{source.title_zh}没有这句话：{quote!r}")
    if len(said) > 1:
        raise Misquotation(f"{source.title_zh}不止一处这样说：{quote!r}")
    return Citation(article, quote, said[0].item, text)


def house(key: str, quote: str) -> HouseRule:
    """A rule of this system: four eyes, a stale page."""
    return HouseRule(key, quote)


def plan_rule(key: str, quote: str) -> HouseRule:
    """A rule that the cycle's implementation plan (Article 18) sets, not the regulation."""
    return HouseRule(key, quote, label="本届实施方案")


class Kind(StrEnum):
    REFUSE = "refuse"  # the law forbids it
    CONFIRM = "confirm"  # a named official must attest or decide
    CORRECT = "correct"  # evidence is missing and may be supplied
    NOTE = "note"  # worth knowing; blocks nothing


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: the clause, the fact, and the key of the point it turns on.

    `key` names the point (art15.quality_system): attestations settle CONFIRM findings by it,
    and screens link it to the place where it is mended.
    """

    kind: Kind
    law: Law
    because: str
    key: str = ""

    @property
    def blocks(self) -> bool:
        return self.kind is not Kind.NOTE


Findings = tuple[Finding, ...]


def met() -> Findings:
    return ()


def refuse(law: Law, because: str, key: str = "") -> Findings:
    return (Finding(Kind.REFUSE, law, because, key),)


def confirm(law: Law, because: str, key: str = "") -> Findings:
    return (Finding(Kind.CONFIRM, law, because, key),)


def correct(law: Law, because: str, key: str = "") -> Findings:
    return (Finding(Kind.CORRECT, law, because, key),)


def note(law: Law, because: str, key: str = "") -> Findings:
    return (Finding(Kind.NOTE, law, because, key),)


def settle(findings: Iterable[Finding], attested: Mapping[str, bool]) -> Findings:
    """Apply what named officials attested: True clears a CONFIRM, False makes it a refusal."""
    settled: list[Finding] = []
    for finding in findings:
        verdict = attested.get(finding.key) if finding.kind is Kind.CONFIRM and finding.key else None
        if verdict is None:
            settled.append(finding)
        elif verdict is False:
            because = f"{finding.because}；经具名认定：不符合"
            settled.append(replace(finding, kind=Kind.REFUSE, because=because))
    return tuple(settled)
