"""The forms of the system administrator: a person on a seat, a department, a year's calendar."""

from typing import Any

from django import forms
from django.conf import settings

from award.law import texts
from award.process.kinds import Actor
from award.records.people.models import County, Organ
from award.web.city.consultation import words_of
from award.web.parts import describe

# Who is set up here: enterprises register themselves, examiners enter by CITY's library, 市委 never logs in.
SEATS = (
    Actor.CITY, Actor.COUNTY, Actor.SECTOR, Actor.MEETING, Actor.OFFICE, Actor.GOVERNMENT, Actor.ADMIN,
)  # fmt: skip


def _counties() -> list[tuple[str, str]]:
    return [("", "不限"), *((c.code, c.name) for c in County.objects.all())]


def _organs() -> list[tuple[str, str]]:
    return [("", "不限"), *((str(o.pk), o.name) for o in Organ.objects.filter(active=True))]


class PersonForm(forms.Form):
    """A person on a seat. An e-mail that has an account keeps it; the password is for a new one only."""

    actor = forms.ChoiceField(label="席位", choices=[("", "请选择"), *((a.value, a.label) for a in SEATS)])
    county = forms.ChoiceField(label="旗县区", required=False, help_text="旗县区席位必选")
    organ = forms.ChoiceField(label="部门", required=False, help_text="行业主管部门席位必选")
    person = forms.CharField(label="姓名", max_length=40)
    email = forms.CharField(label="电子邮箱", max_length=254, help_text="用来登录；已有账号的，加一个席位")
    password = forms.CharField(
        label="初始密码",
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="至少10位。不填的，由本人用“找回密码”设置",
    )
    title = forms.CharField(label="职务", max_length=40, required=False)
    may_release = forms.BooleanField(label="可复核发布（第二名经办人）", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["required"] = f"请填写{field.label}"
        self.fields["actor"].error_messages["required"] = "请选择席位"
        self.fields["county"].choices = _counties()  # type: ignore[attr-defined]
        self.fields["organ"].choices = _organs()  # type: ignore[attr-defined]
        describe(self.fields["email"], example="zhang@example.com")

    def password_or_none(self) -> str | None:
        return self.cleaned_data["password"] or None


class GroundsForm(forms.Form):
    """Which 项 of Article 17 a department answers for."""

    grounds = forms.MultipleChoiceField(
        label="主查第十七条各项",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(str(n), f"（{texts.chinese(n)}）{words_of(n)}") for n in range(1, 7)],
        help_text="资格审查时就这些情形征求意见",
    )

    def numbers(self) -> list[int]:
        return [int(n) for n in self.cleaned_data["grounds"]]


class OrganForm(GroundsForm):
    """A department of the city or a county, or an association."""

    name = forms.CharField(label="名称", max_length=60, error_messages={"required": "请填写部门名称"})
    county = forms.ChoiceField(label="属于", required=False, help_text="市级部门选“不限”")
    association = forms.BooleanField(label="是行业协会", required=False)
    field_order = ("name", "county", "association", "grounds")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["county"].choices = _counties()  # type: ignore[attr-defined]


class OrganChange(GroundsForm):
    active = forms.BooleanField(label="仍征求这个部门的意见", required=False)


class HolidayForm(forms.Form):
    """A year's arrangement, typed or uploaded, in the form of the packaged tables."""

    MOST = 200_000  # characters: a year's table has some thousand

    text = forms.CharField(
        label="节假日表",
        required=False,
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        help_text="TOML 或 JSON，格式见下面的例子；也可以传文件",
    )
    file = forms.FileField(label="或者传文件", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        describe(self.fields["file"], kinds="UTF-8 编码的 .toml 或 .json", max_size="1兆")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        upload = cleaned.get("file")
        if upload is not None:
            cleaned["text"] = self._read(upload)
        if not self.errors and not cleaned.get("text", "").strip():
            self.add_error("text", "请粘贴节假日表，或者传文件")
        return cleaned

    def _read(self, upload: Any) -> str:
        if upload.size > min(1_048_576, settings.UPLOAD_MAX_BYTES):
            self.add_error("file", "文件超过1兆，不像是一年的节假日表")
            return ""
        try:
            text: str = upload.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            self.add_error("file", "不是 UTF-8 编码的文字")
            return ""
        return text
