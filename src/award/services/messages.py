"""Who is told of a step: an in-site message and a mail to each person it concerns.

An applicant hears of an outcome only when it is released, so the quiet steps tell the applicant nothing.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q, QuerySet

from award.law.dates import spoken
from award.process.application import Road
from award.process.appointment import AppointmentRoad
from award.process.cycle import CycleRoad
from award.process.event import EventRoad
from award.process.honour import HonourRoad
from award.process.incubation import PoolRoad
from award.process.kinds import Actor, Steps
from award.process.lists import ListRoad
from award.process.misuse import MisuseRoad
from award.process.objection import ObjectionRoad
from award.process.panel import PanelRoad
from award.process.question import QuestionRoad
from award.process.recusal import RecusalRoad
from award.process.site_visit import SiteVisitRoad
from award.process.visit import MendRoad, VisitRoad
from award.records.applications.models import Application
from award.records.cycles.models import Cycle
from award.records.events.models import Event
from award.records.honours.models import Honour, MisuseReport
from award.records.incubation.models import PoolEntry
from award.records.library.models import Appointment
from award.records.notices.models import AwardList, Objection
from award.records.onsite.models import SiteVisit
from award.records.people.models import Message, Post
from award.records.questions.models import Question
from award.records.recusals.models import Recusal
from award.records.reviews.models import Declaration, Panel
from award.records.seat import Seat
from award.records.visits.models import Mend, Visit


def send(posts: Iterable[Post], text: str, link: str, now: datetime) -> None:
    """One message a person, and one mail a person once the transaction holds."""
    people = {p.user_id: p.user for p in posts}
    Message.objects.bulk_create(Message(user=u, text=text, link=link, at=now) for u in people.values())
    addresses = [u.email for u in people.values()]
    if addresses:
        transaction.on_commit(lambda: _mail(addresses, text, link))


def _mail(addresses: list[str], text: str, link: str) -> None:
    """One mail an address; a mail server that does not answer never undoes an act that has been taken."""
    for address in addresses:
        send_mail(text[:60], f"{text}\n\n{settings.SITE_URL}{link}", None, [address], fail_silently=True)


def posts(actor: Actor, **where: Any) -> QuerySet[Post]:
    """The active posts of an actor, narrowed by county, organ or enterprise."""
    return Post.objects.select_related("user").filter(actor=actor.value, active=True, **where)


def about(application: Application, told: QuerySet[Post]) -> QuerySet[Post]:
    """Those of them who are not recused from the file: to the others it is not mentioned (27)."""
    recused = Declaration.objects.filter(application=application).exclude(interest="none")
    return told.exclude(user__in=recused.values("user"))


def of_applicant(application: Application) -> QuerySet[Post]:
    return posts(Actor.APPLICANT, enterprise_id=application.enterprise_id)


COUNTY_TOLD: dict[Steps, str] = {
    Road.SUBMIT: "{name}提交了申报材料，请在规定时限内会同行业主管部门核实",
    Road.RESUBMIT: "{name}提交了补正材料，请继续初审",
    Road.WITHDRAW: "{name}撤回了申报",
    Road.REASSIGN: "{name}由市主管部门指定在你处初审",
    Road.SECTOR_ANSWER: "行业主管部门就{name}答复了核实情况",
}
CITY_TOLD: dict[Steps, str] = {
    Road.RECOMMEND: "{county}推荐{name}，请进行资格审查",
    Road.REPLY: "有部门就{name}回复了意见",
    Road.FINISH_DOCUMENTS: "{name}的材料评审结果已由组长签署",
    Road.FINISH_SITE: "{name}的现场评审结果已由组长签署",
    Road.WITHDRAW: "{name}撤回了申报",
    Road.APPROVE: "市人民政府批准授奖：{name}",
}
APPLICANT_TOLD: dict[Steps, str] = {
    Road.SUBMIT: "已收到你单位的申报，编号{number}，可下载回执",
    Road.RETURN: "申报材料退回补正，请在{due}前一次补齐所列内容",
    Road.RESUBMIT: "已收到补正材料",
    Road.RECOMMEND: "{county}已签署推荐意见，报市主管部门资格审查",
    Road.NOT_RECOMMEND: "旗县区初审结论已作出，请查看告知书",
    Road.TAKE_BACK: "经复核，撤回你单位的申报资格，请查看告知书",
    Road.DISQUALIFY: "经复核并报市人民政府同意，取消你单位授奖资格，请查看告知书",
    Road.END_FOR_FRAUD: "经查实弄虚作假，你单位的评审已终止，请查看告知书",
    Road.NOT_APPROVE: "市人民政府未批准授奖，请查看告知书",
    Road.LAPSE: "申报截止，草稿未提交，本届申报结束",
}


def application(step: Steps, row: Application, by: Seat, now: datetime) -> None:
    """Tell those that an application's step concerns."""
    words = {
        "name": row.name,
        "number": row.number or "",
        "county": row.county.name,
        "due": row.correction_due or "",
    }
    if step in COUNTY_TOLD:
        county = posts(Actor.COUNTY, county_id=row.county_id)
        send(about(row, county), COUNTY_TOLD[step].format(**words), f"/county/screening/{row.pk}/", now)
    if step in CITY_TOLD:
        city = about(row, posts(Actor.CITY))
        send(city, CITY_TOLD[step].format(**words), f"/city/qualification/{row.pk}/", now)
    if step is Road.REPORT_LATER:
        send(posts(Actor.GOVERNMENT), f"补报请批准授奖：{row.name}", "/government/", now)
    if step in APPLICANT_TOLD:
        send(of_applicant(row), APPLICANT_TOLD[step].format(**words), "/applicant/", now)
    if step in (Road.ASK_SECTOR, Road.CONSULT):
        asked = row.requests.filter(kind="", sent_at=now).values_list("organ_id", flat=True)
        sectors = about(row, posts(Actor.SECTOR, organ_id__in=list(asked)))
        send(sectors, f"请就{row.name}核实并答复", "/sector/", now)


