"""Article 23 on site: each visit arranged, its team there, a few records, the closing, the report."""

from datetime import timedelta
from uuid import UUID

from award.demo.play import Play
from award.law.art07_criteria import criteria
from award.process.site_visit import SiteVisitRoad, dealt, template
from award.records.cases import local
from award.records.onsite.models import SiteVisit
from award.records.reviewing import counted
from award.records.reviews.models import Examiner
from award.records.seat import Seat
from award.services import onsite
from award.services.deeds.site_visits import Arrangement, SiteReport, Told

SEEN = (
    ("4.1.2", "strength", "none", "高层每季度主持质量分析会，三年会议纪要齐全，决议逐项销号。"),
    ("4.5.3", "fact", "technical", "看了关键工序的参数记录，抽查12批，均在控制限内。"),
    ("4.6.2", "opportunity", "none", "与标杆的对比数据来自两家供方，来源偏少。"),
)
TOLD = {
    "strengths": "高层领导推动质量改进，决议有跟踪有结果。\n过程控制记录完整。",
    "opportunities": "标杆对比的数据来源可以扩大。\n改进成果向分厂推广还不充分。",
}
COURSE = (
    "按日程召开首次会议，参观生产、检验现场，分组访谈和查证，组内沟通后召开末次会议，通报优势和改进机会。"
)
VERIFIED = "材料评审提出的待核实事项已逐项查证：三年数据与审计报告一致，顾客满意度调查有原始问卷。"


def seat_of(play: Play, examiner: Examiner) -> Seat:
    return next(s for key, s in play.troupe.experts.items() if play.troupe.examiners[key].pk == examiner.pk)


def arrange(play: Play) -> None:
    """The leader sets the days and deals out the clauses; the team signs in; some note what they saw."""
    for panel in play.panels("site"):
        for turn, row in enumerate(panel.applications.order_by("number")):
            visit, members = onsite.of(panel, row), counted(panel, row)
            leader = seat_of(play, next(m.examiner for m in members if m.leader))
            days = 2 if turn % 3 == 0 else 1
            split = dealt(criteria(), [str(m.examiner_id) for m in members])
            first = local(play.now).date() + timedelta(days=turn % 3)
            play.take(SiteVisitRoad.ARRANGE, visit, leader, Arrangement(first, days, template(days), split))
            visit.refresh_from_db()
            for place, member in enumerate(members):
                seat = seat_of(play, member.examiner)
                onsite.check_in(visit, key=_key(play), by=seat, now=play.now)
                if place < len(SEEN) and turn == 0:
                    clause, bearing, secrecy, text = SEEN[place]
                    given = {"clause": clause, "bearing": bearing, "secrecy": secrecy, "text": text,
                             "shared": bearing != "fact"}  # fmt: skip
                    onsite.note(visit, key=_key(play), values=given, base=0, by=seat, now=play.now)


def _key(play: Play) -> UUID:
    """From dice of its own, so that every run makes the same rows and the marks stay what they were."""
    return UUID(int=play.dice.getrandbits(128), version=4)


def report(play: Play) -> None:
    """After the closing meeting the leader writes how it went and what was verified."""
    for visit in SiteVisit.objects.filter(panel__cycle=play.cycle_id, application__state="site_visit"):
        leader = seat_of(play, visit.panel.members.get(leader=True, left_at=None).examiner)
        play.take(SiteVisitRoad.TELL, visit, leader, Told(TOLD))
        play.take(SiteVisitRoad.REPORT, visit, leader, SiteReport(COURSE, VERIFIED))
