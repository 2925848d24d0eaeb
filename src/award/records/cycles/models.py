"""Cycles (届), the versions of their plans, the papers that approved them, working-day tables."""

from typing import Any, ClassVar

from django.db import models

from award.process.cycle import C
from award.process.plan import Plan, loads
from award.records.files.models import Evidence
from award.records.people.models import User


class Cycle(models.Model):
    """One cycle, bound to the text of the regulation it was opened under."""

    number = models.PositiveSmallIntegerField("届次", unique=True)
    state = models.CharField(max_length=12, default=C.NONE.value, choices=[(c.value, c.label) for c in C])
    revision = models.PositiveIntegerField(default=0)
    regulation = models.CharField(max_length=12, default="2025-57")
    form_version = models.CharField(max_length=12, default="2026")
    prepared_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(null=True, blank=True)
    launched_at = models.DateTimeField(null=True, blank=True)
    called_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    receivers = models.JSONField("已通知", default=list, blank=True)
    media = models.JSONField("公告媒体", default=list, blank=True)
    statement = models.TextField("空缺或中止说明", blank=True)

    class Meta:
        ordering: ClassVar = ["-number"]

    def __str__(self) -> str:
        return f"第{self.number}届"

    @property
    def subject(self) -> str:
        return f"cycle/{self.pk}"

    def plan_version(self) -> "PlanVersion | None":
        """The version in force: the newest one, as this row found it when first asked."""
        if not hasattr(self, "_in_force"):
            self._in_force = max(self.plans.all(), key=lambda p: p.version, default=None)
        return self._in_force

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        self.plans_changed()
        super().refresh_from_db(*args, **kwargs)

    def plans_changed(self) -> None:
        """The version in force is looked up anew when it is asked for next."""
        self.__dict__.pop("_in_force", None)

    def plan(self) -> Plan:
        """The plan in force. LookupError before one is drafted."""
        version = self.plan_version()
        if version is None:
            raise LookupError(f"{self}还没有实施方案")
        return version.value()


class PlanVersion(models.Model):
    """One version of a cycle's plan; frozen once `frozen_at` is set, followed by a newer one only."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="plans")
    version = models.PositiveSmallIntegerField()
    body = models.TextField()
    digest = models.CharField(max_length=64)
    reason = models.CharField("理由", max_length=400, blank=True)
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["cycle", "version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "version"], name="one_plan_version")
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        self.cycle.plans_changed()

    def value(self) -> Plan:
        return loads(self.body)


class ApprovalPaper(models.Model):
    """The approval of 市委, of 市政府, or of both on one paper (Article 18)."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="approvals")
    organs = models.JSONField()
    document_number = models.CharField("文号", max_length=60)
    dated_on = models.DateField("成文日期")
    scan = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]


class HolidayTable(models.Model):
    """A year's working-day arrangement that officers imported; the newest of a year prevails."""

    year = models.PositiveSmallIntegerField()
    body = models.TextField()
    source = models.CharField("文号", max_length=100)
    imported_by = models.ForeignKey(User, on_delete=models.PROTECT)
    imported_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["year", "imported_at"]


class PaperAct(models.Model):
    """An act of an organ that does not log in: entered by one officer of CITY, confirmed by a second."""

    step = models.CharField(max_length=60)
    subject = models.CharField(max_length=60, db_index=True)
    actor = models.CharField(max_length=12)
    organ_name = models.CharField("机关", max_length=60)
    organ = models.ForeignKey("people.Organ", null=True, on_delete=models.PROTECT)
    details = models.JSONField()
    document_number = models.CharField("文号", max_length=60)
    dated_on = models.DateField("成文日期")
    received_at = models.DateTimeField("收到时间")
    scan = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    refused_because = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["-id"]
