"""The forms about a published notice: a channel, an interruption, the correction of one entry."""

from typing import Any

from django import forms

from award.services.asking import BadDetails
from award.services.notice_desk import REASON_MAX
from award.web.asking import MOMENT
from award.web.parts import describe
from award.web.public.forms import line, one_file


class NoticeForm(forms.Form):
    """What the service finds wrong stands beside its field."""

    def reject(self, wrong: BadDetails) -> None:
        for name, words in wrong.errors.items():
            self.add_error(name if name in self.fields else None, words)


class ChannelForm(NoticeForm):
    """Where else it was published."""

    name = line("媒体或场所", 60, needed=True)
    link = line("网址", 300)
    shown_on = forms.DateField(
        label="发布日期",
        widget=forms.DateInput,
        input_formats=["%Y-%m-%d"],
        error_messages={"required": "请填写发布日期", "invalid": "发布日期的格式不对，例如 2026-05-07"},
    )
    proof = one_file("截图或照片")


def moment(label: str) -> forms.DateTimeField:
    wrong = {"required": f"请填写{label}", "invalid": f"{label}的格式不对，例如 2026-05-07T09:30"}
    formats = [MOMENT, f"{MOMENT}:%S"]
    return forms.DateTimeField(
        label=label, widget=forms.DateTimeInput, input_formats=formats, error_messages=wrong
    )


class InterruptionForm(NoticeForm):
    """From when until when the notice could not be seen."""

    began = moment("中断的时间")
    ended = moment("恢复的时间")
    because = forms.CharField(
        label="原因",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写明中断的原因"},
        help_text="随公示公开",
    )


class CorrectionForm(NoticeForm):
    """What the entry shall read."""

    name = line("更正后的单位名称", 100, needed=True)
    county = forms.ChoiceField(label="更正后的旗县区", error_messages={"required": "请选择旗县区"})
    reason = forms.CharField(
        label="更正的理由",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写明更正的理由，它会随更正公告公开"},
        help_text="写入更正公告",
    )

    def __init__(self, counties: list[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["county"].choices = [(c, c) for c in counties]  # type: ignore[attr-defined]


for form in (InterruptionForm, CorrectionForm):
    describe(form.base_fields["because" if form is InterruptionForm else "reason"], limit=REASON_MAX)
