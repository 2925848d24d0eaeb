"""Each seat's pages in groups: the main line of the header, and the line of the group one is in.

A page is one entry here. An address belongs to the entry that it begins with, the longest first.
"""

from dataclasses import dataclass

from award.process.kinds import Actor
from award.web.headers import NavItem

Entry = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """`label` on the main line; it opens on the first of its entries."""

    label: str
    entries: tuple[Entry, ...]


def _one(label: str, url: str) -> Group:
    return Group(label, ((label, url),))


POOL = (
    ("培育库", "/incubation/"), ("申报动员", "/mobilising/"),
    ("重点支持企业", "/encouraged/"), ("邀请申报", "/encouraged/invitations/"),
    ("培训", "/courses/"), ("培训统计", "/courses/statistics/"), ("方法案例", "/methods/desk/"),
)  # fmt: skip

NAVIGATION: dict[Actor, tuple[Group, ...]] = {
    Actor.APPLICANT: (
        _one("我的申报", "/applicant/"),
        Group("申报材料", (
            ("申报表", "/applicant/form/"), ("自我评价报告", "/applicant/report/"),
            ("证明材料", "/applicant/evidence/"), ("内部公示", "/applicant/internal-notice/"),
            ("先看资格", "/applicant/eligibility/"), ("材料体检", "/applicant/check/"),
            ("填写记录", "/applicant/history/"),
        )),
        Group("现场评审", (("日程", "/applicant/visit/"), ("双向评价", "/applicant/mutual/"))),
        Group("获奖之后", (
            ("称号与寻访", "/recipient/"), ("写经验", "/recipient/stories/"),
            ("推广活动", "/spreading/activities/"),
        )),
        Group("培育", (
            ("培育库", "/applicant/incubation/"), ("自我诊断", "/applicant/diagnosis/"),
            ("重点支持标签", "/applicant/encouraged/"),
            ("培训", "/courses/"), ("方法案例", "/methods/"),
        )),
        _one("人员", "/applicant/people/"),
    ),
    Actor.COUNTY: (
        _one("我的案头", "/county/"), _one("申报件", "/county/screening/"),
        _one("报送", "/county/forward/"), _one("利害关系声明", "/declarations/"),
        Group("培育", POOL),
        _one("寻访", "/visits/"),
        Group("推广", (("推广活动", "/spreading/activities/"), ("推广统计", "/spreading/statistics/"))),
        _one("文书", "/county/papers/"),
    ),
    Actor.SECTOR: (
        _one("我的案头", "/sector/"),
        Group("培育", POOL),
        _one("寻访", "/visits/"), _one("获奖后事件", "/events/"),
        Group("推广", (("推广活动", "/spreading/activities/"), ("推广统计", "/spreading/statistics/"))),
    ),
    Actor.CITY: (
        _one("我的案头", "/city/"),
        Group("届次", (
            ("方案与通知", "/city/plan/"), ("申报表样", "/city/form/"), ("个别顺延", "/city/extensions/"),
        )),
        Group("申报与名单", (
            ("申报件", "/city/qualification/"), ("征求意见", "/city/consult/"),
            ("信用名单", "/city/credit/"), ("利害关系声明", "/declarations/"),
            ("名单", "/city/lists/"), ("公示", "/publicity/"), ("异议", "/city/objections/"),
        )),
        Group("评审", (
            ("评审员库", "/city/examiners/"), ("聘任", "/city/appointments/"),
            ("评审组", "/city/panels/"), ("抽取评审组", "/city/draw/"), ("回避", "/city/recusals/"),
            ("评审纪律", "/city/conduct/"), ("双向评价", "/city/mutual/"),
            ("综合评议", "/city/evaluation/"), ("反馈报告", "/city/feedback/"),
        )),
        Group("培育", POOL),
        _one("咨询", "/city/questions/"),
        Group("获奖与监督", (
            ("获奖单位", "/city/honours/"), ("往届与变更", "/city/recipients/"),
            ("寻访", "/visits/"), ("获奖后事件", "/events/"), ("举报", "/city/reports/"),
            ("诚信台账", "/city/integrity/"), ("评审经费", "/city/means/"),
        )),
        Group("推广", (
            ("获奖单位经验", "/spreading/stories/"), ("推广活动", "/spreading/activities/"),
            ("推广统计", "/spreading/statistics/"),
        )),
        Group("文书与证书", (
            ("文书", "/city/papers/"), ("代为登记", "/city/paper/"),
            ("证书", "/city/certificates/"), ("奖牌证书登记", "/city/insignia/"),
            ("标准规范", "/city/standards/"),
        )),
    ),
    Actor.EXAMINER: (
        _one("我的案头", "/examiner/"), _one("聘任与承诺", "/examiner/appointments/"),
        _one("双向评价", "/examiner/mutual/"),),
    Actor.MEETING: (_one("总览", "/meeting/"),),
    Actor.OFFICE: (
        _one("我的案头", "/office/"), _one("公示", "/publicity/"), _one("文书", "/office/papers/"),
    ),
    Actor.GOVERNMENT: (
        _one("我的案头", "/government/"),
        Group("证书", (("证书", "/government/certificates/"), ("奖牌证书登记", "/government/insignia/"))),
        _one("文书", "/government/papers/"),
    ),
    Actor.ADMIN: (
        _one("人员与席位", "/admin/people/"), _one("部门", "/admin/organs/"),
        _one("节假日", "/admin/holidays/"),
    ),
}  # fmt: skip
EVERYBODY = (_one("消息", "/messages/"), _one("办法全文", "/regulation/"))


def lines(actor: Actor, path: str) -> tuple[list[NavItem], list[NavItem]]:
    """The main line, and the line of the group that `path` is in (empty for a group of one page)."""
    groups = (*NAVIGATION[actor], *EVERYBODY)
    here = max((u for g in groups for _, u in g.entries if path.startswith(u)), key=len, default="")
    main = [NavItem(g.label, g.entries[0][1], any(u == here for _, u in g.entries)) for g in groups]
    inside = next((g for g in groups if any(u == here for _, u in g.entries)), None)
    if inside is None or len(inside.entries) < 2:
        return main, []
    return main, [NavItem(label, url, url == here) for label, url in inside.entries]
