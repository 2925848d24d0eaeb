"""Articles 5, 6 and 10: a year's means with a few sums on its lines, tags of the groups, activities."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from award.demo.pdf import page
from award.demo.play import Play
from award.law.art06_encouraged import Group
from award.process.means import AdjustmentRoad, BudgetRoad
from award.records.people.models import Organ
from award.services import encouraged, files, means, mobilising, spending

BUDGET = {
    "experts": 180_000, "travel": 60_000, "training": 40_000, "meetings": 15_000, "publicity": 30_000,
    "insignia": 25_000,
}  # fmt: skip
GROUPS = (Group.CLUSTER, Group.HIGH_TECH, Group.GAZELLE, Group.TECH_SME, Group.BENCHMARK)
LISTS = {
    Group.CLUSTER: ("重点产业集群企业名单（示例）", "包头市工业和信息化局"),
    Group.GAZELLE: ("瞪羚企业名单（示例）", "内蒙古自治区科学技术厅"),
    Group.HIGH_TECH: ("高新技术企业认定名单（示例）", "内蒙古自治区科学技术厅"),
    Group.BENCHMARK: ("科技标杆企业名单（示例）", "包头市科学技术局"),
    Group.TECH_SME: ("科技型中小企业入库名单（示例）", "内蒙古自治区科学技术厅"),
}
TALKS = (
    ("talk", "规模以上工业企业质量负责人（示例）", 46, "区政务服务中心"),
    ("visit", "培育库企业（示例）", 3, "企业现场"),
    ("media", "全区企业（示例）", 120, "融媒体中心专栏"),
)


def spend(play: Play) -> None:
    """The budget by two officers, one transfer, a commitment paid in part, a voucher reversed."""
    city, second, today = play.troupe.clerk, play.troupe.releaser, play.today
    lines: dict[str, Any] = {kind: Decimal(amount) for kind, amount in BUDGET.items()}
    given = means.YearBudget(
        year=today.year, total=Decimal(360_000), document="包财预〔示例〕12号",
        decided_on=date(today.year, 1, 20), **lines,
    )  # fmt: skip
    budget = means.enter(given, by=city, now=play.now)
    play.take(BudgetRoad.CONFIRM, budget, second)
    key = {line.kind: str(line.pk) for line in budget.lines.all()}
    scan = files.keep(
        page(["凭证（示例）"]),
        name="凭证.pdf",
        subject=budget.subject,
        purpose="paper",
        by=city,
        now=play.now,
    )
    cycle = str(play.cycle_id)
    held = spending.commit(
        budget,
        spending.Commitment(key["training"], "卓越绩效准则宣贯培训（示例）", "示例管理学院",
                            Decimal("32000.00"), today - timedelta(days=20), cycle),
        by=city, now=play.now,
    )  # fmt: skip
    paid = spending.Payment("记-0412", today - timedelta(days=6), Decimal("18500.50"), scan)
    spending.pay(held, paid, by=city, now=play.now)
    direct = ("meetings", "实施方案论证会（示例）", "示例会议中心", "记-0305", "4860.00")
    for number, amount in ((direct[3], "4680.00"), ("记-0306", direct[4])):
        voucher = spending.spend(
            budget,
            spending.DirectVoucher(key["meetings"], number, today - timedelta(days=12), Decimal(amount),
                                   direct[2], direct[1], cycle, scan),
            by=city, now=play.now,
        )  # fmt: skip
        if number == direct[3]:
            back = spending.Reversal("红-0305", "金额记错，另行登记正确的凭证")
            spending.reverse(voucher, back, by=city, now=play.now)
    change = means.Change("transfer", key["publicity"], key["travel"], Decimal(5000),
                          "评审经费调剂请示（示例）", "外地专家住宿增加")  # fmt: skip
    row = means.adjust(budget, change, by=city, now=play.now)
    play.take(AdjustmentRoad.CONFIRM, row, second)


def mobilise(play: Play) -> None:
    """Tags of some applicants and of two who never registered; activities of three bodies."""
    for n, company in enumerate((*play.applicants[:4], play.applicants[-1])):
        group = GROUPS[n % len(GROUPS)]
        source, issuer = LISTS[group]
        begun = date(play.today.year - 1, 11, 3)
        tag = encouraged.NewTag(
            uscc=company.uscc, name=company.name, county=company.county, group=group.value, source=source,
            document=f"示例发〔{begun.year}〕{n + 7}号", issuer=issuer, valid_from=begun,
            valid_to=begun.replace(year=begun.year + 3) - timedelta(days=1),
        )  # fmt: skip
        encouraged.enter(tag, by=play.troupe.clerk, now=play.now)
    seats = [play.troupe.counties[c.county] for c in play.applicants[:2]]
    for n, (kind, audience, reached, place) in enumerate(TALKS):
        day = play.today - timedelta(days=3 + 5 * n)
        held = mobilising.Held(
            mobilising.OWN, day, kind, audience, reached, place, "讲解申报条件和自评方法。"
        )
        mobilising.enter(held, by=seats[n % 2], now=play.now)
    body = Organ.objects.filter(association=True).first()
    if body is not None:
        held = mobilising.Held(str(body.pk), play.today, "meeting", "会员企业（示例）", 28, "协会年会")
        mobilising.enter(held, by=play.troupe.clerk, now=play.now)
