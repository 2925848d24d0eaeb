"""The form of an act on paper: what the step asks of its own seat, and what the paper itself says."""

from dataclasses import fields, replace
from typing import Any

from django import forms

from award.process.kinds import Steps
from award.process.lists import ListRoad
from award.records.notices.models import AwardList
from award.records.seat import Seat
from award.services.asking import BadDetails, asks, check
from award.services.files import ALLOWED
from award.services.steps import details_of
from award.web.asking import MOMENT, DetailsForm, form_class
from award.web.city.paper_subjects import Subject
from award.web.parts import describe


class PaperForm(forms.Form):
    """The paper's own data; the act itself is in the step's form beside it."""

    document_number = forms.CharField(label="来文文号", max_length=60)
    dated_on = forms.DateField(label="成文日期", widget=forms.DateInput, input_formats=["%Y-%m-%d"])
    received_at = forms.DateTimeField(
        label="收到时间", widget=forms.DateTimeInput, input_formats=[MOMENT, f"{MOMENT}:%S"]
    )
    paper_scan = forms.FileField(label="来文扫描件", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        describe(self.fields["document_number"], example="包应急函〔2026〕31号")
        describe(self.fields["paper_scan"], kinds=ALLOWED)
        for field in self.fields.values():
            field.error_messages |= {
                "required": f"请填写{field.label}",
                "invalid": f"{field.label}的格式不对",
            }


def act_form(step: Steps, subject: Subject, seat: Seat, *args: Any, **kwargs: Any) -> DetailsForm | None:
    """The step's own form on this subject; None where the step asks for nothing."""
    wanted = details_of(step)
    if wanted is None:
        return None
    form = form_class(wanted, subject.row, seat)(*args, **kwargs)
    if subject.request is not None and "request" in form.fields:
        form.fields["request"].required = False
    if step is ListRoad.DECIDE:
        _members(form, subject.row)
    return form


def _members(form: DetailsForm, award_list: AwardList) -> None:
    """The meeting decides on every candidate: a box for each, and a reason for each left off."""
    entries = list(award_list.entries.select_related("application"))
    form.fields["members"].choices = [  # type: ignore[attr-defined]
        (str(e.application_id), e.application.name) for e in entries
    ]
    for e in entries:
        reason = forms.CharField(
            label=f"{e.application.name}：未列入的理由",
            required=False,
            max_length=400,
            widget=forms.Textarea(attrs={"rows": 2}),
            help_text="列入的不填",
        )
        form.fields[f"reason_{e.application_id}"] = reason


def details(step: Steps, form: DetailsForm | None, subject: Subject) -> Any:
    """What the paper decides, checked. BadDetails names each fault."""
    if form is None:
        return None
    given = form.details()
    names = {f.name for f in fields(given)}
    if subject.request is not None and "request" in names:
        given = replace(given, request=subject.request.pk)
    if "reasons" in names:
        given = replace(given, reasons=_reasons(form))
    check(given)
    return given


def _reasons(form: DetailsForm) -> dict[str, str]:
    found = {}
    chosen = form.cleaned_data.get("members") or ()
    for name, value in form.cleaned_data.items():
        key = name.removeprefix("reason_")
        if name != key and key not in chosen and value:
            found[key] = value
    return found


def missing_reasons(form: DetailsForm | None) -> None:
    """Each candidate that the meeting left off is told why: asked at once, not at the confirmation."""
    if form is None or not any(name.startswith("reason_") for name in form.fields):
        return
    reasons = _reasons(form)
    chosen = form.cleaned_data.get("members") or ()
    errors = {
        name: "没有列入的要写理由"
        for name in form.fields
        if name.startswith("reason_")
        and name.removeprefix("reason_") not in chosen
        and name.removeprefix("reason_") not in reasons
    }
    if errors:
        raise BadDetails(errors)


def told(step: Steps, stored: dict[str, Any], labels: dict[str, str]) -> list[tuple[str, str]]:
    """What a stored act says, label by label; `labels` turn ids of applications into names."""
    wanted = details_of(step)
    if wanted is None:
        return []
    rows = []
    for name, spec in asks(wanted).items():
        value = stored.get(name)
        if value in (None, "", [], ()) or spec.kind == "file":
            continue
        options = {**dict(spec.options), **labels}
        values = value if isinstance(value, list) else [value]
        rows.append((spec.label, "、".join(options.get(str(v), str(v)) for v in values)))
    rows += [(f"{labels.get(k, k)}：未列入的理由", v) for k, v in (stored.get("reasons") or {}).items()]
    return rows
