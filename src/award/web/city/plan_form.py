"""The implementation plan as a form: every field of `Plan`, every reading of the catalogue (Article 18)."""

from dataclasses import fields
from decimal import Decimal
from typing import Any

from django import forms

from award.law import texts
from award.law.readings import CATALOGUE, Reading, written
from award.process.plan import BAOTOU, Plan
from award.web.asking import MOMENT
from award.web.parts import describe

METHODS = (
    ("consensus", "合议：先独立评分，再由组长主持合议"),
    ("mean", "平均：各评审员评分的算术平均"),
    ("trimmed_mean", "去极值平均：去掉一个最高、一个最低后平均"),
)
BLOCKS = (
    ("list", "整批等待：全部异议办结后报请批准"),
    ("entry", "逐家办理：只有被异议的单位等待，其余先行报请"),
)
# name -> (label, unit, what to know)
WHOLE: dict[str, tuple[str, str, str]] = {
    "internal_days": ("单位内部公示", "个工作日", "第二十条：不少于5个工作日"),
    "qualification_days": ("资格公示", "个工作日", "第二十二条：不少于5个工作日"),
    "consultation_days": ("候选名单征求意见", "个工作日", "第二十四条没有规定天数，由本方案定"),
    "correction_rounds": ("旗县区退回补正次数", "次", ""),
    "correction_days": ("每次补正的期限", "个工作日", ""),
    "reply_days": ("部门回函期限", "个工作日", "逾期未复不当作“无意见”"),
    "panel_min_document": ("材料评审组最少人数", "人", ""),
    "panel_min_site": ("现场评审组最少人数", "人", ""),
    "spread_item": ("单项百分比相差须合议", "个百分点", ""),
    "spread_total": ("总分相差须合议", "分", ""),
    "mutual_days": ("双向评价期限", "个工作日", "第二十九条没有规定，由本方案定；自现场评审结果签署次日起算"),
    "visit_interval": ("获奖后寻访间隔", "年", "第三十二条：获奖3年内定期寻访，次数没有规定，由本方案定"),
    "profile_chars": ("组织概述字数上限", "字", ""),
    "report_chars": ("自我评价报告字数上限", "字", ""),
}
DECIMALS: dict[str, tuple[str, str, str]] = {
    "weight_document": ("材料评审权重", "", "与现场评审权重之和恰为1"),
    "weight_site": ("现场评审权重", "", ""),
    "floor": ("综合得分最低线", "分", "低于此线不列入排名；不设的不填"),
    "shortlist_ratio": ("现场评审家数与授奖名额之比", "倍", "只作建议，名单由主管部门确定并写明理由"),
}
WORDS = ("method", "certificate_prefix")
TICKS: dict[str, tuple[str, str]] = {
    "credit_checkpoints": ("确定资格、转入评审、批准授奖之前各核查一次信用名单", "第十七条（六）"),
    "encouraged_at_evaluation": ("综合评议页标出第六条重点支持的企业", "只作标注，不加分，不改变排名"),
    "feedback_exact": ("评审反馈报告写明具体分数", "不勾选的只写分数段；第二十六条没有规定，由本方案定"),
    "recusal_claims": ("向申报单位公开评审员名单，可以申请回避", "第二十七条"),
    "visit_county": ("旗县区质量工作主管部门参加寻访", "第三十二条由市质量工作主管部门和行业主管部门寻访"),
    "hear_first": ("撤销称号前听取企业陈述申辩", "第三十条、第三十一条没有规定，由本方案定"),
}
DATES = {
    "opens_on": ("开始受理日期", "不早于申报公告发布之日"),
    "deadline": ("申报截止", "精确到分，含这一分钟"),
    "county_deadline": ("旗县区推荐截止", "晚于申报截止"),
    "base_date": ("“近3年”和各项年限的基准日", "写入申报公告"),
}
SECTIONS = (
    ("日期", tuple(DATES)),
    ("公示、补正与回函", ("internal_days", "qualification_days", "consultation_days", "objection_blocks",
                      "correction_rounds", "correction_days", "reply_days", "credit_checkpoints")),
    ("评审与评分", ("panel_min_document", "panel_min_site", "method", "spread_item", "spread_total",
                "weight_document", "weight_site", "floor", "shortlist_ratio", "encouraged_at_evaluation")),
    ("回避", ("recusal_claims",)),
    ("申报材料", ("profile_chars", "report_chars")),
    ("证书", ("certificate_prefix",)),
    ("反馈与双向评价", ("feedback_exact", "mutual_days")),
    ("获奖之后", ("visit_interval", "visit_county", "hear_first")),
)  # fmt: skip


def reading_field(reading: Reading) -> str:
    """The form's name of a reading: dots are not for names."""
    return f"reading_{reading.key.replace('.', '_')}"


