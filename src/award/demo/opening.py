"""Articles 18 and 19: the plan, its two approvals, the launch, the call."""

from datetime import datetime

from award.demo import timetable as t
from award.demo.play import Play
from award.law.art18_launch import ORGANS
from award.law.art19_call import RECEIVERS
from award.process.cycle import CycleRoad
from award.process.plan import BAOTOU, Plan
from award.services import cycles, undertakings
from award.services.deeds.cycles import Approval, CallDraft, Confirmation


def schedule(play: Play) -> None:
    play.on(t.DRAFT_PLAN, 9, draft, play, minute=10)
    play.on(t.SUBMIT_PLAN, 10, submit, play)
    play.on(t.APPROVALS, 15, register_approvals, play)
    play.on(t.LAUNCH, 9, launch, play)
    play.on(t.PREPARE_CALL, 10, prepare_call, play)
    play.on(t.CALL, 9, call, play, minute=30)


def plan(play: Play) -> Plan:
    """The dates that the timetable keeps, the defaults for all else."""
    closes, county = play.agenda.day(t.DEADLINE), play.agenda.day(t.COUNTY_DEADLINE)
    return Plan(
        opens_on=play.agenda.day(t.OPENS),
        deadline=datetime.combine(closes, t.CLOSING_TIME, BAOTOU),
        county_deadline=datetime.combine(county, t.CLOSING_TIME, BAOTOU),
        base_date=closes,
    )


def draft(play: Play) -> None:
    play.cycle_id = cycles.draft(play.number, plan(play), by=play.troupe.clerk, now=play.now).pk


def submit(play: Play) -> None:
    play.take(CycleRoad.SUBMIT_PLAN, play.cycle, play.troupe.clerk)


def register_approvals(play: Play) -> None:
    """Each organ's paper: entered by one officer, confirmed by the other."""
    for number, (organ, name) in enumerate(ORGANS.items(), start=1):
        series = {"party": "包党办发", "government": "包府批"}[organ]
        paper = f"{series}〔{play.today.year}〕{play.number + number}号（示例）"
        title = f"{name}关于同意开展第{play.number}届评审的批复"
        scan = play.scan(title, play.cycle.subject, play.troupe.clerk, paper)
        details = Approval((organ,), paper, play.today, scan)
        play.take(CycleRoad.REGISTER_APPROVAL, play.cycle, play.troupe.clerk, details)
    for entered in play.cycle.approvals.order_by("id"):
        play.take(CycleRoad.CONFIRM_APPROVAL, play.cycle, play.troupe.releaser, Confirmation(entered.pk))


def launch(play: Play) -> None:
    """The cycle begins; every officer who takes part undertakes to keep secrets (28)."""
    play.take(CycleRoad.LAUNCH, play.cycle, play.troupe.releaser)
    for officer in play.troupe.officers():
        undertakings.sign(play.cycle, by=officer, now=play.now)


def prepare_call(play: Play) -> None:
    details = CallDraft(
        receivers=tuple(RECEIVERS),
        medium="包头市人民政府门户网站",
        link=f"{play.agenda.day(t.CALL):%Y年%m月%d日}“通知公告”栏（示例）",
    )
    play.take(CycleRoad.PREPARE_CALL, play.cycle, play.troupe.clerk, details)


def call(play: Play) -> None:
    play.take(CycleRoad.CALL, play.cycle, play.troupe.releaser)
