"""A year's budget, its lines, adjustments between them, and entries that are only ever added."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from award.process.means import ADJUSTMENTS, ENTRIES, LINES, G, Y
from award.records.cycles.models import Cycle
from award.records.files.models import Evidence
from award.records.people.models import User


def _money(label: str, **more: Any) -> Any:
    return models.DecimalField(label, max_digits=14, decimal_places=2, **more)


class Budget(models.Model):
    """`total` as the finance document gave it; `carried`: how much of it is the year before's remainder."""

    year = models.PositiveSmallIntegerField("年度")
    total = _money("预算总额")
    carried = _money("其中上年结转", default=0)
    document = models.CharField("市财政预算文件及文号", max_length=120)
    decided_on = models.DateField("文件日期")
    evidence = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT)
    state = models.CharField(max_length=10, default=Y.DRAFT.value, choices=[(y.value, y.label) for y in Y])
    revision = models.PositiveIntegerField(default=0)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    refused_because = models.TextField("退回理由", blank=True)
    close_asked_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    closed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-year", "-id"]
        verbose_name = "年度预算"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year"], condition=~Q(state=Y.REFUSED.value), name="one_budget_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.year}年评审工作经费"

    @property
    def subject(self) -> str:
        return f"budget/{self.pk}"


class Line(models.Model):
    """One earmarked line, as the budget was first divided; adjustments stand beside it."""

    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="lines")
    kind = models.CharField("科目", max_length=12, choices=list(LINES.items()))
    amount = _money("金额")

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["budget", "kind"], name="one_line_of_a_kind")
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class Adjustment(models.Model):
    """Between lines, or by finance's word; it counts once another officer has confirmed it."""

    budget = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="adjustments")
    kind = models.CharField("调整", max_length=12, choices=[(k, v[0]) for k, v in ADJUSTMENTS.items()])
    giver = models.ForeignKey(Line, null=True, on_delete=models.PROTECT, related_name="given")
    taker = models.ForeignKey(Line, null=True, on_delete=models.PROTECT, related_name="taken")
    amount = _money("金额")
    document = models.CharField("批准或财政文件", max_length=120)
    reason = models.TextField("理由")
    evidence = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT)
    state = models.CharField(max_length=10, default=G.DRAFT.value, choices=[(g.value, g.label) for g in G])
    revision = models.PositiveIntegerField(default=0)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    refused_because = models.TextField("退回理由", blank=True)

    class Meta:
        ordering: ClassVar = ["-id"]
        verbose_name = "预算调整"

    def __str__(self) -> str:
        return f"{self.budget.year}年{self.get_kind_display()}{self.amount:,.2f}元"

    @property
    def subject(self) -> str:
        return f"adjustment/{self.pk}"


class Entry(models.Model):
    """One sum on a line, always positive: its kind says what it does. Never changed, never deleted.

    `against`: a voucher's or release's commitment, a reversal's voucher.
    """

    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField("种类", max_length=12, choices=list(ENTRIES.items()))
    amount = _money("金额")
    day = models.DateField("日期")
    number = models.CharField("凭证号", max_length=40, blank=True)
    payee = models.CharField("收款单位或个人", max_length=100, blank=True)
    purpose = models.CharField("用途或理由", max_length=200)
    cycle = models.ForeignKey(Cycle, null=True, on_delete=models.PROTECT, related_name="+")
    against = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="answers")
    evidence = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-id"]
        verbose_name = "经费记录"
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="entries_are_positive"),
            models.UniqueConstraint(
                fields=["against"], condition=Q(kind="reversal"), name="a_voucher_is_reversed_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}{self.number or self.pk}"

    @property
    def subject(self) -> str:
        return f"means/{self.pk}"
