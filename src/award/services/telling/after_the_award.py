"""Who is told of titles, of their use, and of the follow-up visits."""

from datetime import datetime

from award.process.honour import HonourRoad
from award.process.kinds import Actor, Steps
from award.process.misuse import MisuseRoad
from award.process.visit import MendRoad, VisitRoad
from award.records.honours.models import Honour, MisuseReport
from award.records.seat import Seat
from award.records.visits.models import Mend, Visit
from award.services.messages import posts, send


def honour(step: Steps, row: Honour, by: Seat, now: datetime) -> None:
    recipient = posts(Actor.APPLICANT, enterprise_id=row.enterprise_id)
    if step is HonourRoad.OPEN_STUDY:
        organ = posts(Actor.SECTOR, organ_id=row.study_organ_id)
        send(organ, f"请会同研究是否报请撤销{row.name}的称号", "/events/", now)
    elif step in (HonourRoad.OPINION, HonourRoad.STATE):
        send(posts(Actor.CITY), f"{row.name}：{step.label}", f"/city/honours/{row.pk}/", now)
    elif step is HonourRoad.NOT_REVOKE:
        send(posts(Actor.CITY), f"市人民政府不予撤销：{row.name}", f"/city/honours/{row.pk}/", now)
    if step in (HonourRoad.ESTABLISH, HonourRoad.STUDY):
        send(recipient, "你单位的称号已报请撤销，可以提交陈述申辩", "/recipient/", now)
    if step in (HonourRoad.REVOKE, HonourRoad.REVOKE_FRAUD):
        send(recipient, "你单位的市长质量奖称号已撤销，请交回奖牌（奖杯）、证书", "/recipient/", now)
    if step in (HonourRoad.ESTABLISH, HonourRoad.STUDY):
        send(posts(Actor.GOVERNMENT), f"报请撤销称号：{row.name}", "/government/", now)
    elif step in (HonourRoad.REVOKE, HonourRoad.REVOKE_FRAUD):
        send(posts(Actor.CITY), f"市人民政府撤销称号：{row.name}，请收回奖牌、证书", "/city/honours/", now)


def misuse(step: Steps, row: MisuseReport, by: Seat, now: datetime) -> None:
    """The recipient is asked to put it right, and told once it is; nobody is told who reported it."""
    if row.honour is not None and step in (MisuseRoad.REQUEST, MisuseRoad.CORRECTED):
        recipient = posts(Actor.APPLICANT, enterprise_id=row.honour.enterprise_id)
        said = "请按督促改正通知改正" if step is MisuseRoad.REQUEST else "已登记改正"
        send(recipient, f"获奖称号的使用：{said}", "/recipient/", now)


def visit(step: Steps, row: Visit, by: Seat, now: datetime) -> None:
    """The department hears of its visit; the recipient of the visit to come and of what it must mend."""
    recipient = posts(Actor.APPLICANT, enterprise_id=row.honour.enterprise_id)
    if step is VisitRoad.ARRANGE:
        organ = posts(Actor.SECTOR, organ_id=row.organ_id)
        send(organ, f"请参加{row}，约定{row.set_for}", f"/visits/{row.pk}/", now)
        send(recipient, f"第{row.number}次寻访约定在{row.set_for}", "/recipient/", now)
    elif step is VisitRoad.RAISE:
        send(recipient, "寻访提出了整改事项，请在期限内报告整改情况", "/recipient/", now)


def mend(step: Steps, row: Mend, by: Seat, now: datetime) -> None:
    if step is MendRoad.ANSWER:
        text = f"{row.visit.honour.name}报告了整改情况"
        send(posts(Actor.CITY), text, f"/visits/{row.visit_id}/", now)
    elif step is MendRoad.RETURN:
        recipient = posts(Actor.APPLICANT, enterprise_id=row.visit.honour.enterprise_id)
        send(recipient, "整改事项经核实退回，请继续整改", "/recipient/", now)
