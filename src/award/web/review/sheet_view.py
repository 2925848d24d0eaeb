"""Rows become the scoring sheet: the dossier as filed on the left, 23 items with their bands on the right."""

from collections.abc import Iterable, Mapping
from typing import Any

from award.law.art07_criteria import Criteria, criteria
from award.law.art28_secrets import SECRECY
from award.process import entry_form
from award.process.at_clause import EVIDENCE, FIGURES
from award.process.evidence import label_of
from award.process.indicators import field_trend
from award.records.cases import local
from award.records.reviews.models import Sheet
from award.services import frozen, sheets
from award.web.city.dossier_page import sections as form_sections
from award.web.score_sheet import (
    DossierSection,
    ScoringCategory,
    ScoringSheet,
    Trend,
    scoring_item,
)

PROFILE = ("organization", "challenges")
PERCENT, STRENGTHS, OPPORTUNITIES, PRIVATE = "p_", "s_", "o_", "n_"


def scoring(
    sheet: Sheet, typed: Mapping[str, str] | None = None, errors: Mapping[str, str] | None = None
) -> ScoringSheet:
    """The sheet as it is stored, or as it was typed with the faults beside the items."""
    standard = criteria(sheet.panel.cycle.plan().criteria)
    values = typed if typed is not None else sheets.as_fields(sheet)
    return ScoringSheet(
        categories=[
            ScoringCategory(
                c.clause,
                c.name_zh,
                int(c.points),
                [scoring_item(standard, i, values, errors or {}) for i in c.items],
            )
            for c in standard.categories
        ],
        sections=dossier(sheet, standard),
        action=f"/examiner/sheet/{sheet.pk}/",
        autosave=f"/examiner/sheet/{sheet.pk}/save/",
        revision=sheet.revision,
        bound_url=_bound_url(sheet),
        dossier_note=f"申报材料按提交时的内容显示，只供评审，不得摘录外传。评审标准{standard.version}，"
        f"按本届方案第{_version(sheet)}版冻结。",
        saved_at=f"{local(sheet.saved_at):%H:%M:%S}" if sheet.saved_at else "",
    )


def dossier(sheet: Sheet, standard: Criteria) -> list[DossierSection]:
    """What was filed: profile, self-assessment by item, the form's sections, files by what they prove."""
    filed = frozen.filed(sheet.application)
    if not filed:
        return []
    values, report, files = filed["values"], filed["report"], numbered(filed)
    made = [DossierSection("profile", "组织概述", "组织概述", _lines(values.get(name) for name in PROFILE))]
    for category in standard.categories:
        for n, item in enumerate(category.items):
            written = report.get(item.clause) or {}
            text, pictures = str(written.get("text") or ""), filed.get("pictures") or {}
            own = written.get("percent")
            said = [] if own in (None, "") else [f"申报单位自评：{own}%"]
            label = "" if n else f"{category.clause} {category.name_zh}"
            title = f"{item.clause}　{item.name_zh}"
            made.append(
                DossierSection(
                    item.clause, label, title, said, beside(files, item.clause), text=text,
                    pictures=pictures, trends=trends(filed, sheet, item.clause),
                )
            )  # fmt: skip
    return [*made, *_form(filed), *_files(filed)]


def _bound_url(sheet: Sheet) -> str:
    """The whole filing in one PDF; nothing before it was filed."""
    last = sheet.application.dossiers.order_by("-round").values_list("pk", flat=True).first()
    return f"/dossiers/{last}/bound.pdf" if last is not None else ""


def _lines(texts: Iterable[Any]) -> list[str]:
    return [line for text in texts for line in str(text or "").splitlines() if line.strip()]


def _form(filed: dict[str, Any]) -> list[DossierSection]:
    """The entry form as its fields and values, one section each; the profile stands above already."""
    made = []
    for n, (title, lines) in enumerate(form_sections(filed)):
        said = [f"{label}：{'；'.join(value)}" for label, value in lines if len("".join(value)) < 400]
        made.append(DossierSection(f"form-{n}", "" if n else "申报表", f"申报表：{title}", said))
    return made


def numbered(filed: dict[str, Any]) -> list[tuple[int, dict[str, Any]]]:
    """The files in the order of the dossier: 证1, 证2 and so on."""
    return list(enumerate(filed.get("evidence", ()), start=1))


def _link(n: int, e: dict[str, Any]) -> tuple[int, str, str]:
    return n, f"{label_of(e['purpose'])}：{e['name']}", f"/files/{e['id']}/"


def beside(files: list[tuple[int, dict[str, Any]]], clause: str) -> list[tuple[int, str, str]]:
    """The files that usually speak to a clause."""
    wanted = EVIDENCE.get(clause, ())
    return [_link(n, e) for n, e in files if e["purpose"] in wanted]


def trends(filed: dict[str, Any], sheet: Sheet, clause: str) -> list[Trend]:
    """The three-year figures that speak to a clause, year by year."""
    form, values = entry_form.load(filed["form"]), filed["values"]
    last = sheet.panel.cycle.plan().base_date.year - 1
    fields = {f.key: f for f in form.fields()}
    found = []
    for key in FIGURES.get(clause, ()):
        given = values.get(key)
        if key in fields and isinstance(given, list) and any(str(v).strip() for v in given):
            years = range(last - len(given) + 1, last + 1)
            pairs = tuple(zip(years, (str(v) for v in given), strict=True))
            label = fields[key].label.removesuffix("，近三年")
            found.append(Trend(label, fields[key].unit, pairs, field_trend(fields[key], values)[0]))
    return found


def _version(sheet: Sheet) -> int:
    version = sheet.panel.cycle.plan_version()
    return version.version if version else 0


def _files(filed: dict[str, Any]) -> list[DossierSection]:
    """Evidence, the secret apart from the open (Article 28)."""
    rows = numbered(filed)
    open_ones = [_link(n, e) for n, e in rows if e.get("secrecy", "none") == "none"]
    secret = [(n, e) for n, e in rows if e.get("secrecy", "none") != "none"]
    made = [DossierSection("evidence", "证明材料", "证明材料", [f"共{len(open_ones)}份"], open_ones)]
    if secret:
        kinds = "、".join(dict.fromkeys(SECRECY.get(str(e["secrecy"]), "涉密") for _, e in secret))
        said = [f"申报单位申明为{kinds}，共{len(secret)}份"]
        links = [_link(n, e) for n, e in secret]
        made.append(DossierSection("secret", "", "涉密证明材料", said, links, secret=True))
    return made
