"""Articles 30 to 33 after an award: one honour is revoked for an accident and its insignia come back."""

from datetime import timedelta

from award.demo.cast import EMERGENCY
from award.demo.play import Play
from award.process.event import EventRoad
from award.process.honour import HonourRoad
from award.process.insignia import Move
from award.records.honours.models import Honour
from award.services import events, insignia
from award.services.deeds.events import Decision
from award.services.deeds.honours import Opening, Opinion, Revocation, Study

# Working days of the cycle that runs meanwhile.
TOLD, OPENED, STUDIED, REVOKED, RECALLED, ANNOUNCED = 6, 8, 12, 20, 26, 27


def schedule(play: Play, honour: Honour) -> None:
    """Put the revocation of an earlier cycle's honour on this play's agenda."""
    play.on(TOLD, 16, tell, play, honour)
    play.on(OPENED, 16, open_study, play, honour)
    play.on(STUDIED, 15, give_opinion, play, honour)
    play.on(STUDIED, 16, study, play, honour)
    play.on(REVOKED, 16, revoke, play, honour)
    play.on(RECALLED, 16, recall, play, honour)
    play.on(ANNOUNCED, 16, announce, play, honour)


def tell(play: Play, honour: Honour) -> None:
    """Three deaths: the figures give 较大, within the three years."""
    told = events.Intake(
        kind="safety_accident", source="bulletin", document="示例安委〔2026〕1号（示例）",
        occurred_on=play.today - timedelta(days=9), deaths=3, injuries=1,
        facts="一起生产安全事故，调查报告已批复（示例）。",
    )  # fmt: skip
    event = events.take_in(honour, told, by=play.troupe.clerk, now=play.now)
    reason = "属于授奖后3年内的较大生产安全事故，提请行业主管部门会同研究（示例）。"
    play.take(EventRoad.DECIDE, event, play.troupe.clerk, Decision("article_31", reason))


def open_study(play: Play, honour: Honour) -> None:
    organ = play.troupe.organ(EMERGENCY)
    play.take(HonourRoad.OPEN_STUDY, honour, play.troupe.clerk, Opening(str(organ.pk)))


def give_opinion(play: Play, honour: Honour) -> None:
    said = Opinion("revoke", "事故等级为较大，该单位负主要责任，建议报请撤销（示例）。")
    play.take(HonourRoad.OPINION, honour, play.troupe.organs[EMERGENCY], said)


def study(play: Play, honour: Honour) -> None:
    because = f"该单位于获奖后三年内发生一起较大生产安全事故（示例），经{EMERGENCY}会同研究，建议报请撤销。"
    play.take(HonourRoad.STUDY, honour, play.troupe.clerk, Study(because))


def revoke(play: Play, honour: Honour) -> None:
    number = f"包府发〔{play.today.year}〕{play.number + 5}号（示例）"
    play.take(HonourRoad.REVOKE, honour, play.troupe.government, Revocation(number, play.today))


def recall(play: Play, honour: Honour) -> None:
    for piece in insignia.outstanding(honour):
        insignia.take_back(
            piece, Move.RECALLED, on=play.today, person="交回人（示例）", by=play.troupe.clerk, now=play.now
        )
    play.take(HonourRoad.RECALL, honour, play.troupe.clerk)


def announce(play: Play, honour: Honour) -> None:
    play.take(HonourRoad.CENSURE, honour, play.troupe.releaser)
