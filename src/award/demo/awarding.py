"""Articles 24 to 26: candidates, consultation, the meeting, the notice, objection, approval, award."""

from award.demo import reviewing
from award.demo import timetable as t
from award.demo.noticing import draft_notice
from award.demo.play import Play
from award.demo.qualifying import check_credit, state_vacancy
from award.law.art03_limits import MAX_AWARDS
from award.law.art25_final_deliberation import DAYS
from award.law.rank import Entry, Weights, rank
from award.process.application import Road, S
from award.process.cycle import CycleRoad
from award.process.lists import K, ListRoad
from award.process.objection import ObjectionRoad
from award.records.applications.models import Application
from award.records.notices.models import Objection, PublicNotice
from award.records.reviewing import scores
from award.services import objections
from award.services.deeds.applications import Reason
from award.services.deeds.awarding import CircularPaper, Decision
from award.services.deeds.list_notices import AwardNotice, Treatment
from award.services.deeds.list_notices import Days as NoticeDays
from award.services.deeds.objections import Consent, Report, Verdict

CANDIDATES = 7


def schedule(play: Play) -> None:
    play.on(t.NOMINATE, 10, nominate, play)
    play.on(t.CONSULTATION, 9, consult, play)
    play.on(t.OPINIONS, 20, give_opinions, play)
    play.on(t.ANSWERS, 10, answer, play)
    play.on(t.PROPOSE, 10, propose, play)
    play.on(t.DECIDE, 15, decide, play)
    play.on(t.AWARD_NOTICE, 9, publish, play)
    play.on(t.OBJECTION, 10, object_to, play)
    play.on(t.REPORT, 10, report, play)
    play.on(t.APPROVE, 10, approve, play)
    play.on(t.CIRCULATE, 10, circulate, play)
    play.on(t.CONFER, 15, confer, play)
    play.on(t.CLOSE, 15, close, play)


def ranked(play: Play, *states: S) -> list[Application]:
    """By the plan's weights, the highest first."""
    plan, found = play.cycle.plan(), scores(play.cycle)
    rows = {str(f.number): f for f in play.standing(*states)}
    entries = [Entry(n, found[f.pk]["document"], found[f.pk]["site"]) for n, f in rows.items()]
    places = rank(Weights(plan.weight_document, plan.weight_site), plan.floor, entries).places
    return [rows[p.number] for p in places]


def nominate(play: Play) -> None:
    order = ranked(play, S.SITE_REVIEWED)
    if order:
        reviewing.prepare(play, K.CANDIDATES, order, CANDIDATES, "综合评分列候选各家之后")
        play.take(ListRoad.NOMINATE, play.list_of(K.CANDIDATES), play.troupe.releaser)


def consult(play: Play) -> None:
    if play.standing(S.CANDIDATE):
        draft_notice(play, K.CANDIDATES, play.cycle.plan().consultation_days)
        days = NoticeDays(play.cycle.plan().consultation_days)
        play.take(ListRoad.CONSULT, play.list_of(K.CANDIDATES), play.troupe.releaser, days)


def _notice(play: Play, kind: K) -> PublicNotice | None:
    return play.list_of(kind).notice


def give_opinions(play: Play) -> None:
    notice = _notice(play, K.CANDIDATES)
    if notice is None:
        return
    for name, text in (
        ("市民甲（示例）", "支持候选单位，建议今后公开更多质量改进案例。"),
        ("", "希望关注候选单位的售后服务。"),
    ):
        objections.give_opinion(notice, text=text, name=name, contact="", now=play.now)


def answer(play: Play) -> None:
    notice = _notice(play, K.CANDIDATES)
    for opinion in notice.opinions.all() if notice else ():
        details = Treatment(opinion.pk, "已研究：写入汇总报告，并转有关单位在成果推广时参考。")
        play.take(ListRoad.ANSWER_OPINION, play.list_of(K.CANDIDATES), play.troupe.clerk, details)


def propose(play: Play) -> None:
    order = ranked(play, S.CONSULTATION)
    if order:
        text = f"本届候选单位{len(order)}家，评审与征求意见均已完成，按综合评分提出拟授奖名单，请审议。"
        reviewing.prepare(play, K.PROPOSED, order, MAX_AWARDS, "综合评分居前五家之后", text)
        play.take(ListRoad.PROPOSE, play.list_of(K.PROPOSED), play.troupe.releaser)


