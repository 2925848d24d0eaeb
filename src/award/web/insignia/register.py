"""/government/insignia/, /city/insignia/: what was handed out and what came back (26, 30, 31, 33)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from award.law.art33_certificates import CONFERRED
from award.process.insignia import ISSUE, RECALL, Kind, Move
from award.process.kinds import Actor
from award.records.cases import local
from award.records.files.models import Evidence
from award.records.honours.models import Honour
from award.records.insignia.models import Movement, Piece
from award.services import certificates, files, insignia
from award.services.asking import BadDetails
from award.web.city import narrowing
from award.web.export import workbook
from award.web.parts import describe
from award.web.seats import SeatedRequest

PAGE = 30
NOWHERE = "未登记"
WHERE = {Move.ISSUED: "在获奖单位", Move.RECALLED: "已收回", Move.VOID: "已作废"}
COLUMNS = (
    "获奖单位", "届次", "称号", "种类", "编号", "登记", "日期", "领取人、交回人", "收据", "说明", "登记人",
    "登记时间",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A title, and where its pieces are: (kind, words, late)."""

    honour: Honour
    pieces: list[tuple[Kind, str, bool]]


def _found(request: SeatedRequest) -> QuerySet[Honour]:
    found = Honour.objects.prefetch_related("pieces__movements")
    words = request.GET.get("q", "").strip()
    if words:
        pieces = Q(pieces__serial__icontains=words)
        found = found.filter(Q(name__icontains=words) | Q(certificate__icontains=words) | pieces).distinct()
    if request.GET.get("cycle", "").isdecimal():
        found = found.filter(cycle_number=request.GET["cycle"][:4])
    return found


def line_of(honour: Honour) -> Line:
    """Where each kind of piece is by its last movement; with a revoked recipient it is late."""
    last: dict[str, Movement | None] = {p.kind: p.last() for p in honour.pieces.all()}
    pieces = []
    for kind in Kind:
        move = last.get(kind)
        words = WHERE[Move(move.kind)] if move else NOWHERE
        late = bool(move and move.kind == Move.ISSUED and honour.state in certificates.GONE)
        pieces.append((kind, words, late))
    return Line(honour, pieces)


@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    """Every title with its pieces, the newest cycle first."""
    found = _found(request)
    rows = Paginator(found, PAGE).get_page(request.GET.get("page"))
    counted = narrowing.tally(Honour.objects.values_list("cycle_number", flat=True), lambda n: n)
    labels = {n: f"第{n}届" for n in sorted(counted, key=int, reverse=True)}
    cycles = narrowing.chips(request.GET, "cycle", "届次", counted, labels)
    base = f"/{request.seat.actor}/insignia/"
    context = {
        "page": rows,
        "lines": [line_of(h) for h in rows],
        "filters": [cycles] if len(cycles.chips) > 1 or cycles.on else [],
        "narrowed": bool(request.GET.get("q") or request.GET.get("cycle")),
        "q": request.GET.get("q", ""),
        "total": rows.paginator.count,
        "export_url": f"{base}export/{narrowing.link(request.GET)}",
        "base": base,
        "laws": (ISSUE, CONFERRED),
    }
    return render(request, "insignia/register.html", context)


@require_safe
def export(request: SeatedRequest) -> HttpResponse:
    """Every movement of the titles that the address shows."""
    return workbook("奖牌证书登记簿", COLUMNS, _rows(_found(request)))


def _rows(found: QuerySet[Honour]) -> Iterator[list[Any]]:
    moves = Movement.objects.filter(piece__honour__in=found).order_by("piece__honour", "id")
    for m in moves.select_related("piece__honour", "entered_by", "receipt"):
        honour = m.piece.honour
        yield [
            honour.name, f"第{honour.cycle_number}届", honour.get_state_display(), m.piece.get_kind_display(),
            m.piece.serial, m.get_kind_display(), m.on, m.person, m.receipt.name if m.receipt else "", m.note,
            str(m.entered_by or ""), f"{local(m.entered_at):%Y-%m-%d %H:%M}",
        ]  # fmt: skip


