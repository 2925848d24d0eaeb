"""Batches of earlier recipients awaiting a second officer, and the changes of bodies with their history."""

from typing import ClassVar

from django.db import models

from award.process.register import CHANGES, R
from award.records.files.models import Evidence
from award.records.honours.models import Honour
from award.records.people.models import County, Enterprise, User


class Entered(models.Model):
    """What one officer enters and another confirms."""

    state = models.CharField(max_length=10, default=R.DRAFT.value, choices=[(r.value, r.label) for r in R])
    revision = models.PositiveIntegerField(default=0)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    refused_because = models.TextField("退回理由", blank=True)

    class Meta:
        abstract = True


class Batch(Entered):
    """One import of earlier recipients; its titles begin to exist when it is confirmed."""

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"往届获奖单位第{self.pk}批"

    @property
    def subject(self) -> str:
        return f"archive/{self.pk}"


class ArchiveRow(models.Model):
    """One earlier title as the archive has it."""

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="rows")
    cycle_number = models.PositiveSmallIntegerField("届次")
    uscc = models.CharField("统一社会信用代码", max_length=18)
    name = models.CharField("获奖时的单位名称", max_length=100)
    awarded_on = models.DateField("授奖通报成文日期")
    circular_number = models.CharField("授奖通报文号", max_length=60)
    certificate = models.CharField("证书编号", max_length=40, blank=True)
    county = models.ForeignKey(County, null=True, on_delete=models.PROTECT)
    honour = models.OneToOneField(Honour, null=True, on_delete=models.PROTECT, related_name="archive_row")

    class Meta:
        ordering: ClassVar = ["-cycle_number", "id"]

    def __str__(self) -> str:
        return f"第{self.cycle_number}届 {self.name}"


class BodyChange(Entered):
    """A change of name, or another body in its place. `carries`: an official decided that the successor
    goes on as the recipient, so that its titles count for Article 3 (interpretation 0037).
    """

    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField("情形", max_length=12, choices=[(k, v[0]) for k, v in CHANGES.items()])
    old_name = models.CharField("原名称", max_length=100)
    new_name = models.CharField("新名称、承继单位名称", max_length=100)
    successor_uscc = models.CharField("承继单位的统一社会信用代码", max_length=18, blank=True)
    successor = models.ForeignKey(
        Enterprise, null=True, on_delete=models.PROTECT, related_name="predecessions"
    )
    carries = models.BooleanField("由承继单位继续作为获奖单位", null=True)
    effective_on = models.DateField("变更日期")
    document = models.CharField("变更依据", max_length=120)
    note = models.TextField("说明", blank=True)
    evidence = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT)

    class Meta:
        ordering: ClassVar = ["-effective_on", "-id"]

    def __str__(self) -> str:
        return f"{self.old_name}：{self.get_kind_display()}"

    @property
    def subject(self) -> str:
        return f"change/{self.pk}"
