"""The panels of a fixed pool in words: files, members, reserves, who was left out and why."""

from dataclasses import dataclass, field
from typing import Any

from award.process.draw.affinity import WEIGHTS, Facts, parts
from award.process.panel import SKILLS
from award.records import drawing
from award.records.applications.models import Application
from award.records.draws.models import Draw
from award.records.reviews.models import Examiner

LIMITS = {
    "load": "每人最多参加的组数",
    "per_employer": "每组同一工作单位最多",
    "per_county": "每组同一旗县区最多",
}


@dataclass(frozen=True, slots=True)
class Seat:
    """One person of a panel; `because` and `worth`: why a match seated this person, file by file."""

    key: str
    examiner: Examiner | None
    leader: bool = False
    because: tuple[str, ...] = ()
    worth: int = 0

    @property
    def skills(self) -> str:
        return "、".join(SKILLS.get(s, s) for s in self.examiner.skills) if self.examiner else ""


@dataclass(frozen=True, slots=True)
class Group:
    """One panel of the pool: its files; once drawn, its members, its reserves, and who was left out."""

    name: str
    files: list[str]
    members: list[Seat] = field(default_factory=list)
    reserves: list[Seat] = field(default_factory=list)
    excluded: list[tuple[Seat, str]] = field(default_factory=list)

    @property
    def worth(self) -> int:
        return sum(s.worth for s in self.members)


@dataclass(frozen=True, slots=True)
class Drawn:
    """Everything that a record says of its pool."""

    groups: list[Group]
    unseated: list[tuple[Seat, str]] = field(default_factory=list)


def drawn(row: Draw) -> Drawn:
    """The panels of the fixed pool, by their names."""
    if not row.pool:
        return Drawn([])
    numbers = [a for p in row.pool["panels"] for a in p["applications"]]
    rows = Application.objects.filter(cycle=row.cycle, number__in=numbers)
    names = {str(number): name for number, name in rows.values_list("number", "name")}
    people = drawing.people_of(e["id"] for e in row.pool["examiners"])
    given = {p["id"]: p for p in row.record.get("panels", ())}
    kept_off: dict[str, list[Any]] = {}
    for entry in row.record.get("excluded", ()):
        kept_off.setdefault(entry["panel"], []).append(entry)
    found = []
    for panel in sorted(row.pool["panels"], key=lambda p: int(p["id"].removeprefix("P"))):
        files = panel["applications"]
        result = given.get(panel["id"], {"members": (), "reserves": (), "leader": ""})
        found.append(
            Group(
                _group(panel["id"]),
                [names.get(a, a) for a in files],
                [
                    _seat(row, e, people, files, names, leader=e == result["leader"])
                    for e in result["members"]
                ],
                [_seat(row, e, people, files, names) for e in result["reserves"]],
                [
                    (Seat(e["examiner"], people.get(e["examiner"])), said(e["because"], names))
                    for e in kept_off.get(panel["id"], ())
                ],
            )
        )
    words = names | {p["id"]: _group(p["id"]) for p in row.pool["panels"]}
    unseated = [
        (Seat(e["examiner"], people.get(e["examiner"])), said(e["because"], words))
        for e in row.record.get("unseated", ())
    ]
    return Drawn(found, unseated)


def _group(name: str) -> str:
    return f"第{name.removeprefix('P')}组"


def _seat(
    row: Draw,
    key: str,
    people: dict[str, Examiner],
    files: list[str],
    names: dict[str, str],
    *,
    leader: bool = False,
) -> Seat:
    if not row.matched:
        return Seat(key, people.get(key), leader)
    facts = Facts(row.record["facts"]["files"], row.record["facts"]["examiners"])
    because, worth = [], 0
    for file in files:
        reasons = parts(row.record["weights"], facts, key, file)
        points = sum(p.points for p in reasons)
        worth += points
        why = "、".join(f"{p.because}（{p.points}分）" for p in reasons) or "没有登记相合的专业、类目"
        because.append(f"{names.get(file, file)}{points}分：{why}")
    return Seat(key, people.get(key), leader, tuple(because), worth)


def said(because: str, names: dict[str, str]) -> str:
    """A reason of the record with names for its numbers, the longest number first."""
    for number in sorted(names, key=len, reverse=True):
        because = because.replace(number, names[number])
    return because


def condition(row: Draw) -> list[str]:
    """The pool in words."""
    if not row.chosen:
        return []
    chosen = row.chosen
    needs = "、".join(f"{SKILLS[s]}至少{n}名" for s, n in chosen["needs"].items() if n)
    words = [f"每组{chosen['size']}名，含组长1名", *([f"每组{needs}"] if needs else [])]
    words += [f"{LIMITS[k]}{chosen[k]}{'个' if k == 'load' else '人'}" for k in LIMITS if chosen[k]]
    words.append(f"每组备选{chosen['reserves']}名，按顺序递补")
    if row.matched:
        points = "、".join(f"{WEIGHTS[w][0]}{chosen['weights'][w]}分" for w in WEIGHTS)
        words.append(f"适配度的分值：{points}")
    return words
