"""/city/credit/: the lists of Article 17(6), with their day, matched by credit code, checked again."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from award.law import uscc
from award.law.art17_bars import CREDIT
from award.law.case import LIST_KINDS_ZH
from award.law.credit_lists import CHECKPOINTS
from award.law.dates import spoken
from award.process.application import Road, S
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.cases import local
from award.records.credit.models import CreditEntry, CreditList
from award.records.credit_lists import entries, in_force
from award.records.cycles.models import Cycle
from award.records.desk import on_the_desk_of
from award.records.seat import Seat
from award.services import credit
from award.services.asking import BadDetails
from award.services.deeds.credit import CreditNote
from award.services.tables import Column, Row, Table, read_day
from award.web import trial
from award.web.importing import Import, Verdict, import_page
from award.web.seats import SeatedRequest, seat

COLUMNS = (
    Column("uscc", "统一社会信用代码", example="91150203MA0000000X"),
    Column("name", "单位名称", required=False, example="包头市示例有限公司"),
    Column("listed_on", "列入日期", example="2025-11-03", help="记录类的填认定日期"),
    Column("removed_on", "移出或修复日期", required=False, example="2025-12-19"),
    Column("reason", "事由", required=False, example="未按期公示年度报告"),
)
# The points of a cycle at which its files are checked: key -> (words, where the files are then).
POINTS = {
    "qualification": ("确定资格之前", (S.QUALIFICATION, S.QUALIFIED)),
    "review": ("转入评审之前", (S.QUALIFIED_NOTICE,)),
    "award": ("批准授奖之前", (S.AWARD_NOTICE, S.REPORTED)),
}


class ListForm(forms.Form):
    """Which list, of which day, from where: asked before the file."""

    kind = forms.ChoiceField(label="名单", choices=list(LIST_KINDS_ZH.items()), widget=forms.RadioSelect)
    as_of = forms.DateField(
        label="名单日期",
        widget=forms.DateInput,
        input_formats=["%Y-%m-%d"],
        help_text="名单截至哪一天，以提供单位写明的为准",
        error_messages={"required": "请填写名单日期", "invalid": "名单日期的格式不对，例：2026-05-12"},
    )
    source = forms.CharField(
        label="来源",
        max_length=100,
        help_text="提供名单的机关或网站",
        error_messages={"required": "请填写来源"},
    )


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: SeatedRequest) -> HttpResponse:
    """The lists in force, the cycle's files that stand on them, and the checks that are due."""
    form = ListForm(request.POST or None, initial={"kind": "abnormal", "as_of": local(request.now).date()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if given["as_of"] > local(request.now).date():
            form.add_error("as_of", "名单日期还没有到")
        else:
            query = f"kind={given['kind']}&as_of={given['as_of']}&source={given['source']}"
            return redirect(f"/city/credit/import/?{query}")
    files = list(live(request.seat))
    found = entries(a.enterprise.uscc for a in files)
    newest = in_force()
    context = {
        "form": form,
        "lists": [(words, newest.get(kind)) for kind, words in LIST_KINDS_ZH.items()],
        "older": CreditList.objects.annotate(n=Count("entries")).select_related("imported_by")[:20],
        "hits": [(a, e) for a in files for e in found.get(a.enterprise.uscc, [])],
        "due": due(files),
        "laws": (CREDIT, CHECKPOINTS),
    }
    return render(request, "city/credit.html", context, status=422 if form.is_bound else 200)


def live(seated: Seat) -> QuerySet[Application]:
    """Files at a point where they are checked."""
    states = [s.value for _, (_, where) in POINTS.items() for s in where]
    files = on_the_desk_of(seated).filter(state__in=states)
    return files.order_by("-cycle__number", "number").prefetch_related("credit_checks")


def due(files: Sequence[Application]) -> list[tuple[Cycle, str, str, int, int]]:
    """(cycle, point, its words, files there, of them unchecked) for each cycle and point with files."""
    made = []
    for cycle in dict.fromkeys(a.cycle for a in files):
        for key, (words, where) in POINTS.items():
            there = [a for a in files if a.cycle_id == cycle.pk and a.state in where]
            at = {s.value for s in where}
            open_ = [a for a in there if at.isdisjoint(c.state for c in a.credit_checks.all())]
            if there:
                made.append((cycle, key, words, len(there), len(open_)))
    return made


class NoteForm(forms.Form):
    note = forms.CharField(
        label="查询说明",
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="某类名单还没有导入的，写明在哪里、何时查的",
    )


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: SeatedRequest, number: int, point: str) -> HttpResponse:
    """The dry run of checking every file of a cycle at one point; then all are checked at once."""
    cycle = get_object_or_404(Cycle, number=number)
    if point not in POINTS:
        raise Http404
    words, where = POINTS[point]
    files = list(live(request.seat).filter(cycle=cycle, state__in=[s.value for s in where]))
    if not files:
        raise Http404
    found = entries(a.enterprise.uscc for a in files)
    form = NoteForm(request.POST if "note" in request.POST else None)
    note = request.POST.get("note", "")
    run = trial.DryRun(
        step=Road.CHECK_CREDIT,
        title=f"{cycle}{words}",
        trials=trial.against(Road.CHECK_CREDIT, files, request),
        effect="名单上没有记载",
        effects={a.pk: _said(found[a.enterprise.uscc]) for a in files if a.enterprise.uscc in found},
        back=("信用名单", "/city/credit/"),
        details={a.pk: CreditNote(note) for a in files},
        form=form,
    )
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, f"已核查{trial.take_all(run, request)}家")
            return redirect("/city/credit/")
        except BadDetails as wrong:
            form.add_error("note", "；".join(wrong.errors.values()))
    return trial.page(run, request)


