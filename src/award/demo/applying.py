"""Article 20: enterprises register, write, post inside, file; one withdraws, one is too late."""

from io import BytesIO

from award.demo import dossier, filing, troupe
from award.demo import timetable as t
from award.demo.cast import Company
from award.demo.play import Play
from award.law.art28_secrets import NO_CLAIM
from award.process.application import Road
from award.services import dossiers, evidence, recusals
from award.services.deeds.applications import Reason
from award.services.tick import run_due


def schedule(play: Play) -> None:
    for place, company in enumerate(play.applicants):
        first, minute = first_day(place), (place * 3) % 200
        play.on(first, 9, begin, play, company, minute=minute)
        play.on(first + t.INSIDE, 9, post_inside, play, company, minute=minute)
        if play.role(company) != "late":
            play.on(first + t.FILED, 9, submit, play, company, minute=minute)
    play.on(t.LAPSED, 8, lapse, play)


def first_day(place: int) -> int:
    """The working day on which the applicant at this place begins."""
    return t.OPENS + place % t.STARTS


def begin(play: Play, company: Company) -> None:
    """Register, open the file, write the form and the report, upload what proves them."""
    troupe.register(play.troupe, company, play.now)
    seat = play.troupe.enterprises[company.key]
    row = dossiers.start(play.cycle, play.troupe.enterprise(company), by=seat, now=play.now)
    play.rows[company.key] = row.pk
    revision = row.draft.revision
    sections = dossier.form(company, play.cycle.plan().base_date)
    if play.role(company) == "barred":
        sections["standing"] |= dossier.accident(play.cycle.plan().base_date)
    for section, values in sections.items():
        revision = dossiers.save_section(row, section, values, seen=revision, by=seat, now=play.now).revision
    written = dossier.report(company, play.rng)
    dossiers.save_report(row, written, seen=revision, by=seat, now=play.now)
    for purpose, name, content in dossier.files(company):
        claim = dossier.SECRET if purpose == "audit" else NO_CLAIM
        evidence.add(row, BytesIO(content), name=name, size=len(content), purpose=purpose, claim=claim,
                     by=seat, now=play.now)  # fmt: skip


def post_inside(play: Play, company: Company) -> None:
    dossiers.post_inside(
        play.application(company), posted_on=play.today, taken_down_on=None, place="厂区公告栏和内部网站",
        objections="", by=play.troupe.enterprises[company.key], now=play.now,
    )  # fmt: skip


def submit(play: Play, company: Company) -> None:
    row, seat = play.application(company), play.troupe.enterprises[company.key]
    posted = row.internal_notice
    filing.object_inside(play, company, seat)
    dossiers.post_inside(
        row, posted_on=posted.posted_on, taken_down_on=play.today, place=posted.place,
        objections="公示期间没有收到意见", by=seat, now=play.now,
    )  # fmt: skip
    play.take(Road.SUBMIT, row, seat)
    recusals.declare_none([row], by=play.troupe.counties[company.county], now=play.now)  # before it reads


def withdraw(play: Play, company: Company) -> None:
    reason = Reason("本单位正在实施重组，经研究撤回本届申报")
    play.take(Road.WITHDRAW, play.application(company), play.troupe.enterprises[company.key], reason)


def lapse(play: Play) -> None:
    run_due(play.now)
