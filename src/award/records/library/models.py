"""The library of examiners across cycles, their appointments, and undertakings of secrecy (9, 28, 29).

The lasting record itself is `reviews.Examiner`; here stand what the library knows beside it, the
appointment of one cycle, and who has undertaken to keep secrets in it. Rights come only from a cycle.
"""

from typing import ClassVar

from django.db import models

from award.process.appointment import AppointmentState
from award.records.cycles.models import Cycle
from award.records.people.models import User
from award.records.reviews.models import Examiner


class Entry(models.Model):
    """What the library knows of one examiner beside name, employer, county, skills and leadership."""

    examiner = models.OneToOneField(Examiner, on_delete=models.CASCADE, related_name="entry")
    uscc = models.CharField("工作单位统一社会信用代码", max_length=18, blank=True)
    title = models.CharField("职称或职务", max_length=40, blank=True)
    professions = models.JSONField("专业（国民经济行业大类）", default=list, blank=True)
    categories = models.JSONField("擅长的评审类目", default=list, blank=True)
    updated_at = models.DateTimeField()


class ItemKind(models.TextChoices):
    TRAINING = "training", "培训"
    EXAM = "exam", "考核"
    SHARES = "shares", "持有股份"
    EMPLOYMENT = "employment", "曾任职或兼职"
    ADVICE = "advice", "咨询、培训或辅导"
    CONDUCT = "conduct", "履职情况"


class Item(models.Model):
    """One fact of an examiner: a training, an exam, shares, an employment, advice given, conduct.

    `body` is the enterprise or the institution; `until` empty: still so.
    """

    examiner = models.ForeignKey(Examiner, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(max_length=12, choices=ItemKind.choices)
    body = models.CharField("单位或名称", max_length=100)
    uscc = models.CharField("统一社会信用代码", max_length=18, blank=True)
    since = models.DateField("自", null=True, blank=True)
    until = models.DateField("至", null=True, blank=True)
    paid = models.BooleanField("有偿", default=False)
    note = models.CharField("说明", max_length=200, blank=True)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["kind", "-since", "id"]


class Appointment(models.Model):
    """One examiner in one cycle. The record stays when the rights have ended."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="appointments")
    examiner = models.ForeignKey(Examiner, on_delete=models.PROTECT, related_name="appointments")
    state = models.CharField(
        max_length=10,
        default=AppointmentState.NONE.value,
        choices=[(a.value, a.label) for a in AppointmentState],
    )
    revision = models.PositiveIntegerField(default=0)
    invited_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField("理由", max_length=400, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "examiner"], name="one_appointment_a_cycle")
        ]

    def __str__(self) -> str:
        return f"{self.examiner}（{self.cycle}）"

    @property
    def subject(self) -> str:
        return f"appointment/{self.pk}"


class Undertaking(models.Model):
    """One person's undertaking to keep secrets and stay honest in one cycle (Article 28), on any seat."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="undertakings")
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="undertakings")
    actor = models.CharField(max_length=12)
    digest = models.CharField("承诺书内容摘要", max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "cycle"], name="one_undertaking_a_cycle")
        ]
