"""Versions of standards and rules of work, and the versions that each cycle was launched under."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q, QuerySet

from award.records.cycles.models import Cycle
from award.records.files.models import Evidence
from award.records.people.models import User


class Kind(models.TextChoices):
    CRITERIA = "criteria", "评审标准"
    RULES = "rules", "评审细则"
    PROCEDURE = "procedure", "评审程序"
    OTHER = "other", "其他工作规范"


class StandardVersion(models.Model):
    """One version of one text. It is in force once a second officer has confirmed it, from its day on.

    `in_force_from` None: the text itself says it, and nobody has entered the day yet.
    """

    kind = models.CharField("种类", max_length=12, choices=Kind.choices)
    title = models.CharField("名称", max_length=100)
    number = models.CharField("标准号、文号或版次", max_length=60)
    issued_by = models.CharField("发布机关", max_length=60)
    issued_on = models.DateField("发布日期", null=True, blank=True)
    in_force_from = models.DateField("施行日期", null=True, blank=True)
    in_force_to = models.DateField("废止前最后一日", null=True, blank=True)
    file = models.ForeignKey(Evidence, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    public = models.BooleanField("文本向社会公开", default=False)
    note = models.CharField("说明", max_length=400, blank=True)
    entered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["kind", "title", "in_force_from", "id"]

    def __str__(self) -> str:
        return f"《{self.title}》（{self.number}）"

    @property
    def subject(self) -> str:
        return f"standard/{self.pk}"

    def state(self, day: date) -> str:
        """entered, coming, in_force or ended on a day."""
        if self.confirmed_at is None:
            return "entered"
        if self.in_force_to is not None and day > self.in_force_to:
            return "ended"
        return "coming" if self.in_force_from is not None and day < self.in_force_from else "in_force"


class CycleStandard(models.Model):
    """A version that a cycle was launched under: frozen, whatever is issued later."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="standards")
    standard = models.ForeignKey(StandardVersion, on_delete=models.PROTECT, related_name="cycles")

    class Meta:
        ordering: ClassVar = ["standard__kind", "standard__title", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "standard"], name="one_standard_a_cycle")
        ]


def in_force(day: date) -> QuerySet[StandardVersion]:
    """What is in force on a day."""
    begun = Q(in_force_from=None) | Q(in_force_from__lte=day)
    lasting = Q(in_force_to=None) | Q(in_force_to__gte=day)
    return StandardVersion.objects.filter(begun, lasting, confirmed_at__isnull=False)
