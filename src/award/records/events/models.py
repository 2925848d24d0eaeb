"""An event about a title: the facts as told, what was attested by whom, what was decided."""

from typing import ClassVar

from django.db import models

from award.law.honour import EventKind
from award.process.event import SOURCES, E
from award.records.files.models import Evidence
from award.records.honours.models import Honour, MisuseReport
from award.records.people.models import User
from award.records.visits.models import Visit


class Event(models.Model):
    """`grade` as a named officer attested it; the figures grade production-safety accidents by themselves."""

    honour = models.ForeignKey(Honour, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField("事件", max_length=20, choices=[(k.value, k.zh) for k in EventKind])
    source = models.CharField("来源", max_length=12, choices=list(SOURCES.items()))
    report = models.ForeignKey(MisuseReport, null=True, on_delete=models.PROTECT, related_name="events")
    visit = models.ForeignKey(Visit, null=True, on_delete=models.PROTECT, related_name="events")
    document = models.CharField("来源文书", max_length=120, blank=True)
    occurred_on = models.DateField("发生日期")
    found_on = models.DateField("发现日期", null=True)
    deaths = models.PositiveIntegerField("死亡人数", null=True)
    injuries = models.PositiveIntegerField("重伤人数", null=True)
    loss = models.DecimalField("直接经济损失（万元）", max_digits=14, decimal_places=2, null=True)
    facts = models.TextField("情况")
    evidence = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT)
    state = models.CharField(max_length=10, default=E.OPEN.value, choices=[(e.value, e.label) for e in E])
    revision = models.PositiveIntegerField(default=0)
    entered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    grade = models.CharField("认定的等级", max_length=14, blank=True)
    grade_basis = models.CharField("等级依据", max_length=200, blank=True)
    grade_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    impact = models.BooleanField("导致重大不良社会影响", null=True)
    impact_basis = models.CharField("影响依据", max_length=200, blank=True)
    impact_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=12, blank=True)
    reason = models.TextField("决定理由", blank=True)
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-occurred_on", "-id"]

    def __str__(self) -> str:
        return f"{self.honour.name}：{self.get_kind_display()}"

    @property
    def subject(self) -> str:
        return f"event/{self.pk}"