def decide(play: Play) -> None:
    order = ranked(play, S.PROPOSED)
    if not order:
        return
    seat, award_list = play.troupe.meeting, play.list_of(K.PROPOSED)
    minutes = "会议听取汇总报告，逐家审议候选单位，决定拟授奖名单，由市政府办公室公示。"
    details = Decision(
        presider=f"{seat.name}（示例）", held_on=play.today, minutes=minutes,
        members=tuple(str(f.pk) for f in order[:MAX_AWARDS]),
        reasons={str(f.pk): "每届授奖总数不超过5个，综合评分在前五家之后" for f in order[MAX_AWARDS:]},
        scan=play.scan("专题会议纪要", award_list.subject, seat, minutes),
    )  # fmt: skip
    play.take(ListRoad.DECIDE, award_list, seat, details)


def publish(play: Play) -> None:
    if play.standing(S.CHOSEN):
        draft_notice(play, K.PROPOSED, DAYS)
        play.take(ListRoad.PUBLISH_PROPOSED, play.list_of(K.PROPOSED), play.troupe.office, AwardNotice(DAYS))


def object_to(play: Play) -> None:
    """The last of three or more is objected to, and the objection holds."""
    named = ranked(play, S.AWARD_NOTICE)
    notice = _notice(play, K.PROPOSED)
    if not play.upset or len(named) < 3 or notice is None:
        return
    row = named[-1]
    objection = objections.file(
        notice, str(row.pk), objector="原职工（示例）", contact="worker@demo.example",
        facts="申报材料所列两项专利已转让给他人，属于虚报，附专利登记簿查询结果。", now=play.now,
    )  # fmt: skip
    play.on(t.REEXAMINE, 9, reexamine, play, objection)
    play.on(t.UPHOLD, 10, uphold, play, objection)
    play.on(t.CONSENT, 10, consent, play, objection)
    play.on(t.DISQUALIFY, 10, disqualify, play, row)


def reexamine(play: Play, objection: Objection) -> None:
    handler = play.troupe.examiner_of_objections
    play.take(ObjectionRoad.REEXAMINE, objection, handler)
    found = "经向专利登记部门核实，两项专利在申报前已转让，申报材料与事实不符。"
    play.take(ObjectionRoad.REPORT, objection, handler, Report(found))


def uphold(play: Play, objection: Objection) -> None:
    handler = play.troupe.examiner_of_objections
    verdict = Verdict("经复核，异议成立，将报请市人民政府同意后取消其授奖资格。")
    play.take(ObjectionRoad.UPHOLD, objection, handler, verdict)
    play.take(ObjectionRoad.ASK_CONSENT, objection, handler)


def consent(play: Play, objection: Objection) -> None:
    number = f"包府批〔{play.today.year}〕{play.number + 30}号（示例）"
    play.take(ObjectionRoad.CONSENT, objection, play.troupe.government, Consent(number))


def disqualify(play: Play, row: Application) -> None:
    because = "公示期内收到异议，经复核成立，并报市人民政府同意。"
    play.take(Road.DISQUALIFY, row, play.troupe.releaser, Reason(because))


def report(play: Play) -> None:
    if play.standing(S.AWARD_NOTICE):
        play.take(ListRoad.REPORT, play.list_of(K.PROPOSED), play.troupe.releaser)


def approve(play: Play) -> None:
    for row in play.standing(S.REPORTED):
        check_credit(play, row)
        play.take(Road.APPROVE, row, play.troupe.government)


def circulate(play: Play) -> None:
    if play.standing(S.APPROVED):
        number = f"包府发〔{play.today.year}〕{play.number + 40}号（示例）"
        paper = CircularPaper(number, play.today)
        play.take(ListRoad.CIRCULATE, play.list_of(K.PROPOSED), play.troupe.government, paper)


def confer(play: Play) -> None:
    if play.standing(S.COMMENDED):
        play.take(ListRoad.CONFER, play.list_of(K.PROPOSED), play.troupe.government)


def close(play: Play) -> None:
    """A cycle without a recipient states its vacancy first."""
    if not play.standing(S.CONFERRED):
        state_vacancy(play)
    play.take(CycleRoad.CLOSE, play.cycle, play.troupe.releaser)
