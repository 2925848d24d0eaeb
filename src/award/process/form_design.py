"""Editing a form's definition without code: moves on the value, and what the result may not be.

Some fields are bound: the rules of Articles 2, 15 to 17 and 20 read them by their keys. Their words may
change, their kind and their being asked may not.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from award.process.entry_form import Column, EntryForm, Field, Section, load

KINDS = (
    ("text", "一行字"), ("long", "多行字"), ("integer", "整数"), ("decimal", "两位小数"), ("date", "日期"),
    ("tri", "是、否、不清楚"), ("choice", "单选"), ("years", "近三年各一个数"), ("rows", "可增行的表"),
    ("bool", "承诺"),
)  # fmt: skip
COLUMN_KINDS = (
    ("text", "文字"),
    ("integer", "整数"),
    ("decimal", "小数"),
    ("date", "日期"),
    ("choice", "单选"),
)
LABEL_MOST, FIELDS_MOST = 60, 300
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
# What law and process read besides the questions that are asked first.
_READ = (
    "name",
    "address",
    "legal_representative",
    "contact",
    "products",
    "organization",
    "challenges",
    "committed",
    "innovation_award",
    "rd_institution",
    "fits_city_industry",
    "high_tech_issued_on",
    "high_tech_expires_on",
    "tech_sme_from",
    "tech_sme_to",
    "position",
    "quality_system",
    "achievements",
)


def bound() -> frozenset[str]:
    """Keys of the fields that rules read."""
    return frozenset({*_READ, *(f.key for s in load().first() for f in s.fields)})


def faults(form: EntryForm) -> tuple[str, ...]:
    """Everything that the definition may not be, in words; empty for one that can be used."""
    keys = [f.key for f in form.fields()]
    found = [f"编号“{key}”出现了两次" for key in sorted({k for k in keys if keys.count(k) > 1})]
    if len(keys) > FIELDS_MOST:
        found.append(f"共{len(keys)}个栏目，最多{FIELDS_MOST}个")
    found += [f"缺少规则要用的栏目“{_label(key)}”" for key in sorted(bound() - set(keys))]
    tris = {f.key for f in form.fields() if f.kind == "tri"}
    for f in form.fields():
        found += [f"“{f.label or f.key}”{words}" for words in _field_faults(f, tris)]
    titles = [s.title for s in form.sections]
    found += [f"节“{t}”出现了两次" for t in sorted({t for t in titles if titles.count(t) > 1})]
    found += [f"节“{s.title or s.key}”没有名称" for s in form.sections if not s.title.strip()]
    return tuple(found)


def _label(key: str) -> str:
    packaged = load().field(key)
    return packaged.label if packaged else key


def _field_faults(f: Field, tris: set[str]) -> list[str]:
    found = []
    if not f.label.strip() or len(f.label) > LABEL_MOST:
        found.append(f"的名称应为1至{LABEL_MOST}个字")
    if not _KEY.fullmatch(f.key):
        found.append("的编号只能用小写字母、数字和下划线")
    packaged = load().field(f.key)
    if f.key in bound() and packaged and (f.kind, f.options) != (packaged.kind, packaged.options):
        found.append("是规则要用的，不能改填写方式和选项")
    if f.key in bound() and packaged and packaged.required and not f.required:
        found.append("是规则要用的必填栏目，不能改为选填")
    if f.kind == "choice" and len(f.options) < 2:
        found.append("是单选，至少要有两个选项")
    if f.kind == "rows":
        found += _column_faults(f)
    if f.max is not None and not 1 <= f.max <= 50_000:
        found.append("的上限应在1至50000之间")
    found += ["的条件应是本表里的“是/否”栏目" for key in (f.when, f.required_when) if key and key not in tris]
    return found


def _column_faults(f: Field) -> list[str]:
    if not f.columns:
        return ["是可增行的表，至少要有一栏"]
    labels = [c.label for c in f.columns]
    found = ["有同名的栏"] if len(set(labels)) < len(labels) else []
    return found + [
        f"的栏“{c.label}”是单选，至少要有两个选项"
        for c in f.columns
        if c.kind == "choice" and len(c.options) < 2
    ]


Edit = Callable[[tuple[Field, ...]], tuple[Field, ...]]


def _in_section(form: EntryForm, key: str, edit: Edit) -> EntryForm:
    sections = tuple(replace(s, fields=edit(s.fields)) if s.key == key else s for s in form.sections)
    return replace(form, sections=sections)


def added(form: EntryForm, section: str, field: Field) -> EntryForm:
    """The field at the end of a section."""
    return _in_section(form, section, lambda fields: (*fields, field))


def changed(form: EntryForm, field: Field) -> EntryForm:
    """The field of the same key replaced."""
    section = form.section_of(field.key)
    if section is None:
        raise LookupError(field.key)
    return _in_section(form, section.key, lambda fs: tuple(field if f.key == field.key else f for f in fs))


def removed(form: EntryForm, key: str) -> EntryForm:
    """Without a field, what hung on it, and the ratios that needed it."""

    def stays(f: Field) -> bool:
        return f.key != key and f.when != key

    sections = tuple(
        replace(s, fields=tuple(_free(f, key) for f in s.fields if stays(f))) for s in form.sections
    )
    ratios = tuple(r for r in form.ratios if key not in (*r.over, *r.under))
    return replace(form, sections=sections, ratios=ratios)


def _free(f: Field, key: str) -> Field:
    return replace(f, required_when="") if f.required_when == key else f


def moved(form: EntryForm, key: str, by: int) -> EntryForm:
    """A field so many places down (up where negative) within its section."""
    section = form.section_of(key)
    if section is None:
        raise LookupError(key)

    def edit(fields: tuple[Field, ...]) -> tuple[Field, ...]:
        here = next(n for n, f in enumerate(fields) if f.key == key)
        there = min(max(here + by, 0), len(fields) - 1)
        rest = [f for f in fields if f.key != key]
        rest.insert(there, fields[here])
        return tuple(rest)

    return _in_section(form, section.key, edit)


def with_section(form: EntryForm, title: str, article: int) -> EntryForm:
    """A new section at the end, still empty."""
    section = Section(_free_key("own", {s.key for s in form.sections}), title, article, ())
    return replace(form, sections=(*form.sections, section))


def renamed(form: EntryForm, key: str, title: str, note: str, check: str) -> EntryForm:
    """A section's title, what is said above it, and what the county verifies of it."""
    sections = tuple(
        replace(s, title=title, help=note, check=check) if s.key == key else s for s in form.sections
    )
    return replace(form, sections=sections)


