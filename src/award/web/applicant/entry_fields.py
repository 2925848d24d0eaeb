"""A section of the entry form as a Django form: shows what was typed, names what is wrong, refuses nothing.

Whatever was typed is kept as typed; process/form_faults.py says what cannot stand.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from award.process.entry_form import ROWS_MOST, TRI, YEARS, Field, Section, empty
from award.process.form_faults import faults, too_long
from award.web.parts import describe

FEW = 4  # options up to this many are radio buttons


class YearsWidget(forms.MultiWidget):
    """Three figures side by side, the earliest year first."""

    template_name = "applicant/widgets/years.html"

    def __init__(self, last_year: int, unit: str) -> None:
        super().__init__([forms.TextInput(attrs={"inputmode": "decimal"})] * YEARS)
        self.years = [last_year - YEARS + 1 + n for n in range(YEARS)]
        self.unit = unit

    def decompress(self, value: Any) -> list[Any]:
        return list(value or [""] * YEARS)

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for year, one in zip(self.years, context["widget"]["subwidgets"], strict=True):
            one["year"], one["unit"] = year, self.unit
        return context


class RowsWidget(forms.Widget):
    """A table that grows: what was typed, and one empty row behind it."""

    template_name = "applicant/widgets/rows.html"
    use_fieldset = True

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        rows = [*_rows_of(value), {}]
        context["widget"]["columns"] = self.field.columns
        context["widget"]["label"] = self.field.label
        context["widget"]["rows"] = [
            [(c, f"{name}-{n}-{c.key}", str(row.get(c.key) or "")) for c in self.field.columns]
            for n, row in enumerate(rows)
        ]
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return _read_rows(self.field, data)

    def id_for_label(self, id_: str) -> str:
        return f"{id_}-0-{self.field.columns[0].key}"


class Typed(forms.Field):
    """Takes what was typed; `required` only says so beside the label."""

    def clean(self, value: Any) -> Any:
        return value


class SectionForm(forms.Form):
    """`section` and `values` (as kept in the draft) say what stands in it."""

    use_required_attribute = False
    section: Section
    values: Mapping[str, Any]

    def clean(self) -> dict[str, Any]:
        wrong = faults(self.section.fields, self.values) | too_long(self.section.fields, self.values)
        for key in self.fields:
            if key in wrong:
                self.add_error(key, wrong[key])
        return self.cleaned_data

    def groups(self) -> list[tuple[str, str, list[forms.BoundField]]]:
        """(key of the tri they hang on, its label, fields); an empty key for what everybody is asked."""
        labels = {f.key: f.label for f in self.section.fields}
        made: list[tuple[str, str, list[forms.BoundField]]] = []
        for f in self.section.fields:
            if not made or made[-1][0] != f.when:
                made.append((f.when, labels.get(f.when, ""), []))
            made[-1][2].append(self[f.key])
        return made


def section_form(section: Section, values: Mapping[str, Any], last_year: int) -> SectionForm:
    """The section as it stands: bound to what was typed, so that every fault shows beside its field."""
    fields = {f.key: _field(f, last_year) for f in section.fields}
    made = type("BoundSection", (SectionForm,), {**fields, "section": section, "values": values})
    form: SectionForm = made(data=as_posted(section, values))
    return form


def typed(section: Section, posted: QueryDict) -> dict[str, Any]:
    """What was typed, as the draft keeps it. An option that the form does not have counts as none."""
    return {f.key: _read(f, posted) for f in section.fields}


def as_posted(section: Section, values: Mapping[str, Any]) -> QueryDict:
    """The inverse of `typed`."""
    data = QueryDict(mutable=True)
    for f in section.fields:
        value = values.get(f.key)
        if f.kind == "rows":
            for n, row in enumerate(_rows_of(value)):
                for c in f.columns:
                    data[f"{f.key}-{n}-{c.key}"] = _text(row.get(c.key))
        elif f.kind == "years":
            figures = value if isinstance(value, list) else []
            for n in range(YEARS):
                data[f"{f.key}_{n}"] = _text(figures[n]) if n < len(figures) else ""
        elif f.kind != "bool":
            data[f.key] = _text(value)
        elif value:
            data[f.key] = "on"
    return data


def _text(value: Any) -> str:
    return "" if value is None or isinstance(value, bool) else str(value)


def _read(f: Field, posted: QueryDict) -> Any:
    if f.kind == "years":
        return [_clean(posted.get(f"{f.key}_{n}", "")).strip() for n in range(YEARS)]
    if f.kind == "rows":
        return _read_rows(f, posted)
    if f.kind == "bool":
        return f.key in posted
    text = _clean(posted.get(f.key, ""))
    if f.kind in ("choice", "tri"):
        options = TRI if f.kind == "tri" else f.options
        return text if text in dict(options) else ""
    return text if f.kind == "long" else text.strip()


def _rows_of(value: Any) -> list[Mapping[str, Any]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _read_rows(f: Field, posted: Any) -> list[dict[str, str]]:
    """The rows that hold anything, a few more than the limit, so that too many can be told."""
    found = []
    for n in range(_last_row(f, posted) + 1):
        row = {c.key: _clean(posted.get(f"{f.key}-{n}-{c.key}", "")).strip() for c in f.columns}
        for c in f.columns:
            if c.kind == "choice" and row[c.key] not in dict(c.options):
                row[c.key] = ""
        if not empty(row):
            found.append(row)
    return found


def _last_row(f: Field, posted: Any) -> int:
    """The highest row number that was posted, within reason."""
    prefix, numbers = f"{f.key}-", [-1]
    for name in posted:
        place = name.removeprefix(prefix).partition("-")[0] if name.startswith(prefix) else ""
        if place.isascii() and place.isdecimal() and len(place) < 5:
            numbers.append(int(place))
    return min(max(numbers), 3 * ROWS_MOST)


def _clean(text: str) -> str:
    """Lines end as everywhere; no character that a database cannot keep."""
    return text.replace("\r\n", "\n").replace("\x00", "")


def _field(f: Field, last_year: int) -> forms.Field:
    made: forms.Field = Typed(
        label=f.label, required=f.required, help_text=f.help, widget=_widget(f, last_year)
    )
    hints: dict[str, Any] = {"unit": f.unit, "example": f.example}
    if f.kind == "years":
        hints["unit"] = ""
    if f.kind == "long":
        hints["limit"] = f.max
    describe(made, **{name: hint for name, hint in hints.items() if hint})
    return made


def _widget(f: Field, last_year: int) -> forms.Widget:
    match f.kind:
        case "long":
            return forms.Textarea(attrs={"rows": 12 if (f.max or 0) > 1000 else 5})
        case "date":
            return forms.DateInput()
        case "integer" | "decimal":
            return forms.TextInput(attrs={"inputmode": "decimal"})
        case "uscc" | "industry":
            return forms.TextInput(attrs={"class": "w-m", "autocapitalize": "characters"})
        case "years":
            return YearsWidget(last_year, f.unit)
        case "rows":
            return RowsWidget(f)
        case "bool":
            return forms.CheckboxInput()
        case "tri":
            return forms.RadioSelect(choices=TRI)
        case "choice" if len(f.options) <= FEW:
            return forms.RadioSelect(choices=f.options)
        case "choice":
            return forms.Select(choices=(("", "请选择"), *f.options))
    return forms.TextInput()