class PlanForm(forms.Form):
    """Cleans into a `Plan`; what the plan itself finds wrong stands beside the field it is about."""

    number = forms.IntegerField(label="届次", min_value=1, max_value=999, help_text="写数字，例如10")

    def __init__(self, *args: Any, plan: Plan | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_fields()
        if plan is not None:
            del self.fields["number"]
            self.initial = {**initial_of(plan), **self.initial}
        else:
            self.initial = {**DEFAULTS, **self.initial}

    def add_fields(self) -> None:
        for name, (label, hint) in DATES.items():
            moment = name in ("deadline", "county_deadline")
            self.fields[name] = _moment(label, hint) if moment else _day(label, hint)
        for name, (label, unit, hint) in WHOLE.items():
            self.fields[name] = forms.IntegerField(label=label, min_value=0, max_value=99999, help_text=hint)
            describe(self.fields[name], unit=unit)
        for name, (label, unit, hint) in DECIMALS.items():
            self.fields[name] = forms.DecimalField(
                label=label, help_text=hint, required=name != "floor", max_digits=7, decimal_places=3
            )
            if unit:
                describe(self.fields[name], unit=unit)
        self.fields["objection_blocks"] = forms.ChoiceField(
            label="拟授奖公示有异议时", choices=BLOCKS, widget=forms.RadioSelect,
            help_text="第二十六条；两种读法见释明0006",
        )  # fmt: skip
        self.fields["certificate_prefix"] = forms.CharField(
            label="证书编号的字头",
            max_length=8,
            help_text="2到8个大写英文字母；其后是届次、年份、随机位和校验位",
        )
        for name, (label, hint) in TICKS.items():
            self.fields[name] = forms.BooleanField(label=label, help_text=hint, required=False)
        self.fields["method"] = forms.ChoiceField(label="汇总方法", choices=METHODS, widget=forms.RadioSelect)
        for reading in CATALOGUE:
            self.fields[reading_field(reading)] = _reading(reading)

    def sections(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields under their headings, the readings last."""
        made = [(title, [self[name] for name in names]) for title, names in SECTIONS]
        return [*made, ("条文的读法", [self[reading_field(r)] for r in CATALOGUE])]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors:
            for name, words in self.plan().faulty():
                self.add_error(name, words)
        return cleaned

    def plan(self) -> Plan:
        """The plan typed. Call on cleaned data."""
        values = {f.name: self.cleaned_data[f.name] for f in fields(Plan) if f.name in self.fields}
        for name in ("deadline", "county_deadline"):
            values[name] = values[name].astimezone(BAOTOU)
        for name in ("weight_document", "weight_site", "shortlist_ratio"):
            values[name] = plain(values[name])
        return Plan(**values, readings=self.readings())

    def readings(self) -> dict[str, str]:
        """Only those that differ from the default are the plan's own."""
        chosen = {r.key: str(self.cleaned_data[reading_field(r)]) for r in CATALOGUE}
        return {r.key: chosen[r.key] for r in CATALOGUE if chosen[r.key] != written(r.default)}


def plain(value: Decimal) -> Decimal:
    """0.400 -> 0.4: the form keeps no places that nobody typed."""
    return Decimal(f"{value.normalize():f}")


def initial_of(plan: Plan) -> dict[str, Any]:
    """A plan as the form shows it."""
    chosen = plan.chosen()
    values = {f.name: getattr(plan, f.name) for f in fields(Plan) if f.name != "readings"}
    return {**values, **{reading_field(r): written(v) for r, v in chosen}}


# What is neither a date, a number nor a reading.
OTHERS = {
    "method",
    "objection_blocks",
    "certificate_prefix",
}
DEFAULTS: dict[str, Any] = {
    **{f.name: f.default for f in fields(Plan) if f.name in {*WHOLE, *DECIMALS, *TICKS, *OTHERS}},
    **{reading_field(r): written(r.default) for r in CATALOGUE},
}


def _day(label: str, hint: str) -> forms.Field:
    return forms.DateField(label=label, help_text=hint, widget=forms.DateInput, input_formats=["%Y-%m-%d"])


def _moment(label: str, hint: str) -> forms.Field:
    formats = [MOMENT, f"{MOMENT}:%S"]
    return forms.DateTimeField(label=label, help_text=hint, widget=forms.DateTimeInput, input_formats=formats)


def _reading(reading: Reading) -> forms.Field:
    """A choice where the readings are counted, else whole years; the hint says where it is explained."""
    articles = "、".join(f"第{texts.chinese(n)}条" for n in reading.articles)
    hint = f"{articles}；两种读法和由谁定，见释明{reading.interpretation:04d}"
    if not reading.allowed:
        field: forms.Field = forms.IntegerField(
            label=reading.label, help_text=hint, min_value=1, max_value=99
        )
        describe(field, unit="年")
        return field
    values = [written(v) for v in reading.allowed]
    choices = list(zip(values, reading.labels or values, strict=True))
    return forms.ChoiceField(label=reading.label, help_text=hint, choices=choices, widget=forms.RadioSelect)
