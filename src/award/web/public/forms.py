"""The forms of the public pages: no account, few fields, each with its limit beside it."""

from typing import Any

from django import forms
from django.conf import settings

from award.law.citation import cite
from award.process.entry_form import characters
from award.process.question import TOPICS
from award.services import files, misuse, objections, questions
from award.services.asking import BadDetails
from award.web.parts import describe

NAME_MAX, CONTACT_MAX, PLACE_MAX, ORG_MAX, NUMBER_MAX = 60, 100, 200, 100, 40
FEW = 8  # up to so many units are shown as radio buttons


def line(label: str, most: int, *, needed: bool = False, **more: Any) -> forms.CharField:
    """One line of text. Too long or empty is said in words."""
    wrong = {"required": f"请填写{label}", "max_length": f"{label}最多{most}字，现有%(show_value)d字"}
    return forms.CharField(label=label, max_length=most, required=needed, error_messages=wrong, **more)


def long_text(label: str, most: int, **more: Any) -> forms.CharField:
    """Many lines; the service counts and refuses, so that nothing typed is cut off."""
    field = forms.CharField(
        label=label,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": f"请填写{label}"},
        **more,
    )
    describe(field, limit=most)
    return field


WRONG_FILE = {
    "invalid": "这不是文件，请重新选择",
    "empty": "文件是空的（0 字节）",
    "missing": "没有收到文件，请重新选择",
}


def one_file(label: str) -> forms.FileField:
    field = forms.FileField(label=label, required=False, error_messages=WRONG_FILE)
    describe(field, kinds=files.ALLOWED, max_size=f"{settings.UPLOAD_MAX_BYTES // 1048576}兆")
    return field


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Up to a few files under one name; each is checked like one."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, list | tuple) else [data]
        every = [super(FilesField, self).clean(one, initial) for one in given]
        return [one for one in every if one]


def some_files(label: str, most: int) -> forms.FileField:
    field = FilesField(label=label, required=False, error_messages=WRONG_FILE, help_text=f"最多{most}个")
    describe(field, kinds=files.ALLOWED, max_size=f"{settings.UPLOAD_MAX_BYTES // 1048576}兆")
    return field


class PublicForm(forms.Form):
    """Its own faults and those that a service finds stand beside the fields alike."""

    def clean(self) -> dict[str, Any]:
        """Too long is said together with what else is wrong; the service asks once more."""
        for name, field in self.fields.items():
            limit = getattr(field, "award", {}).get("limit")
            long = characters(str(self.cleaned_data.get(name) or ""))
            if limit and long > limit:
                self.add_error(name, f"最多{limit}字，现有{long}字；更多内容请作为附件")
        return self.cleaned_data

    def reject(self, wrong: BadDetails) -> None:
        for name, message in wrong.errors.items():
            self.add_error(name if name in self.fields else None, message)

    def choose_file_again(self, name: str) -> None:
        """A browser never sends a chosen file back with the page: say so where one was chosen."""
        if name in self.files and name not in self.errors:
            self.add_error(name, "请重新选择文件：退回修改时浏览器不保留已选的文件")


class ObjectionForm(PublicForm):
    """Article 26: about which unit, what, on what grounds, by whom (or by nobody)."""

    application = forms.ChoiceField(
        label="对哪家单位",
        error_messages={
            "required": "请选择公示名单中的一家单位",
            "invalid_choice": "请选择公示名单中的一家单位",
        },
    )
    facts = long_text("事实和理由", objections.FACTS_MAX)
    evidence = some_files("证据材料", objections.FILES_MAX)
    objector = line(
        "姓名或单位", NAME_MAX, help_text="不填为匿名，作为线索登记，同样作出处理决定；你的身份只由受理人拆看"
    )
    contact = line(
        "联系方式", CONTACT_MAX, help_text="实名的请一定留：电话、邮箱或通信地址，只用于核实和答复"
    )

    def __init__(self, units: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["application"]
        assert isinstance(field, forms.ChoiceField)
        if len(units) <= FEW:
            field.widget = forms.RadioSelect()
            field.choices = units
        else:
            field.choices = [("", "请选择"), *units]


class OpinionForm(PublicForm):
    """Article 24: what the public thinks of the candidates."""

    text = long_text("意见建议", objections.FACTS_MAX)
    name = line("姓名或单位", NAME_MAX)
    contact = line("联系方式", CONTACT_MAX)


class QuestionForm(PublicForm):
    """Article 9: what somebody wants to know, and how to reach them."""

    topic = forms.ChoiceField(
        label="类别", choices=list(TOPICS.items()), widget=forms.RadioSelect,
        error_messages={"required": "请选择一个类别", "invalid_choice": "请选择一个类别"},
    )  # fmt: skip
    text = long_text("要咨询的问题", questions.TEXT_MAX)
    name = line("姓名或单位", NAME_MAX)
    contact = line(
        "联系方式", CONTACT_MAX, needed=True, help_text="电话、邮箱或通信地址，只用于答复，加密保存，不公开"
    )


class StatusForm(PublicForm):
    """The tracking code, as written down."""

    code = line(
        "查询码",
        20,
        needed=True,
        help_text="异议、意见、咨询、举报提交后给出的10位字母和数字，没有 0 O 1 I L",
    )

    def clean_code(self) -> str:
        return "".join(str(self.cleaned_data["code"]).split()).upper()


class ReportForm(PublicForm):
    """Articles 5, 33 and 35: forgery, misuse of the title, charging of fees."""

    kind = forms.ChoiceField(
        label="属于哪种情形",
        choices=[(key, words) for key, (words, _) in misuse.KINDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择属于哪种情形", "invalid_choice": "请选择属于哪种情形"},
    )
    place = line(
        "在哪里看到或遇到", PLACE_MAX, needed=True, help_text="网址、店铺、媒体、包装，或者来电来函的单位"
    )
    named = line("涉及的单位", ORG_MAX)
    certificate = line("涉及的证书编号", NUMBER_MAX)
    facts = long_text("看到或遇到的情况", misuse.FACTS_MAX)
    evidence = one_file("照片或材料（一个文件）")
    reporter = line("姓名或单位", NAME_MAX, help_text="不填为匿名")
    contact = line("联系方式", CONTACT_MAX, help_text="电话、邮箱或通信地址，只用于核实和答复")


describe(ReportForm.base_fields["kind"], cite=cite(35, "不得用于产品宣传"))
describe(ReportForm.base_fields["certificate"], example="BTZLJ-10-2026-9GP6-7MJH")
