"""What CITY's pages share: the findings above a button, the actions beside it, the words for a step."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from award.law.citation import Kind
from award.process.application import Road
from award.process.appointment import AppointmentRoad
from award.process.conduct import ConductRoad
from award.process.course import CourseRoad
from award.process.cycle import CycleRoad
from award.process.event import EventRoad
from award.process.honour import HonourRoad
from award.process.incubation import PoolRoad
from award.process.integrity import IntegrityRoad
from award.process.kinds import Actor, Steps
from award.process.lists import ListRoad
from award.process.means import AdjustmentRoad, BudgetRoad
from award.process.method import MethodRoad
from award.process.misuse import MisuseRoad
from award.process.objection import ObjectionRoad
from award.process.panel import PanelRoad, SheetRoad
from award.process.question import QuestionRoad
from award.process.recusal import RecusalRoad
from award.process.register import ArchiveRoad, ChangeRoad
from award.process.spreading import ActivityRoad, StoryRoad
from award.process.visit import MendRoad, VisitRoad
from award.services import steps
from award.web.mending import attest_url, mends_of
from award.web.parts import Unmet
from award.web.seats import SeatedRequest

ROADS: tuple[type[Steps], ...] = (
    Road, CycleRoad, ListRoad, PanelRoad, SheetRoad, ObjectionRoad, HonourRoad, AppointmentRoad,
    RecusalRoad, ConductRoad, IntegrityRoad, PoolRoad, ArchiveRoad, ChangeRoad, VisitRoad, MendRoad,
    QuestionRoad, EventRoad, MisuseRoad, BudgetRoad, AdjustmentRoad, StoryRoad, ActivityRoad,
    CourseRoad, MethodRoad,
)  # fmt: skip
STEPS: dict[str, Steps] = {step.key: step for road in ROADS for step in road}
# Lines of the ledger that are no step of a road.
OTHER_LINES = {
    "application.ask_extension": "提出个别顺延",
    "application.refuse_extension": "不准个别顺延",
    "objection.open_identity": "拆看异议人身份",
    "paper.send_back": "退回代为登记",
    "calendar.import": "登记节假日表",
    "declaration.none": "声明没有利害关系",
    "library.fact": "登记评审员履历",
    "course.sign_up": "报名培训",
    "course.give_up": "取消培训报名",
    "course.come_up": "候补递补",
    "course.sign_in": "扫码签到",
    "course.tick": "勾选、补录签到",
    "course.evaluate": "评价培训",
    "course.material": "登记培训资料",
    "notice.prepare_correction": "提出公示更正",
    "notice.correct": "发布公示更正",
    "notice.drop_correction": "撤下公示更正",
    "notice.interrupt": "登记公示中断",
    "notice.channel": "登记公示渠道",
    "notice.copy": "制作公示的签名副本",
    "misuse.report": "收到举报线索",
    "misuse.open_identity": "拆看举报人身份",
    "opinion.open_identity": "拆看提意见人身份",
    "undertaking.sign": "签署保密、廉洁承诺书",
    "mutual.give": "提交双向评价",
    "mutual.decide": "处理双向评价",
    "event.take_in": "登记获奖后事件",
    "change.enter": "登记名称变更、承继",
    "import.recipients": "导入往届获奖单位",
    "integrity.enter": "登记诚信台账",
    "certificate.authorise": "授权制作证书",
    "paper.make": "生成文书",
    "diagnosis.start": "开始自我诊断",
    "diagnosis.finish": "完成自我诊断",
    "diagnosis.share": "共享自我诊断",
    "diagnosis.unshare": "收回共享的自我诊断",
    "diagnosis.measure": "登记改进措施",
    "standard.enter": "登记标准规范",
    "standard.confirm": "复核标准规范",
    "standard.end": "登记标准规范废止",
    "paper.stamp": "登记文书盖章件",
    "paper.template": "更换文书模板",
    "certificate.make": "制作证书电子查验件",
    "insignia.issued": "登记颁发奖牌、证书",
    "insignia.recalled": "登记收回奖牌、证书",
    "insignia.void": "登记奖牌、证书作废",
    "consultation.remind": "催办回函",
    "import.credit": "导入信用名单",
    "tag.enter": "登记重点支持标签",
    "tag.doubt": "单位反映标签有误",
    "tag.answer": "答复标签问题",
    "tag.invite": "登记邀请申报",
    "import.encouraged": "导入重点支持标签",
    "mobilising.enter": "登记申报动员",
    "budget.enter": "登记年度预算",
    "adjustment.enter": "登记预算调整",
    "means.commitment": "登记支出安排",
    "means.voucher": "登记凭证",
    "means.release": "释放支出安排的余额",
    "means.reversal": "冲销凭证",
}


def step_label(key: str) -> str:
    """The words of a ledger line's step; the key itself for what no road knows."""
    step = STEPS.get(key)
    return step.label if step else OTHER_LINES.get(key, key)


def findings(step: Steps, subject: models.Model, request: SeatedRequest, details: Any = None) -> list[Unmet]:
    """What stands against a step, with the place where this seat mends it; `details` as the page proposes."""
    mends = mends_of(subject, request.seat)
    found = []
    for f in steps.why_not(step, subject, request.now, request.seat, details):
        url, label = mends.get(f.key, ("", ""))
        if f.kind is Kind.CONFIRM and not url:
            url, label = attest_url(subject, f.key, request.seat), "具名认定"
        found.append(Unmet(f, url, label))
    return found


def do_url(subject: Any, step: Steps, **hidden: object) -> str:
    """The generic page of a step on a subject; `hidden` goes into the query string."""
    query = "&".join(f"{name}={value}" for name, value in hidden.items())
    return f"/do/{subject.subject}/{step.name.lower()}/" + (f"?{query}" if query else "")


def actions(subject: Any, offered: Iterable[Steps], request: SeatedRequest) -> list[tuple[str, str]]:
    """(label, address) of those steps that this seat could take from here."""
    return [(s.label, do_url(subject, s)) for s in offered if steps.may(s, subject, request.seat)]


def on_hand(actor: Actor, accounts: frozenset[str]) -> bool:
    """Whether CITY enters this organ's papers: nobody sits on its own seat."""
    return actor.value not in accounts