def cycle(step: Steps, row: Cycle, by: Seat, now: datetime) -> None:
    """The call goes to the departments, the counties and the trade bodies (Article 19)."""
    if step is CycleRoad.CALL:
        concerned = Post.objects.select_related("user").filter(
            Q(actor=Actor.COUNTY.value) | Q(actor=Actor.SECTOR.value), active=True
        )
        send(concerned, f"{row}包头市市长质量奖开始申报，请组织动员", "/notices/", now)
    elif step in (CycleRoad.SUBMIT_PLAN, CycleRoad.LAUNCH):
        send(posts(Actor.CITY), f"{row}：{step.label}", "/city/", now)


LIST_TOLD: dict[Steps, tuple[Actor, str, str]] = {
    ListRoad.PROPOSE: (Actor.MEETING, "{list}已提请专题会议审议", "/meeting/"),
    ListRoad.DECIDE: (Actor.OFFICE, "{list}已决定，请向社会公示", "/office/"),
    ListRoad.REPORT: (Actor.GOVERNMENT, "{list}公示期满，报请批准", "/government/"),
    ListRoad.PREPARE: (Actor.CITY, "{list}已拟定，待另一名工作人员复核", "/city/"),
    ListRoad.DRAFT_NOTICE: (Actor.CITY, "{list}的公示稿已拟写，待另一名工作人员发布", "/city/lists/"),
}


def award_list(step: Steps, row: AwardList, by: Seat, now: datetime) -> None:
    """The next seat hears of the list; its members hear with its release (services/lists.py)."""
    if step in LIST_TOLD:
        actor, text, link = LIST_TOLD[step]
        send(posts(actor), text.format(list=row), link, now)


def appointment(step: Steps, row: Appointment, by: Seat, now: datetime) -> None:
    """The invitation goes to the examiner, the answer to CITY."""
    examiner = posts(Actor.EXAMINER, user_id=row.examiner.user_id)
    if step is AppointmentRoad.INVITE:
        text = f"邀请你担任{row.cycle}包头市市长质量奖评审员，请答复"
        send(examiner, text, "/examiner/appointments/", now)
    elif step is AppointmentRoad.WITHDRAW:
        send(examiner, f"{row.cycle}评审员的邀请已撤回", "/examiner/appointments/", now)
    elif step in (AppointmentRoad.ACCEPT, AppointmentRoad.DECLINE):
        told = f"{row.examiner}{step.label}（{row.cycle}）"
        send(posts(Actor.CITY), told, f"/city/appointments/?cycle={row.cycle.number}", now)


RECUSAL_TOLD: dict[Steps, str] = {
    RecusalRoad.DOUBT: "系统查到{name}一处可能的利害关系，请认定",
    RecusalRoad.CLAIM: "{name}申请一名评审员回避，请认定",
    RecusalRoad.ASK_LIFT: "{name}的一件回避提请解除，请另一名工作人员复核",
}


