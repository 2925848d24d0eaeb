"""/city/draw/: panels by lot. Seal the seed, fix the pool, open the seed, form the panels (9, 23, 27)."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from award.law.art09_panels import INVITE
from award.process.draw.pool import Pool
from award.process.drawing import DrawRoad, DrawState
from award.process.kinds import Actor
from award.process.panel import KINDS, SKILLS
from award.records import desk, drawing
from award.records.applications.models import Application
from award.records.conflicts import Tie, ties
from award.records.draws.models import Draw
from award.records.reviewing import rules
from award.records.reviews.models import Examiner
from award.services import draws, steps
from award.services.asking import BadDetails
from award.services.deeds.draws import Fixing
from award.services.steps import Refused, take
from award.web.parts import Confirm, Unmet
from award.web.review.cycles import chosen as chosen_cycle
from award.web.review.cycles import others
from award.web.seats import SeatedRequest, seat

LIMITS = {
    "load": "每人最多参加的组数",
    "per_employer": "每组同一工作单位最多",
    "per_county": "每组同一旗县区最多",
}


def _draws(request: SeatedRequest) -> Any:
    rows = desk.draws(request.seat).select_related("fixed_by")
    return rows.prefetch_related("cycle__plans").exclude(state=DrawState.NONE.value)


@seat(Actor.CITY)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    """The draws of a cycle, and where a new one can begin."""
    cycle = chosen_cycle(request)
    context: dict[str, Any] = {
        "cycle": cycle,
        "others": others(cycle),
        "law": INVITE,
        "kept_from": cycle is not None and not desk.compares(request.seat, cycle),
    }
    if cycle is not None and not context["kept_from"]:
        context |= {"draws": list(_draws(request).filter(cycle=cycle)), "open": _open(cycle)}
    return render(request, "review/draws.html", context)


def _open(cycle: Any) -> list[tuple[str, str, int]]:
    """(kind, label, files waiting) of the stages whose files have no panel yet."""
    if cycle.state != "called":
        return []
    counted = [(kind, label, drawing.files_waiting(cycle, kind).count()) for kind, label in KINDS.items()]
    return [(kind, label, count) for kind, label, count in counted if count]


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def seal(request: SeatedRequest) -> HttpResponse:
    """The confirm page, then the sealed seed."""
    cycle, kind = chosen_cycle(request), request.GET.get("kind", "")
    if cycle is None or cycle.state != "called" or kind not in KINDS:
        raise Http404
    if not desk.compares(request.seat, cycle):
        raise Http404
    if request.method == "POST":
        made = draws.seal(cycle, kind, by=request.seat, now=request.now)
        messages.success(request, "种子已封存，摘要已记入台账；下一步固定抽取名单")
        return redirect(f"/city/draw/{made.pk}/")
    c = Confirm(
        verb=DrawRoad.SEAL.label,
        consequence=f"系统将为{cycle}{KINDS[kind]}的抽取生成一个随机种子并封存，它的摘要立即记入台账并公开。",
        law=INVITE,
        back_url=f"/city/draw/?cycle={cycle.number}",
        points=(
            "揭示以前任何人都看不到种子，固定名单的人不可能按种子挑人。",
            "揭示后任何人都可以用种子和名单重放整个抽取，结果逐字相同。",
        ),
    )
    return render(request, "review/draw_confirm.html", {"c": c, "title": DrawRoad.SEAL.label})


@dataclass(frozen=True, slots=True)
class Seat:
    """One person of a drawn panel."""

    key: str
    examiner: Examiner | None
    leader: bool = False

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


@seat(Actor.CITY)
@require_safe
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """Where the draw stands, the next step, the pool, the result and everybody left out with the reason."""
    row = get_object_or_404(_draws(request), pk=pk)
    step = NEXT.get(DrawState(row.state))
    findings = steps.why_not(step, row, request.now, request.seat) if step in STANDING else ()
    context = {
        "draw": row,
        "law": INVITE,
        "step": step,
        "findings": [Unmet(f, *_mend(row, f.key)) for f in findings],
        "groups": groups(row),
        "condition": _condition(row),
        "formed": list(row.panels.all()),
        "refix": row.state == DrawState.FIXED,
    }
    return render(request, "review/draw.html", context)


NEXT = {
    DrawState.SEALED: DrawRoad.FIX,
    DrawState.FIXED: DrawRoad.DRAW,
    DrawState.DRAWN: DrawRoad.FORM,
}
STANDING = (DrawRoad.DRAW, DrawRoad.FORM)


def _mend(row: Draw, key: str) -> tuple[str, str]:
    return (f"/city/draw/{row.pk}/pool/", "重新固定名单") if key == "pool" else ("", "")


def groups(row: Draw) -> list[Group]:
    """The panels of the fixed pool, by their names."""
    if not row.pool:
        return []
    numbers = [a for p in row.pool["panels"] for a in p["applications"]]
    names = dict(
        Application.objects.filter(cycle=row.cycle, number__in=numbers).values_list("number", "name")
    )
    people = drawing.people_of(e["id"] for e in row.pool["examiners"])
    drawn = {p["id"]: p for p in row.record.get("panels", ())}
    found = []
    for panel in sorted(row.pool["panels"], key=lambda p: int(p["id"].removeprefix("P"))):
        result = drawn.get(panel["id"], {"members": (), "reserves": (), "leader": ""})
        left = [e for e in row.record.get("excluded", ()) if e["panel"] == panel["id"]]
        found.append(
            Group(
                f"第{panel['id'].removeprefix('P')}组",
                [names.get(a, a) for a in panel["applications"]],
                [Seat(e, people.get(e), e == result["leader"]) for e in result["members"]],
                [Seat(e, people.get(e)) for e in result["reserves"]],
                [(Seat(e["examiner"], people.get(e["examiner"])), _said(e["because"], names)) for e in left],
            )
        )
    return found


def _said(because: str, names: dict[Any, Any]) -> str:
    for number, name in names.items():
        because = because.replace(str(number), str(name))
    return because


def _condition(row: Draw) -> list[str]:
    """The pool in words."""
    if not row.chosen:
        return []
    chosen = row.chosen
    needs = "、".join(f"{SKILLS[s]}至少{n}名" for s, n in chosen["needs"].items() if n)
    words = [f"每组{chosen['size']}名，含组长1名", *([f"每组{needs}"] if needs else [])]
    words += [f"{LIMITS[k]}{chosen[k]}{'个' if k == 'load' else '人'}" for k in LIMITS if chosen[k]]
    return [*words, f"每组备选{chosen['reserves']}名，按顺序递补"]


@dataclass
class Form:
    """What stands in the fields: as fixed before, as proposed, or as sent."""

    examiners: tuple[str, ...]
    files: dict[str, str]
    numbers: dict[str, str]
    errors: dict[str, str] = field(default_factory=dict)

    def fixing(self) -> Fixing:
        """BadDetails, field by field, where a number is none."""
        wrong: dict[str, str] = {}

        def read(name: str, empty: int | None) -> int:
            text = self.numbers.get(name, "").strip()
            if not text and empty is not None:
                return empty
            if not (text.isascii() and text.isdecimal() and len(text) < 4):
                wrong[name] = "请填写整数"
                return 0
            return int(text)

        needs = {s: read(f"need_{s}", 0) for s in SKILLS}
        limits = {n: read(n, -1) for n in LIMITS}
        made = Fixing(
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


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def pool(request: SeatedRequest, pk: int) -> HttpResponse:
    """Choose the pool, see its dry run, fix it."""
    row = get_object_or_404(_draws(request), pk=pk, state__in=[s.value for s in DrawRoad.FIX.sources])
    files = list(drawing.files_waiting(row.cycle, row.kind))
    people = list(drawing.candidates(row.cycle))
    if request.method != "POST":
        return _pool_page(request, row, _proposed(row, files, people), files, people)
    form, findings = _sent(request.POST), list[Unmet]()
    try:
        fixing = form.fixing()
        if "confirmed" in request.POST:
            seen = request.POST.get("seen", "")
            take(
                DrawRoad.FIX, row, by=request.seat, now=request.now,
                seen=int(seen) if seen.isdecimal() else -1, details=fixing,
            )  # fmt: skip
            messages.success(request, "名单已固定，摘要已记入台账；由另一名工作人员揭示种子")
            return redirect(f"/city/draw/{row.pk}/")
        against = steps.blocking(steps.why_not(DrawRoad.FIX, row, request.now, request.seat, fixing))
        if not against:
            return _dry_run(request, row, drawing.pool_of(row.cycle, row.kind, fixing.chosen()))
        findings = [Unmet(f) for f in against]
    except BadDetails as wrong:
        form.errors = wrong.errors
    except Refused as refused:
        findings = [Unmet(f) for f in refused.findings]
    return _pool_page(request, row, form, files, people, findings)


def _dry_run(request: SeatedRequest, row: Draw, made: Pool) -> HttpResponse:
    """What the pool comes to, before it is fixed."""
    barred = made.conflicting()
    hidden = [(k, v) for k, vs in request.POST.lists() if k != "csrfmiddlewaretoken" for v in vs]
    c = Confirm(
        verb=DrawRoad.FIX.label,
        consequence="名单的摘要将记入台账并公开。种子揭示以前还可以重新固定，每次都留下一行台账。",
        law=INVITE,
        back_url=f"/city/draw/{row.pk}/pool/",
        points=(
            f"{len(made.panels)}个组，共{sum(p.size for p in made.panels)}席，"
            f"备选{made.reserves * len(made.panels)}名；名单上{len(made.examiners)}名评审员",
            f"因利害关系排除{len(barred)}人次",
            "已试算：按这份名单能够组成全部评审组",
            f"名单摘要 {made.digest()}",
        ),
        hidden=[*hidden, ("confirmed", "1")],
    )
    return render(request, "review/draw_confirm.html", {"c": c, "title": "试算抽取名单", "draw": row})


def _proposed(row: Draw, files: list[Application], people: list[Examiner]) -> Form:
    """As fixed before; at first everybody, files dealt out among as many groups as five files each need."""
    if row.chosen:
        chosen = row.chosen
        numbers = {n: "" if chosen[n] is None else str(chosen[n]) for n in (*LIMITS, "size", "reserves")}
        numbers |= {f"need_{s}": str(n) for s, n in chosen["needs"].items()}
        numbers |= {f"group_{pk}": str(n) for pk, n in chosen["files"].items()}
        return Form(tuple(chosen["examiners"]), dict(chosen["files"]), numbers)
    wanted = max(1, -(-len(files) // 5))
    numbers = {f"group_{a.pk}": str(n % wanted + 1) for n, a in enumerate(files)}
    minimum = rules(row.cycle.plan(), row.kind).panel_min
    numbers |= {"size": str(minimum), "load": "1", "per_employer": "1", "per_county": "", "reserves": "1"}
    numbers |= {"need_management": "2", "need_industry": "1", "need_site": "1"}
    return Form(tuple(str(e.pk) for e in people), {str(a.pk): "" for a in files}, numbers)


def _sent(post: QueryDict) -> Form:
    return Form(
        tuple(k for k in dict.fromkeys(post.getlist("examiners")) if k.isdecimal()),
        {k: "" for k in post.getlist("files") if k.isdecimal()},
        {k: v for k, v in post.items() if isinstance(v, str) and k not in ("examiners", "files")},
    )


def _pool_page(
    request: SeatedRequest,
    row: Draw,
    form: Form,
    files: list[Application],
    people: list[Examiner],
    findings: list[Unmet] | None = None,
) -> HttpResponse:
    known: dict[int, list[Tie]] = {}
    for tie in ties(people, files):
        known.setdefault(tie.examiner, []).append(tie)
    numbers = form.numbers
    context = {
        "draw": row,
        "law": INVITE,
        "step": DrawRoad.FIX,
        "errors": form.errors,
        "findings": findings or [],
        "title": "这份名单还不能固定" if findings else "填好先试算，看清结果再固定",
        "seen": row.revision,
        "fields": [
            ("size", "每组人数（含组长）", "名", numbers.get("size", "")),
            *(
                (f"need_{s}", f"{label}专长至少", "名", numbers.get(f"need_{s}", ""))
                for s, label in SKILLS.items()
            ),
            *((n, label, "个组" if n == "load" else "人", numbers.get(n, "")) for n, label in LIMITS.items()),
            ("reserves", "每组备选", "名", numbers.get("reserves", "")),
        ],
        "files": [(a, str(a.pk) in form.files, numbers.get(f"group_{a.pk}", "1")) for a in files],
        "candidates": [Candidate(e, known.get(e.pk, []), str(e.pk) in form.examiners) for e in people],
    }
    status = 422 if form.errors or findings else 200
    return render(request, "review/draw_pool.html", context, status=status)
