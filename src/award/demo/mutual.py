"""Article 29: after the site results are signed, units and examiners speak of each other; CITY looks."""

from award.demo.play import Play
from award.demo.site_visits import seat_of
from award.process.application import S
from award.process.mutual import ITEMS, Side
from award.records.mutual.models import Statement
from award.records.mutual.queries import pairs
from award.records.seat import Seat
from award.services import mutual_feedback
from award.services.mutual_feedback import WORDS, Settled

FILES, PEOPLE = 2, 3  # who speaks: enough to look at, cheap to make
DOUBT = "首次会议比日程晚了40分钟才到，没有说明原因（示例）。"
FOUND = "调阅签到记录：当日高速公路封闭，组长已在首次会议前电话告知企业联系人，反映的情况不成立（示例）。"
KIND_WORDS = {
    Side.APPLICANT: "访谈问题具体，给出的改进建议对我们很有帮助（示例）。",
    Side.EXAMINER: "现场准备充分，资料调阅及时（示例）。",
}


def speak(play: Play) -> None:
    """The first units and examiners; one unit doubts punctuality, which CITY finds unfounded."""
    for turn, row in enumerate(play.standing(S.SITE_REVIEWED)[:FILES]):
        unit = play.troupe.enterprises[play.company(row).key]
        met = [p for p in pairs(unit) if p.application.pk == row.pk][:PEOPLE]
        for place, pair in enumerate(met):
            doubted = turn == 1 and place == 0
            _say(play, unit, Side.APPLICANT, row.pk, pair.examiner.pk, doubt="on_time" if doubted else "")
            if place < FILES:
                _say(play, seat_of(play, pair.examiner), Side.EXAMINER, row.pk, pair.examiner.pk)
    for said in Statement.objects.filter(application__cycle=play.cycle_id).exclude(to_city=""):
        mutual_feedback.settle(said, Settled("unfounded", FOUND), by=play.troupe.clerk, now=play.now)


def _say(play: Play, by: Seat, side: Side, file: int, examiner: int, doubt: str = "") -> None:
    """As the records stand now: the other may have spoken a moment ago."""
    pair = next(p for p in pairs(by) if (p.application.pk, p.examiner.pk) == (file, examiner))
    answers = {item.key: "no" if item.key == doubt else "yes" for item in ITEMS[side]}
    words = WORDS[side](**answers, to_other=KIND_WORDS[side], to_city=DOUBT if doubt else "")
    mutual_feedback.give(pair, words, by=by, now=play.now)
