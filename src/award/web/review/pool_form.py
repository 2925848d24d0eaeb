"""The pool of a draw or a match as it stands in the fields, and its page."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from award.law.art09_panels import INVITE
from award.process.draw.affinity import FORMULA, WEIGHTS
from award.process.drawing import DrawRoad
from award.process.panel import KINDS, SKILLS
from award.records import drawing
from award.records.applications.models import Application
from award.records.conflicts import Tie, ties
from award.records.cycles.models import Cycle
from award.records.draws.models import Draw
from award.records.reviewing import rules
from award.records.reviews.models import Examiner
from award.services.asking import BadDetails
from award.services.deeds.draws import Fixing
from award.services.deeds.matching import Matching
from award.web.parts import Unmet
from award.web.review.drawn import LIMITS

MOST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Stage:
    """What a pool is for. `row` None: a match that has not been solved yet; `weighs`: a match."""

    cycle: Cycle
    kind: str
    row: Draw | None = None
    weighs: bool = False

    @property
    def step(self) -> DrawRoad:
        return DrawRoad.MATCH if self.weighs else DrawRoad.FIX

    @property
    def label(self) -> str:
        return f"{self.cycle}{KINDS[self.kind]}"


@dataclass
class Form:
    """What stands in the fields: as fixed before, as proposed, or as sent."""

    examiners: tuple[str, ...]
    files: dict[str, str]
    numbers: dict[str, str]
    errors: dict[str, str] = field(default_factory=dict)

    def fixing(self) -> Fixing:
        """BadDetails, field by field, where a number is none."""
        return self._read(weighs=False)

    def matching(self) -> Matching:
        """The same with the points of the affinity."""
        made = self._read(weighs=True)
        assert isinstance(made, Matching)
        return made

    def _read(self, *, weighs: bool) -> Fixing:
        wrong: dict[str, str] = {}

        def read(name: str, empty: int | None) -> int:
            text = self.numbers.get(name, "").strip()
            if not text and empty is not None:
                return empty
            if not (text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS):
                wrong[name] = "请填写整数"
                return 0
            return int(text)

        needs = {s: read(f"need_{s}", 0) for s in SKILLS}
        limits = {n: read(n, -1) for n in LIMITS}
        weights = {w: read(f"weight_{w}", 0) for w in WEIGHTS} if weighs else {}
        kind: Callable[..., Fixing] = partial(Matching, weights=weights) if weighs else Fixing
        made = kind(
            self.examiners,
            {pk: read(f"group_{pk}", None) for pk in self.files},
            read("size", None),
            {s: n for s, n in needs.items() if n},
            reserves=read("reserves", 0),
            **{n: None if v < 0 else v for n, v in limits.items()},
        )
        for name, text in made.faults().items():
            wrong.setdefault(name, text)
        if any(name.startswith("group_") for name in wrong):
            wrong["files"] = "组号请填写整数"
        if wrong:
            raise BadDetails({n: t for n, t in wrong.items() if not n.startswith("group_")})
        return made


@dataclass(frozen=True, slots=True)
class Candidate:
    """One examiner who may be drawn, with the ties on record."""

    examiner: Examiner
    ties: list[Tie]
    on: bool

    @property
    def skills(self) -> str:
        return "、".join(SKILLS.get(s, s) for s in self.examiner.skills)


def proposed(stage: Stage, files: list[Application], people: list[Examiner]) -> Form:
    """As fixed before; at first everybody, files dealt out among as many groups as five files each need."""
    if stage.row is not None and stage.row.chosen:
        chosen = stage.row.chosen
        numbers = {n: "" if chosen[n] is None else str(chosen[n]) for n in (*LIMITS, "size", "reserves")}
        numbers |= {f"need_{s}": str(n) for s, n in chosen["needs"].items()}
        numbers |= {f"group_{pk}": str(n) for pk, n in chosen["files"].items()}
        numbers |= {f"weight_{w}": str(n) for w, n in chosen.get("weights", {}).items()}
        return Form(tuple(chosen["examiners"]), dict(chosen["files"]), numbers)
    wanted = max(1, -(-len(files) // 5))
    numbers = {f"group_{a.pk}": str(n % wanted + 1) for n, a in enumerate(files)}
    minimum = rules(stage.cycle.plan(), stage.kind).panel_min
    numbers |= {"size": str(minimum), "load": "1", "per_employer": "1", "per_county": "", "reserves": "1"}
    numbers |= {"need_management": "2", "need_industry": "1", "need_site": "1"}
    for name, (_, documents, site) in WEIGHTS.items():
        numbers[f"weight_{name}"] = str(site if stage.kind == "site" else documents)
    return Form(tuple(str(e.pk) for e in people), {str(a.pk): "" for a in files}, numbers)


def sent(post: QueryDict) -> Form:
    """As typed."""
    return Form(
        tuple(k for k in dict.fromkeys(post.getlist("examiners")) if k.isdecimal()),
        {k: "" for k in post.getlist("files") if k.isdecimal()},
        {k: v for k, v in post.items() if isinstance(v, str) and k not in ("examiners", "files")},
    )


def pool_page(
    request: HttpRequest, stage: Stage, form: Form | None = None, findings: list[Unmet] | None = None
) -> HttpResponse:
    """The fields, what is wrong with them, and what stands against the pool."""
    files = list(drawing.files_waiting(stage.cycle, stage.kind))
    people = list(drawing.candidates(stage.cycle))
    form = form or proposed(stage, files, people)
    known: dict[int, list[Tie]] = {}
    for tie in ties(people, files):
        known.setdefault(tie.examiner, []).append(tie)
    numbers = form.numbers
    ready = "按下就求解并留一行台账" if stage.weighs else "填好先试算，看清结果再固定"
    context = {
        "draw": stage.row,
        "stage": stage,
        "law": INVITE,
        "step": stage.step,
        "errors": form.errors,
        "findings": findings or [],
        "button": stage.step.label if stage.weighs else "试算",
        "title": ("还不能求出名单" if stage.weighs else "这份名单还不能固定") if findings else ready,
        "seen": stage.row.revision if stage.row else 0,
        "fields": [
            ("size", "每组人数（含组长）", "名", numbers.get("size", "")),
            *(
                (f"need_{s}", f"{label}专长至少", "名", numbers.get(f"need_{s}", ""))
                for s, label in SKILLS.items()
            ),
            *((n, label, "个组" if n == "load" else "人", numbers.get(n, "")) for n, label in LIMITS.items()),
            ("reserves", "每组备选", "名", numbers.get("reserves", "")),
        ],
        "weights": [
            (f"weight_{w}", label, "分", numbers.get(f"weight_{w}", "")) for w, (label, *_) in WEIGHTS.items()
        ]
        if stage.weighs
        else [],
        "formula": FORMULA,
        "files": [(a, str(a.pk) in form.files, numbers.get(f"group_{a.pk}", "1")) for a in files],
        "candidates": [Candidate(e, known.get(e.pk, []), str(e.pk) in form.examiners) for e in people],
    }
    status = 422 if form.errors or findings else 200
    return render(request, "review/draw_pool.html", context, status=status)
