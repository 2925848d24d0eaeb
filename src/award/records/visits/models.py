"""A visit planned at commendation, its record, and what the recipient was asked to mend."""

from datetime import date
from typing import ClassVar

from django.db import models

from award.process.visit import M, V
from award.records.files.models import Evidence
from award.records.honours.models import Honour
from award.records.people.models import Organ, User


class Visit(models.Model):
    """`points`: key -> {"verdict": ..., "note": ...} as process/visit.py names them."""

    honour = models.ForeignKey(Honour, on_delete=models.PROTECT, related_name="visits")
    number = models.PositiveSmallIntegerField("第几次")
    due_on = models.DateField("应在此日之前")
    state = models.CharField(max_length=10, default=V.PLANNED.value, choices=[(v.value, v.label) for v in V])
    revision = models.PositiveIntegerField(default=0)
    set_for = models.DateField("约定日期", null=True)
    organ = models.ForeignKey(Organ, null=True, on_delete=models.PROTECT, related_name="visits")
    with_county = models.BooleanField("旗县区参加", default=False)
    team = models.CharField("寻访人员", max_length=200, blank=True)
    visited_on = models.DateField("寻访日期", null=True)
    met_with = models.CharField("接待人员", max_length=100, blank=True)
    points = models.JSONField("检查情况", default=dict)
    production = models.TextField("生产经营情况", blank=True)
    quality = models.TextField("质量管理情况", blank=True)
    advice = models.TextField("督促和建议", blank=True)
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(null=True)
    finished_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["due_on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["honour", "number"], name="one_visit_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.honour.name}第{self.number}次寻访"

    @property
    def subject(self) -> str:
        return f"visit/{self.pk}"

    def overdue(self, today: date) -> int:
        """Days past the day by which the visit was due; 0 when in time or done."""
        return max((today - self.due_on).days, 0) if self.state == V.PLANNED else 0


class Mend(models.Model):
    """One thing to be mended, by a day; answered by the recipient, looked at again by who asked."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="mends")
    state = models.CharField(max_length=10, default=M.OPEN.value, choices=[(m.value, m.label) for m in M])
    revision = models.PositiveIntegerField(default=0)
    what = models.TextField("整改事项")
    due_on = models.DateField("整改期限")
    raised_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    answer = models.TextField("整改情况", blank=True)
    evidence = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT)
    answered_at = models.DateTimeField(null=True)
    verdict = models.TextField("核实意见", blank=True)
    closed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["due_on", "id"]

    def __str__(self) -> str:
        return f"{self.visit}的整改事项"

    @property
    def subject(self) -> str:
        return f"mend/{self.pk}"

    def overdue(self, today: date) -> int:
        return max((today - self.due_on).days, 0) if self.state == M.OPEN else 0
