"""/city/form/: a cycle's entry form, edited field by field on a screen while its plan is drafted (18, 20)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from award.law.art20_application import FORM
from award.process import form_design
from award.process.entry_form import EntryForm, Field
from award.process.form_design import KINDS, LABEL_MOST
from award.process.kinds import Actor
from award.records.cycles.models import Cycle
from award.services import entry_forms
from award.services.asking import BadDetails
from award.services.papers import form_document
from award.web.export import attachment
from award.web.parts import describe
from award.web.seats import SeatedRequest, seat

UP, DOWN, REMOVE, RENAME, SECTION = "up", "down", "remove", "rename", "section"
BETTER = (("", "不分"), ("up", "越大越好"), ("down", "越小越好"))


@seat(Actor.CITY)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    """Every cycle with the version of its form."""
    rows = [(c, entry_forms.current(c), entry_forms.editable(c)) for c in Cycle.objects.all()]
    return render(request, "city/forms.html", {"rows": rows, "law": FORM})


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def design(request: SeatedRequest, pk: int) -> HttpResponse:
    """The form section by section. POST: move or remove a field, add or rename a section."""
    cycle = get_object_or_404(Cycle.objects.prefetch_related("plans"), pk=pk)
    form = entry_forms.current(cycle)
    if request.method == "POST":
        edit = _edit(form, request)
        if edit is None:
            raise Http404
        return _revise(request, cycle, edit) or redirect(f"/city/form/{pk}/")
    context = {
        "cycle": cycle,
        "form": form,
        "bound": form_design.bound(),
        "kinds": dict(KINDS) | {"uscc": "统一社会信用代码", "industry": "行业代码"},
        "labels": {f.key: f.label for f in form.fields()},
        "editable": entry_forms.editable(cycle),
        "versions": cycle.forms.select_related("made_by").order_by("-number"),
        "law": FORM,
    }
    return render(request, "city/form.html", context)


def _edit(form: EntryForm, request: SeatedRequest) -> EntryForm | None:
    """The form after the button that was pressed; None for no button of the page."""
    act, _, key = request.POST.get("act", "").partition(":")
    title = request.POST.get("title", "").strip()[:LABEL_MOST]
    if act == SECTION:
        article = request.POST.get("article", "20")
        return form_design.with_section(form, title, int(article) if article in ("15", "16", "17") else 20)
    if act == RENAME and any(s.key == key for s in form.sections):
        note, check = (request.POST.get(name, "").strip()[:200] for name in ("help", "check"))
        return form_design.renamed(form, key, title, note, check[:LABEL_MOST])
    if form.field(key) is None:
        return None
    edits: dict[str, Callable[[], EntryForm]] = {
        UP: lambda: form_design.moved(form, key, -1),
        DOWN: lambda: form_design.moved(form, key, 1),
        REMOVE: lambda: form_design.removed(form, key),
    }
    return edits[act]() if act in edits else None


def _revise(request: SeatedRequest, cycle: Cycle, form: EntryForm) -> HttpResponse | None:
    """Keep the new version; what stands against it is said above the page."""
    try:
        made = entry_forms.revise(
            cycle, form, by=request.seat, now=request.now, seen=request.POST.get("version", "")
        )
    except BadDetails as wrong:
        messages.error(request, f"没有保存：{wrong.errors.get('__all__', wrong)}")
    else:
        messages.success(request, f"已存为表样{made.name}：{made.what}")
    return None


class FieldForm(forms.Form):
    """One field of the definition. `bound` ones keep their kind and options."""

    label = forms.CharField(label="名称", max_length=LABEL_MOST)
    kind = forms.ChoiceField(label="填写方式", choices=KINDS)
    required = forms.BooleanField(label="提交前必填", required=False)
    max = forms.IntegerField(label="上限", required=False, min_value=1, max_value=50_000)
    unit = forms.CharField(label="单位", required=False, max_length=20)
    help = forms.CharField(label="填法", required=False, max_length=200)
    example = forms.CharField(label="例", required=False, max_length=100)
    when = forms.ChoiceField(label="只在这一问答“是”时才问", required=False)
    required_when = forms.ChoiceField(label="这一问答“是”时必填", required=False)
    better = forms.ChoiceField(label="近三年指标", required=False, choices=BETTER)
    options = forms.CharField(label="选项", required=False, widget=forms.Textarea(attrs={"rows": 5}))
    columns = forms.CharField(label="表的各栏", required=False, widget=forms.Textarea(attrs={"rows": 6}))

    def __init__(self, *args: Any, form: EntryForm, field: Field | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.field = field
        tris = [("", "没有条件")] + [(f.key, f.label) for f in form.fields() if f.kind == "tri"]
        for name in ("when", "required_when"):
            self.fields[name].choices = tris  # type: ignore[attr-defined]
        describe(self.fields["max"], format="文字为字数，可增行的表为行数；不限的不填")
        describe(self.fields["options"], format="单选才填，一行一个", example="national=国家级")
        describe(
            self.fields["columns"],
            format="可增行的表才填，一行一栏：名称｜方式｜必填｜单位或选项",
            example="名称｜文字｜必填；级别｜单选｜｜国家级/省级",
        )
        if field is not None:
            self.initial = {**_initial(field), **self.initial}
            if field.key in form_design.bound() or field.kind not in dict(KINDS):
                for name in ("kind", "options", "columns"):
                    del self.fields[name]

    def made(self, key: str) -> Field:
        """The field typed. Call on cleaned data."""
        typed = self.cleaned_data
        base = self.field or Field(key, "", "text")
        kept = {
            n: typed[n].strip()
            for n in ("label", "unit", "help", "example", "when", "required_when", "better")
        }
        field = replace(base, required=typed["required"], max=typed["max"], **kept)
        if "kind" not in self.fields:
            return field
        return replace(
            field,
            kind=typed["kind"],
            options=form_design.read_options(typed["options"]) if typed["kind"] == "choice" else (),
            columns=form_design.read_columns(typed["columns"]) if typed["kind"] == "rows" else (),
        )


def _initial(field: Field) -> dict[str, Any]:
    plain = {n: getattr(field, n) for n in FieldForm.base_fields if n not in ("options", "columns")}
    return plain | {
        "options": form_design.said_options(field.options),
        "columns": form_design.said_columns(field.columns),
    }


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def field(request: SeatedRequest, pk: int, key: str) -> HttpResponse:
    """One field: its words, limits and conditions."""
    cycle = get_object_or_404(Cycle, pk=pk)
    form = entry_forms.current(cycle)
    found, home = form.field(key), form.section_of(key)
    if found is None or home is None or not entry_forms.editable(cycle):
        raise Http404
    return _field(request, cycle, form, found, home.title, lambda f: form_design.changed(form, f))


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SeatedRequest, pk: int, section: str) -> HttpResponse:
    """A field of the cycle's own, at the end of a section."""
    cycle = get_object_or_404(Cycle, pk=pk)
    form = entry_forms.current(cycle)
    home = next((s for s in form.sections if s.key == section), None)
    if home is None or not entry_forms.editable(cycle):
        raise Http404
    return _field(request, cycle, form, None, home.title, lambda f: form_design.added(form, section, f))


