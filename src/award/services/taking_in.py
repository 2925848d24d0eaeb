"""Taking a dossier in: from the Excel workbook, or from the unit's last cycle. First judged line by line.

Nothing is written before the confirmation; then everything comes in as one version of the draft.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from award.law.art07_criteria import criteria
from award.law.art20_application import FORM
from award.process import entry_form, narrative
from award.process.entry_form import YEARS, EntryForm, Field, empty
from award.process.form_faults import faults, too_long
from award.process.form_words import said
from award.records.applications.models import Application, Draft
from award.records.drafts.models import Picture
from award.records.seat import Seat
from award.services import dossiers, form_workbook, frozen, ledger
from award.services.dossiers import open_keys
from award.services.form_workbook import Cell

NEVER = ("name", "uscc", "committed", "accept_review", "spread")  # of this cycle's own, said anew each time
REPORT = "report"


@dataclass(frozen=True, slots=True)
class Judged:
    """What would become of one field or item: wrong | doubt | change | new | same."""

    where: str
    row: int
    kind: str
    label: str
    says: tuple[str, ...] = ()


@dataclass
class Incoming:
    """What would be written: values by section, items of the report; and the judgement on each line."""

    judged: list[Judged] = field(default_factory=list)
    sections: dict[str, dict[str, Any]] = field(default_factory=dict)
    items: dict[str, dict[str, Any]] = field(default_factory=dict)
    pictures: dict[int, Picture] = field(default_factory=dict)

    @property
    def changing(self) -> int:
        return sum(j.kind in ("doubt", "change", "new") for j in self.judged)


def from_workbook(application: Application, content: bytes) -> Incoming:
    """BadTable where the workbook is none of this form's."""
    plan = application.cycle.plan()
    form = entry_form.load(application.cycle.form_version)
    filled = form_workbook.read(content, form, criteria(plan.criteria), plan.base_date.year - 1)
    return _judged(application, form, filled.cells, filled.report)


def from_earlier(application: Application, earlier: Application) -> Incoming:
    """What an earlier cycle's dossier holds for the fields that this form also asks.

    Three years move on to the years they are of; promises and the registered name are not taken.
    """
    body = frozen.filed(earlier) or {"values": earlier.draft.values, "report": earlier.draft.report}
    form, before = (entry_form.load(a.cycle.form_version) for a in (application, earlier))
    later = application.cycle.plan().base_date.year - earlier.cycle.plan().base_date.year
    cells = []
    for n, f in enumerate(form.fields(), start=1):
        value, old = body["values"].get(f.key), before.field(f.key)
        if f.key in NEVER or old is None or old.kind != f.kind or empty_for_good(value):
            continue
        cells.append(Cell(str(earlier.cycle), n, f.key, _moved(value, later) if f.kind == "years" else value))
    numbers = {p.number: p for p in earlier.pictures.all()}
    last = max((p.number for p in application.pictures.all()), default=0)
    moved = {old: last + n for n, old in enumerate(sorted(numbers), start=1)}
    report = [
        Cell(str(earlier.cycle), n, clause, {**kept, "text": narrative.renumbered(str(kept["text"]), moved)})
        for n, (clause, kept) in enumerate(sorted(body["report"].items()), start=1)
        if str(kept.get("text") or "").strip()
    ]  # fmt: skip
    incoming = _judged(application, form, cells, report)
    incoming.pictures = {moved[old]: picture for old, picture in numbers.items()}
    return incoming


def empty_for_good(value: Any) -> bool:
    """Nothing at all was typed; half a row of years is something."""
    return all(empty(v) for v in value) if isinstance(value, list) else empty(value)


def _moved(value: Any, later: int) -> list[str]:
    """Three figures under the years they are of, in a form that begins so many years later."""
    figures = [str(v) for v in value] if isinstance(value, list) else []
    return [*figures[max(later, 0) :], *[""] * YEARS][:YEARS]


