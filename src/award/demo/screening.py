"""Article 21 at the counties: check with the sector, return, attest, recommend or not."""

from award.demo import applying, filing
from award.demo import timetable as t
from award.demo.cast import Company
from award.demo.play import Play
from award.law.citation import Kind
from award.process import entry_form
from award.process.application import Road, S
from award.process.evidence import checklist
from award.records.applications.models import Application
from award.records.cases import purposes
from award.records.seat import Seat
from award.services import steps
from award.services.deeds.applications import Word
from award.services.deeds.departments import Answer, Sectors
from award.services.deeds.screening import Checks, Recommendation, Refusal

DOUBTFUL = ("returned", "not_recommended")
RECOMMENDING = (
    "经会同行业主管部门核实，该单位申报材料完整、真实，质量管理基础扎实，经营业绩居同行业前列，"
    "未发现第十七条所列情形，同意推荐。"
)


def schedule(play: Play) -> None:
    for place, company in enumerate(play.applicants):
        role = play.role(company)
        if role == "late":
            continue
        filed, minute = applying.first_day(place) + t.FILED, (place * 3) % 200
        play.on(filed + t.CHECKED, 14, check, play, company, minute=minute)
        if role == "withdrawn":
            play.on(filed + t.RETURNED, 10, applying.withdraw, play, company, minute=minute)
            continue
        play.on(filed + t.ANSWERED, 9, sector_answers, play, company, minute=minute)
        if role == "returned":
            play.on(filed + t.RETURNED, 14, filing.give_back, play, company, minute=minute)
            play.on(filed + t.RESUBMITTED, 9, filing.resubmit, play, company, minute=minute)
            play.on(filed + t.RESUBMITTED + t.CHECKED, 14, check, play, company, minute=minute)
        after = t.RESUBMITTED if role == "returned" else 0
        act = refuse if role == "not_recommended" else recommend
        play.on(filed + t.RECOMMENDED + after, 14, act, play, company, minute=minute)


def county(play: Play, company: Company) -> Seat:
    return play.troupe.counties[company.county]


def check(play: Play, company: Company) -> None:
    """Every point of the checklist; the sector authority is asked the first time."""
    row, seat = play.application(company), county(play, company)
    doubts = play.role(company) in DOUBTFUL and row.rounds_used == 0
    doubted = {"report": "自评报告部分数据没有出处"} if doubts else {}
    marks = {
        point: ("doubtful", doubted[point]) if point in doubted else ("true", "")
        for point, _ in checklist(purposes(row), entry_form.load(row.cycle.form_version))
    }
    play.take(Road.CHECK, row, seat, Checks(marks))
    if not row.requests.filter(ground=0).exists():
        organ = play.troupe.organ(company.sector)
        play.take(Road.ASK_SECTOR, row, seat, Sectors((str(organ.pk),)))


def sector_answers(play: Play, company: Company) -> None:
    """The request of the joint check (ground 0) is answered, wherever the file is at that hour."""
    row = play.application(company)
    if row.state != S.COUNTY_SCREENING:
        play.agenda.at(play.agenda.moment_after(play.now, t.ANSWERED), lambda: sector_answers(play, company))
        return
    request = row.requests.get(ground=0)
    kind, text = "none", "经核实，材料所列指标与我部门掌握的情况一致。"
    if play.role(company) == "not_recommended":
        kind, text = "cannot_verify", "所列市场占有率没有统计口径，我部门无法核实。"
    play.take(Road.SECTOR_ANSWER, row, play.troupe.organs[company.sector], Answer(request.pk, kind, text))


def recommend(play: Play, company: Company) -> None:
    row, seat = play.application(company), county(play, company)
    attest(play, row, seat, Road.RECOMMEND, Road.COUNTY_ATTEST)
    play.take(Road.RECOMMEND, row, seat, Recommendation(RECOMMENDING, seat.name))


def attest(play: Play, row: Application, seat: Seat, deciding: Road, word: Road) -> None:
    """A named official's word on each point that no rule computes."""
    for finding in steps.why_not(deciding, row, play.now, seat):
        if finding.kind is Kind.CONFIRM:
            reason = "查阅证书、审计报告和行业统计资料，并到现场核对，情况属实。"
            play.take(word, row, seat, Word(finding.key, "yes", reason))


def refuse(play: Play, company: Company) -> None:
    details = Refusal("21", "自我评价报告关键数据没有出处，行业主管部门无法核实，要求说明后仍未提供依据。")
    play.take(Road.NOT_RECOMMEND, play.application(company), county(play, company), details)
