"""Extensions for one enterprise (21), and objections to the notice inside the unit (20)."""

from typing import ClassVar

from django.db import models

from award.records.applications.models import Application
from award.records.people.models import User


class Extension(models.Model):
    """More time for one application: asked for by one officer with a reason, decided by another."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="extensions")
    until = models.DateTimeField("顺延至")
    reason = models.TextField("理由")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    granted = models.BooleanField(null=True)
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-asked_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application"], condition=models.Q(granted=None), name="one_open_extension"
            )
        ]


class InsideObjection(models.Model):
    """One objection raised during the internal notice, and what the unit did about it; nobody is named."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="inside_objections")
    received_on = models.DateField("收到日期")
    said = models.CharField("意见", max_length=400)
    handling = models.CharField("处理情况", max_length=400)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["received_on", "id"]