def recusal(step: Steps, row: Recusal, by: Seat, now: datetime) -> None:
    """CITY decides; the person concerned is told without the file's name, which is closed to them."""
    file = row.application
    if step in RECUSAL_TOLD:
        text = RECUSAL_TOLD[step].format(name=file.name)
        others = about(file, posts(Actor.CITY)).exclude(user_id=row.user_id)
        send(others, text, f"/city/recusals/{row.pk}/", now)
    elif step in (RecusalRoad.UPHOLD, RecusalRoad.LIFT):
        did = "经认定须回避，材料已对你关闭" if step is RecusalRoad.UPHOLD else "的回避已解除，请重新声明"
        mine = Post.objects.select_related("user").filter(user_id=row.user_id, actor=row.seat, active=True)
        send(mine, f"{file.cycle}：你对一家申报单位{did}", "/messages/", now)
    elif step is RecusalRoad.DECLARE and by.actor is not Actor.EXAMINER:
        same = posts(by.actor, county_id=by.county) if by.county else posts(by.actor)
        text = f"{by.body}一名工作人员已对{file.name}声明回避，请其他人员办理"
        send(about(file, same), text, "/messages/", now)


def panel(step: Steps, row: Panel, by: Seat, now: datetime) -> None:
    if step in (PanelRoad.FORM, PanelRoad.CHANGE):
        people = row.members.filter(left_at=None).values_list("examiner__user_id", flat=True)
        chosen = Post.objects.select_related("user").filter(user_id__in=people, actor=Actor.EXAMINER.value)
        send(chosen, f"你被编入{row}，请先逐件声明利害关系", "/examiner/", now)
    elif step is PanelRoad.DECLARE:
        mine = Declaration.objects.filter(examiner__user_id=by.person, at=now)
        if mine.exclude(interest="none").exists():
            text = f"{row}有评审员声明回避，请看是否要补人或换组长"
            words = Declaration.objects.filter(application__in=row.applications.all())
            recused = words.exclude(interest="none").values("user")
            send(posts(Actor.CITY).exclude(user__in=recused), text, f"/city/panels/{row.pk}/", now)


def site_visit(step: Steps, row: SiteVisit, by: Seat, now: datetime) -> None:
    """The days of a visit concern its team, the applicant and CITY."""
    if step is not SiteVisitRoad.ARRANGE or row.first_day is None:
        return
    people = row.panel.members.filter(left_at=None).values_list("examiner__user_id", flat=True)
    team = Post.objects.select_related("user").filter(user_id__in=people, actor=Actor.EXAMINER.value)
    when = f"现场评审排定在{spoken(row.first_day)}，共{row.days}天"
    send(team, f"{row.application.name}的{when}", f"/examiner/visit/{row.application_id}/", now)
    send(of_applicant(row.application), f"你单位的{when}", "/applicant/visit/", now)


def objection(step: Steps, row: Objection, by: Seat, now: datetime) -> None:
    city = about(row.application, posts(Actor.CITY))
    if step in (ObjectionRoad.FILE, ObjectionRoad.FILE_LEAD):
        send(city, f"收到一件{row.get_state_display()}：{row.code}", "/city/objections/", now)
    elif step is ObjectionRoad.ASK_CONSENT:
        send(posts(Actor.GOVERNMENT), f"报请同意取消授奖资格：{row.application.name}", "/government/", now)
    elif step in (ObjectionRoad.CONSENT, ObjectionRoad.REFUSE_CONSENT):
        told = f"市人民政府{step.label}：{row.application.name}"
        send(city, told, f"/city/objections/{row.pk}/", now)


def event(step: Steps, row: Event, by: Seat, now: datetime) -> None:
    if step in (EventRoad.ATTEST_GRADE, EventRoad.ATTEST_IMPACT) and by.actor is not Actor.CITY:
        send(posts(Actor.CITY), f"{row}：行业主管部门已{step.label}", f"/events/{row.pk}/", now)


def question(step: Steps, row: Question, by: Seat, now: datetime) -> None:
    if step is QuestionRoad.ASK:
        told = f"收到一件咨询（{row.get_topic_display()}），{spoken(row.due_on)}前答复"
        send(posts(Actor.CITY), told, f"/city/questions/{row.pk}/", now)
    elif step is QuestionRoad.PROPOSE:
        send(posts(Actor.CITY), "有一件咨询答复拟公开，待复看", f"/city/questions/{row.pk}/", now)


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


POOL_TOLD: dict[Steps, str] = {
    PoolRoad.ADMIT: "你单位已纳入市长质量奖培育库，可免费参加培训、得到指导",
    PoolRoad.DECLINE: "你单位暂未纳入市长质量奖培育库，理由见页面；不影响申报",
    PoolRoad.GUIDE: "培育库登记了一次对你单位的指导",
}


def pool(step: Steps, row: PoolEntry, by: Seat, now: datetime) -> None:
    if step in (PoolRoad.ASK, PoolRoad.REFER):
        send(posts(Actor.CITY), f"{row}待确认加入培育库", f"/incubation/{row.pk}/", now)
    elif step in POOL_TOLD:
        told = posts(Actor.APPLICANT, enterprise_id=row.enterprise_id)
        send(told, POOL_TOLD[step], "/applicant/incubation/", now)
