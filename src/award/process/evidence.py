"""Evidence by what it proves (Articles 15, 20, 21), and the county's checklist drawn from it."""

from dataclasses import dataclass

from award.law.citation import Citation, cite
from award.process.entry_form import EntryForm


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a file proves; `required` before filing; `law` the words it answers to."""

    key: str
    label: str
    law: Citation
    required: bool = True
    hint: str = ""


REQUIREMENTS = (
    Requirement("licence", "营业执照", cite(15, "具有独立法人资格")),
    Requirement(
        "permits", "有关资质、许可证照", cite(15, "具备有关资质或证照"), hint="没有专项许可要求的，传说明"
    ),
    Requirement("audit", "近三年审计报告", cite(15, "关键经济、技术指标和质量水平应位居包头市同行业前列")),
    Requirement("tax", "近三年完税证明", cite(17, "缴纳和代扣代缴税收")),
    Requirement("social", "近三年社会保险费缴纳证明", cite(17, "社会保险费过程中")),
    Requirement("credit", "公共信用信息报告", cite(17, "有不良信用记录未修复的")),
    Requirement("cqo", "首席质量官任命文件", cite(15, "有效运行首席质量官制度")),
    Requirement("excellence", "导入卓越绩效模式的证明", cite(15, "实施卓越绩效模式2年以上")),
    Requirement("notice", "单位内部公示照片或证明", cite(20, "在单位内部进行公示")),
    Requirement("hightech", "高新技术企业证书", cite(16, "拥有有效期内高新技术企业资格证书"), required=False),
    Requirement("system", "管理体系认证证书", cite(15, "质量管理体系健全"), required=False),
    Requirement("other", "其他证明材料", cite(20, "如实填写申报材料"), required=False),
)

PROVING = frozenset(r.key for r in REQUIREMENTS)

# The purpose of what an authority adds to its own act on a file; never part of the applicant's dossier.
PAPER = "paper"
# A picture of the self-assessment's own text: proves nothing by itself, is read with it.
PICTURE = "picture"

FORM_POINTS = (
    ("form", "申报表内容完整、前后一致"),
    ("report", "自我评价报告逐条写明、有据可查"),
    ("inside", "单位内部公示真实、足日"),
)


def label_of(key: str) -> str:
    """The label of a requirement; the key itself for what is none (a scan of a paper)."""
    return {PICTURE: "正文插图", **{r.key: r.label for r in REQUIREMENTS}}.get(key, key)


def label_of_point(key: str) -> str:
    """The label of one point of the county's checklist."""
    return dict(FORM_POINTS).get(key) or label_of(key)


def missing(purposes: frozenset[str]) -> tuple[str, ...]:
    """Labels of required evidence that no file proves."""
    return tuple(r.label for r in REQUIREMENTS if r.required and r.key not in purposes)


def checklist(purposes: frozenset[str], form: EntryForm) -> tuple[tuple[str, str], ...]:
    """The county's points: (key, label), for what was handed in (Article 21: complete and true).

    The form as a whole, the sections of which its definition says what to verify, the report, the files.
    """
    sections = tuple((f"form.{s.key}", f"{s.title}：{s.check}") for s in form.sections if s.check)
    handed_in = tuple((r.key, r.label) for r in REQUIREMENTS if r.required or r.key in purposes)
    return (FORM_POINTS[0], *sections, *FORM_POINTS[1:], *handed_in)


# What a department needs to see for each 项 of Article 17; for the county's joint check (0), everything.
_FOR_GROUND: dict[int, tuple[str, ...]] = {
    1: ("licence", "permits", "system"),
    2: ("licence", "permits"),
    3: ("licence", "permits"),
    4: ("other",),
    5: ("tax", "social"),
    6: ("credit",),
}


def needed_for(ground: int) -> tuple[str, ...]:
    """Keys of the requirements whose files a question needs, no more (Article 28)."""
    return _FOR_GROUND[ground] if ground else tuple(r.key for r in REQUIREMENTS)
