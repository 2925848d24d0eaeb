"""The catalogue of papers (domain: each stage's papers) as data, and one of them filled with its facts."""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from award.process.kinds import Actor
from award.services.papers.official import (
    Annex,
    Block,
    Fields,
    Heading,
    Official,
    Paragraph,
)

GAP = "＿＿＿＿"
NAME = re.compile(r"\{([a-z_]+)\}")
HEADING = re.compile(r"(#{1,4}) (.+)")


@dataclass(frozen=True, slots=True)
class AnnexOf:
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper of the catalogue; catalogue/*.toml explains the words."""

    key: str
    article: int
    name: str
    per: str
    when: str
    seats: tuple[Actor, ...]
    title: str
    body: str
    stage: str
    to: str = ""
    signed_by: str = ""
    number: str = ""
    numbered: bool = False
    note: str = ""
    copy_to: str = ""
    annexes: tuple[AnnexOf, ...] = ()

    def texts(self) -> tuple[str, ...]:
        """Every text with placeholders."""
        annexes = [text for a in self.annexes for text in (a.title, a.body)]
        return (
            self.title,
            self.to,
            self.signed_by,
            self.number,
            self.note,
            self.copy_to,
            self.body,
            *annexes,
        )

    def names(self) -> set[str]:
        """The placeholders that the paper asks for."""
        return {name for text in self.texts() for name in NAME.findall(text)}

    def tables(self) -> set[str]:
        """The tables of the records that the paper asks for."""
        lines = [line for text in (self.body, *(a.body for a in self.annexes)) for line in text.splitlines()]
        return {line[1:].strip() for line in lines if line.startswith("@")}


@dataclass(frozen=True, slots=True)
class Facts:
    """What the records say for one paper: words by name, blocks by the name of their table."""

    words: Mapping[str, str]
    blocks: Mapping[str, Sequence[Block]]


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person adds: none of it is ever invented here."""

    number: str = ""
    day: date | None = None
    to: str = ""
    draft: bool = True


@cache
def entries() -> tuple[Entry, ...]:
    """All papers, stage by stage."""
    folder = files("award.services.papers") / "catalogue"
    found: list[Entry] = []
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            data = tomllib.loads(file.read_text(encoding="utf-8"))
            found += [_entry(paper, data["stage"]) for paper in data["paper"]]
    return tuple(found)


def _entry(given: dict[str, object], stage: str) -> Entry:
    values = {**given, "stage": stage}
    values["seats"] = tuple(Actor(s) for s in given["seats"])  # type: ignore[attr-defined]
    values["annexes"] = tuple(AnnexOf(**a) for a in given.get("annexes", ()))  # type: ignore[attr-defined]
    return Entry(**values)  # type: ignore[arg-type]


def entry(key: str) -> Entry | None:
    return next((e for e in entries() if e.key == key), None)


def filled(paper: Entry, facts: Facts, choices: Choices, made_on: date) -> Official:
    """The paper with its facts. A fact that the records do not have leaves a gap to write in."""

    def say(text: str) -> str:
        return NAME.sub(lambda m: facts.words.get(m[1], "") or GAP, text)

    number: str | None = None
    if paper.numbered:
        known = facts.words.get(paper.number.strip("{}"), "") if paper.number else ""
        number = choices.number.strip() or known
    return Official(
        title=say(paper.title),
        to=choices.to.strip() or say(paper.to),
        blocks=_blocks(paper.body, facts, say),
        annexes=tuple(Annex(say(a.title), _blocks(a.body, facts, say)) for a in paper.annexes),
        signed_by=say(paper.signed_by),
        day=choices.day,
        number=number,
        note=paper.note,
        copy_to=paper.copy_to,
        draft=choices.draft,
        made_on=made_on,
    )


def gaps(paper: Entry, facts: Facts) -> list[str]:
    """The names that the records do not have: what is left to be written by hand."""
    return sorted(name for name in paper.names() if not facts.words.get(name))


def _blocks(body: str, facts: Facts, say: Callable[[str], str]) -> tuple[Block, ...]:
    made: list[Block] = []
    form: list[tuple[str, str]] = []
    for line in [*body.strip().splitlines(), ""]:
        pair = _pair(line)
        if pair is not None:
            label, answer, tall = pair
            form.append((label, say(answer) if answer else "\n" * tall))
            continue
        if form:
            made.append(Fields(tuple((label, answer.strip("\n")) for label, answer in form), _tall(form)))
            form = []
        made.extend(_line(line, facts, say))
    return tuple(made)


def _pair(line: str) -> tuple[str, str, int] | None:
    """| label | answer, or || label for an answer that needs room."""
    if not line.startswith("|"):
        return None
    tall = 4 if line.startswith("||") else 1
    label, _, answer = line.lstrip("|").partition("|")
    return label.strip(), answer.strip(), tall


def _tall(form: list[tuple[str, str]]) -> int:
    return max((answer.count("\n") for _, answer in form if not answer.strip("\n")), default=1)


def _line(line: str, facts: Facts, say: Callable[[str], str]) -> Sequence[Block]:
    heading = HEADING.fullmatch(line)
    if heading:
        return (Heading(say(heading[2]), len(heading[1])),)
    if line.startswith("@"):
        return facts.blocks.get(line[1:].strip(), ())
    if line.startswith("> "):
        return (Paragraph(say(line[2:]), flush=True),)
    if not line.strip():
        return ()
    return tuple(Paragraph(part) for part in say(line).splitlines() if part.strip())
