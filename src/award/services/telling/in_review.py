"""Who is told of examiners, recusals, panels and visits on site."""

from datetime import datetime

from award.law.dates import spoken
from award.process.appointment import AppointmentRoad
from award.process.kinds import Actor, Steps
from award.process.panel import PanelRoad
from award.process.recusal import RecusalRoad
from award.process.site_visit import SiteVisitRoad
from award.records.library.models import Appointment
from award.records.onsite.models import SiteVisit
from award.records.people.models import Post
from award.records.recusals.models import Recusal
from award.records.reviews.models import Declaration, Panel
from award.records.seat import Seat
from award.services.messages import about, of_applicant, posts, send


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