def _judged(
    application: Application, form: EntryForm, cells: Sequence[Cell], report: Sequence[Cell]
) -> Incoming:
    incoming, draft = Incoming(), application.draft
    fields = {f.key: f for f in form.fields()}
    home = {f.key: s for s in form.sections for f in s.fields}
    arriving = {**draft.values, **{c.key: c.value for c in cells if not c.wrong}}
    wrong = {**faults(form.fields(), arriving), **too_long(form.fields(), arriving)}
    for c in cells:
        f = fields.get(c.key)
        if f is None or c.wrong:
            label = f.label if f else c.key
            incoming.judged.append(Judged(c.sheet, c.row, "wrong", label, (c.wrong or "没有这个栏目",)))
            continue
        section = home[c.key]
        kind, says = _field(f, draft.values.get(c.key), c.value, wrong.get(c.key, ""))
        if kind != "same" and c.key not in open_keys(application, section.key, [c.key]):
            kind, says = "wrong", ("这一节现在没有开放，不能改",)
        incoming.judged.append(Judged(c.sheet, c.row, kind, f.label, says))
        if kind not in ("wrong", "same"):
            incoming.sections.setdefault(section.key, {})[c.key] = c.value
    for judged, clause, value in _report(application, draft, report):
        incoming.judged.append(judged)
        if judged.kind not in ("wrong", "same"):
            incoming.items[clause] = value
    return incoming


def _field(f: Field, kept: Any, value: Any, wrong: str) -> tuple[str, tuple[str, ...]]:
    was, now = said(f, kept), said(f, value)
    if was == now or (empty_for_good(kept) and empty_for_good(value)):
        return "same", ()
    if wrong:
        return "doubt", (wrong, "照填的存下，改好才能提交")
    if not now or empty_for_good(value):
        return "change", (f"清空，原来是：{_short(was)}",)
    if empty_for_good(kept):
        return "new", (_short(now),)
    return "change", (f"原来是：{_short(was)}", f"改为：{_short(now)}")


def _short(lines: Sequence[str]) -> str:
    text = "；".join(lines)
    return text if len(text) <= 60 else f"{text[:60]}……（共{len(text)}字）"


def _report(
    application: Application, draft: Draft, cells: Sequence[Cell]
) -> Iterator[tuple[Judged, str, dict[str, Any]]]:
    standard = criteria(application.cycle.plan().criteria)
    names = {i.clause: i.name_zh for i in standard.items}
    for c in cells:
        label = f"{c.key} {names.get(c.key, '')}"
        if c.wrong or c.key not in names:
            yield Judged(c.sheet, c.row, "wrong", label, (c.wrong or "本届评审标准没有这一条",)), c.key, {}
            continue
        kept = draft.report.get(c.key) or {}
        value = {"text": c.value["text"], "percent": c.value.get("percent")}
        was, now = str(kept.get("text") or ""), value["text"]
        if (was, kept.get("percent")) == (now, value["percent"]):
            yield Judged(c.sheet, c.row, "same", label), c.key, value
        elif c.key not in open_keys(application, REPORT, [c.key]):
            yield Judged(c.sheet, c.row, "wrong", label, ("自我评价报告现在没有开放，不能改",)), c.key, value
        else:
            kind = "change" if was.strip() else "new"
            says = f"{entry_form.characters(was)}字改为{entry_form.characters(now)}字" if was.strip() else ""
            said_now = f"{entry_form.characters(now)}字" if not was.strip() else says
            yield Judged(c.sheet, c.row, kind, label, (said_now,)), c.key, value


def take_in(
    application: Application,
    incoming: Incoming,
    *,
    seen: int,
    by: Seat,
    now: datetime,
    how: str,
    facts: Mapping[str, Any],
) -> Draft:
    """Write what was judged good, as one version and one line of the ledger. Conflict, Closed as ever."""
    with transaction.atomic():
        draft = dossiers.save_all(
            application, incoming.sections, incoming.items, seen=seen, by=by, now=now, how=how
        )
        for number, picture in incoming.pictures.items():
            Picture.objects.get_or_create(
                application=application, number=number, defaults={"file": _own(picture, application, by, now)}
            )
        ledger.append(
            step=f"draft.{how}",
            subject=application.subject,
            law=FORM,
            by=by,
            now=now,
            facts={"revision": draft.revision, "lines": incoming.changing, **facts},
        )
        return draft


def _own(picture: Picture, application: Application, by: Seat, now: datetime) -> Any:
    """The same bytes as a file of this dossier."""
    from award.services import files

    old = picture.file
    return files.keep(
        files.read(old), name=old.name, subject=application.subject, purpose=old.purpose, by=by, now=now
    )