def _field(
    request: SeatedRequest,
    cycle: Cycle,
    form: EntryForm,
    found: Field | None,
    title: str,
    edit: Callable[[Field], EntryForm],
) -> HttpResponse:
    asked = FieldForm(request.POST or None, form=form, field=found)
    if request.method == "POST" and asked.is_valid():
        key = found.key if found else form_design.new_key(form)
        try:
            made = entry_forms.revise(
                cycle, edit(asked.made(key)),
                by=request.seat, now=request.now, seen=request.POST.get("version", ""),
            )  # fmt: skip
        except BadDetails as wrong:
            asked.add_error(None, str(wrong.errors.get("__all__", wrong)))
        else:
            messages.success(request, f"已存为表样{made.name}：{made.what}")
            return redirect(f"/city/form/{cycle.pk}/#field-{key}")
    context = {
        "cycle": cycle, "form": asked, "found": found, "section": title, "version": form.version, "law": FORM,
        "bound": found is not None and found.key in form_design.bound(),
    }  # fmt: skip
    return render(request, "city/form_field.html", context, status=422 if asked.errors else 200)


@seat(Actor.CITY)
@require_safe
def blank(request: SeatedRequest, pk: int, kind: str) -> HttpResponse:
    """The empty form as PDF or Word, to enclose with the announcement (Article 19)."""
    cycle = get_object_or_404(Cycle.objects.prefetch_related("plans"), pk=pk)
    name = f"{cycle}申报表（空白）.{kind}"
    if kind == "pdf":
        return attachment(name, form_document.blank_pdf(cycle), "application/pdf")
    if kind == "docx":
        return attachment(name, form_document.blank_docx(cycle), form_document.DOCX)
    raise Http404
