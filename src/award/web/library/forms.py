"""The forms of the library: an examiner's particulars, and a new examiner's account."""

from typing import Any

from django import forms

from award.process import professions
from award.process.panel import SKILLS
from award.records.people.models import County
from award.services.library import CATEGORIES, Particulars
from award.web.parts import describe


class ParticularsForm(forms.Form):
    """Cleans into `Particulars`; what the service finds wrong is put beside its field."""

    employer = forms.CharField(
        label="工作单位", help_text="写全称，用来核对利害关系", error_messages={"required": "请填写工作单位"}
    )
    uscc = forms.CharField(
        label="工作单位统一社会信用代码", required=False, help_text="有代码的，核对时不靠名称"
    )
    county = forms.ChoiceField(label="所在旗县区", required=False)
    title = forms.CharField(label="职称或职务", required=False)
    skills = forms.MultipleChoiceField(
        label="专长", choices=tuple(SKILLS.items()), widget=forms.CheckboxSelectMultiple, required=False
    )
    professions = forms.CharField(
        label="专业（国民经济行业大类）", required=False, help_text="GB/T 4754 的两位大类代码，用顿号分开"
    )
    categories = forms.MultipleChoiceField(
        label="擅长的评审类目",
        choices=tuple(CATEGORIES.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    may_lead = forms.BooleanField(label="可任组长", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        counties = [(c.code, c.name) for c in County.objects.all()]
        self.fields["county"].choices = [("", "外地或不限"), *counties]  # type: ignore[attr-defined]
        describe(self.fields["professions"], example="32、36（有色金属冶炼、汽车制造）")

    def particulars(self) -> Particulars:
        """Call after is_valid()."""
        given = self.cleaned_data
        return Particulars(
            employer=given["employer"].strip(),
            county=given["county"] or None,
            uscc=given["uscc"].strip(),
            title=given["title"].strip(),
            skills=tuple(given["skills"]),
            professions=professions.split(given["professions"]),
            categories=tuple(given["categories"]),
            may_lead=given["may_lead"],
        )


class NewExaminer(ParticularsForm):
    """The same with whom it is about."""

    person = forms.CharField(label="姓名", max_length=40, error_messages={"required": "请填写姓名"})
    email = forms.CharField(
        label="电子邮箱",
        max_length=254,
        help_text="用来登录；口令由本人用“找回密码”设置",
        error_messages={"required": "请填写电子邮箱"},
    )
    field_order = ("person", "email")


def initial(details: Particulars) -> dict[str, Any]:
    """Particulars as the form shows them."""
    return {
        "employer": details.employer,
        "uscc": details.uscc,
        "county": details.county or "",
        "title": details.title,
        "skills": list(details.skills),
        "professions": "、".join(details.professions),
        "categories": list(details.categories),
        "may_lead": details.may_lead,
    }
