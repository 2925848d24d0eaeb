"""What the pages of papers share: which cycle, which paper, and the form of what a person adds."""

from typing import Any

from django import forms
from django.http import Http404

from award.records.cycles.models import Cycle
from award.services.papers.catalogue import Choices, Entry, entry
from award.services.papers.register import NOTE_MAX, NUMBER_MAX, TO_MAX
from award.web.parts import describe
from award.web.seats import SeatedRequest


def base(request: SeatedRequest) -> str:
    return f"/{request.seat.actor}/papers/"


def cycles() -> Any:
    """Cycles that have a plan: before it there is nothing to write about."""
    return Cycle.objects.filter(plans__isnull=False).distinct()


def chosen_cycle(request: SeatedRequest) -> Cycle | None:
    """The cycle in the address, else the newest; 404 for one that there is none of."""
    number = request.GET.get("cycle", "")
    if not number:
        return cycles().first()  # type: ignore[no-any-return]
    found = cycles().filter(number=int(number)).first() if number.isdecimal() and len(number) < 5 else None
    if found is None:
        raise Http404
    return found  # type: ignore[no-any-return]


def paper_of(key: str, request: SeatedRequest) -> Entry:
    """The paper; 404 where the seat makes none of that name."""
    found = entry(key)
    if found is None or request.seat.actor not in found.seats:
        raise Http404
    return found


class ChoicesForm(forms.Form):
    """Number, day and addressee; never filled in by the system. `note` goes into the register."""

    number = forms.CharField(label="发文字号", max_length=NUMBER_MAX, required=False)
    day = forms.DateField(
        label="成文日期", required=False, widget=forms.DateInput, input_formats=["%Y-%m-%d"]
    )
    to = forms.CharField(label="主送机关", max_length=TO_MAX, required=False)
    note = forms.CharField(label="说明", max_length=NOTE_MAX, required=False, help_text="记在登记簿里")
    final = forms.BooleanField(label="定稿：去掉“送审稿”字样", required=False)

    def __init__(self, paper: Entry, to: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].help_text = "由公文系统给号；没有的不填，文件上留空"
        describe(self.fields["number"], example="包质发〔2026〕12号")
        self.fields["to"].help_text = f"不填的用：{to}" if to else "不填的不写"
        self.fields["day"].help_text = "不填的留空"
        if not paper.numbered:
            del self.fields["number"]

    def choices(self) -> Choices:
        data = self.cleaned_data
        return Choices(number=data.get("number", ""), day=data["day"], to=data["to"], draft=not data["final"])
