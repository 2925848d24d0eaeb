"""Articles 30 to 33 after an award: one honour is revoked for an accident and its insignia come back."""

from award.demo.cast import EMERGENCY
from award.demo.play import Play
from award.process.honour import HonourRoad
from award.records.honours.models import Honour
from award.services.deeds.honours import Revocation, Study

STUDIED, REVOKED, RECALLED, ANNOUNCED = 12, 20, 26, 27  # working days of the cycle that runs meanwhile


def schedule(play: Play, honour: Honour) -> None:
    """Put the revocation of an earlier cycle's honour on this play's agenda."""
    play.on(STUDIED, 16, study, play, honour)
    play.on(REVOKED, 16, revoke, play, honour)
    play.on(RECALLED, 16, recall, play, honour)
    play.on(ANNOUNCED, 16, announce, play, honour)


def study(play: Play, honour: Honour) -> None:
    because = f"该单位于获奖后三年内发生一起较大生产安全事故（示例），经{EMERGENCY}会同研究，建议报请撤销。"
    play.take(HonourRoad.STUDY, honour, play.troupe.clerk, Study(EMERGENCY, because))


def revoke(play: Play, honour: Honour) -> None:
    number = f"包府发〔{play.today.year}〕{play.number + 5}号（示例）"
    play.take(HonourRoad.REVOKE, honour, play.troupe.government, Revocation(number, play.today))


def recall(play: Play, honour: Honour) -> None:
    play.take(HonourRoad.RECALL, honour, play.troupe.clerk)


def announce(play: Play, honour: Honour) -> None:
    play.take(HonourRoad.ANNOUNCE, honour, play.troupe.releaser)
