"""Who is told of a file, of its cycle, and of the lists it stands on.

An applicant hears of an outcome only when it is released, so the quiet steps tell the applicant nothing.
"""

from datetime import datetime

from django.db.models import Q

from award.process.application import Road
from award.process.cycle import CycleRoad
from award.process.kinds import Actor, Steps
from award.process.lists import ListRoad
from award.records.applications.models import Application
from award.records.cycles.models import Cycle
from award.records.notices.models import AwardList
from award.records.people.models import Post
from award.records.seat import Seat
from award.services.messages import about, of_applicant, posts, send
from award.services.telling import mutual

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
    if step is Road.FINISH_SITE:
        mutual.invited(row, now)
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
