"""Rows become the scoring sheet: the dossier as filed on the left, 23 items with their bands on the right."""

from collections.abc import Iterable, Mapping
from typing import Any

from award.law.art07_criteria import Criteria, Item, ItemKind, criteria
from award.law.art28_secrets import SECRECY
from award.process.evidence import label_of
from award.records.cases import local
from award.records.reviews.models import Sheet
from award.services import dossiers
from award.web.city.dossier_page import sections as form_sections
from award.web.score_sheet import Band, DossierSection, ScoringCategory, ScoringItem, ScoringSheet

PROFILE = ("organization", "challenges")
PERCENT, STRENGTHS, OPPORTUNITIES = "p_", "s_", "o_"


def scoring(
    sheet: Sheet, typed: Mapping[str, str] | None = None, errors: Mapping[str, str] | None = None
) -> ScoringSheet:
    """The sheet as it is stored, or as it was typed with the faults beside the items."""
    standard = criteria(sheet.panel.cycle.plan().criteria)
    values = typed if typed is not None else stored(sheet)
    return ScoringSheet(
        categories=[
            ScoringCategory(
                c.clause,
                c.name_zh,
                int(c.points),
                [_item(standard, i, values, errors or {}) for i in c.items],
            )
            for c in standard.categories
        ],
        sections=dossier(sheet, standard),
        action=f"/examiner/sheet/{sheet.pk}/",
        autosave=f"/examiner/sheet/{sheet.pk}/save/",
        revision=sheet.revision,
        dossier_note="申报材料按提交时的内容显示，只供评审，不得摘录外传。",
        saved_at=f"{local(sheet.saved_at):%H:%M:%S}" if sheet.saved_at else "",
    )


def stored(sheet: Sheet) -> dict[str, str]:
    """What is stored, under the names of the form's fields."""
    values = {f"{PERCENT}{c}": str(v) for c, v in sheet.percents.items() if v is not None}
    values |= {f"{STRENGTHS}{c}": text for c, text in sheet.strengths.items()}
    return values | {f"{OPPORTUNITIES}{c}": text for c, text in sheet.opportunities.items()}


def _item(
    standard: Criteria, item: Item, values: Mapping[str, str], errors: Mapping[str, str]
) -> ScoringItem:
    names = standard.dimensions[item.kind]
    wrong = (errors.get(f"{letter}{item.clause}") for letter in (PERCENT, STRENGTHS, OPPORTUNITIES))
    return ScoringItem(
        clause=item.clause,
        name=item.name_zh,
        points=int(item.points),
        is_result=item.kind is ItemKind.RESULT,
        focus=item.focus_zh,
        dimensions=tuple(names.values()),
        bands=tuple(
            Band(b.low, b.high, b.label_zh, tuple(b.words[key] for key in names))
            for b in standard.bands[item.kind]
        ),
        percent=values.get(f"{PERCENT}{item.clause}", ""),
        strengths=values.get(f"{STRENGTHS}{item.clause}", ""),
        opportunities=values.get(f"{OPPORTUNITIES}{item.clause}", ""),
        error="；".join(filter(None, wrong)),
    )


def dossier(sheet: Sheet, standard: Criteria) -> list[DossierSection]:
    """What was filed: profile, self-assessment by item, the form's sections, files by what they prove."""
    filed = dossiers.filed(sheet.application)
    if not filed:
        return []
    values, report = filed["values"], filed["report"]
    made = [DossierSection("profile", "组织概述", "组织概述", _lines(values.get(name) for name in PROFILE))]
    for category in standard.categories:
        for n, item in enumerate(category.items):
            written = report.get(item.clause) or {}
            text, pictures = str(written.get("text") or ""), filed.get("pictures") or {}
            own = written.get("percent")
            said = [] if own in (None, "") else [f"申报单位自评：{own}%"]
            label = "" if n else f"{category.clause} {category.name_zh}"
            title = f"{item.clause}　{item.name_zh}"
            made.append(DossierSection(item.clause, label, title, said, text=text, pictures=pictures))
    return [*made, *_form(filed), *_files(filed)]


def _lines(texts: Iterable[Any]) -> list[str]:
    return [line for text in texts for line in str(text or "").splitlines() if line.strip()]


def _form(filed: dict[str, Any]) -> list[DossierSection]:
    """The entry form as its fields and values, one section each; the profile stands above already."""
    made = []
    for n, (title, lines) in enumerate(form_sections(filed)):
        said = [f"{label}：{'；'.join(value)}" for label, value in lines if len("".join(value)) < 400]
        made.append(DossierSection(f"form-{n}", "" if n else "申报表", f"申报表：{title}", said))
    return made


def _files(filed: dict[str, Any]) -> list[DossierSection]:
    """Evidence, the secret apart from the open (Article 28)."""
    open_ones: list[tuple[tuple[str, str], str]] = []
    secret: list[tuple[tuple[str, str], str]] = []
    for e in filed.get("evidence", ()):
        link = (f"{label_of(e['purpose'])}：{e['name']}", f"/files/{e['id']}/")
        (open_ones if e.get("secrecy", "none") == "none" else secret).append((link, str(e.get("secrecy"))))
    made = [
        DossierSection(
            "evidence", "证明材料", "证明材料", [f"共{len(open_ones)}份"], [link for link, _ in open_ones]
        )
    ]
    if secret:
        kinds = "、".join(dict.fromkeys(SECRECY.get(kind, "涉密") for _, kind in secret))
        said = [f"申报单位申明为{kinds}，共{len(secret)}份"]
        made.append(
            DossierSection("secret", "", "涉密证明材料", said, [link for link, _ in secret], secret=True)
        )
    return made