def new_key(form: EntryForm) -> str:
    """A key for a field that a cycle adds."""
    return _free_key("own", {f.key for f in form.fields()})


def _free_key(stem: str, taken: set[str]) -> str:
    return next(key for n in range(1, len(taken) + 2) if (key := f"{stem}{n}") not in taken)


def read_options(text: str) -> tuple[tuple[str, str], ...]:
    """One option a line: its words, or key=words."""
    found = []
    for n, line in enumerate((t.strip() for t in text.splitlines() if t.strip()), start=1):
        key, sep, label = line.partition("=")
        found.append((key.strip(), label.strip()) if sep else (f"o{n}", line))
    return tuple(found)


def said_options(options: tuple[tuple[str, str], ...]) -> str:
    return "\n".join(f"{key}={label}" for key, label in options)


def read_columns(text: str) -> tuple[Column, ...]:
    """One column a line: 名称｜方式｜必填｜单位或选项 (options parted by /); | or ｜ between them."""
    kinds = {label: kind for kind, label in COLUMN_KINDS} | {kind: kind for kind, _ in COLUMN_KINDS}
    found = []
    for n, line in enumerate((t.strip() for t in text.splitlines() if t.strip()), start=1):
        label, kind, needed, more = [*(p.strip() for p in re.split(r"[|｜]", line)), "", "", ""][:4]
        key, sep, words = label.partition("=")
        made = Column(
            key if sep else f"c{n}",
            words if sep else label,
            kinds.get(kind, "text"),
            needed in ("必填", "是"),
        )
        if made.kind == "choice":
            made = replace(made, options=read_options(more.replace("/", "\n")))
        found.append(replace(made, unit=more) if made.kind in ("integer", "decimal") else made)
    return tuple(found)


def said_columns(columns: tuple[Column, ...]) -> str:
    kinds = dict(COLUMN_KINDS)
    lines = []
    for c in columns:
        more = said_options(c.options).replace("\n", "/") if c.kind == "choice" else c.unit
        parts = [f"{c.key}={c.label}", kinds[c.kind], "必填" if c.required else "", more]
        lines.append("｜".join(parts).rstrip("｜"))
    return "\n".join(lines)


def differences(was: EntryForm, now: EntryForm) -> tuple[str, ...]:
    """What changed between two versions, field by field, in words."""
    before, after = ({f.key: f for f in form.fields()} for form in (was, now))
    found = [f"增加“{f.label}”" for key, f in after.items() if key not in before]
    found += [f"删去“{f.label}”" for key, f in before.items() if key not in after]
    found += [f"改动“{f.label}”" for key, f in after.items() if key in before and before[key] != f]
    places = [[f.key for f in form.fields() if f.key in before and f.key in after] for form in (was, now)]
    if places[0] != places[1]:
        found.append("调整次序")
    if _heads(was) != _heads(now):
        found.append("改动节的名称、说明或核实要点")
    return tuple(found)


def _heads(form: EntryForm) -> list[tuple[str, ...]]:
    return [(s.key, s.title, s.help, s.check) for s in form.sections]