def _said(found: list[CreditEntry]) -> str:
    return "；".join(f"{e.credit_list}：{spoken(e.listed_on)}列入{_until(e.removed_on)}" for e in found)


def _until(day: date | None) -> str:
    return f"，{spoken(day)}移出或修复" if day else "，须具名认定"


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request: SeatedRequest) -> HttpResponse:
    """The dry run of one list, row by row; the enterprises that apply now are named in it."""
    form = ListForm(request.GET)
    if not form.is_valid():
        return redirect("/city/credit/")
    kind, as_of, source = (form.cleaned_data[name] for name in ("kind", "as_of", "source"))
    applying = {a.enterprise.uscc: a.name for a in live(request.seat)}

    def judge(table: Table, by: Seat, now: datetime) -> list[Verdict]:
        return judged(table, as_of, applying)

    def write(verdicts: Sequence[Verdict], by: Seat, now: datetime) -> dict[str, Any]:
        rows = [listed(v.row) for v in verdicts]
        made = credit.take_in(kind, as_of, source, rows, by=by, now=now)
        return {"list": f"credit_list/{made.pk}", "kind": kind, "as_of": as_of.isoformat()}

    spec = Import(
        key="credit",
        title=f"导入{LIST_KINDS_ZH[kind]}（{as_of}）",
        law=CREDIT,
        columns=COLUMNS,
        check=judge,
        apply=write,
        back_url="/city/credit/",
        say=f"来源：{source}。整份导入，同一种名单以日期最新的一份为准；按统一社会信用代码比对。",
        partial=True,
    )
    return import_page(request, spec)


def judged(table: Table, as_of: date, applying: dict[str, str]) -> list[Verdict]:
    """Each row: wrong with every reason, else new; one that applies now is marked for attention."""
    seen: set[str] = set()
    made = []
    for row in table.rows:
        faults = [f"缺少{label}" for label in row.lacking(COLUMNS)]
        answer = uscc.check(row["uscc"])
        if row["uscc"] and not answer.valid:
            faults.append(f"统一社会信用代码有误：{answer.because}")
        start, wrong = read_day(row["listed_on"], "列入日期")
        end, wrong_end = read_day(row["removed_on"], "移出或修复日期")
        faults += [w for w in (wrong, wrong_end) if w]
        if start and start > as_of:
            faults.append("列入日期晚于名单日期")
        if start and end and end < start:
            faults.append("移出或修复日期早于列入日期")
        if (key := f"{answer.normalised}{row['listed_on']}") in seen:
            faults.append("与前面的一行重复")
        seen.add(key)
        name = row["name"] or row["uscc"]
        if faults:
            made.append(Verdict(row, "wrong", name, tuple(faults)))
        elif answer.normalised in applying:
            made.append(Verdict(row, "doubt", name, (f"本届申报单位：{applying[answer.normalised]}",)))
        else:
            made.append(Verdict(row, "new", name))
    return made


def listed(row: Row) -> credit.Listed:
    """A row that was judged good."""
    start, _ = read_day(row["listed_on"], "")
    assert start is not None
    end, _ = read_day(row["removed_on"], "")
    code = uscc.check(row["uscc"]).normalised
    return credit.Listed(code, row["name"][:100], start, end, row["reason"][:200])
