"""The entry form and the self-assessment as a document: PDF, Word, and blocks that a bound dossier includes.

`build` turns a dossier's content (`dossiers.content`, or what was filed) into plain values; the functions of
blocks.typ draw them. Another paper includes them so:

    data = {..., "dossier": form_document.build(application, content)}
    typeset("bound", data, parts=("blocks",), files=form_document.picture_files(content))
"""

import io
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from award.law.art07_criteria import criteria
from award.law.texts import chinese
from award.process import entry_form, narrative
from award.process.entry_form import YEARS, EntryForm, Field, asked, characters, empty
from award.process.form_words import cell_said, said
from award.process.indicators import computed, field_trend
from award.records.applications.models import Application
from award.records.cases import local
from award.records.cycles.models import Cycle
from award.records.files.models import Evidence
from award.services import files
from award.services.papers.typeset import typeset

ENDINGS = {"image/png": "png", "image/jpeg": "jpg"}
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LONG = 60  # a text of more characters stands under its label, not beside it


def build(application: Application, content: Mapping[str, Any]) -> dict[str, Any]:
    """Everything that the document shows."""
    form = entry_form.load(content["form"])
    plan = application.cycle.plan()
    data = values(form, content["values"], plan.base_date.year - 1)
    report = _report(content, plan.criteria)
    every = [item["characters"] for c in report for item in c["items"]]
    return data | {
        "title": f"{application.cycle}{form.title}",
        "enterprise": str(content["values"].get("name") or application.name),
        "state": "按系统中的内容生成，以提交时冻结的内容为准",
        "report": report,
        "characters": sum(every),
        "pictures": {number: _name(number, p) for number, p in (content.get("pictures") or {}).items()},
    }


def values(
    form: EntryForm, given: Mapping[str, Any], last_year: int, *, blank: bool = False
) -> dict[str, Any]:
    """The form alone: sections with their lines, and the ratios; what was not asked only where `blank`."""
    years = [f"{last_year - YEARS + 1 + n}年" for n in range(YEARS)]
    sections = [
        {
            "title": s.title,
            "article": f"第{chinese(s.article)}条",
            "lines": _lines([f for f in s.fields if blank or asked(f, given)], given, years),
        }
        for s in form.sections
    ]
    rows = [
        [c.ratio.label, c.ratio.unit, *("—" if v is None else f"{v}" for v in c.values), c.trend]
        for c in computed(form, given)
    ]
    version = f"表样{form.version}　{form.digest[:12]}"
    return {
        "version": version,
        "sections": sections,
        "ratios": {"head": ["指标", "单位", *years, "趋势"], "rows": rows},
    }


def _lines(fields: list[Field], given: Mapping[str, Any], years: list[str]) -> list[dict[str, Any]]:
    """A line for each field; three-year fields that follow each other are one table."""
    made: list[dict[str, Any]] = []
    for f in fields:
        value = given.get(f.key)
        if f.kind != "years":
            made.append(_line(f, value))
            continue
        if not made or made[-1]["kind"] != "years":
            made.append({"label": "", "kind": "years", "head": ["指标", "单位", *years, "趋势"], "rows": []})
        figures = [str(v) for v in [*(value if isinstance(value, list) else []), *[""] * YEARS][:YEARS]]
        made[-1]["rows"].append([f.label, f.unit, *figures, field_trend(f, given)[0]])
    return made


def _line(f: Field, value: Any) -> dict[str, Any]:
    line: dict[str, Any] = {"label": f.label, "kind": f.kind, "text": said(f, value)}
    if f.kind == "rows":
        rows = value if isinstance(value, list) else []
        line["head"] = [f"{c.label}（{c.unit}）" if c.unit else c.label for c in f.columns]
        line["rows"] = [[cell_said(_unitless(c), row.get(c.key)) for c in f.columns] for row in rows]
    elif f.kind == "long" and characters(str(value or "")) <= LONG:
        line["kind"] = "text"
    elif f.kind == "bool":
        line["text"] = [] if empty(value) else ["已承诺"]
    return line


def _unitless(column: entry_form.Column) -> entry_form.Column:
    """The unit stands in the head of the table."""
    return entry_form.Column(column.key, column.label, column.kind, options=column.options)


def _report(content: Mapping[str, Any], standard: str) -> list[dict[str, Any]]:
    written = content.get("report") or {}
    made = []
    for category in criteria(standard).categories:
        items = []
        for item in category.items:
            kept = written.get(item.clause) or {}
            text = str(kept.get("text") or "")
            items.append(
                {
                    "clause": item.clause,
                    "name": item.name_zh,
                    "points": int(item.points),
                    "percent": "" if kept.get("percent") is None else str(kept["percent"]),
                    "characters": characters(text),
                    "blocks": narrative.plain(narrative.parse(text)),
                }
            )
        made.append({"clause": category.clause, "name": category.name_zh, "items": items})
    return made


def _name(number: str, picture: Mapping[str, Any]) -> str:
    return f"picture-{number}.{ENDINGS.get(str(picture.get('kind')), 'png')}"


def picture_files(content: Mapping[str, Any]) -> dict[str, bytes]:
    """File name -> bytes of the pictures that the content's texts show."""
    pictures = content.get("pictures") or {}
    rows = {str(e.pk): e for e in Evidence.objects.filter(pk__in=[p["id"] for p in pictures.values()])}
    return {_name(n, p): files.read(rows[p["id"]]) for n, p in pictures.items() if p["id"] in rows}


def pdf(application: Application, content: Mapping[str, Any], *, at: datetime) -> bytes:
    """The PDF as the content stood at a moment (saved, filed). Equal content gives equal bytes."""
    moment = local(at)
    iso = [moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second]
    data = build(application, content) | {"iso": iso}
    return typeset("form", data, parts=("blocks",), files=picture_files(content))


def blank_pdf(cycle: Cycle) -> bytes:
    """The cycle's empty form, as its announcement encloses it."""
    moment = local(cycle.opened_at or cycle.called_at or cycle.plan().deadline)
    iso = [moment.year, moment.month, moment.day, 0, 0, 0]
    return typeset("form", _blank(cycle) | {"iso": iso}, parts=("blocks",))


def blank_docx(cycle: Cycle) -> bytes:
    from award.services.papers.form_word import document

    made = io.BytesIO()
    document(_blank(cycle), {}).save(made)
    return made.getvalue()


def _blank(cycle: Cycle) -> dict[str, Any]:
    form = entry_form.load(cycle.form_version)
    return values(form, {}, cycle.plan().base_date.year - 1, blank=True) | {
        "title": f"{cycle}{form.title}",
        "enterprise": "",
        "state": "空白表样",
        "report": [],
        "characters": 0,
        "pictures": {},
    }


def docx(application: Application, content: Mapping[str, Any]) -> bytes:
    """The same in Word, to be printed, signed, or written on."""
    from award.services.papers.form_word import document

    data = build(application, content)
    made = io.BytesIO()
    document(data, picture_files(content)).save(made)
    return made.getvalue()
