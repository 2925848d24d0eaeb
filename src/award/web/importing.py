"""The page that takes a table in: upload, a dry run row by row, a confirmation, and only then the rows.

    SPEC = Import("examiners", "导入评审员", LAW, COLUMNS, check, apply, back_url="/city/examiners/")

    @seat(Actor.CITY)
    def page(request): return import_page(request, SPEC)

The file is kept between the dry run and the confirmation, so nothing is sent twice; the confirmation checks
the rows again, because the records may have changed meanwhile. Each import writes one line of the ledger.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from award.law.citation import Law
from award.records.seat import Seat
from award.services import digests, imports, tables
from award.services.tables import BadTable, Column, Row, Table
from award.web.export import XLSX, attachment
from award.web.parts import describe
from award.web.seats import SeatedRequest

SHOWN = 300  # rows of a dry run on one page: first what is wrong, then what changes
WORDS = {
    "wrong": ("late", "有误，不导入"),
    "doubt": ("wait", "导入，但请留意"),
    "change": ("now", "更新"),
    "new": ("ok", "新增"),
    "same": ("none", "已有，不变"),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What would become of one row: wrong | doubt | change | new | same, its name, and why."""

    row: Row
    kind: str
    title: str
    says: tuple[str, ...] = ()

    @property
    def tag(self) -> tuple[str, str]:
        return WORDS[self.kind]


Check = Callable[[Table, Seat, datetime], Sequence[Verdict]]
Apply = Callable[[Sequence[Verdict], Seat, datetime], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Import:
    """One kind of import. `check` judges every row and writes nothing; `apply` writes the rows that are not
    wrong and returns facts for the ledger. `partial`: good rows may come in without the wrong ones.
    """

    key: str
    title: str
    law: Law
    columns: Sequence[Column]
    check: Check
    apply: Apply
    back_url: str
    say: str = ""
    partial: bool = False


class TableForm(forms.Form):
    file = forms.FileField(label="表格文件", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        describe(self.fields["file"], kinds="XLSX、CSV", max_size=f"{tables.BYTES_MAX // 1048576}兆")


def import_page(request: SeatedRequest, spec: Import, **hidden: str) -> HttpResponse:
    """GET the form (?template=1: the workbook to fill in); POST a file: the dry run; POST `confirmed`: apply.

    `hidden`: what the address decides (a list's id) and the form must repeat.
    """
    if "template" in request.GET:
        return attachment(f"{spec.title}模板.xlsx", tables.template(spec.columns), XLSX)
    form = TableForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"spec": spec, "form": form, "hidden": hidden}
    if request.method != "POST":
        return render(request, "importing/upload.html", context)
    try:
        digest, content = _received(request, spec)
        table = tables.read(content, spec.columns)
        verdicts = list(spec.check(table, request.seat, request.now))
    except BadTable as wrong:
        form.is_valid()
        form.add_error("file", str(wrong))
        return render(request, "importing/upload.html", context, status=422)
    good = [v for v in verdicts if v.kind != "wrong"]
    may = bool(good) and (spec.partial or len(good) == len(verdicts))
    if "confirmed" in request.POST and may:
        written = _apply(spec, good, digest, request)
        messages.success(request, f"已导入{written}行")
        return redirect(spec.back_url)
    order = list(WORDS)
    context |= {
        "digest": digest,
        "unknown": table.unknown,
        "counts": [(*WORDS[k], n) for k in order if (n := sum(v.kind == k for v in verdicts))],
        "verdicts": sorted(verdicts, key=lambda v: (order.index(v.kind), v.row.number))[:SHOWN],
        "more": max(len(verdicts) - SHOWN, 0),
        "may": may,
        "good": len(good),
    }
    return render(request, "importing/dry_run.html", context, status=200 if may else 422)


def _received(request: SeatedRequest, spec: Import) -> tuple[str, bytes]:
    """The bytes sent now, else those kept since the dry run, by their digest."""
    upload = request.FILES.get("file")
    if upload is not None:
        if upload.size is not None and upload.size > tables.BYTES_MAX:
            raise BadTable(f"文件有{upload.size / 1048576:.1f}兆，表格最大{tables.BYTES_MAX // 1048576}兆")
        content = upload.read()
        digest = digests.sha256(content)
        if not default_storage.exists(_path(spec, request.seat, digest)):
            default_storage.save(_path(spec, request.seat, digest), ContentFile(content))
        return digest, content
    digest = request.POST.get("digest", "")
    path = _path(spec, request.seat, digest)
    if len(digest) != 64 or not digest.isalnum() or not default_storage.exists(path):
        raise BadTable("请选择表格文件")
    with default_storage.open(path) as kept:
        return digest, kept.read()


def _path(spec: Import, seat: Seat, digest: str) -> str:
    """A person's own folder: nobody confirms a file that another sent."""
    return f"imports/{spec.key}/{seat.person}/{digest}"


def _apply(spec: Import, good: Sequence[Verdict], digest: str, request: SeatedRequest) -> int:
    changing = [v for v in good if v.kind != "same"]
    with transaction.atomic():
        facts = spec.apply(changing, request.seat, request.now)
        imports.record(
            spec.key, spec.law, digest, len(changing), by=request.seat, now=request.now, facts=facts
        )
    return len(changing)
