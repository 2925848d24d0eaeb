"""The interpretations: where the words can be read in two ways, how they are read, and who decides.

They are files of docs/interpretations, one ambiguity each; an installed wheel has none.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import award

FOLDER = Path(award.__file__).parents[2] / "docs" / "interpretations"
_ARTICLES = re.compile(r"^Articles:\s*([0-9,、 ]+)$", re.MULTILINE)
_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=- |\d+\. |> )")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")


@dataclass(frozen=True, slots=True)
class Interpretation:
    """One file: `name` 0005-….md, `heading` as written, articles, sections (heading, its text) in order."""

    name: str
    heading: str
    articles: tuple[int, ...]
    sections: tuple[tuple[str, str], ...]

    @property
    def path(self) -> str:
        """Where it lies in the repository."""
        return f"docs/interpretations/{self.name}"

    @property
    def number(self) -> int:
        return int(self.name[:4])

    @property
    def title_zh(self) -> str:
        """公示期怎样计算: the heading's Chinese half."""
        return self.heading.rpartition("·")[2].strip()

    def paragraphs(self) -> list[tuple[str, list[str]]]:
        """The sections as plain paragraphs: wrapped lines joined, list items apart, links as their words."""
        return [(heading, [_joined(p) for p in _PARAGRAPH.split(text)]) for heading, text in self.sections]

    def section(self, heading: str) -> str:
        """The text of a section (默认, 由谁定); empty where there is none."""
        return dict(self.sections).get(heading, "")


@cache
def every() -> tuple[Interpretation, ...]:
    """All of them, by number."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("[0-9]*.md")))


def bearing_on(article: int) -> tuple[Interpretation, ...]:
    """Those that bear on one article."""
    return tuple(one for one in every() if article in one.articles)


def _joined(paragraph: str) -> str:
    """Chinese lines wrap without a blank between them."""
    lines = [line.strip().removeprefix("- ").removeprefix("> ") for line in paragraph.strip().splitlines()]
    return _LINK.sub(r"\1", "".join(lines))


def _read(path: Path) -> Interpretation:
    source = path.read_text(encoding="utf-8")
    said = _ARTICLES.search(source)
    head, *parts = _SECTION.split(source)
    return Interpretation(
        name=path.name,
        heading=head.splitlines()[0].lstrip("# "),
        articles=tuple(map(int, re.findall(r"[0-9]+", said[1]))) if said else (),
        sections=tuple((parts[n].strip(), parts[n + 1].strip()) for n in range(0, len(parts), 2)),
    )
