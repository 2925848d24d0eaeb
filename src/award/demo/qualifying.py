"""Article 22 at CITY: letters to the departments, recheck, decisions, the notice, an objection dismissed."""

from datetime import date

from django.db.models import QuerySet

from award.demo import screening
from award.demo import timetable as t
from award.demo.cast import COURT, EMERGENCY, LETTERS, SOCIAL
from award.demo.noticing import draft_notice
from award.demo.play import Play
from award.law.art17_bars import CREDIT
from award.law.art22_qualification import MIN_DAYS
from award.process.application import Road, S
from award.process.cycle import C, CycleRoad
from award.process.lists import K, ListRoad
from award.process.objection import ObjectionRoad
from award.records import desk
from award.records.applications.models import Application, SectorRequest
from award.services import credit, digests, imports, objections, paper, recusals
from award.services.credit import Listed
from award.services.deeds.applications import Word
from award.services.deeds.credit import CreditNote
from award.services.deeds.cycles import Statement
from award.services.deeds.departments import Answer, Excuse, Letters
from award.services.deeds.list_notices import Days
from award.services.deeds.objections import Report, Verdict
from award.services.deeds.qualifying import Recheck
from award.services.deeds.screening import Refusal

REPORTED = "我部门参与调查并经批准的事故报告认定：该事故直接经济损失1260万元，属较大生产安全责任事故。"


def schedule(play: Play) -> None:
    play.on(t.CONSULT, 9, consult, play)
    play.on(t.CONSULT, 11, import_lists, play)
    play.on(t.REPLIES, 10, reply, play)
    play.on(t.LETTERS, 15, enter_letters, play)
    play.on(t.EXCUSE, 9, excuse_silence, play)
    play.on(t.QUALIFY, 9, decide, play)
    play.on(t.QUALIFIED_NOTICE, 9, publish, play)


def consult(play: Play) -> None:
    """Six grounds, six departments; now and then a court that answers by letter, an office that is silent."""
    clerk = play.troupe.clerk
    for officer in (clerk, play.troupe.releaser, play.troupe.examiner_of_objections):
        recusals.declare_none(desk.undeclared(officer), by=officer, now=play.now)  # before they read (27)
    ids = {name: play.troupe.organ(name).pk for name in {COURT, SOCIAL, *(n for n, _ in LETTERS)}}
    for place, row in enumerate(play.standing(S.QUALIFICATION)):
        asked = [f"{ids[name]}:{ground}" for name, ground in LETTERS]
        asked += [f"{ids[COURT]}:6"] if place % 6 == 0 else []
        asked += [f"{ids[SOCIAL]}:5"] if place % 6 == 1 else []
        play.take(Road.CONSULT, row, clerk, Letters(tuple(asked)))


def import_lists(play: Play) -> None:
    """The three lists of Article 17(6); one applicant left its list last year, which bars nobody."""
    clerk, files = play.troupe.clerk, play.standing(S.QUALIFICATION)
    left = [
        Listed(a.enterprise.uscc, a.name, date(2025, 7, 8), date(2025, 9, 2), "未按期公示年度报告（示例）")
        for a in files[1:2]
    ]
    for kind, rows in (("abnormal", left), ("dishonest", []), ("record", [])):
        made = credit.take_in(kind, play.today, "示例信用信息平台", rows, by=clerk, now=play.now)
        digest = digests.sha256(f"{kind}{play.today}".encode())
        facts = {"list": f"credit_list/{made.pk}", "kind": kind, "as_of": play.today.isoformat()}
        imports.record("credit", CREDIT, digest, len(rows), by=clerk, now=play.now, facts=facts)


def check_credit(play: Play, row: Application) -> None:
    """Against the lists in force, at each point that the plan names."""
    play.take(Road.CHECK_CREDIT, row, play.troupe.clerk, CreditNote())


def reply(play: Play) -> None:
    """Every department that sits on a seat, except the one that stays silent."""
    for request in _waiting(play).exclude(organ__name__in=(COURT, SOCIAL)):
        found = request.organ.name == EMERGENCY and play.role(play.company(request.application)) == "barred"
        answer = Answer(request.pk, "found", REPORTED) if found else Answer(request.pk, "none")
        play.take(Road.REPLY, request.application, play.troupe.organs[request.organ.name], answer)


def _waiting(play: Play) -> QuerySet[SectorRequest]:
    every = SectorRequest.objects.filter(application__cycle=play.cycle_id, kind="").exclude(ground=0)
    return every.filter(application__state=S.QUALIFICATION.value).select_related("organ", "application")


