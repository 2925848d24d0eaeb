"""What follows the awards, as the demonstration shows it: archive, visits, events, misuse, integrity."""

from datetime import date, timedelta

from award.demo.cast import company
from award.demo.play import Play
from award.process.integrity import IntegrityRoad
from award.process.misuse import MisuseRoad
from award.process.register import ArchiveRoad
from award.process.visit import POINTS, VisitRoad
from award.records.cycles.models import Cycle
from award.records.honours.models import Honour, MisuseReport
from award.records.visits.models import Visit
from award.services import events, integrity, misuse, recipients
from award.services.deeds.misuse import Judgement, Request
from award.services.deeds.visits import Arrangement, Raised, Record
from award.services.tables import Row

# Companies of the cast that neither cycle has: key, cycle, day of the circular.
ARCHIVED = ((21, 6, "2017-11-20"), (22, 7, "2020-11-20"), (23, 8, "2023-06-05"))
FOUND = 24
TAKEN_IN, VISITED, REPORTED, JUDGED, LEDGER = 4, 15, 18, 24, 25  # working days of the running cycle


def schedule(play: Play, earlier: Cycle) -> None:
    """`earlier`: the cycle whose recipients are visited; one of them is not the one that is revoked."""
    play.on(TAKEN_IN, 10, take_in, play)
    honour = earlier.honours.order_by("application__number")[0]
    play.on(VISITED, 10, visit, play, honour)
    play.on(REPORTED, 10, report, play, honour)
    play.on(JUDGED, 10, judge, play, honour)
    play.on(LEDGER, 10, enter, play)


def take_in(play: Play) -> None:
    """Three recipients of earlier cycles; the last still has a visit to come."""
    rows = []
    for n, (key, cycle, day) in enumerate(ARCHIVED):
        body = company(key)
        rows.append(Row(n + 2, {
            "cycle": str(cycle), "uscc": body.uscc, "name": body.name, "awarded_on": day,
            "circular": f"包府发〔{day[:4]}〕9号（示例）", "certificate": "", "county": "",
        }))  # fmt: skip
    batch = recipients.take_in(rows, by=play.troupe.clerk, now=play.now)
    play.take(ArchiveRoad.CONFIRM, batch, play.troupe.releaser)
    holder = batch.rows.get(cycle_number=7).honour
    assert holder is not None  # the batch is confirmed
    renamed = recipients.Change(
        kind="rename", new_name=holder.name.replace("有限公司", "集团有限公司"),
        effective_on=play.today - timedelta(days=60), document="变更登记通知书（示例）",
    )  # fmt: skip
    recipients.change(holder.enterprise, renamed, by=play.troupe.clerk, now=play.now)


def visit(play: Play, honour: Honour) -> None:
    row = Visit.objects.get(honour=honour, number=1)
    name, seat = next(iter(play.troupe.organs.items()))
    organ = play.troupe.organ(name)
    going = Arrangement(
        play.today, str(organ.pk), with_county=False, team="市质量主管部门2人、行业主管部门1人（示例）"
    )
    play.take(VisitRoad.ARRANGE, row, play.troupe.clerk, going)
    points = {key: {"verdict": "good", "note": ""} for key in POINTS}
    points["title"] = {"verdict": "problem", "note": "官网首页使用称号没有注明年份（示例）"}
    seen = Record(
        play.today, "质量部负责人（示例）", points, "产销平稳，新增一条产线（示例）。",
        "体系运行有效，按月开展质量分析（示例）。", "规范使用称号，注明获奖年份（示例）。",
    )  # fmt: skip
    play.take(VisitRoad.RECORD, row, seat, seen)
    asked = Raised("官网使用称号补注获奖年份（示例）", play.today + timedelta(days=30))
    play.take(VisitRoad.RAISE, row, seat, asked)
    play.take(VisitRoad.FINISH, row, play.troupe.clerk)


def report(play: Play, honour: Honour) -> None:
    misuse.report(
        kind="promotion", place="某电商平台商品页（示例）", named=honour.name, certificate=honour.certificate,
        facts="商品标题写有“市长质量奖产品”（示例）。", reporter="", contact="", upload=None, now=play.now,
    )  # fmt: skip
    told = events.Intake(
        kind="environment_accident", source="bulletin", document="示例环通〔2026〕3号（示例）",
        occurred_on=play.today - timedelta(days=20), facts="一起一般突发环境事件，已处置（示例）。",
    )  # fmt: skip
    events.take_in(honour, told, by=play.troupe.clerk, now=play.now)


def judge(play: Play, honour: Honour) -> None:
    row = MisuseReport.objects.filter(certificate=honour.certificate).latest("id")
    found = Judgement(str(honour.pk), False, "product_promotion", "yes", "已登录该平台核实（示例）")
    play.take(MisuseRoad.JUDGE, row, play.troupe.clerk, found)
    asked = Request("请删除商品标题中的获奖称号（示例）。", play.today + timedelta(days=10))
    play.take(MisuseRoad.REQUEST, row, play.troupe.clerk, asked)


def enter(play: Play) -> None:
    """One finding in force, one that waits for its second officer."""
    for n, (day, award) in enumerate(
        ((date(2024, 9, 2), "示例省级质量奖"), (date(2025, 5, 6), "示例协会奖"))
    ):
        body = company(FOUND + n)
        said = integrity.OfEnterprise(
            uscc=body.uscc, name=body.name, award=award, government="no" if n else "yes", committed_on=day,
            found_on=day + timedelta(days=90), source="department", document=f"示例〔{day.year}〕{n + 1}号",
            facts="提交的检测数据与原始记录不符（示例）。",
        )  # fmt: skip
        row = integrity.enter(said, by=play.troupe.clerk, now=play.now)
        if n == 0:
            play.take(IntegrityRoad.CONFIRM, row, play.troupe.releaser)
