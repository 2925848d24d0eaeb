"""Articles 7 and 11: six units judge themselves, two of them for the second year, one with a plan overdue."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from award.demo.play import Play
from award.law.art07_criteria import criteria
from award.process.diagnosis import M
from award.records.diagnosis.models import Diagnosis
from award.records.people.models import Enterprise
from award.records.seat import Seat
from award.services import diagnosis, improving
from award.services.improving import Altered, Planned

UNITS = 6
TWO_YEARS = (0, 1)
STRONGER = {"4.1": 15, "4.2": 5, "4.3": 10, "4.6": -5, "4.7": -10}  # as units often see themselves
PLANS = (
    ("4.4.4", "为设备、能耗和质量数据建立统一台账，按月核对（示例）", "信息中心主任"),
    ("4.6.3", "立项三个跨部门改进小组，每季度发布成果（示例）", "质量部部长"),
    ("4.4.2", "建立关键岗位继任者清单和年度培训计划（示例）", "人力资源部部长"),
)


def fill_in(play: Play) -> None:
    """The first applicants; their figures lie apart so that the averages say something."""
    for place, company in enumerate(play.applicants[:UNITS]):
        owner = play.troupe.enterprises[company.key]
        if place in TWO_YEARS:
            _judged(owner, place, 35, play.now - timedelta(days=365))
        row = _judged(owner, place, 45, play.now)
        if place == 0:
            _plan(row, owner, play.now)
            diagnosis.share(row, True, by=owner, now=play.now)


def _judged(owner: Seat, place: int, base: int, now: datetime) -> Diagnosis:
    row = diagnosis.start(Enterprise.objects.get(pk=owner.enterprise or 0), by=owner, now=now)
    items = criteria(row.criteria).items
    percents = {
        item.clause: base + (n * 7 + place * 3) % 5 * 5 - 10 + STRONGER.get(item.category, 0)
        for n, item in enumerate(items)
    }
    notes = {
        "s": {"4.1.2": "领导班子每季度评审战略执行情况（示例）"},
        "o": {"4.6.3": "改进成果没有系统地推广到其他车间（示例）"},
    }
    row = diagnosis.save(row, percents=percents, notes=notes, seen=row.revision, by=owner, now=now)
    return diagnosis.finish(row, seen=row.revision, by=owner, now=now)


def _plan(row: Diagnosis, owner: Seat, now: datetime) -> None:
    """Entered a month ago, so that one of them is overdue by now."""
    then = now - timedelta(days=30)
    days: Sequence[date] = [(then + timedelta(days=n)).date() for n in (20, 60, 120)]
    for n, ((clause, what, who), due) in enumerate(zip(PLANS, days, strict=True)):
        made = improving.add(row, Planned(clause, what, who, due), by=owner, now=then)
        if n < 2:
            running = Altered(clause, what, who, due, M.RUNNING.value, "")
            improving.alter(made, running, seen=made.revision, by=owner, now=then)
