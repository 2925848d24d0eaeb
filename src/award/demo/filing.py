"""What surrounds a filing (Articles 20, 21): an objection inside, a return point by point, time refused."""

from io import BytesIO

from award.demo import dossier
from award.demo import timetable as t
from award.demo.cast import Company
from award.demo.play import Play
from award.law.art28_secrets import NO_CLAIM
from award.process.application import Road, S
from award.records.seat import Seat
from award.services import dossiers, evidence, extensions, inside
from award.services.deeds.correction import Return

NAMED = ("report/4.7.2", "report/4.7.3", "report/4.7.4", "evidence:tax")
ASKED = (
    "一、自我评价报告：4.7.2 请补充近三年数据和出处\n二、自我评价报告：4.7.3 请补充近三年数据和出处\n"
    "三、自我评价报告：4.7.4 请补充近三年数据和出处\n四、证明材料：近三年完税证明：缺最近一年，请补传"
)


def schedule(play: Play) -> None:
    """The late one asked for more time by telephone; the second officer saw no reason for it alone."""
    late = [c for c in play.applicants if play.role(c) == "late"]
    for company in late[:1]:
        play.on(t.LAPSED - 2, 15, refuse_time, play, company)


def refuse_time(play: Play, company: Company) -> None:
    row = play.application(company)
    if row.state != S.DRAFT:
        return
    plan = play.cycle.plan()
    until = plan.deadline + (plan.county_deadline - plan.deadline) / 4
    asked = extensions.ask(
        play.cycle, company.uscc, until=until.replace(microsecond=0), by=play.troupe.clerk, now=play.now,
        reason="该单位来电称经办人出差，申请顺延（示例）",
    )  # fmt: skip
    extensions.decide(asked, grant=False, by=play.troupe.releaser, now=play.now)


def object_inside(play: Play, company: Company, seat: Seat) -> None:
    """One unit's colleagues found a figure that did not agree."""
    if play.applicants.index(company) == 1:
        inside.record_objection(
            play.application(company), received_on=play.today,
            said="申报表的顾客满意度与去年内部通报不一致（示例）",
            handling="经核对，通报为上半年数，申报表为全年数，已向提出人说明", by=seat, now=play.now,
        )  # fmt: skip


def give_back(play: Play, company: Company) -> None:
    """Everything at once, item by item; nothing else opens."""
    county = play.troupe.counties[company.county]
    play.take(Road.RETURN, play.application(company), county, Return(NAMED, ASKED))


def resubmit(play: Play, company: Company) -> None:
    """What the county named is mended and filed again."""
    row, seat = play.application(company), play.troupe.enterprises[company.key]
    written = dossier.report(company, play.rng)
    mended = {
        clause: {
            **row.draft.report[clause],
            "text": f"{row.draft.report[clause]['text']}近三年数据见附表（示例）。",
        }
        for clause in written
        if f"report/{clause}" in NAMED
    }
    dossiers.save_report(row, mended, seen=row.draft.revision, by=seat, now=play.now)
    content = dossier.scan("近三年完税证明（补充）", company.name, company.uscc)
    evidence.add(row, BytesIO(content), name="近三年完税证明（补充）.pdf", size=len(content), purpose="tax",
                 claim=NO_CLAIM, by=seat, now=play.now)  # fmt: skip
    play.take(Road.RESUBMIT, row, seat)