def enter_letters(play: Play) -> None:
    """A department without an account answers by letter: one officer enters it, another confirms."""
    for number, request in enumerate(_waiting(play).filter(organ__name=COURT), start=1):
        clerk, row = play.troupe.clerk, request.application
        scan = play.scan("复函", row.subject, clerk, request.organ.name, f"关于{row.name}有关情况的复函")
        act = paper.enter(
            Road.REPLY, row, organ=request.organ,
            details=Answer(request.pk, "none", "经查询，该单位不是失信被执行人。"),
            document_number=f"包中法函〔{play.today.year}〕{number}号（示例）", dated_on=play.today,
            received_at=play.now, scan=scan, by=clerk, now=play.now,
        )  # fmt: skip
        paper.confirm(act, by=play.troupe.releaser, now=play.now)


def excuse_silence(play: Play) -> None:
    because = "已电话催办两次，该部门称系统升级不能查询；已另从公共信用信息平台核对，未见记录。"
    for request in _waiting(play):
        play.take(Road.EXCUSE_SILENCE, request.application, play.troupe.clerk, Excuse(request.pk, because))


def decide(play: Play) -> None:
    for row in play.standing(S.QUALIFICATION):
        check_credit(play, row)
        play.take(Road.RECHECK, row, play.troupe.clerk, Recheck("资格与材料完整性复核无误，与县级核实一致。"))
        if play.role(play.company(row)) == "barred":
            bar(play, row)
        else:
            screening.attest(play, row, play.troupe.clerk, Road.QUALIFY, Road.CITY_ATTEST)
            play.take(Road.QUALIFY, row, play.troupe.clerk)


def bar(play: Play, row: Application) -> None:
    """The authority's reply is attested by name, then the decision, with clause and reason."""
    request = row.requests.get(organ__name=EMERGENCY, ground=3)
    key = f"art17.3.reply.{request.organ_id}"
    play.take(Road.CITY_ATTEST, row, play.troupe.clerk, Word(key, "no", REPORTED))
    because = (
        "近三年发生一起较大生产安全责任事故（经批准的事故调查报告认定），依照第十七条第（三）项不得申报。"
    )
    play.take(Road.NOT_QUALIFY, row, play.troupe.clerk, Refusal("17.3", because))


def publish(play: Play) -> None:
    """The second officer releases the list; with nobody on it the vacancy is stated instead."""
    if not play.standing(S.QUALIFIED):
        state_vacancy(play)
        return
    award_list = play.list_of(K.QUALIFIED)
    draft_notice(play, K.QUALIFIED, MIN_DAYS)
    play.take(ListRoad.PUBLISH_QUALIFIED, award_list, play.troupe.releaser, Days(MIN_DAYS))
    objected = [r for r in play.standing(S.QUALIFIED_NOTICE) if play.role(play.company(r)) == "objected"]
    if objected:
        play.on(t.QUERY, 11, object_to, play, objected[0])


def state_vacancy(play: Play) -> None:
    if play.cycle.state != C.CALLED:
        return
    text = "本届申报期内没有企业申报，或者申报企业均不符合条件。依照《办法》第三条，本届奖项空缺。"
    play.take(CycleRoad.STATE_VACANCY, play.cycle, play.troupe.clerk, Statement(text))


def object_to(play: Play, row: Application) -> None:
    """Somebody objects during the notice; an officer who had no part in the file re-examines it."""
    notice = play.list_of(K.QUALIFIED).notice
    assert notice is not None  # published a moment ago
    objection = objections.file(
        notice, str(row.pk), objector="某供方（示例）", contact="supplier@demo.example",
        facts="该单位2025年产品抽检有一批次不合格，是否符合第十五条，请复核。", now=play.now,
    )  # fmt: skip
    handler = play.troupe.examiner_of_objections

    def reexamine() -> None:
        play.take(ObjectionRoad.REEXAMINE, objection, handler)
        found = "调取抽检报告：不合格项为标签字号，已整改并复检合格；不构成第十五条、第十七条所列情形。"
        play.take(ObjectionRoad.REPORT, objection, handler, Report(found))
        play.take(
            ObjectionRoad.DISMISS, objection, handler, Verdict("经复核，异议不成立。抽检问题已整改合格。")
        )

    play.on(t.ANSWER_QUERY, 16, reexamine)