class MoveForm(forms.Form):
    """One entry of the register: what moved, how, when, by whom."""

    what = forms.ChoiceField(label="登记什么", widget=forms.RadioSelect)
    serial = forms.CharField(
        label="奖牌编号", max_length=60, required=False, help_text="证书不填，用证书编号"
    )
    on = forms.DateField(label="日期", widget=forms.DateInput, input_formats=["%Y-%m-%d"])
    person = forms.CharField(label="领取人、交回人", max_length=60, required=False)
    note = forms.CharField(
        label="说明", max_length=400, required=False, help_text="更换、遗失、未交回的写明原因"
    )
    receipt = forms.FileField(label="收据或领取单", required=False)

    def __init__(self, choices: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = choices  # type: ignore[attr-defined]
        describe(self.fields["receipt"], kinds="PDF、JPG、PNG", max_size="50兆")


def offers(honour: Honour) -> dict[str, tuple[str, Kind, Piece | None, Move]]:
    """What can be entered now: key -> (words, kind, piece, movement)."""
    held = {p.kind: p for p in insignia.outstanding(honour)}
    made: dict[str, tuple[str, Kind, Piece | None, Move]] = {}
    for kind in Kind:
        piece = held.get(kind)
        if piece is None and honour.state not in certificates.GONE:
            made[f"{kind}-issued"] = (f"颁发{kind.label}", kind, None, Move.ISSUED)
        elif piece is not None:
            made[f"{kind}-recalled"] = (f"收回{kind.label}", kind, piece, Move.RECALLED)
            made[f"{kind}-void"] = (f"{kind.label}声明作废（遗失、未交回）", kind, piece, Move.VOID)
    return made


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """The movements of one title's pieces, and the next entry."""
    honour = get_object_or_404(Honour, pk=pk)
    offered = offers(honour)
    choices = [(key, words) for key, (words, *_) in offered.items()]
    form = MoveForm(choices, *((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and _entered(request, honour, form, offered):
        return redirect(request.path)
    moves = Movement.objects.filter(piece__honour=honour).select_related("piece", "receipt", "entered_by")
    context = {
        "honour": honour,
        "line": line_of(honour),
        "moves": moves.order_by("-id"),
        "form": form if choices else None,
        "base": f"/{request.seat.actor}/insignia/",
        "art": f"/{request.seat.actor}/certificates/art/{honour.pk}/",
        "gone": honour.state in certificates.GONE,
        "reads": request.seat.actor is Actor.CITY,
        "laws": (ISSUE, RECALL[30], RECALL[31]),
    }
    return render(request, "insignia/honour.html", context, status=422 if form.is_bound else 200)


def _entered(request: SeatedRequest, honour: Honour, form: MoveForm, offered: dict[str, Any]) -> bool:
    """True once the register has it; else what is wrong stands in the form."""
    receipt = _receipt(request, honour, form)
    if not form.is_valid():
        return False
    data = form.cleaned_data
    words, kind, piece, move = offered[data["what"]]
    given = {k: data[k] for k in ("on", "person", "note")} | {"receipt": receipt}
    try:
        if move is Move.ISSUED:
            insignia.issue(honour, kind, serial=data["serial"], by=request.seat, now=request.now, **given)
        else:
            insignia.take_back(piece, move, by=request.seat, now=request.now, **given)
    except BadDetails as wrong:
        for name, said in wrong.errors.items():
            form.add_error(name if name in form.fields else None, said)
        return False
    messages.success(request, f"已登记：{words}")
    return True


def _receipt(request: SeatedRequest, honour: Honour, form: MoveForm) -> Evidence | None:
    upload = request.FILES.get("receipt")
    if upload is None or form.errors:
        return None
    try:
        return files.store(
            upload, subject=honour.subject, purpose="receipt", by=request.seat, now=request.now
        )
    except files.BadFile as wrong:
        form.add_error("receipt", str(wrong))
        return None
