"""A Django form from a step's details class: one field an Ask; what the page keeps hidden stays hidden."""

from dataclasses import fields
from typing import Any

from django import forms
from django.conf import settings
from django.db import models

from award.process.evidence import PAPER
from award.records.files.models import Evidence
from award.records.seat import Seat
from award.services import files
from award.services.asking import Ask, BadDetails, asks, check
from award.web.options import options_for
from award.web.parts import describe

MOMENT = "%Y-%m-%dT%H:%M"


class DetailsForm(forms.Form):
    """Cleans into the details class. A stored upload is kept by id, so that nothing is sent twice."""

    details_class: type[Any]
    subject_key: str = ""

    def details(self) -> Any:
        """The details record from cleaned data. Call after is_valid()."""
        values = {}
        for f in fields(self.details_class):
            spec: Ask | None = f.metadata.get("ask")
            value = self.cleaned_data.get(f.name)
            if spec is None:
                values[f.name] = int(value) if f.type in (int, "int") and value else value
            elif spec.kind == "multi":
                values[f.name] = tuple(value or ())
            elif spec.kind == "file":
                values[f.name] = self.kept(f.name)
            else:
                values[f.name] = value if value is not None else _empty(spec)
        return self.details_class(**values)

    def kept(self, name: str) -> Evidence | None:
        """The file of a field: the one just stored, else the one stored before and kept by id."""
        key = self.data.get(f"{name}_kept") or ""
        found = Evidence.objects.filter(pk=key, subject=self.subject_key).first() if _uuid(key) else None
        return getattr(self, "stored", {}).get(name) or found

    def read(self) -> Any:
        """The details, checked; None where something is wrong (then it stands beside its field)."""
        if not self.is_valid():
            return None
        try:
            details = self.details()
            check(details)
        except BadDetails as wrong:
            self.reject(wrong)
            return None
        return details

    def reject(self, wrong: BadDetails) -> None:
        """Put a service's objections beside the fields they are about."""
        for name, message in wrong.errors.items():
            self.add_error(name if name in self.fields else None, message)


def _uuid(text: str) -> bool:
    return len(text) == 36 and text.count("-") == 4


def _empty(spec: Ask) -> Any:
    return "" if spec.kind in ("text", "long", "choice") else None


def form_class(details: type[Any], subject: models.Model, seat: Seat) -> type[DetailsForm]:
    """The form for a details class on one subject, with the options this seat has there."""
    made: dict[str, Any] = {"details_class": details, "subject_key": getattr(subject, "subject", "")}
    for name, spec in asks(details).items():
        made[name] = _field(spec, options_for(details, name, subject, seat) or spec.options)
    for f in fields(details):
        if "ask" not in f.metadata and f.type in (int, str, "int", "str"):
            made[f.name] = forms.CharField(widget=forms.HiddenInput)
    return type(f"{details.__name__}Form", (DetailsForm,), made)


def _field(spec: Ask, options: Any) -> forms.Field:
    common: dict[str, Any] = {"label": spec.label, "required": spec.required, "help_text": spec.help}
    common["error_messages"] = {"required": f"请填写{spec.label}", "invalid": f"{spec.label}的格式不对"}
    match spec.kind:
        case "long":
            field: forms.Field = forms.CharField(widget=forms.Textarea(attrs={"rows": 6}), **common)
            describe(field, limit=spec.max)
        case "date":
            field = forms.DateField(widget=forms.DateInput, input_formats=["%Y-%m-%d"], **common)
        case "moment":
            field = forms.DateTimeField(
                widget=forms.DateTimeInput, input_formats=[MOMENT, f"{MOMENT}:%S"], **common
            )
        case "integer":
            field = forms.IntegerField(**common)
        case "decimal":
            field = forms.DecimalField(**common)
        case "choice":
            choices = list(options) if len(options) <= 4 else [("", "请选择"), *options]
            widget = forms.RadioSelect if len(options) <= 4 else forms.Select
            common["error_messages"]["invalid_choice"] = f"{spec.label}没有这个选项"
            field = forms.ChoiceField(choices=choices, widget=widget, **common)
        case "multi":
            common["error_messages"]["invalid_choice"] = f"{spec.label}没有这个选项"
            field = forms.MultipleChoiceField(choices=options, widget=forms.CheckboxSelectMultiple, **common)
        case "tick":
            field = forms.BooleanField(**common)
        case "file":
            field = forms.FileField(**{**common, "required": False})
            limit = settings.UPLOAD_MAX_BYTES // 1048576
            describe(field, kinds=files.ALLOWED, max_size=f"{limit}兆")
        case _:
            field = forms.CharField(**common)
    hints = {key: value for key, value in (("unit", spec.unit), ("example", spec.example)) if value}
    describe(field, **hints)
    return field


def store_uploads(form: DetailsForm, request: Any, subject: models.Model) -> None:
    """Keep what was uploaded at once, whatever else is wrong with the form; faults go beside their field."""
    form.stored = {}  # type: ignore[attr-defined]
    for name, spec in asks(form.details_class).items():
        upload = request.FILES.get(name) if spec.kind == "file" else None
        if upload is None:
            continue
        try:
            form.stored[name] = files.store(  # type: ignore[attr-defined]
                upload, subject=form.subject_key, purpose=PAPER, by=request.seat, now=request.now
            )
        except files.BadFile as wrong:
            form.add_error(name, str(wrong))


def repeat(form: DetailsForm) -> list[tuple[str, str]]:
    """What was typed, as hidden inputs for the confirm page: nothing is typed twice."""
    hidden: list[tuple[str, str]] = []
    for name in form.fields:
        spec = asks(form.details_class).get(name)
        if spec is not None and spec.kind == "file":
            kept = form.kept(name)
            if kept is not None:
                hidden.append((f"{name}_kept", str(kept.pk)))
        elif spec is not None and spec.kind == "multi":
            hidden += [(name, value) for value in form.data.getlist(name)]  # type: ignore[attr-defined]
        else:
            hidden.append((name, form.data.get(name, "")))
    return hidden
